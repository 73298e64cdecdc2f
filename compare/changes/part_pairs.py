"""Pair the parts between two commas that ask the same in other words, wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from policydiff.stages.compare.changes.found_change import Words
from policydiff.stages.compare.changes.reading.sentences import Word
from policydiff.stages.compare.changes.reading.stages import is_beside
from policydiff.stages.compare.changes.reading.token import Kind
from policydiff.stages.knowledge.expressions import words_of

# Shares of the characters of two parts, in [0, 1], in common: from ONE_SENTENCE on they are one
# part in other words if they stand in sentences that answer each other, else from ANYWHERE on.
ONE_SENTENCE = 0.34
ANYWHERE = 0.5
LEAST_COMMON = 2  # characters of a word that both have


class Part(NamedTuple):
    """A part that is new, or gone, as a whole."""

    words: Words
    group: int  # the number of the group that it stands in


class PartPair(NamedTuple):
    """A part of base and what it became, by their numbers."""

    base: int
    other: int


def pair_parts(gone: Sequence[Part], new: Sequence[Part]) -> tuple[PartPair, ...]:
    """Parts of both sides that say one thing, each once, the most alike first taken."""
    mine, theirs = [_Content.of(p.words) for p in gone], [_Content.of(p.words) for p in new]
    scored = sorted(
        (-score, i, j)
        for i, left in enumerate(gone)
        for j, right in enumerate(new)
        if (score := _alike(mine[i], theirs[j]))
        >= (ONE_SENTENCE if left.group == right.group else ANYWHERE)
    )
    taken: dict[int, int] = {}
    for _, i, j in scored:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return tuple(PartPair(i, taken[i]) for i in sorted(taken))


class _Content(NamedTuple):
    """What a part is about: its words without verbs that have a rank, and without little ones."""

    words: Counter[str]
    text: str

    @classmethod
    def of(cls, words: Words) -> _Content:
        kept = list(_content(words)) or [word.token.key for word in words]
        return cls(Counter(kept), "".join(kept))


def _content(words: Words) -> Iterator[str]:
    for word in words:
        if _is_content(word):
            yield word.token.key


def _is_content(word: Word) -> bool:
    token = word.token
    if token.kind in (Kind.MODALITY, Kind.TIME, Kind.NEGATION):
        return False
    return not is_beside(token.key) and token.key not in words_of("clause_changes", "little")


def _alike(left: _Content, right: _Content) -> float:
    """Share of characters in [0, 1] in common, by words or in order; 0 without a common word."""
    common = left.words & right.words
    if not any(len(word) >= LEAST_COMMON for word in common):
        return 0.0
    shared = 2 * sum(len(word) * times for word, times in common.items())
    by_words = shared / max(1, len(left.text) + len(right.text))
    return max(by_words, Indel.normalized_similarity(left.text, right.text))
