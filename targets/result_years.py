"""Find the year of a past result: 2023年…, 去年 …, or the year of the heading above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.stages.documents import Clause
from policydiff.stages.support.text import fold
from policydiff.stages.targets.times import Horizon

_YEAR = r"(?:19|20)\d{2}"
_WHEN = re.compile(
    rf"(?P<several>{_YEAR}年?(?:-|至|到){_YEAR}年?|{_YEAR}年以?来|过去的?[三四五十]年|近[几两三四五]?年"
    r"|[三四五十]年(?:以?来|间)|“[^”]{1,6}”(?:期间|时期|以来)|以来|上一?届)"
    rf"|(?P<last>去年|上年|过去的?一年|一年来)|(?P<before>前年)|(?P<year>{_YEAR})(?=年)"
)
_AGAINST = re.compile(r"(?:比|较|按|同|与|在|从|由)[^,;:。]{0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time of the past named in a text."""

    start: int
    year: int | None  # None: several years (过去五年, 2018年以来)


def past_times(text: str, clause: Clause, horizon: Horizon) -> tuple[When, ...]:
    """The times of the past in a clause's folded text, in reading order.

    The first stands at -1 and is the year that a heading names (一、2023年工作回顾).
    Years that something is compared with (比2020年增长) are none.
    """
    found = [When(start=-1, year=_heading_year(clause, horizon))]
    for match in _WHEN.finditer(text):
        if not _AGAINST.search(text, max(0, match.start() - 5), match.start()):
            found.append(When(start=match.start(), year=_year(match, horizon)))
    return tuple(found)


def time_before(times: Sequence[When], position: int, *, sentence: int) -> When:
    """The last time of the past named before a position; several years hold for a sentence.

    Args:
        times: Of the clause.
        position: Of the result's end.
        sentence: Where the sentence of the result starts.
    """
    last = times[bisect_left(times, position, lo=1, key=lambda when: when.start) - 1]
    return times[0] if last.year is None and last.start < sentence else last


def _year(match: re.Match[str], horizon: Horizon) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["several"] or horizon.first is None:
        return None
    return horizon.first - (1 if match["last"] else 2)


def _heading_year(clause: Clause, horizon: Horizon) -> int | None:
    """The year of the innermost heading that names one year, where it lies behind the plan's."""
    for heading in reversed(clause.heading):
        years = {int(match[0]) for match in re.finditer(_YEAR, fold(heading))}
        if len(years) == 1:
            year = years.pop()
            return year if horizon.first is not None and year < horizon.first else None
    return None
