"""Follow a chapter on one year and several (2025年和“十四五”时期工作回顾) from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from policydiff.stages.documents import Clause
from policydiff.stages.support.text import fold
from policydiff.stages.targets.years.clause_times import Times, begins_paragraph, times_of
from policydiff.stages.targets.years.horizon import Horizon
from policydiff.stages.targets.years.layers import (
    NO_TURN,
    Layers,
    Turn,
    names_one_and_several,
    scopes_ahead,
    scopes_behind,
)
from policydiff.stages.targets.years.time_codes import YearsFrom
from policydiff.stages.targets.years.time_scope import TimeScope
from policydiff.stages.targets.years.times import find_times


def turn_after(clause: Clause, horizon: Horizon, turn: Turn) -> Turn:
    """Which years the text has come to behind a clause.

    过去一年 or 2025年 that opens a paragraph begins the year, “十四五”时期 or 五年来 that opens a
    sentence of a review the several years; what follows is of these until the next such words.

    Args:
        clause: The clause.
        horizon: The document's years.
        turn: What the text had come to before it.
    """
    heading = next((h for h in reversed(clause.heading) if _is_mixed(h, horizon)), None)
    if heading is None:
        return NO_TURN
    before = turn if turn.heading == heading else Turn(heading=heading)
    text = fold(clause.text)
    times = times_of(text, find_times(text, horizon), (), Layers(horizon=horizon))
    ahead, behind = scopes_ahead(heading, horizon), scopes_behind(heading, horizon)
    return Turn(
        heading=heading,
        aims=_come_to(text, times.aims, ahead, inside=False) or before.aims,
        past=_come_to(text, times.past, behind, inside=True) or before.past,
    )


@lru_cache(maxsize=1024)
def _is_mixed(heading: str, horizon: Horizon) -> bool:
    ahead, behind = scopes_ahead(heading, horizon), scopes_behind(heading, horizon)
    return names_one_and_several(ahead) or names_one_and_several(behind)


def _come_to(
    text: str, times: Times, scopes: Sequence[TimeScope], *, inside: bool
) -> TimeScope | None:
    """The last of the years of a heading that leads of a paragraph name, if any.

    Args:
        text: Of the paragraph, folded.
        times: Those of it that may tell.
        scopes: The years that the heading names.
        inside: Whether several years may begin inside the paragraph.
    """
    if not names_one_and_several(scopes):
        return None
    named = [(scope.first, scope.last) for scope in scopes]
    found: TimeScope | None = None
    for lead in times.leads:
        scope = lead.scope
        if scope is None or (scope.first, scope.last) not in named:
            continue
        if (inside and scope.several) or begins_paragraph(text, lead.start):
            found = scope.told_by(YearsFrom.HEADING)
    return found
