"""Derive for which years a value is, with its deadline and period: the one place that decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.support.text import fold
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.years.clause_times import ClauseTimes, Times
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import Layers
from policydiff.stages.targets.years.time_codes import TimeFrame, Years, YearsFrom
from policydiff.stages.targets.years.time_scope import Reach, TimeScope, in_year, until, within
from policydiff.stages.targets.years.times import Time, number_of


@value_type
class Timing:
    """All that a target or a result says of time."""

    years: Years | None = None
    years_from: YearsFrom | None = None
    deadline: str | None = None
    period: TimeFrame | None = None
    averaged: bool = False
    estimate: bool = False  # of a result
    dated: bool = False  # by its turn among years: 到2022年和2030年分别达到22%和30%
    late: bool = False  # of a target: over before the date of issue


@value_type
class Place:
    """Where a value stands."""

    times: ClauseTimes
    sentence: int  # where its sentence begins
    clause: int  # behind the last semicolon before it
    segment: int  # behind the last comma
    value: int  # where its number stands
    end: int  # of its quote
    turn: int = 0  # which of the values that share a subject it is: 分别达到22%和30%
    turns: int = 1  # how many these are

    def is_aside(self, time: Time) -> bool:
        """Whether a time stands in a bracket that closes before the value: (其中2020年5家)."""
        text = self.times.text
        closed = text.find(")", time.end, self.value)
        return closed >= 0 and text.find("(", time.end, closed) < 0

    def is_of_another_part(self, time: Time) -> bool:
        """Whether a time stands behind a value in an earlier part of the sentence.

        产值增长5%,“十四五”期间年均增长6%;就业10万人: what follows the semicolon is of neither. A
        time that opens a part holds on (到2025年,产值9亿元;就业10万人), and so do the years of
        由1997年的15万公里增加到2002年的47万公里 for 用户由8354万户增加到4.21亿户 behind them.
        """
        if time.end > self.clause or time.joined or self._rises():
            return False
        begins = max(self.times.text.rfind(";", self.sentence, time.start) + 1, self.sentence)
        return self.times.has_value_between(begins, time.start)

    def _rises(self) -> bool:
        """Whether the part of the value says from what it rose or fell."""
        rising = expression("passage_kinds", "from_to")
        return rising.search(self.times.text, self.clause, self.value) is not None

    def reach_of(self, time: Time) -> int:
        """From where on a frame holds for the value: 年均增长 of one segment, 每年 of more."""
        return self.segment if time.mean else self.clause


class Said(NamedTuple):
    """What the words around a value say of time."""

    scope: TimeScope | None = None
    frame: TimeFrame | None = None
    averaged: bool = False
    ends: bool = False  # 期末: at the end of the years
    dated: bool = False  # by its turn among years


_SILENT = Said()


def timing_of_aim(place: Place, *, flow: bool) -> Timing:
    """The timing of a value that is to be reached.

    Args:
        place: Where it stands.
        flow: Whether what is counted comes about in a time, so that 三年内 sums it up.
    """
    layers, horizon = place.times.layers, place.times.horizon
    said = _said_around(place, place.times.aims)
    around = layers.aims or planned(horizon)
    if layers.period is not None and (said.averaged or _is_of_an_outline(place)):
        around = layers.period  # 《纲要》提出6项指标,其中…
    if said.scope is None:
        said = said._replace(scope=layers.announced or around)
    return aim_timing(said, around=around, flow=flow, horizon=horizon)


def _is_of_an_outline(place: Place) -> bool:
    states = expression("passage_kinds", "outline_states")
    return states.search(place.times.text, place.sentence, place.value) is not None


def aim_timing(said: Said, *, around: TimeScope | None, flow: bool, horizon: Horizon) -> Timing:
    """The timing that the nearest scope gives.

    Args:
        said: The scope, and frame and averaging.
        around: The years of the chapter or the document, in which a deadline's span begins.
        flow: Whether what is counted comes about in a time.
        horizon: The document's years.
    """
    scope = said.scope
    if scope is None:
        return Timing(period=said.frame, averaged=said.averaged)
    if said.ends:
        around, scope = scope, until(scope.last).told_by(scope.told)
    years = _years_of_aim(scope, around, horizon)
    if said.averaged and years.first == years.last:  # no year alone is averaged
        told = (around, planned(horizon))
        mean = next((s for s in told if s is not None and s.several), None)
        if mean is None:
            return Timing(period=said.frame, averaged=True)
        scope, years = mean, _years_of_aim(mean, None, horizon)
    return Timing(
        years=years,
        years_from=scope.told,
        deadline=_deadline(scope, horizon),
        period=said.frame or _frame(scope, flow=flow, horizon=horizon),
        averaged=said.averaged,
        late=horizon.year is not None and years.last < horizon.year,
        dated=said.dated,
    )


def since_base(timing: Timing, baseline: str | None) -> Timing:
    """The timing of a change that is counted from an earlier year: 比1980年增长20% by 1985.

    It comes about in the years behind that one, and is none of its last year alone.

    Args:
        timing: By the words around the value.
        baseline: What the change is counted from, in the words of the text.
    """
    years = timing.years
    found = expression("baseline_words", "base_year").search(fold(baseline or ""))
    if found is None or years is None or years.first != years.last or timing.averaged:
        return timing
    first = number_of(found[0]) + 1
    if first >= years.last:
        return timing
    return replace(timing, years=Years(first=first, last=years.last), period=TimeFrame.BY)


def timing_of_row(
    deadline: str | None, frame: TimeFrame, *, averaged: bool, layers: Layers
) -> Timing:
    """The timing of a table's row, whose column names the last year.

    Args:
        deadline: The year of the column, if it or the document names one.
        frame: What the column says: by the year, yearly growth, or a sum.
        averaged: Whether the column is one of yearly means.
        layers: Around the table.
    """
    horizon, around = layers.horizon, layers.aims or planned(layers.horizon)
    if deadline is None:
        scope = around
    else:
        scope = until(int(deadline)).told_by(YearsFrom.HEADING)
        if horizon.one_year and frame is not TimeFrame.CUMULATIVE:
            scope = planned(horizon) if int(deadline) == horizon.first else scope
    said = Said(scope=scope, frame=frame, averaged=averaged)
    return aim_timing(said, around=around, flow=False, horizon=horizon)


def timing_of_result(place: Place, *, flow: bool) -> Timing:
    """The timing of a value that came about; it has years, and no deadline.

    Args:
        place: Where it stands.
        flow: Whether what is counted comes about in a time.
    """
    layers, horizon = place.times.layers, place.times.horizon
    said = _said_around(place, place.times.past)
    scope = said.scope or layers.announced_past or layers.past
    if said.averaged and scope is not None and not scope.several:
        told = (layers.announced_past, layers.past)  # no year alone is averaged
        scope = next((s for s in told if s is not None and s.several), None)
    scope = scope or _reviewed(said, horizon)
    if scope is None:
        return Timing(period=said.frame, averaged=said.averaged)
    if scope.several and not said.averaged and _is_against_the_year_before(place):
        scope = in_year(scope.last).told_by(scope.told)
    years = _years_of_result(scope, horizon)
    frame = said.frame
    if frame is None and years.first == years.last:
        frame = TimeFrame.ANNUAL
    elif frame is None and flow:
        frame = TimeFrame.CUMULATIVE
    return Timing(
        years=years,
        years_from=scope.told,
        period=frame,
        averaged=said.averaged,
        estimate=_is_estimate(place, years, horizon),
        dated=said.dated,
    )


def _is_against_the_year_before(place: Place) -> bool:
    """Whether a value is held against one year (比上年增长5%), so that it is of one itself."""
    said = place.times.text[place.segment : place.value]
    return any(word in said for word in words_of("baseline_phrases", "year_before"))


@lru_cache(maxsize=64)
def planned(horizon: Horizon) -> TimeScope | None:
    """The years that the document plans for, as a layer of their own."""
    if horizon.first is None or horizon.last is None:
        return None
    scope = in_year(horizon.first) if horizon.one_year else within(horizon.first, horizon.last)
    return scope.told_by(YearsFrom.DOCUMENT)


def _reviewed(said: Said, horizon: Horizon) -> TimeScope | None:
    """The year before that of a yearly plan; of averages and sums nothing tells the years."""
    several = said.averaged or said.frame is TimeFrame.CUMULATIVE
    return None if several else _year_before(horizon)


@lru_cache(maxsize=64)
def _year_before(horizon: Horizon) -> TimeScope | None:
    """The year before that of a yearly plan, as a layer of its own."""
    if not horizon.one_year or horizon.now is None:
        return None
    return in_year(horizon.now - 1).told_by(YearsFrom.DOCUMENT)


def _said_around(place: Place, times: Times) -> Said:
    """What the lead and the sentence say before the end of a quote; the last ones tell.

    Years hold to the end of the sentence, a frame such as 每年 to the next semicolon, 年均增长
    to the next comma.
    """
    horizon, lead, said = place.times.horizon, times.lead_before(place.sentence), _SILENT
    if lead is not None:
        scope = lead.told_by(YearsFrom.PARAGRAPH)
        said = Said(scope=scope, frame=stated_frame(lead, horizon))
    text, yearly, run = place.times.text, place.end, list[TimeScope]()
    for time in times.between(place.sentence, place.end):
        if place.is_aside(time) or place.is_of_another_part(time):
            continue
        if time.scope is not None and not (time.scope.weak and _is_said(said)):
            layer = YearsFrom.WORDS if time.start >= place.segment else YearsFrom.SENTENCE
            run = [*(run if time.joined else ()), time.scope.told_by(layer)]
            scope, dated = _of_turn(place, run)
            said = Said(scope=scope, frame=time.frame or stated_frame(scope, horizon), dated=dated)
        elif time.ends:
            said = said._replace(frame=TimeFrame.BY, ends=True)
        elif time.frame is not None and time.start >= (
            place.segment if time.mean else place.clause
        ):
            # 每年…,累计… sums up, 每年累计… does not
            sums = text.startswith(words_of("change_words", "summed_up"), time.start)
            summed = sums and yearly < place.segment <= time.start
            if summed or said.frame is not TimeFrame.ANNUAL or time.frame is said.frame:
                said = said._replace(frame=time.frame, averaged=time.averaged)
        yearly = time.start if time.frame is TimeFrame.ANNUAL else yearly
    return said


def _is_said(said: Said) -> bool:
    """Whether 年底前 adds nothing: years are named before it, or each year is meant."""
    return said.scope is not None or said.frame is TimeFrame.ANNUAL


def _of_turn(place: Place, run: Sequence[TimeScope]) -> tuple[TimeScope, bool]:
    """Of years side by side that of the value, where each value has its own; else the last."""
    dated = len(run) == place.turns > 1
    return run[place.turn if dated else -1], dated


def stated_frame(scope: TimeScope, horizon: Horizon) -> TimeFrame | None:
    """What an expression itself makes of a value; None where the measure decides."""
    if scope.reach is Reach.UNTIL:
        return TimeFrame.BY
    if scope.reach is Reach.WITHIN:
        return None
    return TimeFrame.BY if _is_later(scope, horizon) else TimeFrame.ANNUAL


def _frame(scope: TimeScope, *, flow: bool, horizon: Horizon) -> TimeFrame | None:
    if scope.told is YearsFrom.DOCUMENT:
        return TimeFrame.ANNUAL if horizon.one_year else None
    return stated_frame(scope, horizon) or (TimeFrame.CUMULATIVE if flow else TimeFrame.BY)


def _deadline(scope: TimeScope, horizon: Horizon) -> str | None:
    """The last year, where the text names it."""
    if scope.reach is Reach.IN:
        return str(scope.last) if _is_later(scope, horizon) else None
    if scope.told is YearsFrom.DOCUMENT:
        return None
    return scope.deadline or str(scope.last)


def _is_later(scope: TimeScope, horizon: Horizon) -> bool:
    """Whether a single year lies behind that of the document."""
    return horizon.now is not None and scope.last > horizon.now


def _years_of_aim(scope: TimeScope, around: TimeScope | None, horizon: Horizon) -> Years:
    """Of a deadline the span begins where the plan around it does."""
    if scope.reach is not Reach.UNTIL:
        return Years(first=scope.first, last=scope.last)
    begins = (around.first if around else None, horizon.first, horizon.year)
    first = next((year for year in begins if year is not None), None)
    return Years(first=first if first is None else min(first, scope.last), last=scope.last)


def _years_of_result(scope: TimeScope, horizon: Horizon) -> Years:
    """What is said to be reached by a year is of that year; no result is of a year to come."""
    if scope.reach is Reach.UNTIL:
        return Years(first=scope.last, last=scope.last)
    over = scope.last if horizon.now is None else min(scope.last, horizon.now - 1)
    last = scope.last if scope.first is not None and over < scope.first else over
    return Years(first=scope.first, last=last)


def _is_estimate(place: Place, years: Years, horizon: Horizon) -> bool:
    """Whether the sentence says so (预计, 初步核算), or the year was not over at the time."""
    if horizon.year is not None and horizon.is_past(horizon.year) and years.last >= horizon.year:
        return True
    return any(place.sentence <= start < place.end for start in place.times.estimates)
