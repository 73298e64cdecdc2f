"""For how many years a target is: one year, several, or the mean of several (年均)."""

from __future__ import annotations

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.indicators.target_times import horizon_years, years_past_period
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Mode, Target, TimeFrame

_OVER_TIME = (Mode.GROWTH, Mode.CUT, Mode.MULTIPLE)


def spans_differ(
    left: Target, base: Document, right: Target, other: Document, *, stock: bool
) -> bool:
    """Whether one is for another kind of span: a year against several, a mean against a year.

    Another length alone is another deadline, except of means. What is measured at a point in time
    (stocks, levels of rates) has no span.

    Args:
        left: The target of base.
        base: Its document.
        right: The target of other.
        other: Its document.
        stock: Whether one of them at least says what there is to be.
    """
    mine, theirs = _length(left, base), _length(right, other)
    if left.averaged != right.averaged:
        return True  # a mean never stands for one year, nor for a sum
    if left.averaged:
        return None not in (mine, theirs) and mine != theirs
    if left.mode in _OVER_TIME:
        beyond = years_past_period(left, base) > 0, years_past_period(right, other) > 0
        if beyond[0] != beyond[1] and find_measure(left.unit).rate:
            return True
    elif stock or (left.mode is Mode.LEVEL and is_rate(left)):
        return False
    return None not in (mine, theirs) and (mine == 1) != (theirs == 1)


def span_years(target: Target, document: Document) -> int | None:
    """How many years a target is for; None where nothing tells. 每年 is of each of them: one."""
    return _length(target, document)


def _length(target: Target, document: Document) -> int | None:
    if target.years is not None and target.years.first is not None:
        if target.period is TimeFrame.ANNUAL and not target.averaged:
            return 1
        return target.years.last - target.years.first + 1
    return horizon_years(target, document)
