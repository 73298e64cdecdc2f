"""Two plans → Comparison."""

from __future__ import annotations

from collections.abc import Sequence

from align import Alignment, Decision, Side
from align.align import align_clauses
from compare.changes import classify_pair
from compare.comparison import Comparison, Kind, TargetChange
from compare.kind import classify_kind
from compare.limits import find_limits, was_read_whole
from compare.pairing import Texts, pair_targets
from compare.themes import share_themes
from compare.unpaired import classify_added, classify_dropped, facing
from documents import ClauseId
from targets import Plan, Target


def compare_plans(base: Plan, other: Plan, *, decisions: Sequence[Decision] = ()) -> Comparison:
    """What became of the clauses and targets of base in other, main text against main text.

    Args:
        base: The earlier one where the two are versions or follow each other.
        other: The plan that it is held against.
        decisions: A person's verdicts on pairs of clauses; they overrule the scores.

    Returns:
        Alignments in order of base; target changes in order of base, then the added ones in order
        of other. Nothing is called dropped where other was not read whole, nor added where base
        was not; `warnings` say so.
    """
    kind = classify_kind(base.document, other.document)
    links = align_clauses(
        Side(plan=base, clauses=base.document.main_text),
        Side(plan=other, clauses=other.document.main_text),
        # Versions keep their order; plans of other years or places share contents, not order.
        ordered=kind is Kind.REVISION,
        decisions=decisions,
    )
    return Comparison(
        base=base,
        other=other,
        kind=kind,
        alignments=links.alignments,
        target_changes=compare_targets(base, other, alignments=links.alignments),
        themes=share_themes(base, other),
        rejected=links.rejected,
        warnings=find_limits(base, other, kind=kind),
    )


def compare_targets(
    base: Plan, other: Plan, *, alignments: Sequence[Alignment]
) -> tuple[TargetChange, ...]:
    """Every target of both main texts, in order of base, then the added ones in order of other."""
    left, right = main_targets(base), main_targets(other)
    texts = Texts(base.document.text, other.document.text)
    pairs = pair_targets(left, right, texts=texts, alignments=alignments)
    paired = {pair.base.id: pair for pair in pairs}
    lone_left = [t for t in left if t.id not in paired]
    taken = {pair.other.id for pair in pairs}
    lone_right = [t for t in right if t.id not in taken]
    changes = {pair.base.id: classify_pair(pair, base.document, other.document) for pair in pairs}
    if was_read_whole(other.document):
        far = facing(other.document.main_text, lone_right, alignments=alignments)
        changes |= {t.id: classify_dropped(t, base, other, far=far) for t in lone_left}
    added: tuple[TargetChange, ...] = ()
    if was_read_whole(base.document):
        far = facing(base.document.main_text, lone_left, alignments=alignments, swap=True)
        added = tuple(classify_added(t, far=far) for t in lone_right)
    return (*(changes[t.id] for t in left if t.id in changes), *added)


def main_targets(plan: Plan) -> tuple[Target, ...]:
    """The targets of the main text, each once: without mere mentions of another target."""
    clauses: set[ClauseId] = {clause.id for clause in plan.document.main_text}
    mentions = {mention for target in plan.targets for mention in target.mentions}
    return tuple(t for t in plan.targets if t.clause in clauses and t.id not in mentions)
