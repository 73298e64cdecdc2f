"""Candidates over a whole corpus: time, peak memory, recall of planted links, growth.

    python benchmarks/corpus_scale.py ../shared/corpus --clauses 10000 100000 1000000 --work DIR

Grows a corpus (grow.py), writes it to a store as read documents, and runs each stage in a process
of its own on two workers. Prints a row a size and stage, and the growth exponent from size to size.
Reading of files is not among the stages: see docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psutil
from grow import Grower, Grown

from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.search.candidate_clauses import CandidateSettings
from policydiff.stages.corpus.search.indexing import index_store
from policydiff.stages.corpus.search.tiling import run_candidates
from policydiff.stages.corpus.store.row_encoding import Entry
from policydiff.stages.corpus.store.store_writing import write_store
from policydiff.stages.corpus.store.trigram_index import Index, open_index, read_papers

STAGES = ("index", "candidates")
BATCH = 2_000  # documents written at a time


def main() -> None:
    """Measure all sizes, or run one stage of one (as a process of its own)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--clauses", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--stage", choices=("grow", *STAGES))
    given = parser.parse_args()
    if given.stage:
        _run_stage(given)
        return
    heads = f"{'seconds':>9}{'cpu s':>8}{'peak GB':>9}{'recall@10':>11}"
    print(f"{'clauses':>9} {'stage':12}{heads}  growth of cpu s")
    before: dict[str, tuple[int, float]] = {}
    for size in given.clauses:
        folder = given.work / f"corpus-{size}-{given.seed}"
        if not (folder / "planted.jsonl").exists():
            _timed(given, "grow", folder, size)
        taken = []
        for stage in STAGES:
            taken.append(_timed(given, stage, folder, size))
            _tell(before, size, stage, taken[-1], recall=None)
        both = Measured(
            sum(t.seconds for t in taken),
            sum(t.processor for t in taken),
            max(t.gigabytes for t in taken),
        )
        hits = list(_hits(folder))
        share = sum(hit for hit, _ in hits) / len(hits)
        _tell(before, size, "both", both, recall=share)
        print(f"{'':9} {len(hits)} planted links, by share of phrases kept: {by_kept(hits)}")


def _tell(
    before: dict[str, tuple[int, float]],
    size: int,
    stage: str,
    taken: Measured,
    *,
    recall: float | None,
) -> None:
    growth = ""
    if stage in before:
        smaller, took = before[stage]
        growth = f"{math.log(taken.processor / took) / math.log(size / smaller):.2f}"
    before[stage] = (size, taken.processor)
    found = f"{recall:11.3f}" if recall is not None else f"{'':11}"
    numbers = f"{taken.seconds:9.1f}{taken.processor:8.1f}{taken.gigabytes:9.2f}"
    print(f"{size:9} {stage:12}{numbers}{found}  {growth}", flush=True)


def _timed(given: argparse.Namespace, stage: str, folder: Path, size: int) -> Measured:
    """Seconds and peak memory in GB of a stage with its workers, run as a process of its own."""
    command = [sys.executable, __file__, str(given.corpus), "--clauses", str(size)]
    command += ["--work", str(folder), "--seed", str(given.seed), "--stage", stage]
    command += ["--workers", str(given.workers)]
    return run_measured(command)


class Measured(NamedTuple):
    """What a process with its children took."""

    seconds: float
    processor: float  # seconds of processor time, which other programs do not lengthen much
    gigabytes: float  # the most memory


def run_measured(command: list[str]) -> Measured:
    """Run a process, and measure it with its children."""
    begun, before = time.perf_counter(), os.times()
    with subprocess.Popen(command) as process:
        peak = _Peak(process.pid)
        if process.wait() != 0:
            sys.exit(f"{' '.join(command)} failed")
        peak.stop()
    after = os.times()
    processor = after.children_user + after.children_system
    processor -= before.children_user + before.children_system
    return Measured(time.perf_counter() - begun, processor, peak.gigabytes)


