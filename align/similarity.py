"""Similarity of every clause of one side with every clause of the other, view by view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.clause_features import Counts
from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.word_statistics import Background

Grid = NDArray[np.float64]  # one row for each base clause, one column for each other clause
_MEETINGS = 2**21  # pairs of cells multiplied at a time: some 100 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarities:
    """Grids of similarity, each cell in [0, 1] (cosines of topics: [-1, 1])."""

    words: Grid  # cosine of weighted words, those of the heading above and synonyms among them
    characters: Grid  # cosine of weighted character pairs
    topics: Grid  # cosine of mean word vectors, the documents' common subject taken away
    sentences: Grid  # the topics of each sentence's best match over there, averaged both ways
    fields: Grid  # cosine of the policy fields
    lead_words: Grid  # cosine of the words of the opening sentences
    lead_topics: Grid  # the topics of the opening sentences


def compare_views(
    base: Sequence[ClauseView], other: Sequence[ClauseView], background: Background
) -> Similarities:
    """All grids; rows are base, columns are other. Empty sides give empty grids."""
    words = word_weights(base, other, background)
    vector = _Vectors(background=background, weight=words)
    left, right = ([v.reading for v in side] for side in (base, other))
    terms = [r.terms for r in left], [r.terms for r in right]
    bigrams = [r.bigrams for r in left], [r.bigrams for r in right]
    leads = [r.lead for r in left], [r.lead for r in right]
    return Similarities(
        words=_cosine(*terms, words),
        characters=_cosine(*bigrams, find_rarity([*bigrams[0], *bigrams[1]])),
        topics=_centred(*map(vector.of, terms)),
        sentences=_sentences([r.sentences for r in left], [r.sentences for r in right], vector),
        fields=_fields(base, other),
        lead_words=_cosine(*leads, find_rarity([*leads[0], *leads[1]])),
        lead_topics=_centred(*map(vector.of, leads)),
    )


def word_weights(
    base: Sequence[ClauseView], other: Sequence[ClauseView], background: Background
) -> dict[str, float]:
    """Geometric mean of a word's rarity here and in policy language at large.

    Alone, the first is noisy (few clauses), the second blind to what these two documents speak
    of in every clause (长三角).
    """
    here = find_rarity([v.reading.terms for v in (*base, *other)])
    return {word: sqrt(rarity * background.rarity(word)) for word, rarity in here.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vectors:
    background: Background
    weight: Mapping[str, float]

    def of(self, texts: Sequence[Counts]) -> Grid:
        """The weighted mean vector of each text, of unit length; zero without known words."""
        row = self.background.row
        counts = [{term: n for term, n in text.items() if term in row} for text in texts]
        terms = [term for count in counts for term in count]
        times = np.log([n for count in counts for n in count.values()]) + 1
        weights = np.array([self._weight(term) for term in terms]) * times
        cells = self.background.vectors[self.background.rows(terms)] * weights[:, None]
        sizes = np.array([len(count) for count in counts])
        result = np.zeros((len(texts), self.background.vectors.shape[1]))
        if terms:
            starts = np.cumsum([0, *sizes[sizes > 0]])[:-1]
            result[sizes > 0] = np.add.reduceat(cells, starts, axis=0)
        return np.asarray(result / np.linalg.norm(result, axis=1, keepdims=True).clip(1e-9))

    def _weight(self, term: str) -> float:
        known = self.weight.get(term)
        return self.background.rarity(term) if known is None else known


def find_rarity(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    """Inverse document frequency among texts of distinct terms, always above 0."""
    frequency = Counter(chain.from_iterable(texts))
    rarity = {n: log((len(texts) + 1) / (n + 0.5)) for n in set(frequency.values())}
    return {term: rarity[count] for term, count in frequency.items()}


class _Cells(NamedTuple):
    """The values of many texts that stand in one column each, sorted by column."""

    columns: NDArray[np.int64]
    rows: NDArray[np.int64]
    values: Grid


def multiply(base: Sequence[Mapping[str, float]], other: Sequence[Mapping[str, float]]) -> Grid:
    """For each pair of texts the sum over their terms of value times value.

    Each cell of base meets the cells of other in its column, some millions at a time, so that
    memory stays bounded. scipy.sparse has such a product and takes 0.09 s to load, longer than
    this takes to run (`python -X importtime -c "import numpy, scipy.sparse"`).
    """
    there = {term for text in other for term in text}
    shared = dict.fromkeys(term for text in base for term in text if term in there)
    column = {term: number for number, term in enumerate(shared)}
    left, right = _cells(base, column), _cells(other, column)
    first = np.searchsorted(right.columns, left.columns)
    meetings = np.searchsorted(right.columns, left.columns, side="right") - first
    batch = np.cumsum(meetings) // _MEETINGS
    result = np.zeros(len(base) * len(other))
    for start, end in pairwise([0, *(np.flatnonzero(np.diff(batch)) + 1), len(batch)]):
        count = meetings[start:end]
        mine = np.repeat(np.arange(start, end), count)
        offset = np.repeat(first[start:end] - (np.cumsum(count) - count), count)
        theirs = np.arange(len(mine)) + offset
        cell = left.rows[mine] * len(other) + right.rows[theirs]
        weights = left.values[mine] * right.values[theirs]
        result += np.bincount(cell, weights=weights, minlength=len(result))
    return result.reshape(len(base), len(other))


def _cells(texts: Sequence[Mapping[str, float]], column: Mapping[str, int]) -> _Cells:
    """The cells of the terms that have a column."""
    known = [[term for term in text if term in column] for text in texts]
    columns = np.array([column[term] for text in known for term in text], dtype=np.int64)
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in known])
    pairs = zip(texts, known, strict=True)
    values = np.array([text[term] for text, terms in pairs for term in terms], dtype=np.float64)
    order = np.argsort(columns, kind="stable")
    return _Cells(columns[order], rows[order], values[order])


def _cosine(base: Sequence[Counts], other: Sequence[Counts], weight: Mapping[str, float]) -> Grid:
    left, right = ([_weighted(text, weight) for text in side] for side in (base, other))
    sizes = [np.array([_length(text) for text in side]) for side in (left, right)]
    return np.asarray(multiply(left, right) / np.outer(sizes[0], sizes[1]).clip(1e-9))


def _weighted(text: Counts, weight: Mapping[str, float]) -> dict[str, float]:
    return {term: (1 + log(count)) * weight[term] for term, count in text.items()}


def _length(text: Mapping[str, float]) -> float:
    return sqrt(sum(value * value for value in text.values()))


def _dot(base: Grid, other: Grid) -> Grid:
    return base @ other.T


def _centred(base: Grid, other: Grid) -> Grid:
    """Cosine after the mean of all clauses is taken away: what sets a clause apart."""
    if not len(base) or not len(other):
        return _dot(base, other)
    mean = np.vstack([base, other]).mean(axis=0) * _share(len(base) + len(other))
    left, right = base - mean, other - mean
    left /= np.linalg.norm(left, axis=1, keepdims=True).clip(1e-9)
    right /= np.linalg.norm(right, axis=1, keepdims=True).clip(1e-9)
    return _dot(left, right)


def _share(clauses: int) -> float:
    """How far the mean is trusted: of two clauses it is mostly themselves."""
    return clauses / (clauses + 20)


def _fields(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Grid:
    """Cosine of the fields, each weighed down by how many clauses speak of it."""
    left, right = (
        np.sqrt([view.reading.fields for view in side], dtype=float) for side in (base, other)
    )
    spoken = (np.vstack([left, right]) > 0).sum(axis=0)
    weight = np.log((len(left) + len(right) + 1) / (spoken + 0.5))
    left, right = left * weight, right * weight
    left /= np.linalg.norm(left, axis=1, keepdims=True).clip(1e-9)
    right /= np.linalg.norm(right, axis=1, keepdims=True).clip(1e-9)
    return _dot(left, right)


def _sentences(
    base: Sequence[Sequence[Counts]], other: Sequence[Sequence[Counts]], vector: _Vectors
) -> Grid:
    left, right = ([*chain.from_iterable(side)] for side in (base, other))
    if not left or not right:
        return np.zeros((len(base), len(other)))
    cells = _centred(vector.of(left), vector.of(right))
    return (_best_average(cells, base, other) + _best_average(cells.T, other, base).T) / 2


def _best_average(
    cells: Grid, base: Sequence[Sequence[Counts]], other: Sequence[Sequence[Counts]]
) -> Grid:
    """For each base clause: its sentences' best cells in each other clause, weighed by length."""
    starts = np.cumsum([0, *(len(sentences) for sentences in other)])[:-1]
    best = np.maximum.reduceat(cells, starts, axis=1)
    size = np.array([sum(s.values()) + 1.0 for sentences in base for s in sentences])
    rows = np.cumsum([0, *(len(sentences) for sentences in base)])[:-1]
    total = np.add.reduceat(size, rows)[:, None]
    return np.asarray(np.add.reduceat(best * size[:, None], rows, axis=0) / total)
