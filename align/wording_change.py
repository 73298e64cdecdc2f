"""Tell how the wording of aligned clauses changed, and which terms they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import fsum

from policydiff.stages.align.alignment import Change
from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.meaningful_text import NUMERALS
from policydiff.stages.align.substance_marks import find_marks
from policydiff.stages.knowledge.expressions import expression_source

SHARED_TERMS = 6  # as many as a reader takes in at a glance
REWORDED = 0.9  # share of the characters that both texts have, both ways


def classify_change(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Change:
    """What became of the wording.

    Unchanged means that nothing of the meaningful text differs. Reworded means that both bind to
    the same (see `find_marks`) and have nine in ten of their characters: what is left over is too
    little for another object.
    """
    if len(other) > 1:
        return Change.SPLIT
    if len(base) > 1:
        return Change.MERGED
    left, right = base[0].meaningful, other[0].meaningful
    if left == right:
        return Change.UNCHANGED
    same = _are_alike(left, right) and find_marks(left) == find_marks(right)
    return Change.REWORDED if same else Change.MODIFIED


def _are_alike(left: str, right: str) -> bool:
    """Whether nine in ten characters are on both sides, with their numbers or without them."""
    return _share(left, right) or _share(_numbers().sub("", left), _numbers().sub("", right))


def _share(left: str, right: str) -> bool:
    needed = REWORDED * max(len(left), len(right))
    if min(len(left), len(right)) < needed:  # most pairs; counting takes long
        return False
    return (Counter(left) & Counter(right)).total() >= needed


def coverage(
    base: Sequence[ClauseView], other: Sequence[ClauseView], rarity: Mapping[str, float]
) -> tuple[float, float]:
    """Share of each side's words, weighed by rarity, that the other side has too."""
    left, right = _words(base), _words(other)
    both = _weight(left & right, rarity)
    return _covered(both, _weight(left, rarity)), _covered(both, _weight(right, rarity))


def shared_terms(
    base: Sequence[ClauseView], other: Sequence[ClauseView], rarity: Mapping[str, float]
) -> tuple[str, ...]:
    """The words that both sides have, rarest first."""
    shared = _words(base) & _words(other)
    ordered = sorted(shared, key=lambda word: (-rarity.get(word, 0.0), word))
    return tuple(ordered[:SHARED_TERMS])


def _covered(shared: float, total: float) -> float:
    return round(shared / total, 4) if total else 0.0


def _weight(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    """The rarity of these words in all; the sum is exact, so that their order tells nothing."""
    return fsum(map(rarity.get, words, repeat(0.0)))


def _words(views: Iterable[ClauseView]) -> frozenset[str]:
    return frozenset[str]().union(*(view.reading.vocabulary for view in views))


@cache
def _numbers() -> re.Pattern[str]:
    """Numbers, however they are written."""
    fraction = expression_source("counting_words", "fraction_word")
    return re.compile(rf"(?:[0-9{NUMERALS}.%‰‱~、-]|{fraction})+")
