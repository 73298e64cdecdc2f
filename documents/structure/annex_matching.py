"""Find the main-text clause that an annex item repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.stages.support.ngrams import character_ngrams

THRESHOLD = 0.5  # share of pairs, in [0, 1]; docs/decisions/0010: 0.67+ repeat, 0.43- do not
_NOT_TEXT = re.compile(r"[\W_]+")


def find_repeats(items: Sequence[str], clauses: Sequence[str]) -> tuple[int | None, ...]:
    """For each annex item the index of the clause that holds most of it; None below the threshold.

    Containment: the share of the item's pairs of neighbouring characters that stand in the clause.
    Ties go to the first in reading order.
    """
    if not items:
        return ()
    pairs = [_pairs(text) for text in clauses]
    holders: dict[str, list[int]] = {}
    for index, entry in enumerate(pairs):
        for pair in entry:
            holders.setdefault(pair, []).append(index)
    return tuple(_best(_pairs(item), holders, len(clauses)) for item in items)


def _pairs(text: str) -> frozenset[str]:
    bare = _NOT_TEXT.sub("", text)
    return frozenset(character_ngrams(bare, 2))


def _best(item: frozenset[str], holders: dict[str, list[int]], count: int) -> int | None:
    counts = [0] * count
    for pair in item:
        for index in holders.get(pair, ()):
            counts[index] += 1
    best = max(range(count), key=lambda index: (counts[index], -index), default=None)
    if best is None or counts[best] < THRESHOLD * max(1, len(item)):
        return None
    return best
