"""What linking costs after one document was added, against linking from scratch.

    python benchmarks/corpus_relink.py ../shared/corpus/city_2024 --work DIR --documents 60

Links that many documents, adds one more and links again, then does the same in a new store at once;
in one process, so that processor time is all there is. The tables must be the same byte for byte.
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.link import Linked, link_store
from policydiff.stages.corpus.linking.pair_rules import Rule
from policydiff.stages.corpus.store.store import open_store

HERE = Engine(workers=1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=60)
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.txt"))[: given.documents + 1]
    grown, whole = given.work / "grown", given.work / "whole"
    for store in (grown, whole):
        shutil.rmtree(store, ignore_errors=True)
    print(f"{'linked':28}{'pairs':>7}{'aligned':>9}{'cpu s':>8}")
    _told(f"{given.documents} documents", grown, files[:-1])
    _told("one more added", grown, files[-1:])
    _told("all at once, a new store", whole, files)
    for table in ("links", "pairs"):
        parts = [[path.read_bytes() for path in open_store(s).paths(table)] for s in (grown, whole)]
        print(f"{table}: {'the same bytes' if parts[0] == parts[1] else 'other bytes'}")


def _told(what: str, store: Path, files: list[Path]) -> None:
    """Add files, link, and print what linking took."""
    add_files(files, store, engine=HERE)
    begun = time.process_time()
    found: Linked = link_store(store, rule=Rule(), engine=HERE)
    spent = time.process_time() - begun
    print(f"{what:28}{found.pairs:7}{found.anew:9}{spent:8.1f}", flush=True)


if __name__ == "__main__":
    main()
