"""Find named projects that two documents share, and who names whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.compare.indicators.indicator_similarity import fold
from policydiff.stages.compare.model.name_types import CarriedName, NameKind, Naming
from policydiff.stages.compare.wording.named_projects import Named, common_names, find_named
from policydiff.stages.compare.wording.verbs import Verbs, built_in_verbs, find_promises
from policydiff.stages.documents import Clause, ClauseId, Document
from policydiff.stages.support.chinese_numerals import TO_HUNDRED

_NUMBER = re.compile(f"[双0-9〇两{TO_HUNDRED}零]")
MARKS = 1  # characters between a verb and the name that it is of: a quotation mark
BEHIND = 6  # characters of the object after the name; with more it is of something else
LEAST_CHANGED = 4  # characters of a name that may have been renumbered: 三纵三横


@dataclass(frozen=True, slots=True)
class _Mention:
    clause: Clause
    named: Named


def find_carried(
    base: Document, other: Document, *, same_place: bool, verbs: Verbs | None = None
) -> tuple[CarriedName, ...]:
    """Names that stand in the main text of both documents, and those that were renumbered.

    Renumbered: two names that stand in one document each and differ in a number only,
    “三纵三横三连” and “三纵三横四连”.

    Args:
        base: The document whose order counts.
        other: The other one.
        same_place: Whether renumbered names are looked for; elsewhere 两个中心 and 五个中心 are
            two places' own.
        verbs: The ranked words; None takes ours.

    Returns:
        In order of base. Spans are those of the mention that has the verb, else of the first.
    """
    mine, theirs = _mentions(base), _mentions(other)
    pairs = {key: key for key in mine if key in theirs}
    if same_place:
        pairs |= dict(_renumbered(mine, theirs))
    return tuple(
        _carried(base, other, mine[left], theirs[right], verbs=verbs or built_in_verbs())
        for left in mine
        if (right := pairs.get(left)) is not None
    )


def find_namings(base: Document, other: Document) -> tuple[Naming, ...]:
    """Which clauses of each document name the place of the other, base first.

    Places that both belong to (浙江 for 嘉兴 and 湖州) are left out.
    """
    return tuple(n for n in (*_namings(base, other), *_namings(other, base)))


def _mentions(document: Document) -> Mapping[str, list[_Mention]]:
    """Every mention by folded name, in order of the first one."""
    found: dict[str, list[_Mention]] = {}
    for clause in document.main_text:
        for named in find_named(clause.text):
            found.setdefault(fold(named.name), []).append(_Mention(clause, named))
    return found


def _renumbered(
    mine: Mapping[str, Sequence[_Mention]], theirs: Mapping[str, Sequence[_Mention]]
) -> Iterator[tuple[str, str]]:
    """Names of schemes that differ in a number only, where each has one partner."""
    masked: dict[str, list[str]] = {}
    for key in theirs:
        if key not in mine and _is_numbered(key, theirs[key]):
            masked.setdefault(_NUMBER.sub("#", key), []).append(key)
    for key in mine:
        if key not in theirs and _is_numbered(key, mine[key]):
            partners = masked.get(_NUMBER.sub("#", key), [])
            if len(partners) == 1:
                yield key, partners[0]


def _is_numbered(key: str, mentions: Sequence[_Mention]) -> bool:
    scheme = mentions[0].named.kind is NameKind.SCHEME
    words = _NUMBER.sub("", key)
    return scheme and len(key) >= LEAST_CHANGED and len(words) >= 2 and words != key


def _carried(
    base: Document,
    other: Document,
    mine: Sequence[_Mention],
    theirs: Sequence[_Mention],
    *,
    verbs: Verbs,
) -> CarriedName:
    (left, base_verb), (right, other_verb) = _said(mine, verbs), _said(theirs, verbs)
    return CarriedName(
        name=mine[0].named.name,
        other_name=theirs[0].named.name,
        kind=mine[0].named.kind,
        common=mine[0].named.name in common_names(),
        base=_clauses(mine),
        other=_clauses(theirs),
        base_span=left.named.span.shifted(left.clause.span.start),
        other_span=right.named.span.shifted(right.clause.span.start),
        base_verb=base_verb,
        other_verb=other_verb,
    )


def _clauses(mentions: Sequence[_Mention]) -> tuple[ClauseId, ...]:
    return tuple(dict.fromkeys(mention.clause.id for mention in mentions))


def _said(mentions: Sequence[_Mention], verbs: Verbs) -> tuple[_Mention, str | None]:
    """The first mention that is the whole object of a ranked verb (加快, 启动), with that verb.

    Else the first mention, without one.
    """
    for mention in mentions:
        for phrase in find_promises(mention.clause.text, verbs):
            ahead = mention.named.span.start - phrase.starts
            behind = phrase.starts + len(phrase.object) - mention.named.span.end
            if 0 <= ahead <= MARKS and behind <= BEHIND:
                return mention, phrase.steps[0].word
    return mentions[0], None


def _namings(document: Document, of: Document) -> Iterator[Naming]:
    own = document.jurisdiction.path if document.jurisdiction else ()
    for place in of.jurisdiction.path if of.jurisdiction else ():
        short = re.sub(r"(?:省|市|区|县)$", "", place) if len(place) > 2 else place
        if place in own or any(short in name for name in own):
            continue
        clauses = tuple(c.id for c in document.main_text if short in c.text)
        if clauses:
            yield Naming(document=document.id, place=place, clauses=clauses)
