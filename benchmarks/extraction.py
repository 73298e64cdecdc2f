"""Numbers with units in target sentences: policydiff, Recognizers-Text and JioNLP, one run.

    python benchmarks/extraction.py

The sentences are those in which the gold data (tests/gold) states a target. A target counts as
found where a program returns its value and its unit: for the others the returned text must hold
the unit as the gold states it, in whatever base the value comes. Prints values with unit found and
characters a second, the best of several passes once warm.

The same is timed on running text, a national work report by sentences, most without a number.

The others find numbers with units; the like of that here is the first layer of the grammar
("numbers and units"). The row below it is the whole work: indicators, deadlines, past results.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rival_numbers import PASSES
from rivals import HERE, rival

sys.path.insert(0, str(HERE.parent))

from policydiff.stages.support.text import fold
from policydiff.stages.targets import Target
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.masking import mask_names
from policydiff.stages.targets.quantities import Quantity, find_quantities
from tests.evidence import CORPUS, GOLD
from tests.factories import document

REPORT = CORPUS / "gwr" / "2024.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One gold target and the number of its sentence."""

    sentence: int
    values: frozenset[Decimal]  # low, as stated and in base units
    units: frozenset[str]  # as stated and the base unit


def main() -> None:
    """Run the three on the same sentences and print a table of each text."""
    sentences, wanted = gold_sentences()
    print(f"{len(wanted)} targets in {len(sentences)} sentences of the gold")
    table(sentences, wanted)
    if REPORT.is_file():
        running = [s for s in re.split(r"[。\n]", REPORT.read_text(encoding="utf-8")) if s.strip()]
        print(f"\nrunning text: {len(running)} sentences of {REPORT.name}; found: all values")
        table(running, None)


def table(sentences: Sequence[str], wanted: Sequence[Wanted] | None) -> None:
    """Print what each program finds (of the wanted, or at all) and how fast."""
    characters = sum(map(len, sentences))
    print(f"{'program':20}{'found':>8}{'characters/s':>16}")
    for name, work in (("numbers and units", numbers), ("policydiff, whole", ours)):
        hits, seconds = work(sentences, wanted)
        print(f"{name:20}{hits:8}{characters / seconds:16,.0f}")
    output = subprocess.run(
        [rival("python"), str(HERE / "rival_numbers.py")],
        input=json.dumps(sentences),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name, result in json.loads(output.splitlines()[-1]).items():
        found = result["found"]
        if wanted is None:
            hits = sum(map(len, found))
        else:
            hits = sum(any(matches(w, *f) for f in found[w.sentence]) for w in wanted)
        print(f"{name:20}{hits:8}{characters / result['seconds']:16,.0f}")


def gold_sentences() -> tuple[list[str], list[Wanted]]:
    """The sentences that state a target, and what is wanted in each."""
    clauses = {c["id"]: c["text"] for c in jsonl(GOLD / "clauses.jsonl")}
    order: dict[str, int] = {}
    wanted = []
    for target in jsonl(GOLD / "targets.jsonl"):
        if target["status"] == "target":
            text = next(s for s in clauses[target["clause"]].split("。") if target["quote"] in s)
            low = [
                v[0] if isinstance(v, list) else v for v in (target["value"], target["base_value"])
            ]
            wanted.append(
                Wanted(
                    sentence=order.setdefault(text, len(order)),
                    values=frozenset(Decimal(str(v)) for v in low),
                    units=frozenset((target["unit"], target["base_unit"])),
                )
            )
    return list(order), wanted


def jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a file that holds one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def numbers(sentences: Sequence[str], wanted: Sequence[Wanted] | None) -> tuple[int, float]:
    """How many wanted targets the layer of numbers and units finds, and the seconds it takes."""

    def work(text: str) -> tuple[Quantity, ...]:
        return find_quantities(mask_names(fold(text)))

    seconds, found = timed(lambda: [work(sentence) for sentence in sentences])
    if wanted is None:
        return sum(map(len, found)), seconds
    hits = sum(
        any(q.low in w.values and q.unit.name in w.units for q in found[w.sentence]) for w in wanted
    )
    return hits, seconds


def ours(sentences: Sequence[str], wanted: Sequence[Wanted] | None) -> tuple[int, float]:
    """How many wanted targets policydiff finds, and the seconds it takes once warm."""
    plans = [document([sentence], period=None, issued=None) for sentence in sentences]
    seconds, found = timed(lambda: [find_targets(plan) for plan in plans])
    if wanted is None:
        return sum(len(plan.targets) + len(plan.results) for plan in found), seconds
    return sum(any(same(w, t) for t in found[w.sentence].targets) for w in wanted), seconds


def timed(work: Callable[[], list[Any]]) -> tuple[float, list[Any]]:
    """The seconds of the fastest of several passes, and what the last one found."""
    seconds = []
    for _ in range(PASSES + 1):  # the first one warms up
        start = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:]), found


def same(wanted: Wanted, target: Target) -> bool:
    """Whether a target of ours has the value and the unit."""
    return target.low in wanted.values and target.unit in wanted.units


def matches(wanted: Wanted, text: str, value: str) -> bool:
    """Whether another program's find has the value and shows the unit."""
    try:
        number = Decimal(re.sub(r"[%\s,]", "", value))
    except InvalidOperation:
        return False
    shown = text.replace("百分之", "%")
    return number in wanted.values and any(unit in shown for unit in wanted.units)


if __name__ == "__main__":
    main()
