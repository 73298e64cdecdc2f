"""Hold the program against the gold data: print the figures, fail where one is below its floor.

    python tests/gold_floors.py           compare with tests/floors.json
    python tests/gold_floors.py --raise   lift floors to the figures reached, never lower one

Gold data and scorer are those of tests/gold or their originals beside the project
(tests/evidence.py). The national reports are no part of the project: without them their figures are
not checked, and that is said. Status 1 says that a figure is below its floor, or that nothing was
checked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.evidence import COPIES, CORPUS, GOLD, ROOT, SCORER, differences, shown
from tests.floors import BY_KIND, Figures, find_short, lift, read_floors, write_floors

ANNEXES = ("nanhu-2023", "huangpu-2020")
TRACK = "track gwr"
REPORTS = CORPUS / "gwr"
REPORT_TARGETS = COPIES.gold.original / "gwr_targets.json"


class Pair(NamedTuple):
    """Two documents that the gold links or whose targets it pairs."""

    base: str
    other: str


# The pairs whose figures of targets have their floor in "compare pooled". In "compare all" stand
# all pairs; there `direction` has no floor.
POOLED = (
    Pair("jiaxing-2010", "jiaxing-2019"),
    Pair("huangpu-2020", "nanhu-2023"),
    Pair("jiaxing-2010", "nanhu-2023"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    for line in differences(COPIES):
        print(line)
    with tempfile.TemporaryDirectory() as folder:
        figures = dict(measure(Path(folder)))
    floors = read_floors()
    if arguments.lift:
        write_floors(lift(floors, figures))
    sys.exit(tell(floors, figures))


def tell(floors: Figures, figures: Figures) -> int:
    """Print the verdict; the exit status."""
    if not figures:
        print(f"nothing was checked: no gold data in {shown(GOLD)}")
        return 1
    wanted = {section: bars for section, bars in floors.items() if section != BY_KIND}
    if TRACK not in figures:
        print(f"not checked: {TRACK} (needs {shown(REPORTS)} and {shown(REPORT_TARGETS)})")
        wanted.pop(TRACK, None)
    short = find_short(wanted, figures)
    if extra := figures.get(TRACK, {}).get("extra_gdp_rows"):
        short.append(f"{TRACK}: {extra:.0f} rows of GDP growth that no report states")
    count = sum(map(len, wanted.values()))
    print("\n".join(["below the floor:", *short]) if short else f"all {count} floors hold")
    return int(bool(short))


def measure(folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Figures by what was measured: read DOCUMENT, compare PAIR, annex DOCUMENT, themes, track."""
    if not (GOLD / "clauses.jsonl").is_file():
        return
    documents = gold_documents(GOLD)
    pairs = gold_pairs(GOLD, documents)
    yield from readings(folder, documents)
    yield from comparisons(folder, pairs)
    yield from themes(folder, documents)
    if REPORTS.is_dir() and REPORT_TARGETS.is_file():
        reports = sorted(map(str, REPORTS.glob("*.txt")))
        series = folder / "series.csv"
        policydiff("track", *reports, "--csv", str(series))
        yield TRACK, score("track", series)


def gold_documents(gold: Path) -> tuple[str, ...]:
    """The annotated documents, in the order of the gold."""
    return tuple(dict.fromkeys(clause["doc"] for clause in lines(gold / "clauses.jsonl")))


def gold_pairs(gold: Path, documents: Sequence[str]) -> tuple[Pair, ...]:
    """Every two documents that the gold links, or pairs targets of, each once."""
    linked = (p.stem.removeprefix("links_").split("__") for p in sorted(gold.glob("links_*__*")))
    paired = (
        (pair["base"].split("#")[0], pair["other"].split("#")[0])
        for pair in lines(gold / "target_pairs.jsonl")
    )
    named = (Pair(*(document_of(n, documents) for n in names)) for names in (*linked, *paired))
    return tuple(dict.fromkeys(pair for pair in named if pair.base != pair.other))


def document_of(name: str, documents: Sequence[str]) -> str:
    """The document of a side: nanhu-2023 of nanhu-2023body."""
    return max((d for d in documents if name.startswith(d)), key=len)


def readings(folder: Path, documents: Sequence[str]) -> Iterator[tuple[str, dict[str, float]]]:
    paths = {name: folder / f"read-{name}.json" for name in documents}
    for name, path in paths.items():
        policydiff("read", fixture(name), "--json", str(path))
        yield f"read {name}", score("read", path)
    yield "read pooled", score("read", *paths.values())


def comparisons(folder: Path, pairs: Sequence[Pair]) -> Iterator[tuple[str, dict[str, float]]]:
    paths = {pair: folder / f"pair-{pair.base}-{pair.other}.json" for pair in pairs}
    for pair, path in paths.items():
        policydiff("compare", fixture(pair.base), fixture(pair.other), "--json", str(path))
        yield f"compare {pair.base} {pair.other}", score("compare", path)
    annexes = [folder / f"annex-{name}.json" for name in ANNEXES]
    for name, path in zip(ANNEXES, annexes, strict=True):
        policydiff("annex", fixture(name), "--json", str(path))
        yield f"annex {name}", score("compare", path)
    yield "compare pooled", score("compare", *(paths[pair] for pair in POOLED), annexes[0])
    yield "compare all", score("compare", *paths.values(), *annexes)


def themes(folder: Path, documents: Sequence[str]) -> Iterator[tuple[str, dict[str, float]]]:
    files = [fixture(name) for name in documents]
    coded = ("--codebook", "policy-fields")
    for section, options in (("themes", ()), ("themes policy-fields", coded)):
        path = folder / f"{section}.json"
        policydiff("themes", *files, *options, "--json", str(path))
        yield section, score("themes", path)


def fixture(name: str) -> str:
    return str(ROOT / "fixtures" / f"{name}.txt")


def policydiff(*arguments: str) -> None:
    command = [sys.executable, "-c", "from policydiff.cli import run; run()", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def score(what: str, *files: Path) -> dict[str, float]:
    """The figures of the scorer's last line."""
    command = [sys.executable, str(SCORER), what, *map(str, files), "--gold", str(GOLD)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    print(what, shown[-1])
    return {k: float(v) for k, v in (f.split("=") for f in shown[-1].split() if "=" in f)}


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
