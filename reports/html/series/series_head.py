"""The head of the series page: of what it is, and what there is to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.documents import Document
from policydiff.stages.reports.html.pictures.drawing import Figure
from policydiff.stages.reports.html.places.places_view import PlacesView
from policydiff.stages.reports.html.places.rankings import short_place
from policydiff.stages.reports.html.series.year_grid import Lasting, years_title
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import joined

_NAMED = 6  # indicators or places that the head names


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The words above everything."""

    kicker: str
    title: str
    deck: tuple[str, ...]
    note: str


def series_head(
    track: Track,
    *,
    lasting: Sequence[Lasting],
    charts: Sequence[Figure],
    places: PlacesView,
    cut: str,
    ui: Interface,
) -> Head:
    """The title is what there is to see first: of the years, else of the places."""
    documents = [plan.document for plan in track.plans]
    one_place = len({one.series.code for one in lasting}) == 1
    deck: tuple[str, ...] = ()
    if one_place and lasting:
        title = charts[0].title if charts else years_title(lasting, ui=ui)
        deck = tuple(_courses(lasting, ui=ui))
    elif charts:
        title, deck = charts[0].title, tuple(figure.title for figure in charts[1:3])
    elif places.main:
        title, deck = places.headline, tuple(grid.title for grid in places.grids[:1])
    else:
        number = sum(len(series.points) for series in track.series)
        title = ui("series.nothing", number=number)
    note = ui("years.note" if charts else "ranking.note" if places.main else "series.nothing_note")
    note = " ".join(filter(None, (note, cut)))
    return Head(kicker=kicker(documents, ui=ui), title=title, deck=deck, note=note)


def _courses(lasting: Sequence[Lasting], *, ui: Interface) -> Iterator[str]:
    for course in ("always", "taken_up", "ended"):
        names = [_named(one, course, ui=ui) for one in lasting if one.course == course]
        if names:
            rest = len(names) - _NAMED
            more = ui("ranking.and_more", number=rest) if rest > 0 else ""
            yield ui(f"years.{course}_names", names=joined(names[:_NAMED], ui=ui) + more)


def _named(one: Lasting, course: str, *, ui: Interface) -> str:
    """The indicator, with the year that it began or ended in."""
    if course == "always":
        return one.series.indicator
    at = 0 if course == "taken_up" else -1
    return ui("years.in_year", name=one.series.indicator, year=one.points[at].year)


def kicker(documents: Sequence[Document], *, ui: Interface) -> str:
    """10 份文件 · 全国 · 2010–2019."""
    found = [document.jurisdiction for document in documents if document.jurisdiction]
    names = list(dict.fromkeys(short_place(place.code, place.name) for place in found))
    periods = [document.period for document in documents if document.period]
    years = sorted({year for period in periods for year in (period.first, period.last)})
    span = "–".join(dict.fromkeys(str(year) for year in (years[0], years[-1]))) if years else ""
    told = joined(names, ui=ui) if len(names) <= 4 else ui("series.places", number=len(names))
    return " · ".join(filter(None, (ui("series.documents", number=len(documents)), told, span)))
