"""Similarity of every clause of one side with every clause of the other, view by view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.side_tables import Cells, SideTables, tables_of
from policydiff.stages.align.term_tables import (
    Grid,
    Positions,
    TermTable,
    find_keys,
    lengths_of,
    product,
    rarity_of,
    share_of,
)
from policydiff.stages.align.word_statistics import Background, Matrix, load_background

Mask = NDArray[np.bool_]
_MEETINGS = 2**22  # pairs of sentences held against each other at a time: some 32 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarities:
    """Grids of similarity, each cell in [0, 1] (cosines of topics: [-1, 1])."""

    words: Grid  # cosine of weighted words, those of the heading above and synonyms among them
    characters: Grid  # cosine of weighted character pairs
    topics: Grid  # cosine of mean word vectors, the documents' common subject taken away
    sentences: Grid  # the topics of each sentence's best match over there, averaged both ways
    tasks: Grid  # cosine of the weighted words of the two tasks (sentences) that meet best
    fields: Grid  # cosine of the policy fields
    lead_words: Grid  # cosine of the words of the opening sentences
    lead_topics: Grid  # the topics of the opening sentences


def compare_views(
    base: Sequence[ClauseView], other: Sequence[ClauseView], background: Background
) -> Similarities:
    """All grids; rows are base, columns are other. Empty sides give empty grids."""
    left, right = tables_of(base, background), tables_of(other, background)
    words = _word_weights(left, right)
    return Similarities(
        words=_cosine(left.words, right.words, words),
        characters=_cosine(left.bigrams, right.bigrams, _rarities(left.bigrams, right.bigrams)),
        topics=_centred(
            _mean_vectors(_cells(left.words), left.vectors, words[0]),
            _mean_vectors(_cells(right.words), right.vectors, words[1]),
        ),
        sentences=_sentences(
            left,
            right,
            _mean_vectors(left.sentences, left.vectors, words[0]),
            _mean_vectors(right.sentences, right.vectors, words[1]),
        ),
        tasks=_tasks(left, right, words),
        fields=_fields(left.fields, right.fields),
        lead_words=_cosine(
            left.leads.table, right.leads.table, _rarities(left.leads.table, right.leads.table)
        ),
        lead_topics=_centred(
            _lead_vectors(left, (left, words[0]), (right, words[1])),
            _lead_vectors(right, (right, words[1]), (left, words[0])),
        ),
    )


def word_weights(
    base: Sequence[ClauseView], other: Sequence[ClauseView], background: Background
) -> Mapping[str, float]:
    """Geometric mean of a word's rarity here and in policy language at large.

    Alone, the first is noisy (few clauses), the second blind to what these two documents speak
    of in every clause (长三角).
    """
    left, right = tables_of(base, background), tables_of(other, background)
    mine, theirs = _word_weights(left, right)
    known = dict(zip(left.words.terms, mine.tolist(), strict=True))
    return known | dict(zip(right.words.terms, theirs.tolist(), strict=True))


def share_indicator(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Mask:
    """Whether targets of two clauses have an indicator in common."""
    background = load_background()
    left, right = (tables_of(side, background).indicators for side in (base, other))
    return np.asarray(product(left, right, share_of(left, right)) > 0)


_Weights = tuple[Grid, Grid]  # of the columns of base, and of those of other


def _word_weights(left: SideTables, right: SideTables) -> _Weights:
    mine, theirs = _rarities(left.words, right.words)
    return np.sqrt(mine * left.familiar), np.sqrt(theirs * right.familiar)


def _rarities(base: TermTable, other: TermTable) -> _Weights:
    """The inverse document frequency of the terms of both sides among the texts of both."""
    left, right = share_of(base, other).spreads(base, other)
    texts = base.texts + other.texts
    return rarity_of(left, texts), rarity_of(right, texts)


def _cosine(base: TermTable, other: TermTable, weights: _Weights) -> Grid:
    mine, theirs = weights
    sizes = np.outer(lengths_of(base, mine), lengths_of(other, theirs))
    return np.asarray(product(base, other, share_of(base, other), mine**2) / sizes.clip(1e-9))


def _cells(table: TermTable) -> Cells:
    return Cells(texts=table.texts, rows=table.rows, columns=table.columns, values=table.values)


def _mean_vectors(cells: Cells, vectors: Matrix, weight: Grid) -> Grid:
    """The weighted mean vector of each text, of unit length; zero without known words.

    Args:
        cells: The words of the texts.
        vectors: Of their columns; zero where there is none.
        weight: Of their columns.
    """
    values = cells.values * weight[cells.columns]
    starts = np.searchsorted(cells.rows, np.arange(cells.texts + 1))
    weighed = csr_matrix((values, cells.columns, starts), shape=(cells.texts, len(vectors)))
    mixed = np.asarray(weighed @ vectors.astype(np.float64))
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True).clip(1e-9))


def _lead_vectors(
    side: SideTables,
    own: tuple[SideTables, Grid],
    facing: tuple[SideTables, Grid],
) -> Grid:
    """The mean vectors of the opening sentences, whose words weigh what they weigh in clauses."""
    leads = side.leads
    weight = leads.familiar.copy()
    for tables, weights in (facing, own):
        places, found = find_keys(leads.table.keys, tables.words)
        weight[found] = weights[places[found]]
    return _mean_vectors(_cells(leads.table), leads.vectors, weight)


def _dot(base: Grid, other: Grid) -> Grid:
    return base @ other.T


def _centred(base: Grid, other: Grid) -> Grid:
    """Cosine after the mean of all clauses is taken away: what sets a clause apart."""
    return _dot(*_apart(base, other))


def _apart(base: Grid, other: Grid) -> tuple[Grid, Grid]:
    """Vectors of unit length without the mean of all."""
    if not len(base) or not len(other):
        return base, other
    mean = np.vstack([base, other]).mean(axis=0) * _share(len(base) + len(other))
    left, right = base - mean, other - mean
    left /= np.linalg.norm(left, axis=1, keepdims=True).clip(1e-9)
    right /= np.linalg.norm(right, axis=1, keepdims=True).clip(1e-9)
    return left, right


def _share(clauses: int) -> float:
    """How far the mean is trusted: of two clauses it is mostly themselves."""
    return clauses / (clauses + 20)


def _fields(left: Grid, right: Grid) -> Grid:
    """Cosine of the fields, each weighed down by how many clauses speak of it."""
    if not len(left) or not len(right):
        return np.zeros((len(left), len(right)))
    spoken = (np.vstack([left, right]) > 0).sum(axis=0)
    weight = np.log((len(left) + len(right) + 1) / (spoken + 0.5))
    left, right = left * weight, right * weight
    left /= np.linalg.norm(left, axis=1, keepdims=True).clip(1e-9)
    right /= np.linalg.norm(right, axis=1, keepdims=True).clip(1e-9)
    return _dot(left, right)


def _sentences(left: SideTables, right: SideTables, base: Grid, other: Grid) -> Grid:
    """How well the sentences of two clauses find each other, averaged both ways.

    Some clauses of base at a time are held against all sentences of other, so that memory stays
    bounded.
    """
    found = np.zeros((len(left.sentence_starts), len(right.sentence_starts)))
    if not len(base) or not len(other):
        return found
    base, other = _apart(base, other)
    totals = np.add.reduceat(left.sentence_sizes, left.sentence_starts)
    there = np.add.reduceat(right.sentence_sizes, right.sentence_starts)
    for clauses, sentences in _blocks(left.sentence_starts, len(base), len(other)):
        cells = _dot(base[sentences], other)
        starts = left.sentence_starts[clauses] - sentences.start
        best = np.maximum.reduceat(cells, right.sentence_starts, axis=1)
        mine = np.add.reduceat(best * left.sentence_sizes[sentences, None], starts, axis=0)
        best = np.maximum.reduceat(cells, starts, axis=0) * right.sentence_sizes
        theirs = np.add.reduceat(best, right.sentence_starts, axis=1)
        found[clauses] = (mine / totals[clauses, None] + theirs / there) / 2
    return found


def _tasks(left: SideTables, right: SideTables, weights: _Weights) -> Grid:
    """The cosine of the best pair of tasks of each two clauses, block by block as above."""
    found = np.zeros((len(left.sentence_starts), len(right.sentence_starts)))
    if not found.size:
        return found
    shared = share_of(left.words, right.words)
    mine = _unit_rows(left.sentences, weights[0], shared.places, shared.known, right)
    everywhere = np.arange(len(right.words.terms)), np.ones(len(right.words.terms), dtype=bool)
    theirs = _unit_rows(right.sentences, weights[1], *everywhere, right).T.tocsc()
    sentences = mine.shape[0]
    for clauses, some in _blocks(left.sentence_starts, sentences, right.sentences.texts):
        cells = (mine[some] @ theirs).toarray()
        best = np.maximum.reduceat(cells, right.sentence_starts, axis=1)
        starts = left.sentence_starts[clauses] - some.start
        found[clauses] = np.maximum.reduceat(best, starts, axis=0)
    return found


def _unit_rows(
    cells: Cells, weight: Grid, places: Positions, known: Mask, facing: SideTables
) -> csr_matrix:
    """Texts as rows of unit length among the words of the facing side; unknown words count too."""
    values = cells.values * weight[cells.columns]
    lengths = np.sqrt(np.bincount(cells.rows, weights=values**2, minlength=cells.texts))
    values = values / lengths.clip(1e-9)[cells.rows]
    here = known[cells.columns]
    starts = np.searchsorted(cells.rows[here], np.arange(cells.texts + 1))
    shape = cells.texts, len(facing.words.terms)
    return csr_matrix((values[here], places[cells.columns[here]], starts), shape=shape)


def _blocks(starts: Positions, sentences: int, facing: int) -> Iterator[tuple[slice, slice]]:
    """Clauses of which the sentences make up a block, and these sentences."""
    ends = np.append(starts[1:], sentences)
    first = 0
    while first < len(starts):
        reach = starts[first] + max(1, _MEETINGS // facing)
        last = max(first + 1, int(np.searchsorted(ends, reach, side="right")))
        yield slice(first, last), slice(int(starts[first]), int(ends[last - 1]))
        first = last
