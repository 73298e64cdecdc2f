"""Lay out the lines of a series: dots, gaps, results, missing years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step
from policydiff.stages.reports.shared.axis import Axis, Tick, bounds
from policydiff.stages.reports.shared.translations import Interface

WIDTH, HEIGHT = 640, 212
_LEFT, _RIGHT, _TOP, _BOTTOM = 68, 36, 30, 36
_COLOURS = 6  # line styles of the style sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One target, or one result, in a chart."""

    x: str
    y: str
    y_high: str | None  # the upper end of a range
    shape: str  # the comparator: at_least and at_most are open marks
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a line ends because scope, threshold or horizon changed."""

    x: str
    text: str  # the new scope or threshold, else the reason
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One place in a chart."""

    name: str
    style: int  # 0 to 5
    paths: tuple[str, ...]  # points of polylines, one for each line without a gap
    dots: tuple[Dot, ...]
    results: tuple[Dot, ...]  # what came about, as later documents say
    breaks: tuple[Break, ...]
    absent: tuple[Tick, ...]  # years whose document states no such target
    gaps: tuple[str, ...]  # years without the target, in words


@dataclass(frozen=True, slots=True)
class Scale:
    """Years, or the places' numbers, and values → places in the picture."""

    first: float
    last: float
    values: Axis
    by_year: bool

    def x(self, position: float) -> str:
        """Where a year, or a place's number, lies."""
        share = (position - self.first) / (self.last - self.first)
        return f"{_LEFT + share * (WIDTH - _LEFT - _RIGHT):.1f}"

    def y(self, value: Decimal | None) -> str:
        """Where a value lies."""
        return self.values.at(value or Decimal(0))


def drawn(series: Series) -> tuple[SeriesPoint, ...]:
    """The points with a year and a value."""
    return tuple(p for p in series.points if p.year is not None and p.low is not None)


def scale_of(found: Sequence[Series]) -> Scale:
    """The scale that all points, and where years are drawn all results, find room on."""
    points = [point for series in found for point in drawn(series)]
    years = {p.year for p in points if p.year is not None}
    values = [v for p in points for v in (p.low, p.high) if v is not None]
    by_year = len(years) > 1
    if by_year:
        results = [step for series in found for step in reached(series)]
        values += [step.low for step in results if step.low is not None]
        years |= {step.year for step in results}
    low, high = bounds(values)
    axis = Axis(low=low, high=high, start=HEIGHT - _BOTTOM, end=_TOP)
    if not by_year:
        return Scale(-0.5, len(found) - 0.5, axis, by_year=False)
    return Scale(min(years), max(years), axis, by_year=True)


def draw_series(series: Series, at: int, scale: Scale, *, ui: Interface) -> Line:
    """A series as a line.

    Args:
        series: With a point to draw at least.
        at: Its number in the chart, from 0.
        scale: Of the chart.
        ui: For the words of breaks and gaps.
    """
    points = drawn(series)
    return Line(
        name=series.jurisdiction or "?",
        style=at % _COLOURS,
        paths=tuple(_paths(points, scale)) if scale.by_year else (),
        dots=tuple(_dot(p, scale.x((p.year or 0) if scale.by_year else at), scale) for p in points),
        results=tuple(_results(series, scale)) if scale.by_year else (),
        breaks=tuple(_breaks(points, scale, ui=ui)) if scale.by_year else (),
        absent=tuple(_absent(points, series, scale)) if scale.by_year else (),
        gaps=tuple(_gaps(series, ui=ui)) if scale.by_year else (),
    )


def _paths(points: Sequence[SeriesPoint], scale: Scale) -> Iterator[str]:
    lines: dict[int, list[str]] = {}
    for point in points:
        if point.segment is not None and point.year is not None:
            where = f"{scale.x(point.year)},{scale.y(point.low)}"
            lines.setdefault(point.segment, []).append(where)
    yield from (" ".join(line) for line in lines.values() if len(line) > 1)


def _dot(point: SeriesPoint, x: str, scale: Scale) -> Dot:
    scope = f" {point.scope}" if point.scope else ""
    return Dot(
        x=x,
        y=scale.y(point.low),
        y_high=scale.y(point.high) if point.high != point.low else None,
        shape=point.target.comparator.value,
        title=f"{point.year}{scope}: {point.target.stated}",
    )


def reached(series: Series) -> Iterator[Step]:
    """The results of the series' years, and of the year before its first."""
    known = {}
    for point in series.points:
        for step in (point.last_result, point.result):
            if step is not None and step.low is not None:
                known[step.document, step.target] = step
    yield from known.values()


def _results(series: Series, scale: Scale) -> Iterator[Dot]:
    for step in reached(series):
        title = f"{step.year}: {step.stated}"
        x, y = scale.x(step.year), scale.y(step.low)
        yield Dot(x=x, y=y, y_high=None, shape="result", title=title)


def _breaks(points: Sequence[SeriesPoint], scale: Scale, *, ui: Interface) -> Iterator[Break]:
    before = None
    for point in points:
        if point.segment is None or point.year is None:
            continue
        if point.breaks is not None and before is not None:
            reason = ui(f"reason.{point.breaks.value}")
            text = point.scope or point.target.threshold or reason
            yield Break(x=scale.x((before + point.year) / 2), text=text, title=reason)
        before = point.year


def _absent(points: Sequence[SeriesPoint], series: Series, scale: Scale) -> Iterator[Tick]:
    """Between the first and the last year with a value."""
    years = [point.year for point in points if point.year is not None]
    for year in series.absent:
        if years[0] < year < years[-1]:
            yield Tick(at=scale.x(year), text=str(year))


def _gaps(series: Series, *, ui: Interface) -> Iterator[str]:
    """From the first year with a value on, without a document up to the last one only."""
    years = [point.year for point in drawn(series) if point.year is not None]
    said = (
        ("series.absent", [year for year in series.absent if year > years[0]]),
        ("series.unread", [year for year in series.unread if years[0] < year < years[-1]]),
    )
    yield from (ui(key, years=_ranges(years)) for key, years in said if years)


def _ranges(years: Sequence[int]) -> str:
    """2012, 2014–2016."""
    runs = []
    for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0]):
        found = [year for _, year in run]
        runs.append(str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}")
    return ", ".join(runs)
