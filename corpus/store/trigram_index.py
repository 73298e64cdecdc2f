"""The index of a store: trigrams of every clause of the main texts, in files mapped into memory.

Files of `parts/index-…/`; rows are clauses, by document and reading order:

    starts, hashes, counts   the trigrams of each row (Grams)
    terms, posts, rows       the different hashes, ascending, and for each the rows that have it
    norms                    length of each row's vector of (1 + ln count) × rarity
    texts, text_starts       each row's text
    names, name_starts       each row's clause id
    papers, paper_starts     for each document its id, title, date, place, level, year as JSON
    paper                    for each row its document's number
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.store.manifest import read_manifest
from policydiff.stages.support.errors import SettingsError

PARTS = "parts"  # the folder of a store's files


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What the index knows of a document."""

    document: str
    title: str
    date: str | None
    place: str | None
    code: str | None
    level: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Index:
    """An index that was opened; arrays stay on disk until they are looked at."""

    folder: Path

    def array(self, name: str) -> NDArray[Any]:
        """One of the arrays."""
        path = self.folder / f"{name}.npy"
        try:
            found: NDArray[Any] = np.load(path, mmap_mode="r")
        except (OSError, ValueError) as error:
            hint = f"delete the folder {self.folder}: corpus add and corpus link make it anew"
            raise SettingsError(path, "cannot be read", hint=hint) from error
        return found

    def save(self, name: str, values: NDArray[Any]) -> None:
        """Write one of the arrays."""
        np.save(self.folder / f"{name}.npy", values)

    def make(self, name: str, kind: type, size: int) -> NDArray[Any]:
        """An array on disk to be filled."""
        path = self.folder / f"{name}.npy"
        return np.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=(size,))


def open_index(folder: Path) -> Index:
    """The index of the store in a folder.

    Raises:
        SettingsError: There is no store, or it has no documents yet.
    """
    name = read_manifest(folder).index
    if name is None:
        hint = f"add some: policydiff corpus add FILES --store {folder}"
        raise SettingsError(folder, "has no index, since it has no documents", hint=hint)
    return Index(folder / PARTS / name)


def read_papers(index: Index) -> tuple[Paper, ...]:
    """The documents in the index, by number."""
    blob, starts = index.array("papers").tobytes(), index.array("paper_starts")
    return tuple(_paper(blob[a:b]) for a, b in pairwise(starts))


def read_paper(index: Index, number: int) -> Paper:
    """One document in the index."""
    return _paper(_slice(index, "papers", "paper_starts", number))


def read_text(index: Index, row: int) -> str:
    """The text of a row."""
    return _slice(index, "texts", "text_starts", row).decode()


def read_name(index: Index, row: int) -> str:
    """The clause id of a row."""
    return _slice(index, "names", "name_starts", row).decode()


def _slice(index: Index, name: str, starts: str, at: int) -> bytes:
    edges = index.array(starts)
    return index.array(name)[int(edges[at]) : int(edges[at + 1])].tobytes()


def _paper(data: bytes) -> Paper:
    return Paper(**json.loads(data))
