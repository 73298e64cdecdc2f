"""The series page: a chart for each indicator with several points, a table for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from compare import Series, SeriesPoint, Track
from reports.contract import plain_decimal
from reports.interface import Interface
from reports.site import Site

WIDTH, HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 14, 30
_COLOURS = 6  # line styles of the style sheet
_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


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
    path: str  # points of a polyline
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis."""

    at: str
    text: str


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
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
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
    groups: dict[tuple[str, str | None, str], list[Series]] = {}
    for series in track.series:
        groups.setdefault((series.indicator, series.unit, series.mode), []).append(series)
    charts: list[Chart] = []
    singles: list[PointRow] = []
    for found in groups.values():
        if len({(s.code, s.jurisdiction, p.year) for s in found for p in _drawn(s)}) >= 2:
            charts.append(_chart(found, number=len(charts) + 1, ui=ui, site=site))
        else:
            singles += list(_rows(found, site=site))
    return SeriesView(charts=tuple(charts), singles=tuple(singles))


def _drawn(series: Series) -> tuple[SeriesPoint, ...]:
    return tuple(p for p in series.points if p.year is not None and p.low is not None)


def _chart(found: Sequence[Series], *, number: int, ui: Interface, site: Site) -> Chart:
    points = [point for series in found for point in _drawn(series)]
    years = sorted({p.year for p in points if p.year is not None})
    values = [v for p in points for v in (p.low, p.high) if v is not None]
    scale = _Scale(years[0], years[-1], *_bounds(values))
    unit, mode = found[0].unit or "", found[0].mode
    ticks = scale.value_ticks()
    factor, prefix = _prefix(ticks[-1] if ticks else Decimal(1))
    return Chart(
        anchor=f"i-{number}",
        title=found[0].indicator,
        unit=f"{prefix}{unit} · {ui(f'mode.{mode}')}",
        summary="; ".join(
            f"{s.jurisdiction} {p.year}: {p.target.stated}" for s in found for p in _drawn(s)
        ),
        lines=tuple(_line(s, at, scale) for at, s in enumerate(found)),
        years=tuple(Tick(at=scale.x(y), text=str(y)) for y in scale.year_ticks(years)),
        values=tuple(Tick(at=scale.y(v), text=plain_decimal(v / factor)) for v in ticks),
        rows=tuple(_rows(found, site=site)),
    )


def _line(series: Series, at: int, scale: _Scale) -> Line:
    drawn = _drawn(series)
    first_of_year = {point.year: point for point in reversed(drawn)}
    path = [first_of_year[year] for year in sorted(y for y in first_of_year if y is not None)]
    return Line(
        name=series.jurisdiction or "?",
        style=at % _COLOURS,
        path=" ".join(f"{scale.x(p.year)},{scale.y(p.low)}" for p in path),
        dots=tuple(_dot(point, scale) for point in drawn),
    )


def _dot(point: SeriesPoint, scale: _Scale) -> Dot:
    return Dot(
        x=scale.x(point.year),
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


def _bounds(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """From 0, unless that would press all values into the top fifth of the chart."""
    low, high = min(values), max(values)
    if low > 0 and (high - low) * 5 < high:
        room = (high - low) / 2 or high / 10
        return low - room, high + room
    return min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(1)


def _prefix(largest: Decimal) -> tuple[Decimal, str]:
    for factor, prefix in _SCALES:
        if abs(largest) >= factor:
            return factor, prefix
    return Decimal(1), ""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years and values → places in the picture."""

    first: int
    last: int
    low: Decimal
    high: Decimal

    def x(self, year: int | None) -> str:
        share = ((year or self.first) - self.first) / max(self.last - self.first, 1)
        inset = 0.5 if self.first == self.last else share
        return f"{_LEFT + inset * (WIDTH - _LEFT - _RIGHT):.1f}"

    def y(self, value: Decimal | None) -> str:
        share = float(((value or Decimal(0)) - self.low) / ((self.high - self.low) or 1))
        return f"{HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM):.1f}"

    def year_ticks(self, years: Sequence[int]) -> Sequence[int]:
        """At most ten of the years, the last among them."""
        step = -(-len(years) // 10)
        return years[::-1][::step][::-1]

    def value_ticks(self) -> list[Decimal]:
        """Some three to six round values."""
        rough = float(self.high - self.low) / 4
        power = Decimal(10) ** floor(log10(rough)) if rough > 0 else Decimal(1)
        step = next(power * n for n in (1, 2, 5, 10) if float(power * n) >= rough * 0.99)
        first = ceil(self.low / step) * step
        count = int((self.high - first) // step)
        return [first + step * n for n in range(count + 1)]
