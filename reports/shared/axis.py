"""Choose the axes of charts: range, round values, 亿 or 万 for large ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis."""

    at: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Values → places in the picture, in its own units."""

    low: Decimal
    high: Decimal
    start: float  # where `low` lies
    end: float

    def place(self, value: Decimal) -> float:
        """Where a value lies."""
        share = float((value - self.low) / ((self.high - self.low) or 1))
        return self.start + share * (self.end - self.start)

    def at(self, value: Decimal) -> str:
        """Where a value lies, to a tenth of a unit."""
        return f"{self.place(value):.1f}"

    def ticks(self) -> list[Decimal]:
        """Some three to six round values."""
        rough = float(self.high - self.low) / 5
        power = Decimal(10) ** floor(log10(rough)) if rough > 0 else Decimal(1)
        step = next(power * n for n in (1, 2, 5, 10) if float(power * n) >= rough * 0.99)
        first = ceil(self.low / step) * step
        count = int((self.high - first) // step)
        return [first + step * n for n in range(count + 1)]


def dot_bounds(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The ends of an axis of dots, which need no zero: from 0 only where that costs little room."""
    low, high = min(values), max(values)
    room = (high - low) * Decimal("0.15") or abs(high) / 10 or Decimal(1)
    if low >= 0 and (low - room) * 3 < high:
        return Decimal(0), high or room
    return low - room, high


def bounds(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """From 0, unless that would press all values into the top fifth of the chart."""
    low, high = min(values), max(values)
    if low > 0 and (high - low) * 5 < high:
        room = (high - low) / 2 or high / 10
        return low - room, high + room
    return min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(1)
