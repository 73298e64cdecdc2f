"""Candidates of a corpus beside scikit-learn's brute force and datasketch's MinHash LSH.

    python benchmarks/corpus_rivals.py --work DIR --clauses 10000 100000

takes the corpora that corpus_scale.py grew in DIR, runs each program as a process of its own, in
turn, and prints seconds, peak memory and recall of the planted links among the ten nearest. Ours
runs on two workers, the index among its seconds; `ours, one` on one process, as the others do.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from corpus_scale import Measured, rows_of, run_measured
from rivals import environment

from policydiff.stages.corpus.store.trigram_index import open_index, read_papers, read_text
from policydiff.stages.corpus.store.trigrams import plain_letters

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run all, size by size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--clauses", type=int, nargs="+", default=[10_000])
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--programs", nargs="+", default=["ours", "ours, one", "brute", "lsh"])
    given = parser.parse_args()
    heads = f"{'seconds':>9}{'cpu s':>8}{'peak GB':>9}{'recall@10':>11}"
    print(f"{'clauses':>9} {'program':12}{heads}")
    for size in given.clauses:
        folder = given.work / f"corpus-{size}-{given.seed}"
        texts = _write_texts(folder)
        for program in given.programs:
            taken, found = _run(program, folder, texts, size)
            numbers = f"{taken.seconds:9.1f}{taken.processor:8.1f}{taken.gigabytes:9.2f}"
            print(f"{size:9} {program:12}{numbers}{found:11.3f}", flush=True)


def _run(program: str, folder: Path, texts: Path, size: int) -> tuple[Measured, float]:
    if program.startswith("ours"):
        script = [sys.executable, str(HERE / "corpus_scale.py"), "-", "--clauses", str(size)]
        workers = "1" if program.endswith("one") else "2"
        script += ["--work", str(folder), "--workers", workers, "--stage"]
        stages = [run_measured([*script, stage]) for stage in ("index", "candidates")]
        paths = sorted((folder / "candidates").glob("tile-*.npy"))
        pairs = np.concatenate([np.load(path) for path in paths])
        found = _recall(
            folder, set(zip(pairs["row"].tolist(), pairs["other"].tolist(), strict=True))
        )
        both = Measured(
            sum(taken.seconds for taken in stages),
            sum(taken.processor for taken in stages),
            max(taken.gigabytes for taken in stages),
        )
        return both, found
    python = environment("corpus_requirements.txt", ".venv-corpus") / "python"
    target = folder / f"{program}.npy"
    command = [str(python), str(HERE / "corpus_rival.py"), program, str(texts), str(target)]
    taken = run_measured(command)
    near = np.load(target)
    near_ones = {(row, int(other)) for row, others in enumerate(near) for other in others}
    return taken, _recall(folder, near_ones)


def _recall(folder: Path, pairs: set[tuple[int, int]]) -> float:
    where = rows_of(open_index(folder / "store"))
    hits = []
    with (folder / "planted.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document, text, of_document, of_text, _ = json.loads(line)
            hits.append((where[document, text], where[of_document, of_text]) in pairs)
    return sum(hits) / len(hits)


def _write_texts(folder: Path) -> Path:
    """The clauses as the others get them: the same letters that ours compares."""
    index, path = open_index(folder / "store"), folder / "texts.tsv"
    papers, paper = read_papers(index), index.array("paper")
    with path.open("w", encoding="utf-8") as file:
        for row, number in enumerate(paper):
            place = papers[number].place or ""
            letters = plain_letters(read_text(index, row), (place, place.rstrip("市")))
            file.write(f"{papers[number].document}\t{letters}\n")
    return path


if __name__ == "__main__":
    main()
