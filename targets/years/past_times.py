"""Find expressions that look back: 去年, 过去五年, 2018年以来, 党的十八大以来."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.pattern_matcher import Match, matcher
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.time_scope import TimeScope, in_year, within
from policydiff.stages.targets.years.times import Time, number_of, years_of_plan

_MOST_YEARS = 100  # beyond, a number of years is a year
_MOST_BARE = 10  # years that are told of without 来 or 间
_TERM_YEARS = 5  # a term of government
_BREAKS = ",;:。!?\n"
_NEAR = 5  # code points before a time in which 比 and 较 make it a mere comparison


def find_past_times(text: str, horizon: Horizon) -> tuple[Time, ...]:
    """The times of a folded text that look back, in reading order; 比去年 is none.

    Of a document whose years are not known only those that name theirs have a scope.
    """
    against = expression("baseline_phrases", "result_compared_before")
    return tuple(
        Time(start=match.start, end=match.end, scope=_READERS[match.key](match, horizon))
        for match in matcher("past_times").find(text)
        if not against.search(text, max(0, match.start - _NEAR), match.start)
        and not (match.key == "bare_years" and not _begins_a_segment(text, match.start))
    )


def _begins_a_segment(text: str, position: int) -> bool:
    return position == 0 or text[position - 1] in _BREAKS


def _last_year(_: Match, horizon: Horizon) -> TimeScope | None:
    return _ago(1, horizon)


def _year_before_last(_: Match, horizon: Horizon) -> TimeScope | None:
    return _ago(2, horizon)


def _ago(years: int, horizon: Horizon) -> TimeScope | None:
    """So many years before that planned for, which 去年 of a report of December is not."""
    begin = horizon.now
    if begin is None:
        return None
    running = horizon.one_year and horizon.year is not None and horizon.year < begin
    return in_year(begin - years - (1 if running else 0))


def _past_year(_: Match, horizon: Horizon) -> TimeScope | None:
    """过去一年, 一年来: the year reviewed."""
    return in_year(horizon.now - 1) if horizon.now is not None else None


def _past_years(match: Match, horizon: Horizon) -> TimeScope | None:
    count, begin = number_of(match.numbers[-1]), horizon.now
    if count > _MOST_YEARS:
        return _since_year(match, horizon)  # 2018年来
    if begin is None or count == 0:
        return None
    return _past_year(match, horizon) if count == 1 else within(begin - count, begin - 1)


def _bare_years(match: Match, horizon: Horizon) -> TimeScope | None:
    """五年铺轨1万公里 in a report: the years that end before that planned for."""
    count = number_of(match.numbers[0])
    several = horizon.one_year and 1 < count <= _MOST_BARE
    return _past_years(match, horizon) if several else None


def _last_term(_: Match, horizon: Horizon) -> TimeScope | None:
    begin = horizon.now
    return within(begin - _TERM_YEARS, begin - 1) if begin is not None else None


def _since_year(match: Match, horizon: Horizon) -> TimeScope | None:
    first, last = number_of(match.numbers[0]), _before(horizon)
    return within(first, max(first, last)) if last is not None else None


def _since_plan(match: Match, horizon: Horizon) -> TimeScope | None:
    span, last = years_of_plan(match.numbers[0]), _before(horizon)
    if span is None or last is None or span.first is None:
        return None
    return within(span.first, max(span.first, min(last, span.last)))


def _open_start(_: Match, horizon: Horizon) -> TimeScope | None:
    last = _before(horizon)
    return within(None, last) if last is not None else None


def _before(horizon: Horizon) -> int | None:
    """The last year that is over."""
    return None if horizon.now is None else horizon.now - 1


_READERS = {
    "last_year": _last_year,
    "year_before_last": _year_before_last,
    "past_year": _past_year,
    "past_years": _past_years,
    "bare_years": _bare_years,
    "last_term": _last_term,
    "since_year": _since_year,
    "since_plan": _since_plan,
    "open_start": _open_start,
}
