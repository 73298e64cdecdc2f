"""Find the candidates of a whole corpus in tiles; a killed run goes on at the next tile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.engine.job_engine import run_tasks
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.search.candidate_clauses import (
    CandidateSettings,
    Tile,
    find_candidates,
    tiles,
)
from policydiff.stages.corpus.search.candidate_matrix import Kept, keep_grams
from policydiff.stages.corpus.store.trigram_index import Index
from policydiff.stages.support.atomic_files import write_file

PAIR = np.dtype([("row", np.int32), ("other", np.int32), ("similarity", np.float32)])
_READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A tile and the file for what it finds."""

    tile: Tile
    path: Path


def run_candidates(
    index: Index,
    folder: Path,
    *,
    taking: NDArray[np.bool_],
    settings: CandidateSettings,
    engine: Engine,
    tell: Callable[[str, int, int], None],
) -> tuple[Path, ...]:
    """Find the candidates of all clauses that take part.

    Args:
        index: Of the store.
        folder: For the files; tiles that an earlier run left there are not done again.
        taking: For each row of the index whether it takes part.
        settings: How far to look.
        engine: Where to run.
        tell: Told how far the work is.

    Returns:
        Files of the pairs, in order; `np.load` gives arrays of `PAIR`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept = Kept(folder)
    if not (folder / _READY).exists():
        tell("choosing trigrams", 0, 1)
        kept = keep_grams(index, folder, rows=taking, settings=settings.keep)
        write_file(folder / _READY, b"")
    tasks = [
        _Task(tile=tile, path=folder / f"tile-{number:06}.npy")
        for number, tile in enumerate(tiles(index, kept, settings=settings))
    ]
    left = [task for task in tasks if not task.path.exists()]
    for count, done in enumerate(run_tasks(_run_tile, left, engine=engine), start=1):
        done.need("candidates")
        tell("candidates", len(tasks) - len(left) + count, len(tasks))
    return tuple(task.path for task in tasks)


def taking_rows(index: Index, taking: Sequence[bool]) -> NDArray[np.bool_]:
    """For each row whether its document takes part."""
    return np.asarray(np.array(taking, dtype=np.bool_)[index.array("paper")])


def _run_tile(task: _Task) -> int:
    """Find and write the pairs of a tile; runs in a worker."""
    found = find_candidates(task.tile)
    pairs = np.empty(len(found.rows), dtype=PAIR)
    pairs["row"], pairs["other"] = found.rows, found.others
    pairs["similarity"] = found.similarities
    data = BytesIO()
    np.lib.format.write_array(data, pairs)
    write_file(task.path, data.getvalue())
    return len(pairs)
