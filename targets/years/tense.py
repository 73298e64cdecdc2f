"""Tell past from aim in a text: what was done is a result, what is to be done is a target."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from operator import attrgetter

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.phrases.modalities import is_quoted
from policydiff.stages.targets.segments import Sentence
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.times import Time, number_of


class Tense(StrEnum):
    """Whether a passage tells of what was done or of what is to be done."""

    PAST = "past"
    AIM = "aim"


@value_type
class Marker:
    """A word that tells the tense of what follows it in its sentence."""

    start: int
    tense: Tense
    strong: bool = True  # weak ones (要, 了) say nothing against a strong one before them
    local: bool = False  # 已建成, 现有: for its segment alone
    ensures: bool = False  # 确保: of an aim, and in a review of what was seen to


# what must not stand before it is looked for behind it: a search is fast that opens with a digit
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?<!\d(?:19|20)\d\d)(?= ?年(?!的\S{0,4}倍)|-\d{4} ?年)"
)
_start = attrgetter("start")
_CENTURY = "placeholders", "written_century"
_LISTED = 64  # code points before a year in which a list of programmes stands
_MOST = 64  # markers of one sentence that are looked at; sentences have a dozen
_PAST_WORDS = ("past", "last_year", "now", "done", "there_is")
_LOCAL_WORDS = ("done", "there_is")


def tense_markers(text: str, times: Sequence[Time], horizon: Horizon) -> tuple[Marker, ...]:
    """The markers of a folded text, in reading order.

    Args:
        text: Of a clause.
        times: The expressions of time in it.
        horizon: The document's years.
    """
    markers = [*_words(text, horizon), *_years(text, times, horizon)]
    markers += _plans(text, times, horizon)
    done = expression("passage_kinds", "done_particle").finditer(text)
    markers += [Marker(start=m.start(), tense=Tense.PAST, strong=False) for m in done]
    already = expression("passage_kinds", "already").finditer(text) if "已" in text else ()
    markers += [Marker(start=m.start(), tense=Tense.PAST, local=True) for m in already]
    for key in ("outline_states", "explained_aim"):
        stated = expression("passage_kinds", key).finditer(text)
        markers += [Marker(start=m.start(), tense=Tense.AIM) for m in stated]
    return tuple(sorted(markers, key=_start))


def markers_between(markers: Sequence[Marker], start: int, end: int) -> Sequence[Marker]:
    """Those that stand from `start` on and before `end`."""
    first = bisect_left(markers, start, key=_start)
    return markers[first : bisect_left(markers, end, lo=first, key=_start)]


def tense_at(markers: Sequence[Marker], sentence: Sentence, position: int, state: Tense) -> Tense:
    """The tense at a position of a sentence: that of the last marker before it, else the state.

    A weak word for an aim (要, 将) does not turn a passage about the past, and 了 does not
    turn what 力争 or 今年 has begun. An aim that a sentence about the past adds holds up to the
    next semicolon: 新增学位1万个,今年还要增加1.5万个;建成公园20个.

    Args:
        markers: Of the sentence.
        sentence: It.
        position: In it, the end of a value.
        state: What the sentence starts with.
    """
    segment, part = sentence.segment_start(position), sentence.stop_before(position)
    opening = sentence.segment_end(sentence.start)
    tense, settled = state, state is Tense.PAST
    stop = bisect_right(markers, sentence.item_end(position), key=_start)
    for marker in markers[max(0, stop - _MOST) : stop]:
        if marker.local and marker.start < segment:
            continue
        if state is Tense.PAST and marker.tense is Tense.AIM and opening < marker.start < part:
            continue
        if marker.ensures and state is Tense.PAST:
            continue
        if marker.strong or not settled:
            tense = marker.tense
        settled = settled or marker.strong
    return tense


def tense_after(markers: Sequence[Marker], state: Tense) -> Tense:
    """The tense that the next sentence of the paragraph starts with: times named carry over."""
    reviewed = state is Tense.PAST
    strong = [m for m in markers if m.strong and not m.local and not (m.ensures and reviewed)]
    return strong[-1].tense if strong else state


def _words(text: str, horizon: Horizon) -> Iterator[Marker]:
    for match in matcher("tense").find(text):
        key, start = match.key, match.start
        if is_quoted(text, start, match.end):
            continue
        if key in _PAST_WORDS:
            if key == "done" or not is_compared(text, start):
                yield Marker(start=start, tense=Tense.PAST, local=key in _LOCAL_WORDS)
        elif key == "this_year" and expression("passage_kinds", "done_behind").match(text, start):
            continue  # 今年55项改革任务圆满完成, in a text of the year before
        elif key == "this_year" and horizon.year is not None and horizon.is_past(horizon.year):
            if not is_compared(text, start):  # 由今年预计的3%提高到4%
                yield Marker(start=start, tense=Tense.PAST)
        else:
            yield Marker(
                start=start,
                tense=Tense.AIM,
                strong=key != "weak_aim",
                ensures=key == "ensured",
            )


def _years(text: str, times: Sequence[Time], horizon: Horizon) -> Iterator[Marker]:
    """Years named: before the document's own they tell of the past, from it on of aims.

    What is to be reached by a year of the plan (到2020年) is an aim, even where it was over by the
    date of issue.
    """
    if horizon.year is None:
        return
    years = _written_year() if expression(*_CENTURY).search(text) else _YEAR
    for match in years.finditer(text):
        if _is_base(text, match.start()) or only_names(text, match.start(), match.end()):
            continue
        index = bisect_right(times, match.start(), key=_start) - 1
        around = times[index] if index >= 0 and match.start() < times[index].end else None
        until = around is not None and around.scope is not None and around.scope.is_deadline
        year, begin = number_of(match["year"]), horizon.first
        past = year < begin if until and begin is not None else horizon.is_past(year)
        if past and _is_programme(text, match.start()):
            continue
        yield Marker(start=match.start(), tense=Tense.PAST if past else Tense.AIM)


def _is_programme(text: str, start: int) -> bool:
    """Whether a past year names a programme that is gone on with: 推进2023年棚改480户."""
    before = expression("passage_kinds", "programme_before")
    return before.search(text, max(0, start - _LISTED), start) is not None


@cache
def _written_year() -> re.Pattern[str]:
    """The same, or in characters: 一九九五年."""
    year = expression_source("placeholders", "year")
    return re.compile(rf"(?P<year>{year})(?= ?年(?!的\S{{0,4}}倍)|-\d{{4}} ?年)")


def _plans(text: str, times: Sequence[Time], horizon: Horizon) -> Iterator[Marker]:
    """Spans of years (“十五五”时期, 今后五年) that are wholly over, or wholly ahead."""
    for time in times:
        scope = time.scope
        if scope is None or not time.tells or is_compared(text, time.start):
            continue
        if only_names(text, time.start, time.end):
            continue
        if horizon.is_past(scope.last):
            yield Marker(start=time.start, tense=Tense.PAST)
        elif scope.first is not None and not horizon.is_past(scope.first):
            yield Marker(start=time.start, tense=Tense.AIM)


def is_compared(text: str, time: int) -> bool:
    """Whether the time at a position is only what something is compared with: 比2020年."""
    before = expression("baseline_phrases", "compared_before")
    return before.search(text, max(0, time - 6), time) is not None


def _is_base(text: str, year: int) -> bool:
    """Whether the year at a position is only compared with: 比2020年, 在2020年基础上.

    在1957年的计划中 says when.
    """
    if not is_compared(text, year):
        return False
    within = expression("baseline_phrases", "within_before")
    based = expression("baseline_phrases", "based_behind")
    when = within.search(text, max(0, year - 6), year) is not None
    return not when or based.match(text, year, year + _TITLE) is not None


_TITLE = 40  # code points of a title, and of what stands around a year that names a plan


def only_names(text: str, start: int, end: int) -> bool:
    """Whether a time only names a plan or says how old things are.

    《规划(2021-2035年)》编制完成, 列入2024年度改造计划, 1980年前农房.
    """
    near = max(0, start - _TITLE)
    opened = text.rfind("《", near, start)
    if opened >= 0 and text.find("》", opened, start) < 0:
        return True
    aged = expression("passage_kinds", "age_behind").search(text, start, end + _TITLE)
    if aged is not None and aged.start() <= end:
        return True
    before = expression("passage_kinds", "plan_drawn_up").search(text, near, start)
    behind = expression("passage_kinds", "plan_behind")
    return before is not None and behind.match(text, end, end + _TITLE) is not None
