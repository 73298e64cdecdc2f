"""Find highlights in chapters: those without a counterpart, and those with numbers on one side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from policydiff.stages.align import Relation
from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.findings.reviews import is_review_heading
from policydiff.stages.compare.indicators.deduplication import main_targets
from policydiff.stages.compare.model.chapter_types import Chapter, ChapterSide
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.compare.themes.chapters import leaves
from policydiff.stages.compare.themes.codebook import BUILT_IN, read_codebook
from policydiff.stages.compare.themes.coding import keyword_pattern
from policydiff.stages.documents import Clause, ClauseId, Part
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.support.ngrams import ngrams_or_whole
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Plan, Target

MOST_CHAPTERS = 2  # of each side
MOST_WORDED = 2  # chapters told that have numbers on one side only
MOST_EVIDENCE = 3
LEAST_CLAUSES = 3  # a chapter of fewer may be one measure, put elsewhere
LEAST_TARGETS = 3  # a chapter with fewer sets no numbers worth missing
# Share of the clauses of a text with a counterpart, below which texts have little to do with each
# other, so that it says nothing that one of their chapters has none.
LEAST_COVERED = 0.25


def tell_chapters_alone(comparison: Comparison) -> Iterator[Highlight]:
    """Chapters, or sections of long ones, of which no clause has a counterpart; the longest first.

    Of one place alone: what one place puts into a chapter, another says in passing. What reviews
    the past, and the frame of a plan (basis, safeguards), is left out.
    """
    if comparison.kind not in (Kind.REVISION, Kind.SUCCESSOR):
        return
    for side in ChapterSide:
        own = [chapter for chapter in comparison.chapters if chapter.side is side]
        alone = [chapter for chapter in leaves(own) if _stands_alone(comparison, chapter)]
        if not _covered(own):
            continue
        for chapter in sorted(alone, key=lambda c: -c.share)[:MOST_CHAPTERS]:
            own_name, facing_name = _names(comparison, side)
            yield tell(
                comparison,
                Rule.CHAPTER,
                NoticeCode.HIGHLIGHT_CHAPTER_ALONE,
                evidence=_first_clauses(comparison, chapter),
                own=own_name,
                facing=facing_name,
                near=_near(comparison, chapter),
                heading=chapter.heading,
                clauses=chapter.clauses,
                targets=chapter.targets,
                share=f"{chapter.share:.0%}",
            )


def _names(comparison: Comparison, side: ChapterSide) -> tuple[Value, Value]:
    """What sentences call the document of a side, and the one facing it."""
    base, other = document_names(comparison)
    return (base, other) if side is ChapterSide.BASE else (other, base)


def _near(comparison: Comparison, chapter: Chapter) -> Value:
    """How many of a chapter's clauses have at least a related one; nothing where none has."""
    own, _ = _plans(comparison, chapter)
    ids = {clause.id for clause in _clauses(own, chapter)}
    related = {
        clause
        for alignment in comparison.alignments
        if alignment.relation is Relation.RELATED
        for clause in (alignment.base if chapter.side is ChapterSide.BASE else alignment.other)
    }
    number = len(ids & related)
    return Notice.of(NoticeCode.HIGHLIGHT_NEAR, number=number) if number else ""


def _covered(chapters: Sequence[Chapter]) -> bool:
    clauses = sum(chapter.clauses for chapter in chapters)
    return sum(chapter.matched for chapter in chapters) >= LEAST_COVERED * max(1, clauses)


def _stands_alone(comparison: Comparison, chapter: Chapter) -> bool:
    own, facing = _plans(comparison, chapter)
    matched = chapter.matched or chapter.clauses < LEAST_CLAUSES
    if (
        matched
        or _is_article(chapter.heading)
        or is_review_heading(chapter.heading)
        or not was_read_whole(facing.document)
    ):
        return False
    return {clause.part for clause in _clauses(own, chapter)} == {Part.BODY}


def _is_article(heading: str) -> bool:
    """Whether a heading is an article of a law with its items: 第二十九条."""
    label = find_label(heading)
    return label is not None and label.scheme is Scheme.ARTICLE


def _clauses(plan: Plan, chapter: Chapter) -> list[Clause]:
    return [c for c in plan.document.main_text if chapter.heading in c.heading]


