"""What the names of counted things end with: 项目, 企业, 中心; nobody counts 水利 or 煤层气.

The table was counted by benchmarks/counted_heads.py over plans and reports of 1954 to 2026.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from policydiff.stages.support.resources import shipped_text

_ENDING = 2  # code points
_GENERAL = 40  # documents that count things of a kind that says little alone: 项目, 基地


def is_counted(name: str) -> bool:
    """Whether a name ends as things do that are counted in several documents."""
    return name[-_ENDING:] in _documents()


def general_head(name: str) -> str:
    """The ending of a name that many kinds of things share: 项目 of 页岩气项目; else ""."""
    ending = name[-_ENDING:]
    return ending if _documents().get(ending, 0) >= _GENERAL else ""


@cache
def _documents() -> Mapping[str, int]:
    """In how many documents each ending is counted."""
    rows = csv.DictReader(shipped_text("knowledge", "data", "counted_heads.csv").splitlines())
    return MappingProxyType({row["ending"]: int(row["documents"]) for row in rows})
