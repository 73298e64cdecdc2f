"""What was dropped, taken up, came back; a matrix of what stands where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from policydiff.stages.compare.model.presence_types import (
    SAID,
    Course,
    Presence,
    PresenceTable,
    State,
    Turn,
)
from policydiff.stages.reports.html.series.year_ranges import year_ranges
from policydiff.stages.reports.shared.translations import Interface

MOST_ROWS = 40  # of a matrix; the table of `--presence` has all
SIGNS = {
    State.STATED: "●",
    State.REFERS: "◐",
    State.WORDS: "○",
    State.SEE_ALSO: "≈",
    State.ABSENT: "–",
    State.NOT_GIVEN: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """An indicator in a list."""

    indicator: str
    place: str
    said: str  # the years that have it
    absent: str  # the years whose reports do not
    last: str  # what was stated last


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnList:
    """All of one course."""

    title: str
    note: str
    rows: tuple[TurnRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A cell of a matrix."""

    text: str
    state: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """An indicator."""

    indicator: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Indicators × years of one place, or × places of one year."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    legend: str  # the signs and what they mean


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceView:
    """The part of the page of series about presence."""

    turns: tuple[TurnList, ...]
    matrix: Matrix | None


def presence_view(found: PresenceTable, *, ui: Interface) -> PresenceView:
    """The lists of turns, and a matrix where all cells are of one place or of one year."""
    lists = (
        TurnList(
            title=ui(f"course.{course.value}"),
            note=ui(f"course_about.{course.value}"),
            rows=tuple(_turn(turn) for turn in found.turns if turn.course is course),
        )
        for course in Course
    )
    return PresenceView(turns=tuple(one for one in lists if one.rows), matrix=_matrix(found, ui=ui))


def _turn(turn: Turn) -> TurnRow:
    owner = f"{turn.owner} " if turn.owner else ""
    scope = f" ({turn.scope})" if turn.scope else ""
    return TurnRow(
        indicator=f"{owner}{turn.indicator}{scope}",
        place=turn.jurisdiction,
        said=year_ranges([cell.year for cell in turn.said]),
        absent=year_ranges(turn.absent),
        last=turn.said[-1].stated or "",
    )


def _matrix(found: PresenceTable, *, ui: Interface) -> Matrix | None:
    """The indicators that stand in most cells, of the whole place."""
    cells = [c for c in found.cells if c.owner is None and c.scope is None]
    places = {c.code: c.jurisdiction for c in cells}
    years = sorted({c.year for c in cells})
    if min(len(places), len(years)) != 1 or max(len(places), len(years)) == 1:
        return None
    said = Counter(c.indicator for c in cells if c.state in SAID)
    common = [name for name, number in said.most_common(MOST_ROWS) if number > 1]
    of = {(c.indicator, c.code, c.year): c for c in cells}
    heads = [(code, year) for code in sorted(places) for year in years]
    by_year = len(places) == 1
    return Matrix(
        title=next(iter(places.values())) if by_year else str(years[0]),
        heads=tuple(str(year) if by_year else places[code] for code, year in heads),
        rows=tuple(
            MatrixRow(
                indicator=name,
                signs=tuple(_sign(of[name, code, year], ui=ui) for code, year in heads),
            )
            for name in common
        ),
        legend="　".join(
            f"{sign} {ui(f'state.{state.value}')}" for state, sign in SIGNS.items() if sign
        ),
    )


def _sign(cell: Presence, *, ui: Interface) -> Sign:
    where = f"{cell.jurisdiction} {cell.year}: {ui(f'state.{cell.state.value}')}"
    return Sign(
        text=SIGNS[cell.state],
        state=cell.state.value,
        title=f"{where} {cell.stated}" if cell.stated else where,
    )
