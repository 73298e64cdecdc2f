"""Choose pairs one to one so that all of them together have the most evidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.targets import TargetId

_TIE = 1e-6  # far below any evidence


def best_pairs(pairs: Iterable[TargetPair]) -> Iterator[TargetPair]:
    """The pairs whose scores sum to the most, each target in one at most; ties in the order given.

    A target does not take the partner of another that has no second choice where it has one itself.
    """
    for group in _connected(list(pairs)):
        yield from _assigned(group)


def _connected(pairs: Sequence[TargetPair]) -> Iterator[list[TargetPair]]:
    """Pairs that share a target, directly or through others, together."""
    root: dict[tuple[int, TargetId], tuple[int, TargetId]] = {}

    def find(node: tuple[int, TargetId]) -> tuple[int, TargetId]:
        while (up := root.setdefault(node, node)) != node:
            root[node] = root[up]
            node = up
        return node

    for pair in pairs:
        root[find((0, pair.base.id))] = find((1, pair.other.id))
    groups: dict[tuple[int, TargetId], list[TargetPair]] = {}
    for pair in pairs:
        groups.setdefault(find((0, pair.base.id)), []).append(pair)
    yield from groups.values()


def _assigned(pairs: Sequence[TargetPair]) -> Iterator[TargetPair]:
    if len(pairs) == 1:
        yield pairs[0]
        return
    bases, others = (
        [target.id for target in sorted(side, key=lambda target: (target.span, target.id))]
        for side in (
            {pair.base.id: pair.base for pair in pairs}.values(),
            {pair.other.id: pair.other for pair in pairs}.values(),
        )
    )
    worth = [[0.0] * len(others) for _ in bases]
    known = {}
    for pair in pairs:
        place = bases.index(pair.base.id), others.index(pair.other.id)
        known[place] = pair
        worth[place[0]][place[1]] = pair.score - _late(*place)
    for place in sorted(_best_places(worth)):
        if place in known:
            yield known[place]


def _late(base: int, other: int) -> float:
    """What ties are parted by: those come first that stand in one order, and then the earlier."""
    return _TIE * abs(base - other) + _TIE * _TIE * (base + other)


def _best_places(worth: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The cells, one in each row and column, whose sum is greatest."""
    if len(worth) > len(worth[0]):
        yield from ((row, column) for column, row in _best_places(list(zip(*worth, strict=True))))
        return
    top = max(map(max, worth))
    search = _LeastCost([[top - value for value in row] for row in worth])
    for row in range(len(worth)):
        search.add(row)
    yield from search.places()


class _LeastCost:
    """The assignment of rows to columns that costs least, row by row (Kuhn and Munkres).

    Row and column 0 stand for none.
    """

    def __init__(self, cost: Sequence[Sequence[float]]) -> None:
        self._cost = cost
        self._columns = range(1, len(cost[0]) + 1)
        self._lift = [0.0] * (len(cost) + 1)
        self._drop = [0.0] * (len(cost[0]) + 1)
        self._row_of = [0] * (len(cost[0]) + 1)

    def add(self, row: int) -> None:
        """Give the next row a column, others another one where that costs less."""
        self._row_of[0], column = row + 1, 0
        slack, before = [math.inf] * len(self._drop), [0] * len(self._drop)
        seen = set[int]()
        while self._row_of[column]:
            seen.add(column)
            self._look(column, slack, before, seen)
            following = min((c for c in self._columns if c not in seen), key=slack.__getitem__)
            self._shift(slack[following], slack, seen)
            column = following
        while column:
            self._row_of[column], column = self._row_of[before[column]], before[column]

    def places(self) -> Iterator[tuple[int, int]]:
        """(row, column) of each row."""
        yield from ((self._row_of[c] - 1, c - 1) for c in self._columns if self._row_of[c])

    def _look(self, column: int, slack: list[float], before: list[int], seen: set[int]) -> None:
        row = self._row_of[column]
        for at in self._columns:
            rest = self._cost[row - 1][at - 1] - self._lift[row] - self._drop[at]
            if at not in seen and rest < slack[at]:
                slack[at], before[at] = rest, column

    def _shift(self, step: float, slack: list[float], seen: set[int]) -> None:
        for at in range(len(self._drop)):
            if at in seen:
                self._lift[self._row_of[at]] += step
                self._drop[at] -= step
            else:
                slack[at] -= step
