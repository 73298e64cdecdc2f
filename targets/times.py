"""Resolve times: deadlines and periods, with the years that a document plans for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.five_year_plans import plan_years
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.support.numerals import chinese_value
from policydiff.stages.targets.target_codes import TimeFrame

_YEAR_IN_ID = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MOST_YEARS = 100  # beyond, a number of years is a year
_TERM_YEARS = 5  # a term of government
_EARLY = ("01", "02", "03")  # issued in these months: the year itself counts as the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The years that relative times are counted from."""

    year: int | None  # of issue; the first year planned for where no date is known
    first: int | None
    last: int | None
    early: bool  # issued early in its year, so that 三年内 includes that year

    @property
    def one_year(self) -> bool:
        """Whether the document plans for a single year, so that its aims are annual."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression in a folded text."""

    start: int
    end: int
    deadline: str | None  # "2025", "2013/2015"
    frame: TimeFrame | None  # what it makes of an aim; None: depends on the measure
    mean: bool = False  # 年均增长: of one value; 年均引进 holds for those behind it too
    kept: bool = False  # part of an indicator's name as well: 年度投资


def horizon_of(document: Document) -> Horizon:
    """The years of a document: of issue, and of the period planned for."""
    period, issued = document.period, document.issued
    named = _YEAR_IN_ID.search(document.id)
    first = period.first if period else int(named[0]) if named and not issued else None
    year = int(issued[:4]) if issued and issued[:4].isdigit() else first
    early = issued is None or issued[5:7] in _EARLY or len(issued) < 7
    return Horizon(year=year, first=first, last=period.last if period else first, early=early)


def find_times(text: str, horizon: Horizon) -> tuple[Time, ...]:
    """All time expressions of a folded text, in reading order."""
    return tuple(_time(text, match, horizon) for match in matcher("times").find(text))


def _time(text: str, match: Match, horizon: Horizon) -> Time:
    deadline, frame = _READERS[match.key](match, horizon)
    kept = match.end - match.start == 2 and match.key == "yearly"
    mean = text.startswith(words_of("change_words", "change_of_mean"), match.end) and (
        text.startswith(words_of("change_words", "yearly_mean"), match.start)
    )
    return Time(
        start=match.start, end=match.end, deadline=deadline, frame=frame, mean=mean, kept=kept
    )


_Read = tuple[str | None, TimeFrame | None]


def _until_year(match: Match, _: Horizon) -> _Read:
    return str(_number(match.numbers[-1])), TimeFrame.BY


def _in_year(match: Match, horizon: Horizon) -> _Read:
    """2012年: a deadline where it lies ahead; the document's own year makes the aim annual."""
    year = _number(match.numbers[0])
    if horizon.year is None or year < horizon.year:
        return None, None
    if year == horizon.year:
        return None, TimeFrame.ANNUAL
    return str(year), TimeFrame.BY


def _in_years(match: Match, _: Horizon) -> _Read:
    return str(_number(match.numbers[-1])), None


def _plan_end(match: Match, _: Horizon) -> _Read:
    years = plan_years(match.numbers[0])
    return (str(years[1]) if years else None), TimeFrame.BY


def _plan_years(match: Match, _: Horizon) -> _Read:
    years = plan_years(match.numbers[0])
    return (str(years[1]) if years else None), None


def _within_years(match: Match, horizon: Horizon) -> _Read:
    """三年内: the plan's last year where it plans for as many years, else counted from issue."""
    spans = [_number(n) for n in match.numbers]
    if spans[0] > _MOST_YEARS:
        return _until_year(match, horizon)  # 力争2024年
    if horizon.year is None:
        return None, None
    if len(spans) == 1:
        return str(_after(horizon, spans[0], year=horizon.year)), None
    return f"{horizon.year + spans[0]}/{horizon.year + spans[1]}", TimeFrame.BY


def _coming_years(match: Match, horizon: Horizon) -> _Read:
    span = _number(match.numbers[-1])
    if horizon.year is None or span > _MOST_YEARS:
        return None, None
    return str(horizon.year + span - 1), None


def _after(horizon: Horizon, years: int, *, year: int) -> int:
    if horizon.first is not None and horizon.first + years - 1 == horizon.last:
        return horizon.last
    return year + years - (1 if horizon.early else 0)


def _term(_: Match, horizon: Horizon) -> _Read:
    return (str(horizon.year + _TERM_YEARS - 1) if horizon.year else None), TimeFrame.BY


def _century_end(_: Match, __: Horizon) -> _Read:
    return "2000", TimeFrame.BY


def _annual(_: Match, __: Horizon) -> _Read:
    return None, TimeFrame.ANNUAL


def _cumulative(_: Match, __: Horizon) -> _Read:
    return None, TimeFrame.CUMULATIVE


_READERS = {
    "until_year": _until_year,
    "in_year": _in_year,
    "in_years": _in_years,
    "plan_end": _plan_end,
    "plan_years": _plan_years,
    "within_years": _within_years,
    "coming_years": _coming_years,
    "term": _term,
    "century_end": _century_end,
    "annual": _annual,
    "yearly": _annual,
    "cumulative": _cumulative,
}


def _number(text: str) -> int:
    text = text.replace(" ", "")
    value = Decimal(text) if text[0].isascii() else chinese_value(text)
    return int(value) if value is not None else 0