class _Peak:
    """The most memory that a process and its workers have together; shared pages count once."""

    def __init__(self, pid: int) -> None:
        self.gigabytes = 0.0
        self._process, self._on = psutil.Process(pid), True
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._on = False
        self._thread.join()

    def _watch(self) -> None:
        while self._on:
            try:
                family = [self._process, *self._process.children(recursive=True)]
                used = sum(p.memory_full_info().pss for p in family) / 1e9
                self.gigabytes = max(self.gigabytes, used)
            except psutil.Error:
                pass
            time.sleep(0.25)


def _run_stage(given: argparse.Namespace) -> None:
    folder, engine = given.work, Engine(workers=given.workers)
    store = folder / "store"
    if given.stage == "grow":
        _grow(given.corpus, folder, given.clauses[0], given.seed)
    elif given.stage == "index":
        with write_store(store) as writer:
            writer.replace_index(None)
            shutil.rmtree(folder / "candidates", ignore_errors=True)
            for old in (store / "parts").glob("index-*"):
                shutil.rmtree(old)
            index_store(writer, engine=engine, tell=lambda *_: None)
    else:
        index = open_index(store)
        taking = np.ones(len(index.array("norms")), dtype=np.bool_)
        run_candidates(
            index,
            folder / "candidates",
            taking=taking,
            settings=CandidateSettings(),
            engine=engine,
            tell=lambda *_: None,
        )


def _grow(corpus: Path, folder: Path, size: int, seed: int) -> None:
    """Write the store as reading would, and what was planted."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        write_store(folder / "store", create=True) as writer,
        (folder / "planted.part").open("w", encoding="utf-8") as truth,
    ):
        batch: list[Entry] = []
        for document in Grower(corpus, seed=seed).documents(size):
            batch.append(entry_of(document))
            for p in document.planted:
                row = [p.document, p.text, p.of_document, p.of_text, round(p.kept, 3)]
                truth.write(json.dumps(row, ensure_ascii=False) + "\n")
            if len(batch) == BATCH:
                writer.replace_documents(batch)
                batch = []
        writer.replace_documents(batch)
    (folder / "planted.part").rename(folder / "planted.jsonl")


def entry_of(document: Grown) -> Entry:
    """The rows of a grown document, without targets."""
    empty: dict[str, list[str]] = {"heading": [], "lead": [], "support": []}
    return Entry(
        file={"document": document.name, "source": document.name, "sha256": "", "status": "read"},
        document={
            **{"document": document.name, "title": document.name, "text": "", "issuers": []},
            **{"first_year": document.year, "last_year": document.year},
            **{"place": document.place, "path": [document.place], "level": "prefecture"},
            **{"code": document.place, "warnings": [], "corrected": []},
        },
        clauses=tuple(
            {
                **{"document": document.name, "position": at, "clause": str(at), "label": ""},
                **{"part": "body", "text": text, "start": 0, "end": len(text), "main": True},
                **empty,
            }
            for at, text in enumerate(document.clauses)
        ),
    )


def by_kept(hits: list[tuple[bool, float]]) -> str:
    """Recall by the share of phrases kept."""
    bins: dict[int, list[bool]] = {}
    for hit, kept in hits:
        bins.setdefault(min(int(kept * 10), 9), []).append(hit)
    return ", ".join(f"{at / 10:.1f}: {sum(b) / len(b):.2f}" for at, b in sorted(bins.items()))


def _hits(folder: Path) -> Iterator[tuple[bool, float]]:
    index = open_index(folder / "store")
    where = rows_of(index)
    found = np.concatenate(
        [np.load(path) for path in sorted((folder / "candidates").glob("tile-*.npy"))]
    )
    rows, others = (found[name].astype(np.int64) for name in ("row", "other"))
    with (folder / "planted.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document, text, of_document, of_text, kept = json.loads(line)
            row, other = where[document, text], where[of_document, of_text]
            first, last = np.searchsorted(rows, [row, row + 1])
            yield other in others[first:last], kept


def rows_of(index: Index) -> dict[tuple[str, str], int]:
    """The row of each clause, by document and text."""
    papers, paper = read_papers(index), index.array("paper").tolist()
    blob, edges = index.array("texts").tobytes(), index.array("text_starts").tolist()
    return {
        (papers[p].document, blob[edges[row] : edges[row + 1]].decode()): row
        for row, p in enumerate(paper)
    }


if __name__ == "__main__":
    main()
