"""A ranking as a picture: a row for each place, a dot at its value, its words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from policydiff.stages.reports.html.pictures.drawing import Drawing, Figure, Linked, cut, key_of
from policydiff.stages.reports.html.pictures.drawing import width_of as chars
from policydiff.stages.reports.html.places.ranking_words import (
    ranking_about,
    ranking_source,
    ranking_title,
    superior_name,
)
from policydiff.stages.reports.html.places.rankings import Ranking, Stand
from policydiff.stages.reports.html.places.value_rows import draw_value_rows
from policydiff.stages.reports.shared.axis import Axis, dot_bounds
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import number_words
from policydiff.stages.support.numerals import plain_decimal

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_DOTS = 40  # places with a row of their own; more stand in rows of one value
WIDE, NARROW, SMALL = 680, 358, 352
_PITCH, _FOOT = 22.0, 30.0
_LETTER, _SMALL = 13.0, 12.0


def ranking_figure(ranking: Ranking, *, anchor: str, ui: Interface) -> Figure:
    """The figure of a page's first indicator, wide and for phones."""
    title = ranking_title(ranking, ui=ui, lead=True)
    axis_starts, _ = _span(ranking)
    many = len(ranking.stands) > MOST_DOTS

    def draw(width: int) -> Drawing:
        if many:
            return draw_value_rows(ranking, width=width, label=title, ui=ui)
        return _draw(ranking, width=width, label=title, ui=ui)

    return _figure(
        ranking,
        (draw(WIDE), draw(NARROW)),
        anchor=anchor,
        broken=axis_starts > 0 and not many,
        key=shapes_key([ranking], ui=ui),
        ui=ui,
    )


def small_figure(ranking: Ranking, *, anchor: str, ui: Interface) -> Figure:
    """A figure of a third of the page: names in rows of one value."""
    label = ranking_title(ranking, ui=ui)
    drawing = draw_value_rows(ranking, width=SMALL, label=label, ui=ui)
    return _figure(ranking, (drawing, None), anchor=anchor, broken=False, key=(), ui=ui)


def shapes_key(rankings: Sequence[Ranking], *, ui: Interface) -> Sequence[tuple[Markup, str]]:
    """The shapes of the marks of several rankings, and the superior's."""
    shapes = {stand.shape for ranking in rankings for stand in ranking.stands}
    key = [(key_of(shape), ui(f"shape.{shape}")) for shape in sorted(shapes)]
    superiors = [ranking.superior for ranking in rankings if ranking.superior]
    if superiors:
        key.append((key_of("superior"), superior_name(superiors[0], ui=ui)))
    return key


def _figure(
    ranking: Ranking,
    drawn: tuple[Drawing, Drawing | None],
    *,
    anchor: str,
    broken: bool,
    key: Sequence[tuple[Markup, str]],
    ui: Interface,
) -> Figure:
    wide, narrow = drawn
    return Figure(
        anchor=anchor,
        title=wide.label,
        about=ranking_about(ranking, broken=broken, ui=ui),
        key=key,
        wide=wide.markup(),
        narrow=narrow.markup() if narrow else None,
        source=ranking_source(ranking, ui=ui),
        heads=tuple(ui(f"ranking.{name}") for name in ("place", "stated", "quote", "cited")),
        rows=_rows(ranking),
    )


def _rows(ranking: Ranking) -> list[tuple[str | Linked, ...]]:
    stands = ([ranking.superior] if ranking.superior else []) + list(ranking.stands)
    found: list[tuple[str | Linked, ...]] = [
        (s.name, "；".join(filter(None, (s.words, s.stretch_words))), s.source, s.citation)
        for s in stands
    ]
    found += [(name, one.reason, "", "") for one in ranking.missing for name in one.names]
    return found


def _span(ranking: Ranking) -> tuple[Decimal, Decimal]:
    stands = [*ranking.stands, *([ranking.superior] if ranking.superior else [])]
    return dot_bounds([v for s in stands for v in (s.low, s.high, s.stretch) if v is not None])


