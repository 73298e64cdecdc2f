"""Title, place, level, year and date of documents, held against an index of what is right.

    python benchmarks/heads.py INDEX.csv [--untold FILE.csv] [--misses] [--sample N --seed S]

The index has the columns file (relative to it), title, place (全国, or the names from the province
down), level, year and date; an empty cell is not asked. A file may name fields that a text does not
tell (columns file, field, why): they are counted apart and listed. --sample prints heads for a
reader who judges titles and issuers: the lines that a head may stand in, then what was read.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.model.document import Document, Level
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import PolicyDiffError

FIELDS = ("place", "level", "year", "date")
LEVELS = {Level.PREFECTURE: "city"}  # where an index has another word
UNTOLD = Path(__file__).with_name("heads_untold.csv")
HEAD, TAIL = 500, 300  # characters shown of a document's two ends


def main() -> None:
    """Read the documents of the index and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--untold", type=Path, default=UNTOLD)
    parser.add_argument("--misses", action="store_true", help="list what is read wrongly")
    parser.add_argument("--sample", type=int, default=0, help="print so many heads instead")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = read_csv(args.index)
    if args.sample:
        for row in random.Random(args.seed).sample(rows, args.sample):
            show_head(args.index.parent / row["file"])
        return
    untold = {(row["file"], row["field"]): row["why"] for row in read_csv(args.untold)}
    measure(rows, args.index.parent, untold, misses=args.misses)


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by the names of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def measure(
    rows: Sequence[Mapping[str, str]],
    folder: Path,
    untold: Mapping[tuple[str, str], str],
    *,
    misses: bool,
) -> None:
    """Print for each field how many are right of those that the texts tell, then the others."""
    asked, right, listed = Counter[str](), Counter[str](), list[str]()
    for row in rows:
        try:
            found = facts(read_document(folder / row["file"]))
        except PolicyDiffError as error:
            listed.append(f"  not read: {error}")
            continue
        for field in FIELDS:
            if not row[field] or (row["file"], field) in untold:
                continue
            asked[field] += 1
            right[field] += found[field] == row[field]
            if found[field] != row[field]:
                listed.append(f"  {field}: {row['file']}: {found[field]}, not {row[field]}")
    for field in FIELDS:
        apart = sum(name == field for _, name in untold)
        share = right[field] / asked[field] if asked[field] else 0
        print(f"{field}: {right[field]} of {asked[field]} ({share:.3f}); told nowhere: {apart}")
    if misses:
        print("\n".join(listed))
    print("told nowhere in file name and text:")
    for (file, field), why in sorted(untold.items()):
        print(f"  {field}: {file}: {why}")


def facts(document: Document) -> dict[str, str]:
    """What was read of a document, as an index writes it."""
    place = document.jurisdiction
    country = place is not None and place.level is Level.COUNTRY
    return {
        "place": "" if place is None else "全国" if country else "".join(place.path),
        "level": "" if place is None else LEVELS.get(place.level, place.level.value),
        "year": str(document.year or ""),
        "date": document.issued or "",
    }


def show_head(path: Path) -> None:
    """Print both ends of a file's text, what was left out there, and what was read of them."""
    try:
        document = read_document(path)
    except PolicyDiffError as error:
        print(f"\n# {error}")
        return
    outside = [entry.text for entry in document.dropped]
    print(f"\n# {path.name}\n  left out: {' ⏎ '.join(outside)[:HEAD]}")
    print(f"  begins: {document.text[:HEAD]}\n  ends: {document.text[-TAIL:]}")
    print(f"  READ title: {document.title}\n  READ issuers: {'、'.join(document.issuers)}")
    print(f"  READ {facts(document)}, number {document.number}")


if __name__ == "__main__":
    main()
