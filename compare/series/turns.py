"""Find what was dropped, taken up, or came back over the years of a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policydiff.stages.compare.model.presence_types import SAID, Course, Presence, State, Turn

_COURSES = tuple(Course)


def find_turns(cells: Sequence[Presence]) -> tuple[Turn, ...]:
    """The turns of each row and place, what stood in most years first.

    Only years whose reports were read whole count. Nothing is said where a near indicator, or
    this one for other years, stands in a year that would tell.

    Args:
        cells: By row and place, then year.
    """
    turns = (
        turn
        for _, several in groupby(cells, key=lambda c: (c.indicator, c.code, c.owner, c.scope))
        for turn in _turns(tuple(several))
    )
    return tuple(
        sorted(
            turns,
            key=lambda t: (_COURSES.index(t.course), -len(t.said), t.indicator, t.jurisdiction),
        )
    )


def _turns(cells: Sequence[Presence]) -> Iterator[Turn]:
    """Of one row in one place; at most one of dropped and taken up, and one of came back."""
    known = [cell for cell in cells if cell.state is not State.NOT_GIVEN]
    at = [n for n, cell in enumerate(known) if cell.state in SAID]
    if not at:
        return
    before, after = known[: at[0]], known[at[-1] + 1 :]
    between = [cell for cell in known[at[0] : at[-1]] if cell.state not in SAID]
    for course, silent in (
        (Course.DROPPED, after),
        (Course.TAKEN_UP, () if after else before),
        (Course.CAME_BACK, between),
    ):
        if silent and all(cell.state is State.ABSENT for cell in silent):
            yield _turn(course, [known[n] for n in at], silent)


def _turn(course: Course, said: Sequence[Presence], silent: Sequence[Presence]) -> Turn:
    first = said[0]
    return Turn(
        course=course,
        indicator=first.indicator,
        jurisdiction=first.jurisdiction,
        owner=first.owner,
        scope=first.scope,
        said=tuple(said),
        absent=tuple(cell.year for cell in silent),
    )
