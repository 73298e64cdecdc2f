"""Every target of several plans as series: indicator × jurisdiction × owner × unit × mode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Track
from policydiff.stages.compare.series.value_steps import Stand, in_unit, is_long, split_scope
from policydiff.stages.compare.series.yearly_steps import Reached, link_years, strand_of
from policydiff.stages.documents import Document, DocumentId, Jurisdiction
from policydiff.stages.documents.model.document import cite
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.owners.owner_keys import owner_key


class _Key(NamedTuple):
    """What the points of one series share; sorts as series are listed."""

    indicator: str
    code: str
    jurisdiction: str
    family: str
    mode: str
    owner: str


def track_plans(plans: Sequence[Plan]) -> Track:
    """Every target as a point of a series; a mere mention of another target gives no point.

    A rate and a level of one indicator are two series. A scope in the name (区本级固定资产投资) is
    taken out of it, so that it is a point of the indicator whose line it breaks. Units of one
    family that convert (吨, 公斤) are one series in the unit that most of its points have, ties to
    the first by name.

    Returns:
        Series by indicator, then code; points by year (unknown first), then document as given,
        then reading order. The order of the plans changes no point.
    """
    found: dict[_Key, list[SeriesPoint]] = {}
    reached: dict[_Key, list[Reached]] = {}
    for plan in plans:
        for target in own_targets(plan):
            key = _key(target, plan.document)
            found.setdefault(key, []).append(_point(target, plan.document))
        for key, result in _results(plan):
            reached.setdefault(key, []).append(result)
    documents = {plan.document.id: plan.document for plan in plans}
    series = (
        _series(key, points, documents=documents, results=reached.get(key, ()))
        for key, points in sorted(found.items(), key=lambda item: item[0])
    )
    return Track(plans=tuple(plans), series=tuple(series))


def filter_track(
    track: Track, *, indicators: Sequence[str] = (), jurisdictions: Sequence[str] = ()
) -> Track:
    """The series whose names contain one of the texts; no text keeps all.

    Args:
        track: All series.
        indicators: Parts of canonical names. What the levels of government call by names of their
            own is one: GDP finds 国内生产总值 and 地区生产总值.
        jurisdictions: Parts of names of places, or whole codes.
    """
    wanted = [plain_name(text) for text in indicators]
    kept = (
        series
        for series in track.series
        if (not wanted or any(w in plain_name(series.indicator) for w in wanted))
        and (not jurisdictions or _is_of(series, jurisdictions))
    )
    return replace(
        track,
        series=tuple(kept),
        indicators=tuple(indicators),
        jurisdictions=tuple(jurisdictions),
    )


def _is_of(series: Series, jurisdictions: Sequence[str]) -> bool:
    return any(text in series.jurisdiction or text == series.code for text in jurisdictions)


def _key(target: Target, document: Document) -> _Key:
    place, unit = document.jurisdiction, find_measure(target.unit)
    _, indicator = split_scope(target, document)
    return _Key(
        indicator=indicator,
        code=place.code if place else "",
        jurisdiction=place.name if place else "",
        family=unit.family if unit.factor is not None else target.unit or "",
        mode=target.mode.value,
        owner=owner_key(target),
    )


def _results(plan: Plan) -> list[tuple[_Key, Reached]]:
    """What a yearly plan says of the year before, a result each; sums of several years are none."""
    document = plan.document
    if document.period is None or document.period.first != document.period.last:
        return []
    found, year = [], document.period.first - 1
    for result in plan.results:
        if result.low is None or not _is_of_year(result, year):
            continue
        strand = strand_of(result, document)
        stand = Stand(target=result, document=document, year=year)
        found.append((_key(result, document), Reached(stand=stand, strand=strand)))
    return found


def _is_of_year(result: Target, year: int) -> bool:
    """Whether it is of that year alone: no mean, no sum, no growth since an earlier one."""
    years = result.years
    alone = years is not None and years.first == years.last == year
    return alone and not result.averaged


def _series(
    key: _Key,
    points: Sequence[SeriesPoint],
    *,
    documents: Mapping[DocumentId, Document],
    results: Sequence[Reached],
) -> Series:
    units = [point.target.unit for point in points]
    unit = max(sorted(set(units), key=str), key=units.count)
    ordered = sorted(points, key=lambda point: (point.year is not None, point.year or 0))
    converted = [_in_unit(point, unit) for point in ordered]
    place = documents[points[0].document].jurisdiction
    planned = _planned(documents.values(), place)
    stated = {
        p.year for p in points if not is_long(p.target, documents[p.document])
    }  # an aim of several years is none of its last
    return Series(
        indicator=key.indicator,
        jurisdiction=key.jurisdiction,
        code=key.code,
        level=place.level.value if place else "",
        unit=unit,
        mode=key.mode,
        owner=points[0].target.owner,
        points=link_years(converted, documents=documents, results=results, unit=unit),
        absent=tuple(sorted(planned - stated)),
        unread=tuple(
            year
            for year in range(min(planned, default=0), max(planned, default=0))
            if year not in planned and year not in stated
        ),
    )


def _planned(documents: Iterable[Document], place: Jurisdiction | None) -> frozenset[int]:
    """The years that yearly plans of the place are for."""
    periods = (d.period for d in documents if d.jurisdiction == place)
    return frozenset(p.last for p in periods if p is not None and p.first == p.last)


def _point(target: Target, document: Document) -> SeriesPoint:
    scope, _ = split_scope(target, document)
    return SeriesPoint(
        document=document.id,
        year=year_of(target, document),
        target=target,
        low=target.low,
        high=target.high,
        citation=cite(document, document.clause(target.clause)),
        scope=scope,
        long=target.averaged or is_long(target, document),
    )


def _in_unit(point: SeriesPoint, unit: str | None) -> SeriesPoint:
    target = point.target
    return replace(
        point,
        low=in_unit(target.low, target, unit=unit),
        high=in_unit(target.high, target, unit=unit),
    )
