"""How right the program was: floors of the tests, and samples that strangers read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Any

import tomli

from policydiff.stages.support.resources import shipped_text

NORMAL = 1.96  # standard deviations on either side that hold 19 of 20 draws
FIRM_LINKS = "firm_links"  # clauses with a score of 0.9 or more
WEAK_LINKS = "weak_links"  # clauses with a lower score, down to the threshold
SENTENCES = "sentences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many of what was drawn were right."""

    name: str
    right: int
    of: int

    @property
    def figure(self) -> str:
        """93% (84%–97%; 56/60): the share with its interval after Wilson, and the counts."""
        low, high = wilson_interval(self.right, self.of)
        return f"{self.right / self.of:.0%} ({low:.0%}–{high:.0%}; {self.right}/{self.of})"


def floors(lang: str) -> Iterator[tuple[str, float]]:
    """What was measured, and what the tests hold it to."""
    return ((entry[lang], float(entry["at_least"])) for entry in _figures()["entry"])


def samples(lang: str) -> Iterator[Sample]:
    """All samples, as the data file lists them."""
    return (
        Sample(name=entry[lang], right=entry["right"], of=entry["of"])
        for entry in _figures()["sample"]
    )


def sample_figure(key: str) -> str:
    """The figure of the sample with this key, as pages set it beside a claim.

    Args:
        key: FIRM_LINKS, WEAK_LINKS or SENTENCES.
    """
    entry = next(one for one in _figures()["sample"] if one.get("key") == key)
    return Sample(name=key, right=entry["right"], of=entry["of"]).figure


@cache
def _figures() -> dict[str, Any]:
    return tomli.loads(shipped_text("reports", "data", "accuracy.toml"))


def wilson_interval(right: int, of: int) -> tuple[float, float]:
    """The interval that holds the true share in 19 of 20 samples, after Wilson (1927).

    Args:
        right: How many of the sample.
        of: How many were drawn, 1 or more.
    """
    share, square = right / of, NORMAL**2
    middle = share + square / (2 * of)
    reach = NORMAL * sqrt(share * (1 - share) / of + square / (4 * of**2))
    whole = 1 + square / of
    return (middle - reach) / whole, (middle + reach) / whole
