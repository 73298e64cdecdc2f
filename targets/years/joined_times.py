"""Years that stand side by side, perhaps one for each of several values: 到2022年和2030年分别….

The first alone may say that they are deadlines, the last alone that they are years (2024、2025年).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.targets.years.time_scope import Reach, TimeScope, in_year, until, within
from policydiff.stages.targets.years.times import Time, number_of

_CENTURY = 100
_REACH = 16  # code points before a year in which the one joined to it stands


def with_joined(text: str, times: Sequence[Time]) -> tuple[Time, ...]:
    """The times, with those that are joined to one before them and share its reach.

    Args:
        text: Folded.
        times: The expressions of time in it, in reading order.
    """
    found = list[Time]()
    for time in times:
        if time.scope is None or time.scope.reach is Reach.WITHIN:
            found.append(_ending(text, found[-1], time) if found else time)
            continue
        bare = [] if found and found[-1].end > time.start - 2 else _years_before(text, time)
        found += bare
        before = found[-1] if found else None
        joined = before is not None and _joins(text, before, time)
        found.append(_shared(before, time) if joined and before is not None else time)
    return tuple(found)


def _ending(text: str, before: Time, time: Time) -> Time:
    """A time of so many years right behind a deadline ends with it: 到2035年,用13年时间."""
    deadline = before.scope is not None and before.scope.is_deadline
    if not deadline or time.scope is None or not _follows(text, before, time):
        return time
    lasting = expression("passage_kinds", "lasting_years").search(text, time.start, time.end)
    if lasting is None or before.scope is None:
        return time
    last, years = before.scope.last, number_of(lasting[1])
    return replace(time, scope=within(last - years + 1, last)) if years < _CENTURY else time


def _follows(text: str, before: Time, time: Time) -> bool:
    """Whether nothing but a comma, or 底 and 前, stands between two times."""
    between = expression("passage_kinds", "behind_deadline")
    beside = before.end == time.start
    return beside or between.fullmatch(text, before.end, time.start) is not None


def _years_before(text: str, time: Time) -> list[Time]:
    """The years that only the last of a list calls so: 2023 and 2024 of 2023、2024和2025年."""
    found = _bare_years().search(text, max(0, time.start - _REACH), time.start)
    if found is None or time.scope is None:
        return []
    start, deadline = found.start(), time.scope.is_deadline
    years = [(m.start() + start, m.end() + start) for m in re.finditer(r"\d{4}", found[0])]
    scopes = [_scope(int(text[slice(*span)]), deadline=deadline) for span in years]
    return [
        Time(start=span[0], end=span[1], scope=scope, joined=index > 0)
        for index, (span, scope) in enumerate(zip(years, scopes, strict=True))
    ]


def _joins(text: str, before: Time, time: Time) -> bool:
    """Whether nothing but a joining word stands between two years."""
    if before.scope is None or before.scope.reach is Reach.WITHIN:
        return False
    return _joiner().fullmatch(text, before.end, time.start) is not None


def _shared(before: Time, time: Time) -> Time:
    """The time joined to another one; what is by the end of the first is by that of the second."""
    scope = time.scope
    if scope is not None and before.scope is not None and before.scope.is_deadline:
        scope = scope if scope.is_deadline else until(scope.last)
    return replace(time, scope=scope, joined=True)


def _scope(year: int, *, deadline: bool) -> TimeScope:
    return until(year) if deadline else in_year(year)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(expression_source("list_connectives", "sharing_numbers"))


@cache
def _bare_years() -> re.Pattern[str]:
    joiner = expression_source("list_connectives", "sharing_numbers")
    return re.compile(rf"(?<![\d.])(?:(?:19|20)\d\d{joiner})+$")
