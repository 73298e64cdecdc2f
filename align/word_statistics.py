"""Background knowledge of policy language: how common each word is, and what it stands beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.support.resources import shipped, shipped_text

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """Document frequencies and vectors of words, made by align/training/mine_background.py."""

    paragraphs: int  # paragraphs counted
    frequency: Mapping[str, int]  # word → paragraphs that have it; absent: fewer than listed
    row: Mapping[str, int]  # word → its row in vectors
    vectors: Matrix  # unit length, one row a word

    def rarity(self, word: str) -> float:
        """Inverse document frequency in nats: 0 for a word of every paragraph."""
        return log((self.paragraphs + 1) / (self.frequency.get(word, 0) + 1))

    def rows(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The rows of those words that have a vector, in order."""
        return np.array([self.row[word] for word in words if word in self.row], dtype=np.int64)


@cache
def load_background() -> Background:
    """The background shipped with the program."""
    lines = shipped_text("align", "data", "words.tsv").splitlines()
    frequency = {word: int(count) for word, count in (line.split("\t") for line in lines[1:])}
    stored = np.load(shipped("align", "data", "vectors.npy")).astype(np.float32)
    vectors = stored / np.linalg.norm(stored, axis=1, keepdims=True).clip(1e-9)
    return Background(
        paragraphs=int(lines[0].split("\t")[1]),
        frequency=frequency,
        row={word: row for row, word in enumerate(frequency)},
        vectors=vectors,
    )
