"""The series page: what is set in which year or place, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.escalation_types import Chain
from policydiff.stages.compare.model.presence_types import NO_PRESENCE, Presence, PresenceTable
from policydiff.stages.compare.model.series_types import Series, Track
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Figure, hatched_key, key_of
from policydiff.stages.reports.html.pictures.series_points import comparable, drawn, reached
from policydiff.stages.reports.html.places.chain_rankings import chain_rankings
from policydiff.stages.reports.html.places.place_grids import series_grid
from policydiff.stages.reports.html.places.places_view import PlacesView, places_view
from policydiff.stages.reports.html.places.presence_grid import Grid
from policydiff.stages.reports.html.places.rankings import Ranking
from policydiff.stages.reports.html.places.series_rankings import series_ranking
from policydiff.stages.reports.html.series.series_head import Head, series_head
from policydiff.stages.reports.html.series.single_rows import (
    AimRow,
    SingleRow,
    aim_rows,
    single_rows,
)
from policydiff.stages.reports.html.series.turn_lists import TurnList, turn_lists
from policydiff.stages.reports.html.series.year_figures import year_figure, years_of
from policydiff.stages.reports.html.series.year_grid import Lasting, lasting_series, year_grid
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan

_Seen = Mapping[tuple[str, str, int], Presence]  # by plain name, code, year
_MOST_YEARS = 16  # columns of a matrix that has years without a document too
_MOST_GRIDS = 20  # places with a matrix of years
_SHOWN = 6  # figures before the folded ones


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series page."""

    head: Head
    grids: tuple[Grid, ...]  # indicators × years, one for each place
    all_grids: int  # places that have one; of very many the first are shown
    key: tuple[tuple[object, str], ...]  # shapes of the charts
    charts: tuple[Figure, ...]
    more: tuple[Figure, ...]  # folded
    places: PlacesView
    turns: tuple[TurnList, ...]
    aims: tuple[AimRow, ...]
    singles: tuple[SingleRow, ...]


def series_view(
    track: Track,
    *,
    ui: Interface,
    site: Site,
    presence: PresenceTable = NO_PRESENCE,
    cut: str = "",
    chains: Sequence[Chain] = (),
) -> SeriesView:
    """The page of all series; those of one indicator, unit and mode share a figure.

    Indicators of several years are drawn over the years, those of one year and several places
    place by place. Aims of several years and single values stand in tables of their own.

    Args:
        track: The series.
        ui: For the words.
        site: For the addresses.
        presence: What stands in which place and year.
        cut: What the page leaves out, in words; "" where it has all.
        chains: What the page of levels shows; an indicator of it is drawn as it is there.
    """
    several, alone = comparable(track)
    yearly = [group for group in several if len(_years(group)) > 1]
    placed = [group for group in several if len(_years(group)) == 1]
    yearly.sort(key=lambda group: -sum(len(drawn(s)) + len(list(reached(s))) for s in group))
    plans = {plan.document.id: plan for plan in track.plans}
    cells = [cell for cell in presence.cells if cell.owner is None and cell.scope is None]
    seen = {(plain_name(c.indicator), c.code, c.year): c for c in cells}
    given = _given(cells)
    lasting = _lasting(yearly, given, seen)
    charts = _charts(yearly, cells, seen, plans, ui=ui, site=site)
    places = _places(placed, cells, chains=chains, ui=ui, site=site)
    return SeriesView(
        head=series_head(
            track,
            lasting=[one for of in lasting.values() for one in of],
            charts=charts,
            places=places,
            cut=cut,
            ui=ui,
        ),
        grids=_year_grids(lasting, given, seen, plans, ui=ui, site=site),
        all_grids=len(lasting),
        key=_key(charts, ui=ui),
        charts=charts[:_SHOWN],
        more=charts[_SHOWN:],
        places=places,
        turns=turn_lists(presence, ui=ui),
        aims=aim_rows([*several, *alone], plans, ui=ui, site=site),
        singles=single_rows(alone, plans, ui=ui, site=site),
    )


def _years(group: Sequence[Series]) -> set[int | None]:
    return {point.year for series in group for point in drawn(series)}


