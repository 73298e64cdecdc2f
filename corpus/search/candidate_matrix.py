"""Choose the telling trigrams of each clause and keep them as a sparse matrix.

A trigram of very many clauses says little and costs the square of their number, so a clause keeps
those that few clauses have, and its rarest ones in any case: standing clauses that hundreds of
documents share would otherwise find nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.store.trigram_index import Index
from policydiff.stages.corpus.store.trigrams import BITS, rarity
from policydiff.stages.support.errors import SettingsError

_CHUNK = 65_536  # rows at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSettings:
    """Evidence: docs/evaluation.md, Corpus."""

    most: int = 100  # clauses that may share a trigram; one that no other clause has meets nobody
    rarest: int = 12  # of a clause, kept though more share them …
    most_rarest: int = 1_000  # … but not more than so many
    block: int = 2**20  # clauses of a block of columns: bounds the memory of a tile


@dataclass(frozen=True, slots=True)
class Kept:
    """The matrix in files: rows by clause, and in blocks of columns turned round."""

    folder: Path

    def array(self, name: str) -> NDArray[Any]:
        """One of the arrays, mapped into memory."""
        # copy-on-write: the matrix product takes no arrays that are read-only
        found: NDArray[Any] = np.load(self.folder / f"{name}.npy", mmap_mode="c")
        return found


def keep_grams(
    index: Index, folder: Path, *, rows: NDArray[np.bool_], settings: KeepSettings
) -> Kept:
    """Write the matrix of those clauses that take part.

    Args:
        index: Of the store.
        folder: Where its files go.
        rows: For each clause whether it takes part.
        settings: Which trigrams are kept.

    Raises:
        SettingsError: There are more or fewer of `rows` than clauses in the index.
    """
    starts = index.array("starts")
    if len(rows) != len(starts) - 1:
        what = f"is asked for {len(rows)} of {len(starts) - 1} clauses"
        raise SettingsError(index.folder, what, hint="run corpus add again")
    frequency = _frequency(index, rows)
    used = np.zeros(2**BITS, dtype=np.bool_)
    pieces: list[_Piece] = []
    full = _make(folder / "full.npy", len(index.array("hashes")))
    for first in range(0, len(rows), _CHUNK):
        last = min(first + _CHUNK, len(rows))
        piece = _piece(index, first, last, rows=rows, frequency=frequency, settings=settings)
        used[piece.hashes] = True
        full[starts[first] : starts[last]] = piece.full
        pieces.append(piece)
    column = np.cumsum(used, dtype=np.int32) - 1
    sizes = np.concatenate([piece.sizes for piece in pieces]) if pieces else np.zeros(0, np.int64)
    edges = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    columns = np.concatenate([column[piece.hashes] for piece in pieces]).astype(np.int32)
    values = np.concatenate([piece.values for piece in pieces])
    for name, found in (("starts", edges), ("columns", columns), ("values", values)):
        np.save(folder / f"{name}.npy", found)
    np.save(folder / "width.npy", np.array([int(used.sum())]))
    for number, first in enumerate(range(0, len(rows), settings.block)):
        last = min(first + settings.block, len(rows))
        _write_block(folder, number, first, last, edges=edges, columns=columns, values=values)
    return Kept(folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What some rows keep."""

    sizes: NDArray[np.int64]
    hashes: NDArray[np.uint32]
    values: NDArray[np.float32]  # of vectors that had length 1 before anything was left out
    full: NDArray[np.float32]  # the same for all trigrams of the rows


def _frequency(index: Index, rows: NDArray[np.bool_]) -> NDArray[np.int32]:
    """In how many of the rows that take part each hash stands."""
    starts, hashes = index.array("starts"), index.array("hashes")
    found = np.zeros(2**BITS, dtype=np.int32)
    for first in range(0, len(rows), _CHUNK):
        last = min(first + _CHUNK, len(rows))
        part = hashes[starts[first] : starts[last]]
        taking = np.repeat(rows[first:last], np.diff(starts[first : last + 1]))
        np.add.at(found, part[taking], 1)
    return found


def _piece(
    index: Index,
    first: int,
    last: int,
    *,
    rows: NDArray[np.bool_],
    frequency: NDArray[np.int32],
    settings: KeepSettings,
) -> _Piece:
    starts = index.array("starts")
    span = slice(int(starts[first]), int(starts[last]))
    hashes = np.asarray(index.array("hashes")[span])
    counts = np.asarray(index.array("counts")[span])
    sizes = np.diff(starts[first : last + 1])
    of_row = np.repeat(np.arange(last - first), sizes)
    common = frequency[hashes].astype(np.int64)
    keep = (common <= settings.most) | (_rank(of_row, common, sizes) < settings.rarest)
    keep &= (common > 1) & (common <= max(settings.most, settings.most_rarest))
    keep &= rows[first:last][of_row]
    weights = (1 + np.log(counts.astype(np.float32))) * rarity(int(rows.sum()), common)
    norms = np.sqrt(np.bincount(of_row, weights=weights**2, minlength=last - first)).clip(1e-9)
    full = (weights / norms[of_row]).astype(np.float32)
    return _Piece(
        sizes=np.bincount(of_row[keep], minlength=last - first).astype(np.int64),
        hashes=hashes[keep],
        values=full[keep],
        full=full,
    )


def _make(path: Path, size: int) -> NDArray[np.float32]:
    return np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(size,))


def _rank(
    of_row: NDArray[np.int64], common: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many trigrams of the same row are rarer; those that no other row has come last."""
    key = np.where(common > 1, common, np.iinfo(np.int32).max)
    order = np.argsort((of_row << 32) | key, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    begin = np.cumsum(sizes) - sizes
    rank[order] = np.arange(len(order)) - np.repeat(begin, sizes)
    return rank


def _write_block(
    folder: Path,
    number: int,
    first: int,
    last: int,
    *,
    edges: NDArray[np.int64],
    columns: NDArray[np.int32],
    values: NDArray[np.float32],
) -> None:
    """The rows from first to last as columns: for each trigram which of them have it."""
    span = slice(int(edges[first]), int(edges[last]))
    of_row = np.repeat(np.arange(last - first, dtype=np.int32), np.diff(edges[first : last + 1]))
    order = np.argsort(columns[span], kind="stable")
    width = int(columns.max(initial=-1)) + 1
    counts = np.bincount(columns[span], minlength=width)
    np.save(
        folder / f"posts-{number}.npy", np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    )
    np.save(folder / f"rows-{number}.npy", of_row[order])
    np.save(folder / f"weights-{number}.npy", values[span][order])
