"""The expressions of time in a clause, and the leads that hold for its later sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from operator import attrgetter

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.knowledge.lexicon_patterns import alternatives
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import Layers, is_ahead, looks_back
from policydiff.stages.targets.years.past_times import find_past_times
from policydiff.stages.targets.years.tense import only_names
from policydiff.stages.targets.years.time_scope import Reach, TimeScope, in_year
from policydiff.stages.targets.years.times import Time

_MOST = 64  # times before one value that are looked at; sentences have a dozen
_LEAD = 24  # code points of words that may stand before a time that opens a sentence
_TITLE = 20  # code points of a title that a paragraph may begin with: 发展目标。到2025年,…
_NEAR = 5  # code points before a time in which 由 and 比 make it a mere beginning
_ENDS = "。!?\n"
_start = attrgetter("start")


@value_type
class Lead:
    """A time that opens a sentence, so that it holds for those behind it."""

    start: int
    scope: TimeScope | None  # None: the sentence names several, so that none holds on


@value_type
class Times:
    """What may tell the years of aims, or of results, in one clause; in reading order."""

    times: tuple[Time, ...]
    leads: tuple[Lead, ...]

    def between(self, start: int, end: int) -> Sequence[Time]:
        """The times that begin from `start` on and before `end`; of very many the last ones."""
        if not self.times:
            return ()
        first = bisect_left(self.times, start, key=_start)
        last = bisect_left(self.times, end, lo=first, key=_start)
        return self.times[max(first, last - _MOST) : last]

    def lead_before(self, position: int) -> TimeScope | None:
        """The scope of the last sentence-opening time before a position."""
        if not self.leads:
            return None
        index = bisect_left(self.leads, position, key=_start) - 1
        return self.leads[index].scope if index >= 0 else None

    def announced(self, start: int, end: int) -> TimeScope | None:
        """The scope that a sentence sets for what it announces: its last, else that of a lead."""
        named = (time.scope for time in reversed(self.between(start, end)))
        told = next((scope for scope in named if scope is not None and not scope.weak), None)
        return told or self.lead_before(end)


@dataclass(frozen=True, kw_only=True)
class ClauseTimes:
    """The times of a clause, told apart by what they may be of when that is asked for."""

    text: str  # folded
    layers: Layers  # around the clause
    times: Sequence[Time]  # the expressions of time in it
    compared: Sequence[tuple[int, int]]  # where it names what a value is compared with (较上年)

    @property
    def horizon(self) -> Horizon:
        """The document's years."""
        return self.layers.horizon

    @cached_property
    def estimates(self) -> tuple[int, ...]:
        """Where words say that a result is one by estimate: 预计, 初步核算."""
        found = expression("passage_kinds", "estimated").finditer(self.text)
        return tuple(match.start() for match in found)

    @cached_property
    def aims(self) -> Times:
        """Those that may be of aims."""
        horizon = self.horizon
        ahead = partial(is_ahead, horizon=horizon)
        return _times(self.text, self.times, ahead, aims=True, first=horizon.one_year)

    def has_value_between(self, start: int, end: int) -> bool:
        """Whether a number that is part of no time stands between two positions."""
        numbers = expression("passage_kinds", "number_begins").finditer(self.text, start, end)
        return any(not _is_in_time(number.start(), self.times) for number in numbers)

    def names_years_ahead(self, start: int, end: int) -> bool:
        """Whether years are named between two positions that may be those of an aim.

        2025年, 五年内 and “十五五”期间 name years; 今年 and 年内 do not.
        """
        named = expression("passage_kinds", "year_named")
        return any(
            scope.several or scope.is_deadline or named.match(self.text, time.start) is not None
            for time in self.aims.between(start, end)
            if (scope := time.scope) is not None and not scope.weak
        )

    @cached_property
    def past(self) -> Times:
        """Those that may be of results."""
        found = find_past_times(self.text, self.horizon)
        back = (time for time in found if not _inside(time.start, self.compared))
        named = (_of_the_year_told(time) for time in self.times)
        both = sorted((*named, *back), key=lambda time: (time.start, -time.end))
        return _times(self.text, both, partial(looks_back, horizon=self.horizon), aims=False)


def _is_in_time(position: int, times: Sequence[Time]) -> bool:
    index = bisect_right(times, position, key=lambda time: time.start) - 1
    return index >= 0 and position < times[index].end


