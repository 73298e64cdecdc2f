"""Find the clauses nearest to a text, by the index alone: no table is opened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.store.trigram_index import (
    Index,
    Paper,
    read_name,
    read_paper,
    read_text,
)
from policydiff.stages.corpus.store.trigrams import find_grams, plain_letters, rarity

POSTINGS = 100_000  # rows looked at for one text, those of its rarest trigrams first
RESCORED = 200  # of them the best, whose similarity is computed in full


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A clause near to a text."""

    similarity: float  # cosine of weighted trigrams, in [0, 1]
    clause: str
    text: str
    paper: Paper


class Searcher:
    """Answers queries; keep it for several, since its arrays are opened once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        names = ("starts", "hashes", "counts", "terms", "posts", "rows", "norms", "paper")
        self._arrays = {name: self.index.array(name) for name in names}

    def nearest(self, text: str, *, count: int = 10) -> tuple[Nearest, ...]:
        """The nearest clauses, best first, ties in the order of the corpus; none share nothing."""
        rows, similarities = self.similar(plain_letters(text), count=count)
        return tuple(
            Nearest(
                similarity=float(similarity),
                clause=read_name(self.index, int(row)),
                text=read_text(self.index, int(row)),
                paper=read_paper(self.index, int(self._arrays["paper"][row])),
            )
            for row, similarity in zip(rows, similarities, strict=True)
        )

    def similar(
        self, letters: str, *, count: int, least: float = 0.0
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Rows and similarities, best first."""
        grams = find_grams([letters])
        query, total = self._weigh(grams.hashes, grams.counts), len(self._arrays["norms"])
        if not len(query.hashes):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        found = self._reached(query, total)
        exact = self._exact(query, found)
        best = np.lexsort((found, -exact))[:count]
        best = best[exact[best] > least]
        return found[best], exact[best]

    def _weigh(self, hashes: NDArray[np.uint32], counts: NDArray[np.uint8]) -> _Query:
        terms, posts = self._arrays["terms"], self._arrays["posts"]
        at = np.searchsorted(terms, hashes)
        known = at < len(terms)
        known[known] = terms[at[known]] == hashes[known]
        frequency = np.zeros(len(hashes), dtype=np.int64)
        frequency[known] = posts[at[known] + 1] - posts[at[known]]
        rare = rarity(len(self._arrays["norms"]), frequency).astype(np.float64)
        weights = (1 + np.log(counts.astype(np.float64))) * rare
        length = float(np.sqrt((weights**2).sum()))
        return _Query(
            hashes=hashes[known],
            weights=weights[known] / max(length, 1e-9),
            terms=at[known],
            frequency=frequency[known],
        )

    def _reached(self, query: _Query, total: int) -> NDArray[np.int64]:
        """The rows that share the most of the rarest trigrams, at most `RESCORED`."""
        posts, rows = self._arrays["posts"], self._arrays["rows"]
        order = np.argsort(query.frequency, kind="stable")
        within = np.cumsum(query.frequency[order]) <= POSTINGS
        within[0] = True
        parts, weights = [], []
        for at in order[within]:
            first, last = int(posts[query.terms[at]]), int(posts[query.terms[at] + 1])
            parts.append(np.asarray(rows[first:last]))
            own = query.weights[at] * rarity(total, query.frequency[at])
            weights.append(np.full(last - first, own))
        found, inverse = np.unique(np.concatenate(parts), return_inverse=True)
        shared = np.bincount(inverse, weights=np.concatenate(weights))
        sums = shared / np.maximum(self._arrays["norms"][found], 1e-9)
        best = np.lexsort((found, -sums))[:RESCORED]
        return np.sort(found[best]).astype(np.int64)

    def _exact(self, query: _Query, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The full cosine of the query with each of these rows."""
        starts, norms = self._arrays["starts"], self._arrays["norms"]
        sizes = starts[rows + 1] - starts[rows]
        at = np.repeat(starts[rows] - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
        hashes = self._arrays["hashes"][at]
        place = np.searchsorted(query.hashes, hashes)
        hit = np.flatnonzero(place < len(query.hashes))
        hit = hit[query.hashes[place[hit]] == hashes[hit]]
        times = 1 + np.log(self._arrays["counts"][at[hit]].astype(np.float64))
        cells = query.weights * rarity(len(norms), query.frequency)
        of_row = np.repeat(np.arange(len(rows)), sizes)[hit]
        sums = np.bincount(of_row, weights=cells[place[hit]] * times, minlength=len(rows))
        return np.asarray(sums / np.maximum(norms[rows], 1e-9))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Query:
    """The trigrams of a text that the corpus has."""

    hashes: NDArray[np.uint32]
    weights: NDArray[np.float64]  # of a vector of length 1 with those it has not
    terms: NDArray[np.int64]  # their places among the terms
    frequency: NDArray[np.int64]  # rows that have each
