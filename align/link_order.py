"""Judge the order of links between versions: what kept its place, and what moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Pair = tuple[int, int]  # positions in base and other


def find_chain(pairs: Iterable[Pair], *, strict: bool) -> frozenset[Pair]:
    """The longest subset that rises on both sides: the links that kept their order.

    Args:
        pairs: Links, in any order.
        strict: Whether a clause may stand in one link of the chain only; else neighbouring links
            may share a clause, as those of a split do.
    """
    ranks: list[int] = []  # the lowest end of a chain of each length
    ends: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    bisect = bisect_left if strict else bisect_right
    # Links of one base clause from the last to the first: only one can follow another's end.
    for pair in sorted(pairs, key=lambda p: (p[0], -p[1] if strict else p[1])):
        at = bisect(ranks, pair[1])
        before[pair] = ends[at - 1] if at else None
        ranks[at : at + 1] = [pair[1]]
        ends[at : at + 1] = [pair]
    kept, last = set[Pair](), ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def find_crossing(pairs: Iterable[Pair], chain: Iterable[Pair]) -> frozenset[Pair]:
    """Those of the pairs that cross a link of the chain: their clauses stand out of order."""
    anchors = tuple(chain)
    return frozenset(
        pair for pair in pairs if any((a - pair[0]) * (b - pair[1]) < 0 for a, b in anchors)
    )
