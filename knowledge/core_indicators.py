"""The measures that goal sentences name most, by level of government.

The table was counted by benchmarks/core_indicators.py over plans and reports of 1954 to 2026.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from policydiff.stages.support.resources import shipped_text

LEADING = 5


def core_rank(indicator: str, *, level: str) -> int | None:
    """The place of a measure among those of a level, 0 for the one that most documents set.

    None where it is no core measure of the level.

    Args:
        indicator: The canonical name: 地区生产总值.
        level: country, province, prefecture or county.
    """
    return _ranks().get(level, {}).get(indicator)


def leads(indicator: str, *, level: str) -> bool:
    """Whether a measure is one of the five that most documents of a level set.

    Of these it is news that they were held; of lesser ones it is habit.
    """
    rank = core_rank(indicator, level=level)
    return rank is not None and rank < LEADING


def core_indicators(level: str) -> tuple[str, ...]:
    """The core measures of a level, the one that most documents set first."""
    return tuple(_ranks().get(level, {}))


@cache
def _ranks() -> Mapping[str, Mapping[str, int]]:
    """The rank of each core measure, by level; the table is ordered by level and frequency."""
    found: dict[str, dict[str, int]] = {}
    for row in csv.DictReader(
        shipped_text("knowledge", "data", "core_indicators.csv").splitlines()
    ):
        ranks = found.setdefault(row["level"], {})
        ranks[row["indicator"]] = len(ranks)
    return MappingProxyType(found)
