"""What scoring needs of one side as arrays, worked out once however many it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from policydiff.stages.align.clause_view import SIDES, ClauseView, Role
from policydiff.stages.align.term_tables import Grid, Positions, TermTable, find_keys, table_of
from policydiff.stages.align.word_statistics import Background, Matrix
from policydiff.stages.support.value_types import once_each, value_type

_NO_VECTOR = -1


@value_type
class Cells:
    """Words of texts among the columns of a table: the cells of each text one after another."""

    texts: int
    rows: Positions
    columns: Positions
    values: Grid


@value_type
class Leads:
    """The words that open each clause."""

    table: TermTable
    familiar: Grid  # how rare each is in policy language at large
    vectors: Matrix  # of each; zero where there is none


@value_type
class SideTables:
    """One side."""

    words: TermTable
    familiar: Grid  # of the columns of words: how rare each is in policy language at large
    vectors: Matrix  # of the columns of words; zero where there is none
    sentences: Cells  # among the columns of words
    sentence_starts: Positions  # where the sentences of each clause begin
    sentence_sizes: Grid  # words of each, and one
    leads: Leads
    bigrams: TermTable
    fields: Grid  # clauses × policy fields: the root of how often each is spoken of
    indicators: TermTable
    functions: TermTable
    roles: Positions  # numbers of the roles, in their order
    first: Positions  # 1 for the first clause with its role
    lengths: Grid  # words of each clause
    extents: Grid  # log of the characters of each clause
    articles: float  # share of the clauses that are of articles of a regulation
    boilerplate: Grid
    headings: Positions  # a number for each heading, the same where it is the same


@once_each(SIDES)
def tables_of(views: Sequence[ClauseView], background: Background) -> SideTables:
    """The tables of a side."""
    readings = [view.reading for view in views]
    words = table_of([reading.terms for reading in readings])
    leads = table_of([reading.lead for reading in readings])
    sentences = [reading.sentences for reading in readings]
    roles, headings = list(Role), dict[tuple[str, ...], int]()
    return SideTables(
        words=words,
        familiar=_familiar(words, background),
        vectors=_vectors(words, background),
        sentences=_among(table_of([*chain.from_iterable(sentences)]), words),
        sentence_starts=np.cumsum([0, *map(len, sentences)])[:-1],
        sentence_sizes=np.array(
            [sum(sentence.values()) + 1.0 for sentence in chain.from_iterable(sentences)]
        ),
        leads=Leads(
            table=leads,
            familiar=_familiar(leads, background),
            vectors=_vectors(leads, background),
        ),
        bigrams=table_of([reading.bigrams for reading in readings]),
        fields=np.sqrt([reading.fields for reading in readings], dtype=float),
        indicators=table_of([dict.fromkeys(sorted(view.indicators), 1) for view in views]),
        functions=table_of([dict.fromkeys(sorted(view.functions), 1) for view in views]),
        roles=np.array([roles.index(view.role) for view in views], dtype=np.int64),
        first=np.array([view.first for view in views], dtype=np.int64),
        lengths=np.array([len(reading.words) for reading in readings], dtype=float),
        extents=np.log([max(2.0, len(view.bare)) for view in views]),
        articles=sum(view.article for view in views) / max(1, len(views)),
        boilerplate=np.array([view.boilerplate for view in views], dtype=float),
        headings=np.array(
            [headings.setdefault(view.heading, len(headings)) for view in views], dtype=np.int64
        ),
    )


def _familiar(table: TermTable, background: Background) -> Grid:
    return np.array([background.rarity(term) for term in table.terms], dtype=float)


def _vectors(table: TermTable, background: Background) -> Matrix:
    """The vectors of the terms, side by side: to gather them for each pair takes longer."""
    rows = np.array([background.row.get(term, _NO_VECTOR) for term in table.terms], dtype=np.int64)
    return np.asarray(background.vectors[rows] * (rows != _NO_VECTOR)[:, None])


def _among(table: TermTable, words: TermTable) -> Cells:
    """The cells of a table whose terms are all among those of another."""
    places, _ = find_keys(table.keys, words)
    return Cells(
        texts=table.texts,
        rows=table.rows,
        columns=places[table.columns],
        values=table.values,
    )
