"""Which measures goal sentences of each level of government name, and how often.

    python benchmarks/core_indicators.py FOLDER... [--write]

Of every document under the folders that sets LEAST_TARGETS targets or more it takes the measures
that it sets itself, and counts for each level the documents that set each. Of the measures with an
entry in knowledge/lexicons/indicators.toml those that LEAST_SHARE of the documents of a level name
are printed, the most frequent first; with --write they replace knowledge/data/core_indicators.csv.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.input_files import listed_files
from policydiff.reading import read_all
from policydiff.stages.documents import Level
from policydiff.stages.knowledge.lexicon import load_lexicon

LEAST_TARGETS = 10
LEAST_SHARE = 0.1
TABLE = Path(__file__).resolve().parent.parent / "knowledge" / "data" / "core_indicators.csv"


def main() -> None:
    """Count, print, and write if asked."""
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--write"]
    rows = [*count(folders)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows(rows)
    if "--write" in sys.argv:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def count(folders: list[Path]) -> Iterator[tuple[str, ...]]:
    """The rows of the table, its head first."""
    entries = load_lexicon("indicators")
    known = {entry.key for entry in entries} | {entry.text("regional") for entry in entries}
    documents: Counter[Level] = Counter()
    named: dict[Level, Counter[str]] = defaultdict(Counter)
    for plan in read_all(listed_files(folders)):
        place = plan.document.jurisdiction
        if place is None or len(plan.targets) < LEAST_TARGETS:
            continue
        documents[place.level] += 1
        named[place.level].update({t.indicator for t in plan.targets if t.owner is None} & known)
    yield ("level", "indicator", "documents", "of")
    for level in Level:
        for indicator, number in named[level].most_common():
            if number >= LEAST_SHARE * documents[level]:
                yield (level.value, indicator, str(number), str(documents[level]))


if __name__ == "__main__":
    main()
