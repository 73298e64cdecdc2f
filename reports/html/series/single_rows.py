"""Targets that stand on no axis: of one year and place only, and aims of several years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Linked
from policydiff.stages.reports.html.pictures.series_points import line_name
from policydiff.stages.reports.html.series.year_figures import quote_of
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width
from policydiff.stages.targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleRow:
    """One target, in one line."""

    anchor: str
    indicator: str
    place: str
    year: str
    stated: str
    source: Linked
    document: int  # in data/site.js
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AimRow:
    """An indicator with all its aims of several years."""

    indicator: str
    place: str
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One of them: 2011–2015 降低16%."""

    years: str
    value: Linked


def single_rows(
    groups: Sequence[Sequence[Series]],
    plans: Mapping[DocumentId, Plan],
    *,
    ui: Interface,
    site: Site,
) -> tuple[SingleRow, ...]:
    """The targets of series with one value, in the order of the series."""
    return tuple(
        SingleRow(
            anchor=f"p-{site.number(point.document)}-{point.target.id}",
            indicator=series.indicator,
            place=line_name(series),
            year=str(point.year or "?"),
            stated=half_width(point.target.stated),
            source=quote_of(point, plans, site=site),
            document=site.number(point.document),
            citation=point.citation,
        )
        for series, point in _points(groups)
        if not point.long
    )


def aim_rows(
    groups: Sequence[Sequence[Series]],
    plans: Mapping[DocumentId, Plan],
    *,
    ui: Interface,
    site: Site,
) -> tuple[AimRow, ...]:
    """Aims to be reached by the end, in sum or on the mean of several years, by indicator."""
    found: dict[tuple[str, str], list[Aim]] = {}
    for series, point in _points(groups):
        if point.long:
            source = quote_of(point, plans, site=site)
            mode = "" if series.mode == "level" else f"{ui(f'mode.{series.mode}')} "
            words = f"{mode}{half_width(point.target.stated)}"
            value = Linked(words=words, href=source.href, spot=source.spot)
            key = (series.indicator, line_name(series))
            found.setdefault(key, []).append(Aim(years=span_of(point, ui=ui), value=value))
    rows = [
        AimRow(indicator=name, place=place, aims=tuple(dict.fromkeys(aims)))
        for (name, place), aims in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: -len(row.aims)))


def span_of(point: SeriesPoint, *, ui: Interface) -> str:
    """2026–2030，年均."""
    years = point.target.years
    first = years.first if years else None
    text = f"{first}–{point.year or '?'}" if first and first != point.year else f"{point.year}"
    return ui("series.averaged", years=text) if point.target.averaged else text


def _points(groups: Sequence[Sequence[Series]]) -> Iterator[tuple[Series, SeriesPoint]]:
    for group in groups:
        for series in group:
            for point in series.points:
                yield series, point
