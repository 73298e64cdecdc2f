"""The figure of one indicator over the years, with the table of its values and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policydiff.stages.compare.model.presence_types import Presence
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Figure, Linked
from policydiff.stages.reports.html.pictures.series_points import (
    drawn,
    is_stretch,
    line_name,
    reached,
)
from policydiff.stages.reports.html.series.year_lines import draw_years
from policydiff.stages.reports.html.series.year_scale import factor_of, is_broken
from policydiff.stages.reports.html.series.year_words import series_source, series_title
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.step_words import step_words
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width
from policydiff.stages.targets import Plan


def year_figure(
    group: Sequence[Series],
    *,
    anchor: str,
    years: tuple[int, int],
    seen: Mapping[tuple[str, int], Presence],
    plans: Mapping[DocumentId, Plan],
    ui: Interface,
    site: Site,
) -> Figure:
    """The figure of series of one indicator, unit and mode.

    Args:
        group: One for each place; those without a value for one year are left out of the picture.
        anchor: Of the figure.
        years: First and last of the page, the same for all its figures.
        seen: What stands in each year, by code and year.
        plans: The documents by id, for the places of quotes.
        ui: For the words.
        site: For the addresses of quotes.
    """
    found = [series for series in group if drawn(series)]
    title = series_title(found, last=years[1], ui=ui)
    _, word = factor_of(found)
    mode = "" if group[0].mode == "level" else ui(f"mode.{group[0].mode}")
    place = line_name(found[0]) if len(found) == 1 else ""
    unit = ui("ranking.comma").join(filter(None, (place, mode, f"{word}{group[0].unit or ''}")))
    parts = [unit, *([ui("figure.broken_up")] if is_broken(found) else [])]
    return Figure(
        anchor=anchor,
        title=title,
        about=ui("ranking.stop").join(filter(None, parts)),
        key=(),
        wide=draw_years(found, years, seen=seen, label=title, ui=ui).markup(),
        narrow=None,
        source=series_source(found, seen, ui=ui),
        heads=tuple(
            ui(f"series.{name}") for name in ("year", "place", "stated", "steps", "quote", "cited")
        ),
        rows=[
            _row(series, point, plans, ui=ui, site=site)
            for series in found
            for point in drawn(series)
        ],
    )


def _row(
    series: Series,
    point: SeriesPoint,
    plans: Mapping[DocumentId, Plan],
    *,
    ui: Interface,
    site: Site,
) -> tuple[str | Linked, ...]:
    return (
        str(point.year),
        line_name(series),
        half_width(point.target.stated),
        ui("ranking.stop").join(steps_of(point, ui=ui)),
        quote_of(point, plans, site=site),
        point.citation,
    )


def quote_of(point: SeriesPoint, plans: Mapping[DocumentId, Plan], *, site: Site) -> Linked:
    """The quote of a target, leading to its place."""
    target = point.target
    spot = ""
    if not site.alone and point.document in plans:
        spot = site.spot(plans[point.document].document, target.clause, quote=target.quote)
    href = site.target(point.document, target.id, target.clause, side=None)
    return Linked(words=target.quote, href=href, spot=spot)


def steps_of(point: SeriesPoint, *, ui: Interface) -> Iterator[str]:
    """What the target is against last year's target and result, and what came of it."""
    if is_stretch(point):
        yield ui("series.stretch")
    if point.scope:
        yield ui("series.scope", scope=point.scope)
    for key, step in (("last_target", point.last_target), ("last_result", point.last_result)):
        if step is not None:
            words = step_words(step, ui=ui)
            yield ui(f"series.{key}", year=step.year, stated=half_width(step.stated), step=words)
    if point.result is not None:
        words = step_words(point.result, ui=ui)
        yield ui("series.result", stated=half_width(point.result.stated), step=words)
    if point.target.large:
        yield ui("series.large")


def years_of(groups: Sequence[Sequence[Series]], cells: Sequence[Presence]) -> tuple[int, int]:
    """The first and last year that all figures of a page have."""
    points = [p.year for group in groups for s in group for p in drawn(s) if p.year is not None]
    results = [step.year for group in groups for s in group for step in reached(s)]
    found = [*points, *(cell.year for cell in cells if cell.document is not None)]
    first = min(found, default=0)
    return first, max([*found, *(year for year in results if year >= first)], default=0)
