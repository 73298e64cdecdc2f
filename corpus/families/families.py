"""Families: the same clause over many documents, and how its text spread.

A family is a clause, its canonical wording, with all clauses that are near to that very one: no
chain of small changes leads from one subject to another. Each clause is in one family at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.search.candidate_matrix import Kept
from policydiff.stages.corpus.store.trigram_index import Index

CELLS = 50_000_000  # similarities held of one group of clauses that hang together: 400 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySettings:
    """Evidence: docs/evaluation.md, Corpus."""

    near: float = 0.5  # cosine of all trigrams with the canonical wording, in [0, 1]
    documents: int = 3  # the fewest of a family


@dataclass(frozen=True, slots=True, kw_only=True)
class Star:
    """A clause and those near to it, by row."""

    centre: int
    rows: tuple[int, ...]  # ascending, the centre among them
    similarities: tuple[float, ...]  # of each with the centre


def find_stars(
    index: Index, kept: Kept, pairs: NDArray[Any], *, settings: FamilySettings
) -> Iterator[Star]:
    """The families among all rows, group by group of rows that hang together.

    Args:
        index: Of the store.
        kept: Has the vectors of the rows.
        pairs: Candidates, as `run_candidates` writes them.
        settings: What is near.
    """
    strong = pairs[pairs["similarity"] >= settings.near]
    paper = index.array("paper")
    for rows in _components(strong, len(paper)):
        if len(np.unique(paper[rows])) >= settings.documents:
            yield from _stars(index, kept, rows, paper=paper, settings=settings)


def _components(pairs: NDArray[Any], rows: int) -> Iterator[NDArray[np.int64]]:
    """Rows that hang together, by their first row; rows without a pair are left out."""
    sparse, graphs = need("scipy.sparse"), need("scipy.sparse.csgraph")
    used, ends = np.unique(np.concatenate([pairs["row"], pairs["other"]]), return_inverse=True)
    if not len(used):
        return
    half = len(pairs)
    shape = (len(used), len(used))
    graph = sparse.coo_array(
        (np.ones(half, dtype=np.int8), (ends[:half], ends[half:])), shape=shape
    )
    _, label = graphs.connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    edges = np.flatnonzero(np.diff(label[order], prepend=-1, append=-1))
    groups = (used[order[a:b]].astype(np.int64) for a, b in pairwise(edges))
    yield from sorted(groups, key=lambda group: int(group[0]))


def _stars(
    index: Index,
    kept: Kept,
    rows: NDArray[np.int64],
    *,
    paper: NDArray[np.int32],
    settings: FamilySettings,
) -> Iterator[Star]:
    """Take the clause with the most similar ones, with these, until too few are left together."""
    near = _similarities(index, kept, rows, least=settings.near)
    free = np.ones(len(rows), dtype=np.bool_)
    sums = np.asarray(near.sum(axis=1), dtype=np.float64).ravel()
    while True:
        centre = int(np.argmax(np.where(free, sums, -1.0)))
        # as a sum of similarities up to 1, with its own: fewer clauses cannot reach more
        if not free[centre] or sums[centre] < 1 + (settings.documents - 1) * settings.near - 1e-6:
            return
        span = slice(near.indptr[centre], near.indptr[centre + 1])
        members, values = near.indices[span], near.data[span]
        there = free[members]
        members, values = members[there], values[there]
        if len(np.unique(paper[rows[members]])) < settings.documents:
            sums[centre] = 0.0  # no centre, though it may still go to another's family
            continue
        order = np.argsort(members)
        yield Star(
            centre=int(rows[centre]),
            rows=tuple(rows[members[order]].tolist()),
            similarities=tuple(np.round(values[order].astype(float), 4).tolist()),
        )
        free[members] = False
        sums -= np.asarray(near[members].sum(axis=0), dtype=np.float64).ravel()


def _similarities(index: Index, kept: Kept, rows: NDArray[np.int64], *, least: float) -> Any:
    """The cosines of rows with each other that are at least so high, both ways alike."""
    sparse, product = need("scipy.sparse"), need("sparse_dot_topn")
    starts = index.array("starts")
    sizes = starts[rows + 1] - starts[rows]
    at = np.repeat(starts[rows] - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
    edges = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    hashes = index.array("hashes")[at]
    terms, columns = np.unique(hashes, return_inverse=True)
    shape = (len(rows), len(terms))
    cells = (kept.array("full")[at], columns.astype(np.int32), edges)
    vectors = sparse.csr_matrix(cells, shape=shape)
    most = max(100, min(len(rows), CELLS // len(rows)))
    found = product.sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=most, threshold=least - 1e-6)
    return found.maximum(found.T).tocsr()


def ordered(stars: Sequence[Star], paper: NDArray[np.int32]) -> list[Star]:
    """The families of most documents first, ties by the canonical clause."""
    return sorted(stars, key=lambda s: (-len(set(paper[list(s.rows)].tolist())), s.centre))
