"""Tell past from aim: what was done is a result, what is to be done is a target."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from policydiff.stages.documents import Clause, Document, Part
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.text import fold
from policydiff.stages.targets.times import Horizon


class Tense(StrEnum):
    """Whether a passage tells of what was done or of what is to be done."""

    PAST = "past"
    AIM = "aim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A word that tells the tense of what follows it in its sentence."""

    start: int
    tense: Tense
    strong: bool = True  # weak ones (要, 了) say nothing against a strong one before them


_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=年(?!的\S{0,4}倍)|-\d{4}年)")
_DONE = re.compile(r"(?<![为除罢得])了(?!解)")
_MOST = 64  # markers of one sentence that are looked at; sentences have a dozen
_DONE_WORDS = ("past", "now")
_BASELINE = re.compile(r"(?:比|较|按|以|同|与|在|从|由|于)[^,;:。!?\n]{0,4}$")
_TURN_TO_AIM = re.compile(
    r"(?:今年|全年|\d{4}年)[^。;]{0,40}(?:目标|任务|要求|考虑|建议|安排|计划)[^。;]{0,12}是|今年是|今后[一二三四五六七八九十]+年|重点(?:做好|抓好)|(?:实现|完成)(?:上述|以上|这些|今年)|关于.{0,6}今年|预期目标|做好今年(?:各项|的)*工作|(?:工作|发展)的?总体(?:要求|思路)是|提出如下建议"
)
_TARGETS_ARE = re.compile(r"今年[^。;]{0,24}(?:预期|主要|发展)目标[^。;]{0,6}(?:是|为|:)")
_TURN_TO_PAST = re.compile(
    r"(?:现在|首先|下面)?.{0,6}(?:回顾过去|过去的?[一五]年|刚刚过去|[一五]年来[,，]|工作回顾|上一年的?工作)"
)


def is_report(document: Document) -> bool:
    """Whether a document first reviews what was done, as work reports do."""
    names = f"{document.instrument or ''}{document.title}"
    head = document.text[:400]
    return "报告" in names or "报告工作" in head or "政府工作报告" in head


def clause_tenses(document: Document, horizon: Horizon) -> tuple[Tense, ...]:
    """The tense of each clause: by its headings, else by the turns of the text before it.

    A plan speaks of aims throughout; a report starts with what was done and turns to the
    aims at a heading (二、2024年工作安排) or at a sentence (今年的主要预期目标是…).
    """
    report = is_report(document)
    state = Tense.PAST if report else Tense.AIM
    tenses, told, last, mixed = list[Tense](), dict[str, Tense](), "", False
    for clause in document.clauses:
        heading, by_heading = _heading_tense(clause, horizon)
        if (
            by_heading is not None
            and heading not in told
            and not _below_review(heading, last, clause)
        ):
            # a heading speaks once: below it the text may turn, and subheadings come and go
            state, last = by_heading, heading
            told[heading] = by_heading
        both = any(_names_both(title, horizon) for title in clause.heading)
        if mixed and clause.heading and not both:
            state = Tense.AIM  # the section that reviews as well is over
        mixed = both
        if not report and told.get(last) is Tense.PAST and last not in clause.heading:
            state = Tense.AIM  # a plan looks back below that heading alone
        if report:
            announced = told.get(last) is state and (last in clause.heading or state is Tense.AIM)
            state = _turned(fold(clause.text), state, announced=announced)
        tenses.append(Tense.AIM if clause.part is Part.ANNEX and not report else state)
    return tuple(tenses)


def tense_markers(text: str, horizon: Horizon) -> tuple[Marker, ...]:
    """The markers of a folded text, in reading order."""
    markers = [*_words(text), *_years(text, horizon)]
    markers += [
        Marker(start=m.start(), tense=Tense.PAST, strong=False) for m in _DONE.finditer(text)
    ]
    return tuple(sorted(markers, key=lambda marker: marker.start))


