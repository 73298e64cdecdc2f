"""Indicators × places of one year: of chains below their superior, of series beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.escalation_types import Chain, Rung, Standing
from policydiff.stages.compare.model.presence_types import Presence, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.reports.html.pictures.series_points import drawn, is_stretch
from policydiff.stages.reports.html.places.presence_grid import (
    Grid,
    GridCell,
    GridGroup,
    GridRow,
    sign_cell,
    signs_legend,
    value_cell,
)
from policydiff.stages.reports.html.places.rankings import short_place
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width, joined
from policydiff.stages.support.numerals import prefix
from policydiff.stages.targets import Polarity

MOST_PLACES = 40  # columns; more places are rows, below the indicators that most of them state
_MOST_ACROSS = 10  # indicators as columns
_MOST_ROWS = 14  # rows before the folded ones
_LEVEL = 24  # columns whose heads find room side by side
_ROOMY = 12  # columns with room for values of other names
_VALUED = ("stated", "above", "below")
_NAMED = 4  # indicators that a title names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labelled:
    """A row with what orders it."""

    row: GridRow
    number: int


def chain_grid(chains: Sequence[Chain], *, anchor: str, ui: Interface, site: Site) -> Grid | None:
    """The matrix of chains of one year; None of fewer than two places."""
    places = {rung.code: rung for chain in chains for rung in chain.rungs}
    given = {r.code for chain in chains for r in chain.rungs if r.standing is not Standing.ABSENT}
    codes = [code for code in sorted(places) if code in given]
    if len(codes) < 2:
        return None
    rows = [_chain_row(chain, codes, ui=ui, site=site) for chain in chains]
    country = places[codes[0]].level.value == "country"
    names = {code: short_place(code, places[code].name) for code in codes}
    return _grid(
        rows,
        names,
        anchor=anchor,
        below=len(codes) - country,
        year=chains[0].year,
        first=country,
        ui=ui,
    )


def _chain_row(chain: Chain, codes: Sequence[str], *, ui: Interface, site: Site) -> _Labelled:
    rungs = {rung.code: rung for rung in chain.rungs}
    values = [abs(v) for r in chain.rungs for v in (r.low, r.high) if v is not None]
    factor, word = prefix(median(values or [Decimal(1)]))
    cells = []
    for code in codes:
        rung = rungs.get(code)
        if rung is None:
            cells.append(GridCell(words="", look="not_given", title=ui("standing.absent")))
            continue
        cells.append(_chain_cell(rung, factor=factor, year=chain.year, ui=ui, site=site))
    below = [r for r in chain.rungs if r.level.value != "country" or codes[0] != r.code]
    number = sum(r.standing is Standing.STATED for r in below)
    extra = "、".join(filter(None, (chain.scope, chain.threshold)))
    row = GridRow(
        indicator=f"{chain.indicator}（{extra}）" if extra else chain.indicator,
        unit=_unit(chain.mode, f"{word}{chain.unit or ''}", ui=ui),
        cells=tuple(cells),
        count=str(number),
    )
    return _Labelled(row=row, number=number)


def _unit(mode: str, unit: str, *, ui: Interface) -> str:
    """增长 %; a level has its unit alone."""
    return unit if mode == "level" else f"{ui(f'mode.{mode}')} {unit}".strip()


def _chain_cell(rung: Rung, *, factor: Decimal, year: int, ui: Interface, site: Site) -> GridCell:
    where = f"{rung.name} {year}"
    target, document = rung.target, rung.document
    if rung.standing is Standing.STATED and target is not None and rung.low is not None:
        step = rung.same_year
        way = step.difference if step else None
        if way and target.value_polarity is Polarity.LOWER_IS_BETTER:
            way = -way
        look = "stated" if not way else "above" if way > 0 else "below"
        high = rung.low if rung.high is None else rung.high
        cell = value_cell(target, rung.low, high, factor=factor, look=look, where=where)
        href = site.target(document, target.id, target.clause, side=None) if document else None
        return replace(cell, href=href)
    if rung.standing is Standing.ABSENT:
        return GridCell(words="", look="not_given", title=f"{where}：{ui('standing.absent')}")
    said = [*([target] if target else []), *rung.others]
    told = "；".join(half_width(one.quote) for one in said) or ui(f"standing.{rung.standing.value}")
    words = "·" if rung.standing is Standing.NONE else ui(f"sign.{rung.standing.value}")
    return GridCell(words=words, look="silent", title=f"{where}：{told}")


def series_grid(
    groups: Sequence[Sequence[Series]],
    cells: Sequence[Presence],
    *,
    anchor: str,
    ui: Interface,
    site: Site,
) -> Grid | None:
    """The matrix of series that are all for one year; None of fewer than two places."""
    places = {cell.code: cell.jurisdiction for cell in cells if cell.state is not State.NOT_GIVEN}
    if len(places) < 2 or not groups:
        return None
    codes = sorted(places)
    by_name: dict[str, dict[str, Presence]] = {}
    for cell in cells:
        by_name.setdefault(plain_name(cell.indicator), {})[cell.code] = cell
    rows = [
        _series_row(group, codes, by_name.get(plain_name(group[0].indicator), {}), ui=ui, site=site)
        for group in groups
    ]
    return _grid(
        rows,
        {code: short_place(code, places[code]) for code in codes},
        anchor=anchor,
        below=len(codes),
        year=cells[0].year,
        first=False,
        ui=ui,
    )


def _series_row(
    group: Sequence[Series],
    codes: Sequence[str],
    seen: Mapping[str, Presence],
    *,
    ui: Interface,
    site: Site,
) -> _Labelled:
    points: dict[str, SeriesPoint] = {}
    for series in group:
        for point in drawn(series):
            if not is_stretch(point) and point.target.owner is None:
                points.setdefault(series.code, point)
    values = [abs(v) for p in points.values() for v in (p.low, p.high) if v is not None]
    factor, word = prefix(median(values or [Decimal(1)]))
    cells = []
    for code in codes:
        cell = seen.get(code)
        if code in points:
            cells.append(_point_cell(points[code], factor=factor, site=site))
        elif cell is not None:
            where = f"{cell.jurisdiction} {cell.year}"
            cells.append(
                sign_cell(cell, where=where, mentioned=False, roomy=len(codes) <= _ROOMY, ui=ui)
            )
        else:
            cells.append(GridCell(words="·", look="silent", title=ui("state.absent")))
    row = GridRow(
        indicator=group[0].indicator,
        unit=_unit(group[0].mode, f"{word}{group[0].unit or ''}", ui=ui),
        cells=tuple(cells),
        count=str(len(points)),
    )
    return _Labelled(row=row, number=len(points))


def _point_cell(point: SeriesPoint, *, factor: Decimal, site: Site) -> GridCell:
    target, low = point.target, point.low or Decimal(0)
    high = low if point.high is None else point.high
    cell = value_cell(target, low, high, factor=factor, look="stated", where=str(point.year))
    href = site.target(point.document, target.id, target.clause, side=None)
    return replace(cell, href=href)


def _grid(
    rows: Sequence[_Labelled],
    names: Mapping[str, str],
    *,
    anchor: str,
    below: int,
    year: int,
    first: bool,
    ui: Interface,
) -> Grid:
    ordered = sorted(rows, key=lambda one: -one.number)
    shown, more = ordered[:_MOST_ROWS], ordered[_MOST_ROWS:]
    grid = Grid(
        anchor=anchor,
        title=_title(ordered, below=below, ui=ui),
        about=ui("grid.places_shaded" if first else "grid.places", year=year),
        heads=tuple(names.values()),
        count_head=ui("grid.stated"),
        groups=(GridGroup(title="", rows=tuple(one.row for one in shown)),),
        more=tuple(one.row for one in more),
        source=signs_legend(ui=ui),
        upright=len(names) > _LEVEL,
        first=first,
    )
    return grid if len(names) <= MOST_PLACES else _turned(grid, ordered[:_MOST_ACROSS])


def _turned(grid: Grid, rows: Sequence[_Labelled]) -> Grid:
    """The matrix with a row for each place: there are too many for columns."""
    places = [
        GridRow(
            indicator=name,
            unit="",
            cells=tuple(one.row.cells[at] for one in rows),
            count=str(sum(one.row.cells[at].look in _VALUED for one in rows)),
        )
        for at, name in enumerate(grid.heads)
    ]
    return replace(
        grid,
        heads=tuple(f"{one.row.indicator} {one.row.unit}".strip() for one in rows),
        groups=(GridGroup(title="", rows=tuple(places[:_MOST_ROWS])),),
        more=tuple(places[_MOST_ROWS:]),
        upright=False,
        first=False,
        turned=True,
    )


def _title(rows: Sequence[_Labelled], *, below: int, ui: Interface) -> str:
    """Which indicators all places state, else how many of them the most common one."""
    everywhere = [one.row.indicator for one in rows if one.number == below]
    if everywhere:
        shown = joined(everywhere[:_NAMED], ui=ui)
        if len(everywhere) > _NAMED:
            return ui("grid.many_everywhere", places=below, names=shown, number=len(everywhere))
        return ui("grid.everywhere", places=below, names=shown)
    first = rows[0]
    return ui("grid.most", places=below, name=first.row.indicator, number=first.number)
