"""Draw pairs of clauses of two versions of a regulation or of two plans, to label by hand.

    python benchmarks/sample_clauses.py laws|plans CORPUS --seed N [--most N] [--each N] [--linked]

CORPUS is the folder that the files of the labels lie in. Articles and clauses are paired by the
pairs of characters that they share, each with the one most like it and the other way round; our
own alignment is asked only with --linked, which keeps what it links as the same. Those that are
labelled already, and those that are alike to the letter, are left out. Each pair of clauses is
printed with a number, and above it a line of JSON that says where it stands, as the rows of the
labels do.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from typed_changes import LABELS, is_linked, plan_of

from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.documents.read import read_document

LEAST = {"laws": 0.45, "plans": 0.38}  # share of the pairs of characters in common
FURTHER = {"corpus2/luischen_md": "20??年贵阳市政府工作报告.md", "corpus2/fyp_txt": "[01]*.txt"}
SHORTEST, LONGEST = 30, 500  # characters of a clause that a reader can hold against another
_ARTICLE = re.compile(r"^#*\s*(第[一二三四五六七八九十百]+条)[\s　]*(.*)$")
_HEADING = re.compile(r"^#*\s*(?:第[一二三四五六七八九十百]+[章节]|附则|#)")
# reviews and greetings
_PASSED_OVER = re.compile("过去|年来|各位代表|代表国务院|代表省|同志为|取得|来之不易")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause or an article with its number, or with its first words."""

    name: str
    text: str


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(LEAST))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--most", type=int, default=80)
    parser.add_argument("--each", type=int, default=5, help="clauses of one pair of documents")
    parser.add_argument("--linked", action="store_true", help="only what our alignment links")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    labelled = set(_labelled())
    drawn = []
    for base, other in _files(given.kind, given.corpus):
        rows = [
            (row, one, two)
            for row, one, two in _pairs(given.kind, given.corpus, base, other)
            if (row["base"], row.get("article") or row["clause"]) not in labelled
        ]
        if given.linked and rows:
            compared = compare_plans(*(plan_of(given.corpus / name) for name in (base, other)))
            rows = [drawn_row for drawn_row in rows if is_linked(compared, drawn_row[0])]
        drawn += chance.sample(rows, min(given.each, len(rows)))
    kept = set(chance.sample(range(len(drawn)), min(given.most, len(drawn))))
    for number, (row, one, two) in enumerate((d for at, d in enumerate(drawn) if at in kept), 1):
        where = json.dumps({"pair": number, **row}, ensure_ascii=False)
        print(f"=== {number}\n# {where}\n--- base\n{one}\n--- other\n{two}\n")


def _labelled() -> Iterator[tuple[str, str]]:
    for path in sorted(LABELS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["base"], row.get("article") or row["clause"]


def _files(kind: str, corpus: Path) -> Sequence[tuple[str, str]]:
    """Two versions of each regulation that is labelled; successive reports of one place."""
    if kind == "laws":
        rows = [json.loads(line) for line in (LABELS / "laws.jsonl").open(encoding="utf-8")]
        return sorted({(row["base"], row["other"]) for row in rows})
    nation = [f"corpus/gwr/{path.name}" for path in sorted((corpus / "corpus/gwr").glob("2*.txt"))]
    pairs = list(pairwise(nation))
    for later in sorted((corpus / "corpus2/gwr2026_txt").glob("2026_*.txt")):
        earlier = f"corpus/provincial_2025/{later.stem.removeprefix('2026_')}.docx"
        if (corpus / earlier).exists():
            pairs.append((earlier, f"corpus2/gwr2026_txt/{later.name}"))
    for folder, names in FURTHER.items():
        paths = sorted((corpus / folder).glob(names))
        pairs += pairwise(f"{folder}/{path.name}" for path in paths)
    return pairs


def _pairs(kind: str, corpus: Path, base: str, other: str) -> list[tuple[dict[str, str], str, str]]:
    read = _articles if kind == "laws" else _clauses
    mine, theirs = read(corpus / base), read(corpus / other)
    first, second = [_bigrams(p.text) for p in mine], [_bigrams(p.text) for p in theirs]
    alike = [[_share(one, two) for two in second] for one in first]
    found = []
    for at, row in enumerate(alike):
        best = max(range(len(row)), key=row.__getitem__)
        if row[best] < LEAST[kind] or any(line[best] > row[best] for line in alike):
            continue
        one, two = mine[at], theirs[best]
        if _NO_WORD.sub("", one.text) == _NO_WORD.sub("", two.text):
            continue
        if not all(SHORTEST <= len(p.text) <= LONGEST for p in (one, two)):
            continue
        if kind == "plans" and any(_PASSED_OVER.search(p.text) for p in (one, two)):
            continue
        name = "article" if kind == "laws" else "clause"
        where = {"base": base, "other": other, name: one.name, f"other_{name}": two.name}
        found.append((where, one.text, two.text))
    return found


def _articles(path: Path) -> list[Passage]:
    found: list[tuple[str, list[str]]] = []
    for line in read_document(path).text.splitlines():
        start = _ARTICLE.match(line.strip())
        if start:
            found.append((start.group(1), [start.group(2)]))
        elif found and line.strip() and not _HEADING.match(line.strip()):
            found[-1][1].append(line.strip())
    return [Passage(name, "\n".join(lines)) for name, lines in found]


def _clauses(path: Path) -> list[Passage]:
    return [Passage(clause.text[:24], clause.text) for clause in read_document(path).clauses]


def _bigrams(text: str) -> Counter[str]:
    plain = _NO_WORD.sub("", text)
    return Counter(map("".join, pairwise(plain)))


def _share(one: Counter[str], two: Counter[str]) -> float:
    return 2 * (one & two).total() / max(1, one.total() + two.total())


if __name__ == "__main__":
    main()
