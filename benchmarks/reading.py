"""Place, level and year of work reports, with their file names and without, and reading speed.

    python benchmarks/reading.py [--misses] [--cut]

What is right is told by the corpus (../shared/corpus): its folders and file names. The second round
reads copies under neutral names, so that only the text can tell. The speed is that of one process,
once warm, over the text files in characters of their text. --cut counts the clauses of the whole
corpus that stop without punctuation: most of them were cut where a printed line or page ended.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents import Document, Level
from policydiff.stages.documents.read import read_document
from tests.evidence import CORPUS

PROVINCES = ("北京", "上海", "天津", "重庆")
DIRECT = ("天门", "潜江")  # cities of county level directly under their province
SHORTEST = 12  # characters; shorter clauses are headings and cells
END = re.compile(r"[。！？；：;:!?.)）”\"》…]$")
YEARS = {"池州": 2023}  # filed under 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report and what is right of it."""

    path: Path
    place: str  # how its name begins
    level: Level
    year: int


def main() -> None:
    """Read all reports twice and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="name what is read wrongly")
    parser.add_argument("--cut", action="store_true", help="count clauses cut in mid-sentence")
    args = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit("no corpus beside the project: nothing to measure")
    if args.cut:
        print_cut()
        return
    cases = (*national(), *provincial(), *cities(), *county())
    print(f"{len(cases)} reports{'':12}{'place':>7}{'level':>7}{'year':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for title in ("with file names", "without"):
            hide = Path(folder) if title == "without" else None
            right = count(cases, hide=hide, misses=args.misses)
            print(f"{title:23}{right['place']:7}{right['level']:7}{right['year']:7}")
    print(f"reading: {speed():,.0f} characters a second")


def count(cases: tuple[Case, ...], *, hide: Path | None, misses: bool) -> Counter[str]:
    """How many reports are read rightly, by what."""
    right = Counter[str]()
    for number, case in enumerate(cases):
        path = case.path
        if hide is not None:
            path = hide / f"d{number:03}{case.path.suffix}"
            shutil.copyfile(case.path, path)
        found = verdicts(case, document := read_document(path))
        right.update(name for name, ok in found.items() if ok)
        if misses and not all(found.values()):
            place = document.jurisdiction.name if document.jurisdiction else None
            print(f"  {case.path.parent.name}/{case.path.name}: {place}, {document.period}")
    return right


def verdicts(case: Case, document: Document) -> dict[str, bool]:
    """Whether place, level and year are right."""
    place, period = document.jurisdiction, document.period
    return {
        "place": place is not None and place.name.startswith(case.place),
        "level": place is not None and place.level is case.level,
        "year": period is not None and (period.first, period.last) == (case.year, case.year),
    }


def national() -> list[Case]:
    """Reports of the State Council."""
    return [
        Case(path=path, place="全国", level=Level.COUNTRY, year=int(path.stem))
        for path in sorted((CORPUS / "gwr").glob("*.txt"))
    ]


def provincial() -> list[Case]:
    """Reports of provinces."""
    return [
        Case(path=path, place=path.stem, level=Level.PROVINCE, year=2025)
        for path in sorted((CORPUS / "provincial_2025").glob("*.docx"))
    ]


def cities() -> list[Case]:
    """Reports of cities, four of them provinces."""
    cases = []
    for path in sorted((CORPUS / "city_2024").glob("*.txt")):
        level = Level.PROVINCE if path.stem in PROVINCES else Level.PREFECTURE
        level = Level.COUNTY if path.stem in DIRECT else level
        year = YEARS.get(path.stem, 2024)
        cases.append(Case(path=path, place=path.stem, level=level, year=year))
    return cases


def county() -> list[Case]:
    """Reports of a district."""
    return [
        Case(path=path, place="海拉尔区", level=Level.COUNTY, year=int(path.stem))
        for path in sorted((CORPUS / "hailar_gb18030").glob("*.txt"))
    ]


def print_cut() -> None:
    """How many clauses of how many stop without punctuation, and in which files the most do."""
    cut, clauses = Counter[str](), 0
    for path in sorted(CORPUS.rglob("*.txt")):
        for clause in read_document(path).clauses:
            clauses += 1
            if len(clause.text) > SHORTEST and not END.search(clause.text):
                cut[path.name] += 1
    print(f"{cut.total()} of {clauses} clauses stop without punctuation")
    for name, count in cut.most_common(8):
        print(f"  {name}: {count}")


def speed() -> float:
    """Characters a second over the text files, once warm."""
    paths = sorted((CORPUS / "city_2024").glob("*.txt"))
    read_document(paths[0])
    start = time.perf_counter()
    characters = sum(len(read_document(path).text) for path in paths)
    return characters / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
