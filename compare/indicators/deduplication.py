"""The targets of a plan, each counted once."""

from __future__ import annotations

from policydiff.stages.compare.indicators.indicator_similarity import (
    half_words,
    is_bare,
    joint_words,
    plain_name,
)
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.indicators.references import (
    is_near,
    lead_over_reference,
    reference_key,
)
from policydiff.stages.documents import Document
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import fold
from policydiff.stages.support.value_types import once_each
from policydiff.stages.targets import Mode, Plan, Target

_PLANS = 160  # that are kept: those of a report; each of its comparisons asks a hundred times
TELLING = 1000  # an amount or count from here on is not met twice by chance


@once_each(_PLANS)
def own_targets(plan: Plan) -> tuple[Target, ...]:
    """The targets of a plan without its repeats, in reading order.

    A repeat is what another target has among its mentions (an annex item), and what says in other
    words of the same document the same value of the same indicator (经济增长预期目标6.5% after
    国内生产总值增长6.5%), or leans on the same thing in the same way (城乡居民收入与经济同步 after
    居民收入增长和经济增长同步). Bare names (投资), other aims without a value and small counts
    (新建学校3所) repeat nothing: there may be two such things.
    """
    mentions = {mention for target in plan.targets for mention in target.mentions}
    said = set[tuple[object, ...]]()
    leant = dict[tuple[object, ...], Span]()  # where each is said first
    own = []
    for target in plan.targets:
        key, leaning = _stated(target), _leaning(target, plan.document)
        # both halves of one aim stand in one place
        again = leaning is not None and leant.setdefault(leaning, target.span) != target.span
        if target.id not in mentions and not again and (key is None or key not in said):
            own.append(target)
        if key is not None:
            said.add(key)
    return tuple(own)


@once_each(_PLANS)
def main_targets(plan: Plan) -> tuple[Target, ...]:
    """Those of the main text."""
    ids = {clause.id for clause in plan.document.main_text}
    return tuple(target for target in own_targets(plan) if target.clause in ids)


def _stated(target: Target) -> tuple[object, ...] | None:
    """What a target says; None where another that says the same may be of another thing."""
    if target.low is None or is_bare(target):
        return None
    if target.mode is Mode.LEVEL and not is_rate(target) and target.low < TELLING:
        return None
    value = target.low, target.high, target.unit, target.mode, target.comparator
    frame = target.deadline, target.period, target.scope, target.owner, target.threshold
    return target.indicator, *value, *frame


def _leaning(target: Target, document: Document) -> tuple[object, ...] | None:
    """What an aim leans on and how; None for any other target.

    Both halves of 城乡居民收入 are of the whole.
    """
    if target.low is not None or target.refers_to is None or is_bare(target):
        return None
    both = joint_words().search(fold(target.quote)) is not None
    name = half_words().sub("", target.indicator) if both else target.indicator
    leaning = reference_key(target, document), lead_over_reference(target), is_near(target)
    return plain_name(name), *leaning, target.period, target.scope, target.owner
