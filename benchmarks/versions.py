"""Time the extraction of targets by several checkouts, in alternating rounds.

    python benchmarks/versions.py OLD NEW --reports FOLDER [--report FILE] [--rounds 3]

Each checkout reads eight reports of the folder in a process of its own, then eight others, then
the first eight again and again, and a single report. "Cold" is the first time in a process, "met"
that of documents met for the first time, "warm" the best of several; milliseconds of processor
time. The last line tells how fast the last checkout is, the first being 1.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median

from pairs import run

CODE = """
import json, sys, time
from pathlib import Path
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets

documents = [read_document(Path(name)) for name in sys.argv[1:]]
first, others, single = documents[:8], documents[8:-1], documents[-1:]

def taken(several):
    start = time.process_time()
    for document in several:
        find_targets(document)
    return (time.process_time() - start) * 1000

cold, met = taken(first), taken(others)
warm, one = (min(taken(some) for _ in range(6)) for some in (first, single))
print(json.dumps({"cold": cold, "met": met, "warm": warm, "single": one}))
"""


def main() -> None:
    """Print the least and the median time of the rounds, and the ratio of speeds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkouts", type=Path, nargs="+")
    parser.add_argument("--reports", type=Path, required=True, help="A folder of documents.")
    parser.add_argument("--report", type=Path, help="The single document; else the last of them.")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    files = sorted(given.reports.resolve().glob("*.txt"))
    files = [*files[:16], given.report.resolve() if given.report else files[-1]]
    rounds = [
        {checkout: run(checkout, CODE, files) for checkout in given.checkouts}
        for _ in range(given.rounds)
    ]
    keys = list(rounds[0][given.checkouts[0]])
    print(f"{'ms, least and median':40}" + "".join(f"{key:>18}" for key in keys))
    times = {c: {key: [each[c][key] for each in rounds] for key in keys} for c in given.checkouts}
    for checkout, found in times.items():
        cells = (f"{min(found[key]):10.1f}{median(found[key]):8.1f}" for key in keys)
        print(f"{checkout!s:40}" + "".join(cells))
    old, new = times[given.checkouts[0]], times[given.checkouts[-1]]
    cells = (
        f"{min(old[k]) / min(new[k]):10.2f}{median(old[k]) / median(new[k]):8.2f}" for k in keys
    )
    print(f"{'speed':40}" + "".join(cells))


if __name__ == "__main__":
    main()
