"""Small pictures beside findings: values over years, places on a scale, what became of chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from policydiff.stages.compare import Highlight
from policydiff.stages.compare.model.chapter_types import Chapter
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Track
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Drawing, cut, width_of
from policydiff.stages.reports.html.pictures.series_points import drawn, is_stretch
from policydiff.stages.reports.shared.axis import Axis, bounds
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import value_words
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value, render
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.targets import Plan, Target

if TYPE_CHECKING:
    from markupsafe import Markup

WIDTH = 340
_LETTER = 13.0
_MOST_ROWS = 9  # bars or chapters of one picture
_MOST_SQUARES = 15  # clauses of a chapter; more are drawn as one bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """What the pictures are drawn from."""

    track: Track
    plans: Mapping[DocumentId, Plan]
    ui: Interface


def draw_finding(
    highlight: Highlight, pictured: Pictured, *, chapters: Sequence[Chapter] = (), became: bool
) -> Markup | None:
    """The picture of a finding; None where its sentence says all that there is.

    Args:
        highlight: The finding.
        pictured: The documents, their series, the language.
        chapters: Of the pair, where the finding is of one.
        became: Whether the first side became the second; of two places neither did.
    """
    draw = _PICTURES.get(highlight.rule)
    drawing = draw(highlight, pictured, chapters, became) if draw else None
    return None if drawing is None else drawing.markup()


def _series(
    highlight: Highlight, pictured: Pictured, _: Sequence[Chapter], became: bool
) -> Drawing | None:
    """The aims of one place over the years, each with its value."""
    del became
    by_year = yearly_aims(highlight, pictured)
    return (
        _draw_years(by_year, _sentence(highlight, pictured), ui=pictured.ui)
        if len(by_year) > 1
        else None
    )


def yearly_aims(highlight: Highlight, pictured: Pictured) -> dict[int, SeriesPoint]:
    """The aims of the series that a sentence tells of, by year; none where it tells of none."""
    told = _told_targets(highlight, pictured)
    found = (s for s in pictured.track.series if any(p.target in told for p in s.points))
    points = [p for p in drawn(next(found, _NO_SERIES)) if _is_own(p)]
    return {p.year or 0: p for p in sorted(points, key=lambda p: p.year or 0)}


_NO_SERIES = Series(indicator="", jurisdiction="", code="", level="", unit=None, mode="", points=())


def _told_targets(highlight: Highlight, pictured: Pictured) -> list[Target]:
    """The targets that a sentence quotes."""
    name = _named(highlight)
    found = (_target(e.document, e.quote, pictured, name=name) for e in highlight.evidence)
    return [target for target in found if target is not None]


def _named(highlight: Highlight) -> str:
    """The indicator that a sentence is of, since a quote may hold the targets of several."""
    return str(dict(highlight.notice.values).get("indicator", ""))


def _is_own(point: SeriesPoint) -> bool:
    """Whether it is an aim of the place itself, and no stretch beside one."""
    return point.target.owner is None and not is_stretch(point)


def _draw_years(points: Mapping[int, SeriesPoint], label: str, *, ui: Interface) -> Drawing:
    years, height, foot = list(points), 118, 92
    low, high = bounds([v for p in points.values() for v in (p.low, p.high) if v is not None])
    axis = Axis(low=low, high=high, start=foot - 6, end=26)
    drawing = Drawing(WIDTH, height, label)
    drawing.line(0, foot, WIDTH, foot, "line-grid")
    room = (WIDTH - 72) / max(years[-1] - years[0], 1)
    told = _told_values(points, room=room, ui=ui)
    last: tuple[float, float, int] | None = None
    for year, point in points.items():
        x = 36 + (year - years[0]) * room
        y, top = (
            axis.place(point.low or Decimal(0)),
            axis.place(point.high or point.low or Decimal(0)),
        )
        if last is not None and year - last[2] == 1:
            drawing.line(last[0], last[1], x, y, "line-edge")
        if top != y:
            drawing.line(x, y, x, top, "line-ink wide")
        drawing.mark(x, y, point.target.comparator.value)
        if year in told:
            drawing.text(x, min(y, top) - 11, value_words(point.target, ui=ui), "small middle")
        if room >= 30 or year in (years[0], years[-1]) or year in told:
            drawing.text(x, foot + 18, str(year), "small muted middle")
        last = (x, y, year)
    return drawing


def _told_values(points: Mapping[int, SeriesPoint], *, room: float, ui: Interface) -> set[int]:
    """The years whose value is written: first, last, and where there is room each that moved."""
    years = list(points)
    moved = [y for x, y in pairwise(years) if points[x].low != points[y].low]
    told: list[int] = []
    for year in (years[0], years[-1], *moved):
        wide = _LETTER * width_of(value_words(points[year].target, ui=ui))
        if all(abs(year - other) * room > wide for other in told):
            told.append(year)
    return set(told)


def _spread(
    highlight: Highlight, pictured: Pictured, _: Sequence[Chapter], became: bool
) -> Drawing | None:
    """Each place as a dot over its value; the superior's value as a line."""
    del became
    values = dict(highlight.notice.values)
    superior = values.get("superior")
    above = superior["place"] if isinstance(superior, Notice) else None
    told = _told_targets(highlight, pictured)
    name, tracked = _named(highlight), pictured.track.series
    holding = [s for s in tracked if any(p.target in told for p in s.points)]
    like = next((s for s in holding if s.indicator == name), next(iter(holding), None))
    stands = [
        (series, point)
        for series in pictured.track.series
        if like is not None and _is_alike(series, like)
        for point in drawn(series)
        if point.year == values.get("year") and _is_own(point)
    ]
    below = [one for one in stands if one[0].jurisdiction != above]
    over = (p for s in holding if s.jurisdiction == above for p in drawn(s) if p.target in told)
    line = next((point for series, point in stands if series.jurisdiction == above), None)
    line = line or next(over, None)
    if len(below) < 2 or len(below) != values.get("places", len(below)):
        return None  # a picture of other places than those of the sentence
    return _draw_places(below, line, _sentence(highlight, pictured), ui=pictured.ui)


