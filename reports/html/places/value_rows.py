"""A ranking in little room: a row for each value, in it the names of its places."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.reports.html.pictures.drawing import Drawing, cut, width_of
from policydiff.stages.reports.html.places.ranking_words import superior_name
from policydiff.stages.reports.html.places.rankings import Ranking, Stand
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import number_words

_LINE, _GAP = 20.0, 9.0
_LETTER = 13.0
_LONGEST = 7  # of a name, in Chinese characters


def draw_value_rows(ranking: Ranking, *, width: int, label: str, ui: Interface) -> Drawing:
    """The drawing: values at the left, ◆ where the superior stands, names with their marks."""
    rows = _by_value(ranking)
    factor, word = ranking.factor
    values = {v: f"{number_words(*v, factor=factor)}{word}{ranking.unit}" for v in rows}
    left = _LETTER * max(map(width_of, values.values())) + 6
    first = left + (20 if ranking.superior else 6)
    names = [width_of(stand.name) for stand in ranking.stands]
    cell = _LETTER * min(max(names), _LONGEST) + 20
    across = max(1, int((width - first) // cell))
    lines = {value: max(1, -(-len(stands) // across)) for value, stands in rows.items()}
    height = sum(_LINE * number + _GAP for number in lines.values())
    drawing = Drawing(width, round(height) + 4, label)
    y = 0.0
    for value, stands in rows.items():
        drawing.text(left - 4, y + 17, values[value], "small strong end")
        if ranking.superior and (ranking.superior.low, ranking.superior.high) == value:
            drawing.mark(left + 8, y + 13, "superior")
            if not stands:
                name = superior_name(ranking.superior, ui=ui)
                drawing.text(first + 12, y + 17, name, "small muted")
        for at, stand in enumerate(stands):
            x, line = first + cell * (at % across), y + 13 + _LINE * (at // across)
            drawing.mark(x + 4, line, stand.shape)
            drawing.text(x + 13, line + 4, cut(stand.name, _LONGEST), "small")
        y += _LINE * lines[value] + _GAP
        drawing.line(0, y - 1, width, y - 1, "line-hair")
    return drawing


def _by_value(ranking: Ranking) -> dict[tuple[Decimal, Decimal], list[Stand]]:
    """Places by value, the highest first; the superior's value is among them."""
    found: dict[tuple[Decimal, Decimal], list[Stand]] = {}
    for stand in ranking.stands:
        found.setdefault((stand.low, stand.high), []).append(stand)
    if ranking.superior:
        found.setdefault((ranking.superior.low, ranking.superior.high), [])
    return dict(sorted(found.items(), key=lambda item: item[0], reverse=True))
