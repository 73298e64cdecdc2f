"""Tell how the wording of aligned clauses changed, and which terms they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from policydiff.stages.align.alignment import Change
from policydiff.stages.align.clause_view import ClauseView

SHARED_TERMS = 6  # as many as a reader takes in at a glance
REWORDED = 0.9  # share of the characters that both texts have, both ways


def classify_change(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Change:
    """What became of the wording.

    Reworded means that both texts have the same numbers and nine in ten of their characters:
    what is left over is too little for another object.
    """
    if len(other) > 1:
        return Change.SPLIT
    if len(base) > 1:
        return Change.MERGED
    left, right = base[0].bare, other[0].bare
    if left == right:
        return Change.UNCHANGED
    kept = (Counter(left) & Counter(right)).total()
    alike = kept >= REWORDED * max(len(left), len(right))
    return Change.REWORDED if alike and _digits(left) == _digits(right) else Change.MODIFIED


def coverage(
    base: Sequence[ClauseView], other: Sequence[ClauseView], rarity: Mapping[str, float]
) -> tuple[float, float]:
    """Share of each side's words, weighed by rarity, that the other side has too."""
    return _covered(base, other, rarity), _covered(other, base, rarity)


def shared_terms(
    base: Sequence[ClauseView], other: Sequence[ClauseView], rarity: Mapping[str, float]
) -> tuple[str, ...]:
    """The words that both sides have, rarest first."""
    shared = _words(base) & _words(other)
    ordered = sorted(shared, key=lambda word: (-rarity.get(word, 0.0), word))
    return tuple(ordered[:SHARED_TERMS])


def _covered(
    views: Iterable[ClauseView], by: Iterable[ClauseView], rarity: Mapping[str, float]
) -> float:
    words, there = _words(views), _words(by)
    total = sum(rarity.get(word, 0.0) for word in sorted(words))
    if not total:
        return 0.0
    return round(sum(rarity.get(word, 0.0) for word in sorted(words & there)) / total, 4)


def _words(views: Iterable[ClauseView]) -> set[str]:
    return {word for view in views for word in view.reading.words}


def _digits(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isdigit())
