"""The years that an expression of time, or a layer around a value, sets."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.years.time_codes import YearsFrom


class Reach(StrEnum):
    """How an expression sets its years."""

    UNTIL = "until"  # 到2025年: by the end of the last
    WITHIN = "within"  # “十四五”期间, 三年内: over all of them
    IN = "in"  # 2025年, 今年, 去年: in the one


@value_type
class TimeScope:
    """Years, both ends included."""

    first: int | None  # None: from the start of what lies around it, or an open start
    last: int
    reach: Reach
    told: YearsFrom = YearsFrom.WORDS
    deadline: str = ""  # as far as it is more than the last year: "2013/2015"
    weak: bool = False  # 全年, 年底前: gives way to years named in the sentence or the lead

    def told_by(self, layer: YearsFrom) -> TimeScope:
        """The same years, told by another layer."""
        return self if self.told is layer else replace(self, told=layer)

    @property
    def is_deadline(self) -> bool:
        """Whether it sets an end alone: 到2025年."""
        return self.reach is Reach.UNTIL

    @property
    def several(self) -> bool:
        """Whether it spans more than one year."""
        return self.first != self.last


def in_year(year: int, *, weak: bool = False) -> TimeScope:
    """The scope of a single year."""
    return TimeScope(first=year, last=year, reach=Reach.IN, weak=weak)


def until(year: int, *, deadline: str = "") -> TimeScope:
    """The scope of a deadline, whose first year is that of what lies around it."""
    return TimeScope(first=None, last=year, reach=Reach.UNTIL, deadline=deadline)


def within(first: int | None, last: int) -> TimeScope:
    """The scope of several years; without a first one it has an open start."""
    return TimeScope(first=first, last=last, reach=Reach.WITHIN)
