"""Stage 2: Clause → Targets."""

from policydiff.stages.targets.plan import Plan
from policydiff.stages.targets.target import Target, TargetId
from policydiff.stages.targets.target_codes import (
    Binding,
    Comparator,
    Measure,
    Mode,
    Polarity,
    TimeFrame,
)

__all__ = [
    "Binding",
    "Comparator",
    "Measure",
    "Mode",
    "Plan",
    "Polarity",
    "Target",
    "TargetId",
    "TimeFrame",
]
