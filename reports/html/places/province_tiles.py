"""All 34 provinces as a grid of equal tiles: none is great by its ground, none too small to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from policydiff.stages.documents.metadata.divisions import find_division
from policydiff.stages.reports.html.pictures.drawing import Drawing, Figure, bar_key, hatched_key
from policydiff.stages.reports.html.places.ranking_words import superior_name
from policydiff.stages.reports.html.places.rankings import Ranking, Stand, short_place
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import SIGNS, joined, number_words
from policydiff.stages.targets import Comparator

FEWEST = 5  # provinces with a value, below which a grid says nothing
_WIDE, _NARROW = 58.0, 44.5  # of a tile
_SHADES = 4
_OUTSIDE = ("710000", "810000", "820000")  # 台湾, 香港, 澳门 write no such plans
_TILES = {  # code of a province → column, row
    "230000": (7, 0),
    "150000": (5, 1),
    "220000": (7, 1),
    "650000": (0, 2),
    "640000": (3, 2),
    "140000": (4, 2),
    "110000": (5, 2),
    "120000": (6, 2),
    "210000": (7, 2),
    "540000": (0, 3),
    "630000": (1, 3),
    "620000": (2, 3),
    "610000": (3, 3),
    "410000": (4, 3),
    "130000": (5, 3),
    "370000": (6, 3),
    "510000": (2, 4),
    "500000": (3, 4),
    "420000": (4, 4),
    "340000": (5, 4),
    "320000": (6, 4),
    "530000": (2, 5),
    "520000": (3, 5),
    "430000": (4, 5),
    "360000": (5, 5),
    "330000": (6, 5),
    "310000": (7, 5),
    "450000": (3, 6),
    "440000": (4, 6),
    "350000": (5, 6),
    "710000": (7, 6),
    "460000": (3, 7),
    "820000": (4, 7),
    "810000": (5, 7),
}


def province_tiles(ranking: Ranking, *, anchor: str, ui: Interface) -> Figure | None:
    """The figure; None of other levels and of too few provinces."""
    stands = {stand.code: stand for stand in ranking.stands if stand.code in _TILES}
    if len(stands) < FEWEST or len(stands) < len(ranking.stands):
        return None
    title = _title(ranking, ui=ui)
    silent = {code for one in ranking.missing if one.given for code in one.codes}
    factor, word = ranking.factor
    absent = [c for c in _TILES if c not in {*_OUTSIDE, *stands, *silent}]
    key = [
        (bar_key("tile-1", width=14), ui("tiles.low")),
        (bar_key(f"tile-{_SHADES}", width=14), ui("tiles.high")),
        (hatched_key(), ui("tiles.absent", number=len(absent))),
    ]
    if silent:
        key.append((bar_key("open-edge", width=14), ui("tiles.silent", number=len(silent))))
    drawn = [
        _draw(stands, silent, size=size, factor=factor, label=title) for size in (_WIDE, _NARROW)
    ]
    return Figure(
        anchor=anchor,
        title=title,
        about=ui("tiles.about", year=ranking.year, unit=f"{word}{ranking.unit}"),
        key=key,
        wide=drawn[0].markup(),
        narrow=drawn[1].markup(),
        source=_source(absent, ui=ui),
        heads=(ui("ranking.place"), ui("ranking.stated")),
        rows=[(stand.name, stand.words) for stand in ranking.stands],
    )


def _title(ranking: Ranking, *, ui: Interface) -> str:
    above = ranking.count(1)
    if ranking.superior is None or not above:
        return ui("tiles.title", indicator=ranking.indicator)
    superior = superior_name(ranking.superior, ui=ui)
    names = [stand.name for stand in ranking.stands if stand.apart == 1]
    if above == 1:
        return ui("tiles.one", superior=superior, place=names[0])
    return ui("tiles.above", superior=superior, number=above)


def _source(absent: Sequence[str], *, ui: Interface) -> str:
    source = ui("tiles.source")
    names = joined([_name(code) for code in sorted(absent)], ui=ui)
    return ui("tiles.missing", source=source, names=names) if absent else source


def _name(code: str) -> str:
    division = find_division(code)
    return short_place(code, division.name) if division else code


def _draw(
    stands: Mapping[str, Stand], silent: set[str], *, size: float, factor: Decimal, label: str
) -> Drawing:
    across, down = 8, 8
    drawing = Drawing(round(across * size), round(down * size), label)
    shades = _shades(stands)
    for code, (column, row) in _TILES.items():
        x, y, side = column * size, row * size, size - 4
        name = _name(code)
        stand = stands.get(code)
        middle = x + side / 2
        if stand is not None:
            drawing.rect(x, y, side, side, f"tile-{shades[stand.low]}")
            drawing.text(middle, y + side * 0.43, name, "small strong middle on-fill")
            drawing.text(middle, y + side * 0.79, _number(stand, factor), "small middle on-fill")
            continue
        if code not in silent and code not in _OUTSIDE:
            drawing.hatched(x, y, side, side)
        drawing.rect(x, y, side, side, "tile-none")
        drawing.text(middle, y + side * 0.6, name, "small muted middle")
    return drawing


def _number(stand: Stand, factor: Decimal) -> str:
    return f"{SIGNS[Comparator(stand.shape)]}{number_words(stand.low, stand.high, factor=factor)}"


def _shades(stands: Mapping[str, Stand]) -> Mapping[Decimal, int]:
    """A shade for each value, by its rank among the values; the greatest is the darkest."""
    values = sorted({stand.low for stand in stands.values()})
    last = max(len(values) - 1, 1)
    return {value: 1 + round(at * (_SHADES - 1) / last) for at, value in enumerate(values)}