def _is_alike(series: Series, other: Series) -> bool:
    """Whether two places state one measure in one way."""
    mine, theirs = ((s.indicator, s.unit, s.mode, s.owner) for s in (series, other))
    return mine == theirs


def _draw_places(
    stands: Sequence[tuple[Series, SeriesPoint]],
    superior: SeriesPoint | None,
    label: str,
    *,
    ui: Interface,
) -> Drawing:
    piles: dict[Decimal, list[tuple[Series, SeriesPoint]]] = {}
    for series, point in sorted(stands, key=lambda one: one[0].code):
        piles.setdefault(point.low or Decimal(0), []).append((series, point))
    lines = superior.low if superior and superior.low is not None else None
    values = [*piles, *([] if lines is None else [lines])]
    tallest = max(map(len, piles.values()))
    pitch = min(11.0, 84 / tallest)
    foot = 34 + pitch * tallest
    drawing = Drawing(WIDTH, round(foot + 40), label)
    axis = Axis(low=min(values), high=max(values), start=30, end=WIDTH - 30)
    drawing.line(0, foot, WIDTH, foot, "line-grid")
    if lines is not None and superior is not None:
        x = axis.place(lines)
        drawing.line(x, 16, x, foot, "line-new")
        drawing.text(x, 12, value_words(superior.target, ui=ui), "small new middle")
    named = _with_room(axis, piles)
    for value, pile in piles.items():
        x = axis.place(value)
        for at, (_, point) in enumerate(pile):
            drawing.mark(x, foot - 7 - at * pitch, point.target.comparator.value)
        if value in named:
            words = pile[0][0].jurisdiction if len(pile) == 1 else f"×{len(pile)}"
            drawing.text(
                x, foot + 16, f"{plain_decimal(value)}{pile[0][0].unit or ''}", "small middle"
            )
            drawing.text(x, foot + 32, cut(words, 5), "small muted middle")
    return drawing


def _with_room(axis: Axis, piles: Mapping[Decimal, Sequence[object]]) -> set[Decimal]:
    """The values that are written: the ends, then the tallest piles, as far as there is room."""
    ends = (min(piles), max(piles))
    order = (*ends, *sorted(piles, key=lambda value: -len(piles[value])))
    told: list[Decimal] = []
    for value in order:
        if all(abs(axis.place(value) - axis.place(other)) > 5 * _LETTER for other in told):
            told.append(value)
    return set(told)


def _chapter(
    highlight: Highlight, pictured: Pictured, chapters: Sequence[Chapter], became: bool
) -> Drawing | None:
    """The chapters of one side, a square for each clause: filled where it has a counterpart."""
    heading = dict(highlight.notice.values).get("heading")
    told = next((c for c in _all(chapters) if c.heading == heading), None)
    if told is None:
        return None
    beside = [c for c in chapters if c.side is told.side]
    if told not in beside:
        beside = next(list(c.sections) for c in beside if told in c.sections)
    colour = ("old" if told.side.value == "base" else "new") if became else "ink"
    shown = _around(beside, told)
    drawing = Drawing(WIDTH, 19 * len(shown) + 4, _sentence(highlight, pictured))
    for at, chapter in enumerate(shown):
        y = 19 * at + 14
        strong = " strong" if chapter is told else ""
        drawing.text(0, y, cut(chapter.short, 9), f"small{strong}")
        _squares(drawing, chapter, y=y - 9, colour=colour)
        drawing.text(WIDTH, y, f"{chapter.matched}/{chapter.clauses}", f"small end{strong}")
    return drawing


