"""Draw measures that plans of two years share, to be judged by eye: has each one name in both?

    python benchmarks/same_names.py FIRST SECOND [FIRST SECOND …] [--seed 1] [--most 100]

FIRST and SECOND are plans of one place for different years. Of the targets of FIRST those are drawn
that look most like one of SECOND in words and count in the same unit; each is printed with it: "="
where both have one name, "≠" where they have not. Lines that a reader strikes as two measures do
not count; of the rest the share of "=" is the figure that docs/evaluation.md states.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Target
from policydiff.stages.targets.extraction import find_targets

LIKE = 0.5  # least likeness of two names, in [0, 1]; below it almost none are one measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two targets that may be of one measure."""

    first: Target
    second: Target

    @property
    def one_name(self) -> bool:
        """Whether both targets have the same canonical name."""
        return self.first.indicator == self.second.indicator

    def __str__(self) -> str:
        sign = "=" if self.one_name else "≠"
        names = f"{self.first.indicator} {sign} {self.second.indicator}"
        return f"{names} | {self.first.quote} | {self.second.quote}"


def main() -> None:
    """Print the pairs drawn, and how many have one name."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("plans", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=100)
    arguments = parser.parse_args()
    two_years = zip(arguments.plans[::2], arguments.plans[1::2], strict=True)
    pairs = [pair for first, second in two_years for pair in shared(first, second)]
    drawn = random.Random(arguments.seed).sample(pairs, min(arguments.most, len(pairs)))
    for pair in drawn:
        print(pair)
    print(f"{sum(pair.one_name for pair in drawn)} of {len(drawn)} have one name")


def shared(first: Path, second: Path) -> Iterator[Pair]:
    """Each target of the first plan with the one of the second that is most like it."""
    others = targets_of(second)
    for target in targets_of(first):
        like = max(others, key=lambda other: likeness(target, other), default=None)
        if like is not None and likeness(target, like) >= LIKE:
            yield Pair(first=target, second=like)


def targets_of(path: Path) -> Sequence[Target]:
    """The targets of a plan, in reading order."""
    return find_targets(read_document(path)).targets


def likeness(one: Target, two: Target) -> float:
    """How many pairs of characters two names share, in [0, 1]; 0 where the units differ."""
    mine, others = grams(one.indicator_text), grams(two.indicator_text)
    if one.unit != two.unit or not mine or not others:
        return 0.0
    return 2 * len(mine & others) / (len(mine) + len(others))


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters in a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


if __name__ == "__main__":
    main()
