"""How long a query takes: as a process of its own, and one after another in one process.

    python benchmarks/corpus_query.py STORE [--rounds 5]

The texts are clauses of the store at even steps, cut to 10, 40 and all of their letters. `first` is
the first query of a process, after its libraries were loaded; pages of the index that the system
still holds from before make it faster than after a restart.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from policydiff.stages.corpus.search.text_search import Searcher
from policydiff.stages.corpus.store.trigram_index import open_index, read_text

TEXTS = 100
LENGTHS = (10, 40, None)


def main() -> None:
    """Print milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    begun = time.perf_counter()
    index = open_index(given.store)
    searcher = Searcher(index)
    rows = len(index.array("norms"))
    texts = [read_text(index, row) for row in range(0, rows, max(1, rows // TEXTS))][:TEXTS]
    searcher.nearest(texts[0])
    print(f"{rows} clauses; first: {1000 * (time.perf_counter() - begun):.0f} ms")
    for length in LENGTHS:
        taken = sorted(_milliseconds(searcher, text[:length]) for text in texts)
        most = taken[int(0.95 * len(taken))]
        shown = length or "all"
        print(f"{shown} letters: median {median(taken):.1f} ms, 95 of 100 below {most:.1f} ms")
    command = [sys.executable, "-m", "policydiff", "corpus", "query", texts[1][:40]]
    command += ["--store", str(given.store)]
    whole = [_process(command) for _ in range(given.rounds)]
    print(f"whole process: median {median(whole):.0f} ms")


def _milliseconds(searcher: Searcher, text: str) -> float:
    begun = time.perf_counter()
    searcher.nearest(text)
    return 1000 * (time.perf_counter() - begun)


def _process(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
