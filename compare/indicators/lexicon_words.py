"""Words of lexicons that this stage asks for, and patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from policydiff.stages.knowledge.lexicon import load_lexicon


@cache
def name_words(key: str, *, lexicon: str = "indicator_name_parts") -> tuple[str, ...]:
    """The patterns of one entry of a lexicon of this stage."""
    return next(e.patterns for e in load_lexicon(lexicon) if e.key == key)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest first."""
    return _any_of(tuple(words))


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))
