"""Find highlights in chapters: those without a counterpart, and those with numbers on one side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from policydiff.stages.align import Relation
from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.findings.absence import Passages
from policydiff.stages.compare.findings.caveats import was_read_whole
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.findings.reviews import is_review_heading
from policydiff.stages.compare.findings.told_values import is_told, stands_alone
from policydiff.stages.compare.indicators.deduplication import main_targets
from policydiff.stages.compare.indicators.passages import has_number
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.chapter_types import Chapter, ChapterSide
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.compare.themes.chapters import leaves, short_heading
from policydiff.stages.documents import Clause, ClauseId, Document, Part
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.ngrams import character_ngrams, ngrams_or_whole
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Plan, Target

_NO_WORD = re.compile(r"[^\u4e00-\u9fff]")
MOST_CHAPTERS = 2  # of each side
MOST_WORDED = 2  # chapters told that have numbers on one side only
MOST_EVIDENCE = 3
LEAST_CLAUSES = 3  # a chapter of fewer may be one measure, put elsewhere
LIKE = 0.3  # share of the words of a target that a sentence with a number may have at most
LEAST_QUOTED = 2  # numbers that the other document sets nowhere
FEW_HEADINGS = 4  # of both documents that share a word of one field, two of each
LEAST_TARGETS = 3  # a chapter with fewer sets no numbers worth missing
# Share of the clauses of a text with a counterpart, below which texts have little to do with each
# other, so that it says nothing that one of their chapters has none.
LEAST_COVERED = 0.25
MOST_SAID = 0.0  # share of a chapter's clauses that the other text may say in like words
LEAST_FLOW = 0.5  # share of a chapter's clauses that lead to one chapter, which then answers it


def tell_chapters_alone(comparison: Comparison) -> Iterator[Highlight]:
    """Chapters, or sections of long ones, of which no clause has a counterpart; the longest first.

    Of one place alone: what one place puts into a chapter, another says in passing. What reviews
    the past, and the frame of a plan (basis, safeguards), is left out. That no link was found does
    not do: no sentence of the chapter, nor its heading, may stand anywhere else by its words.
    """
    documents = (comparison.base.document, comparison.other.document)
    if comparison.kind not in (Kind.REVISION, Kind.SUCCESSOR) or any(map(is_regulation, documents)):
        return
    if all(map(_is_yearly, documents)) or not _are_on_one_subject(*documents):
        return  # a report of every year speaks of everything somewhere
    for side in ChapterSide:
        own = [chapter for chapter in comparison.chapters if chapter.side is side]
        if not _covered(own):
            continue
        alone = [chapter for chapter in leaves(own) if _stands_alone(comparison, chapter)]
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


def _are_on_one_subject(base: Document, other: Document) -> bool:
    """Whether the titles share a word of what they are on; without such words it is so."""
    words = [set(character_ngrams(_subject(document), 2)) for document in (base, other)]
    return not all(words) or bool(words[0] & words[1])


def _subject(document: Document) -> str:
    """The title without the place and what any title has: 长三角一体化."""
    place = document.jurisdiction.name if document.jurisdiction else ""
    title = document.title or ""
    bare = expression("finding_words", "title_frame").sub(" ", title.replace(place or " ", " "))
    return _NO_WORD.sub("", bare)


def _is_yearly(document: Document) -> bool:
    return document.period is not None and document.period.first == document.period.last


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
    clauses = _clauses(own, chapter)
    passages = Passages.of(facing)
    said = sum(passages.has(clause.text) for clause in clauses)
    if said > MOST_SAID * len(clauses) or passages.has(short_heading(chapter.heading)):
        return False
    return {clause.part for clause in clauses} == {Part.BODY}


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
    """Chapters that set numbers where the chapter that answers them has words alone.

    Of one place, and of places of one level: that a province counts what the country does not is
    a matter of level. A chapter answers another where half of that one's clauses lead to it; it
    has no number in any of its sentences, counted as a target or not.
    """
    if comparison.kind is Kind.LEVELS or not _are_of_like_years(comparison):
        return
    found = [pair for side in ChapterSide for pair in _answered_in_words(comparison, side)]
    for own, numbers, answer in sorted(found, key=lambda f: -len(f[1]))[:MOST_WORDED]:
        plan, facing = _plans(comparison, own)
        own_name, facing_name = _names(comparison, own.side)
        shown = numbers[: MOST_EVIDENCE - 1]
        yield tell(
            comparison,
            Rule.NUMBERS,
            NoticeCode.HIGHLIGHT_NUMBERS_ALONE,
            evidence=(
                *(evidence_of(plan, target.clause, target.quote) for target in shown),
                evidence_of(facing, _nearest(numbers[0], _clauses(facing, answer))),
            ),
            own=own_name,
            facing=facing_name,
            heading=own.heading,
            quotes="".join(f"“{normalise_width(target.quote)}”" for target in shown),
            answer=answer.heading,
        )


def _answered_in_words(
    comparison: Comparison, side: ChapterSide
) -> Iterator[tuple[Chapter, list[Target], Chapter]]:
    """Chapters of a side that set three numbers or more, with those that answer in words alone."""
    partners = _partners(comparison, side)
    facing_chapters = leaves([c for c in comparison.chapters if c.side is not side])
    for chapter in leaves([c for c in comparison.chapters if c.side is side]):
        plan, facing = _plans(comparison, chapter)
        ids = {clause.id for clause in _clauses(plan, chapter)}
        numbers = [t for t in main_targets(plan) if t.clause in ids and _is_number(t)]
        if len(numbers) < LEAST_TARGETS or is_review_heading(chapter.heading):
            continue
        if not was_read_whole(facing.document) or not any(map(_is_number, main_targets(facing))):
            continue
        answer = _answer(ids, partners, facing, facing_chapters)
        if answer is None or is_review_heading(answer.heading):
            continue
        worded = not any(has_number(clause.text) for clause in _clauses(facing, answer))
        if worded and _are_on_one_field(comparison, chapter, answer):
            once = [*{t.quote: t for t in _set_there_alone(numbers, facing)}.values()]
            if len(once) >= LEAST_QUOTED:
                yield chapter, sorted(once, key=lambda t: not is_rate(t)), answer


def _are_of_like_years(comparison: Comparison) -> bool:
    """Whether the plans of two places of one level are for the same years, or both of one place."""
    if comparison.kind is not Kind.PEERS:
        return True
    base, other = comparison.base.document, comparison.other.document
    levels = {place.level for place in (base.jurisdiction, other.jurisdiction) if place}
    return base.period == other.period and len(levels) <= 1


def _set_there_alone(numbers: Sequence[Target], facing: Plan) -> list[Target]:
    """Those that the other document sets nowhere, under no like name, in no like sentence."""
    names = {target.indicator for target in facing.targets}
    passages = Passages.of(facing)
    return [
        target
        for target in numbers
        if target.indicator not in names
        if stands_alone(target.indicator)
        and not any(map(has_number, passages.like(target.quote, least=LIKE)))
    ]


def _are_on_one_field(comparison: Comparison, chapter: Chapter, answer: Chapter) -> bool:
    """Whether both headings share a word that few chapters have: 乡村, 民生, not 推进 or 高质量."""
    headings = [set(ngrams_or_whole(c.short, 2)) for c in leaves(comparison.chapters)]
    shared = {*ngrams_or_whole(chapter.short, 2)} & {*ngrams_or_whole(answer.short, 2)}
    rare = (run for run in shared if sum(run in heading for heading in headings) <= FEW_HEADINGS)
    return next(rare, None) is not None


def _answer(
    ids: Collection[ClauseId],
    partners: Mapping[ClauseId, Collection[ClauseId]],
    facing: Plan,
    chapters: Sequence[Chapter],
) -> Chapter | None:
    """The chapter of the other document that half of these clauses or more lead to."""
    for chapter in chapters:
        theirs = {clause.id for clause in _clauses(facing, chapter)}
        led = sum(bool(theirs.intersection(partners.get(clause, ()))) for clause in ids)
        if led >= max(2, LEAST_FLOW * len(ids)):
            return chapter
    return None


def _nearest(target: Target, clauses: Sequence[Clause]) -> ClauseId:
    """The clause that shares most runs of two characters with a target's words."""
    runs = set(ngrams_or_whole(target.quote, 2))

    def shared(clause: Clause) -> int:
        return len(runs & {*ngrams_or_whole(clause.text, 2)})

    return max(clauses, key=shared).id


def _is_number(target: Target) -> bool:
    """Whether a target has a number worth missing; 不发生 is a word for nought."""
    return target.low is not None and is_told(target)


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
