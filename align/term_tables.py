"""The terms of many texts as sparse tables, worked out once for a side and weighed for each pair.

A table has a row for each text and a column for each term. Columns stand in the order of numbers
that the terms have by themselves, so that two tables find their shared terms by merging, whatever
was read before them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policydiff.stages.support.value_types import value_type

Grid = NDArray[np.float64]
Positions = NDArray[np.int64]

_BITS = 21  # of a code point; three of them are less than 64
_LONG = 1 << 63  # above all terms of up to three characters


@value_type
class TermTable:
    """The terms of the texts of one side."""

    terms: tuple[str, ...]  # of the columns
    keys: NDArray[np.uint64]  # their numbers, ascending
    spread: Positions  # in how many texts each stands
    rows: Positions  # of the cells, ascending
    columns: Positions  # of the cells
    values: Grid  # of the cells
    turned: csr_matrix  # the same, a row for each term

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return int(self.turned.shape[1])


def table_of(texts: Sequence[Mapping[str, int]]) -> TermTable:
    """The table of texts, each with how often its terms stand in it; values are 1 + log of that."""
    spread = Counter(term for text in texts for term in text)
    keyed = sorted((_key(term), term) for term in spread)
    terms = tuple(term for _, term in keyed)
    column = {term: number for number, term in enumerate(terms)}
    sizes = [len(text) for text in texts]
    rows = np.repeat(np.arange(len(texts)), sizes)
    columns = np.array([column[term] for text in texts for term in text], dtype=np.int64)
    counts = np.array([count for text in texts for count in text.values()], dtype=np.float64)
    values = 1 + np.log(counts)
    return TermTable(
        terms=terms,
        keys=np.array([key for key, _ in keyed], dtype=np.uint64),
        spread=np.array([spread[term] for term in terms], dtype=np.int64),
        rows=rows,
        columns=columns,
        values=values,
        turned=csr_matrix((values, (columns, rows)), shape=(len(terms), len(texts))),
    )


@lru_cache(maxsize=65_536)
def _key(term: str) -> int:
    """A number of a term that is its own: its characters, or a digest of a long one."""
    if len(term) * _BITS < 64:
        found = 0
        for char in term:
            found = found << _BITS | ord(char)
        return found
    return _LONG | int.from_bytes(blake2b(term.encode(), digest_size=8).digest()) >> 1


@value_type
class Shared:
    """Which columns of two tables are of the same terms."""

    places: Positions  # of the columns of base: where the term stands in other
    known: NDArray[np.bool_]  # of the columns of base: whether it stands there at all

    def spreads(self, base: TermTable, other: TermTable) -> tuple[Grid, Grid]:
        """In how many texts of both sides the terms of each side stand."""
        left, right = base.spread.astype(float), other.spread.astype(float)
        mine, theirs = np.flatnonzero(self.known), self.places[self.known]
        left[mine] += other.spread[theirs]
        right[theirs] += base.spread[mine]
        return left, right


def share_of(base: TermTable, other: TermTable) -> Shared:
    """The shared columns."""
    places, known = find_keys(base.keys, other)
    return Shared(places=places, known=known)


def find_keys(keys: NDArray[np.uint64], table: TermTable) -> tuple[Positions, NDArray[np.bool_]]:
    """In which columns of a table terms stand, and whether they do."""
    if not len(table.keys):
        return np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=bool)
    places = np.searchsorted(table.keys, keys).clip(max=len(table.keys) - 1)
    return places, table.keys[places] == keys


def rarity_of(spread: Grid, texts: int) -> Grid:
    """Inverse document frequency of terms that stand in so many of these texts, above 0."""
    return np.asarray(np.log((texts + 1) / (spread + 0.5)))


def shared_values(
    base: TermTable, other: TermTable, shared: Shared, weight: Grid | None = None
) -> csr_matrix:
    """For each pair of texts the sum over their terms of value times value times weight.

    Args:
        base: One side.
        other: The other one.
        shared: Their shared terms.
        weight: Of the columns of base; None: all weigh 1.
    """
    here = shared.known[base.columns]
    columns = base.columns[here]
    values = base.values[here] if weight is None else base.values[here] * weight[columns]
    starts = np.searchsorted(base.rows[here], np.arange(base.texts + 1))
    shape = base.texts, len(other.terms)
    mine = csr_matrix((values, shared.places[columns], starts), shape=shape)
    return csr_matrix(mine @ other.turned)


def product(base: TermTable, other: TermTable, shared: Shared, weight: Grid | None = None) -> Grid:
    """What `shared_values` gives, as a grid."""
    return np.asarray(shared_values(base, other, shared, weight).toarray())


def lengths_of(table: TermTable, weight: Grid) -> Grid:
    """The length of each text as a vector of weighed values."""
    squares = (table.values * weight[table.columns]) ** 2
    return np.sqrt(np.bincount(table.rows, weights=squares, minlength=table.texts))
