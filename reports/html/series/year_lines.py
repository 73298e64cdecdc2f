"""Draw a series over the years: small, all figures of a page on the same years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from policydiff.stages.compare.model.presence_types import Presence, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.reports.html.pictures.drawing import (
    Drawing,
    cut,
    width_of,
    years_between,
)
from policydiff.stages.reports.html.pictures.series_points import (
    drawn,
    is_stretch,
    line_name,
    reached,
)
from policydiff.stages.reports.html.places.presence_grid import sign_of
from policydiff.stages.reports.html.places.rankings import short_place
from policydiff.stages.reports.html.series.year_scale import Scale, axis_of, factor_of
from policydiff.stages.reports.html.series.year_words import main_points
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import value_words
from policydiff.stages.support.numerals import plain_decimal, prefix

WIDTH = 352
_TOP, _PLOT, _FOOT = 24.0, 126.0, 26.0
_LETTER = 12.0
_NAME, _VALUE = 6, 10  # of a place and a value at the end of a line, in Chinese characters
_ROOM = 15.0  # for a name or value at the end of a line
_ALONE = "line-new"
_STYLES = ("line-ink", "line-edge", "line-ink dashed", "line-edge dashed")


def draw_years(
    found: Sequence[Series],
    years: tuple[int, int],
    *,
    seen: Mapping[tuple[str, int], Presence],
    label: str,
    ui: Interface,
) -> Drawing:
    """The picture of one indicator.

    Args:
        found: A line for each place; each has a point to draw at least.
        years: First and last of the page.
        seen: What stands in years that have no value, by code and year.
        label: For those who do not see it.
        ui: For the words of values.
    """
    scale = _scale(found, years, ui=ui)
    drawing = Drawing(WIDTH, round(scale.foot + _FOOT), label)
    _draw_axes(drawing, scale)
    for series, y in zip(found, _end_heights(found, scale), strict=True):
        style = _STYLES[found.index(series) % len(_STYLES)] if len(found) > 1 else _ALONE
        _draw_line(drawing, series, scale, style=style, alone=len(found) == 1)
        _draw_end(drawing, series, scale, y=y, alone=len(found) == 1, ui=ui)
    if len(found) == 1:
        _draw_first(drawing, found[0], scale, ui=ui)
        _draw_silence(drawing, found[0], scale, seen=seen, ui=ui)
    return drawing


def _scale(found: Sequence[Series], years: tuple[int, int], *, ui: Interface) -> Scale:
    axis = axis_of(found, foot=_TOP + max(_PLOT, _ROOM * len(found)), top=_TOP)
    factor, _ = factor_of(found)
    ticks = max(width_of(plain_decimal(tick / factor)) for tick in axis.ticks())
    alone = len(found) == 1
    ends = max(width_of(_end_words(s, last=years[1], alone=alone, ui=ui)) for s in found)
    left = _LETTER * ticks + 22
    right = WIDTH - _LETTER * ends - 12
    return Scale(years[0], years[1], left, right, axis)


def _end_words(series: Series, *, last: int, alone: bool, ui: Interface) -> str:
    """The last value; among several lines with the place, and the year where others go on."""
    point = main_points(series)[-1]
    value = cut(value_words(point.target, ui=ui), _VALUE)
    if alone:
        return value
    name = cut(short_place(series.code, line_name(series)), _NAME)
    year = "" if point.year == last else f" {point.year}"
    return f"{name}{year} {value}"


def _draw_axes(drawing: Drawing, scale: Scale) -> None:
    axis = scale.values
    factor, _ = prefix(max(abs(axis.low), abs(axis.high)))
    for tick in axis.ticks():
        y = axis.place(tick)
        drawing.line(scale.left - 10, y, scale.right + 6, y, "line-hair")
        text = plain_decimal(tick / factor)
        drawing.text(scale.left - 16, y + 4, text, "small muted end")
    drawing.line(scale.left - 10, scale.foot, scale.right + 6, scale.foot, "line-edge")
    if axis.low > 0:
        drawing.broken(scale.left - 10, scale.foot - 3, upright=True)
    step = (scale.right - scale.left) / max(scale.last - scale.first, 1)
    told = {scale.first, scale.last}
    for year in years_between(scale.first, scale.last, most=5):
        if all(abs(year - other) * step >= 34 for other in told):
            told.add(year)
    for year in range(scale.first, scale.last + 1):
        x = scale.x(year)
        drawing.line(x, scale.foot, x, scale.foot + 3, "line-edge")
        if year in told:
            drawing.text(x, scale.foot + 17, str(year), "small muted middle")


def _draw_line(drawing: Drawing, series: Series, scale: Scale, *, style: str, alone: bool) -> None:
    points = [p for p in drawn(series) if p.year is not None and p.low is not None]
    lines: dict[int, list[str]] = {}
    for point in points:
        if point.segment is not None:
            where = f"{scale.x(point.year or 0):.1f} {scale.y(point.low or Decimal(0)):.1f}"
            lines.setdefault(point.segment, []).append(where)
    for line in lines.values():
        if len(line) > 1:
            drawing.path(f"M{'L'.join(line)}", style)
    _draw_breaks(drawing, points, scale)
    floors = {p.year: p.low for p in points if not is_stretch(p)}
    for point in points:
        _draw_point(
            drawing, point, scale, colour=style.split()[0].removeprefix("line-"), floors=floors
        )
    _draw_results(drawing, series, points, scale, alone=alone)


def _draw_results(
    drawing: Drawing,
    series: Series,
    points: Sequence[SeriesPoint],
    scale: Scale,
    *,
    alone: bool,
) -> None:
    """What came about, as a cross; joined to its target where it lies far from it."""
    for step in reached(series):
        if scale.first <= step.year <= scale.last and step.low is not None:
            aim = next((p.low for p in points if p.year == step.year), None)
            x, y = scale.x(step.year), scale.y(step.low)
            if aim is not None and alone and abs(scale.y(aim) - y) > 12:
                drawing.line(x, scale.y(aim), x, y, "line-edge dotted")
            drawing.mark(x, y, "result")


def _draw_point(
    drawing: Drawing,
    point: SeriesPoint,
    scale: Scale,
    *,
    colour: str,
    floors: Mapping[int | None, Decimal | None],
) -> None:
    x, y = scale.x(point.year or 0), scale.y(point.low or Decimal(0))
    if is_stretch(point):
        floor = floors.get(point.year)
        if floor is not None:
            drawing.line(x, scale.y(floor), x, y, "line-edge dashed")
        drawing.mark(x, y, "stretch", colour)
        return
    if point.high is not None and point.high != point.low:
        drawing.rect(x - 3, scale.y(point.high), 6, y - scale.y(point.high), f"fill-{colour}")
        return
    drawing.mark(x, y, point.target.comparator.value, colour, upright=True)


def _draw_breaks(drawing: Drawing, points: Sequence[SeriesPoint], scale: Scale) -> None:
    """Where scope or threshold changed, with the new one."""
    before = None
    for point in points:
        if point.segment is None or point.year is None:
            continue
        if point.breaks is not None and before is not None:
            x = (scale.x(before) + scale.x(point.year)) / 2
            drawing.line(x, _TOP - 6, x, scale.foot, "line-edge dashed")
            text = point.scope or point.target.threshold
            if text:
                drawing.text(x, _TOP - 10, cut(text, 8), "small muted middle")
        before = point.year


def _draw_end(
    drawing: Drawing, series: Series, scale: Scale, *, y: float, alone: bool, ui: Interface
) -> None:
    """The words at the end of a line; of several lines they stand in one column."""
    last = main_points(series)[-1]
    x = scale.x(last.year or 0)
    words = _end_words(series, last=scale.last, alone=alone, ui=ui)
    start = x if alone else scale.right
    if start - x > _LETTER:
        drawing.line(x + 6, scale.y(last.low or Decimal(0)), start + 6, y, "line-edge dotted")
    drawing.text(start + 9, y + 4, words, "small strong")


def _draw_first(drawing: Drawing, series: Series, scale: Scale, *, ui: Interface) -> None:
    """The first value: before its mark, above or below it, where it hides least."""
    points = main_points(series)
    if len(points) < 2:
        return
    first = points[0]
    x, y = scale.x(first.year or 0), scale.y(first.low or Decimal(0))
    top = scale.y(first.high or first.low or Decimal(0))
    words = cut(value_words(first.target, ui=ui), 8)
    wide = _LETTER * width_of(words)
    if x - 10 - wide > scale.left:
        drawing.text(x - 9, y + 4, words, "small strong end")
        return
    marks = [(scale.x(p.year or 0), scale.y(p.low or Decimal(0))) for p in points]
    marks += [(scale.x(s.year), scale.y(s.low)) for s in reached(series) if s.low is not None]
    left = max(x - 6, scale.left - 8)

    def hidden(place: float) -> int:
        near = sum(left - 6 <= a <= left + wide and place - 16 < b < place + 6 for a, b in marks)
        return near + 9 * (place + 6 > scale.foot)

    drawing.text(left, min((top - 10, y + 18), key=hidden), words, "small strong")


def _draw_silence(
    drawing: Drawing,
    series: Series,
    scale: Scale,
    *,
    seen: Mapping[tuple[str, int], Presence],
    ui: Interface,
) -> None:
    """Years without a value: the sign of what stands there; hatched where nothing was given."""
    valued = {point.year for point in drawn(series)}
    half = min(9.0, (scale.right - scale.left) / max(scale.last - scale.first, 1) / 2)
    for year in range(scale.first, scale.last + 1):
        cell = seen.get((series.code, year))
        if year in valued or cell is None:
            continue
        x = scale.x(year)
        if cell.state is State.NOT_GIVEN:
            drawing.hatched(x - half, _TOP, 2 * half, scale.foot - _TOP)
        else:
            sign = sign_of(cell, ui=ui)
            drawing.text(x, scale.foot - 6, sign, "small muted middle")


def _end_heights(found: Sequence[Series], scale: Scale) -> list[float]:
    """Where the words at the ends of the lines stand, so that none lies on another."""
    ends = [scale.y(main_points(series)[-1].low or Decimal(0)) for series in found]
    order = sorted(range(len(ends)), key=lambda at: ends[at])
    placed = list(_apart([ends[at] for at in order], lowest=scale.foot))
    heights = dict(zip(order, placed, strict=True))
    return [heights[at] for at in range(len(ends))]


def _apart(heights: Sequence[float], *, lowest: float) -> Iterator[float]:
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + _ROOM) if placed else height)
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], lowest)
        lowest = placed[at] - _ROOM
    yield from placed
