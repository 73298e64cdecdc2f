"""Choose the pairs of targets of which sentences are made: what is named, core ones first."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.findings.told_values import (
    are_both_per_head,
    is_copied,
    is_told,
    name_of,
    stands_alone,
)
from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.indicators.passages import sentence_of
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.change_types import TargetChange, TargetVerdict
from policydiff.stages.compare.model.comparison import Comparison, Kind
from policydiff.stages.documents import Level
from policydiff.stages.knowledge.core_indicators import core_rank, leads
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.text import fold
from policydiff.stages.targets import Mode, Plan, Target

ALIKE = 0.3  # similarity of the sentences of two measures that are not core
_OF_ONE_PLACE = (Kind.REVISION, Kind.SUCCESSOR)


def choose_targets(
    comparison: Comparison, verdicts: Sequence[TargetVerdict]
) -> list[tuple[TargetChange, Target, Target]]:
    """Changes of these verdicts, one of each indicator: its growth and its level say the same.

    Core indicators come first, those that most documents set; then rates in reading order, since
    plans tell their chief aims first; then volumes, the largest step first. Of one indicator the
    aim of one year comes before that of several.
    """
    place = comparison.base.document.jurisdiction
    level = place.level.value if place else ""
    growing = _growing(comparison)
    pairs = (
        (change, comparison.base.target(change.base), comparison.other.target(change.other))
        for change in comparison.target_changes
        if change.change in verdicts and change.base is not None and change.other is not None
    )
    found = [
        one
        for one in pairs
        if _says_something(comparison, one[1], one[2], level=level)
        if not (_is_amount(one[1]) and plain_name(one[1].indicator) in growing)
    ]
    found.sort(key=lambda one: (*_rank(one[1], level), _is_long(one[1]), -_step(one[1], one[2])))
    kept = {one[1].indicator: one for one in reversed(found)}
    return [one for one in found if kept[one[1].indicator] is one]


def _growing(comparison: Comparison) -> set[str]:
    """Measures whose growth is an aim of its own: their amount rises with what there was."""
    return {
        plain_name(target.indicator)
        for plan in (comparison.base, comparison.other)
        for target in plan.targets
        if target.mode is Mode.GROWTH and find_measure(target.unit).rate
    }


def _is_amount(target: Target) -> bool:
    return target.mode is Mode.LEVEL and not is_rate(target)


def _says_something(comparison: Comparison, left: Target, right: Target, *, level: str) -> bool:
    """Whether a pair of targets may make a sentence.

    Both are aims of a number and none of what reviews the past; a measure that is not core has a
    name that stands for itself; what is copied from the country is told of the country, or where
    the numbers differ.
    """
    clauses = (
        plan.document.clause(target.clause)
        for plan, target in ((comparison.base, left), (comparison.other, right))
    )
    told = is_told(left) and is_told(right) and are_both_per_head(left, right)
    if not told or any(map(is_review, clauses)):
        return False
    if _opens_a_plan(comparison.base, left) or _opens_a_plan(comparison.other, right):
        return False
    sentences = [
        sentence_of(plan.document.text, target.span).of(plan.document.text)
        for plan, target in ((comparison.base, left), (comparison.other, right))
    ]
    named = stands_alone(name_of(left, right)) and _are_alike(*sentences)
    core = is_core_of(comparison, left)
    if core and plain_name(left.indicator) != plain_name(right.indicator):
        return False  # 规模以上制造业增加值 beside 规模以上工业增加值
    if not (core or named):
        return False
    national = level == Level.COUNTRY.value and comparison.kind in _OF_ONE_PLACE
    return national or (left.low, left.high) != (right.low, right.high) or not is_copied(left)


def _opens_a_plan(plan: Plan, target: Target) -> bool:
    """Whether it stands above all headings of a plan of several years, which tell the last ones."""
    period = plan.document.period
    several = period is not None and period.first != period.last
    headed = any(clause.heading for clause in plan.document.main_text)
    return several and headed and not plan.document.clause(target.clause).heading


def _are_alike(left: str, right: str) -> bool:
    """Whether two sentences are alike, both of the whole place: one name may be of two things."""
    part = expression("finding_words", "of_a_part")
    whole = not any(part.match(fold(text).strip()) for text in (left, right))
    return whole and Indel.normalized_similarity(left, right) >= ALIKE


def is_core_of(comparison: Comparison, target: Target) -> bool:
    """Whether the target is of a core measure of the level of base, or of that of other."""
    places = (plan.document.jurisdiction for plan in (comparison.base, comparison.other))
    levels = {place.level.value for place in places if place is not None}
    return any(core_rank(target.indicator, level=level) is not None for level in levels)


def is_chief_of(comparison: Comparison, target: Target) -> bool:
    """Whether the target is of the measure that most documents of the level of base set."""
    place = comparison.base.document.jurisdiction
    return place is not None and core_rank(target.indicator, level=place.level.value) == 0


def leads_of(comparison: Comparison, target: Target) -> bool:
    """Whether the target is of a measure that leads those of the place, and is copied from none."""
    place = comparison.base.document.jurisdiction
    level = place.level.value if place is not None else ""
    return leads(target.indicator, level=level) and not is_copied(target)


def _rank(target: Target, level: str) -> tuple[int, int]:
    core = core_rank(target.indicator, level=level)
    if core is not None:
        return 0, core
    return (1 if is_rate(target) else 2), 0


def _is_long(target: Target) -> bool:
    return target.years is not None and target.years.first != target.years.last


def _step(left: Target, right: Target) -> float:
    """How far a volume moved, as a share of both values, in [0, 1]; 0 of rates."""
    if is_rate(left) or left.low is None or right.low is None:
        return 0.0
    both = abs(left.low) + abs(right.low)
    return float(abs(left.low - right.low) / both) if both else 0.0
