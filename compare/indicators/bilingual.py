"""Words of this stage's lexicons, and sentences said in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from policydiff.stages.knowledge.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages."""

    zh: str
    en: str


@cache
def name_words(key: str, *, lexicon: str = "indicator_name_parts") -> tuple[str, ...]:
    """The patterns of one entry of a lexicon of this stage."""
    return next(e.patterns for e in load_lexicon(lexicon) if e.key == key)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))
