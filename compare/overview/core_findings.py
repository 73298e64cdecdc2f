"""Find what core indicators did: over the years of one place, and over the places of one year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from statistics import median
from typing import NamedTuple

from policydiff.stages.compare.findings.highlight_wording import evidence_of, listed, say_distance
from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.change_types import Firmness
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step, Track
from policydiff.stages.compare.overview.core_finding import CoreFinding
from policydiff.stages.compare.series.escalation import superiors
from policydiff.stages.compare.targets.explanations import say_value
from policydiff.stages.compare.targets.values import wants_high
from policydiff.stages.documents import DocumentId
from policydiff.stages.knowledge.core_indicators import core_rank
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.support.numerals import with_prefix
from policydiff.stages.targets import Mode, Plan

MOST_YEARS = 5  # that one sentence shows, the last ones
LEAST_PLACES = 3  # of one level, for a sentence on how their values lie
MOST_NAMED = 3  # places that stand out on one side


def find_core(track: Track) -> tuple[CoreFinding, ...]:
    """Sentences on the measures that every report sets, those that most set first.

    Three places or more of one level and year make one sentence on how their values lie, two
    years or more of one place one on how its values moved. Only yearly aims of whole places with
    one value each take part; volumes of places are not ranked.
    """
    plans = {plan.document.id: plan for plan in track.plans}
    series = [one for one in track.series if _is_core(one)]
    spreads = [*_over_places(series, track.series, plans)]
    told = {(finding.indicator, d) for finding in spreads for d in finding.documents}
    years = [
        finding
        for one in series
        for finding in _over_years(one, plans)
        if not any((finding.indicator, d) in told for d in finding.documents)
    ]
    return tuple(sorted((*spreads, *years), key=lambda found: found.rank))


def _is_core(series: Series) -> bool:
    """Whether it is of a core measure; a rise in an amount (增加300亿元) says less than it."""
    rise = series.mode == Mode.GROWTH.value and not find_measure(series.unit).rate
    ranked = core_rank(series.indicator, level=series.level) is not None
    return ranked and not rise and series.owner is None


def _points(series: Series) -> list[SeriesPoint]:
    """Its yearly aims of the whole place, one a year, in order."""
    return [p for p in series.points if p.segment and not p.long and p.scope is None]


def _over_years(series: Series, plans: dict[DocumentId, Plan]) -> Iterator[CoreFinding]:
    points = _points(series)
    step = points[-1].last_target if points else None
    if step is None or step.difference is None or points[-1].year != _last_year(series, plans):
        return  # only the year before answers a year, and what has ended is no news
    shown = points[-MOST_YEARS:]
    values = " → ".join(f"{p.year}：{say_value(p.target)}" for p in shown)
    yield _finding(
        series,
        Rule.SERIES,
        NoticeCode.HIGHLIGHT_SERIES,
        points=shown,
        plans=plans,
        documents=[point.document for point in shown],
        place=series.jurisdiction,
        indicator=series.indicator,
        values=values,
        year=points[-1].year or 0,
        step=listed(_moves(step, points[-1])),
    )


def _last_year(series: Series, plans: dict[DocumentId, Plan]) -> int | None:
    """The last year that a document of the place plans for first."""
    documents = (plan.document for plan in plans.values())
    periods = (d.period for d in documents if d.jurisdiction and d.jurisdiction.code == series.code)
    return max((period.first for period in periods if period), default=None)


def _moves(step: Step, later: SeriesPoint) -> Iterator[Notice]:
    """上调0.5个百分点; or 数值持平, and whether the words are firmer."""
    if step.difference:
        code = NoticeCode.MOVE_RAISED if step.difference > 0 else NoticeCode.MOVE_LOWERED
        yield Notice.of(code, distance=say_distance(step.difference, step.unit))
        if step.low != step.high or later.low != later.high:
            yield Notice.of(NoticeCode.MOVE_COMMITTED_END)
        return
    yield Notice.of(NoticeCode.MOVE_HELD)
    if step.firmness in (Firmness.FIRMER, Firmness.SOFTER):
        firmer = step.firmness is Firmness.FIRMER
        yield Notice.of(NoticeCode.MOVE_FIRMER if firmer else NoticeCode.MOVE_SOFTER)


def _over_places(
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
            for point in _points(one):
                of_year[point.year or 0].append(_Stand(one, point))
        years = [year for year, stands in of_year.items() if len(stands) >= LEAST_PLACES]
        if years:
            stands = of_year[max(years)]
            above = _superior(stands, every, plans)
            yield _spread(max(years), stands, above, plans)


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
        for point in _points(above)
        if point.year == year
    )
    return next(found, None)


def _spread(
    year: int, stands: Sequence[_Stand], above: _Stand | None, plans: dict[DocumentId, Plan]
) -> CoreFinding:
    series = stands[0].series
    ranked = sorted(stands, key=lambda s: (-_committed(s.point), s.series.code))
    groups = [[*group] for _, group in groupby(ranked, key=lambda s: _committed(s.point))]
    ends = [*groups[0][:1], *groups[-1][:1]] if len(groups) > 1 else groups[0][:MOST_NAMED]
    middle = with_prefix(median(_committed(stand.point) for stand in stands))
    return _finding(
        series,
        Rule.SPREAD,
        NoticeCode.HIGHLIGHT_SPREAD if len(groups) > 1 else NoticeCode.HIGHLIGHT_SPREAD_EQUAL,
        points=[*(stand.point for stand in ends), *([above.point] if above else [])],
        plans=plans,
        documents=[stand.point.document for stand in stands],
        indicator=series.indicator,
        year=year,
        places=len(stands),
        median=f"{middle}{series.unit or ''}",
        highest=_names(groups[0]),
        top=_said(groups[0], series.unit),
        lowest=_names(groups[-1]),
        bottom=_said(groups[-1], series.unit),
        superior="" if above is None else _against(above, stands),
    )


def _said(stands: Sequence[_Stand], unit: str | None) -> str:
    """What places of one number say; the number alone where they say it in different words."""
    said = {say_value(stand.point.target) for stand in stands}
    number = f"{with_prefix(_committed(stands[0].point))}{unit or ''}"
    return said.pop() if len(said) == 1 else number


def _against(above: _Stand, stands: Sequence[_Stand]) -> Notice:
    """How many places lie above, at and below the value of the place above them."""
    apart = [_committed(stand.point) - _committed(above.point) for stand in stands]
    return Notice.of(
        NoticeCode.HIGHLIGHT_SUPERIOR,
        place=above.series.jurisdiction,
        value=say_value(above.point.target),
        higher=sum(difference > 0 for difference in apart),
        equal=sum(difference == 0 for difference in apart),
        lower=sum(difference < 0 for difference in apart),
    )


def _committed(point: SeriesPoint) -> Decimal:
    """The end of its value that a place commits to."""
    end = point.low if wants_high(point.target) else point.high
    return end if end is not None else Decimal(0)


def _names(stands: Sequence[_Stand]) -> Value:
    """The places, at most three; how many more there are."""
    names = "、".join(stand.series.jurisdiction for stand in stands[:MOST_NAMED])
    if len(stands) <= MOST_NAMED:
        return names
    return Notice.of(NoticeCode.HIGHLIGHT_AND_MORE, names=names, number=len(stands))


def _finding(
    series: Series,
    rule: Rule,
    code: NoticeCode,
    *,
    points: Sequence[SeriesPoint],
    plans: dict[DocumentId, Plan],
    documents: Sequence[DocumentId],
    **values: Value,
) -> CoreFinding:
    return CoreFinding.of(
        series.indicator,
        level=series.level,
        rule=rule,
        code=code,
        evidence=(evidence_of(plans[p.document], p.target.clause, p.target.quote) for p in points),
        documents=documents,
        values=values,
    )
