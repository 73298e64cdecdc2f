"""Stage 2: Clause → Targets."""

from policydiff.stages.targets.target import (
    Binding,
    Comparator,
    Measure,
    Mode,
    Plan,
    Polarity,
    Target,
    TargetId,
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
