"""Compare all targets of two sides: paired, dropped and added ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from policydiff.stages.align import Alignment
from policydiff.stages.compare.indicators.relationship import pair_documents
from policydiff.stages.compare.model.change_types import TargetChange
from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.compare.model.target_side import TargetSide
from policydiff.stages.compare.targets.counterpart_search import facing
from policydiff.stages.compare.targets.pairing import Texts, pair_targets
from policydiff.stages.compare.targets.stretches import (
    Stretches,
    pair_stretches,
    stretches_of,
    with_stretch,
)
from policydiff.stages.compare.targets.target_verdicts import classify_pair
from policydiff.stages.compare.targets.unchanged_targets import find_unchanged
from policydiff.stages.compare.targets.unpaired_targets import classify_added, classify_dropped
from policydiff.stages.documents import ClauseId
from policydiff.stages.targets import Target, TargetId


def compare_targets(
    base: TargetSide,
    other: TargetSide,
    *,
    alignments: Sequence[Alignment],
    kind: Kind | None = None,
) -> tuple[TargetChange, ...]:
    """What became of each target, in order of base, then the added ones in order of other.

    Args:
        base: The side that comes first.
        other: The side that is held against it.
        alignments: Their clauses that correspond.
        kind: How the documents stand to each other; None where only their places tell.

    Returns:
        One change for each target or pair of targets.

    A target is absent from the result where nothing can be said of it: it has no counterpart,
    but the other side breaks off, or has its very words though no target was read there. So what
    an unchanged clause says is neither dropped nor added.
    """
    documents = pair_documents(base.plan.document, other.plan.document, kind=kind)
    unchanged = find_unchanged(base.targets, other.targets, alignments=alignments)
    mine, theirs = stretches_of(base.targets), stretches_of(other.targets)
    left = _without(base.targets, _taken(pair.base for pair in unchanged.pairs) | _ids(mine))
    right = _without(other.targets, _taken(pair.other for pair in unchanged.pairs) | _ids(theirs))
    texts = Texts(base.text, other.text, base.last_year, other.last_year)
    found = pair_targets(left, right, texts=texts, alignments=alignments)
    pairs = (*unchanged.pairs, *found, *pair_stretches(found, mine, theirs))
    lone_left = _lone(left, {pair.base.id for pair in found}, unchanged=unchanged.base)
    lone_right = _lone(right, {pair.other.id for pair in found}, unchanged=unchanged.other)
    changes = {
        pair.base.id: with_stretch(classify_pair(pair, documents), pair, mine, theirs)
        for pair in pairs
    }
    if other.whole:
        far = facing(other, lone_right, near=base, alignments=alignments)
        changes |= {
            target.id: classify_dropped(target, base.plan, other.plan, far=far)
            for target in lone_left
            if not far.says(target)
        }
    added: list[TargetChange] = []
    if base.whole:
        far = facing(base, lone_left, near=other, alignments=alignments, swap=True)
        added = [classify_added(target, far=far) for target in lone_right if not far.says(target)]
    return (*(changes[t.id] for t in base.targets if t.id in changes), *added)


def _taken(targets: Iterable[Target]) -> set[TargetId]:
    return {target.id for target in targets}


def _ids(stretches: Stretches) -> set[TargetId]:
    """The stretches, which are told of with their floors: never as dropped or added."""
    return _taken(stretches.values())


def _lone(
    targets: Sequence[Target], taken: set[str], *, unchanged: Set[ClauseId]
) -> tuple[Target, ...]:
    """The targets without a counterpart, but for those whose clause stands in both documents."""
    return tuple(t for t in targets if t.id not in taken and t.clause not in unchanged)


def _without(targets: Sequence[Target], taken: set[str]) -> tuple[Target, ...]:
    return tuple(target for target in targets if target.id not in taken)
