"""How far themes move when one document is taken away.

    python benchmarks/theme_stability.py FILE...

For each document left out in turn: the adjusted Rand index between the themes of all documents
and those without it, over the clauses that both runs see. 1 is the same partition, 0 a random one.
Clauses without a theme count as one group. Prints the mean, the lowest, how many themes there are,
whether a second run gives the same themes, and the index of the documents the other way round.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path
from statistics import mean

from policydiff.reading import read_all
from policydiff.stages.compare.model.theme_types import Themes
from policydiff.stages.compare.themes.theme_clusters import find_themes
from policydiff.stages.targets import Plan


def main() -> None:
    """Leave each document out in turn and print how far the themes moved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    plans = read_all(parser.parse_args().files)
    found = find_themes(plans)
    whole = theme_of(found)
    print(f"documents {len(plans)}, clauses {len(whole)}, themes {len(found.themes)}")
    print(f"a second run is the same: {find_themes(plans).themes == found.themes}")
    turned = find_themes(tuple(reversed(plans)))
    print(f"other order: {rand_index(whole, theme_of(turned)):.3f}")
    moved = {plan.document.id: without(plan, plans, whole=whole) for plan in plans}
    worst = min(moved, key=lambda name: moved[name])
    print(f"without one: mean {mean(moved.values()):.3f}, lowest {moved[worst]:.3f} ({worst})")


def without(plan: Plan, plans: Sequence[Plan], *, whole: dict[Hashable, str]) -> float:
    """The index between the themes of all plans and those of all but one."""
    return rand_index(whole, theme_of(find_themes([p for p in plans if p is not plan])))


def theme_of(found: Themes) -> dict[Hashable, str]:
    """The theme of each clause of the main texts; "" for none."""
    of: dict[Hashable, str] = {
        (plan.document.id, clause.id): ""
        for plan in found.plans
        for clause in plan.document.main_text
    }
    for theme in found.themes:
        for member in theme.clauses:
            if not member.repeats:
                of[member.document, member.clause] = theme.id
    return of


def rand_index(one: dict[Hashable, str], two: dict[Hashable, str]) -> float:
    """The adjusted Rand index over what both have."""
    both = [(one[key], two[key]) for key in one if key in two]

    def pairs(counts: Counter[Hashable]) -> float:
        return sum(n * (n - 1) / 2 for n in counts.values())

    together = pairs(Counter(both))
    left, right = pairs(Counter(a for a, _ in both)), pairs(Counter(b for _, b in both))
    chance = left * right / (len(both) * (len(both) - 1) / 2)
    half = (left + right) / 2
    return (together - chance) / (half - chance) if half != chance else 1.0


if __name__ == "__main__":
    main()
