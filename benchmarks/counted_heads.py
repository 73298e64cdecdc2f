"""What the names of counted things end with, and in how many documents.

    python benchmarks/counted_heads.py FOLDER... [--write]

Of every document under the folders it takes the targets and results that count things (20个项目),
and the last two characters of their names. Endings that LEAST_DOCUMENTS documents have are printed,
the most frequent first; with --write they replace knowledge/data/counted_heads.csv.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.input_files import listed_files
from policydiff.reading import read_all
from policydiff.stages.targets.target_codes import Mode

LEAST_DOCUMENTS = 3
LEAST_NAME = 3  # code points
UNITS = frozenset(["个", "项", "家", "所", "处", "座", "条", "户", "件", "只", "支", "台", "套"])
TABLE = Path(__file__).resolve().parent.parent / "knowledge" / "data" / "counted_heads.csv"


def main() -> None:
    """Count, print, and write if asked."""
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--write"]
    rows = [("ending", "documents"), *count(folders)]
    csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
    if "--write" in sys.argv:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def count(folders: list[Path]) -> list[tuple[str, str]]:
    """The endings with the number of documents that have each."""
    documents = Counter[str]()
    for plan in read_all(listed_files(folders)):
        counted = (t for t in (*plan.targets, *plan.results) if t.unit in UNITS)
        named = (t.indicator for t in counted if t.mode is Mode.LEVEL)
        documents.update({name[-2:] for name in named if len(name) >= LEAST_NAME})
    plain = re.compile("[㐀-鿿]{2}")
    return [
        (ending, str(number))
        for ending, number in sorted(documents.items(), key=lambda item: (-item[1], item[0]))
        if number >= LEAST_DOCUMENTS and plain.fullmatch(ending)
    ]


if __name__ == "__main__":
    main()
