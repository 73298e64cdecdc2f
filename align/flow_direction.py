"""Tell whether a clause supplies (输出, 辐射) or receives (引进, 承接)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon import load_lexicon

_TITLE = re.compile(r"《[^《》]{0,80}》")
_PHRASE_BEFORE = re.compile(r"[^，,。；;、：:\n]{0,20}\Z")


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
    """The words by which a text supplies, or receives, in reading order.

    What another sends is not supplied: in 承接上海辐射带动 and 非核心功能疏解承载地 the words of
    sending stand beside one of taking in. Names of documents (《…建设方案》) tell of no direction.
    """
    own = _TITLE.sub(lambda title: " " * len(title[0]), text)
    supplies, receives = _patterns()
    if direction is Direction.RECEIVES:
        return tuple(match[0] for match in receives.finditer(own))
    found = supplies.finditer(own)
    return tuple(match[0] for match in found if not _is_taken(own, match, receives))


def _is_taken(text: str, found: re.Match[str], receives: re.Pattern[str]) -> bool:
    """Whether a word of sending has one of taking in before it in its phrase, or right after it."""
    phrase = _PHRASE_BEFORE.search(text[: found.start()])
    before = phrase[0] if phrase else ""
    behind = expression("finding_words", "taken_behind").match(text, found.end())
    return receives.search(before) is not None or behind is not None


def are_opposite(base: Iterable[Direction], other: Iterable[Direction]) -> bool:
    """Whether one side supplies and the other receives."""
    return sum(base) * sum(other) < 0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    patterns = {e.key: re.compile("|".join(e.patterns)) for e in load_lexicon("flow_direction")}
    return patterns["supplies"], patterns["receives"]
