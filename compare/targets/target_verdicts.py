"""Judge a pair of targets: strengthened, weakened, unchanged, mixed."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.compare.indicators.reference_quantities import find_basis
from policydiff.stages.compare.indicators.target_times import (
    deadline_year,
    year_of,
    years_past_period,
)
from policydiff.stages.compare.model.change_types import (
    Ambition,
    Axes,
    Direction,
    Firmness,
    Reason,
    TargetChange,
    TargetVerdict,
)
from policydiff.stages.compare.targets.explanations import explain_change, explain_obstacle
from policydiff.stages.compare.targets.obstacles import find_frame_obstacle, find_obstacle
from policydiff.stages.compare.targets.pairing import TargetPair
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.modality import modality_rank
from policydiff.stages.knowledge.units import convert
from policydiff.stages.targets import Comparator, Polarity, Target, TimeFrame
from policydiff.stages.targets.years.time_codes import YearsFrom

# How firmly a comparator holds a value that is to be high: 8%以上 > 8% > 8%左右 > 8%以内.
_FIRMNESS = {
    Comparator.AT_LEAST: 3,
    Comparator.PLAIN: 2,
    Comparator.ABOUT: 1,
    Comparator.AT_MOST: 0,
}
# For a value that is to be low the two bounds change places; where no side is better both bind.
_FIRMNESS_LOW = {**_FIRMNESS, Comparator.AT_LEAST: 0, Comparator.AT_MOST: 3}
_FIRMNESS_NEUTRAL = {**_FIRMNESS, Comparator.AT_MOST: 3}
_SAID = (YearsFrom.WORDS, YearsFrom.SENTENCE)
_SIDED = (Direction.STRONGER, Direction.WEAKER)
_UNSIDED = {
    Direction.HIGHER: TargetVerdict.RAISED,
    Direction.LOWER: TargetVerdict.LOWERED,
}
_AMBITIONS = {
    TargetVerdict.STRENGTHENED: Ambition.STRONGER,
    TargetVerdict.WEAKENED: Ambition.WEAKER,
    TargetVerdict.UNCHANGED: Ambition.SAME,
}
_EQUAL = Axes(
    value=Direction.SAME,
    comparator=Direction.SAME,
    deadline=Direction.SAME,
    modality=Direction.SAME,
)


def classify_pair(pair: TargetPair, base: Document, other: Document) -> TargetChange:
    """What became of the target: not comparable, or stronger, weaker, equal axis by axis.

    Targets of clauses that are unchanged are equal on every axis.
    """
    find = find_frame_obstacle if pair.unchanged else find_obstacle
    obstacle = find(pair, base, other)
    if obstacle is not None:
        verdict, axes, reason = TargetVerdict.NOT_COMPARABLE, None, obstacle
        why = explain_obstacle(
            pair.base,
            pair.other,
            reason=obstacle,
            documents=(base, other),
            near=not pair.same_indicator,
        )
    else:
        compared = None if pair.unchanged else compare_axes(pair.base, pair.other, base, other)
        axes, neutral = compared or _EQUAL, is_neutral(pair.base, pair.other)
        by_range = compared is not None and differ_by_range(pair.base, pair.other)
        verdict, reason = classify_axes(axes, neutral=neutral, by_range=by_range)
        low = axes.value in _SIDED and not want_high(pair.base, pair.other)
        why = explain_change(pair.base, pair.other, low=low)
    return TargetChange(
        base=pair.base.id,
        other=pair.other.id,
        change=verdict,
        reason=reason,
        axes=axes,
        words=None if axes is None else words_of_axes(axes),
        ambition=_ambition(verdict, base, other),
        why=why,
    )


def classify_axes(
    axes: Axes, *, neutral: bool = False, by_range: bool = False
) -> tuple[TargetVerdict, Reason]:
    """The verdict over the axes, and what decided it.

    The value decides first, then the deadline, then the words: the comparator, else the modality.
    Only a value and a deadline that move opposite ways are mixed. Where no side is better (a
    deficit, a price) the value alone decides: raised or lowered.

    Args:
        axes: How other stands to base.
        neutral: Whether no side of the value is better.
        by_range: Whether the values differ in their further end alone: 6.5%—7% against 6.5%.
    """
    value = Reason.RANGE if by_range else Reason.VALUE
    if neutral:
        unsided = _UNSIDED.get(axes.value)
        return (unsided, value) if unsided else (TargetVerdict.UNCHANGED, Reason.SAME)
    decisive = [
        (direction, reason)
        for direction, reason in (
            (axes.value, value),
            (axes.deadline, Reason.DEADLINE),
            (axes.comparator, Reason.COMPARATOR),
            (axes.modality, Reason.MODALITY),
        )
        if direction is not Direction.SAME
    ]
    if not decisive:
        return TargetVerdict.UNCHANGED, Reason.SAME
    direction, reason = decisive[0]
    if {axes.value, axes.deadline} == set(_SIDED):
        return TargetVerdict.MIXED, reason
    stronger = direction is Direction.STRONGER
    return (TargetVerdict.STRENGTHENED if stronger else TargetVerdict.WEAKENED), reason


def _ambition(verdict: TargetVerdict, base: Document, other: Document) -> Ambition | None:
    """In one place the ambition follows the change; None where no side is better."""
    one_place = is_one_place(base, other)
    return _AMBITIONS.get(verdict) if one_place else None


def is_one_place(base: Document, other: Document) -> bool:
    """Whether both documents are of one place, as far as it is known of both."""
    mine, theirs = base.jurisdiction, other.jurisdiction
    return mine is None or theirs is None or mine.code == theirs.code


def words_of_axes(axes: Axes) -> Firmness:
    """Whether other is worded more firmly: by its bound (以上, 左右), else by its modality."""
    decides = axes.modality if axes.comparator is Direction.SAME else axes.comparator
    return {
        Direction.STRONGER: Firmness.FIRMER,
        Direction.WEAKER: Firmness.SOFTER,
        Direction.SAME: Firmness.SAME,
    }[decides]


def compare_axes(left: Target, right: Target, base: Document, other: Document) -> Axes:
    """How the other target stands to the base one on each axis."""
    if is_neutral(left, right):
        return _neutral_axes(left, right)
    high = want_high(left, right)
    firmness = _FIRMNESS if high else _FIRMNESS_LOW
    return Axes(
        value=_direction(_compare_values(left, right, high=high)),
        comparator=_direction(firmness[right.comparator] - firmness[left.comparator]),
        deadline=_direction(-_compare_deadlines(left, right, base, other)),
        modality=_direction(modality_rank(right.modality) - modality_rank(left.modality)),
    )


def is_neutral(left: Target, right: Target) -> bool:
    """Whether neither a higher nor a lower value is better, for one of the two at least."""
    return Polarity.NEUTRAL in (left.polarity, right.polarity)


def _neutral_axes(left: Target, right: Target) -> Axes:
    """What the value and the words do; a later deadline is neither better nor worse."""
    order = _compare_values(left, right, high=True)
    firmness = _FIRMNESS_NEUTRAL
    return Axes(
        value=(Direction.SAME, Direction.HIGHER, Direction.LOWER)[order],
        comparator=_direction(firmness[right.comparator] - firmness[left.comparator]),
        deadline=Direction.SAME,
        modality=_direction(modality_rank(right.modality) - modality_rank(left.modality)),
    )


def wants_high(target: Target) -> bool:
    """Whether a greater value is the more ambitious one, as its polarity tells."""
    return (target.value_polarity or target.polarity) is Polarity.HIGHER_IS_BETTER


def want_high(left: Target, right: Target) -> bool:
    """Whether a greater value is the more ambitious one for both."""
    return wants_high(left) and wants_high(right)


def _compare_values(left: Target, right: Target, *, high: bool) -> int:
    """Above 0 where other is the more ambitious.

    A range commits to its less ambitious end (6%–6.5% to 6%), so that end decides and the other
    end only breaks a tie.
    """
    mine, theirs = (committed_ends(target, like=left, high=high) for target in (left, right))
    order = (theirs > mine) - (theirs < mine)
    return order if high else -order


def differ_by_range(left: Target, right: Target) -> bool:
    """Whether two values have one committed end, and differ in the other end of a range."""
    high = True if is_neutral(left, right) else want_high(left, right)
    mine, theirs = (committed_ends(target, like=left, high=high) for target in (left, right))
    return mine != theirs and mine[:1] == theirs[:1]


def committed_ends(
    target: Target, *, like: Target, high: bool, unit: str | None = None
) -> tuple[Decimal, ...]:
    """Both ends of the value, the one that is committed to first.

    Args:
        target: Whose ends they are.
        like: In its unit, and for the weight that it counts for (每50公斤).
        high: A greater value is the more ambitious one.
        unit: Instead of the unit of `like`.
    """
    ends = [end for end in (target.low, target.high) if end is not None]
    values = [convert(end, target.unit, into=unit or like.unit) for end in ends]
    known = [end if value is None else value for end, value in zip(ends, values, strict=True)]
    mine, wanted = find_basis(target), find_basis(like)
    if mine is not None and wanted is not None:
        known = [value * wanted.kilograms / mine.kilograms for value in known]
    return tuple(known) if high else tuple(reversed(known))


def _compare_deadlines(left: Target, right: Target, base: Document, other: Document) -> int:
    """Above 0 where other is the later.

    Plans for years that do not meet (a successor, or this year's and last year's report) are
    held against the end of their own period: that the later plan is later is no weakening, unless
    both name years beyond their own (到2026年底, 到2027年底).
    """
    if deadline_year(left) is None and deadline_year(right) is None:
        return 0
    if left.period is TimeFrame.ANNUAL and right.period is TimeFrame.ANNUAL:
        return 0  # an aim of every year: that it ends later is no weakening
    if _periods_meet(base, other) or (_names_later(left, base) and _names_later(right, other)):
        mine, theirs = year_of(left, base), year_of(right, other)
        return theirs - mine if mine and theirs else 0
    return years_past_period(right, other) - years_past_period(left, base)


def _names_later(target: Target, document: Document) -> bool:
    """Whether a target itself names a year after those that its document plans for."""
    year = deadline_year(target)
    return bool(year and document.period and target.years_from in _SAID) and (
        years_past_period(target, document) > 0
    )


def _periods_meet(base: Document, other: Document) -> bool:
    first, second = base.period, other.period
    if first is None or second is None:
        return True
    return first.first <= second.last and second.first <= first.last


def _direction(step: int) -> Direction:
    """Stronger above 0, weaker below."""
    if step == 0:
        return Direction.SAME
    return Direction.STRONGER if step > 0 else Direction.WEAKER
