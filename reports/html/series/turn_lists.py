"""What was dropped, taken up, came back: those that stood longest at sight, the others folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.stages.compare.model.presence_types import Course, PresenceTable, Turn
from policydiff.stages.reports.html.series.year_ranges import year_ranges
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width

_SHOWN = 5  # rows of a list before the folded ones
_LONGEST = 24  # characters of what was stated last


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """An indicator in a list."""

    indicator: str
    said: str  # 2012, 2014–2015 · 末次 6%左右


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnList:
    """All of one course."""

    title: str
    note: str
    rows: tuple[TurnRow, ...]
    more: tuple[TurnRow, ...]  # folded


def turn_lists(found: PresenceTable, *, ui: Interface) -> tuple[TurnList, ...]:
    """A list for each course that an indicator took; long standing ones come first."""
    places = {turn.jurisdiction for turn in found.turns}
    lists = []
    for course in Course:
        turns = [turn for turn in found.turns if turn.course is course]
        first = [turn for turn in turns if len(turn.said) > 1][:_SHOWN]
        rest = [turn for turn in turns if turn not in first]
        if not first:
            first, rest = rest[: _SHOWN // 2], rest[_SHOWN // 2 :]
        if turns:
            lists.append(_list(course, first, rest, named=len(places) > 1, ui=ui))
    return tuple(lists)


def _list(
    course: Course, first: Sequence[Turn], rest: Sequence[Turn], *, named: bool, ui: Interface
) -> TurnList:
    return TurnList(
        title=ui(f"course.{course.value}"),
        note=ui(f"course_about.{course.value}"),
        rows=tuple(_row(turn, named=named, ui=ui) for turn in first),
        more=tuple(_row(turn, named=named, ui=ui) for turn in rest),
    )


def _row(turn: Turn, *, named: bool, ui: Interface) -> TurnRow:
    owner = f"{turn.owner} " if turn.owner else ""
    scope = f" ({turn.scope})" if turn.scope else ""
    place = f"{turn.jurisdiction} " if named else ""
    at = 0 if turn.course is Course.TAKEN_UP else -1
    stated = half_width(turn.said[at].stated or "")
    if len(stated) > _LONGEST:
        stated = f"{stated[: _LONGEST - 1]}…"
    key = "years.first" if turn.course is Course.TAKEN_UP else "years.last"
    years = year_ranges([cell.year for cell in turn.said])
    told = ui(key if len(turn.said) > 1 else "years.once", years=years, value=stated)
    if turn.course is Course.CAME_BACK:
        told += ui("years.not_in", years=year_ranges(turn.absent))
    return TurnRow(
        indicator=f"{place}{owner}{turn.indicator}{scope}",
        said=told,
    )
