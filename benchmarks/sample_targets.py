"""A sample of the targets found in real documents, for a reader who judges them by the text.

    python benchmarks/sample_targets.py FOLDER... [--seed S] [--documents N] [--each M]

Draws N documents from the folders, the same number from each as far as it goes, and of each M
targets, by the seed. Prints each target in its sentence between brackets 【】 with all that was
read of it. docs/evaluation.md tells what a reader who had not seen the code found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import PolicyDiffError
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.extraction import find_targets

ENDINGS = frozenset((".txt", ".md", ".html", ".htm", ".docx", ".pdf"))
FEWEST = 4  # targets of a document that is drawn
BEFORE, AFTER = 160, 120  # characters around the quote


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--each", type=int, default=16)
    args = parser.parse_args()
    draw = random.Random(args.seed)
    number = 0
    for plan in drawn(args.folders, draw, wanted=args.documents):
        document = plan.document
        period = document.period and (document.period.first, document.period.last)
        print(f"\n# {document.id}: {document.title}; issued {document.issued}; period {period}")
        targets = draw.sample(plan.targets, min(args.each, len(plan.targets)))
        for target in sorted(targets, key=lambda target: target.span.start):
            number += 1
            print(f"\n[{number}] {in_context(plan, target)}\n    {told(target)}")


def drawn(folders: Sequence[Path], draw: random.Random, *, wanted: int) -> Iterator[Plan]:
    """Documents with targets, in turn from each folder."""
    waiting = [files_of(folder, draw) for folder in folders]
    found = 0
    while found < wanted and any(waiting):
        for files in waiting:
            plan = next_plan(files)
            if plan is not None and found < wanted:
                found += 1
                yield plan


def files_of(folder: Path, draw: random.Random) -> list[Path]:
    """The documents of a folder in a drawn order."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
    draw.shuffle(files)
    return files


def next_plan(files: list[Path]) -> Plan | None:
    """The next of these documents that has targets, taken from the list."""
    while files:
        try:
            plan = find_targets(read_document(files.pop()))
        except PolicyDiffError:
            continue
        if len(plan.targets) >= FEWEST:
            return plan
    return None


def in_context(plan: Plan, target: Target) -> str:
    """The target's words in their line, under the headings that they stand below."""
    text, span = plan.document.text, target.span
    before = text[max(0, span.start - BEFORE) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + AFTER].split("\n", 1)[0]
    heading = " > ".join(plan.document.clause(target.clause).heading)
    return f"{heading}\n    …{before}【{target.quote}】{after}…"


def told(target: Target) -> str:
    """All that was read of a target, but for what is empty."""
    value = None if target.low is None else f"{target.low}–{target.high} {target.unit}"
    fields = {
        "value": value,
        "comparator": target.comparator,
        "mode": target.mode,
        "years": target.years and (target.years.first, target.years.last),
        "averaged": target.averaged,
        "modality": target.modality,
        "owner": target.owner,
        "scope": target.scope,
        "basis": target.basis,
        "refers_to": target.refers_to,
        "part_of": target.part_of,
        "stretch": target.stretch,
        "doubt": target.doubt,
    }
    shown = (f"{name}={value}" for name, value in fields.items() if value)
    return " | ".join((target.indicator, *shown))


if __name__ == "__main__":
    main()
