"""What became of the chapters of two documents, and of the sections of those that are long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.align import Alignment, Relation
from policydiff.stages.compare.model.chapter_types import (
    Chapter,
    ChapterSide,
    ChapterVerdict,
    Flow,
)
from policydiff.stages.compare.model.target_side import TargetSide
from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.support.text import fold_width

KEPT = 2 / 3  # share of a chapter's clauses with a counterpart, from which on it is kept
DIVIDED = 1 / 3  # share of the text that a chapter holds, from which on its sections are told
LEAST_SECTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One of the two main texts and its links."""

    side: ChapterSide
    own: TargetSide
    facing: TargetSide
    partners: Mapping[ClauseId, Sequence[ClauseId]]  # of the other side

    def chapters(self) -> tuple[Chapter, ...]:
        """Its top-level headings in reading order, each with its sections where they are told."""
        return tuple(self._chapter(run, level=0) for run in _runs(self.own.clauses, level=0))

    def _chapter(self, clauses: Sequence[Clause], *, level: int) -> Chapter:
        heading = clauses[0].heading[level]
        ids = {clause.id for clause in clauses}
        matched = sum(bool(self.partners.get(clause)) for clause in ids)
        characters = sum(len(clause.text) for clause in clauses)
        share = characters / max(1, sum(len(clause.text) for clause in self.own.clauses))
        sections = _runs(clauses, level=level + 1) if share >= DIVIDED else []
        return Chapter(
            side=self.side,
            heading=heading,
            short=short_heading(heading),
            clauses=len(clauses),
            matched=matched,
            characters=characters,
            share=share,
            targets=sum(target.clause in ids for target in self.own.targets),
            verdict=_verdict(self.side, matched=matched, clauses=len(clauses)),
            flows=self._flows(clauses),
            sections=tuple(self._chapter(run, level=level + 1) for run in sections)
            if len(sections) >= LEAST_SECTIONS
            else (),
        )

    def _flows(self, clauses: Sequence[Clause]) -> tuple[Flow, ...]:
        """How many of these clauses have a counterpart in each chapter of the other side."""
        chapter_of = {clause.id: _chapter_above(clause) for clause in self.facing.clauses}
        met = Counter(
            heading
            for clause in clauses
            for heading in {chapter_of[one] for one in self.partners.get(clause.id, ())}
            if heading
        )
        order = dict.fromkeys(map(_chapter_above, self.facing.clauses))
        return tuple(Flow(heading=one[0], clauses=met[one]) for one in order if one in met)


def tell_chapters(
    base: TargetSide, other: TargetSide, *, alignments: Iterable[Alignment]
) -> tuple[Chapter, ...]:
    """The chapters of base, then those of other, each side in reading order.

    Clauses above the first heading belong to no chapter. A clause has a counterpart where a link of
    relation same names it; a chapter is kept from two thirds of its clauses on.
    """
    left: dict[ClauseId, list[ClauseId]] = defaultdict(list)
    right: dict[ClauseId, list[ClauseId]] = defaultdict(list)
    for alignment in alignments:
        if alignment.relation is Relation.SAME:
            for one in alignment.base:
                for two in alignment.other:
                    left[one].append(two)
                    right[two].append(one)
    texts = (
        _Text(side=ChapterSide.BASE, own=base, facing=other, partners=left),
        _Text(side=ChapterSide.OTHER, own=other, facing=base, partners=right),
    )
    return tuple(chapter for text in texts for chapter in text.chapters())


def leaves(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Each chapter, or in place of one that is divided its sections."""
    return tuple(leaf for chapter in chapters for leaf in chapter.sections or (chapter,))


def short_heading(heading: str) -> str:
    """A heading without its number, up to its first comma where four characters stand before it."""
    label = find_label(heading)
    text = heading[label.end :] if label else heading
    first = fold_width(text).split(",")[0]
    return text[: len(first)] if len(first) >= 4 else text


def _runs(clauses: Sequence[Clause], *, level: int) -> list[list[Clause]]:
    """The clauses under each heading of a level, in reading order; the others are left out.

    An article is a clause, however many paragraphs it has, and no chapter.
    """
    found: dict[tuple[str, ...], list[Clause]] = {}
    for clause in clauses:
        if len(clause.heading) > level and not _is_article(clause.heading[level]):
            found.setdefault(clause.heading[: level + 1], []).append(clause)
    return list(found.values())


def _chapter_above(clause: Clause) -> tuple[str, ...]:
    """The chapter that a clause stands in; none where articles alone stand above it."""
    return tuple(heading for heading in clause.heading[:1] if not _is_article(heading))


def _is_article(heading: str) -> bool:
    label = find_label(heading)
    return label is not None and label.scheme is Scheme.ARTICLE


def _verdict(side: ChapterSide, *, matched: int, clauses: int) -> ChapterVerdict:
    if not matched:
        return ChapterVerdict.NOT_FOUND if side is ChapterSide.BASE else ChapterVerdict.NEW
    return ChapterVerdict.KEPT if matched >= KEPT * clauses else ChapterVerdict.PARTLY
