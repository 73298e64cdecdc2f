"""Rankings of series whose values are all for one year: places beside each other, no superior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.presence_types import Presence, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.documents.metadata.divisions import COUNTRY
from policydiff.stages.reports.html.pictures.drawing import Linked
from policydiff.stages.reports.html.pictures.series_points import drawn, is_stretch
from policydiff.stages.reports.html.places.rankings import (
    Missing,
    Ranking,
    Stand,
    in_order,
    short_place,
)
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width, value_words
from policydiff.stages.targets import Polarity


def series_ranking(
    group: Sequence[Series], cells: Sequence[Presence], *, ui: Interface, site: Site
) -> Ranking | None:
    """The ranking of a group; None of volumes and where fewer than two places state a value.

    Args:
        group: Series of one indicator, unit and mode, all for one year.
        cells: What stands of the indicator in each place.
        ui: For the words.
        site: For the addresses of quotes.
    """
    points = {series.code: point for series in group if (point := _point(series)) is not None}
    if len(points) < 2 or not all(is_rate(point.target) for point in points.values()):
        return None
    named = {series.code: series for series in group}
    first = next(iter(points.values()))
    stands = {c: _stand(named[c], point, ui=ui, site=site) for c, point in points.items()}
    country = stands.pop(COUNTRY.code, None) if len(stands) > 2 else None
    levels = {series.level for series in group if series.code in stands}
    return Ranking(
        indicator=group[0].indicator,
        unit=group[0].unit or "",
        mode=group[0].mode,
        year=first.year or 0,
        level=ui(f"level.{levels.pop()}") if len(levels) == 1 else "",
        stands=in_order([_against(stand, country) for stand in stands.values()]),
        superior=country,
        silent=any(c.code == COUNTRY.code and c.state is State.ABSENT for c in cells),
        missing=_missing(
            [c for c in cells if c.code not in points and c.code != COUNTRY.code], ui=ui
        ),
    )


def _point(series: Series) -> SeriesPoint | None:
    """What stands for the place: its only value beside a stretch."""
    return next(
        (
            point
            for point in drawn(series)
            if point.segment is not None and not is_stretch(point) and point.target.owner is None
        ),
        None,
    )


def _stand(series: Series, point: SeriesPoint, *, ui: Interface, site: Site) -> Stand:
    low, target = point.low or Decimal(0), point.target
    stretch = next((p for p in drawn(series) if is_stretch(p)), None)
    return Stand(
        code=series.code,
        name=short_place(series.code, series.jurisdiction),
        low=low,
        high=low if point.high is None else point.high,
        shape=target.comparator.value,
        words=value_words(target, ui=ui),
        stretch=stretch.low if stretch else None,
        stretch_words=""
        if stretch is None
        else ui("ranking.stretch", value=value_words(stretch.target, ui=ui)),
        apart=None,
        less_is_more=target.value_polarity is Polarity.LOWER_IS_BETTER,
        source=Linked(
            words=target.quote,
            href=site.target(point.document, target.id, target.clause, side=None),
        ),
        citation=point.citation,
    )


def _against(stand: Stand, country: Stand | None) -> Stand:
    """The stand of a place, with the side of the country's value that it lies on."""
    if country is None:
        return stand
    return replace(stand, apart=(stand.low > country.low) - (stand.low < country.low))


def _missing(cells: Sequence[Presence], *, ui: Interface) -> tuple[Missing, ...]:
    by_state: Mapping[State, list[Presence]] = {
        state: [cell for cell in cells if cell.state is state] for state in State
    }
    return tuple(
        Missing(
            reason=ui("standing.several" if state is State.STATED else f"state.{state.value}"),
            names=tuple(_named(cell) for cell in found),
            codes=tuple(cell.code for cell in found),
            given=state is not State.NOT_GIVEN,
        )
        for state, found in by_state.items()
        if found
    )


def _named(cell: Presence) -> str:
    name = short_place(cell.code, cell.jurisdiction)
    return f"{name}（{half_width(cell.stated)}）" if cell.stated else name
