"""Measure typed changes against labels: precision and recall by type.

    python benchmarks/typed_changes.py CORPUS [LABELS …] [--show]

CORPUS is the folder that the files of the labels lie in. A label is met by a change of one of its
types whose words on one side hold, or stand in, those of the label; a change that meets no label
is wrong. What a label calls optional may be told or not: it counts neither way. Nor do words of one
side that are held against a clause outside of the pair: the reader saw two clauses, and what moved
to a third is neither gone nor new.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from policydiff.stages.align import Relation
from policydiff.stages.align.link_changes import ChangeType, LinkChange, Quoted
from policydiff.stages.compare import Comparison
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.documents import ClauseId, Document
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets

LABELS = Path(__file__).parent.parent / "tests" / "gold" / "typed_changes"
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条")
_BODIES = 100  # characters behind a clause in which its bodies stand
_NO_WORD = re.compile(r"[\W_]+")


@dataclass
class Tally:
    """What was found of the labels."""

    met: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("labels", type=Path, nargs="*", default=sorted(LABELS.glob("*.jsonl")))
    parser.add_argument("--show", action="store_true", help="what was missed and what is wrong")
    options = parser.parse_args()
    for path in options.labels:
        tally = Tally()
        for line in path.read_text(encoding="utf-8").splitlines():
            _count(json.loads(line), tally, options.corpus, show=options.show)
        _print(path.stem, tally)


def _count(row: dict[str, Any], tally: Tally, corpus: Path, *, show: bool) -> None:
    compared = _compared(corpus / row["base"], corpus / row["other"])
    changes = list(dict.fromkeys(_changes(compared, row)))
    lines = []
    labels = row["changes"]
    moved = _moved(compared, row)
    for label in labels:
        if label.get("optional") or _stands_in(label, moved):
            continue
        hit = any(_meets(change, label) for change in changes)
        (tally.met if hit else tally.missed)[label["type"][0]] += 1
        if not hit:
            lines.append(f"  missed {'/'.join(label['type'])}: {label['base']} → {label['other']}")
    for change in changes:
        met = [label for label in labels if _meets(change, label)]
        if all(label.get("optional") for label in met) and met:
            continue
        (tally.right if met else tally.wrong)[change.type] += 1
        if not met:
            lines.append(f"  wrong {change.type}: {_words(change.base)} → {_words(change.other)}")
    if show and lines:
        print(f"{row['base'][:30]} {row.get('article') or row['clause']}", *lines, sep="\n")


def _moved(compared: Comparison, row: dict[str, Any]) -> str:
    """The text of clauses of the pair whose counterparts all stand outside of it."""
    texts = ""
    sides = _sides(compared, row)
    for at, plan in enumerate((compared.base, compared.other)):
        for clause in sorted(sides[at]):
            there = set[str]()
            for link in compared.alignments:
                ends = (set(link.base), set(link.other))
                if link.relation is Relation.SAME and clause in ends[at]:
                    there |= ends[1 - at]
            if there and not there & sides[1 - at]:
                texts += plan.document.clause(ClauseId(clause)).text
    return _NO_WORD.sub("", texts)


def _stands_in(label: dict[str, Any], text: str) -> bool:
    """Whether a label of one side only is of this text."""
    words = [label[side] for side in ("base", "other") if label[side]]
    return len(words) == 1 and _NO_WORD.sub("", words[0]) in text


def _words(side: Quoted | None) -> str | None:
    return side.quote if side else None


def _meets(change: LinkChange, label: dict[str, Any]) -> bool:
    if change.type not in label["type"]:
        return False
    pairs = ((_words(change.base), label["base"]), (_words(change.other), label["other"]))
    return any(_overlap(said, wanted) for said, wanted in pairs)


def _overlap(said: str | None, wanted: str | None) -> bool:
    if not said or not wanted:
        return False
    left, right = _NO_WORD.sub("", said), _NO_WORD.sub("", wanted)
    return left in right or right in left


@cache
def plan_of(path: Path) -> Plan:
    """A document with its targets."""
    return find_targets(read_document(path))


@cache
def _compared(base: Path, other: Path) -> Comparison:
    return compare_plans(plan_of(base), plan_of(other))


def _changes(compared: Comparison, row: dict[str, Any]) -> Iterator[LinkChange]:
    wanted, found = _sides(compared, row)
    for link in compared.alignments:
        same = link.relation is Relation.SAME
        if same and wanted & set(link.base) and found & set(link.other):
            yield from (
                change
                for change in link.changes
                if _inside(compared.base.document, change.base, wanted)
                and _inside(compared.other.document, change.other, found)
            )
    for norm in compared.lone_norms:
        quote = Quoted(quote=norm.quote, span=norm.span)
        if norm.side is ChapterSide.BASE and norm.clause in wanted:
            yield LinkChange(type=ChangeType.DUTY_REMOVED, base=quote, other=None)
        if norm.side is ChapterSide.OTHER and norm.clause in found:
            yield LinkChange(type=ChangeType.DUTY_ADDED, base=None, other=quote)


def _sides(compared: Comparison, row: dict[str, Any]) -> tuple[set[str], set[str]]:
    """The clauses of both sides that a row is of."""
    base, other = compared.base.document, compared.other.document
    if "clause" in row:
        return set(_beginning(base, row["clause"])), set(_beginning(other, row["other_clause"]))
    return set(_clauses(base, row["article"])), set(_clauses(other, row["other_article"]))


def is_linked(compared: Comparison, row: dict[str, Any]) -> bool:
    """Whether clauses of both sides of a row are linked as the same."""
    base, other = _sides(compared, row)
    return any(
        link.relation is Relation.SAME and base & set(link.base) and other & set(link.other)
        for link in compared.alignments
    )


def _inside(document: Document, side: Quoted | None, clauses: set[str]) -> bool:
    """Whether words stand in one of the clauses, or there are none."""
    if side is None:
        return True
    spans = (c.span for c in document.clauses if c.id in clauses)
    return any(span.start <= side.span.start < span.end + _BODIES for span in spans)


def _beginning(document: Document, words: str) -> Iterator[str]:
    """The clauses that begin with these words."""
    begin = _NO_WORD.sub("", words)
    yield from (c.id for c in document.clauses if _NO_WORD.sub("", c.text).startswith(begin))


def _clauses(document: Document, article: str) -> Iterator[str]:
    """The clauses of an article: its own and those of its items."""
    inside = False
    for clause in document.clauses:
        label = _ARTICLE.match(clause.label or "")
        if label:
            inside = label.group() == article
        if inside:
            yield clause.id


def _print(name: str, tally: Tally) -> None:
    types: Sequence[str] = sorted({*tally.met, *tally.missed, *tally.right, *tally.wrong})
    print(f"\n{name}: type, labels met of all, changes right of all told")
    for kind in types:
        wanted, told = tally.met[kind] + tally.missed[kind], tally.right[kind] + tally.wrong[kind]
        print(f"  {kind:15} {tally.met[kind]}/{wanted}  {tally.right[kind]}/{told}")
    met, missed = tally.met.total(), tally.missed.total()
    right, wrong = tally.right.total(), tally.wrong.total()
    print(f"  recall {met / (met + missed):.2f} ({met}/{met + missed}), ", end="")
    print(f"precision {right / (right + wrong):.2f} ({right}/{right + wrong})")


if __name__ == "__main__":
    main()
