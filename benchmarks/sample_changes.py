"""A sample of target changes over pairs of real documents, to count errors by hand.

    python benchmarks/sample_changes.py CORPUS

CORPUS is a folder with the folders of PAIRS. Of each pair it prints, a line each, every change
that holds two targets against each other, every lone target that the other document is said to
name, and LONE other lone targets, at even steps, each with the two targets of the other side that
are most like it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.reading import read_all
from policydiff.stages.compare import Comparison, Reason, TargetChange
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.indicators.indicator_similarity import score_names
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan, Target

# national years in sequence, places of one level, places of two; none of them tuned on before
PAIRS = (
    ("gwr/2009.txt", "gwr/2010.txt"),
    ("gwr/2013.txt", "gwr/2014.txt"),
    ("provincial_2025/山西省.docx", "provincial_2025/宁夏回族自治区.docx"),
    ("provincial_2025/新疆维吾尔自治区.docx", "provincial_2025/西藏自治区.docx"),
    ("provincial_2025/北京市.docx", "provincial_2025/重庆市.docx"),
    ("city_2024/东营.txt", "city_2024/威海.txt"),
    ("city_2024/淮安.txt", "city_2024/盐城.txt"),
    ("city_2024/内江.txt", "city_2024/广元.txt"),
    ("city_2024/桂林.txt", "city_2024/柳州.txt"),
    ("city_2024/宿州.txt", "city_2024/滁州.txt"),
    ("provincial_2025/贵州省.docx", "city_2024/遵义.txt"),
    ("gwr/2024.txt", "city_2024/哈尔滨.txt"),
)
LONE = 6
_SAID = (Reason.NO_COUNTERPART, Reason.NEW)


def main() -> None:
    """Print the sample."""
    corpus = Path(sys.argv[1])
    number = 0
    for names in PAIRS:
        found = compare_plans(*read_all([corpus / name for name in names]))
        print(f"# {' × '.join(names)} ({found.kind})")
        for line in lines(found):
            number += 1
            print(f"{number} {line}")


def lines(found: Comparison) -> Iterator[str]:
    """Told changes, then some of the lone ones of which nothing is said."""
    lone = []
    for change in found.target_changes:
        mine, theirs = sides(found, change)
        if (mine is None or theirs is None) and change.reason in _SAID:
            lone.append(change)
            continue
        quotes = " || ".join(t.quote for t in (mine, theirs) if t is not None)
        yield f"{change.change}/{change.reason}: {render(change.why, 'zh')} << {quotes}"
    for place in range(min(LONE, len(lone))):
        change = lone[place * len(lone) // min(LONE, len(lone))]
        mine, theirs = sides(found, change)
        target, far = (mine, found.other) if mine else (theirs, found.base)
        if target is not None:
            yield f"{change.change}/lone: {target.quote} ~~ {nearest(target, far)}"


def sides(found: Comparison, change: TargetChange) -> tuple[Target | None, Target | None]:
    """The targets of a change."""
    base = found.base.target(change.base) if change.base else None
    return base, found.other.target(change.other) if change.other else None


def nearest(target: Target, far: Plan) -> str:
    """The two targets of the other side with the most similar names."""
    ordered = sorted(far.targets, key=lambda other: -score_names(target, other))
    return " / ".join(other.quote for other in ordered[:2])


if __name__ == "__main__":
    main()
