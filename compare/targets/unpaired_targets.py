"""Judge targets that stand on one side only: dropped ones and added ones."""

from __future__ import annotations

from policydiff.stages.compare.indicators.target_times import has_expired
from policydiff.stages.compare.model.change_types import Reason, TargetChange, TargetVerdict
from policydiff.stages.compare.targets.explanations import explain_trace
from policydiff.stages.compare.targets.traces import Trace
from policydiff.stages.targets import Plan, Target

_MIRROR = {
    Reason.UNQUANTIFIED: Reason.NEWLY_QUANTIFIED,
    Reason.REPLACED: Reason.REPLACES,
    Reason.NO_COUNTERPART: Reason.NEW,
}


def classify_dropped(target: Target, trace: Trace, base: Plan, other: Plan) -> TargetChange:
    """A target that only base has, by what other has instead."""
    expired = has_expired(target, base.document, by=other.document)
    return TargetChange(
        base=target.id,
        other=None,
        change=TargetVerdict.DROPPED,
        reason=trace.reason,
        axes=None,
        why=explain_trace(target, trace, dropped=True, expired=expired),
        expired=expired,
        counterpart=trace.target,
    )


def classify_added(target: Target, trace: Trace) -> TargetChange:
    """A target that only other has; its reasons mirror those of a dropped one."""
    return TargetChange(
        base=None,
        other=target.id,
        change=TargetVerdict.ADDED,
        reason=_MIRROR[trace.reason],
        axes=None,
        why=explain_trace(target, trace, dropped=False),
        counterpart=trace.target,
    )
