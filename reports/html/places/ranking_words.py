"""The words around a ranking: a title that says the finding, what is measured, who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from policydiff.stages.documents.metadata.divisions import COUNTRY
from policydiff.stages.reports.html.places.rankings import Missing, Ranking, Stand
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import joined, number_words

_MOST = Decimal("0.6")  # share of places of one value that a title tells first
_TOLD = 6  # places that are told with what they say instead
_LISTED = 40  # names of places without a value; the table of the figure has all


def ranking_title(ranking: Ranking, *, ui: Interface, lead: bool = False) -> str:
    """地区生产总值：10地高于全国，11地相同，无一更低.

    Of the first figure of a page, whose head tells this already, how far apart the places are,
    or where that is what the head tells, the median.
    """
    found = _beside_head(ranking, ui=ui) if lead else ranking_finding(ranking, ui=ui)
    return ui("ranking.title", indicator=ranking.indicator, found=found)


def ranking_headline(ranking: Ranking, *, ui: Interface) -> str:
    """2025年地区生产总值：10地高于全国，11地相同，无一更低."""
    found = ranking_finding(ranking, ui=ui)
    return ui("ranking.headline", year=ranking.year, indicator=ranking.indicator, found=found)


def _beside_head(ranking: Ranking, *, ui: Interface) -> str:
    if _compared(ranking):
        return ui("ranking.comma").join(_range(ranking, ui=ui))
    return ui("ranking.middle", value=_value(ranking.median, ranking.median, ranking))


def _compared(ranking: Ranking) -> bool:
    stands = ranking.stands
    return ranking.superior is not None and any(stand.apart is not None for stand in stands)


def ranking_finding(ranking: Ranking, *, ui: Interface) -> str:
    """What there is to see: how places lie to their superior, else how far apart they are."""
    parts = _steps(ranking, ui=ui) if _compared(ranking) else _range(ranking, ui=ui)
    return ui("ranking.comma").join(parts)


def superior_name(stand: Stand, *, ui: Interface) -> str:
    """The name of a superior; the country is called so on pages of either language."""
    return ui("ranking.country") if stand.code == COUNTRY.code else stand.name


def _steps(ranking: Ranking, *, ui: Interface) -> Iterator[str]:
    above, equal, below = (ranking.count(way) for way in (1, 0, -1))
    superior = superior_name(ranking.superior, ui=ui) if ranking.superior else ""
    if equal and not above and not below:
        yield ui("ranking.all_equal", number=equal, superior=superior)
        return
    words = ("looser", "stricter") if ranking.less_is_more else ("above", "below")
    for number, word in ((above, words[0]), (below, words[1])):
        if number:
            yield ui(f"ranking.{word}", number=number, superior=superior)
    if equal:
        yield ui("ranking.equal", number=equal)
    for number, word in ((above, words[0]), (below, words[1])):
        if not number:
            yield ui(f"ranking.none_{word}")


def _range(ranking: Ranking, *, ui: Interface) -> Iterator[str]:
    stands = ranking.stands
    counted = Counter((stand.low, stand.high) for stand in stands)
    (value, most), *_ = sorted(counted.items(), key=lambda item: -item[1])
    if most == len(stands):
        yield ui("ranking.same", number=most, value=_value(*value, ranking))
        return
    if Decimal(most) / len(stands) < _MOST or len(stands) < 4:
        low, high = _end(ranking, -1, ui=ui), _end(ranking, 0, ui=ui)
        yield ui("ranking.range", low=low, high=high)
        return
    yield ui("ranking.most", number=len(stands), most=most, value=_value(*value, ranking))
    if stands[0].low > value[0]:
        yield ui("ranking.highest", place=_end(ranking, 0, ui=ui))
    if stands[-1].low < value[0]:
        yield ui("ranking.lowest", place=_end(ranking, -1, ui=ui))


def _end(ranking: Ranking, at: int, *, ui: Interface) -> str:
    """新疆10%左右; of several places of one value their number."""
    stand = ranking.stands[at]
    alike = sum(one.low == stand.low for one in ranking.stands)
    name = stand.name if alike == 1 else ui("ranking.places", number=alike)
    words = stand.words if alike == 1 else _value(stand.low, stand.high, ranking)
    return ui("ranking.end", place=name, value=words)


def _value(low: Decimal, high: Decimal, ranking: Ranking) -> str:
    factor, word = ranking.factor
    return f"{number_words(low, high, factor=factor)}{word}{ranking.unit}"


def ranking_about(ranking: Ranking, *, broken: bool, ui: Interface) -> str:
    """2025年省级目标，增长，%；中位数5%（21/21地写明）；横轴不从零起."""
    _, word = ranking.factor
    given = len(ranking.stands) + sum(len(one.names) for one in ranking.missing if one.given)
    mode = "" if ranking.mode == "level" else ui(f"mode.{ranking.mode}")
    told = (ranking.level, mode, f"{word}{ranking.unit}")
    measured = ui("ranking.comma").join(filter(None, told))
    parts = [
        ui("ranking.about", year=ranking.year, measured=measured),
        ui(
            "ranking.median",
            median=_value(ranking.median, ranking.median, ranking),
            stating=len(ranking.stands),
            given=given,
        ),
    ]
    return ui("ranking.stop").join([*parts, *([ui("figure.broken_across")] if broken else [])])


def ranking_source(ranking: Ranking, *, ui: Interface) -> str:
    """Where the values are from, and who has none for which reason."""
    parts = [ui("ranking.source", year=ranking.year, number=len(ranking.stands))]
    if ranking.silent:
        parts.append(ui("ranking.silent", country=ui("ranking.country")))
    parts += [_absent(one, ui=ui) for one in ranking.missing]
    return ui("ranking.stop").join(parts)


def _absent(missing: Missing, *, ui: Interface) -> str:
    bare = len(missing.names) > _TOLD  # what they say instead stands in the table
    names = [name.partition("（")[0] if bare else name for name in missing.names]
    shown = joined(names[:_LISTED], ui=ui)
    rest = len(missing.names) - _LISTED
    more = ui("ranking.and_more", number=rest) if rest > 0 else ""
    return ui(
        "ranking.missing", reason=missing.reason, number=len(missing.names), names=shown + more
    )
