"""Grow a synthetic corpus of known links from real documents, by a seed.

    python benchmarks/grow.py ../shared/corpus --clauses 10000 --out grown

writes text files as governments' plans are laid out, and `planted.jsonl`: each line a copy of a
clause of another document, edited, with the share of phrases that were kept.

New clauses are chains of real words (a word follows one that it follows in the corpus, or, one time
in five, any word), so that trigrams are as frequent as in Chinese plans, and new ones go on
coming. One clause in five is a copy: of the phrases of a clause of an earlier document a share
between 0.4 and 0.95 is kept, the others are new; phrases change places, one word in twelve
becomes another, numbers change. One in a hundred is one of forty standing clauses, of which one
phrase in ten is new.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import rjieba

CLAUSES = 30  # of a document
COPIES, STANDING = 0.2, 0.01  # shares of all clauses
STANDING_TEXTS = 40
KEPT = (0.4, 0.95)
JUMP, SWAP, OTHER_WORD = 0.2, 0.3, 1 / 12
REMEMBERED = 200_000  # clauses that may be copied
PLACES = ("嘉兴市", "湖州市", "绍兴市", "金华市", "衢州市", "舟山市", "台州市", "丽水市")
_MARKS = re.compile(r"[,、;:。,;:!?!?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A clause that was made from another one."""

    document: str
    text: str
    of_document: str
    of_text: str
    kept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A document: its clauses, and which of them are copies."""

    name: str
    place: str
    year: int
    clauses: tuple[str, ...]
    planted: tuple[Planted, ...]
    standing: tuple[str, ...]  # those of its clauses that are standing ones


class Grower:
    """Makes documents, the same for the same seed."""

    def __init__(self, corpus: Path, *, seed: int) -> None:
        self._chance = random.Random(seed)
        self._follows: dict[str, list[str]] = defaultdict(list)
        self._words: list[str] = []
        for path in sorted(corpus.glob("city_2024/*.txt")) + sorted(corpus.glob("policies/*.txt")):
            self._learn(path.read_text(encoding="utf-8", errors="ignore"))
        self._known: list[tuple[str, str]] = []  # document and text
        self._standing = [self._clause() for _ in range(STANDING_TEXTS)]

    def documents(self, clauses: int) -> Iterator[Grown]:
        """Documents with so many clauses together."""
        for number in range(-(-clauses // CLAUSES)):
            yield self._document(number, min(CLAUSES, clauses - number * CLAUSES))

    def _learn(self, text: str) -> None:
        for phrase in _MARKS.split(text):
            words = [w for w in rjieba.cut(phrase) if re.fullmatch(r"[\u4e00-\u9fff]+", w)]
            self._words += words
            for word, after in pairwise(words):
                self._follows[word].append(after)

    def _document(self, number: int, size: int) -> Grown:
        name, chance = f"d{number:06}", self._chance
        clauses, planted, standing = [], [], []
        for _ in range(size):
            kind = chance.random()
            if kind < COPIES and self._known:
                document, text = chance.choice(self._known)
                kept = chance.uniform(*KEPT)
                copy = self._copy(text, kept)
                clauses.append(copy)
                planted.append(
                    Planted(document=name, text=copy, of_document=document, of_text=text, kept=kept)
                )
            elif kind < COPIES + STANDING:
                clauses.append(self._copy(chance.choice(self._standing), 0.9))
                standing.append(clauses[-1])
            else:
                clauses.append(self._clause())
        copied = {p.text for p in planted} | set(standing)
        for text in clauses:
            if text not in copied:
                self._remember(name, text)
        return Grown(
            name=name,
            place=PLACES[number % len(PLACES)],
            year=2005 + number % 20,
            clauses=tuple(clauses),
            planted=tuple(planted),
            standing=tuple(standing),
        )

    def _remember(self, name: str, text: str) -> None:
        if len(self._known) < REMEMBERED:
            self._known.append((name, text))
        else:
            self._known[self._chance.randrange(REMEMBERED)] = (name, text)

    def _clause(self) -> str:
        phrases = [self._phrase() for _ in range(self._chance.randint(4, 12))]
        return _joined(phrases)

    def _phrase(self) -> str:
        chance = self._chance
        words = [chance.choice(self._words)]
        while sum(map(len, words)) < 4 or chance.random() < 0.75:
            after = self._follows.get(words[-1])
            jump = not after or chance.random() < JUMP
            words.append(chance.choice(self._words if jump else after or self._words))
            if sum(map(len, words)) > 24:
                break
        number = f"{chance.randint(2, 900)}个" if chance.random() < 0.1 else ""
        return "".join(words) + number

    def _copy(self, text: str, kept: float) -> str:
        chance = self._chance
        phrases = [p for p in _MARKS.split(text) if p]
        made = [self._edit(p) if chance.random() < kept else self._phrase() for p in phrases]
        for at in range(len(made) - 1):
            if chance.random() < SWAP * (1 - kept):
                made[at], made[at + 1] = made[at + 1], made[at]
        return _joined(made)

    def _edit(self, phrase: str) -> str:
        chance = self._chance
        words = [
            chance.choice(self._words) if chance.random() < OTHER_WORD else word
            for word in rjieba.cut(re.sub(r"\d+", "", phrase))
        ]
        return "".join(words) + (f"{chance.randint(2, 900)}" if re.search(r"\d", phrase) else "")


def _joined(phrases: list[str]) -> str:
    marks = [",", "、", ","]
    parts = [p + marks[at % 3] for at, p in enumerate(phrases)]
    return "".join(parts)[:-1] + "。"


def plan_text(document: Grown) -> str:
    """The document as a government would lay it out."""
    heads = ("总体要求", "重点任务", "保障措施")
    lines = [f"{document.place}{document.year}年工作要点{document.name}", ""]
    lines += [f"{document.place}人民政府", f"{document.year}年3月1日", ""]
    third = -(-len(document.clauses) // 3)
    for part, head in enumerate(heads):
        lines.append(f"{'一二三'[part]}、{head}")
        lines += [
            f"{number}.{text}"
            for number, text in enumerate(document.clauses[part * third : (part + 1) * third], 1)
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--clauses", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    (given.out / "plans").mkdir(parents=True)
    with (given.out / "planted.jsonl").open("w", encoding="utf-8") as truth:
        for document in Grower(given.corpus, seed=given.seed).documents(given.clauses):
            path = given.out / "plans" / f"{document.name}.txt"
            path.write_text(plan_text(document), encoding="utf-8")
            for p in document.planted:
                row = [p.document, p.text, p.of_document, p.of_text, round(p.kept, 3)]
                truth.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
