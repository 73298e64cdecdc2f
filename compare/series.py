"""Every target of several plans as series: indicator × jurisdiction × unit × mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from compare.comparison import Series, SeriesPoint, Track
from compare.measures import convert, find_unit
from compare.times import year_of
from documents import Document
from targets import Plan, Target


class _Key(NamedTuple):
    """What the points of one series share; sorts as series are listed."""

    indicator: str
    code: str
    jurisdiction: str
    family: str
    mode: str


def track_plans(plans: Sequence[Plan]) -> Track:
    """Every target as a point of a series; a mere mention of another target gives no point.

    A rate and a level of one indicator are two series. Units of one family that convert (吨, 公斤)
    are one series in the unit that most of its points have, ties to the one met first.

    Returns:
        Series by indicator, then code; points by year (unknown first), then document as given,
        then reading order.
    """
    found: dict[_Key, list[SeriesPoint]] = {}
    for plan in plans:
        mentions = {mention for target in plan.targets for mention in target.mentions}
        for target in plan.targets:
            if target.id not in mentions:
                point = _point(target, plan.document)
                found.setdefault(_key(target, plan.document), []).append(point)
    levels = {
        (place.code, place.name): place.level.value
        for plan in plans
        if (place := plan.document.jurisdiction) is not None
    }
    series = (
        _series(key, points, level=levels.get((key.code, key.jurisdiction), ""))
        for key, points in sorted(found.items(), key=lambda item: item[0])
    )
    return Track(plans=tuple(plans), series=tuple(series))


def _key(target: Target, document: Document) -> _Key:
    place, unit = document.jurisdiction, find_unit(target.unit)
    return _Key(
        indicator=target.indicator,
        code=place.code if place else "",
        jurisdiction=place.name if place else "",
        family=unit.family if unit.factor is not None else target.unit or "",
        mode=target.mode.value,
    )


def _series(key: _Key, points: Sequence[SeriesPoint], *, level: str) -> Series:
    units = [point.target.unit for point in points]
    unit = max(units, key=units.count)
    ordered = sorted(points, key=lambda point: (point.year is not None, point.year or 0))
    return Series(
        indicator=key.indicator,
        jurisdiction=key.jurisdiction,
        code=key.code,
        level=level,
        unit=unit,
        mode=key.mode,
        points=tuple(_in_unit(point, unit) for point in ordered),
    )


def _point(target: Target, document: Document) -> SeriesPoint:
    return SeriesPoint(
        document=document.id,
        year=year_of(target, document),
        target=target,
        low=target.low,
        high=target.high,
        citation=cite(target, document),
    )


def _in_unit(point: SeriesPoint, unit: str | None) -> SeriesPoint:
    def value(end: Decimal | None) -> Decimal | None:
        return None if end is None else convert(end, point.target.unit, into=unit)

    return replace(point, low=value(point.low), high=value(point.high))


def cite(target: Target, document: Document) -> str:
    """Title, 文号, date and heading path, each where it is known.

    《嘉兴市行动计划》（嘉政发〔2010〕5号），2010-06-30，二、重点任务 / （三）
    """
    number = f"（{document.number}）" if document.number else ""
    clause = document.clause(target.clause)
    path = " / ".join(filter(None, (*clause.heading, clause.label)))
    parts = (f"《{document.title}》{number}", document.issued or "", path)
    return "，".join(filter(None, parts))