def _of_the_year_told(time: Time) -> Time:
    """全年 of a result is the year before that planned for."""
    scope = time.scope
    if scope is None or not scope.weak or scope.reach is not Reach.IN:
        return time
    return replace(time, scope=in_year(scope.last - 1, weak=True))


def times_of(
    text: str, times: Sequence[Time], compared: Sequence[tuple[int, int]], layers: Layers
) -> ClauseTimes:
    """The times of a clause.

    Args:
        text: Of the clause, folded.
        times: The expressions of time in it.
        compared: Where it names what a value is compared with (较上年), in reading order.
        layers: Around it.
    """
    return ClauseTimes(text=text, layers=layers, times=times, compared=compared)


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and position < spans[index][1]


def _times(
    text: str,
    times: Sequence[Time],
    applies: Callable[[TimeScope], bool],
    *,
    aims: bool,
    first: bool = False,
) -> Times:
    """Those whose years apply, and frames; with `first` leads must begin with the paragraph.

    A yearly plan names other years in passing (到2027年建成), a plan of several years by turns.
    """
    fitting = list[Time]()
    started = expression("baseline_phrases", "started_before")
    prepared = expression("baseline_phrases", "prepared_for")
    for time in times:
        if started.search(text, max(0, time.start - _NEAR), time.start) and not time.averaged:
            continue  # 由原定平均每年6%调高到8%: the end is a mean too
        if prepared.match(text, max(0, time.start - 1)) or only_names(text, time.start, time.end):
            continue  # 为2025年打下基础 says nothing of when, nor do 2000年前建成的小区
        if time.scope is None or applies(time.scope):
            fitting.append(time)
        elif time.frame is not None:
            fitting.append(replace(time, scope=None))
    leads = tuple(_leads(text, fitting, aims=aims))
    held = not first or (leads and begins_paragraph(text, leads[0].start))  # else of one task alone
    return Times(times=tuple(fitting), leads=leads if held else ())


def _leads(text: str, times: Sequence[Time], *, aims: bool) -> Iterator[Lead]:
    """The times that open sentences; one whose sentence names other years lends none.

    Nor does, of aims, a single year inside a paragraph: 2021年完成规划编制 says nothing of the next
    task.
    """
    end, lead = 0, None
    for time in times:
        scope = time.scope
        if scope is None or scope.weak:
            continue
        if lead is not None and time.start < end:
            if (scope.first, scope.last) != (lead.first, lead.last):
                yield Lead(start=time.start, scope=None)
        elif opens_sentence(text, time.start):
            end, lead = _sentence_end(text, time.start), scope
            alone = aims and scope.reach is Reach.IN and not begins_paragraph(text, time.start)
            yield Lead(start=time.start, scope=None if alone else scope)


def opens_sentence(text: str, position: int) -> bool:
    """Whether nothing but connecting words stands before a position in its sentence."""
    reach = max(0, position - _LEAD)
    start = max(text.rfind(mark, reach, position) for mark in _ENDS) + 1
    if start == 0 and reach > 0:
        return False
    return _before_lead().fullmatch(text, start, position) is not None


@cache
def _before_lead() -> re.Pattern[str]:
    """What may stand before a time that opens a sentence: dashes, 力争, 我市, 主要目标是:."""
    joined = alternatives("particles", "joint", "both", "again", "scope", "nation")
    opening = expression_source("passage_kinds", "before_lead")
    told = expression_source("passage_kinds", "announces_lead")
    free = rf"(?:[\s,、:·.\-□”]|{joined}|{opening}|{alternatives('modality')})*+"
    return re.compile(rf"(?:{told})?+{free}")


def last_sentence(text: str) -> tuple[int, int]:
    """Where the last sentence of a text stands."""
    end = len(text.rstrip(_ENDS))
    return max(text.rfind(mark, 0, end) for mark in _ENDS) + 1, end


def begins_paragraph(text: str, position: int) -> bool:
    """Whether a lead is that of the paragraph, or follows the title that it begins with."""
    before = text[: min(position, 2 * _TITLE)].strip("-·. ")
    title = before.rstrip(_ENDS)
    return position <= 2 * _TITLE and len(title) <= _TITLE and not set(title) & set(_ENDS + ",;")


def _sentence_end(text: str, position: int) -> int:
    ends = (text.find(mark, position) for mark in _ENDS)
    return min((end for end in ends if end >= 0), default=len(text))
