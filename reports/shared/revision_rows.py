"""Make the rows of a revision table (修改对照表) for workbook and Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.stages.align import Alignment
from policydiff.stages.compare import Comparison
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.documents import Clause
from policydiff.stages.reports.shared.change_words import change_words, norm_words
from policydiff.stages.reports.shared.diffs import Mark, Run, compare_sides, plain_runs
from policydiff.stages.reports.shared.link_lookup import (
    base_clauses,
    corresponding,
    only_in_base,
    only_in_other,
)
from policydiff.stages.reports.shared.translations import Interface


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A row of a 修改对照表; a side that has no clause has no runs either."""

    base: tuple[Clause, ...] = ()
    other: tuple[Clause, ...] = ()
    base_runs: tuple[Run, ...] = ()
    other_runs: tuple[Run, ...] = ()
    change: str = ""  # in words
    changes: str = ""  # what changed inside, a line each
    score: float | None = None
    decided: bool = False


def revision_rows(comparison: Comparison, *, ui: Interface) -> Iterator[RevisionRow]:
    """Alignments and clauses that stand alone in order of base; then what is only in other."""
    of_base: dict[str, list[Alignment]] = {}
    for alignment in corresponding(comparison):
        of_base.setdefault(alignment.base[0], []).append(alignment)
    norms = norm_words(comparison, ui=ui)
    alone = {clause.id for clause in only_in_base(comparison)}
    for clause in base_clauses(comparison):
        for alignment in of_base.get(clause.id, ()):
            yield _aligned(comparison, alignment, ui=ui)
        if clause.id in alone:
            gone = (Run(mark=Mark.GONE, text=clause.text),)
            yield RevisionRow(
                base=(clause,),
                base_runs=gone,
                change=ui("column.only_base"),
                changes=norms.get((ChapterSide.BASE, clause.id), ""),
            )
    for clause in only_in_other(comparison):
        new = (Run(mark=Mark.NEW, text=clause.text),)
        yield RevisionRow(
            other=(clause,),
            other_runs=new,
            change=ui("column.only_other"),
            changes=norms.get((ChapterSide.OTHER, clause.id), ""),
        )


def _aligned(comparison: Comparison, alignment: Alignment, *, ui: Interface) -> RevisionRow:
    base = tuple(map(comparison.base.document.clause, alignment.base))
    other = tuple(map(comparison.other.document.clause, alignment.other))
    texts = [c.text for c in base], [c.text for c in other]
    sides = compare_sides(*texts, terms=alignment.shared)
    change = ui(f"change.{alignment.change.value}")
    return RevisionRow(
        base=base,
        other=other,
        base_runs=_joined(sides.base),
        other_runs=_joined(sides.other),
        change=f"{change} · {ui('pair.moved')}" if alignment.moved else change,
        changes="\n".join(change_words(alignment, ui=ui)),
        score=alignment.score,
        decided=alignment.decided,
    )


def _joined(clauses: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    joint = plain_runs("\n")
    return tuple(run for i, runs in enumerate(clauses) for run in (*(joint if i else ()), *runs))
