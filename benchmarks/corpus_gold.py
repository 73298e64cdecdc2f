"""What linking a corpus loses against aligning every pair of documents.

    python benchmarks/corpus_gold.py ../shared --work DIR                # the gold pairs
    python benchmarks/corpus_gold.py ../shared --work DIR --documents 60 # leaving out pairs

The first puts the gold documents among the whole corpus, links it, and tells for each gold pair
whether its documents were aligned, the recall of the aligner's candidates for them as stored and
alone, and what share of the gold links are among the ten nearest by trigrams in all the corpus. The
second aligns all pairs of some city reports and tells what share of their links stays where each
document is aligned with its nearest ones only.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.training.labelled_pairs import Label, Pair, read_pairs
from policydiff.stages.align.training.train import prepare
from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.document_pairs import Selection, select_pairs
from policydiff.stages.corpus.linking.link import PARTNERS, link_store
from policydiff.stages.corpus.linking.pair_rules import Facts, Rule, read_facts
from policydiff.stages.corpus.search.candidate_clauses import CandidateSettings
from policydiff.stages.corpus.search.tiling import run_candidates, taking_rows
from policydiff.stages.corpus.store.store import Store, open_store
from policydiff.stages.corpus.store.trigram_index import Index, open_index, read_name, read_papers

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
HERE = Engine(workers=2)


def main() -> None:
    """Print one of the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--documents", type=int)
    given = parser.parse_args()
    if given.documents:
        cities = sorted((given.shared / "corpus" / "city_2024").glob("*.txt"))
        _left_out(cities[: given.documents], given.work / f"cities-{given.documents}")
    else:
        _gold(given.shared, given.work / "gold-store")


def _gold(shared: Path, folder: Path) -> None:
    add_files([FIXTURES, shared / "corpus"], folder, engine=HERE)
    store, index, facts, paths = _candidates(folder)
    chosen = _selected(index, facts, paths, PARTNERS)
    near = _near(index, paths)
    print(f"{'pair':32}{'links':>6}{'aligned':>9}{'alone':>7}{'stored':>8}{'trigrams':>10}")
    for pair in read_pairs(shared / "gold", FIXTURES, shared / "corpus", shared / "corpus2"):
        if pair.annex or pair.synthetic or not all("-" in name for name in pair.documents):
            continue
        aligned = {frozenset((p.base, p.other)) for p in chosen.pairs}
        stored = replace(pair, base=_stored(store, pair.base), other=_stored(store, pair.other))
        figures = [_recall(found) for found in (pair, stored)]
        together = pair.documents in aligned
        by_grams = _by_grams(index, near, pair)
        print(
            f"{pair.name:32}{pair.same:6}{together!s:>9}{figures[0]:7.3f}"
            f"{figures[1] * together:8.3f}{by_grams:10.3f}"
        )


def _stored(store: Store, side: Side) -> Side:
    """The same clauses as the store has them."""
    plan = store.plan(side.plan.document.id)
    return Side(plan=plan, clauses=tuple(plan.document.clause(c.id) for c in side.clauses))


def _recall(pair: Pair) -> float:
    same = pair.labels == Label.SAME
    return float((prepare(pair).candidates & same).sum() / pair.same)


def _by_grams(index: Index, near: set[tuple[int, int]], pair: Pair) -> float:
    rows = _rows(index)
    names = [side.plan.document.id for side in (pair.base, pair.other)]
    hits = 0
    for b, o in np.argwhere(pair.labels == Label.SAME):
        base = rows[names[0], pair.base.clauses[b].id]
        other = rows[names[1], pair.other.clauses[o].id]
        hits += (base, other) in near or (other, base) in near
    return hits / pair.same


def _rows(index: Index) -> dict[tuple[str, str], int]:
    papers, paper = read_papers(index), index.array("paper").tolist()
    return {(papers[p].document, read_name(index, row)): row for row, p in enumerate(paper)}


def _near(index: Index, paths: tuple[Path, ...]) -> set[tuple[int, int]]:
    pairs = np.concatenate([np.load(path) for path in paths])
    return set(zip(pairs["row"].tolist(), pairs["other"].tolist(), strict=True))


def _left_out(files: list[Path], folder: Path) -> None:
    add_files(files, folder, engine=HERE)
    every = link_store(folder, rule=Rule(), engine=HERE, partners=len(files))
    store, index, facts, paths = _candidates(folder)
    links = store.table("pairs").to_pylist()
    same = {frozenset((p["base_document"], p["other_document"])): p["same"] for p in links}
    strong = store.table("links", columns=("base_document", "other_document", "score")).to_pylist()
    sure: dict[frozenset[str], int] = {}
    for row in strong:
        if row["score"] >= 0.9:
            key = frozenset((row["base_document"], row["other_document"]))
            sure[key] = sure.get(key, 0) + 1
    print(f"{len(files)} documents, {every.pairs} pairs, {every.same} links")
    print(f"{'partners':>9}{'pairs':>8}{'of all':>8}{'links':>8}{'links >= 0.9':>14}")
    for partners in (3, 5, 10, 20, 30):
        kept = {
            frozenset((p.base, p.other)) for p in _selected(index, facts, paths, partners).pairs
        }
        shares = [
            sum(counts.get(key, 0) for key in kept) / max(1, sum(counts.values()))
            for counts in (same, sure)
        ]
        all_pairs = len(list(combinations(files, 2)))
        of_all = len(kept) / all_pairs
        print(f"{partners:9}{len(kept):8}{of_all:8.2f}{shares[0]:8.2f}{shares[1]:14.2f}")


def _candidates(folder: Path) -> tuple[Store, Index, tuple[Facts, ...], tuple[Path, ...]]:
    store, index = open_store(folder), open_index(folder)
    facts = read_facts(store)
    paths = run_candidates(
        index,
        folder / "work" / "benchmark",
        taking=taking_rows(index, [True] * len(facts)),
        settings=CandidateSettings(),
        engine=HERE,
        tell=lambda *_: None,
    )
    return store, index, facts, paths


def _selected(
    index: Index, facts: tuple[Facts, ...], paths: tuple[Path, ...], partners: int
) -> Selection:
    taking = [True] * len(facts)
    return select_pairs(index, paths, facts, taking=taking, rule=Rule(), partners=partners)


if __name__ == "__main__":
    main()
