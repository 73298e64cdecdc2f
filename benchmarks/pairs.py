"""Time a pair and memory of `compare`, of one checkout or of several in alternating rounds.

    python benchmarks/pairs.py OLD NEW --reports FOLDER [--documents 10] [--rounds 3]
    python benchmarks/pairs.py NEW --reports FOLDER --megabytes 0.25 0.5 1 2

Each checkout reads the first documents of the folder and aligns and compares every two of them, in
a process of its own with one thread. "First" is the time with documents met for the first time,
"warm" the best of several times after that; all are milliseconds of processor time a pair. With
`--megabytes` two documents of each size, joined from those of the folder, are compared, and the
largest memory is told.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

TIMES = """
import itertools, json, sys, time
from pathlib import Path
from policydiff.stages.compare.compare import align_plans, compare_plans
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets

plans = [find_targets(read_document(Path(name))) for name in sys.argv[1:]]
pairs = list(itertools.combinations(plans, 2))

def taken(work):
    start = time.process_time()
    for one, two in pairs:
        work(one, two)
    return (time.process_time() - start) * 1000 / len(pairs)

compare_plans(plans[0], plans[0])
first = taken(compare_plans)
warm = {work.__name__: min(taken(work) for _ in range(3)) for work in (align_plans, compare_plans)}
print(json.dumps({"first": first, "align": warm["align_plans"], "compare": warm["compare_plans"]}))
"""
MEMORY = """
import json, resource, sys, time
from pathlib import Path
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets

plans = [find_targets(read_document(Path(name))) for name in sys.argv[1:]]
start = time.process_time()
compare_plans(*plans)
taken = time.process_time() - start
largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": taken, "MB": largest}))
"""


def main() -> None:
    """Print a line for each checkout, and the ratio of the last to the first."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkouts", type=Path, nargs="+")
    parser.add_argument("--reports", type=Path, required=True, help="A folder of documents.")
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=float, nargs="*", default=())
    given = parser.parse_args()
    files = sorted(given.reports.resolve().glob("*.txt"))
    if given.megabytes:
        grow(given.checkouts, files, given.megabytes)
    else:
        times(given.checkouts, files[: given.documents], given.rounds)


def times(checkouts: Sequence[Path], files: Sequence[Path], rounds: int) -> None:
    """Processor time a pair, the best of the rounds."""
    found: dict[Path, dict[str, float]] = {}
    for _ in range(rounds):
        for checkout in checkouts:
            told = run(checkout, TIMES, files)
            before = found.setdefault(checkout, told)
            found[checkout] = {key: min(before[key], value) for key, value in told.items()}
    print(f"{'ms a pair':40}" + "".join(f"{key:>10}" for key in ("first", "align", "compare")))
    for checkout in checkouts:
        print(f"{checkout!s:40}" + "".join(f"{found[checkout][k]:10.1f}" for k in found[checkout]))
    old, new = found[checkouts[0]], found[checkouts[-1]]
    print(f"{'ratio':40}" + "".join(f"{new[key] / old[key]:10.2f}" for key in new))


def grow(checkouts: Sequence[Path], files: Sequence[Path], sizes: Sequence[float]) -> None:
    """Seconds and memory of one comparison as both documents grow."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            pair = [joined(files[at::2], size, Path(folder, f"{size}-{at}.txt")) for at in (0, 1)]
            for checkout in checkouts:
                told = run(checkout, MEMORY, pair)
                print(f"{size:6} MB {checkout!s:40}{told['seconds']:10.1f} s{told['MB']:10.0f} MB")


def joined(files: Sequence[Path], size: float, path: Path) -> Path:
    """A file of so many megabytes, made of others."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    wanted = text.encode()[: int(size * 1_000_000)]
    path.write_text(wanted.decode(errors="ignore"), encoding="utf-8")
    return path


def run(checkout: Path, code: str, files: Sequence[Path]) -> dict[str, float]:
    """What a process with the code of a checkout prints."""
    at = f"import sys; sys.path[0] = {str(checkout.resolve())!r}\n"
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve()), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", at + code, *map(str, files)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
