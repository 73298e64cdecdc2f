"""Judge targets that stand on one side only: dropped ones and added ones."""

from __future__ import annotations

from policydiff.stages.compare.indicators.target_times import has_expired
from policydiff.stages.compare.model.change_types import Reason, TargetChange, TargetVerdict
from policydiff.stages.compare.targets.counterpart_search import Facing
from policydiff.stages.compare.targets.explanations import say_trace
from policydiff.stages.compare.targets.traces import find_trace
from policydiff.stages.targets import Plan, Target

_MIRROR = {
    Reason.UNQUANTIFIED: Reason.NEWLY_QUANTIFIED,
    Reason.REPLACED: Reason.REPLACES,
    Reason.NO_COUNTERPART: Reason.NEW,
}


def classify_dropped(target: Target, base: Plan, other: Plan, *, far: Facing) -> TargetChange:
    """A target that only base has."""
    trace = find_trace(target, far=far)
    expired = has_expired(target, base.document, by=other.document)
    why = say_trace(target, trace, dropped=True, expired=expired)
    return TargetChange(
        base=target.id,
        other=None,
        change=TargetVerdict.DROPPED,
        reason=trace.reason,
        axes=None,
        why=why.zh,
        why_en=why.en,
        expired=expired,
    )


def classify_added(target: Target, *, far: Facing) -> TargetChange:
    """A target that only other has; its reasons mirror those of a dropped one."""
    trace = find_trace(target, far=far)
    why = say_trace(target, trace, dropped=False)
    return TargetChange(
        base=None,
        other=target.id,
        change=TargetVerdict.ADDED,
        reason=_MIRROR[trace.reason],
        axes=None,
        why=why.zh,
        why_en=why.en,
    )
