"""Documents on an axis of years: a row for each place, from issue to the end of the period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from policydiff.stages.documents import DocumentId, Jurisdiction
from policydiff.stages.reports.html.pictures.drawing import (
    Drawing,
    Figure,
    bar_key,
    cut,
    key_of,
    line_key,
    width_of,
    years_between,
)
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan

MOST_PLACES = 12  # of more the table of documents tells as much
_ROW, _LANE, _FOOT = 30, 26, 26  # heights: of a place's name, of one more document, of the axis
_LETTER = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """A document on the axis, in years and parts of years."""

    place: str
    name: str
    issued: float | None
    first: float
    last: float  # where its period ends
    days: tuple[str, str]  # issued, period: as written in the table


def time_axis(
    plans: Sequence[Plan], *, names: Mapping[DocumentId, str], ui: Interface
) -> Figure | None:
    """The figure; None where it would say nothing.

    That is where no document tells a date or a period, where all are of one year, and where there
    are more places than rows find room.
    """
    bars = [bar for plan in plans if (bar := _bar(plan, names))]
    places = list(dict.fromkeys(bar.place for bar in bars))
    first, last = (
        (min(bar.first for bar in bars), max(bar.last for bar in bars)) if bars else (0, 0)
    )
    if not bars or len(places) > MOST_PLACES or last - first < 2:
        return None
    rows = [[bar for bar in bars if bar.place == place] for place in places]
    label = ui("time_axis.title", documents=len(bars), first=int(first), last=int(last - 0.01))
    return Figure(
        anchor="axis",
        title=label,
        about=ui("time_axis.about"),
        key=(
            (key_of("about", "edge"), ui("time_axis.issued")),
            (bar_key("fill-ink"), ui("time_axis.runs")),
            (line_key("line-edge dashed"), ui("time_axis.before")),
        ),
        wide=_draw(
            rows, width=640, left=_left(places, 9), span=(first, last), label=label
        ).markup(),
        narrow=_draw(
            rows, width=358, left=_left(places, 6), span=(first, last), label=label
        ).markup(),
        source=ui("time_axis.source"),
        heads=(ui("index.title_column"), ui("fact.issued"), ui("fact.period")),
        rows=tuple((bar.name, *bar.days) for bar in bars),
    )


def _left(places: Sequence[str], most: float) -> float:
    return _LETTER * min(max(map(width_of, places)), most) + 16


def _bar(plan: Plan, names: Mapping[DocumentId, str]) -> _Bar | None:
    document = plan.document
    issued, period = _years(document.issued), document.period
    if issued is None and period is None:
        return None
    start = float(period.first) if period else issued or 0.0
    end = float(period.last) + 1 if period else start
    return _Bar(
        place=_place(document.jurisdiction) or names[document.id],
        name=names[document.id],
        issued=issued,
        first=min(start, issued or start),
        last=end if issued is None else max(end, issued + 0.1),
        days=(document.issued or "", "" if period is None else f"{period.first}–{period.last}"),
    )


def _place(place: Jurisdiction | None) -> str:
    return place.name if place else ""


def _years(issued: str | None) -> float | None:
    """A day as years and a part of one: 2019-09-18 → 2019.71."""
    if not issued:
        return None
    parts = [int(part) for part in issued.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return year + (date(year, month, day).timetuple().tm_yday - 1) / 366


def _draw(
    rows: Sequence[Sequence[_Bar]],
    *,
    width: int,
    left: float,
    span: tuple[float, float],
    label: str,
) -> Drawing:
    first, last = int(span[0]), -int(-span[1] // 1)
    scale = (width - left - 12) / max(last - first, 1)
    lanes = [_lanes(row) for row in rows]
    height = sum(_ROW + _LANE * max(own) for own in lanes)
    drawing = Drawing(width, round(height) + _FOOT, label)
    for year in years_between(first, last, most=round((width - left) / 64)):
        x = left + (year - first) * scale
        drawing.line(x, 4, x, height, "line-grid")
        drawing.text(x, height + 18, str(year), "small muted middle")
    top = 0.0
    for row, own in zip(rows, lanes, strict=True):
        drawing.text(0, top + _ROW - 6, cut(row[0].place, left / _LETTER - 1), "strong")
        for bar, lane in zip(row, own, strict=True):
            _draw_bar(
                drawing, bar, y=top + _ROW - 11 + lane * _LANE, left=left, first=first, scale=scale
            )
        top += _ROW + _LANE * max(own)
    return drawing


def _draw_bar(
    drawing: Drawing, bar: _Bar, *, y: float, left: float, first: int, scale: float
) -> None:
    start, end = (left + (year - first) * scale for year in (bar.first, bar.last))
    issued = start if bar.issued is None else left + (bar.issued - first) * scale
    if issued > start:
        drawing.line(start, y, issued, y, "line-edge dashed")
    if bar.days[1]:
        drawing.rect(max(start, issued), y - 5, end - max(start, issued), 10, "fill-ink")
    if bar.issued is not None:
        drawing.circle(issued, y, 4.5, "open-edge")


def _lanes(row: Sequence[_Bar]) -> list[int]:
    """In which lane each document of a place stands, so that none covers another."""
    ends: list[float] = []
    found = []
    for bar in row:
        lane = next((at for at, end in enumerate(ends) if end <= bar.first), len(ends))
        ends[lane : lane + 1] = [bar.last]
        found.append(lane)
    return found
