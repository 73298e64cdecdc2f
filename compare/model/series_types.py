"""Targets of one indicator over the years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.compare.model.change_types import Direction, Reason
from policydiff.stages.documents import DocumentId
from policydiff.stages.targets import Comparator, Plan, Target, TargetId


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A value against an earlier one, or a place's against its superior's: how far and whither."""

    document: DocumentId  # where the earlier, or the superior's, stands
    target: TargetId  # its id there; a past result has one too
    place: str  # name of its jurisdiction; "" where unknown
    year: int
    stated: str
    low: Decimal | None  # in the unit of the series or ladder; None where it has no value
    high: Decimal | None
    comparator: Comparator
    # The later (lower) less the earlier (superior's), each at the end that it commits to: the low
    # end of a range where high is ambitious. None where an obstacle keeps them from comparing.
    difference: Decimal | None
    unit: str | None  # of the difference: 个百分点 for rates in %
    value: Direction | None  # by polarity: stronger is the more ambitious value
    firmness: Direction | None  # of the comparators: 左右 → 以上 is stronger
    obstacle: Reason | None = None
    share: Decimal | None = None  # volumes of two levels: the lower one's part of the superior's


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One target of a series."""

    document: DocumentId
    year: int | None  # deadline's last year, else last year of the document's period
    target: Target
    low: Decimal | None  # in the unit of the series
    high: Decimal | None
    citation: str  # title, 文号, date, heading path
    scope: str | None = None  # 区本级; None: the whole place
    # Points of one number are a line without a gap, from 1 on; None: a stretch beside a floor
    # (力争), one of several targets of a year, a bare name (投资), or without a year or value.
    segment: int | None = None
    breaks: Reason | None = None  # why a line ends before this point: scope or threshold
    last_target: Step | None = None  # against the target for the year before
    last_result: Step | None = None  # against the result of the year before
    result: Step | None = None  # what came of it: this target is the earlier one of the step


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator in one jurisdiction over the years."""

    indicator: str
    jurisdiction: str  # name; "" where unknown
    code: str
    level: str
    unit: str | None
    mode: str
    points: tuple[SeriesPoint, ...]  # by year, then document, then reading order
    absent: tuple[int, ...] = ()  # years that a document of the place plans for without this target
    unread: tuple[int, ...] = ()  # years between those, for which no document was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Every target of several documents as series."""

    plans: tuple[Plan, ...]
    series: tuple[Series, ...]  # by indicator, then code
