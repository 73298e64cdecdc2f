"""Two targets that are worth comparing."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.align import Relation
from policydiff.stages.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPair:
    """Two targets that are worth comparing."""

    base: Target
    other: Target
    names: float  # how close the indicators are, in [0, 1]
    linked: Relation | None  # how their clauses are linked
    score: float  # all evidence; only its order means something
    same_indicator: bool  # False: near, shown as not comparable
    unchanged: bool = False  # their clauses are: only the documents can tell them apart
