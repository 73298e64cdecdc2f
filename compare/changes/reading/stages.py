"""Verbs that say how far the work on one object has come."""

from __future__ import annotations

from functools import cache

from policydiff.stages.compare.indicators.lexicon_words import name_words
from policydiff.stages.compare.model.change_types import Ladder
from policydiff.stages.compare.wording.verbs import built_in_verbs
from policydiff.stages.knowledge.expressions import words_of


def stage_of(word: str) -> int | None:
    """The rank of a verb on the ladder of stages; None where it is not on it."""
    return _ranks().get(word)


def is_staged(word: str) -> bool:
    """Whether a verb says how far work has come, be it on the ladder or not: 探索, 加强."""
    return word in _ranks() or word in words_of("clause_changes", "works_on")


def is_beside(word: str) -> bool:
    """Whether a word stands around verbs with a rank and says nothing of their object."""
    return word in _beside()


@cache
def _ranks() -> dict[str, int]:
    steps = ((word, found.steps[0][0]) for word, found in built_in_verbs().words.items())
    return {word: step.rank for word, step in steps if step.ladder is Ladder.STAGE}


@cache
def _beside() -> frozenset[str]:
    return frozenset((*name_words("before", lexicon="beside_verbs"), *built_in_verbs().words))
