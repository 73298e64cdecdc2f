"""Find what two versions of a regulation say differently, and what one of them alone asks.

Both sides are quoted, and nothing is called tighter or looser: with the number its base may change
(of all owners, of those who vote). What one version alone has is told only where no sentence of the
whole other version shares much of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Indel

from policydiff.stages.align import Alignment, Relation
from policydiff.stages.align.link_changes import ChangeType, LinkChange, Quoted, words_of_side
from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.findings.absence import Passages
from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.indicators.indicator_similarity import fold
from policydiff.stages.compare.indicators.passages import sentence_of
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Kind, Rule
from policydiff.stages.compare.model.norm_types import LoneNorm
from policydiff.stages.documents import Clause, Document
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.chinese_numerals import COUNTED, SCALES
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.numerals import numeral_value
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Plan

MOST_CHANGES = 5
MOST_OF_TYPE = 3
MOST_ALONE = 2  # of each version
ALIKE = 0.55  # similarity of two passages without the words that changed, below which they are two
ALIKE_CLAUSES = 0.7  # the same of the whole clauses: a fine is for what the clause tells
# Shares of a sentence's runs, by weight: those that the other version has nowhere, and the most
# that any one sentence of it has. Of 60 that were read plain counterparts in like words begin at
# 0.28, one in other words (安排资金 for 安排…的资金) had 0.24 and 0.56 of new runs.
NEW = 0.65
UNLIKE = 0.2
SHORTEST = 10  # characters of a passage that says by itself what it is on
LONGEST = 90  # characters of a side that a sentence quotes; longer ones stand in the table alone
_NUMERAL = re.compile(rf"[{COUNTED}{SCALES}〇0-9.]+")
_TYPES = (ChangeType.NUMBER, ChangeType.TIME_LIMIT, ChangeType.MODALITY)  # the weightiest first


class _Sides(NamedTuple):
    """The clauses of a change, and the passage of each that the change stands in."""

    base: Clause
    other: Clause
    old: str
    new: str


def tell_provisions(comparison: Comparison) -> Iterator[Highlight]:
    """Numbers, time limits and modal words that changed between two versions of a regulation."""
    if are_versions(comparison):
        yield from _changed(comparison)
        yield from _alone(comparison)


def are_versions(comparison: Comparison) -> bool:
    """Whether both are regulations, and versions of one: of one place, under one title."""
    base, other = comparison.base.document, comparison.other.document
    one_place = comparison.kind in (Kind.REVISION, Kind.SUCCESSOR)
    return (
        one_place and is_regulation(base) and is_regulation(other) and _title(base) == _title(other)
    )


def _title(document: Document) -> str:
    """The title without the year of its version: 某某条例（2024年修正）."""
    return fold(expression("finding_words", "of_version").sub("", normalise_width(document.title)))


def _changed(comparison: Comparison) -> Iterator[Highlight]:
    told: Counter[ChangeType] = Counter()
    said = set[tuple[str, str]]()
    for kind in _TYPES:
        for alignment, change in _changes(comparison, kind):
            sides = _sides(comparison, alignment, change)
            if sides is None or (sides.old, sides.new) in said or told[kind] >= MOST_OF_TYPE:
                continue
            if told.total() < MOST_CHANGES and _tells(comparison, sides, change):
                told[kind] += 1
                said.add((sides.old, sides.new))
                yield _sentence(comparison, sides)


def _changes(comparison: Comparison, kind: ChangeType) -> Iterator[tuple[Alignment, LinkChange]]:
    """The changes of a type inside links of one clause to one, the surest links first."""
    same = [
        a
        for a in comparison.alignments
        if a.relation is Relation.SAME and len(a.base) == len(a.other) == 1
    ]
    for alignment in sorted(same, key=lambda a: -a.score):
        for change in alignment.changes:
            if change.type is kind and change.base is not None and change.other is not None:
                yield alignment, change


def _sides(comparison: Comparison, alignment: Alignment, change: LinkChange) -> _Sides | None:
    base, other = comparison.base.document, comparison.other.document
    left, right = base.clause(alignment.base[0]), other.clause(alignment.other[0])
    old, new = _passage(base, left, change.base), _passage(other, right, change.other)
    if not old or not new or normalise_width(old) == normalise_width(new):
        return None
    return _Sides(left, right, old, new)


def _passage(document: Document, clause: Clause, side: Quoted | None) -> str:
    """What stands between two commas around the changed words, with what stands before if short.

    "" where that is too long, or reaches beyond the clause's own text.
    """
    if side is None:
        return ""
    sentence = sentence_of(document.text, side.span)
    start, end = side.span.start, side.span.end
    while start > sentence.start and document.text[start - 1] not in "，,：:":
        start -= 1
    while end < sentence.end and document.text[end] not in "，,：:":
        end += 1
    if end - start < SHORTEST * 2 and start > sentence.start:
        start -= 1
        while start > sentence.start and document.text[start - 1] not in "，,：:":
            start -= 1
    quote = Span(start, end).of(document.text).strip()
    return quote if SHORTEST <= len(quote) <= LONGEST and quote in clause.text else ""


def _tells(comparison: Comparison, sides: _Sides, change: LinkChange) -> bool:
    """Whether one passage took the place of the other: alike but for the change, and only there."""
    old = sides.old.replace(words_of_side(change.base), "")
    new = sides.new.replace(words_of_side(change.other), "")
    if Indel.normalized_similarity(old, new) < ALIKE:
        return False
    if Indel.normalized_similarity(sides.base.text, sides.other.text) < ALIKE_CLAUSES:
        return False
    texts = (_read(comparison.base), _read(comparison.other))
    return _plain(sides.old) not in texts[1] and _plain(sides.new) not in texts[0]


def _read(plan: Plan) -> str:
    return _plain(plan.document.text)


def _plain(text: str) -> str:
    """The text without marks, numbers in one script."""
    return _NUMERAL.sub(lambda found: str(numeral_value(found[0]) or found[0]), fold(text))


def _sentence(comparison: Comparison, sides: _Sides) -> Highlight:
    return tell(
        comparison,
        Rule.PROVISION,
        NoticeCode.HIGHLIGHT_PROVISION_CHANGED,
        evidence=[
            evidence_of(comparison.base, sides.base.id, sides.old),
            evidence_of(comparison.other, sides.other.id, sides.new),
        ],
        old_clause=sides.base.address or sides.base.id,
        new_clause=sides.other.address or sides.other.id,
        old=sides.old,
        new=sides.new,
    )


def _alone(comparison: Comparison) -> Iterator[Highlight]:
    """What single sentences of one version alone ask, those with most new words first."""
    base, other = document_names(comparison)
    for side, own, facing, plan, whole in (
        (ChapterSide.BASE, base, other, comparison.base, comparison.other),
        (ChapterSide.OTHER, other, base, comparison.other, comparison.base),
    ):
        if not was_read_whole(whole.document):
            continue
        for norm in _asked(comparison, side, Passages.of(whole))[:MOST_ALONE]:
            yield tell(
                comparison,
                Rule.LONE_NORMS,
                NoticeCode.HIGHLIGHT_LONE_NORM,
                evidence=[evidence_of(plan, norm.clause, norm.quote)],
                clause=plan.document.clause(norm.clause).address or norm.clause,
                quote=norm.quote,
                own=own,
                facing=facing,
            )


def _asked(comparison: Comparison, side: ChapterSide, facing: Passages) -> list[LoneNorm]:
    """What clauses without a counterpart ask in words that the other version hardly has, once each.

    Principles and what leans on the sentence before it are left out.
    """
    norms = [
        norm
        for norm in comparison.lone_norms
        if norm.side is side and SHORTEST <= len(norm.quote) <= LONGEST
        if not expression("finding_words", "general_norm").search(norm.quote)
        if facing.new_in(norm.quote) >= NEW and facing.said(norm.quote) <= UNLIKE
    ]
    norms.sort(key=lambda norm: -facing.new_in(norm.quote))
    return list({norm.clause: norm for norm in reversed(norms)}.values())[::-1]
