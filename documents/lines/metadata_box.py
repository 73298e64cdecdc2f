"""The box of metadata that sites set above a document: 索引号, 文号, 发布日期, 发布机构."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from policydiff.stages.documents.model.line import Line
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import fold_width

_LONGEST_VALUE = 200  # characters
_LONGEST_SENTENCE = 80  # characters of a value with a full stop; longer ones hold text that ran on
_LONGEST_BARE = 60  # characters of a field without a colon
_BOX_LINES, _FEWEST_NAMES = 60, 3  # lines in which a box stands; bare names that tell one
_OPENING = "|【[\"'"
_LONGEST_OPENING = 6  # characters before the first name: |, 【


class BoxField(StrEnum):
    """Keys of metadata_box.toml."""

    INDEX = "index"
    POSTED = "posted"
    ISSUED = "issued"
    NUMBER = "number"
    ISSUER = "issuer"
    TITLE = "title"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxValue:
    """One field of a box, and the line that it was read from."""

    field: BoxField
    value: str  # as printed, without white space and bars around it; "" where none is given
    quote: str


@cache
def _firsts() -> frozenset[str]:
    """What the fields' names begin with."""
    entries = load_lexicon("metadata_box")
    return frozenset(pattern[0] for entry in entries for pattern in entry.patterns)


@cache
def _name() -> re.Pattern[str]:
    """A field's name with its colon, the longest first; its group says which field it is."""
    entries = load_lexicon("metadata_box")
    pairs = [(pattern, entry.key) for entry in entries for pattern in entry.patterns]
    groups: dict[str, list[str]] = {}
    for pattern, key in sorted(pairs, key=lambda pair: -len(pair[0])):
        groups.setdefault(key, []).append(r"\s{0,4}".join(pattern))
    names = "|".join(f"(?P<{key}>{'|'.join(found)})" for key, found in groups.items())
    behind = r"(?:[\s\]】\"']{0,6}[:|]|\s?[\]】](?!\s?[:|]))"
    return re.compile(rf"(?<![㐀-鿿A-Za-z])(?:{names}){behind}")


def _is_lone(plain: str) -> bool:
    """Whether a folded line is fields and nothing else; most lines begin as no field does."""
    opening = (at for at, char in enumerate(plain) if char not in _OPENING and not char.isspace())
    start = next(opening, _LONGEST_OPENING + 1)
    if start > _LONGEST_OPENING or plain[start] not in _firsts():
        return False
    found = _name().match(plain, start) if any(sign in plain for sign in ":|]】") else None
    if found is None or len(plain) - found.end() > _LONGEST_VALUE:
        return False
    return "。" not in plain or len(plain) - found.end() <= _LONGEST_SENTENCE


def is_box(text: str) -> bool:
    """Whether a line is a field of a box, or several: 索引号: 123 成文日期: 2024-09-20."""
    return _is_lone(fold_width(text).strip("| \t"))


def is_bare_field(text: str) -> bool:
    """Whether a line is a field with white space for the colon: 发文日期 2019年12月28日.

    Only beside another such line is it one of a box.
    """
    found = _bare().match(fold_width(text))
    return found is not None and len(text) <= _LONGEST_BARE


@cache
def _bare() -> re.Pattern[str]:
    entries = load_lexicon("metadata_box")
    names = sorted((p for e in entries for p in e.patterns), key=lambda p: (-len(p), p))
    groups = {e.key: [p for p in names if p in e.patterns and len(p) > 2] for e in entries}
    pattern = "|".join(f"(?P<{key}>{'|'.join(found)})" for key, found in groups.items() if found)
    return re.compile(rf"(?:{pattern})[ \t\u3000]+(?=[^\s:|])")


def is_box_name(text: str) -> bool:
    """Whether a line names a field and leaves its value to the next one: 索引号:."""
    return _is_lone(fold_width(text).strip()) and not box_values((text,))[0].value


def join_values(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines, the names of a box that has its values on lines of their own joined with these."""
    names = {i for i, line in enumerate(lines[:_BOX_LINES]) if is_box_name(line.text)}
    if len(names) < _FEWEST_NAMES:
        return tuple(lines)
    joined, taken = list[Line](), -1
    for index, line in enumerate(lines):
        if index == taken:
            continue
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        if index in names and _is_value(below):
            line, taken = replace(line, text=line.text + below), index + 1
        joined.append(line)
    return tuple(joined)


def _is_value(text: str) -> bool:
    """Whether a line may be the value of the field above it."""
    plain = fold_width(text).strip()
    return (
        0 < len(plain) <= _LONGEST_SENTENCE and not plain.endswith((":", "。")) and not is_box(text)
    )


def box_values(lines: Sequence[str]) -> tuple[BoxValue, ...]:
    """The fields that lines of a box state, in order; a value ends where the next name begins."""
    found = []
    for line in lines:
        bare = None if is_box(line) else _bare().match(fold_width(line))
        if bare and len(line) <= _LONGEST_BARE:
            key = BoxField(str(bare.lastgroup))
            found.append(BoxValue(field=key, value=line[bare.end() :].strip(), quote=line))
        if not is_box(line):
            continue
        names = list(_name().finditer(plain := fold_width(line)))
        ends = [match.start() for match in names[1:]] + [len(plain)]
        for match, end in zip(names, ends, strict=True):
            value = line[match.end() : end].strip(" \t\u3000|【】[]\"'")
            field = BoxField(str(match.lastgroup))
            found.append(BoxValue(field=field, value=value, quote=line))
    return tuple(found)
