"""Where the numbers of documents went: into targets, into results, or passed over and why.

    python benchmarks/ledger.py FILE_OR_FOLDER... [--sample N] [--seed S] [--reason CODE]

Prints how many numbers with a unit are the value of a target or of a past result, how many were
passed over for each reason, and the share that nothing explains (doubtful). With --sample it
prints instead N numbers that were passed over, drawn by the seed, each in its sentence between
brackets 【】, for a reader who judges whether they were rightly passed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import PolicyDiffError
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.ledger.counts import count_numbers
from policydiff.stages.targets.plan import PassedNumber

ENDINGS = frozenset((".txt", ".md", ".html", ".htm", ".docx", ".pdf"))
AROUND = 60  # characters on each side of a number that a reader is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A number that was passed over, in its document."""

    plan: Plan
    number: PassedNumber

    def __str__(self) -> str:
        text, span = self.plan.document.text, self.number.span
        before = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
        behind = text[span.end : span.end + AROUND].partition("\n")[0]
        shown = f"{before}【{self.number.quote}】{behind}"
        return f"{self.number.reason.value:12} {self.plan.document.id}\n    {shown}"


def main() -> None:
    """Count the numbers of the documents named, or draw some of those passed over."""
    options = _options()
    plans = tuple(_plans(options.paths))
    if options.sample:
        passed = [Drawn(plan=p, number=n) for p in plans for n in p.numbers_passed]
        if options.reason:
            passed = [drawn for drawn in passed if drawn.number.reason.value == options.reason]
        drawn = random.Random(options.seed).sample(passed, min(options.sample, len(passed)))
        print("\n".join(map(str, drawn)))
        return
    _report(plans)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="documents, or folders of them")
    parser.add_argument("--sample", type=int, default=0, help="how many numbers to draw")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    parser.add_argument("--reason", help="draw only those passed for this reason")
    return parser.parse_args()


def _plans(paths: Sequence[Path]) -> Iterator[Plan]:
    for path in sorted(_files(paths)):
        try:
            yield find_targets(read_document(path))
        except PolicyDiffError as error:
            print(f"left out: {error}", file=sys.stderr)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        inside = path.rglob("*") if path.is_dir() else (path,)
        yield from (file for file in inside if file.suffix.lower() in ENDINGS)


def _report(plans: Sequence[Plan]) -> None:
    counts = Counter[str]()
    for plan in plans:
        counts.update(count_numbers(plan))
    total = sum(counts.values())
    print(f"{len(plans)} documents, {total} numbers with a unit")
    for name, number in counts.most_common():
        print(f"{name:14} {number:7} {number / max(total, 1):7.2%}")


if __name__ == "__main__":
    main()
