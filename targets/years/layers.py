"""What lies around a clause and sets its years: its headings, and a lead that announces it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from policydiff.stages.documents import Clause
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.metadata.periods import plan_span
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.text import fold
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.past_times import find_past_times
from policydiff.stages.targets.years.time_codes import YearsFrom
from policydiff.stages.targets.years.time_scope import Reach, TimeScope, until, within
from policydiff.stages.targets.years.times import find_times

_PERIODS = Expressions("planning_periods")
_OPENING = 1  # code points before a time that still opens a heading: a quote


@value_type
class Layers:
    """What stands around a clause; None where a layer is silent."""

    horizon: Horizon
    aims: TimeScope | None = None  # of its headings, for what is to be done
    past: TimeScope | None = None  # of its headings, for what was done
    period: TimeScope | None = None  # of its headings, the several years of what is to be done
    announced: TimeScope | None = None  # of the clause that announces it (到2025年,主要目标是:)
    announced_past: TimeScope | None = None  # 五年来,我们主要做了以下工作:


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The years that a clause ending in a colon sets for what stands below its heading."""

    heading: tuple[str, ...] = ()
    aims: TimeScope | None = None
    past: TimeScope | None = None

    def holds_for(self, clause: Clause) -> bool:
        """Whether the clause stands below the same heading."""
        return bool(self.heading) and clause.heading[: len(self.heading)] == self.heading


NONE_ANNOUNCED = Announced()


@value_type
class Turn:
    """Which of the years of a heading that names one and several the text has come to."""

    heading: str = ""
    aims: TimeScope | None = None
    past: TimeScope | None = None


NO_TURN = Turn()


def layers_of(
    clause: Clause, horizon: Horizon, announced: Announced, turn: Turn = NO_TURN
) -> Layers:
    """The layers around a clause; of its headings the innermost that tells wins.

    What a clause has announced holds below its heading, but not below a nearer one that tells.
    """
    aims: TimeScope | None = None
    past: TimeScope | None = None
    period: TimeScope | None = None
    held = announced if announced.holds_for(clause) else NONE_ANNOUNCED
    for depth, heading in reversed(tuple(enumerate(clause.heading))):
        ahead = scopes_ahead(heading, horizon)
        period = period or next((s for s in ahead if s.reach is Reach.WITHIN), None)
        come = turn if turn.heading == heading else NO_TURN
        aims = aims or _of_several(ahead, come.aims)
        past = past or _of_several(scopes_behind(heading, horizon), come.past)
        if depth == len(held.heading):
            held = replace(held, aims=None if aims else held.aims, past=None if past else held.past)
    return Layers(
        horizon=horizon,
        aims=aims,
        past=past,
        period=period,
        announced=held.aims,
        announced_past=held.past,
    )


@lru_cache(maxsize=1024)
def scopes_ahead(heading: str, horizon: Horizon) -> tuple[TimeScope, ...]:
    """The years that a heading sets for aims, in its order."""
    return tuple(s for s in heading_scopes(heading, horizon) if is_ahead(s, horizon))


@lru_cache(maxsize=1024)
def scopes_behind(heading: str, horizon: Horizon) -> tuple[TimeScope, ...]:
    """The years that a heading sets for results, in its order."""
    return tuple(s for s in heading_scopes(heading, horizon) if looks_back(s, horizon))


def names_one_and_several(scopes: Sequence[TimeScope]) -> bool:
    """Whether a year and several years are named: 2025年和“十四五”时期工作回顾."""
    single = any(not scope.several for scope in scopes)
    return single and any(scope.reach is Reach.WITHIN for scope in scopes)


def _of_several(scopes: Sequence[TimeScope], come: TimeScope | None) -> TimeScope | None:
    """The last of the years of a heading; of one and several those that the text has come to."""
    if not scopes:
        return None
    return come or scopes[0] if names_one_and_several(scopes) else scopes[-1]


def is_ahead(scope: TimeScope, horizon: Horizon) -> bool:
    """Whether aims may be for these years: they reach into those planned for."""
    return scope.reach is Reach.UNTIL or not horizon.is_past(scope.last)


def looks_back(scope: TimeScope, horizon: Horizon) -> bool:
    """Whether results may be of these years: they begin before those planned for."""
    if scope.reach is Reach.WITHIN:
        return scope.first is None or horizon.is_past(scope.first)
    if scope.reach is Reach.UNTIL:
        return horizon.first is not None and scope.last < horizon.first
    return horizon.is_past(scope.last)


@lru_cache(maxsize=1024)
def heading_scopes(heading: str, horizon: Horizon) -> tuple[TimeScope, ...]:
    """The years that a heading sets for what stands below it, in its order.

    They open it, or a word for a review or for aims stands in it; (三)承办2025年运动会 sets none.
    """
    label = find_label(heading)
    text = fold(heading)
    begin = label.end if label else 0
    telling = next(matcher("target_headings").find(text), None) is not None
    times = [*find_times(text, horizon), *find_past_times(text, horizon)]
    found = [(time.start, time.scope) for time in times if time.scope is not None]
    found += _plans(text, taken=[time.start for time in times])
    return tuple(
        _of_heading(scope, horizon)
        for start, scope in sorted(found, key=lambda pair: pair[0])
        if telling or start - begin <= _OPENING
    )


def _of_heading(scope: TimeScope, horizon: Horizon) -> TimeScope:
    """2035年远景目标 is an aim for the years up to 2035, not in it."""
    last = horizon.last
    if scope.reach is Reach.IN and last is not None and scope.last > last:
        scope = until(scope.last)
    return scope.told_by(YearsFrom.HEADING)


def _plans(text: str, *, taken: list[int]) -> list[tuple[int, TimeScope]]:
    """Five-year plans by their bare names (“十五五”主要目标), but for those named in passing."""
    passing = [match.span() for match in _PERIODS["plan_in_passing"].finditer(text)]
    found = []
    for key in ("five_year_plan", "numbered_plan"):
        for match in _PERIODS[key].finditer(text):
            span, start = plan_span(match.group(1)), match.start()
            inside = any(a <= start < b for a, b in passing)
            known = any(abs(start - at) <= 1 for at in taken)  # the quote may be part of it
            if span and not inside and not known:
                found.append((start, within(span.first, span.last)))
    return found
