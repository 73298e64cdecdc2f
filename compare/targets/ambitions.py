"""Whether one target is more ambitious than another, where that can be said at all."""

from __future__ import annotations

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.indicators.relationship import is_below
from policydiff.stages.compare.model.change_types import Ambition, TargetVerdict
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.values import is_neutral, order_values, want_high
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Comparator, Mode, Target

_FOLLOWING = {
    TargetVerdict.STRENGTHENED: Ambition.STRONGER,
    TargetVerdict.WEAKENED: Ambition.WEAKER,
    TargetVerdict.UNCHANGED: Ambition.SAME,
}
_PLACES = (TargetVerdict.HIGHER, TargetVerdict.LOWER, TargetVerdict.EQUAL)


def ambition_of(
    verdict: TargetVerdict, left: Target, right: Target, documents: DocumentPair
) -> Ambition | None:
    """Whether the target of other is the more ambitious one; None where that cannot be said.

    In one place it follows the change, where one side of the value is better. Of two places it is
    told only for one against its superior, for growth, cuts and ceilings of the same years: other
    rates (forest cover, urbanisation, incomes) measure what a place was endowed with.
    """
    if is_neutral(left, right):
        return None
    if documents.one_place:
        return _FOLLOWING.get(verdict)
    if verdict not in _PLACES or not ambitions_compare(left, right, documents):
        return None
    order = order_values(left, right) * (1 if want_high(left, right) else -1)
    return (Ambition.SAME, Ambition.STRONGER, Ambition.WEAKER)[order]


def ambitions_compare(left: Target, right: Target, documents: DocumentPair) -> bool:
    """Whether of two places one is the other's superior, and both say how much is to be done."""
    mine, theirs = documents.base.jurisdiction, documents.other.jurisdiction
    if is_below(theirs, mine):
        superior = left
    elif is_below(mine, theirs):
        superior = right
    else:
        return False
    same_years = left.years == right.years and left.averaged == right.averaged
    return same_years and (_is_effort(left) or _is_ceiling(superior))


def _is_effort(target: Target) -> bool:
    """A growth or a cut in per cent or points: what is done in a year, whatever there was."""
    return target.mode in (Mode.GROWTH, Mode.CUT) and find_measure(target.unit).rate


def _is_ceiling(superior: Target) -> bool:
    """A bound that the superior sets to a rate: 城镇调查失业率控制在5.5%以内."""
    level = superior.mode is Mode.LEVEL and is_rate(superior)
    return level and superior.comparator is Comparator.AT_MOST