def _charts(
    groups: Sequence[Sequence[Series]],
    cells: Sequence[Presence],
    seen: _Seen,
    plans: Mapping[DocumentId, Plan],
    *,
    ui: Interface,
    site: Site,
) -> tuple[Figure, ...]:
    years = years_of(groups, cells)
    by_name: dict[str, dict[tuple[str, int], Presence]] = {}
    for (name, code, year), cell in seen.items():
        by_name.setdefault(name, {})[code, year] = cell
    figures = []
    for number, group in enumerate(groups, start=1):
        own = by_name.get(plain_name(group[0].indicator), {})
        figures.append(
            year_figure(
                group, anchor=f"y-{number}", years=years, seen=own, plans=plans, ui=ui, site=site
            )
        )
    return tuple(figures)


def _key(charts: Sequence[Figure], *, ui: Interface) -> tuple[tuple[object, str], ...]:
    if not charts:
        return ()
    shapes = ("about", "at_least", "at_most", "plain", "stretch", "result")
    marks = [(key_of(shape, upright=True), ui(f"shape.{shape}")) for shape in shapes]
    return (*marks, (hatched_key(), ui("state.not_given")))


def _lasting(
    groups: Sequence[Sequence[Series]], given: Mapping[str, Sequence[int]], seen: _Seen
) -> dict[str, tuple[Lasting, ...]]:
    """What is set in several years, by the code of the place."""
    found = {}
    for code in sorted({series.code for group in groups for series in group}):
        one = lasting_series(groups, code, given.get(code, ()), seen)
        if one:
            found[code] = one
    return found


def _given(cells: Sequence[Presence]) -> dict[str, list[int]]:
    """By place, the years from the first to the last that a document of it speaks for.

    Where these are very many (five-year plans), those that no document speaks for are left out.
    """
    found: dict[str, set[int]] = {}
    for cell in cells:
        if cell.document is not None:
            found.setdefault(cell.code, set()).add(cell.year)
    return {
        code: list(range(min(own), max(own) + 1))
        if max(own) - min(own) < _MOST_YEARS
        else sorted(own)
        for code, own in found.items()
    }


def _year_grids(
    lasting: Mapping[str, Sequence[Lasting]],
    given: Mapping[str, Sequence[int]],
    seen: _Seen,
    plans: Mapping[DocumentId, Plan],
    *,
    ui: Interface,
    site: Site,
) -> tuple[Grid, ...]:
    grids = (
        year_grid(found, given.get(code, ()), seen, plans, anchor=f"years-{code}", ui=ui, site=site)
        for code, found in list(lasting.items())[:_MOST_GRIDS]
    )
    return tuple(grid for grid in grids if grid is not None)


def _places(
    groups: Sequence[Sequence[Series]],
    cells: Sequence[Presence],
    *,
    chains: Sequence[Chain],
    ui: Interface,
    site: Site,
) -> PlacesView:
    """Rankings of all groups, and a matrix for each year that several places have a value for."""
    by_key: dict[tuple[str, int], list[Presence]] = {}
    for cell in cells:
        by_key.setdefault((plain_name(cell.indicator), cell.year), []).append(cell)
    with_superior = _with_superior(chains, ui=ui, site=site)
    rankings, by_year = [], dict[int, list[Sequence[Series]]]()
    for group in groups:
        year = next(y for y in _years(group) if y is not None)
        by_year.setdefault(year, []).append(group)
        own = by_key.get((plain_name(group[0].indicator), year), [])
        ranking = series_ranking(group, own, ui=ui, site=site)
        if ranking is not None:
            held = with_superior.get(_key_of(ranking), ranking)
            fuller = len(held.stands) >= len(ranking.stands)
            rankings.append(held if fuller else ranking)
    grids = [
        series_grid(
            found,
            [cell for cell in cells if cell.year == year],
            anchor=f"places-{year}",
            ui=ui,
            site=site,
        )
        for year, found in sorted(by_year.items(), reverse=True)
    ]
    return places_view(rankings, [grid for grid in grids if grid is not None], ui=ui)


_Key = tuple[str, str, str, int]  # indicator, unit, mode, year


def _key_of(ranking: Ranking) -> _Key:
    return ranking.indicator, ranking.unit, ranking.mode, ranking.year


def _with_superior(chains: Sequence[Chain], *, ui: Interface, site: Site) -> dict[_Key, Ranking]:
    """The rankings of the page of levels that know what the superior says, under any of its names.

    The country sets 国内生产总值 and provinces 地区生产总值: of series these are two.
    """
    found = (one for chain in chains for one in chain_rankings(chain, ui=ui, site=site))
    return {_key_of(one): one for one in found if one.superior is not None}