def _draw(ranking: Ranking, *, width: int, label: str, ui: Interface) -> Drawing:
    names = min(max(chars(stand.name) for stand in ranking.stands), 8 if width == NARROW else 12)
    left = _LETTER * names + 14
    said = max(chars(_said(stand, ui=ui)) for stand in ranking.stands)
    low, high = _span(ranking)
    axis = Axis(low=low, high=high, start=left + 14, end=width - _SMALL * min(said, 12) - 22)
    apart = ranking.superior is not None and ranking.superior.low != ranking.median
    top = 42.0 if apart else 26.0
    foot = top + _PITCH * len(ranking.stands)
    drawing = Drawing(width, round(foot + _FOOT), label)
    _draw_axis(drawing, ranking, axis, left=left, top=top, foot=foot)
    _draw_lines(drawing, ranking, axis, top=top, foot=foot, ui=ui)
    before = None
    for at, stand in enumerate(ranking.stands):
        y = top + _PITCH * (at + 0.5)
        if before is not None and before != stand.low:
            drawing.line(0, y - _PITCH / 2, width, y - _PITCH / 2, "line-hair")
        before = stand.low
        drawing.text(left - 6, y + 4.5, cut(stand.name, names), "end")
        _draw_stand(drawing, stand, axis, y=y, start=_line_start(ranking, axis, left), ui=ui)
    return drawing


def _line_start(ranking: Ranking, axis: Axis, left: float) -> float:
    return axis.place(ranking.superior.low) if ranking.superior else left


def _draw_axis(
    drawing: Drawing, ranking: Ranking, axis: Axis, *, left: float, top: float, foot: float
) -> None:
    factor, _ = ranking.factor
    unit = "%" if ranking.unit == "%" else ""
    for tick in axis.ticks():
        x = axis.place(tick)
        drawing.line(x, top, x, foot, "line-hair")
        drawing.text(x, foot + 20, f"{plain_decimal(tick / factor)}{unit}", "small muted middle")
    drawing.line(left, foot, drawing.width, foot, "line-edge")
    if axis.low > 0:
        drawing.broken(left + 8, foot)


def _draw_lines(
    drawing: Drawing, ranking: Ranking, axis: Axis, *, top: float, foot: float, ui: Interface
) -> None:
    """The superior's value and the median, named at their heads."""
    factor, word = ranking.factor
    middle = f"{number_words(ranking.median, ranking.median, factor=factor)}{word}{ranking.unit}"
    told = ui("ranking.middle", value=middle)
    superior = ranking.superior
    if superior is None or superior.low != ranking.median:
        x = axis.place(ranking.median)
        drawing.line(x, top - 6, x, foot, "line-edge dashed")
        _head(drawing, x, top - 12, told, "small muted")
    if superior is None:
        return
    name = f"{superior_name(superior, ui=ui)} {superior.words}"
    if superior.low == ranking.median:
        name = ui("ranking.both", first=name, second=ui("ranking.the_median"))
    x = axis.place(superior.low)
    drawing.line(x, 14, x, foot, "line-ink")
    drawing.mark(x, 10, "superior")
    _head(drawing, x, 14, name, "small strong")


def _head(drawing: Drawing, x: float, y: float, words: str, look: str) -> None:
    """Words beside the head of a line, on the side where there is room."""
    wide = _SMALL * chars(words)
    if x + 12 + wide <= drawing.width:
        drawing.text(x + 12, y, words, look)
    else:
        drawing.text(x - 12, y, words, f"{look} end")


def _draw_stand(
    drawing: Drawing, stand: Stand, axis: Axis, *, y: float, start: float, ui: Interface
) -> None:
    x, end = axis.place(stand.low), axis.place(stand.high)
    if abs(x - start) > 1:
        drawing.line(start, y, x, y, "line-grid")
    if end != x:
        drawing.line(x, y, end, y, "line-ink wide")
    if stand.stretch is not None:
        tip = axis.place(stand.stretch)
        drawing.line(x, y, tip, y, "line-edge dashed")
        drawing.mark(tip, y, "stretch", colour_of(stand))
        end = max(end, tip)
    drawing.mark(x, y, stand.shape, colour_of(stand))
    drawing.text(max(x, end) + 10, y + 4, _said(stand, ui=ui), "small")


def colour_of(stand: Stand) -> str:
    """Blue above the superior (or stricter), brown below it, ink where neither can be said."""
    way = (stand.apart or 0) * (-1 if stand.less_is_more else 1)
    return {1: "new", -1: "old"}.get(way, "ink")


def _said(stand: Stand, *, ui: Interface) -> str:
    return ui("ranking.comma").join(filter(None, (stand.words, stand.stretch_words)))
