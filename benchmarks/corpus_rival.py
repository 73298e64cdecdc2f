"""One other way to find near clauses, run by corpus_rivals.py in an environment of its own.

    python benchmarks/corpus_rival.py brute|lsh TEXTS NEIGHBOURS.npy

TEXTS has a clause a line: its document, a tab, its letters. Written is for each clause the numbers
of the ten nearest of other documents, -1 where there are fewer.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

BEST = 10
ROWS = 256  # of similarities held at a time
PERMUTATIONS = 128
THRESHOLD = 0.3  # of the Jaccard index; the copies with the fewest kept phrases are below


def brute(texts: list[str], documents: np.ndarray) -> np.ndarray:
    """scikit-learn: TF-IDF of character trigrams, all similarities."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import NearestNeighbors

    vectors = TfidfVectorizer(analyzer="char", ngram_range=(3, 3), sublinear_tf=True)
    matrix = vectors.fit_transform(texts)
    search = NearestNeighbors(n_neighbors=min(24, len(texts)), metric="cosine", algorithm="brute")
    search.fit(matrix)
    found = np.full((len(texts), BEST), -1)
    for first in range(0, len(texts), ROWS):
        near = search.kneighbors(matrix[first : first + ROWS], return_distance=False)
        for row, others in enumerate(near, start=first):
            apart = others[documents[others] != documents[row]][:BEST]
            found[row, : len(apart)] = apart
    return found


def lsh(texts: list[str], documents: np.ndarray) -> np.ndarray:
    """datasketch: MinHash of trigrams, LSH, the candidates by estimated Jaccard index."""
    from datasketch import MinHash, MinHashLSH

    sets = [{text[i : i + 3].encode() for i in range(len(text) - 2)} for text in texts]
    hashes = MinHash.bulk(sets, num_perm=PERMUTATIONS, seed=8)
    table = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    with table.insertion_session() as session:
        for row, minhash in enumerate(hashes):
            session.insert(row, minhash)
    found = np.full((len(texts), BEST), -1)
    for row, minhash in enumerate(hashes):
        others = [o for o in table.query(minhash) if documents[o] != documents[row]]
        ranked = sorted(others, key=lambda o: (-minhash.jaccard(hashes[o]), o))[:BEST]
        found[row, : len(ranked)] = ranked
    return found


def main() -> None:
    """Run one."""
    name, source, target = sys.argv[1:]
    lines = Path(source).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines]
    _, documents = np.unique([pair[0] for pair in pairs], return_inverse=True)
    found = {"brute": brute, "lsh": lsh}[name]([pair[1] for pair in pairs], documents)
    np.save(target, found)


if __name__ == "__main__":
    main()
