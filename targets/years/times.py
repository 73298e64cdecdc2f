"""Find expressions of time: deadlines, spans and frames, with the years that they set."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.five_year_plans import plan_years
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.support.numerals import chinese_value
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.time_codes import TimeFrame
from policydiff.stages.targets.years.time_scope import TimeScope, in_year, until, within

_MOST_YEARS = 100  # beyond, a number of years is a year
_TERM_YEARS = 5  # a term of government


@value_type
class Time:
    """A time expression in a folded text."""

    start: int
    end: int
    scope: TimeScope | None = None  # the years that it sets
    frame: TimeFrame | None = None  # what it says beside the years: 每年, 累计
    averaged: bool = False  # 年均
    mean: bool = False  # 年均增长: of one value; 年均引进 holds for those behind it too
    kept: bool = False  # part of an indicator's name as well: 年度投资
    ends: bool = False  # 期末: the end of the years set before it
    tells: bool = False  # whether its years tell past from aim: 今后五年 does, 用三年时间 not
    joined: bool = False  # to the time right before it: the second of 到2022年和2030年


@value_type
class _Read:
    """What the words of an expression say, without their place."""

    scope: TimeScope | None = None
    frame: TimeFrame | None = None
    averaged: bool = False
    ends: bool = False


_NOTHING = _Read()
_TELLING = ("in_years", "plan_years", "coming_years")


def find_times(text: str, horizon: Horizon) -> tuple[Time, ...]:
    """All time expressions of a folded text, in reading order."""
    return tuple(_time(text, match, horizon) for match in matcher("times").find(text))


def _time(text: str, match: Match, horizon: Horizon) -> Time:
    read = _READERS[match.key](match, horizon)
    if read.averaged and text.startswith(words_of("change_words", "level_of_a_year"), match.end):
        read = _NOTHING  # 年均浓度: a level of one year
    return Time(
        start=match.start,
        end=match.end,
        scope=read.scope,
        frame=read.frame,
        averaged=read.averaged,
        mean=_is_of_one_value(text, match, read),
        kept=match.key == "yearly",
        ends=read.ends,
        tells=match.key in _TELLING,
    )


def _is_of_one_value(text: str, match: Match, read: _Read) -> bool:
    """年均增长 and 累计达到 say it of their value, 年均引进 and 累计新增 of those behind it too."""
    if read.averaged:
        return text.startswith(words_of("change_words", "change_of_mean"), match.end)
    reached = match.key == "cumulative"
    return reached and text.startswith(words_of("change_words", "sum_reached"), match.end)


def years_of_plan(name: str) -> TimeScope | None:
    """The years of a five-year plan: 2021 to 2025 for “十四五”; None if there is none."""
    years = plan_years(name)
    return within(*years) if years else None


def number_of(text: str) -> int:
    """A number or a year of an expression, in digits or characters; 0 where malformed."""
    text = text.replace(" ", "")
    value = Decimal(text) if text[0].isascii() else chinese_value(text)
    return int(value) if value is not None else 0


def _until_year(match: Match, _: Horizon) -> _Read:
    return _Read(scope=until(number_of(match.numbers[-1])))


def _in_year(match: Match, _: Horizon) -> _Read:
    return _Read(scope=in_year(number_of(match.numbers[0])))


def _in_years(match: Match, _: Horizon) -> _Read:
    first, last = (number_of(text) for text in match.numbers)
    return _Read(scope=within(first, last)) if first <= last else _NOTHING


def _plan_end(match: Match, _: Horizon) -> _Read:
    span = years_of_plan(match.numbers[0])
    return _Read(scope=until(span.last) if span else None)


def _plan_years(match: Match, _: Horizon) -> _Read:
    return _Read(scope=years_of_plan(match.numbers[0]))


def _within_years(match: Match, horizon: Horizon) -> _Read:
    """三年内: the plan's years where it plans for as many, else counted from issue."""
    spans = [number_of(n) for n in match.numbers]
    if spans[0] > _MOST_YEARS:
        return _until_year(match, horizon)  # 力争2024年
    year = horizon.now
    if year is None:
        return _NOTHING
    if len(spans) == 1:
        first = horizon.first if horizon.first is not None else year
        last = _after(horizon, spans[0], year=year)
        return _Read(scope=within(min(first, last), last))
    last = year + spans[1]
    return _Read(scope=until(last, deadline=f"{year + spans[0]}/{last}"))


