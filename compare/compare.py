"""Compare two plans: the public function of this stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from policydiff.stages.align import Decision, Links, Side
from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.scoring import score_by
from policydiff.stages.align.tasks.task_links import with_tasks
from policydiff.stages.align.weights import Weights
from policydiff.stages.compare.changes.norms import find_lone_norms
from policydiff.stages.compare.changes.typed_changes import TypedLinks, type_links
from policydiff.stages.compare.findings.caveats import find_limits, was_read_whole
from policydiff.stages.compare.findings.document_profile import make_cards
from policydiff.stages.compare.findings.findings import find_highlights
from policydiff.stages.compare.indicators.deduplication import main_targets
from policydiff.stages.compare.indicators.relationship import classify_kind
from policydiff.stages.compare.model.comparison import Comparison, Kind
from policydiff.stages.compare.model.target_side import TargetSide
from policydiff.stages.compare.targets.target_changes import compare_targets
from policydiff.stages.compare.themes.chapters import tell_chapters
from policydiff.stages.compare.themes.theme_clusters import relate_themes
from policydiff.stages.compare.wording.shared_projects import find_carried, find_namings
from policydiff.stages.compare.wording.verbs import Verbs
from policydiff.stages.targets import Plan


def compare_plans(
    base: Plan,
    other: Plan,
    *,
    decisions: Sequence[Decision] = (),
    weights: Weights | None = None,
    verbs: Verbs | None = None,
) -> Comparison:
    """What became of the clauses and targets of base in other, main text against main text.

    Args:
        base: The earlier one where the two are versions or follow each other.
        other: The plan that it is held against.
        decisions: A person's verdicts on pairs of clauses; they overrule the scores.
        weights: Of the scores; None takes ours.
        verbs: The ranked words of commitments; None takes ours.

    Returns:
        Alignments in order of base; target changes in order of base, then the added ones in order
        of other. Nothing is called dropped where other was not read whole, nor added where base
        was not; `warnings` say so.
    """
    kind, links, typed = align_plans(base, other, decisions=decisions, weights=weights, verbs=verbs)
    left, right = base.document, other.document
    themes = relate_themes(base, other)
    sides = main_side(base), main_side(other)
    found = Comparison(
        base=base,
        other=other,
        kind=kind,
        alignments=links.alignments,
        target_changes=compare_targets(*sides, alignments=links.alignments, kind=kind),
        themes=themes.shared,
        rejected=links.rejected,
        warnings=find_limits(base, other, kind=kind),
        commitments=typed.commitments,
        body_changes=typed.body_changes,
        lone_norms=find_lone_norms(left, right, typed.alignments),
        carried=find_carried(
            left, right, same_place=kind in (Kind.REVISION, Kind.SUCCESSOR), verbs=verbs
        ),
        namings=find_namings(left, right),
        theme_changes=themes.changes,
        chapters=tell_chapters(*sides, alignments=links.alignments),
        cards=make_cards((base, other)),
    )
    return replace(found, highlights=find_highlights(found))


class Linked(NamedTuple):
    """How two documents stand to each other, which of their clauses correspond, what changed."""

    kind: Kind
    links: Links
    typed: TypedLinks  # the same alignments


def align_plans(
    base: Plan,
    other: Plan,
    *,
    decisions: Sequence[Decision] = (),
    weights: Weights | None = None,
    verbs: Verbs | None = None,
) -> Linked:
    """The corresponding clauses of two main texts; arguments as for `compare_plans`."""
    kind = classify_kind(base.document, other.document)
    sides = (
        Side(plan=base, clauses=base.document.main_text),
        Side(plan=other, clauses=other.document.main_text),
    )
    links = align_clauses(
        *sides,
        # Versions keep their order; plans of other years or places share contents, not order.
        ordered=kind is Kind.REVISION,
        decisions=decisions,
        scores=score_by(weights),
    )
    links = with_tasks(links, *sides)
    typed = type_links(base, other, links.alignments, kind=kind, verbs=verbs)
    return Linked(kind=kind, links=replace(links, alignments=typed.alignments), typed=typed)


def main_side(plan: Plan) -> TargetSide:
    """The main text of a plan with its targets, each once."""
    return TargetSide(
        plan=plan,
        clauses=plan.document.main_text,
        targets=main_targets(plan),
        whole=was_read_whole(plan.document),
    )
