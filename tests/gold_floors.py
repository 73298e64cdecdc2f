"""Hold the program against the gold data: print the figures, fail where one is below its floor.

    python tests/gold_floors.py           compare with tests/floors.json
    python tests/gold_floors.py --raise   lift floors to the figures reached, never lower one

The gold data lies beside the project where it is developed; elsewhere nothing is checked, and
that is said. The scorer is ../shared/score/score.py.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")

DOCUMENTS = ("jiaxing-2010", "jiaxing-2019", "huangpu-2020", "nanhu-2023", "wuxing-2024")
PAIRS = (
    ("jiaxing-2010", "jiaxing-2019"),
    ("huangpu-2020", "nanhu-2023"),
    ("jiaxing-2010", "nanhu-2023"),
)
ANNEXES = ("nanhu-2023", "huangpu-2020")
WITH_TARGETS = ("jiaxing-2010", "huangpu-2020", "nanhu-2023")

Figures = dict[str, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    if not (SHARED / "gold").is_dir():
        print("no gold data beside the project: floors not checked")
        return
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    if arguments.lift:
        FLOORS.write_text(json.dumps(lifted(floors, figures), indent=1) + "\n", encoding="utf-8")
    short = [
        f"{what} {name}: {figures.get(what, {}).get(name, 0.0):.3f} < {floor}"
        for what, bars in floors.items()
        for name, floor in bars.items()
        if figures.get(what, {}).get(name, 0.0) < floor
    ]
    extra = figures["track gwr"]["extra_gdp_rows"]
    short += [f"track gwr: {extra:.0f} rows of GDP growth that no report states"] if extra else []
    print("\n".join(["below the floor:", *short]) if short else "all floors hold")
    sys.exit(bool(short))


def measure(folder: Path) -> Figures:
    """Figures by what was measured: read DOCUMENT, compare PAIR, themes, track."""
    fixture = {name: str(ROOT / "fixtures" / f"{name}.txt") for name in DOCUMENTS}
    for name in DOCUMENTS:
        policydiff("read", fixture[name], "--json", str(folder / f"read-{name}.json"))
    for base, other in PAIRS:
        out = str(folder / f"pair-{base}-{other}.json")
        policydiff("compare", fixture[base], fixture[other], "--json", out)
    for name in ANNEXES:
        policydiff("annex", fixture[name], "--json", str(folder / f"annex-{name}.json"))
    files = [fixture[name] for name in WITH_TARGETS]
    policydiff("themes", *files, "--json", str(folder / "themes.json"))
    coded = str(folder / "coded.json")
    policydiff("themes", *files, "--codebook", "policy-fields", "--json", coded)
    reports = sorted(map(str, (SHARED / "corpus" / "gwr").glob("*.txt")))
    policydiff("track", *reports, "--csv", str(folder / "series.csv"))
    return dict(scored(folder))


def scored(folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    for name in DOCUMENTS:
        yield f"read {name}", score("read", folder / f"read-{name}.json")
    with_targets = [folder / f"read-{name}.json" for name in WITH_TARGETS]
    yield "read pooled", score("read", *with_targets)
    pairs = [folder / f"pair-{base}-{other}.json" for base, other in PAIRS]
    for (base, other), path in zip(PAIRS, pairs, strict=True):
        yield f"compare {base} {other}", score("compare", path)
    for name in ANNEXES:
        yield f"annex {name}", score("compare", folder / f"annex-{name}.json")
    yield "compare pooled", score("compare", *pairs, folder / "annex-nanhu-2023.json")
    yield "themes", score("themes", folder / "themes.json")
    yield "themes policy-fields", score("themes", folder / "coded.json")
    yield "track gwr", score("track", folder / "series.csv")


def policydiff(*arguments: str) -> None:
    command = [sys.executable, "-c", "from policydiff.cli import run; run()", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def score(what: str, *files: Path) -> dict[str, float]:
    """The figures of the scorer's last line."""
    script = str(SHARED / "score" / "score.py")
    command = [sys.executable, script, what, *map(str, files), "--gold", str(SHARED / "gold")]
    last = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[
        -1
    ]
    print(what, last)
    return {k: float(v) for k, v in (f.split("=") for f in last.split() if "=" in f)}


def lifted(floors: Figures, figures: Figures) -> Figures:
    """Floors no lower than before, raised to the figures reached, rounded down to 0.01."""
    return {
        what: {
            name: max(floor, math.floor(figures[what].get(name, 0.0) * 100) / 100)
            for name, floor in bars.items()
        }
        for what, bars in floors.items()
    }


if __name__ == "__main__":
    main()
