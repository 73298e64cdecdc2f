"""Count the words of a folder of documents and learn which stand beside which.

    python -m policydiff.stages.align.training.mine_background FOLDER

Writes align/data/words.tsv (word, paragraphs that have it) and vectors.npy (one row of int8 a
word, in the same order). Only words and numbers leave the corpus, never a sentence of it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds

from policydiff.stages.align.terms import find_words, normalise_mask
from policydiff.stages.support.atomic_files import write_file

MIN_PARAGRAPHS = 10  # a word in fewer has no reliable neighbours
MIN_CHARACTERS = 15  # shorter paragraphs are headings and page furniture
WINDOW_WORDS = 10  # to either side; a clause's length, so that vectors speak of subjects
DIMENSIONS = 100  # 64 to 160 tried, docs/decisions/0002-alignment.md
DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    """Read the corpus, count, factorise, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    paragraphs = [find_words(normalise_mask(text)) for text in dict.fromkeys(_paragraphs(folder))]
    counts = Counter(word for words in paragraphs for word in set(words))
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    kept = [(word, count) for word, count in common if count >= MIN_PARAGRAPHS]
    lines = [f"#paragraphs\t{len(paragraphs)}", *(f"{word}\t{count}" for word, count in kept)]
    write_file(DATA / "words.tsv", ("\n".join(lines) + "\n").encode())
    rows = {word: row for row, (word, _) in enumerate(kept)}
    indices = [np.array([rows[w] for w in words if w in rows]) for words in paragraphs]
    vectors = _factorise(_association(indices, len(rows)))
    np.save(DATA / "vectors.npy", np.round(vectors * 127).astype(np.int8))


def _paragraphs(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        for line in read_text(path).splitlines():
            if len(line.strip()) >= MIN_CHARACTERS:
                yield line.strip()


def read_text(path: Path) -> str:
    """The text of a file of the corpus, UTF-8 or GB18030."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def _association(paragraphs: Sequence[NDArray[np.int64]], words: int) -> csr_matrix:
    """Positive pointwise mutual information of words within a window, nearer ones weigh more."""
    total = csr_matrix((words, words))
    for distance in range(1, WINDOW_WORDS + 1):
        long = [p for p in paragraphs if len(p) > distance]
        left = np.concatenate([p[:-distance] for p in long])
        right = np.concatenate([p[distance:] for p in long])
        total = total + coo_matrix(
            (np.full(len(left), distance**-0.5), (left, right)), shape=(words, words)
        )
    both = (total + total.T).tocoo()
    margin = np.asarray(both.sum(axis=1)).ravel()
    smoothed = margin**0.75 / (margin**0.75).sum()  # Levy, Goldberg & Dagan 2015
    value = np.log(both.data / (margin[both.row] * smoothed[both.col]))
    kept = value > 0
    return csr_matrix((value[kept], (both.row[kept], both.col[kept])), shape=both.shape)


def _factorise(association: csr_matrix) -> NDArray[np.float64]:
    """The left singular vectors, not weighed by their strength (Levy, Goldberg & Dagan 2015)."""
    vectors, _, _ = svds(association, k=DIMENSIONS, v0=np.ones(association.shape[0]))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9))


if __name__ == "__main__":
    main()
