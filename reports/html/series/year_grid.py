"""Indicators × years of one place, by what became of them: set each year, taken up, given up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.presence_types import SAID, Presence, State
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.series_points import drawn, line_name
from policydiff.stages.reports.html.places.presence_grid import (
    Grid,
    GridCell,
    GridGroup,
    GridRow,
    sign_cell,
    signs_legend,
    value_cell,
)
from policydiff.stages.reports.html.series.year_figures import quote_of
from policydiff.stages.reports.html.series.year_words import main_points
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.numerals import prefix
from policydiff.stages.targets import Plan

_Seen = Mapping[tuple[str, str, int], Presence]  # by plain name, code, year
_COURSES = ("always", "taken_up", "broken", "ended")  # in the order in which they are shown
_FEWEST = 3  # years of a row that is not folded
_AT_LEAST = 8  # rows that are not folded, whatever their years
_MOST_ROWS = 18
_ROOMY = 12  # columns with room for values of other names


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """An indicator with the years that it is set in, and what became of it."""

    series: Series
    points: tuple[SeriesPoint, ...]
    course: str  # a member of _COURSES


def lasting_series(
    groups: Sequence[Sequence[Series]], code: str, years: Sequence[int], seen: _Seen
) -> tuple[Lasting, ...]:
    """The series of one place that are set in more than one year, those of most years first."""
    found = []
    for series in (s for group in groups for s in group if s.code == code and not s.owner):
        points = main_points(series) if drawn(series) else ()
        if len(points) > 1:
            held = [year for year in years if _is_given(series, year, seen)]
            own = {point.year for point in points}
            said = [_is_said(series, year, points, seen) for year in held]
            course = _course(said, own=[year in own for year in held])
            found.append(Lasting(series=series, points=points, course=course))
    return tuple(sorted(found, key=lambda one: -len(one.points)))


def _is_given(series: Series, year: int, seen: _Seen) -> bool:
    """Whether a document speaks for the year; one that was not given says nothing either way."""
    cell = seen.get((plain_name(series.indicator), series.code, year))
    return cell is None or cell.state is not State.NOT_GIVEN


def _is_said(series: Series, year: int, points: Sequence[SeriesPoint], seen: _Seen) -> bool:
    cell = seen.get((plain_name(series.indicator), series.code, year))
    if any(point.year == year for point in points):
        return True
    return cell is not None and (cell.state in SAID or cell.state is State.SEE_ALSO)


def _course(said: Sequence[bool], *, own: Sequence[bool]) -> str:
    """What became of an indicator: by the first, the last and the years between.

    Args:
        said: For each year whether it is said, be it under another name or with others.
        own: For each year whether it has a value of its own.
    """
    if all(own):
        return "always"
    if not said[-1]:
        return "ended"
    first = said.index(True)
    return "taken_up" if first and own[first] and all(said[first:]) else "broken"


def year_grid(
    found: Sequence[Lasting],
    years: Sequence[int],
    seen: _Seen,
    plans: Mapping[DocumentId, Plan],
    *,
    anchor: str,
    ui: Interface,
    site: Site,
) -> Grid | None:
    """The matrix; None of fewer than two years or indicators.

    Args:
        found: What is set in more than one year.
        years: That a document speaks for or that lie between.
        seen: What stands in the others, by plain name, code and year.
        plans: The documents by id.
        anchor: Of the figure.
        ui: For the words.
        site: For the addresses.
    """
    if len(years) < 2 or not found:
        return None
    texts = _texts(plans)
    often = [one for one in found if len(one.points) >= _FEWEST][:_MOST_ROWS]
    shown = often if len(often) >= _AT_LEAST else found[:_AT_LEAST]

    def row(one: Lasting) -> GridRow:
        return _row(one, years, seen, plans, texts=texts, ui=ui, site=site)

    groups = [
        GridGroup(
            title=ui(f"years.{course}_group"),
            rows=tuple(row(one) for one in shown if one.course == course),
        )
        for course in _COURSES
    ]
    return Grid(
        anchor=anchor,
        title=years_title(found, ui=ui),
        about=_about(found[0].series, years, ui=ui),
        heads=tuple(map(str, years)),
        count_head=ui("grid.years_stated"),
        groups=tuple(group for group in groups if group.rows),
        more=tuple(row(one) for one in found if one not in shown),
        source=signs_legend(ui=ui),
    )


def _about(series: Series, years: Sequence[int], *, ui: Interface) -> str:
    told = ui("grid.years", place=line_name(series))
    whole = years[-1] - years[0] + 1 == len(years)
    return told if whole else ui("ranking.stop").join((told, ui("grid.years_left_out")))


def years_title(found: Sequence[Lasting], *, ui: Interface) -> str:
    """五项指标年年都设，三项中途设立，两项不再设."""
    counts = {course: sum(one.course == course for one in found) for course in _COURSES}
    told = [ui(f"years.{c}_count", number=counts[c]) for c in _COURSES if counts[c]]
    return ui("ranking.comma").join(told)


def _texts(plans: Mapping[DocumentId, Plan]) -> Mapping[DocumentId, str]:
    return {name: plan.document.text for name, plan in plans.items()}


def _row(
    one: Lasting,
    years: Sequence[int],
    seen: _Seen,
    plans: Mapping[DocumentId, Plan],
    *,
    texts: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> GridRow:
    values = [abs(v) for p in one.points for v in (p.low, p.high) if v is not None]
    factor, word = prefix(median(values))
    cells = list(_cells(one, years, seen, plans, factor=factor, texts=texts, ui=ui, site=site))
    mode = "" if one.series.mode == "level" else f"{ui(f'mode.{one.series.mode}')} "
    given = sum(cell.look != "not_given" for cell in cells)
    return GridRow(
        indicator=one.series.indicator,
        unit=f"{mode}{word}{one.series.unit or ''}",
        cells=tuple(cells),
        count=f"{sum(p.year in years for p in one.points)}/{given}",
    )


def _cells(
    one: Lasting,
    years: Sequence[int],
    seen: _Seen,
    plans: Mapping[DocumentId, Plan],
    *,
    factor: Decimal,
    texts: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> Iterator[GridCell]:
    """A cell for each year: the first value is marked, one as the last before it is grey."""
    points = {point.year: point for point in one.points}
    name, before = one.series.indicator, None
    beside = False  # whether an earlier year says it under another name or with others
    for year in years:
        point = points.get(year)
        if point is not None and point.low is not None:
            high = point.low if point.high is None else point.high
            here = (point.low, high, point.target.comparator)
            look = "stated" if before or beside or year == years[0] else "first"
            look = "kept" if before == here else look
            before = here
            cell = value_cell(
                point.target, point.low, high, factor=factor, look=look, where=str(year)
            )
            source = quote_of(point, plans, site=site)
            yield replace(cell, href=source.href, spot=source.spot)
            continue
        silent = seen.get((plain_name(name), one.series.code, year))
        if silent is None:
            yield GridCell(words="", look="not_given", title=f"{year}：{ui('state.not_given')}")
            continue
        beside = beside or silent.state in SAID or silent.state is State.SEE_ALSO
        mentioned = silent.state is State.ABSENT and name in texts.get(
            silent.document or DocumentId(""), ""
        )
        yield sign_cell(
            silent, where=str(year), mentioned=mentioned, roomy=len(years) <= _ROOMY, ui=ui
        )
