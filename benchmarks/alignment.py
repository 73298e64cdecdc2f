"""Links of the labelled pairs: policydiff and three baselines, and the time of 100 x 100 clauses.

    python benchmarks/alignment.py [--rounds 5]

Needs the corpus beside the project. Each baseline gets, per pair, the threshold that is best
for it, chosen afterwards; policydiff gets its default settings, and weights that never saw a
document of the pair (`left out`). GovernDiff aligns by its own rules, on the files as they are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from statistics import median

import numpy as np
from numpy.typing import NDArray
from rivals import HERE, rival
from sklearn.feature_extraction.text import TfidfVectorizer

sys.path.insert(0, str(HERE.parent))

from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.alignment import Relation, Side
from policydiff.stages.align.clause_features import read_masked
from policydiff.stages.align.training.evaluation import measure
from policydiff.stages.align.training.labelled_pairs import Pair, read_pairs
from policydiff.stages.documents import Clause
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from tests.evidence import CORPUS, GOLD

FIXTURES = HERE.parent / "fixtures"
WEIGHTS = HERE.parent / "align" / "data" / "weights.json"
Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """F1 of `same` links of one pair, by contender."""

    name: str
    left_out: float
    shipped: float
    tfidf: float
    difflib: float
    governdiff: str  # "-" where it cannot be held against the labels


def main() -> None:
    """Print the table of links, then the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'pair':36}{'left out':>10}{'shipped':>9}{'TF-IDF':>8}{'difflib':>9}{'GovernDiff':>12}")
    for line in find_lines():
        print(
            f"{line.name:36}{line.left_out:10.2f}{line.shipped:9.2f}{line.tfidf:8.2f}"
            f"{line.difflib:9.2f}{line.governdiff:>12}"
        )
    print_times(rounds)


def find_lines() -> Iterator[Line]:
    """One line for each pair labelled by people."""
    evidence = json.loads(WEIGHTS.read_text(encoding="utf-8"))["evidence"]
    unseen = evidence["left_out"]
    for pair in read_pairs(GOLD, FIXTURES, CORPUS, CORPUS.with_name("corpus2")):
        if not pair.synthetic:
            yield Line(
                name=pair.name,
                left_out=unseen[pair.name]["f1"],
                shipped=measure(own_links(pair), pair.labels, least=0.5).f1,
                tfidf=best(pair, nearest(pair, tfidf(pair))),
                difflib=best(pair, nearest(pair, ratios(pair))),
                governdiff=their_links(pair),
            )


def own_links(pair: Pair) -> Grid:
    """1 where the shipped program says `same`, 0 elsewhere."""
    rows = {clause.id: at for at, clause in enumerate(pair.base.clauses)}
    columns = {clause.id: at for at, clause in enumerate(pair.other.clauses)}
    grid = np.zeros(pair.labels.shape)
    for link in align_clauses(pair.base, pair.other, ordered=False).alignments:
        if link.relation is Relation.SAME:
            for base in link.base:
                for other in link.other:
                    grid[rows[base], columns[other]] = 1.0
    return grid


def tfidf(pair: Pair) -> Grid:
    """Cosine of TF-IDF over one and two characters."""
    texts = [[clause.text for clause in side.clauses] for side in (pair.base, pair.other)]
    found = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    found.fit([*texts[0], *texts[1]])
    return np.asarray((found.transform(texts[0]) @ found.transform(texts[1]).T).toarray())


def ratios(pair: Pair) -> Grid:
    """The ratio of difflib for every two clauses."""
    return np.array(
        [
            [
                SequenceMatcher(None, a.text, b.text, autojunk=False).ratio()
                for b in pair.other.clauses
            ]
            for a in pair.base.clauses
        ]
    )


def nearest(pair: Pair, grid: Grid) -> Grid:
    """The grid where each of two clauses is the other's best, else 0; of an item its best one."""
    kept = grid >= grid.max(axis=0, keepdims=True)
    if not pair.annex:
        kept &= grid >= grid.max(axis=1, keepdims=True)
    return np.where(kept, grid, 0.0)


def best(pair: Pair, grid: Grid) -> float:
    """The best F1 that any one threshold yields."""
    found = [measure(grid, pair.labels, least=float(t)).f1 for t in np.linspace(0.02, 0.98, 49)]
    return max(found)


def their_links(pair: Pair) -> str:
    """How many clauses GovernDiff puts side by side in the two files; it has no annexes."""
    if pair.annex or not all((FIXTURES / f"{name}.txt").exists() for name in pair.documents):
        return "-"
    paths = [str(FIXTURES / f"{side.plan.document.id}.txt") for side in (pair.base, pair.other)]
    command = [rival("governdiff"), "diff", *paths, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    changes = json.loads(done.stdout)["changes"]
    return f"{sum(bool(c['old_block'] and c['new_block']) for c in changes)} links"


def print_times(rounds: int) -> None:
    """Warm time of 100 x 100 clauses: views, comparison, scores and links."""
    sides = [hundred(name) for name in ("huangpu-2020", "jiaxing-2019")]
    align_clauses(*sides, ordered=False)
    taken = []
    for _ in range(rounds):
        read_masked.cache_clear()  # segmentation counts
        sides = [hundred(name) for name in ("huangpu-2020", "jiaxing-2019")]  # not met before
        start = time.perf_counter()
        align_clauses(*sides, ordered=False)
        taken.append((time.perf_counter() - start) * 1000)
    sizes = " x ".join(str(len(side.clauses)) for side in sides)
    print(
        f"\n{sizes} clauses, warm: median {median(taken):.0f} ms, {min(taken):.0f}-{max(taken):.0f}"
    )


def hundred(name: str) -> Side:
    """A hundred clauses of a fixture, the first ones again where it has fewer."""
    document = read_document(FIXTURES / f"{name}.txt")
    clauses = document.main_text
    again: tuple[Clause, ...] = tuple(
        replace(clause, id=type(clause.id)(f"{clause.id}'"), text=clause.text[::-1])
        for clause in clauses[: max(0, 100 - len(clauses))]
    )
    return Side(plan=Plan(document=document, targets=()), clauses=(clauses + again)[:100])


if __name__ == "__main__":
    main()
