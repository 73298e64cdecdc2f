"""Where years and values lie in a picture over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.compare.model.series_types import Series
from policydiff.stages.reports.html.pictures.series_points import drawn, reached
from policydiff.stages.reports.shared.axis import Axis, dot_bounds
from policydiff.stages.support.numerals import prefix


@dataclass(frozen=True, slots=True)
class Scale:
    """Years and values → places in the picture."""

    first: int
    last: int
    left: float
    right: float
    values: Axis

    def x(self, year: int) -> float:
        """Where a year lies."""
        return self.left + (year - self.first) / max(self.last - self.first, 1) * (
            self.right - self.left
        )

    def y(self, value: Decimal) -> float:
        """Where a value lies."""
        return self.values.place(value)

    @property
    def foot(self) -> float:
        """Where the axis of years lies."""
        return self.values.start + (8 if self.values.low else 0)


def axis_of(found: Sequence[Series], *, foot: float, top: float) -> Axis:
    """The axis of values that all targets and results find room on."""
    low, high = dot_bounds(_values(found))
    return Axis(low=low, high=high, start=foot, end=top)


def is_broken(found: Sequence[Series]) -> bool:
    """Whether the axis of values begins above zero."""
    return dot_bounds(_values(found))[0] > 0


def factor_of(found: Sequence[Series]) -> tuple[Decimal, str]:
    """What the values are divided by to be read, and the word for it."""
    return prefix(max(map(abs, _values(found))))


def _values(found: Sequence[Series]) -> list[Decimal]:
    points = [p for series in found for p in drawn(series)]
    values = [v for p in points for v in (p.low, p.high) if v is not None]
    return values + [s.low for series in found for s in reached(series) if s.low is not None]
