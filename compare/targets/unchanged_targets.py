"""Targets of clauses that are unchanged: each meets itself, whatever else is like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.align.meaningful_text import normalise_meaningful
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.documents import ClauseId
from policydiff.stages.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The clauses that stand in both documents, with their targets."""

    base: frozenset[ClauseId]
    other: frozenset[ClauseId]
    pairs: tuple[TargetPair, ...]  # in order of the alignments


def find_unchanged(
    base: Sequence[Target], other: Sequence[Target], *, alignments: Sequence[Alignment]
) -> Unchanged:
    """The unchanged clauses, and their targets paired one to one in reading order.

    A target has no pair here where the other side has none with its words: there the clause was
    read as telling a result, or an earlier clause says the same.
    """
    links = [a for a in alignments if a.change is Change.UNCHANGED]
    return Unchanged(
        base=frozenset(clause for link in links for clause in link.base),
        other=frozenset(clause for link in links for clause in link.other),
        pairs=tuple(_pairs(base, other, links)),
    )


def _pairs(
    base: Sequence[Target], other: Sequence[Target], links: Sequence[Alignment]
) -> Iterator[TargetPair]:
    mine, theirs = _by_clause(base), _by_clause(other)
    for link in links:  # of one clause on each side
        left, right = mine.get(link.base[0], []), theirs.get(link.other[0], [])
        for target in tuple(left):
            same = next((t for t in right if _words(t) == _words(target)), None)
            if same is not None:
                left.remove(target)
                right.remove(same)
                yield _pair(target, same, link.relation)


def _by_clause(targets: Sequence[Target]) -> dict[ClauseId, list[Target]]:
    """The targets of each clause that are without a pair so far."""
    found: dict[ClauseId, list[Target]] = {}
    for target in targets:
        found.setdefault(target.clause, []).append(target)
    return found


def _words(target: Target) -> str:
    return normalise_meaningful(target.quote)


def _pair(base: Target, other: Target, relation: Relation) -> TargetPair:
    return TargetPair(
        base=base,
        other=other,
        names=1.0,
        linked=relation,
        score=1.0,
        same_indicator=True,
        unchanged=True,
    )
