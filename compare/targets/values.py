"""Hold the values of two targets against each other: committed ends, and which side is better."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.compare.indicators.reference_quantities import find_basis
from policydiff.stages.compare.indicators.references import lead_over_reference
from policydiff.stages.knowledge.units import convert
from policydiff.stages.targets import Mode, Polarity, Target


def is_neutral(left: Target, right: Target) -> bool:
    """Whether neither a higher nor a lower value is better, for one of the two at least."""
    return Polarity.NEUTRAL in (_polarity(left), _polarity(right))


def wants_high(target: Target) -> bool:
    """Whether a greater value is the more ambitious one, as its polarity tells."""
    return _polarity(target) is Polarity.HIGHER_IS_BETTER


def want_high(left: Target, right: Target) -> bool:
    """Whether a greater value is the more ambitious one for both."""
    return wants_high(left) and wants_high(right)


def order_values(left: Target, right: Target) -> int:
    """Above 0 where the value of other is the greater one, below 0 where it is the smaller.

    The end that is committed to decides (6%–6.5% commits to 6%), the other end breaks a tie.
    """
    mine, theirs = _ends_of_both(left, right)
    return (theirs > mine) - (theirs < mine)


def differ_by_range(left: Target, right: Target) -> bool:
    """Whether two values have one committed end, and differ in the other end of a range."""
    mine, theirs = _ends_of_both(left, right)
    return mine != theirs and mine[:1] == theirs[:1]


def committed_ends(
    target: Target, *, like: Target, high: bool, unit: str | None = None
) -> tuple[Decimal, ...]:
    """Both ends of the value, or the lead that stands for it; the committed one first.

    Args:
        target: Whose ends they are.
        like: In its unit, and for the weight that it counts for (每50公斤).
        high: A greater value is the more ambitious one, so that the low end is committed to.
        unit: Instead of the unit of `like`.
    """
    ends = _ends(target)
    values = [convert(end, unit_of(target), into=unit or unit_of(like)) for end in ends]
    known = [end if value is None else value for end, value in zip(ends, values, strict=True)]
    mine, wanted = find_basis(target), find_basis(like)
    if mine is not None and wanted is not None:
        known = [value * wanted.kilograms / mine.kilograms for value in known]
    return tuple(known) if high else tuple(reversed(known))


def unit_of(target: Target) -> str | None:
    """The unit of the value, or of the margin that stands for it."""
    return target.margin.unit if target.low is None and target.margin else target.unit


def _ends_of_both(left: Target, right: Target) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """Of what has no better side the low end is taken first."""
    high = is_neutral(left, right) or want_high(left, right)
    mine, theirs = (committed_ends(target, like=left, high=high) for target in (left, right))
    return mine, theirs


def _ends(target: Target) -> tuple[Decimal, ...]:
    if target.low is None:
        return (lead_over_reference(target),) * 2
    return tuple(end for end in (target.low, target.high) if end is not None)


def _polarity(target: Target) -> Polarity:
    """Of the value; of a margin that a cut is to have before its reference, of the cut."""
    if target.value_polarity is not None:
        return target.value_polarity
    turned = {
        Polarity.HIGHER_IS_BETTER: Polarity.LOWER_IS_BETTER,
        Polarity.LOWER_IS_BETTER: Polarity.HIGHER_IS_BETTER,
    }
    return (
        turned.get(target.polarity, target.polarity) if target.mode is Mode.CUT else target.polarity
    )
