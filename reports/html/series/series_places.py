"""Lay out the values of many places for one year: a row for each place, the highest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.reports.html.series.series_lines import drawn, is_stretch, line_name
from policydiff.stages.reports.shared.axis import Axis, Tick, bounds
from policydiff.stages.support.numerals import plain_decimal, prefix

WIDTH = 640
_LEFT, _RIGHT, _TOP, _FOOT = 150, 132, 8, 26  # room for names, for values as written, for the axis
_PITCH, _DENSE = 19, 14.5  # height of a row; of one among very many
_MANY = 40  # rows
_LONGEST_NAME, _LONGEST_VALUE = 10.5, 9.0  # widths that find room, in Chinese characters
_NARROW = 0.55  # width of a letter or digit


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """One value in a row."""

    x: str
    x_high: str | None  # the upper end of a range
    shape: str  # the comparator, or "stretch"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place."""

    name: str
    y: str
    marks: tuple[PlaceMark, ...]
    stated: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPicture:
    """The places under an axis of values."""

    height: int
    lines: tuple[PlaceLine, ...]
    ticks: tuple[Tick, ...]
    foot: str  # where the grid ends
    left: int = _LEFT
    right: int = WIDTH - _RIGHT


def draw_places(found: Sequence[Series]) -> PlacesPicture:
    """The picture of series whose values are all for one year."""
    ordered = sorted(found, key=lambda series: (-_first(series), series.code))
    values = [v for s in found for p in drawn(s) for v in (p.low, p.high) if v is not None]
    low, high = bounds(values)
    axis = Axis(low=low, high=high, start=_LEFT, end=WIDTH - _RIGHT)
    ticks = axis.ticks()
    factor, _ = prefix(ticks[-1] if ticks else Decimal(1))
    pitch = _PITCH if len(ordered) <= _MANY else _DENSE
    foot = round(_TOP + pitch * len(ordered))
    return PlacesPicture(
        height=foot + _FOOT,
        lines=tuple(
            _line(series, _TOP + pitch * (at + 0.5), axis) for at, series in enumerate(ordered)
        ),
        ticks=tuple(Tick(at=axis.at(v), text=plain_decimal(v / factor)) for v in ticks),
        foot=str(foot),
    )


def _first(series: Series) -> Decimal:
    return next((p.low for p in drawn(series) if p.low is not None), Decimal(0))


def _line(series: Series, y: float, axis: Axis) -> PlaceLine:
    points = drawn(series)
    stated = "；".join(dict.fromkeys(point.target.stated for point in points))
    name = line_name(series)
    return PlaceLine(
        name=_short(name, _LONGEST_NAME),
        y=f"{y:.1f}",
        marks=tuple(_mark(point, axis) for point in points),
        stated=_short(stated, _LONGEST_VALUE),
        title=f"{name} {stated}",
    )


def _mark(point: SeriesPoint, axis: Axis) -> PlaceMark:
    ranged = point.high is not None and point.high != point.low
    return PlaceMark(
        x=axis.at(point.low or Decimal(0)),
        x_high=axis.at(point.high) if ranged and point.high is not None else None,
        shape="stretch" if is_stretch(point) else point.target.comparator.value,
    )


def _short(text: str, longest: float) -> str:
    """The text, cut where it is wider than the room for it."""
    width, kept = 0.0, ""
    for character in text:
        width += _NARROW if character.isascii() else 1.0
        if width > longest:
            return f"{kept[:-1]}…"
        kept += character
    return text