def _around(beside: Sequence[Chapter], told: Chapter) -> Sequence[Chapter]:
    """At most nine chapters, the told one among them."""
    at = max(0, min(beside.index(told) - _MOST_ROWS // 2, len(beside) - _MOST_ROWS))
    return beside[at : at + _MOST_ROWS]


def _all(chapters: Sequence[Chapter]) -> Iterator[Chapter]:
    for chapter in chapters:
        yield chapter
        yield from chapter.sections


def _squares(drawing: Drawing, chapter: Chapter, *, y: float, colour: str) -> None:
    left, room = 132.0, 160.0
    if chapter.clauses > _MOST_SQUARES:
        drawing.rect(left, y, room, 9, f"open-{colour}")
        if chapter.matched:
            drawing.rect(left, y, room * chapter.matched / chapter.clauses, 9, f"fill-{colour}")
        return
    for at in range(chapter.clauses):
        look = "fill" if at < chapter.matched else "open"
        drawing.rect(left + at * 10.5, y, 8, 8, f"{look}-{colour}")


def _bars(
    highlight: Highlight, pictured: Pictured, _: Sequence[Chapter], became: bool
) -> Drawing | None:
    """A bar for each document that the sentence gives a figure of."""
    del became
    figures = list(_figures(dict(highlight.notice.values).get("listed", ""), pictured))
    if len(figures) < 2 or len(figures) > _MOST_ROWS:
        return None
    return _draw_bars(figures, _sentence(highlight, pictured), names=9)


def _figures(value: Value, pictured: Pictured) -> Iterator[tuple[str, str]]:
    """The documents and figures that a sentence lists."""
    if isinstance(value, Notice):
        if value.code is NoticeCode.HIGHLIGHT_FIGURE:
            yield render(value["of"], pictured.ui.lang), str(value["figure"])
        else:
            for _, inner in value.values:
                yield from _figures(inner, pictured)


def _draw_bars(figures: Sequence[tuple[str, str]], label: str, *, names: float) -> Drawing:
    """Shares (69/69) as bars in their frame, numbers as bars to one scale, the greatest in ink."""
    numbers = [_number(figure) for _, figure in figures]
    greatest = max(part for part, _ in numbers) or 1
    drawing = Drawing(WIDTH, 20 * len(figures) + 2, label)
    left, room = names * _LETTER, WIDTH - names * _LETTER - 56
    for at, ((name, figure), (part, whole)) in enumerate(zip(figures, numbers, strict=True)):
        y = 20 * at + 5
        drawing.text(0, y + 9, cut(name, names - 0.5), "small")
        if whole:
            drawing.rect(left, y, room, 10, "open-edge")
        length = room * part / (whole or greatest)
        look = "fill-ink" if whole or part == greatest else "fill-edge"
        if part:
            drawing.rect(left, y, length, 10, look)
        drawing.text(WIDTH, y + 9, figure, "small end")
    return drawing


def _number(figure: str) -> tuple[float, float]:
    """A figure and what it is a part of: "16/22" → 16, 22; "43" → 43, 0."""
    part, _, whole = figure.partition("/")
    return float(part), float(whole or 0)


def _roles(
    highlight: Highlight, pictured: Pictured, _: Sequence[Chapter], became: bool
) -> Drawing | None:
    """How often each document speaks of giving and of taking."""
    del became
    values, ui = dict(highlight.notice.values), pictured.ui
    figures = [
        (f"{render(values[side], ui.lang)} {ui(f'picture.{role}')}", str(values[f"{age}_{role}"]))
        for side, age in (("base", "old"), ("other", "new"))
        for role in ("sent", "taken")
        if side in values and f"{age}_{role}" in values
    ]
    return _draw_bars(figures, _sentence(highlight, pictured), names=12) if figures else None


def _moved(
    highlight: Highlight, pictured: Pictured, _: Sequence[Chapter], became: bool
) -> Drawing | None:
    """Two values on one scale, where both are numbers of one unit."""
    targets = [
        found for e in highlight.evidence if (found := _target(e.document, e.quote, pictured))
    ]
    if len(targets) != 2 or targets[0].unit != targets[1].unit:
        return None
    base, other = (target.low for target in targets)
    if base is None or other is None or base == other:
        return None
    low, high = bounds([base, other])
    axis = Axis(low=low, high=high, start=70, end=WIDTH - 70)
    drawing = Drawing(WIDTH, 52, _sentence(highlight, pictured))
    drawing.line(0, 26, WIDTH, 26, "line-grid")
    near = abs(axis.place(base) - axis.place(other)) < 80
    for target, value, colour, foot in (
        (targets[0], base, "old", 14),
        (targets[1], other, "new", 46 if near else 14),
    ):
        x = axis.place(value)
        drawing.mark(x, 26, target.comparator.value, colour if became else "ink")
        drawing.text(x, foot, value_words(target, ui=pictured.ui), "small middle")
    return drawing


def _target(
    document: DocumentId, quote: str, pictured: Pictured, *, name: str = ""
) -> Target | None:
    """The target of a quote; of several the one of this indicator."""
    found = [t for t in pictured.plans[document].targets if t.quote == quote]
    return next((t for t in found if t.indicator == name), next(iter(found), None))


def _sentence(highlight: Highlight, pictured: Pictured) -> str:
    return render(highlight.notice, pictured.ui.lang)


_PICTURES: dict[Rule, Callable[[Highlight, Pictured, Sequence[Chapter], bool], Drawing | None]] = {
    Rule.SERIES: _series,
    Rule.SPREAD: _spread,
    Rule.CHAPTER: _chapter,
    Rule.DENSITY: _bars,
    Rule.ROLES: _roles,
    Rule.TARGET_MOVED: _moved,
}
