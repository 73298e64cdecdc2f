"""Turn texts into hashed character trigrams, on which all search in a corpus rests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.support.chinese_numerals import TO_HUNDRED

BITS = 24  # of a hash: 16 million values, several times the trigrams of a million clauses
SIZE = 3  # characters
_OTHERS = re.compile(r"[^\u3400-\u9fffA-Za-zＡ-Ｚａ-ｚ]+")
_ORDINAL = re.compile(f"第[{TO_HUNDRED}]+")
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)

Hashes = NDArray[np.uint32]
Starts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grams:
    """The trigrams of some texts; those of text i stand in [starts[i], starts[i + 1])."""

    starts: Starts
    hashes: Hashes  # of each text the different ones, ascending
    counts: NDArray[np.uint8]  # how often it has each, at most 255


def plain_letters(text: str, places: Sequence[str] = ()) -> str:
    """What is compared of a clause: letters without numbers, marks and its own places' names.

    2024年嘉兴市新增就业5万人 and 2023年宁波市新增就业8万人 are the same then.

    Args:
        text: A clause as written.
        places: Names to leave out, longest first; `own_places` of align/clause_view.py
            gives them.
    """
    letters = _OTHERS.sub("", text)
    for place in places:
        letters = letters.replace(place, "")
    return _ORDINAL.sub("", letters) if "第" in letters else letters


def find_grams(texts: Sequence[str]) -> Grams:
    """The trigrams of texts that `plain_letters` made; a shorter text has none."""
    joined = "".join(texts).encode("utf-32-le", errors="surrogatepass")
    codes = np.frombuffer(joined, dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    rows = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    if len(codes) < SIZE:
        return _none(len(texts))
    whole = rows[: 1 - SIZE] == rows[SIZE - 1 :]
    mixed = np.zeros(len(codes) - SIZE + 1, dtype=np.uint64)
    for at, factor in enumerate(_MIX):
        mixed ^= codes[at : len(codes) - SIZE + 1 + at] * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
    mixed = (mixed * np.uint64(_MIX[0])) >> np.uint64(64 - BITS)
    keys = (rows[: 1 - SIZE][whole] << np.uint64(BITS)) | mixed[whole]
    keys, counts = np.unique(keys, return_counts=True)
    per_row = np.bincount((keys >> np.uint64(BITS)).astype(np.int64), minlength=len(texts))
    return Grams(
        starts=np.concatenate([[0], np.cumsum(per_row)]).astype(np.int64),
        hashes=(keys & np.uint64(2**BITS - 1)).astype(np.uint32),
        counts=np.minimum(counts, 255).astype(np.uint8),
    )


def _none(texts: int) -> Grams:
    return Grams(
        starts=np.zeros(texts + 1, dtype=np.int64),
        hashes=np.zeros(0, dtype=np.uint32),
        counts=np.zeros(0, dtype=np.uint8),
    )


def rarity(rows: int, frequency: NDArray[np.int64]) -> NDArray[np.float32]:
    """Inverse document frequency in nats, above 0."""
    return np.asarray(np.log((rows + 1) / (frequency + 0.5)), dtype=np.float32)
