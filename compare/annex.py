"""Check a document's main text against its own responsibility list or task table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from policydiff.stages.align import Alignment, Decision, Relation, Side
from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.meaningful_text import normalise_meaningful
from policydiff.stages.align.scoring import score_by
from policydiff.stages.align.tasks.task_links import with_tasks
from policydiff.stages.align.weights import Weights
from policydiff.stages.compare.annex_parts import missing_parts
from policydiff.stages.compare.changes.typed_changes import type_links
from policydiff.stages.compare.findings.caveats import find_annex_limits, find_annex_years
from policydiff.stages.compare.findings.document_profile import make_cards
from policydiff.stages.compare.findings.findings import find_highlights
from policydiff.stages.compare.indicators.passages import find_passage
from policydiff.stages.compare.model.change_types import TargetChange
from policydiff.stages.compare.model.comparison import AnnexFinding, Comparison, FindingKind, Kind
from policydiff.stages.compare.model.target_side import TargetSide
from policydiff.stages.compare.targets.target_changes import compare_targets
from policydiff.stages.compare.wording.character_diff import diff_text
from policydiff.stages.compare.wording.commitments import find_commitments
from policydiff.stages.compare.wording.verbs import Verbs
from policydiff.stages.compare.wording.wording_differences import classify_differences
from policydiff.stages.documents import Clause, ClauseId, Document, Part
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.targets import Plan

Sources = Mapping[ClauseId, tuple[ClauseId, ...]]  # of each annex item: clauses of the main text

# Share of annex items, in [0, 1], that are tasks in an annex of tasks. In the two task lists of the
# fixtures all are; of 21 other annexes of the corpus, none of which lists tasks, all lie below 0.5
# but two (forms that repeat their own headings).
TASK_ITEMS = 0.5

_NEEDED = (
    "annex needs a main text and a responsibility list or task table (附件); "
    "policydiff read shows the parts found"
)


def check_annex(
    plan: Plan,
    *,
    decisions: Sequence[Decision] = (),
    weights: Weights | None = None,
    verbs: Verbs | None = None,
) -> Comparison:
    """What the annexes of a document carry of its main text, and what they say otherwise.

    Args:
        plan: A document whose annexes hold items; several annexes are taken together.
        decisions: A person's verdicts on pairs of clauses, main text first.
        weights: Of the scores; None takes ours.
        verbs: The ranked words of commitments; None takes ours.

    What an item repeats is told by its links; where it has none, by what reading found, unless a
    person has judged the item: then what was refused does not come back, nor another in its place.

    Returns:
        Both sides are the plan; base clauses and targets are those of the main text, other ones
        those of the annexes. Findings are in the order of `FindingKind`, each kind in reading
        order.

    Raises:
        DocumentError: The document has no annex item, or nothing beside its annexes.
    """
    main = tuple(c for c in plan.document.clauses if c.part is not Part.ANNEX)
    items = tuple(c for c in plan.document.clauses if c.part is Part.ANNEX)
    if not main or not items:
        what = "no annex items found" if main else "nothing but annex items found"
        raise DocumentError(plan.document.source.path, what, hint=_NEEDED)
    sides = Side(plan=plan, clauses=main), Side(plan=plan, clauses=items)
    links = align_clauses(
        *sides,
        ordered=False,
        decisions=decisions,
        scores=score_by(weights),
    )
    links = with_tasks(links, *sides)
    changes = compare_targets(
        _side(plan, main), _side(plan, items), alignments=links.alignments, kind=Kind.ANNEX
    )
    typed = type_links(plan, plan, links.alignments, kind=Kind.ANNEX, verbs=verbs)
    judged = {decision.other for decision in decisions}
    sources = _sources(items, alignments=links.alignments, judged=judged)
    lone = sum(not found for found in sources.values())
    found = Comparison(
        base=plan,
        other=plan,
        kind=Kind.ANNEX,
        alignments=typed.alignments,
        target_changes=changes,
        rejected=links.rejected,
        findings=tuple(_find(plan, main, items, sources=sources, changes=changes)),
        warnings=(
            *find_annex_years(plan.document),
            *find_annex_limits(len(items), without_source=lone),
        ),
        commitments=find_commitments(
            plan.document, plan.document, pairs=_pairs(plan.document, sources), verbs=verbs
        ),
        body_changes=typed.body_changes,
        cards=make_cards((plan,)),
    )
    return replace(found, highlights=find_highlights(found))


def has_annex(plan: Plan) -> bool:
    """Whether the document has an annex of tasks to check its main text against.

    Tasks name who is to act or repeat the main text, at least half of them, and are two or more;
    numbers alone make no task: annexes of terms, members and forms are numbered too.
    """
    items = [clause for clause in plan.document.clauses if clause.part is Part.ANNEX]
    if len(items) in (0, 1, len(plan.document.clauses)):
        return False
    tasks = sum(bool(item.bodies.charged) or item.repeats is not None for item in items)
    return tasks >= TASK_ITEMS * len(items)


def _side(plan: Plan, clauses: tuple[Clause, ...]) -> TargetSide:
    ids = {clause.id for clause in clauses}
    targets = tuple(target for target in plan.targets if target.clause in ids)
    return TargetSide(plan=plan, clauses=clauses, targets=targets)


def _find(
    plan: Plan,
    main: Sequence[Clause],
    items: Sequence[Clause],
    *,
    sources: Sources,
    changes: Sequence[TargetChange],
) -> Iterator[AnnexFinding]:
    carried = {source for found in sources.values() for source in found}
    for clause in main:
        if clause.id not in carried:
            yield AnnexFinding(kind=FindingKind.CLAUSE_MISSING, base=clause.id, other=None)
    yield from _find_parts(plan.document, main, items, carried=carried)
    for change in changes:
        if change.base is not None and change.other is None:
            yield AnnexFinding(
                kind=FindingKind.TARGET_MISSING,
                base=plan.target(change.base).clause,
                other=None,
                target=change.base,
            )
    yield from _find_in_items(plan, items, sources=sources)


def _find_parts(
    document: Document, main: Sequence[Clause], items: Sequence[Clause], *, carried: Set[ClauseId]
) -> Iterator[AnnexFinding]:
    """Parts of clauses that are carried which stand in no item."""
    for clause in main:
        for span in missing_parts(document, clause, items) if clause.id in carried else ():
            quote = span.of(document.text)
            yield AnnexFinding(
                kind=FindingKind.PART_MISSING, base=clause.id, other=None, quote=quote
            )


def _find_in_items(
    plan: Plan, items: Sequence[Clause], *, sources: Sources
) -> Iterator[AnnexFinding]:
    for item in items:
        if not sources[item.id]:
            yield AnnexFinding(kind=FindingKind.NO_SOURCE, base=None, other=item.id)
    told = list(_find_wording(plan, items, sources=sources))
    yield from (finding for finding in told if finding.kind is FindingKind.WORDING)
    yield from _find_leads(items)
    yield from (finding for finding in told if finding.kind is FindingKind.EQUAL)


def _find_wording(
    plan: Plan, items: Sequence[Clause], *, sources: Sources
) -> Iterator[AnnexFinding]:
    """Items against the nearest passage of the clauses behind them: otherwise, or word for word."""
    for item in items:
        clauses = [plan.document.clause(source) for source in sources[item.id]]
        if not clauses:
            continue
        clause, passage = find_passage(clauses, item.text)
        if normalise_meaningful(passage) == normalise_meaningful(item.text):
            yield AnnexFinding(kind=FindingKind.EQUAL, base=clause.id, other=item.id)
        else:
            pieces = diff_text(passage, item.text)
            yield AnnexFinding(
                kind=FindingKind.WORDING,
                base=clause.id,
                other=item.id,
                pieces=pieces,
                differences=classify_differences(pieces),
            )


def _find_leads(items: Sequence[Clause]) -> Iterator[AnnexFinding]:
    """Items with two lead bodies, and items with none where others have one."""
    for item in items:
        if len(item.bodies.lead) > 1:
            yield AnnexFinding(kind=FindingKind.TWO_LEADS, base=None, other=item.id)
    with_bodies = any(item.bodies.charged for item in items)
    for item in items:
        if with_bodies and not item.bodies.charged:
            yield AnnexFinding(kind=FindingKind.NO_LEAD, base=None, other=item.id)


def _sources(
    items: Sequence[Clause], *, alignments: Sequence[Alignment], judged: Set[ClauseId]
) -> Sources:
    """For each item the clauses of the main text that stand behind it, perhaps none."""
    found: dict[ClauseId, list[ClauseId]] = {item.id: [] for item in items}
    for alignment in alignments:
        if alignment.relation is Relation.SAME:
            for other in alignment.other:
                found[other].extend(b for b in alignment.base if b not in found[other])
    for item in items:
        if not found[item.id] and item.repeats is not None and item.id not in judged:
            found[item.id].append(item.repeats)
    return {item: tuple(sources) for item, sources in found.items()}


def _pairs(document: Document, sources: Sources) -> Iterator[tuple[Clause, Clause]]:
    """Each clause of the main text with each item that it stands behind."""
    for item, found in sources.items():
        for source in found:
            yield document.clause(source), document.clause(item)
