"""The series page: a chart for each indicator with several points, a table for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare import Series, SeriesPoint, Track
from reports.axis import Axis, Tick, bounds, prefix
from reports.contract import plain_decimal
from reports.interface import Interface
from reports.site import Site

WIDTH, HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 68, 36, 18, 36
_ROOM = 44  # for a year below the chart; places get twice that
_COLOURS = 6  # line styles of the style sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One target in a chart."""

    x: str
    y: str
    y_high: str | None  # the upper end of a range
    shape: str  # the comparator: at_least and at_most are open marks
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One place in a chart."""

    name: str
    style: int  # 0 to 5
    paths: tuple[str, ...]  # points of polylines; a year without a value interrupts the line
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """One target in a table."""

    place: str
    year: str
    indicator: str
    stated: str
    quote: str
    href: str | None
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
    """The page of all series; those of one indicator, unit and mode share a chart."""
    several, alone = comparable(track)
    return SeriesView(
        charts=tuple(
            _chart(group, number=number, ui=ui, site=site)
            for number, group in enumerate(several, start=1)
        ),
        singles=tuple(row for group in alone for row in _rows(group, site=site)),
    )


def comparable(track: Track) -> tuple[list[list[Series]], list[list[Series]]]:
    """Series by indicator, unit and mode: groups with several years or places, and the others."""
    groups: dict[tuple[str, str | None, str], list[Series]] = {}
    for series in track.series:
        groups.setdefault((series.indicator, series.unit, series.mode), []).append(series)
    several: list[list[Series]] = []
    alone: list[list[Series]] = []
    for group in groups.values():
        stands = {(s.code, s.jurisdiction, p.year) for s in group for p in _drawn(s)}
        (several if len(stands) > 1 else alone).append(group)
    return several, alone


def _drawn(series: Series) -> tuple[SeriesPoint, ...]:
    return tuple(p for p in series.points if p.year is not None and p.low is not None)


def _chart(group: Sequence[Series], *, number: int, ui: Interface, site: Site) -> Chart:
    found = [series for series in group if _drawn(series)]
    scale = _scale(found)
    ticks = tuple(_ticks(found, scale))
    values = scale.values.ticks()
    factor, word = prefix(values[-1] if values else Decimal(1))
    unit, mode = found[0].unit or "", found[0].mode
    years = "" if scale.by_year else f" · {next(p.year for s in found for p in _drawn(s))}"
    return Chart(
        anchor=f"i-{number}",
        title=found[0].indicator,
        unit=f"{word}{unit} · {ui(f'mode.{mode}')}{years}",
        summary="; ".join(
            f"{s.jurisdiction} {p.year}: {p.target.stated}" for s in found for p in _drawn(s)
        ),
        lines=tuple(_line(s, at, scale) for at, s in enumerate(found)),
        ticks=ticks,
        legend=scale.by_year or len(ticks) < len(found),
        values=tuple(Tick(at=scale.y(v), text=plain_decimal(v / factor)) for v in values),
        rows=tuple(_rows(group, site=site)),
    )


def _scale(found: Sequence[Series]) -> _Scale:
    points = [point for series in found for point in _drawn(series)]
    years = [p.year for p in points if p.year is not None]
    low, high = bounds([v for p in points for v in (p.low, p.high) if v is not None])
    axis = Axis(low=low, high=high, start=HEIGHT - _BOTTOM, end=_TOP)
    if min(years) == max(years):
        return _Scale(-0.5, len(found) - 0.5, axis, by_year=False)
    return _Scale(min(years), max(years), axis, by_year=True)


def _ticks(found: Sequence[Series], scale: _Scale) -> Iterator[Tick]:
    """Years or places, from the last on as many as there is room for."""
    labels = {n: s.jurisdiction for n, s in enumerate(found)}
    if scale.by_year:
        labels = {p.year: str(p.year) for s in found for p in _drawn(s) if p.year is not None}
    taken = float(WIDTH)
    for position in sorted(labels, reverse=True):
        at, room = float(scale.x(position)), _ROOM if scale.by_year else 2 * _ROOM
        if taken - at >= room or taken == WIDTH:
            taken = at
            yield Tick(at=scale.x(position), text=labels[position])


def _line(series: Series, at: int, scale: _Scale) -> Line:
    drawn = _drawn(series)
    first_of_year = {point.year: point for point in reversed(drawn) if point.year is not None}
    paths: list[list[str]] = []
    for year, point in sorted(first_of_year.items()) if scale.by_year else ():
        if year - 1 not in first_of_year:
            paths.append([])
        paths[-1].append(f"{scale.x(year)},{scale.y(point.low)}")
    return Line(
        name=series.jurisdiction or "?",
        style=at % _COLOURS,
        paths=tuple(" ".join(path) for path in paths if len(path) > 1),
        dots=tuple(_dot(p, scale.x((p.year or 0) if scale.by_year else at), scale) for p in drawn),
    )


def _dot(point: SeriesPoint, x: str, scale: _Scale) -> Dot:
    return Dot(
        x=x,
        y=scale.y(point.low),
        y_high=scale.y(point.high) if point.high != point.low else None,
        shape=point.target.comparator.value,
        title=f"{point.year}: {point.target.stated}",
    )


def _rows(found: Sequence[Series], *, site: Site) -> Iterator[PointRow]:
    for series in found:
        for point in series.points:
            target = point.target
            yield PointRow(
                place=series.jurisdiction or "?",
                year=str(point.year or "?"),
                indicator=series.indicator,
                stated=target.stated,
                quote=target.quote,
                href=site.target(point.document, target.id, target.clause, side=None),
                citation=point.citation,
            )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years, or the places' numbers, and values → places in the picture."""

    first: float
    last: float
    values: Axis
    by_year: bool

    def x(self, position: int) -> str:
        share = (position - self.first) / (self.last - self.first)
        return f"{_LEFT + share * (WIDTH - _LEFT - _RIGHT):.1f}"

    def y(self, value: Decimal | None) -> str:
        return self.values.at(value or Decimal(0))
