"""The series page: a chart for each indicator with several points, a table for the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Track
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.views.series_lines import (
    HEIGHT,
    WIDTH,
    Line,
    Scale,
    draw_series,
    drawn,
    reached,
    scale_of,
)
from policydiff.stages.reports.shared.axis import Tick, prefix
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.step_words import step_words
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.targets import Plan

_ROOM = 44  # for a year below the chart; places get twice that


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
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]  # years; places where all points are of one year
    values: tuple[Tick, ...]
    legend: bool  # the ticks do not name every line
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series page."""

    charts: tuple[Chart, ...]
    singles: tuple[PointRow, ...]
    width: int = WIDTH
    height: int = HEIGHT


def series_view(track: Track, *, ui: Interface, site: Site) -> SeriesView:
    """The page of all series; those of one indicator, unit and mode share a chart.

    Charts with most values come first.
    """
    several, alone = comparable(track)
    several.sort(key=lambda group: -sum(len(drawn(series)) for series in group))
    plans = {plan.document.id: plan for plan in track.plans}
    return SeriesView(
        charts=tuple(
            _chart(group, plans, number=number, ui=ui, site=site)
            for number, group in enumerate(several, start=1)
        ),
        singles=tuple(row for group in alone for row in _rows(group, plans, ui=ui, site=site)),
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
    group: Sequence[Series],
    plans: Mapping[DocumentId, Plan],
    *,
    number: int,
    ui: Interface,
    site: Site,
) -> Chart:
    found = [series for series in group if drawn(series)]
    scale = scale_of(found)
    ticks = tuple(_ticks(found, scale))
    values = scale.values.ticks()
    factor, word = prefix(values[-1] if values else Decimal(1))
    unit, mode = found[0].unit or "", found[0].mode
    years = "" if scale.by_year else f" · {next(p.year for s in found for p in drawn(s))}"
    return Chart(
        anchor=f"i-{number}",
        title=found[0].indicator,
        unit=f"{word}{unit} · {ui(f'mode.{mode}')}{years}",
        summary="; ".join(
            f"{s.jurisdiction} {p.year}: {p.target.stated}" for s in found for p in drawn(s)
        ),
        lines=tuple(draw_series(s, at, scale, ui=ui) for at, s in enumerate(found)),
        ticks=ticks,
        legend=scale.by_year or len(ticks) < len(found),
        values=tuple(Tick(at=scale.y(v), text=plain_decimal(v / factor)) for v in values),
        rows=tuple(_rows(group, plans, ui=ui, site=site)),
    )


def _ticks(found: Sequence[Series], scale: Scale) -> Iterator[Tick]:
    """Years or places, from the last on as many as there is room for."""
    labels = {n: s.jurisdiction for n, s in enumerate(found)}
    if scale.by_year:
        labels = {year: str(year) for s in found for year in _years(s)}
    taken = float(WIDTH)
    for position in sorted(labels, reverse=True):
        at, room = float(scale.x(position)), _ROOM if scale.by_year else 2 * _ROOM
        if taken - at >= room or taken == WIDTH:
            taken = at
            yield Tick(at=scale.x(position), text=labels[position])


def _years(series: Series) -> Iterator[int]:
    stated = [point.year for point in drawn(series) if point.year is not None]
    yield from stated
    yield from (step.year for step in reached(series))
    yield from (year for year in series.absent if stated[0] < year < stated[-1])


def _steps(point: SeriesPoint, *, ui: Interface) -> Iterator[str]:
    """What the target is against last year's target and result, and what came of it."""
    if point.scope:
        yield ui("series.scope", scope=point.scope)
    for key, step in (("last_target", point.last_target), ("last_result", point.last_result)):
        if step is not None:
            words = step_words(step, ui=ui)
            yield ui(f"series.{key}", year=step.year, stated=step.stated, step=words)
    if point.result is not None:
        words = step_words(point.result, ui=ui)
        yield ui("series.result", stated=point.result.stated, step=words)


def _spot(point: SeriesPoint, plans: Mapping[DocumentId, Plan], *, site: Site) -> str:
    document = plans[point.document].document
    return site.spot(document, point.target.clause, quote=point.target.quote)


def _rows(
    found: Sequence[Series], plans: Mapping[DocumentId, Plan], *, ui: Interface, site: Site
) -> Iterator[PointRow]:
    for series in found:
        for point in series.points:
            target = point.target
            yield PointRow(
                anchor=f"p-{site.number(point.document)}-{target.id}",
                place=series.jurisdiction or "?",
                year=str(point.year or "?"),
                indicator=series.indicator,
                stated=target.stated,
                steps=tuple(_steps(point, ui=ui)),
                quote=target.quote,
                href=site.target(point.document, target.id, target.clause, side=None),
                spot="" if site.alone else _spot(point, plans, site=site),
                document=site.number(point.document),
                citation=point.citation,
            )
