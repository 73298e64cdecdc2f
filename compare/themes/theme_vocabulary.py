"""Choose the words of a clause that can tell one theme from another."""

from __future__ import annotations

from functools import cache, lru_cache

import rjieba

from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import normalise_width

CACHED_CLAUSES = 8_192  # a report of all pairs asks for each clause again and again
# Parts of speech of the tagger: nouns, verbs, adjectives that are nouns, idioms, abbreviations,
# words in Latin letters. Place names (ns), person names (nr), numbers and times are left out: a
# theme is about a subject, not a place.
_KEPT = ("n", "v", "vn", "an", "l", "i", "j", "nz", "b", "eng")


@lru_cache(maxsize=CACHED_CLAUSES)
def content_words(text: str) -> tuple[str, ...]:
    """The words of two or more characters that carry a subject, in order, repeats included."""
    tagged = rjieba.tag(normalise_width(text))
    return tuple(
        word.casefold()
        for word, kind in tagged
        if kind in _KEPT and len(word) > 1 and word.isalnum() and word not in _generic()
    )


@cache
def _generic() -> frozenset[str]:
    entries = load_lexicon("generic_words")
    return frozenset(pattern for entry in entries for pattern in entry.patterns)
