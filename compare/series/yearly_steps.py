"""Hold the points of one series against each other, year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from policydiff.stages.compare.indicators.indicator_similarity import is_bare
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.model.series_types import SeriesPoint, Step
from policydiff.stages.compare.series.value_steps import Stand, find_step, is_long, split_scope
from policydiff.stages.documents import Document, DocumentId
from policydiff.stages.knowledge.modality import modality_rank
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Mode, Target, TimeFrame
from policydiff.stages.targets.target_codes import Measure

# Beyond these a result is marked, never left out: docs/json-format.md, “Years”.
MOST_POINTS = Decimal(5)  # between two rates
LEAST_RATIO, MOST_RATIO = Decimal("0.4"), Decimal("2.5")  # of two amounts or counts


class Strand(NamedTuple):
    """What points that can follow each other share, beside the series' own key."""

    scope: str | None
    threshold: str | None
    long: bool  # an aim of several years
    # Of such an aim the first year, where it is reckoned over them: a sum, a growth, a mean.
    since: int | None = None
    averaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A past result that a later document of the place tells."""

    stand: Stand
    strand: Strand


def link_years(
    points: Sequence[SeriesPoint],
    *,
    documents: Mapping[DocumentId, Document],
    results: Sequence[Reached],
    unit: str | None,
) -> tuple[SeriesPoint, ...]:
    """The points with segments, breaks and steps; in the order given.

    Args:
        points: Of one series, by year.
        documents: Of the points, by id.
        results: Of the series' indicator, unit and mode in its place.
        unit: Of the series.
    """
    of_year = _by_year(points, documents)
    segments = _segments(of_year)
    linked = []
    for point in points:
        segment = segments.get(id(point))
        if segment is None or point.year is None:
            linked.append(point)
            continue
        stand = _stand(point, point.year, documents)
        strand = strand_of(point.target, stand.document)
        before = _year_before(stand, strand, of_year, documents)
        outcome = _outcome(stand, strand, results, unit=unit)
        large = outcome is not None and is_large(point, outcome, unit=unit)
        linked.append(
            replace(
                point,
                target=replace(point.target, large=True) if large else point.target,
                segment=segment.number,
                breaks=segment.breaks,
                last_target=None if before is None else find_step(before, stand, unit=unit),
                last_result=_result_before(stand, strand, results, unit=unit),
                result=outcome,
            )
        )
    return tuple(linked)


def is_large(point: SeriesPoint, outcome: Step, *, unit: str | None) -> bool:
    """Whether a result lies so far from its target that one of them may be misread.

    Rates more than 5 points apart; amounts and counts less than 0.4 or more than 2.5 times.
    """
    if point.low is None or outcome.low is None:
        return False
    if find_measure(unit).rate:
        return abs(outcome.low - point.low) > MOST_POINTS
    if point.low <= 0:
        return outcome.low != point.low
    return not LEAST_RATIO <= outcome.low / point.low <= MOST_RATIO


def strand_of(target: Target, document: Document) -> Strand:
    """What a point must share with another to be held against it."""
    scope, _ = split_scope(target, document)
    long = is_long(target, document)
    return Strand(
        scope=scope,
        threshold=target.threshold,
        long=long,
        since=target.years.first if long and target.years and _is_over_years(target) else None,
        averaged=target.averaged,
    )


def _is_over_years(target: Target) -> bool:
    """Whether a value is reckoned over its years; what is there at their end is not."""
    flow = target.measure is Measure.FLOW or target.period is TimeFrame.CUMULATIVE
    return flow or target.averaged or target.mode is not Mode.LEVEL


def main_target(targets: Sequence[Target]) -> Target | None:
    """The target that stands for several of one name, place and year: the firmest worded.

    Of a floor and its stretch (确保6.5%、力争7%) it is the floor. None where several of equal
    firmness have other values: which of them answers another year's is not said.
    """
    valued = [t for t in targets if t.low is not None] or list(targets)
    if not valued:
        return None
    firmest = max(modality_rank(target.modality) for target in valued)
    left = [t for t in valued if modality_rank(t.modality) == firmest]
    said = {(t.low, t.high, t.unit, t.stated if t.low is None else "") for t in left}
    return left[0] if len(said) == 1 else None


class _Segment(NamedTuple):
    number: int
    breaks: Reason | None


_Points = dict[int, dict[Strand, SeriesPoint]]


def _by_year(points: Sequence[SeriesPoint], documents: Mapping[DocumentId, Document]) -> _Points:
    """For each year and strand the point that stands for it, years in order.

    A bare name (投资, 项目) does not say that two years speak of one thing: its points stand alone.
    """
    groups: dict[tuple[int, Strand], list[SeriesPoint]] = {}
    for point in points:
        if point.year is not None and point.low is not None and not is_bare(point.target):
            strand = strand_of(point.target, documents[point.document])
            groups.setdefault((point.year, strand), []).append(point)
    found: _Points = {}
    for (year, strand), several in sorted(groups.items(), key=_strand_order):
        several.sort(key=lambda point: (point.document, point.target.span))
        chosen = main_target([point.target for point in several])
        for point in several:
            if point.target is chosen:
                found.setdefault(year, {})[strand] = point
    return found


def _strand_order(item: tuple[tuple[int, Strand], object]) -> tuple[int, bool, str, str]:
    """By year; what the whole place is to reach in it before parts and longer aims."""
    year, strand = item[0]
    return year, strand.long, strand.scope or "", strand.threshold or ""


def _segments(of_year: _Points) -> dict[int, _Segment]:
    """By identity of the point: its segment and why the line before it ended.

    An aim of several years (到2020年) is a segment of its own and breaks no line.
    """
    found: dict[int, _Segment] = {}
    current: dict[Strand, tuple[int, int]] = {}  # strand → last year, segment
    prior: dict[Strand, SeriesPoint] = {}
    count = 0
    for year, strands in of_year.items():
        yearly = {strand: point for strand, point in strands.items() if not strand.long}
        for strand, point in strands.items():
            last, number = current.get(strand, (0, 0))
            apart = strand.long or strand in prior or not prior
            breaks = None if apart else _why(next(iter(prior)), strand)
            if strand.long or last != year - 1 or breaks is not None:
                count += 1
                number = count
            current[strand] = (year, number)
            found[id(point)] = _Segment(number, breaks)
        prior = yearly or prior
    return found


def _why(before: Strand, after: Strand) -> Reason:
    return Reason.SCOPE if before.scope != after.scope else Reason.THRESHOLD


def _stand(point: SeriesPoint, year: int, documents: Mapping[DocumentId, Document]) -> Stand:
    return Stand(target=point.target, document=documents[point.document], year=year)


def _year_before(
    stand: Stand, strand: Strand, of_year: _Points, documents: Mapping[DocumentId, Document]
) -> Stand | None:
    """The target for the year before: of the same strand, else the first of that year.

    Aims of several years (到2020年) have none.
    """
    year = stand.year - 1
    strands = {s: p for s, p in of_year.get(year, {}).items() if s.long == strand.long}
    point = None if strand.long else strands.get(strand) or next(iter(strands.values()), None)
    return None if point is None else _stand(point, year, documents)


def _result_before(
    stand: Stand, strand: Strand, results: Sequence[Reached], *, unit: str | None
) -> Step | None:
    found = _find_result(stand.year - 1, strand, results)
    return None if found is None else find_step(found, stand, unit=unit)


def _outcome(
    stand: Stand, strand: Strand, results: Sequence[Reached], *, unit: str | None
) -> Step | None:
    """The year's own result against the target, told from the result's side.

    The step names the result, but its difference is the result less the target.
    """
    found = _find_result(stand.year, strand, results)
    if found is None:
        return None
    step = find_step(stand, found, unit=unit)
    back = find_step(found, stand, unit=unit)
    told = replace(back, difference=step.difference, value=step.value)
    return replace(told, ambition=step.ambition, firmness=None)


def _find_result(year: int, strand: Strand, results: Sequence[Reached]) -> Stand | None:
    """The first that the documents tell of the year, in reading order."""
    fitting = [r.stand for r in results if r.stand.year == year and r.strand == strand]
    return min(fitting, key=_order, default=None)


def _order(stand: Stand) -> tuple[str, str, int]:
    return stand.document.issued or "", stand.document.id, stand.target.span.start
