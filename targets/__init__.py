"""Stage 2: Clause → Targets."""

from targets.target import (
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
