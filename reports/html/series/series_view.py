"""The series page: a chart for each indicator with several points, a table for the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.presence_types import NO_PRESENCE, Presence, PresenceTable
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Track
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.series.presence_view import PresenceView, presence_view
from policydiff.stages.reports.html.series.series_lines import (
    HEIGHT,
    MOST_LABELS,
    WIDTH,
    Line,
    Scale,
    Where,
    draw_lines,
    drawn,
    is_stretch,
    line_name,
    reached,
    scale_of,
)
from policydiff.stages.reports.html.series.series_places import PlacesPicture, draw_places
from policydiff.stages.reports.shared.axis import Tick
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.step_words import step_words
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.numerals import plain_decimal, prefix
from policydiff.stages.targets import Plan

_ROOM = 44  # for a year below the chart
MOST_BESIDE = 6  # aims of several years that a chart names below


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """One target in a table."""

    anchor: str
    place: str
    year: str
    indicator: str
    stated: str
    steps: tuple[str, ...]  # against the year before, and what came of it
    quote: str
    href: str | None
    spot: str  # for the panel that shows the quote in its context; "" on a page alone
    document: int  # in data/site.js
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One indicator over years and places."""

    anchor: str
    title: str
    unit: str
    summary: str  # for those who do not see the picture
    lines: tuple[Line, ...]  # over the years
    places: PlacesPicture | None  # instead, where all points are of one year
    ticks: tuple[Tick, ...]  # years
    values: tuple[Tick, ...]
    legend: bool  # the lines are too many to be named at their ends
    beside: tuple[str, ...]  # aims of several years, which stand on no axis of years
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series page."""

    charts: tuple[Chart, ...]
    singles: tuple[PointRow, ...]
    spans: tuple[PointRow, ...]  # aims of several years, and means of them
    presence: PresenceView
    width: int = WIDTH
    height: int = HEIGHT


def series_view(
    track: Track, *, ui: Interface, site: Site, presence: PresenceTable = NO_PRESENCE
) -> SeriesView:
    """The page of all series; those of one indicator, unit and mode share a chart.

    Charts with most values come first. Aims of several years and means stand in a table of their
    own.
    """
    several, alone = comparable(track)
    several.sort(key=lambda group: -sum(len(drawn(series)) for series in group))
    plans = {plan.document.id: plan for plan in track.plans}
    seen = {
        Where(plain_name(c.indicator), c.code, c.year): c
        for c in presence.cells
        if c.owner is None and c.scope is None
    }

    def rows(groups: Iterable[Sequence[Series]], *, long: bool) -> tuple[PointRow, ...]:
        return tuple(
            row for group in groups for row in _rows(group, plans, long=long, ui=ui, site=site)
        )

    return SeriesView(
        charts=tuple(
            replace(_chart(group, number=number, seen=seen, ui=ui), rows=rows([group], long=False))
            for number, group in enumerate(several, start=1)
        ),
        singles=rows(alone, long=False),
        spans=rows([*several, *alone], long=True),
        presence=presence_view(presence, ui=ui),
    )


def comparable(track: Track) -> tuple[list[list[Series]], list[list[Series]]]:
    """Series by indicator, unit and mode: groups with several years or places, and the others.

    Only what a line can hold counts: 投资 of twelve projects is no indicator over the years.
    """
    groups: dict[tuple[str, str | None, str], list[Series]] = {}
    for series in track.series:
        groups.setdefault((series.indicator, series.unit, series.mode), []).append(series)
    several: list[list[Series]] = []
    alone: list[list[Series]] = []
    for group in groups.values():
        stands = {(s.code, s.jurisdiction, p.year) for s in group for p in drawn(s) if p.segment}
        (several if len(stands) > 1 else alone).append(group)
    return several, alone


def _chart(
    group: Sequence[Series], *, number: int, seen: Mapping[Where, Presence], ui: Interface
) -> Chart:
    """The chart of a group, without its rows."""
    found = [series for series in group if drawn(series)]
    years = {p.year for s in found for p in drawn(s)}
    by_year = len(years) > 1
    scale = scale_of(found) if by_year else None
    values = [v for s in found for p in drawn(s) for v in (p.low, p.high) if v is not None]
    ticks = scale.values.ticks() if scale else []
    factor, word = prefix(max([*ticks, *([] if by_year else values)], default=Decimal(1)))
    place = line_name(found[0]) if by_year and len(found) == 1 else ""
    extra = (place,) if by_year else (str(min(y for y in years if y is not None)),)
    unit = f"{word}{found[0].unit or ''}"
    return Chart(
        anchor=f"i-{number}",
        title=found[0].indicator,
        unit=" · ".join(filter(None, (unit, ui(f"mode.{found[0].mode}"), *extra))),
        summary="; ".join(
            f"{s.jurisdiction} {p.year}: {p.target.stated}" for s in found for p in drawn(s)
        ),
        lines=draw_lines(found, scale, seen=seen, ui=ui) if scale else (),
        places=None if by_year else draw_places(found),
        ticks=tuple(_ticks(found, scale)) if scale else (),
        legend=by_year and len(found) > MOST_LABELS,
        values=tuple(
            Tick(at=scale.values.at(v), text=plain_decimal(v / factor)) for v in ticks if scale
        ),
        beside=tuple(_beside(group, ui=ui)),
        rows=(),
    )


def _beside(group: Sequence[Series], *, ui: Interface) -> list[str]:
    """嘉兴市 2026–2030 年均 4.5%以上; the first ones only where there are many."""
    found = [
        f"{line_name(series)} {_span(point, ui=ui)} {point.target.stated}"
        for series in group
        for point in series.points
        if point.long
    ]
    shown = found[:MOST_BESIDE]
    return (
        [*shown, ui("series.more", number=len(found) - len(shown))]
        if found[len(shown) :]
        else shown
    )


def _span(point: SeriesPoint, *, ui: Interface) -> str:
    """2026–2030，年均."""
    years = point.target.years
    first = years.first if years else None
    text = f"{first}–{point.year or '?'}" if first != point.year else f"{point.year}"
    return ui("series.averaged", years=text) if point.target.averaged else text


def _ticks(found: Sequence[Series], scale: Scale) -> Iterator[Tick]:
    """Years, from the last on as many as there is room for."""
    taken = float(WIDTH)
    for year in sorted({year for series in found for year in _years(series)}, reverse=True):
        at = float(scale.x(year))
        if taken - at >= _ROOM or taken == WIDTH:
            taken = at
            yield Tick(at=scale.x(year), text=str(year))


def _years(series: Series) -> Iterator[int]:
    stated = [point.year for point in drawn(series) if point.year is not None]
    yield from stated
    yield from (step.year for step in reached(series))
    yield from (year for year in series.absent if stated[0] < year < stated[-1])


def _steps(point: SeriesPoint, *, ui: Interface) -> Iterator[str]:
    """What the target is against last year's target and result, and what came of it."""
    if is_stretch(point):
        yield ui("series.stretch")
    if point.scope:
        yield ui("series.scope", scope=point.scope)
    for key, step in (("last_target", point.last_target), ("last_result", point.last_result)):
        if step is not None:
            words = step_words(step, ui=ui)
            yield ui(f"series.{key}", year=step.year, stated=step.stated, step=words)
    if point.result is not None:
        words = step_words(point.result, ui=ui)
        yield ui("series.result", stated=point.result.stated, step=words)
    if point.target.large:
        yield ui("series.large")


def _spot(point: SeriesPoint, plans: Mapping[DocumentId, Plan], *, site: Site) -> str:
    document = plans[point.document].document
    return site.spot(document, point.target.clause, quote=point.target.quote)


def _rows(
    found: Sequence[Series],
    plans: Mapping[DocumentId, Plan],
    *,
    long: bool,
    ui: Interface,
    site: Site,
) -> Iterator[PointRow]:
    """The rows of the aims of several years, or of all others."""
    for series in found:
        for point in series.points:
            if point.long is not long:
                continue
            target = point.target
            yield PointRow(
                anchor=f"p-{site.number(point.document)}-{target.id}",
                place=line_name(series),
                year=_span(point, ui=ui) if long else str(point.year or "?"),
                indicator=series.indicator,
                stated=target.stated,
                steps=tuple(_steps(point, ui=ui)),
                quote=target.quote,
                href=site.target(point.document, target.id, target.clause, side=None),
                spot="" if site.alone else _spot(point, plans, site=site),
                document=site.number(point.document),
                citation=point.citation,
            )
