"""The words around a series: a title that says how it went, what is measured, who is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from policydiff.stages.compare.model.change_types import Direction
from policydiff.stages.compare.model.presence_types import Presence, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.reports.html.pictures.series_points import drawn, is_stretch, line_name
from policydiff.stages.reports.html.places.rankings import short_place
from policydiff.stages.reports.html.series.year_ranges import year_ranges
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width, value_words

_LASTING = 3  # years of one value that a title tells of


def main_points(series: Series) -> tuple[SeriesPoint, ...]:
    """One point a year: what the place itself is to reach, without stretches."""
    found: dict[int, SeriesPoint] = {}
    for point in drawn(series):
        if not is_stretch(point) and point.year is not None:
            found.setdefault(point.year, point)
    return tuple(found[year] for year in sorted(found))


def series_title(found: Sequence[Series], *, last: int, ui: Interface) -> str:
    """国内生产总值：从未上调，由8%左右到6%–6.5%；8次实绩7次达到.

    Args:
        found: The lines of one figure.
        last: The last year that a document of the page speaks for.
        ui: For the words.
    """
    name = found[0].indicator
    if len(found) > 1:
        return ui("ranking.title", indicator=name, found=_of_places(found, ui=ui))
    points = main_points(found[0])
    told = [_course(points, last=last, ui=ui), *_met(points, ui=ui)]
    return ui("ranking.title", indicator=name, found=ui("ranking.stop").join(told))


def _of_places(found: Sequence[Series], *, ui: Interface) -> str:
    ends = [(series, main_points(series)) for series in found]
    up = sum(points[-1].low > points[0].low for _, points in ends if len(points) > 1)  # type: ignore[operator]
    down = sum(points[-1].low < points[0].low for _, points in ends if len(points) > 1)  # type: ignore[operator]
    same = sum(len(points) > 1 for _, points in ends) - up - down
    parts = (("years.up", up), ("years.down", down), ("years.same", same))
    told = [ui(key, number=number) for key, number in parts if number]
    return ui("ranking.comma").join(told) or ui("years.places", number=len(found))


def _course(points: Sequence[SeriesPoint], *, last: int, ui: Interface) -> str:
    first, end = points[0], points[-1]
    words = [value_words(point.target, ui=ui) for point in points]
    lows = [point.low or 0 for point in points]
    if end.year is not None and end.year < last:
        return ui("years.ended", year=end.year, value=words[-1])
    if len(set(words)) == 1:
        return ui("years.always", years=f"{first.year}–{end.year}", value=words[0])
    if lows[0] != lows[-1]:
        if all(before >= after for before, after in pairwise(lows)):
            return ui("years.never_raised", first=words[0], last=words[-1])
        if all(before <= after for before, after in pairwise(lows)):
            return ui("years.never_lowered", first=words[0], last=words[-1])
    lasting = _since(words)
    if len(words) - lasting >= _LASTING:
        return ui("years.since", year=points[lasting].year, value=words[-1])
    return ui("years.from_to", first=words[0], last=words[-1])


def _since(words: Sequence[str]) -> int:
    at = len(words) - 1
    while at and words[at - 1] == words[-1]:
        at -= 1
    return at


def _met(points: Sequence[SeriesPoint], *, ui: Interface) -> Iterator[str]:
    """How many of the results that were read reached their target, where that can be told."""
    told = [p.result.value for p in points if p.result is not None and p.result.value is not None]
    known = [way for way in told if way not in (Direction.HIGHER, Direction.LOWER)]
    if len(known) < 2:
        return
    missed = sum(way is Direction.WEAKER for way in known)
    key = "years.all_met" if not missed else "years.met"
    yield ui(key, number=len(known), met=len(known) - missed)


def series_source(
    found: Sequence[Series], seen: Mapping[tuple[str, int], Presence], *, ui: Interface
) -> str:
    """Where values and results are from, and what stands in years without a value."""
    parts = [ui("years.source")]
    for series in found:
        name = f"{short_place(series.code, line_name(series))} " if len(found) > 1 else ""
        parts += [f"{name}{gap}" for gap in _gaps(series, seen, ui=ui)]
    return ui("ranking.stop").join(parts)


def _gaps(
    series: Series, seen: Mapping[tuple[str, int], Presence], *, ui: Interface
) -> Iterator[str]:
    points = main_points(series)
    first, last = points[0].year or 0, points[-1].year or 0
    silent: list[int] = []
    told: dict[str, list[int]] = {}
    for year in series.absent:
        cell = seen.get((series.code, year))
        if cell is None or cell.state is State.ABSENT:
            silent.append(year)
        elif cell.stated:
            words = half_width(cell.stated)
            told.setdefault(words if len(words) <= 30 else f"{words[:29]}…", []).append(year)
    if silent := [year for year in silent if year > first]:
        yield ui("series.absent", years=year_ranges(silent))
    if unread := [year for year in series.unread if first < year < last]:
        yield ui("series.unread", years=year_ranges(unread))
    for words, years in told.items():
        if years := [year for year in years if year > first]:
            yield ui("series.see_also", years=year_ranges(years), words=words)
