"""Judge a pair of targets by what its documents are: of one place, or of two."""

from __future__ import annotations

from policydiff.stages.compare.model.change_types import (
    Axes,
    Direction,
    Firmness,
    Reason,
    TargetChange,
    TargetVerdict,
)
from policydiff.stages.compare.model.document_pair import DocumentPair
from policydiff.stages.compare.targets.ambitions import ambition_of
from policydiff.stages.compare.targets.axes import compare_axes, words_of_axes
from policydiff.stages.compare.targets.explanations import explain_change, explain_obstacle
from policydiff.stages.compare.targets.obstacles import find_frame_obstacle, find_obstacle
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.targets.values import differ_by_range, is_neutral, want_high

_SIDED = (Direction.STRONGER, Direction.WEAKER)
_RAISED = {
    Direction.HIGHER: TargetVerdict.RAISED,
    Direction.LOWER: TargetVerdict.LOWERED,
    Direction.SAME: TargetVerdict.UNCHANGED,
}
_HIGHER = {
    Direction.HIGHER: TargetVerdict.HIGHER,
    Direction.LOWER: TargetVerdict.LOWER,
    Direction.SAME: TargetVerdict.EQUAL,
}
_EQUAL = Axes(
    value=Direction.SAME,
    comparator=Direction.SAME,
    deadline=Direction.SAME,
    modality=Direction.SAME,
)


def classify_pair(pair: TargetPair, documents: DocumentPair) -> TargetChange:
    """What became of the target, or how the targets of two places stand to each other.

    Targets of clauses that are unchanged are equal on every axis.
    """
    left, right = pair.base, pair.other
    find = find_frame_obstacle if pair.unchanged else find_obstacle
    obstacle = find(pair, documents)
    if obstacle is not None:
        return TargetChange(
            base=left.id,
            other=right.id,
            change=TargetVerdict.NOT_COMPARABLE,
            reason=obstacle,
            axes=None,
            why=explain_obstacle(
                left, right, reason=obstacle, documents=documents, near=not pair.same_indicator
            ),
        )
    axes = _EQUAL if pair.unchanged else compare_axes(left, right, documents)
    by_range = not pair.unchanged and differ_by_range(left, right)
    verdict, reason = classify_axes(
        axes,
        neutral=is_neutral(left, right),
        by_range=by_range,
        one_place=documents.one_place,
    )
    low = axes.value in _SIDED and not want_high(left, right)
    return TargetChange(
        base=left.id,
        other=right.id,
        change=verdict,
        reason=reason,
        axes=axes,
        words=words_of_axes(axes),
        ambition=ambition_of(verdict, left, right, documents),
        why=explain_change(left, right, low=low, one_place=documents.one_place),
    )


def classify_axes(
    axes: Axes, *, neutral: bool = False, by_range: bool = False, one_place: bool = True
) -> tuple[TargetVerdict, Reason]:
    """The verdict over the axes, and what decided it.

    In one place the value decides first, then the deadline, then the words: the comparator, else
    the modality. Only a value and a deadline that move opposite ways are mixed. Of two places, and
    where no side is better (a deficit, a price), it is told what the number does, and no more.

    Args:
        axes: How other stands to base.
        neutral: Whether no side of the value is better.
        by_range: Whether the values differ in their further end alone: 6.5%—7% against 6.5%.
        one_place: Whether both targets are of one place.
    """
    value = Reason.RANGE if by_range else Reason.VALUE
    if neutral or not one_place:
        verdict = (_RAISED if one_place else _HIGHER)[axes.value]
        return verdict, Reason.SAME if axes.value is Direction.SAME else value
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
    held = axes.value is axes.deadline is Direction.SAME
    if held and words_of_axes(axes) is Firmness.SAME:
        return TargetVerdict.UNCHANGED, Reason.SAME
    direction, reason = decisive[0]
    if {axes.value, axes.deadline} == set(_SIDED):
        return TargetVerdict.MIXED, reason
    stronger = direction is Direction.STRONGER
    return (TargetVerdict.STRENGTHENED if stronger else TargetVerdict.WEAKENED), reason
