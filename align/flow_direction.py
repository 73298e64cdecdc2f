"""Tell whether a clause supplies (输出, 辐射) or receives (引进, 承接)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from policydiff.stages.knowledge.lexicon import load_lexicon


class Direction(IntEnum):
    """What a clause does with people, firms, services or goods across its borders."""

    RECEIVES = -1
    NEITHER = 0  # or both alike
    SUPPLIES = 1


def find_direction(text: str) -> Direction:
    """Which of the two the words of the text say more often."""
    supplies, receives = (len(pattern.findall(text)) for pattern in _patterns())
    return Direction((supplies > receives) - (supplies < receives))


def flow_words(text: str, direction: Direction) -> tuple[str, ...]:
    """The words by which a text supplies, or receives, in reading order."""
    supplies, receives = _patterns()
    pattern = supplies if direction is Direction.SUPPLIES else receives
    return tuple(match[0] for match in pattern.finditer(text))


def are_opposite(base: Iterable[Direction], other: Iterable[Direction]) -> bool:
    """Whether one side supplies and the other receives."""
    return sum(base) * sum(other) < 0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    patterns = {e.key: re.compile("|".join(e.patterns)) for e in load_lexicon("flow_direction")}
    return patterns["supplies"], patterns["receives"]
