"""Lay out the lines of a series: dots, gaps, results, missing years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.presence_types import Presence, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step
from policydiff.stages.reports.html.series.year_ranges import year_ranges
from policydiff.stages.reports.shared.axis import Axis, Tick, bounds
from policydiff.stages.reports.shared.translations import Interface

WIDTH, HEIGHT = 640, 212
_LEFT, _RIGHT, _TOP, _BOTTOM = 68, 36, 30, 36
MOST_LABELS = 6  # lines that are named at their ends
LONGEST_ASIDE = 40  # characters of what stands beside
_LABEL_ROOM, _LABEL_HEIGHT = 92, 14
_LONGEST_LABEL = 7  # characters that find room at the end of a line
_COLOURS = 6  # line styles of the style sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One target, or one result, in a chart."""

    x: str
    y: str
    y_high: str | None  # the upper end of a range
    shape: str  # the comparator: at_least and at_most are open marks; "stretch", "result"
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The name of a line at its end."""

    x: str
    y: str
    text: str


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
    absent: tuple[Tick, ...]  # years whose report, read whole, has no such target
    near: tuple[Tick, ...]  # years whose report has a near one; the text names it
    gaps: tuple[str, ...]  # years without the target, in words
    label: Label | None = None


class Where(NamedTuple):
    """A row of presence in one year."""

    indicator: str
    code: str
    year: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Years and values → places in the picture."""

    first: float
    last: float
    values: Axis
    right: int = _RIGHT  # room behind the last year

    def x(self, position: float) -> str:
        """Where a year lies."""
        share = (position - self.first) / (self.last - self.first)
        return f"{_LEFT + share * (WIDTH - _LEFT - self.right):.1f}"

    def y(self, value: Decimal | None) -> str:
        """Where a value lies."""
        return self.values.at(value or Decimal(0))


def drawn(series: Series) -> tuple[SeriesPoint, ...]:
    """The points with a value for one year; aims of several years and means stand on no axis."""
    return tuple(
        p for p in series.points if p.year is not None and p.low is not None and not p.long
    )


def line_name(series: Series) -> str:
    """The place, with who is to reach the values where that is another (临江新区)."""
    owners = {point.target.owner for point in series.points}
    owner = owners.pop() if len(owners) == 1 else None
    return " · ".join(filter(None, (series.jurisdiction or "?", owner)))


def where(series: Series, year: int) -> Where:
    """Where presence has what stands in a year of a series."""
    return Where(plain_name(series.indicator), series.code, year)


def is_stretch(point: SeriesPoint) -> bool:
    """Whether it is the mark beside a floor (确保6.5%、力争7%)."""
    return point.target.stretch or point.target.stretch_of is not None


def scale_of(found: Sequence[Series]) -> Scale:
    """The scale of years that all points and results find room on."""
    points = [point for series in found for point in drawn(series)]
    results = [step for series in found for step in reached(series)]
    values = [v for p in points for v in (p.low, p.high) if v is not None]
    values += [step.low for step in results if step.low is not None]
    years = {p.year for p in points if p.year is not None} | {step.year for step in results}
    low, high = bounds(values)
    axis = Axis(low=low, high=high, start=HEIGHT - _BOTTOM, end=_TOP)
    named = 1 < len(found) <= MOST_LABELS
    return Scale(min(years), max(years), axis, right=_LABEL_ROOM if named else _RIGHT)


def draw_lines(
    found: Sequence[Series], scale: Scale, *, seen: Mapping[Where, Presence], ui: Interface
) -> tuple[Line, ...]:
    """The series as lines, named at their ends where they are few.

    Args:
        found: Each with a point to draw at least.
        scale: Of the chart.
        seen: What stands in the years that have no such target.
        ui: For the words of breaks and gaps.
    """
    lines = [_draw(series, at, scale, seen=seen, ui=ui) for at, series in enumerate(found)]
    if not 1 < len(found) <= MOST_LABELS:
        return tuple(lines)
    ends = sorted(lines, key=lambda line: float(line.dots[-1].y))
    placed = _apart([float(line.dots[-1].y) for line in ends])
    labels = {
        line.style: Label(x=f"{float(line.dots[-1].x) + 9:.1f}", y=f"{y + 4:.1f}", text=_cut(line))
        for line, y in zip(ends, placed, strict=True)
    }
    return tuple(replace(line, label=labels[line.style]) for line in lines)


def _cut(line: Line) -> str:
    name = line.name
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights from the top down, moved so that no label lies on another or below the axis."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + _LABEL_HEIGHT) if placed else height)
    lowest = float(HEIGHT - _BOTTOM)
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], lowest)
        lowest = placed[at] - _LABEL_HEIGHT
    return placed


def _draw(
    series: Series, at: int, scale: Scale, *, seen: Mapping[Where, Presence], ui: Interface
) -> Line:
    points = drawn(series)
    silent = {year: seen.get(where(series, year)) for year in series.absent}
    near = {y: c for y, c in silent.items() if c is not None and c.state is not State.ABSENT}
    absent = [year for year in series.absent if year not in near]
    near = {year: cell for year, cell in near.items() if cell.state is not State.NOT_GIVEN}
    first, last = points[0].year or 0, points[-1].year or 0
    return Line(
        name=line_name(series),
        style=at % _COLOURS,
        paths=tuple(_paths(points, scale)),
        dots=tuple(_dot(p, scale.x(p.year or 0), scale) for p in points),
        results=tuple(_results(series, scale)),
        breaks=tuple(_breaks(points, scale, ui=ui)),
        absent=tuple(Tick(at=scale.x(y), text=str(y)) for y in absent if first < y < last),
        near=tuple(
            Tick(at=scale.x(y), text=f"{y} {cell.stated}")
            for y, cell in near.items()
            if first < y < last
        ),
        gaps=tuple(_gaps(series, absent, near, first=first, last=last, ui=ui)),
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
        shape="stretch" if is_stretch(point) else point.target.comparator.value,
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


def _gaps(
    series: Series,
    absent: Sequence[int],
    near: Mapping[int, Presence],
    *,
    first: int,
    last: int,
    ui: Interface,
) -> Iterator[str]:
    """From the first year with a value on, without a document up to the last one only."""
    said = (
        ("series.absent", [year for year in absent if year > first]),
        ("series.unread", [year for year in series.unread if first < year < last]),
    )
    yield from (ui(key, years=year_ranges(years)) for key, years in said if years)
    by_words: dict[str, list[int]] = {}
    for year, cell in near.items():
        if year > first:
            by_words.setdefault(_beside(cell), []).append(year)
    for words, years in by_words.items():
        yield ui("series.see_also", years=year_ranges(years), words=words)


def _beside(cell: Presence) -> str:
    """What stands there: the near indicators by name, or this one for other years as written."""
    stated = cell.stated or ""
    return stated if len(stated) <= LONGEST_ASIDE else f"{stated[: LONGEST_ASIDE - 1]}…"
