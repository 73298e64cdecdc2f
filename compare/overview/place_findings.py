"""Say how the values of a core indicator lie over the places of one year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from statistics import median
from typing import NamedTuple

from policydiff.stages.compare.findings.highlight_wording import listed
from policydiff.stages.compare.findings.told_values import (
    bound_of,
    is_copied,
    said_value,
    stretch_behind,
)
from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.compare.overview.core_finding import (
    CoreFinding,
    aims_of,
    headline_aims,
    series_finding,
)
from policydiff.stages.compare.overview.left_out import LeftOut, find_left_out, plans_one_year
from policydiff.stages.compare.series.escalation import superiors
from policydiff.stages.compare.targets.values import wants_high
from policydiff.stages.documents import DocumentId, Level
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.support.numerals import with_prefix
from policydiff.stages.targets import Comparator, Plan

LEAST_PLACES = 3  # of one level with a report for the year, for a sentence on how they lie
LEAST_RANKED = 2  # of them with a value; the others are named, in words or as without it
ALL_NAMED = 6  # places that one sentence names each with its value
MOST_NAMED = 3  # places that stand out on one side, where there are more
_TIES = (Comparator.AT_LEAST, Comparator.PLAIN, Comparator.ABOUT, Comparator.AT_MOST)


def over_places(
    series: Sequence[Series], every: Sequence[Series], plans: dict[DocumentId, Plan]
) -> Iterator[CoreFinding]:
    """For each indicator and level the last year for which three places set it, rates only.

    Args:
        series: Of core measures.
        every: All of them: what is core to provinces may not be to the country above.
        plans: The documents by id.
    """
    groups: dict[tuple[str, str, str | None, str], list[Series]] = defaultdict(list)
    for one in series:
        if one.code and find_measure(one.unit).rate:
            groups[one.indicator, one.level, one.unit, one.mode].append(one)
    for several in groups.values():
        of_year: dict[int, list[_Stand]] = defaultdict(list)
        for one in several:
            for point in (*aims_of(one), *headline_aims(one, plans)):
                of_year[point.year or 0].append(_Stand(one, point))
        for year in sorted(of_year, reverse=True):
            stands = of_year[year]
            left = find_left_out(
                stands[0].series,
                year,
                names={name for stand in stands for name in _names_of(stand)},
                ranked={stand.series.code for stand in stands},
                plans=plans.values(),
            )
            if _are_enough(len(stands), left.number) and not _is_copy(stands):
                yield _spread(year, stands, left, _superior(stands, every, plans), plans)
                break


def _is_copy(stands: Sequence[_Stand]) -> bool:
    """Whether all have the one number that nearly every place copies from the country."""
    values = {(stand.point.low, stand.point.high) for stand in stands}
    return len(values) == 1 and all(is_copied(stand.point.target) for stand in stands)


def _names_of(stand: _Stand) -> tuple[str, str]:
    return stand.series.indicator, stand.point.target.indicator_text


def _are_enough(ranked: int, left: int) -> bool:
    """Whether three places set it; or two of the few places, where one says what becomes of all."""
    few = ranked + left <= ALL_NAMED
    return ranked >= LEAST_PLACES or (few and ranked >= LEAST_RANKED and bool(left))


class _Stand(NamedTuple):
    """The aim of one place for one year."""

    series: Series
    point: SeriesPoint


def _superior(
    stands: Sequence[_Stand], series: Sequence[Series], plans: dict[DocumentId, Plan]
) -> _Stand | None:
    """What the place right above all of them aims at for that year; None where none is known."""
    places = (plans[stand.point.document].document.jurisdiction for stand in stands)
    codes = {superiors(place)[0].code for place in places if place is not None}
    one, year = stands[0].series, stands[0].point.year
    found = (
        _Stand(above, point)
        for above in series
        if {above.code} == codes and above.owner is None
        if (above.unit, above.mode) == (one.unit, one.mode)
        if plain_name(above.indicator) == plain_name(one.indicator)
        for point in aims_of(above)
        if point.year == year
    )
    return next(found, None)


def _spread(
    year: int,
    stands: Sequence[_Stand],
    left: LeftOut,
    above: _Stand | None,
    plans: dict[DocumentId, Plan],
) -> CoreFinding:
    """Up to six places each with its own words, of more the ends; equal numbers are told once."""
    series = stands[0].series
    ranked = sorted(stands, key=_order)
    groups = [[*group] for _, group in groupby(ranked, key=lambda s: _committed(s.point))]
    middle = with_prefix(median(_committed(stand.point) for stand in stands))
    few = len(stands) <= ALL_NAMED
    ends = ranked if few else [*groups[0][:1], *groups[-1][:1]]
    code = NoticeCode.HIGHLIGHT_PLACES_IN_ORDER if few else NoticeCode.HIGHLIGHT_SPREAD
    if len({(stand.point.low, stand.point.high) for stand in stands}) == 1:
        code = NoticeCode.HIGHLIGHT_SPREAD_EQUAL
    return series_finding(
        series,
        Rule.SPREAD,
        code,
        points=[*(stand.point for stand in ends), *([above.point] if above else [])],
        plans=plans,
        documents=[stand.point.document for stand in stands],
        indicator=series.indicator,
        year=year,
        places=len(stands),
        median=f"{middle}{series.unit or ''}",
        listed=_names(ranked, plans, most=ALL_NAMED),
        highest=_names(groups[0], plans, most=ALL_NAMED if few else MOST_NAMED),
        lowest=_names(groups[-1], plans, most=MOST_NAMED),
        superior="" if above is None else _against(above, stands, plans, few=few),
        others=left.told(named=len(stands) + left.number <= ALL_NAMED),
        stretched=_stretched(stands, plans),
        below=_below(year, stands, plans),
        further=left.evidence,
    )


def _said(stand: _Stand, plans: dict[DocumentId, Plan]) -> str:
    return said_value(plans[stand.point.document].document, stand.point.target)


def _stretched(stands: Sequence[_Stand], plans: dict[DocumentId, Plan]) -> Value:
    """That what a place strives for beside its value (力争) does not count."""
    documents = [plans[stand.point.document].document for stand in stands]
    some = any(map(stretch_behind, documents, (stand.point.target for stand in stands)))
    return Notice.of(NoticeCode.HIGHLIGHT_WITHOUT_STRETCH) if some else ""


def _below(year: int, stands: Sequence[_Stand], plans: dict[DocumentId, Plan]) -> Value:
    """The places of lower levels with a plan for the year, which are not held against these."""
    levels = tuple(Level)
    own = levels.index(Level(stands[0].series.level))
    places = {
        place.name: None
        for plan in plans.values()
        if (place := plan.document.jurisdiction) is not None
        if levels.index(place.level) > own and plans_one_year(plan, year)
    }
    if not places or len(places) > MOST_NAMED:
        return ""
    return Notice.of(NoticeCode.HIGHLIGHT_LEVELS_BELOW, places=listed(places))


def _order(stand: _Stand) -> tuple[Decimal, Decimal, int, str]:
    """The highest number first; of equal ones that of a range, 以上, the bare number, 左右."""
    point = stand.point
    return (
        -_committed(point),
        -((point.low or Decimal(0)) + (point.high or Decimal(0))),
        _TIES.index(bound_of(stand.point.target)),
        stand.series.code,
    )


def _against(
    above: _Stand, stands: Sequence[_Stand], plans: dict[DocumentId, Plan], *, few: bool
) -> Notice:
    """The value of the place above them; of many also how many lie above, at and below it."""
    place, value = (
        above.series.jurisdiction,
        _said(above, plans),
    )
    if few:
        return Notice.of(NoticeCode.HIGHLIGHT_SUPERIOR_BESIDE, place=place, value=value)
    apart = [_committed(stand.point) - _committed(above.point) for stand in stands]
    return Notice.of(
        NoticeCode.HIGHLIGHT_SUPERIOR,
        place=place,
        value=value,
        higher=sum(difference > 0 for difference in apart),
        equal=sum(difference == 0 for difference in apart),
        lower=sum(difference < 0 for difference in apart),
    )


def _committed(point: SeriesPoint) -> Decimal:
    """The end of its value that a place commits to."""
    end = point.low if wants_high(point.target) else point.high
    return end if end is not None else Decimal(0)


def _names(stands: Sequence[_Stand], plans: dict[DocumentId, Plan], *, most: int) -> Value:
    """The places with what each says; of more than a few the first, and how many there are."""
    names = listed(
        Notice.of(
            NoticeCode.PLACE_SAYS,
            place=stand.series.jurisdiction,
            value=_said(stand, plans),
        )
        for stand in stands[:most]
    )
    if len(stands) <= most:
        return names
    return Notice.of(NoticeCode.HIGHLIGHT_AND_MORE, names=names, number=len(stands))