def _after(horizon: Horizon, years: int, *, year: int) -> int:
    if horizon.first is not None and horizon.first + years - 1 == horizon.last:
        return horizon.last
    return year + years - (1 if horizon.early or horizon.one_year else 0)


def _within_years_summed(match: Match, horizon: Horizon) -> _Read:
    number = number_of(match.numbers[0])
    if number > _MOST_YEARS:
        return _Read(scope=in_year(number), frame=TimeFrame.CUMULATIVE)  # 2023年共计
    return replace(_within_years(match, horizon), frame=TimeFrame.CUMULATIVE)


def _coming_years(match: Match, horizon: Horizon) -> _Read:
    """今后五年: those that begin with the year planned for."""
    span, year = number_of(match.numbers[-1]), horizon.now
    if year is None or not 0 < span <= _MOST_YEARS:
        return _NOTHING
    first = horizon.first if horizon.first is not None else year
    last = horizon.last if horizon.last == first + span - 1 else year + span - 1
    return _Read(scope=within(min(first, last), last))


def _term(_: Match, horizon: Horizon) -> _Read:
    return _Read(scope=until(horizon.now + _TERM_YEARS - 1)) if horizon.now else _NOTHING


def _century_end(_: Match, __: Horizon) -> _Read:
    return _Read(scope=until(2000))


def _this_year(_: Match, horizon: Horizon) -> _Read:
    """今年: the year of issue, which a report of December looks back on."""
    known = horizon.year is not None
    return _Read(scope=in_year(horizon.year or 0) if known else None, frame=TimeFrame.ANNUAL)


def _next_year(_: Match, horizon: Horizon) -> _Read:
    """明年: the year behind that of issue, for which a report of December plans."""
    known = horizon.year is not None
    return _Read(scope=in_year((horizon.year or 0) + 1) if known else None)


def _in_the_year(_: Match, horizon: Horizon) -> _Read:
    """年底前, 年内: the year of a yearly plan; of a text without a period that of its issue.

    A plan of several years may mean any of them.
    """
    told = horizon.one_year or (horizon.first is None and not horizon.closing)
    scope = in_year(horizon.now, weak=True) if told and horizon.now else None
    return _Read(scope=scope, frame=TimeFrame.ANNUAL)


def _each_year(_: Match, __: Horizon) -> _Read:
    return _Read(frame=TimeFrame.ANNUAL)


def _averaged(_: Match, __: Horizon) -> _Read:
    return _Read(frame=TimeFrame.ANNUAL, averaged=True)


def _cumulative(_: Match, __: Horizon) -> _Read:
    return _Read(frame=TimeFrame.CUMULATIVE)


def _period_end(_: Match, __: Horizon) -> _Read:
    return _Read(frame=TimeFrame.BY, ends=True)


def _then(_: Match, __: Horizon) -> _Read:
    return _NOTHING  # 届时: the years of what stands before


_READERS = {
    "until_year": _until_year,
    "in_year": _in_year,
    "in_years": _in_years,
    "plan_end": _plan_end,
    "plan_years": _plan_years,
    "within_years": _within_years,
    "within_years_summed": _within_years_summed,
    "coming_years": _coming_years,
    "term": _term,
    "century_end": _century_end,
    "this_year": _this_year,
    "next_year": _next_year,
    "in_the_year": _in_the_year,
    "each_year": _each_year,
    "yearly": _each_year,
    "averaged": _averaged,
    "cumulative": _cumulative,
    "period_end": _period_end,
    "then": _then,
}
