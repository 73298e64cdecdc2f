"""Places beside each other: the first indicator large, a map of tiles, the others small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydiff.stages.knowledge.core_indicators import core_rank
from policydiff.stages.reports.html.pictures.drawing import Figure
from policydiff.stages.reports.html.places.presence_grid import Grid
from policydiff.stages.reports.html.places.province_tiles import province_tiles
from policydiff.stages.reports.html.places.ranked_dots import (
    ranking_figure,
    shapes_key,
    small_figure,
)
from policydiff.stages.reports.html.places.ranking_words import ranking_headline
from policydiff.stages.reports.html.places.rankings import Ranking
from policydiff.stages.reports.shared.translations import Interface

if TYPE_CHECKING:
    from markupsafe import Markup

_SHOWN = 6  # small figures before the folded ones
_LEVEL, _LAST = "province", 1000  # whose core measures come first; the rank of all others
_FEWEST = 2  # places with a value, below which nothing is ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """The part of a page about places in one year."""

    headline: str  # what there is to see in the first figure; "" where there is none
    main: Figure | None
    tiles: Figure | None
    others: tuple[Figure, ...]
    more: tuple[Figure, ...]  # folded
    grids: tuple[Grid, ...]
    key: Sequence[tuple[Markup, str]] = ()  # shapes of the small figures


def places_view(rankings: Sequence[Ranking], grids: Sequence[Grid], *, ui: Interface) -> PlacesView:
    """The figures, those of most places first; what all places say alike comes last."""
    ranked = ranked_in_order(rankings)
    if not ranked:
        return PlacesView(
            headline="", main=None, tiles=None, others=(), more=(), grids=tuple(grids)
        )
    small = [
        small_figure(ranking, anchor=f"i-{number}", ui=ui)
        for number, ranking in enumerate(ranked[1:], start=2)
    ]
    return PlacesView(
        headline=ranking_headline(ranked[0], ui=ui),
        main=ranking_figure(ranked[0], anchor="i-1", ui=ui),
        tiles=province_tiles(ranked[0], anchor="tiles", ui=ui),
        others=tuple(small[:_SHOWN]),
        more=tuple(small[_SHOWN:]),
        grids=tuple(grids),
        key=shapes_key(ranked[1:], ui=ui),
    )


def ranked_in_order(rankings: Sequence[Ranking]) -> list[Ranking]:
    """Those that rank at least two places; first those that differ, of most places, core ones."""

    def order(one: Ranking) -> tuple[bool, int, int]:
        alike = len({stand.low for stand in one.stands}) == 1
        rank = core_rank(one.indicator, level=_LEVEL)
        return alike, -len(one.stands), _LAST if rank is None else rank

    return sorted((one for one in rankings if len(one.stands) >= _FEWEST), key=order)
