"""Find the nearest clauses of each clause in other documents, tile by tile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.search.candidate_matrix import KeepSettings, Kept
from policydiff.stages.corpus.store.trigram_index import Index
from policydiff.stages.corpus.store.trigrams import BITS

TILE_ROWS = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateSettings:
    """Evidence: docs/evaluation.md, Corpus."""

    keep: KeepSettings = field(default_factory=KeepSettings)
    neighbours: int = 10  # of each clause
    looked_at: int = 24  # by the kept trigrams, before all trigrams decide
    least: float = 0.05  # cosine of all trigrams, in [0, 1]; 0.12 loses 3 of 100 planted links


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Some rows against all."""

    index: Path
    kept: Path
    first: int
    last: int
    settings: CandidateSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of clauses, by row of the first, best first."""

    rows: NDArray[np.int32]
    others: NDArray[np.int32]
    similarities: NDArray[np.float32]


def tiles(index: Index, kept: Kept, *, settings: CandidateSettings) -> tuple[Tile, ...]:
    """The tiles of a corpus; the same on every engine."""
    rows = len(index.array("starts")) - 1
    return tuple(
        Tile(
            index=index.folder,
            kept=kept.folder,
            first=first,
            last=min(first + TILE_ROWS, rows),
            settings=settings,
        )
        for first in range(0, rows, TILE_ROWS)
    )


def find_candidates(tile: Tile) -> Candidates:
    """The nearest rows of the rows of a tile; runs in a worker."""
    index, settings = Index(tile.index), tile.settings
    rows, others = _looked_at(tile)
    paper = index.array("paper")
    apart = paper[rows] != paper[others]
    rows, others = rows[apart], others[apart]
    similarities = _exact(tile, rows, others)
    order = np.lexsort((others, -similarities, rows))
    rows, others, similarities = rows[order], others[order], similarities[order]
    first = np.searchsorted(rows, rows, side="left")
    kept = (np.arange(len(rows)) - first < settings.neighbours) & (similarities >= settings.least)
    return Candidates(
        rows=rows[kept].astype(np.int32),
        others=others[kept].astype(np.int32),
        similarities=similarities[kept],
    )


def _looked_at(tile: Tile) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows that share most of the kept trigrams' weight."""
    sparse, product = need("scipy.sparse"), need("sparse_dot_topn")
    kept, settings = Kept(tile.kept), tile.settings
    starts, width = kept.array("starts"), int(kept.array("width")[0])
    span = slice(int(starts[tile.first]), int(starts[tile.last]))
    mine = sparse.csr_matrix(
        (
            kept.array("values")[span],
            kept.array("columns")[span],
            (starts[tile.first : tile.last + 1] - starts[tile.first]).astype(np.int32),
        ),
        shape=(tile.last - tile.first, width),
    )
    total = len(starts) - 1
    found = [
        product.sp_matmul_topn(mine, block, top_n=settings.looked_at, threshold=0.0)
        for block in _blocks(kept, sparse, total=total, width=width, size=settings.keep.block)
    ]
    best: Any = (
        product.zip_sp_matmul_topn(settings.looked_at, found) if len(found) > 1 else found[0]
    )
    rows = np.repeat(np.arange(tile.first, tile.last), np.diff(best.indptr))
    return rows, best.indices.astype(np.int64)


def _blocks(kept: Kept, sparse: Any, *, total: int, width: int, size: int) -> Iterator[Any]:
    for number, first in enumerate(range(0, total, size)):
        arrays = tuple(kept.array(f"{name}-{number}") for name in ("weights", "rows", "posts"))
        yield sparse.csr_matrix(arrays, shape=(width, min(size, total - first)))


_PAIRS = 20_000  # compared at a time: some 50 MB of working memory


def _exact(tile: Tile, rows: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float32]:
    """The cosine of all trigrams of each pair."""
    index, kept = Index(tile.index), Kept(tile.kept)
    result = np.zeros(len(rows), dtype=np.float32)
    mine = _vectors(index, kept, tile.first, tile.last)
    size, total = tile.settings.keep.block, len(index.array("starts")) - 1
    for first in range(0, total, size):
        there = np.flatnonzero((others >= first) & (others < first + size))
        theirs = _vectors(index, kept, first, min(first + size, total))
        for at in range(0, len(there), _PAIRS):
            some = there[at : at + _PAIRS]
            shared = mine[rows[some] - tile.first].multiply(theirs[others[some] - first])
            result[some] = shared.sum(axis=1)
    return result


def _vectors(index: Index, kept: Kept, first: int, last: int) -> Any:
    """Rows with all their trigrams, as vectors of length 1."""
    starts = index.array("starts")[first : last + 1]
    span = slice(int(starts[0]), int(starts[-1]))
    hashes = index.array("hashes")[span].view(np.int32)
    edges = (starts - starts[0]).astype(np.int32)
    shape = (last - first, 2**BITS)
    return need("scipy.sparse").csr_array((kept.array("full")[span], hashes, edges), shape=shape)
