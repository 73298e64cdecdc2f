"""Look up which clauses of a comparison correspond and which stand alone."""

from __future__ import annotations

from collections.abc import Iterable

from policydiff.stages.align import Alignment, Rejected, Relation
from policydiff.stages.compare import Comparison, Kind
from policydiff.stages.documents import Clause, ClauseId, Part


def base_clauses(comparison: Comparison) -> tuple[Clause, ...]:
    """The clauses that were compared, in reading order; of an annex check the main text."""
    document = comparison.base.document
    if comparison.kind is Kind.ANNEX:
        return tuple(c for c in document.clauses if c.part is not Part.ANNEX)
    return document.main_text


def other_clauses(comparison: Comparison) -> tuple[Clause, ...]:
    """The clauses that were compared, in reading order; of an annex check its items."""
    document = comparison.other.document
    if comparison.kind is Kind.ANNEX:
        return tuple(c for c in document.clauses if c.part is Part.ANNEX)
    return document.main_text


def corresponding(comparison: Comparison) -> tuple[Alignment, ...]:
    """Alignments of relation same, in order of base."""
    return tuple(a for a in comparison.alignments if a.relation is Relation.SAME)


def related(comparison: Comparison) -> tuple[Alignment, ...]:
    """Alignments of relation related, in order of base."""
    return tuple(a for a in comparison.alignments if a.relation is Relation.RELATED)


def only_in_base(comparison: Comparison) -> tuple[Clause, ...]:
    """Clauses of base that correspond to nothing in other."""
    linked = {clause for a in corresponding(comparison) for clause in a.base}
    return tuple(c for c in base_clauses(comparison) if c.id not in linked)


def only_in_other(comparison: Comparison) -> tuple[Clause, ...]:
    """Clauses of other that correspond to nothing in base."""
    linked = {clause for a in corresponding(comparison) for clause in a.other}
    return tuple(c for c in other_clauses(comparison) if c.id not in linked)


def nearest_of_base(comparison: Comparison) -> dict[ClauseId, Rejected]:
    """For a clause of base, the best candidate that was not good enough."""
    return _best((r.base, r) for r in comparison.rejected)


def nearest_of_other(comparison: Comparison) -> dict[ClauseId, Rejected]:
    """For a clause of other, the best candidate that was not good enough."""
    return _best((r.other, r) for r in comparison.rejected)


def _best(candidates: Iterable[tuple[ClauseId, Rejected]]) -> dict[ClauseId, Rejected]:
    best: dict[ClauseId, Rejected] = {}
    for clause, rejected in candidates:
        if clause not in best or rejected.score > best[clause].score:
            best[clause] = rejected
    return best