def _first_clauses(comparison: Comparison, chapter: Chapter) -> tuple[Evidence, ...]:
    """The first sentences of a chapter's clauses."""
    own, _ = _plans(comparison, chapter)
    return tuple(evidence_of(own, c.id) for c in _clauses(own, chapter)[:MOST_EVIDENCE])


def tell_numbers_alone(comparison: Comparison) -> Iterator[Highlight]:
    """Chapters whose measures have numbers on one side and words alone on the other.

    Only clauses with a counterpart count: what the other side leaves out is told by itself.
    """
    found: list[tuple[Chapter, list[Target], ClauseId]] = []
    of_side = {side: _partners(comparison, side) for side in ChapterSide}
    for chapter in leaves(comparison.chapters):
        own, facing = _plans(comparison, chapter)
        partners = of_side[chapter.side]
        ids = {clause.id for clause in _clauses(own, chapter)} & partners.keys()
        met = {one for clause in ids for one in partners[clause]}
        numbers = [t for t in main_targets(own) if t.clause in ids and _is_number(t)]
        if len(numbers) < LEAST_TARGETS or is_review_heading(chapter.heading):
            continue
        if sum(map(_is_number, main_targets(facing))) < LEAST_TARGETS:
            continue  # it sets none in any chapter
        if not _is_answered(facing, met, field=_field(own, chapter)):
            nearest = _nearest(numbers[0], facing, partners[numbers[0].clause])
            found.append((chapter, numbers, nearest))
    for chapter, numbers, first in sorted(found, key=lambda f: -len(f[1]))[:MOST_WORDED]:
        own, facing = _plans(comparison, chapter)
        own_name, facing_name = _names(comparison, chapter.side)
        shown = numbers[: MOST_EVIDENCE - 1]
        yield tell(
            comparison,
            Rule.NUMBERS,
            NoticeCode.HIGHLIGHT_NUMBERS_ALONE,
            evidence=(
                *(evidence_of(own, target.clause, target.quote) for target in shown),
                evidence_of(facing, first),
            ),
            own=own_name,
            facing=facing_name,
            heading=chapter.heading,
            number=len(numbers),
        )


def _nearest(target: Target, facing: Plan, clauses: Collection[ClauseId]) -> ClauseId:
    """The clause that shares most runs of two characters with a target's words."""
    runs = set(ngrams_or_whole(target.quote, 2))

    def shared(clause: ClauseId) -> tuple[int, ClauseId]:
        return len(runs & {*ngrams_or_whole(facing.document.clause(clause).text, 2)}), clause

    return max(clauses, key=shared)


def _is_number(target: Target) -> bool:
    """Whether a target has a number worth missing; 不发生 is a word for nought."""
    return target.low is not None and bool(target.low or target.high)


def _is_answered(facing: Plan, met: Collection[ClauseId], *, field: re.Pattern[str]) -> bool:
    """Whether the other document has a target in a corresponding clause, or one on the field."""
    return any(
        target.clause in met
        or field.search(" ".join((*facing.document.clause(target.clause).heading, target.quote)))
        for target in main_targets(facing)
    )


def _field(plan: Plan, chapter: Chapter) -> re.Pattern[str]:
    """The words of the policy field that a chapter speaks of most."""
    text = "".join(clause.text for clause in _clauses(plan, chapter))
    fields = [keyword_pattern(code.code) for code in read_codebook(BUILT_IN).codes]
    return max(fields, key=lambda pattern: len(pattern.findall(text)))


def _plans(comparison: Comparison, chapter: Chapter) -> tuple[Plan, Plan]:
    """The document of a chapter, and the one facing it."""
    plans = comparison.base, comparison.other
    return plans if chapter.side is ChapterSide.BASE else (plans[1], plans[0])


def _partners(comparison: Comparison, side: ChapterSide) -> dict[ClauseId, set[ClauseId]]:
    """The counterparts of each clause of a side."""
    found: dict[ClauseId, set[ClauseId]] = {}
    for alignment in comparison.alignments:
        if alignment.relation is not Relation.SAME:
            continue
        own, facing = alignment.base, alignment.other
        if side is ChapterSide.OTHER:
            own, facing = facing, own
        for clause in own:
            found.setdefault(clause, set()).update(facing)
    return found
