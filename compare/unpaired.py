"""Why a target stands on one side only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from align import Alignment, Relation
from compare.change_types import Reason, TargetChange, TargetVerdict
from compare.names import contains, core_name, fold
from compare.sentences import say_added, say_dropped, say_expired
from compare.times import has_expired
from documents import Clause, ClauseId
from targets import Plan, Target

# Share of the indicator's character pairs that a clause must have to go on with the measure, in
# [0, 1]: inside a linked clause, and in any other clause, where the name must also be specific.
GOES_ON = 0.6
GOES_ON_ELSEWHERE = 0.99
SPECIFIC_CHARACTERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """The side that a lone target has no counterpart on."""

    clauses: tuple[Clause, ...]  # its main text
    lone: tuple[Target, ...]  # targets of that side without a counterpart
    links: tuple[tuple[ClauseId, ClauseId], ...]  # (of the target's side, of this side), same only
    text: str  # of all its clauses, letters and digits only

    def says(self, target: Target) -> bool:
        """Whether the words of the target, its number among them, stand there.

        Then it is no lone target, though none was read there: an unlike mark or a slip of the
        copyist can hide one.
        """
        quote = fold(target.quote)
        number = any(map(str.isdigit, quote))
        return number and len(quote) >= SPECIFIC_CHARACTERS and quote in self.text


def facing(
    clauses: Sequence[Clause],
    lone: Sequence[Target],
    *,
    alignments: Sequence[Alignment],
    swap: bool = False,
) -> Facing:
    """The far side as seen from base, or with `swap` as seen from other."""
    pairs = [
        (right, left) if swap else (left, right)
        for alignment in alignments
        if alignment.relation is Relation.SAME
        for left in alignment.base
        for right in alignment.other
    ]
    return Facing(
        clauses=tuple(clauses),
        lone=tuple(lone),
        links=tuple(pairs),
        text=fold("".join(clause.text for clause in clauses)),
    )


class Trace(NamedTuple):
    """What the far side has instead of a target, told as for a dropped one."""

    reason: Reason
    clause: ClauseId | None  # where; None for no_counterpart
    named: bool = False  # the clause still names what was counted


def classify_dropped(target: Target, base: Plan, other: Plan, *, far: Facing) -> TargetChange:
    """A target that only base has."""
    trace = _trace(target, far=far)
    expired = has_expired(target, base.document, by=other.document)
    return TargetChange(
        base=target.id,
        other=None,
        change=TargetVerdict.DROPPED,
        reason=trace.reason,
        axes=None,
        why=say_dropped(target, trace.reason, clause=trace.clause, named=trace.named)
        + (say_expired() if expired else ""),
        expired=expired,
    )


def classify_added(target: Target, *, far: Facing) -> TargetChange:
    """A target that only other has; its reasons mirror those of a dropped one."""
    trace = _trace(target, far=far)
    reason = _MIRROR[trace.reason]
    return TargetChange(
        base=None,
        other=target.id,
        change=TargetVerdict.ADDED,
        reason=reason,
        axes=None,
        why=say_added(target, reason, clause=trace.clause, named=trace.named),
    )


_MIRROR = {
    Reason.UNQUANTIFIED: Reason.NEWLY_QUANTIFIED,
    Reason.REPLACED: Reason.REPLACES,
    Reason.NO_COUNTERPART: Reason.NEW,
}


def _trace(target: Target, *, far: Facing) -> Trace:
    """What stands there instead.

    A linked clause that still names what was counted, and counts it not, goes on without the
    number; else a lone target in a linked clause took its place; else a linked clause goes on;
    else a clause anywhere that has the whole of a specific name.
    """
    ids = {right for left, right in far.links if left == target.clause}
    linked = [clause for clause in far.clauses if clause.id in ids]
    best = max(linked, key=lambda c: contains(c.text, target.indicator_text), default=None)
    if best is not None:
        here = [lone for lone in far.lone if lone.clause in ids]
        counted = any(
            contains(lone.indicator_text, target.indicator_text) >= GOES_ON for lone in here
        )
        if not counted and contains(best.text, target.indicator_text) >= GOES_ON:
            return Trace(Reason.UNQUANTIFIED, best.id, named=True)
        if here:
            return Trace(Reason.REPLACED, here[0].clause)
        return Trace(Reason.UNQUANTIFIED, best.id)
    if len(core_name(target.indicator_text)) >= SPECIFIC_CHARACTERS:
        for clause in far.clauses:
            if contains(clause.text, target.indicator_text) >= GOES_ON_ELSEWHERE:
                return Trace(Reason.UNQUANTIFIED, clause.id, named=True)
    return Trace(Reason.NO_COUNTERPART, None)
