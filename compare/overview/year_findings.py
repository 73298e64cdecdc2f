"""Say what a measure did over the years of one place, or over its plans of several years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from policydiff.stages.compare.findings.highlight_wording import listed, say_distance
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.findings.told_values import (
    is_copied,
    is_told,
    said_value,
    stands_alone,
    words_told,
)
from policydiff.stages.compare.model.change_types import Firmness
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Step, Track
from policydiff.stages.compare.overview.core_finding import (
    CoreFinding,
    aims_of,
    is_core,
    series_finding,
)
from policydiff.stages.documents import DocumentId, Level, Period
from policydiff.stages.knowledge.core_indicators import leads
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Mode, Plan, Target

MOST_YEARS = 5  # that one sentence shows, the last ones
LEAST_DOCUMENTS = 3  # for a sentence on a measure that is not core, or on plans of several years
MOST_MEASURES = 3  # sentences on such measures


def over_years(series: Series, plans: dict[DocumentId, Plan]) -> Iterator[CoreFinding]:
    """The yearly aims of a measure in order, and the last step; of two years it is brief."""
    points = [point for point in aims_of(series) if not _looks_back(point, plans)]
    step = points[-1].last_target if points else None
    if step is None or step.difference is None or points[-1].year != _last_year(series, plans):
        return  # only the year before answers a year, and what has ended is no news
    shown = _in_a_row(points, series, plans)[-MOST_YEARS:]
    below = series.level != Level.COUNTRY.value
    if below and is_copied(shown[-1].target) and len({(p.low, p.high) for p in shown}) == 1:
        return  # it copies the country, year by year
    brief = len(shown) < LEAST_DOCUMENTS
    held = len({(p.low, p.high) for p in shown}) == 1
    if brief and held and not leads(series.indicator, level=series.level):
        return  # of two years the same: habit
    yield series_finding(
        series,
        Rule.SERIES,
        NoticeCode.HIGHLIGHT_SERIES,
        points=shown,
        plans=plans,
        documents=[point.document for point in shown],
        brief=brief,
        place=series.jurisdiction,
        indicator=series.indicator,
        values=" → ".join(f"{p.year}：{_said(p, plans)}" for p in shown),
        year=points[-1].year or 0,
        step=listed(_moves(step, points)),
        unread=_unread(points, shown, series, plans),
    )


def find_measures(track: Track) -> tuple[CoreFinding, ...]:
    """At most three measures that are not core, in three documents of a place or more, in order.

    Of yearly reports those whose number moved most often; of plans of several years those of the
    same kind of aim (a yearly mean, a level at the end) in plan after plan.
    """
    plans = {plan.document.id: plan for plan in track.plans}
    found = [
        *(f for one in track.series if not is_core(one) for f in _over_reports(one, plans)),
        *(f for one in track.series for f in _over_plans(one, plans)),
    ]
    return tuple(sorted(found, key=lambda one: (-one.highlight.weight, one.indicator)))[
        :MOST_MEASURES
    ]


def _over_reports(series: Series, plans: dict[DocumentId, Plan]) -> Iterator[CoreFinding]:
    points = [point for point in aims_of(series) if not _looks_back(point, plans)]
    named = stands_alone(series.indicator) and all(is_told(point.target) for point in points)
    moves = sum(one.target.low != two.target.low for one, two in pairwise(points))
    in_turn = len({point.document for point in points}) == len(points)
    if len(points) < LEAST_DOCUMENTS or not (named and moves and in_turn) or series.owner:
        return
    if any(point.last_target is None for point in points[1:]):
        return  # years or another definition lie between
    yield from over_years(series, plans)


def _over_plans(series: Series, plans: dict[DocumentId, Plan]) -> Iterator[CoreFinding]:
    """Aims for the whole of each plan of several years."""
    points = [p for p in series.points if p.scope is None and _is_of_whole_plan(p, plans)]
    points.sort(key=lambda p: _period(p, plans).first)
    kinds = {(p.target.averaged, p.target.mode, p.target.basis, p.target.threshold) for p in points}
    in_turn = len({p.document for p in points}) == len(points) >= LEAST_DOCUMENTS
    if not in_turn or len(kinds) > 1 or series.owner or not stands_alone(series.indicator):
        return
    shown = _in_a_row(points, series, plans)[-MOST_YEARS:]
    if len(shown) < LEAST_DOCUMENTS:
        return
    yield series_finding(
        series,
        Rule.SERIES,
        NoticeCode.HIGHLIGHT_PLANS,
        points=shown,
        plans=plans,
        documents=[point.document for point in shown],
        place=series.jurisdiction,
        indicator=series.indicator,
        values=" → ".join(
            f"{_period(p, plans).first}–{_period(p, plans).last}：{_said(p, plans)}" for p in shown
        ),
        unread=_unread(points, shown, series, plans),
    )


def _is_of_whole_plan(point: SeriesPoint, plans: dict[DocumentId, Plan]) -> bool:
    """Whether a target is for the end, or the mean, of a plan of several years."""
    period, years = plans[point.document].document.period, point.target.years
    if period is None or period.first == period.last or years is None or not is_told(point.target):
        return False
    return years.last == period.last and not _looks_back(point, plans)


def _in_a_row(
    points: Sequence[SeriesPoint], series: Series, plans: dict[DocumentId, Plan]
) -> list[SeriesPoint]:
    """The last points between whose documents none was given in which the aim was not read."""
    firsts = {_period(point, plans).first for point in points}
    silent = _silent(points, series, plans)
    last = max((year for year in silent if year < max(firsts, default=0)), default=0)
    return [point for point in points if _period(point, plans).first > last]


def _unread(
    points: Sequence[SeriesPoint],
    shown: Sequence[SeriesPoint],
    series: Series,
    plans: dict[DocumentId, Plan],
) -> Value:
    """The years before the first that is told whose documents were given without the aim.

    They may have it under another name: 城乡居民收入 in place of 城镇居民人均可支配收入.
    """
    first = _period(shown[0], plans).first
    years = sorted(year for year in _silent(points, series, plans) if year < first)
    said = "、".join(map(str, years))
    return Notice.of(NoticeCode.HIGHLIGHT_UNREAD_BEFORE, years=said) if years else ""


def _silent(
    points: Sequence[SeriesPoint], series: Series, plans: dict[DocumentId, Plan]
) -> set[int]:
    """The first years of the documents of the place and kind in which the aim was not read."""
    several = {_is_of_years(plans[point.document]) for point in points}
    firsts = {_period(point, plans).first for point in points}
    return {
        document.period.first
        for plan in plans.values()
        if (document := plan.document).period is not None and document.jurisdiction is not None
        if document.jurisdiction.code == series.code and _is_of_years(plan) in several
        if document.period.first not in firsts
    }


def _is_of_years(plan: Plan) -> bool:
    """Whether it plans for several years."""
    period = plan.document.period
    return period is not None and period.first != period.last


def _said(point: SeriesPoint, plans: dict[DocumentId, Plan]) -> str:
    return said_value(plans[point.document].document, point.target)


def _period(point: SeriesPoint, plans: dict[DocumentId, Plan]) -> Period:
    period = plans[point.document].document.period
    return period if period is not None else Period(first=0, last=0)


def _looks_back(point: SeriesPoint, plans: dict[DocumentId, Plan]) -> bool:
    return is_review(plans[point.document].document.clause(point.target.clause))


def _last_year(series: Series, plans: dict[DocumentId, Plan]) -> int | None:
    """The last year that a document of the place plans for first."""
    documents = (plan.document for plan in plans.values())
    periods = (d.period for d in documents if d.jurisdiction and d.jurisdiction.code == series.code)
    return max((period.first for period in periods if period), default=None)


def _moves(step: Step, points: Sequence[SeriesPoint]) -> Iterator[Notice]:
    """上调0.5个百分点; or 数值持平, and whether the words are firmer."""
    later = points[-1]
    if step.difference:
        distance = say_distance(step.difference, step.unit)
        yield Notice.of(_direction(step, later.target), distance=distance)
        if step.low != step.high or later.low != later.high:
            yield Notice.of(NoticeCode.MOVE_COMMITTED_END)
        return
    if (step.low, step.high) != (later.low, later.high):
        yield _other_end(step, later)
        return
    yield Notice.of(NoticeCode.MOVE_HELD)
    before = next((p.target for p in points if p.target.id == step.target), None)
    words = words_told(before, later.target, step.firmness) if before else Firmness.SAME
    if words in (Firmness.FIRMER, Firmness.SOFTER):
        firmer = words is Firmness.FIRMER
        yield Notice.of(NoticeCode.MOVE_FIRMER if firmer else NoticeCode.MOVE_SOFTER)


def _other_end(step: Step, later: SeriesPoint) -> Notice:
    """The end of a range that nobody commits to: 6.5%-7% → 6.5%左右."""
    ends = zip((step.low, step.high), (later.low, later.high), strict=True)
    moved = sum((after or 0) - (before or 0) for before, after in ends)
    raised, lowered = NoticeCode.MOVE_RANGE_RAISED, NoticeCode.MOVE_RANGE_LOWERED
    return Notice.of(
        raised if moved > 0 else lowered, distance=say_distance(Decimal(moved), step.unit)
    )


def _direction(step: Step, target: Target) -> NoticeCode:
    up = step.difference is not None and step.difference > 0
    if target.mode is Mode.CUT:
        return NoticeCode.MOVE_CUT_RAISED if up else NoticeCode.MOVE_CUT_LOWERED
    return NoticeCode.MOVE_RAISED if up else NoticeCode.MOVE_LOWERED
