"""Whole processes by turns: policydiff --help, policydiff compare, GovernDiff on the same files.

    python benchmarks/processes.py [--rounds 7] [--pair BASE OTHER]

Prints the median and the range of each in seconds and the ratio to GovernDiff in the same run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from rivals import HERE, rival

FIXTURES = HERE.parent / "fixtures"
PAIR = (str(FIXTURES / "jiaxing-2010.txt"), str(FIXTURES / "jiaxing-2019.txt"))


def main() -> None:
    """Run the contenders by turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pair", nargs=2, metavar="FILE", default=PAIR)
    options = parser.parse_args()
    rounds, pair = options.rounds, options.pair
    own = str(Path(sys.executable).with_name("policydiff"))
    contenders = {
        "policydiff --help": [own, "--help"],
        "policydiff compare": [own, "compare", *pair, "--quiet"],
        "governdiff diff": [rival("governdiff"), "diff", *pair],
    }
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, command in contenders.items():
            taken = timed(command)
            if turn:  # the first turn writes byte code and fills the disk's cache
                seconds[name].append(taken)
    theirs = median(seconds["governdiff diff"])
    print(f"{'process':22}{'median s':>10}{'min':>8}{'max':>8}{'to GovernDiff':>15}")
    for name, times in seconds.items():
        middle = median(times)
        print(f"{name:22}{middle:10.2f}{min(times):8.2f}{max(times):8.2f}{middle / theirs:15.2f}")


def timed(command: list[str]) -> float:
    """Seconds from start to end; a command that fails ends the benchmark."""
    start = time.perf_counter()
    # byte code is kept, as on a user's machine
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    )
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed: {done.stderr}")
    return taken


if __name__ == "__main__":
    main()
