"""Run the cases: print what passes of each kind, fail where a kind is below its floor.

    python tests/case_floors.py           compare with tests/floors.json
    python tests/case_floors.py --raise   lift floors to the cases passed, never lower one

Cases and runner are those of tests/cases or their originals beside the project
(tests/evidence.py); `python tests/cases/cases.py tests/cases/cases.jsonl --python --failures
--policydiff COMMAND` says what is wrong with each. Of the kind `guard` all must pass. Status 1 says
that a kind is below its floor, or that no case ran.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.evidence import CASES, COPIES, ROOT, differences, shown
from tests.floors import BY_KIND, find_short, lift, read_floors, write_floors

WHOLE = "guard"  # the kind that works and must go on working


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    for line in differences(COPIES):
        print(line)
    results = run_cases()
    passed = {kind: passed for kind, (passed, _) in count(results).items()}
    floors = read_floors()
    bars = {**dict.fromkeys(passed, 0), **floors.get(BY_KIND, {})}
    for kind, (right, total) in sorted(count(results).items()):
        print(f"{kind:18} {right:3} of {total:3}, floor {bars[kind]}")
    if arguments.lift:
        write_floors(floors | lift({BY_KIND: dict(sorted(bars.items()))}, {BY_KIND: passed}))
    sys.exit(tell(bars, results))


Results = Mapping[tuple[str, str], tuple[str, ...]]  # by (kind, id): what is wrong with a case


def run_cases(*kinds: str) -> Results:
    """What is wrong with each case, of all kinds or of some.

    The program is that of this checkout, whatever is installed.
    """
    command = Path(sys.executable).with_name("policydiff")
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "cases.json"
        arguments = [str(CASES / "cases.jsonl"), "--policydiff", str(command), "--json", str(found)]
        # a few long-lived processes; on Windows the command does not name its interpreter
        arguments += ["--python"] if os.name == "posix" else []
        arguments += [f"--kind={kind}" for kind in kinds]
        subprocess.run(
            [sys.executable, str(CASES / "cases.py"), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        entries = json.loads(found.read_text(encoding="utf-8"))
    return {(entry["kind"], entry["id"]): tuple(entry["faults"]) for entry in entries}


def count(results: Results) -> dict[str, tuple[int, int]]:
    """The cases passed and all cases, by kind."""
    total = Counter(kind for kind, _ in results)
    passed = Counter(kind for (kind, _), faults in results.items() if not faults)
    return {kind: (passed[kind], total[kind]) for kind in total}


def tell(bars: Mapping[str, float], results: Results) -> int:
    """Print the verdict; the exit status."""
    if not results:
        print(f"nothing was checked: no case in {shown(CASES)}")
        return 1
    passed = {kind: passed for kind, (passed, _) in count(results).items()}
    short = find_short({BY_KIND: bars}, {BY_KIND: passed})
    short += [
        f"{name}: {'; '.join(faults)}"
        for (kind, name), faults in results.items()
        if kind == WHOLE and faults
    ]
    done = f"{sum(passed.values())} of {len(results)} cases pass, all floors hold"
    print("\n".join(["below the floor:", *short]) if short else done)
    return int(bool(short))


if __name__ == "__main__":
    main()
