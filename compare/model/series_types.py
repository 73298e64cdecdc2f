"""Targets of one indicator over the years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from policydiff.stages.compare.model.change_types import Ambition, Direction, Firmness, Reason
from policydiff.stages.documents import DocumentId, Jurisdiction
from policydiff.stages.documents.model.origin import Origin
from policydiff.stages.support.fields import HIDDEN, About, as_in
from policydiff.stages.targets import Comparator, Plan, Target, TargetId


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A value against an earlier one, or a place's against its superior's: how far and whither."""

    place: str  # name of its jurisdiction; "" where unknown
    year: int
    document: DocumentId  # where the earlier, or the superior's, stands
    target: TargetId  # its id there; a past result has one too
    stated: str
    comparator: Comparator
    # In the unit of the series or ladder; None where it has no value.
    low: Annotated[Decimal | None, About(json=False)]
    high: Annotated[Decimal | None, About(json=False)]
    # The later (lower) less the earlier (superior's), each at the end that it commits to: the low
    # end of a range where high is ambitious. None where an obstacle keeps them from comparing.
    difference: Decimal | None
    unit: str | None  # of the difference: 个百分点 for rates in %
    # In one place by polarity, stronger or weaker; between places higher or lower.
    value: Annotated[Direction | None, About(key="direction")]
    firmness: Firmness | None  # of the comparators: 左右 → 以上 is firmer
    obstacle: Reason | None = None
    # Volumes of two levels: the lower one's part of the superior's.
    share: Annotated[Decimal | None, About(digits=6)] = None
    ambition: Ambition | None = None  # between places only for growth, cuts, ceilings of one year

    @property
    def ends(
        self,
    ) -> Annotated[tuple[Decimal, Decimal] | None, About(key="value", after="high", table=False)]:
        """Both ends of the value."""
        return both_ends(self.low, self.high)


def both_ends(low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """Both ends of a value; None where it has none."""
    return None if low is None or high is None else (low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One target of a series."""

    document: Annotated[DocumentId, as_in(Origin, "document")]
    year: Annotated[  # deadline's last year, else last year of the document's period
        int | None,
        About(
            zh="年份", en="year", zh_about="目标所指的年份", en_about="year that the target is for"
        ),
    ]
    target: Annotated[Target, HIDDEN]
    low: Annotated[Decimal | None, as_in(Target, "low")]  # in the unit of the series
    high: Annotated[Decimal | None, as_in(Target, "high")]
    citation: Annotated[str, as_in(Origin, "citation")]
    scope: Annotated[str | None, as_in(Target, "scope")] = None  # 区本级; None: the whole place
    # An aim of several years or a mean of them, which stands on no axis of years.
    long: Annotated[bool, HIDDEN] = False
    # Points of one number are a line without a gap, from 1 on; None: a stretch beside a floor
    # (力争), one of several targets of a year, a bare name (投资), or without a year or value.
    segment: Annotated[
        int | None,
        About(
            zh="线段",
            en="segment",
            zh_about="同一编号的点连成一线",
            en_about="points of one number are a line without a gap",
        ),
    ] = None
    breaks: Annotated[
        Reason | None,
        About(
            zh="口径变化",
            en="break",
            zh_about="线段为何中断：范围或门槛改变",
            en_about="why a line ends here: a change of scope or threshold",
            codes=None,
        ),
    ] = None
    last_target: Annotated[Step | None, HIDDEN] = None  # against the target for the year before
    last_result: Annotated[Step | None, HIDDEN] = None  # against the result of the year before
    # What came of it: this target is the earlier one of the step.
    result: Annotated[Step | None, HIDDEN] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator in one jurisdiction over the years."""

    indicator: Annotated[str, as_in(Target, "indicator")]
    jurisdiction: Annotated[str, as_in(Origin, "jurisdiction")]  # name; "" where unknown
    code: Annotated[str, as_in(Jurisdiction, "code")]
    level: Annotated[str, as_in(Jurisdiction, "level", codes="level")]
    unit: Annotated[str | None, as_in(Target, "unit")]
    mode: Annotated[str, as_in(Target, "mode", codes="mode")]
    owner: Annotated[str | None, as_in(Target, "owner")] = None  # 临江新区; None: the place
    points: tuple[SeriesPoint, ...]  # by year, then document, then reading order
    absent: tuple[int, ...] = ()  # years that a document of the place plans for without this target
    unread: tuple[int, ...] = ()  # years between those, for which no document was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Every target of several documents as series."""

    plans: tuple[Plan, ...]
    series: tuple[Series, ...]  # by indicator, then code
    # What was asked for, as for `filter_track`; empty: all.
    indicators: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