def markers_between(markers: Sequence[Marker], start: int, end: int) -> Sequence[Marker]:
    """Those that stand from `start` on and before `end`."""
    first = bisect_left(markers, start, key=lambda marker: marker.start)
    return markers[first : bisect_left(markers, end, lo=first, key=lambda marker: marker.start)]


def tense_at(markers: Sequence[Marker], position: int, state: Tense) -> Tense:
    """The tense at a position of a sentence: that of the last marker before it, else the state.

    A weak word for an aim (要, 将) does not turn a passage about the past, and 了 does not
    turn what 力争 or 今年 has begun.
    """
    tense, settled = state, state is Tense.PAST
    stop = bisect_right(markers, position, key=lambda marker: marker.start)
    for marker in markers[max(0, stop - _MOST) : stop]:
        if marker.strong or not settled:
            tense = marker.tense
        settled = settled or marker.strong
    return tense


def tense_after(markers: Sequence[Marker], state: Tense) -> Tense:
    """The tense that the next sentence of the paragraph starts with: times named carry over."""
    strong = [marker for marker in markers if marker.strong]
    return (
        strong[-1].tense
        if strong
        else tense_at(markers, markers[-1].start, state)
        if markers
        else state
    )


def _words(text: str) -> Iterator[Marker]:
    for match in matcher("tense").find(text):
        done = match.key in _DONE_WORDS
        if not done:
            yield Marker(start=match.start, tense=Tense.AIM, strong=match.key == "aim")
        elif not _BASELINE.search(text, max(0, match.start - 6), match.start):
            yield Marker(start=match.start, tense=Tense.PAST)


def _years(text: str, horizon: Horizon) -> Iterator[Marker]:
    """Years named: before the document's own they tell of the past, from it on of aims."""
    if horizon.year is None:
        return
    for match in _YEAR.finditer(text):
        if _BASELINE.search(text, max(0, match.start() - 6), match.start()):
            continue
        past = int(match["year"]) < (horizon.first or horizon.year)
        yield Marker(start=match.start(), tense=Tense.PAST if past else Tense.AIM)


class _Told(NamedTuple):
    """What a heading says: the years that it names, and words for a review or for aims."""

    years: tuple[int, ...]
    tenses: tuple[Tense, ...]


@lru_cache(maxsize=1024)
def _told(heading: str) -> _Told:
    text = fold(heading)
    years = tuple(int(m["year"]) for m in _YEAR.finditer(text))
    return _Told(years, tuple(Tense(match.key) for match in matcher("target_headings").find(text)))


def _heading_tense(clause: Clause, horizon: Horizon) -> tuple[str, Tense | None]:
    """The innermost telling heading, and the tense that it gives."""
    for heading in reversed(clause.heading):
        years, told = _told(heading)
        if years and horizon.first is not None:
            if _names_both(heading, horizon):
                return "", Tense.PAST  # a sentence must turn
            return heading, Tense.AIM if max(years) >= horizon.first else Tense.PAST
        if told:
            return heading, told[0]
    return "", None


def _names_both(heading: str, horizon: Horizon) -> bool:
    """Whether a heading names a review and aims: 1998年工作回顾和1999年工作的总体要求."""
    years, told = _told(heading)
    if not years or horizon.first is None or not min(years) < horizon.first <= max(years):
        return False
    return Tense.PAST in told


def _below_review(heading: str, last: str, clause: Clause) -> bool:
    """Whether a heading without a year stands below the heading of a review.

    （一）锚定目标攻坚 below 一、2024年工作回顾 announces no aims.
    """
    below = last in clause.heading and heading in clause.heading
    deeper = below and clause.heading.index(last) < clause.heading.index(heading)
    return deeper and not _told(heading).years


def _turned(text: str, state: Tense, *, announced: bool) -> Tense:
    """The state after a paragraph; what a heading has announced turns for one sentence only."""
    if announced:
        return Tense.AIM if _TARGETS_ARE.search(text) else state
    if _TURN_TO_AIM.search(text):
        return Tense.AIM
    if _TURN_TO_PAST.match(text):
        return Tense.PAST
    return state
