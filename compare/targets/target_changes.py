"""Compare all targets of two sides: paired, dropped and added ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from policydiff.stages.align import Alignment
from policydiff.stages.compare.indicators.relationship import pair_documents
from policydiff.stages.compare.model.change_types import TargetChange
from policydiff.stages.compare.model.comparison import Kind
from policydiff.stages.compare.model.target_side import TargetSide
from policydiff.stages.compare.targets.counterpart_search import facing
from policydiff.stages.compare.targets.halves import told_with
from policydiff.stages.compare.targets.pairing import Texts, link_clauses, pair_targets
from policydiff.stages.compare.targets.replacements import (
    Replacement,
    find_replacements,
    is_replacement,
    standing_there,
)
from policydiff.stages.compare.targets.steps import is_step_of
from policydiff.stages.compare.targets.stretches import (
    Stretches,
    pair_stretches,
    stretches_of,
    with_stretch,
)
from policydiff.stages.compare.targets.target_verdicts import classify_pair
from policydiff.stages.compare.targets.traces import find_trace
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
    near = pair_targets(
        left, right, texts=texts, alignments=alignments, one_place=documents.one_place
    )
    found = [pair for pair in near if not is_replacement(pair)]
    pairs = (*unchanged.pairs, *found, *pair_stretches(found, mine, theirs))
    changes = [with_stretch(classify_pair(pair, documents), pair, mine, theirs) for pair in pairs]
    of_base = {p.base.id for p in found} | {*told_with([(p.base, p.other) for p in found], left)}
    of_other = {p.other.id for p in found} | {*told_with([(p.other, p.base) for p in found], right)}
    lone = _Lone(
        base=_lone(left, of_base, unchanged=unchanged.base),
        other=_lone(right, of_other, unchanged=unchanged.other),
        replaced=[Replacement(p.base, p.other) for p in near if is_replacement(p)],
    )
    changes += _lone_changes(base, other, lone, alignments=alignments)
    told = {change.base: change for change in changes if change.base is not None}
    added = (change for change in changes if change.base is None)
    return (*(told[t.id] for t in base.targets if t.id in told), *added)


class _Lone(NamedTuple):
    """The targets without a pair, and which of them stand for each other by their names."""

    base: Sequence[Target]
    other: Sequence[Target]
    replaced: Sequence[Replacement]


def _lone_changes(
    base: TargetSide, other: TargetSide, lone: _Lone, *, alignments: Sequence[Alignment]
) -> Iterator[TargetChange]:
    """What became of the targets without a pair, by what the other side has instead."""
    to_other = facing(other, lone.other, near=base, alignments=alignments)
    to_base = facing(base, lone.base, near=other, alignments=alignments, swap=True)
    left = [t for t in lone.base if other.whole and not to_other.says(t)]
    right = [t for t in lone.other if base.whole and not to_base.says(t)]
    by_name = [r for r in lone.replaced if r.base in left and r.other in right]
    rest = (
        _without(left, _taken(r.base for r in by_name)),
        _without(right, _taken(r.other for r in by_name)),
    )
    replaced = (*by_name, *find_replacements(*rest, links=link_clauses(alignments)))
    instead = {r.base.id: r.other for r in replaced}
    answers = {r.other.id: r.base for r in replaced}
    for target in left:
        there = instead.get(target.id)
        trace = standing_there(there) if there else find_trace(target, far=to_other)
        yield classify_dropped(target, trace, base.plan, other.plan)
    for target in right:
        there = answers.get(target.id)
        trace = standing_there(there) if there else find_trace(target, far=to_base)
        yield classify_added(target, trace)


def _taken(targets: Iterable[Target]) -> set[TargetId]:
    return {target.id for target in targets}


def _ids(stretches: Stretches) -> set[TargetId]:
    """The stretches, which are told of with their floors: never as dropped or added."""
    return _taken(stretches.values())


def _lone(
    targets: Sequence[Target], taken: Set[TargetId], *, unchanged: Set[ClauseId]
) -> tuple[Target, ...]:
    """The targets without a counterpart, but for those whose clause stands in both documents.

    By how much a number is above the year before is told with that number, and one half of an aim
    with the other where both answer a whole.
    """
    told = {step.id for level, step in pairwise(targets) if is_step_of(step, level)}
    return tuple(t for t in targets if t.id not in taken | told and t.clause not in unchanged)


def _without(targets: Sequence[Target], taken: Set[str]) -> tuple[Target, ...]:
    return tuple(target for target in targets if target.id not in taken)
