"""Find who must act (责任主体): brackets behind a clause, lines below it, cells beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from policydiff.stages.documents.model.document import Bodies
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import fold_width

NO_BODIES = Bodies()


class Role(StrEnum):
    """What a list of bodies says about them."""

    LEAD = "lead"  # 牵头单位: all of them lead
    SUPPORT = "support"  # 配合单位: all of them support
    LIST = "list"  # 责任单位: nobody leads, unless the document says that the first one does


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Bodies stated at the end of a paragraph."""

    bodies: Bodies
    start: int  # where in the paragraph the bracket or line begins


_STATEMENTS = Expressions("body_statements")
_SPACE_AT_BRACKET = re.compile(r"(?<!\s)\s+(?=[(<《])|(?<=[)>》])\s+")
_NO_NAME = re.compile(r"[—―─\-–/\\.。、,;:\s]*无?")
_OPEN, _CLOSE = "(<《【“‘", ")>》】”’"
_SEPARATORS = "、,;/\n "
_SAID_ROLES = {"said_leading": Role.LEAD, "said_charged": Role.LIST}


@cache
def _keys() -> dict[str, Role]:
    """Patterns of the lexicon, longest first."""
    entries = load_lexicon("responsible_bodies")
    pairs = [(pattern, Role(entry.key)) for entry in entries for pattern in entry.patterns]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _key_pattern() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(map(re.escape, _keys()))})\s*:\s*")


def role_of_column(header: str) -> Role | None:
    """What bodies below a column's header do: 第一责任单位, 配合单位; None: not such a column."""
    header = re.sub(r"\s", "", header)
    if _STATEMENTS["column_of_bodies"].match(header):
        return Role.LIST
    return next((role for key, role in _keys().items() if header.endswith(key)), None)


def split_names(text: str) -> tuple[str, ...]:
    """Names of bodies in a list: A、B,C和各县政府; separators inside brackets do not separate.

    A trailing 等 is no part of a name, nor is a note such as <排名第一责任单位为牵头单位>; a dash
    in place of a name is none.
    """
    text = _STATEMENTS["and_all"].sub("、", text)
    for note in ("note", "first_leads"):
        text = _cut(text, _STATEMENTS[note].finditer(fold_width(text)))
    text = _cut(text, _SPACE_AT_BRACKET.finditer(fold_width(text)))
    names, name, depth = list[str](), "", 0
    for char, folded in zip(text, fold_width(text), strict=True):
        depth = max(0, depth + (folded in _OPEN) - (folded in _CLOSE))
        if folded in _SEPARATORS and not depth:
            names.append(name)
            name = ""
        else:
            name += char
    names = [_STATEMENTS["et_cetera"].sub("", n.strip(" 。.:\uff1a\u3000")) for n in (*names, name)]
    return tuple(dict.fromkeys(n for n in names if not _NO_NAME.fullmatch(fold_width(n))))


def _cut(text: str, matches: Iterable[re.Match[str]]) -> str:
    kept, end = "", 0
    for match in matches:
        kept += text[end : match.start()]
        end = match.end()
    return kept + text[end:]


def assign_roles(names: tuple[str, ...], role: Role) -> Bodies:
    """Bodies of one list."""
    if role is Role.LEAD:
        return Bodies(lead=names)
    if role is Role.SUPPORT:
        return Bodies(support=names)
    return Bodies(named=names)


def says_first_leads(text: str) -> bool:
    """Whether a text says that of the bodies of each list the first one leads."""
    return _STATEMENTS["first_leads"].search(fold_width(text)) is not None


def with_first_leading(bodies: Bodies) -> Bodies:
    """Bodies of which a list names some, the first of them as the one that leads."""
    if not bodies.named or bodies.lead:
        return bodies
    others = dict.fromkeys((*bodies.support, *bodies.named[1:]))
    return Bodies(lead=bodies.named[:1], support=tuple(others))


def join_bodies(parts: Iterable[Bodies]) -> Bodies:
    """All bodies of several lists, each once; one that leads does nothing else.

    Where a list says who supports and none who leads, those of the list beside it lead.
    """
    parts = tuple(parts)
    support = dict.fromkeys(name for part in parts for name in part.support)
    named = dict.fromkeys(name for part in parts for name in part.named)
    lead = dict.fromkeys(name for part in parts for name in part.lead)
    if support and not lead:
        lead, named = named, {}
    return Bodies(
        lead=tuple(lead),
        support=tuple(name for name in support if name not in lead),
        named=tuple(name for name in named if name not in lead and name not in support),
    )


def find_statement(text: str) -> Statement | None:
    """Bodies at a paragraph's end, (责任单位:A、B), (A牵头,B配合), or a whole line 牵头单位:A."""
    plain = fold_width(text)
    if bodies := _keyed(text, plain):
        return Statement(bodies=bodies, start=0)
    start = _last_bracket(plain)
    if start is None:
        return None
    bodies = read_statement(text[start:].rstrip("。;\uff1b "))
    return Statement(bodies=bodies, start=start) if bodies else None


def read_statement(bracket: str) -> Bodies | None:
    """Bodies of a bracket: (责任部门:区金融办), (省科技厅牵头); None where it states none."""
    text = bracket.strip()
    plain = fold_width(text)
    if plain[:1] in "(【" and plain[-1:] in ")】":
        text, plain = text[1:-1], plain[1:-1]
    return _keyed(text, plain) or _said(text, plain)


def _keyed(text: str, plain: str) -> Bodies | None:
    matches = list(_key_pattern().finditer(plain))
    if not matches or matches[0].start() > 0:
        return None
    ends = [m.start() for m in matches[1:]] + [len(text)]
    lists = [
        assign_roles(split_names(text[m.end() : end]), _keys()[m.group(1)])
        for m, end in zip(matches, ends, strict=True)
    ]
    bodies = join_bodies(lists)
    return bodies if bodies != NO_BODIES else None


def _said(text: str, plain: str) -> Bodies | None:
    matches = list(_STATEMENTS["said"].finditer(plain))
    if not matches or matches[0].start() > 0 or matches[-1].end() < len(plain):
        return None
    return join_bodies(
        assign_roles(split_names(text[slice(*m.span(1))]), _said_role(m.group(2))) for m in matches
    )


def _said_role(word: str) -> Role:
    """What the verb of (省科技厅牵头) makes of the bodies before it."""
    told = (role for key, role in _SAID_ROLES.items() if _STATEMENTS[key].fullmatch(word))
    return next(told, Role.SUPPORT)


def _last_bracket(plain: str) -> int | None:
    """Where the bracket that closes the paragraph opens; brackets may stand inside it."""
    end = len(plain.rstrip("。; "))
    if not end or plain[end - 1] not in ")】":
        return None
    depth = 0
    for index in range(end - 1, -1, -1):
        depth += (plain[index] in ")】") - (plain[index] in "(【")
        if not depth:
            return index
    return None
