"""What became of the stretches of floors: 确保6.5%、力争7%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.stages.compare.model.change_types import StretchMove, TargetChange
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.targets.values import committed_ends
from policydiff.stages.targets import Target, TargetId

Stretches = Mapping[TargetId, Target]  # of each floor its stretch


def stretches_of(targets: Sequence[Target]) -> Stretches:
    """The stretch of each floor among these targets."""
    known = {target.id for target in targets}
    return {t.stretch_of: t for t in targets if t.stretch_of is not None and t.stretch_of in known}


def pair_stretches(
    pairs: Sequence[TargetPair], base: Stretches, other: Stretches
) -> Iterator[TargetPair]:
    """The stretches of floors that answer each other, where both have one."""
    for pair in pairs:
        mine, theirs = base.get(pair.base.id), other.get(pair.other.id)
        if mine is not None and theirs is not None:
            yield replace(pair, base=mine, other=theirs)


def with_stretch(
    change: TargetChange, pair: TargetPair, base: Stretches, other: Stretches
) -> TargetChange:
    """The change of a floor with what became of its stretch."""
    return replace(change, stretch=_move(base.get(pair.base.id), other.get(pair.other.id)))


def _move(mine: Target | None, theirs: Target | None) -> StretchMove | None:
    if mine is None or theirs is None:
        only = StretchMove.NEW if mine is None else StretchMove.GONE
        return None if mine is theirs else only
    before, after = (committed_ends(target, like=mine, high=True) for target in (mine, theirs))
    if before == after:
        return None
    return StretchMove.RAISED if after > before else StretchMove.LOWERED
