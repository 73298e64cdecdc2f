"""Read a masked clause for scoring: words, character pairs, sentences, policy fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from policydiff.stages.align.synonyms import spoken_of
from policydiff.stages.align.terms import (
    find_bigrams,
    find_sentence_words,
    find_words,
    normalise_bare,
)
from policydiff.stages.knowledge.lexicon import load_lexicon

Counts = Mapping[str, int]  # how often each word stands in a text
CACHED_CLAUSES = 4_096  # a plan is compared with many, and few of its clauses name their places


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFeatures:
    """What stands in one clause."""

    words: tuple[str, ...]  # in order
    vocabulary: frozenset[str]  # the same, each once
    terms: Counts  # words, those of the heading right above, one for each synonym spoken of
    lead: Counts  # words of the sentence or phrase that opens it
    bigrams: Counts  # pairs of neighbouring characters
    sentences: tuple[Counts, ...]  # words of each sentence, at least one
    fields: tuple[int, ...]  # words of each policy field: lead thrice, text and headings once


@lru_cache(maxsize=CACHED_CLAUSES)
def read_masked(text: str, lead: str, headings: tuple[str, ...]) -> ClauseFeatures:
    """Read a clause.

    Args:
        text: The whole clause, masked.
        lead: What opens it, masked.
        headings: The headings above it, outermost first, masked.
    """
    words, sentences = find_sentence_words(text)
    counts = [count_fields(part) for part in (text, "\n".join(headings), *[lead] * 2)]
    above = find_words("".join(headings[-1:]))
    return ClauseFeatures(
        words=words,
        vocabulary=frozenset(words),
        terms=Counter((*words, *above, *spoken_of(normalise_bare(text)))),
        lead=Counter(find_words(lead)),
        bigrams=Counter(find_bigrams(text)),
        sentences=tuple(map(Counter, sentences)),
        fields=tuple(map(sum, zip(*counts, strict=True))),
    )


def count_fields(text: str) -> tuple[int, ...]:
    """How often words of each field stand in the text, fields in the order of the lexicon."""
    fields, starts = _fields()
    counts = [0] * fields
    for at in range(len(text) - 1):
        for pattern, field in starts.get(text[at : at + 2], ()):
            counts[field] += text.startswith(pattern, at)
    return tuple(counts)


@cache
def _fields() -> tuple[int, Mapping[str, Sequence[tuple[str, int]]]]:
    """The number of fields, and their patterns with their field by the first two characters."""
    entries = load_lexicon("policy_fields")
    starts = defaultdict[str, list[tuple[str, int]]](list)
    for field, entry in enumerate(entries):
        for pattern in entry.patterns:
            starts[pattern[:2]].append((pattern, field))
    return len(entries), starts
