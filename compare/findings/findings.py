"""Choose the sentences that a reader of a comparison should see first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from policydiff.stages.align import Relation
from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.findings.chapter_findings import (
    tell_chapters_alone,
    tell_numbers_alone,
)
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.findings.provision_findings import tell_provisions
from policydiff.stages.compare.findings.reading_findings import tell_doublings, tell_open_measures
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.findings.role_findings import tell_roles
from policydiff.stages.compare.findings.safeguard_findings import tell_safeguards
from policydiff.stages.compare.findings.target_findings import tell_targets
from policydiff.stages.compare.findings.word_findings import tell_annex, tell_texts
from policydiff.stages.compare.model.change_types import Reason, TargetChange, TargetVerdict
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Target, TargetId

ONE_PLACE = (Kind.REVISION, Kind.SUCCESSOR)
MOST = 10  # highlights of one comparison
SURE = 0.9  # score from which on a correspondence is hardly ever wrong: docs/evaluation.md
LEAST_LINKED = 0.15  # share of clauses with a counterpart, below which texts are on other matters
LEAST_CLAUSES = 10  # of a text of which such a share says something
MOST_EVIDENCE = 3  # sentences shown for one highlight


def find_highlights(comparison: Comparison) -> tuple[Highlight, ...]:
    """At most ten sentences, the weightiest first; each rests on sentences of the documents.

    Weights are fixed for each rule, larger for documents of one place than of different ones
    (docs/decisions/0015-highlights.md); ties keep the order of the rules and of the documents.
    """
    rules: Sequence[Callable[[Comparison], Iterator[Highlight]]]
    if comparison.kind is Kind.ANNEX:
        rules = (tell_annex,)
    elif _are_on_other_matters(comparison):
        rules = (tell_targets,)
    else:
        rules = (
            tell_targets,
            tell_chapters_alone,
            tell_numbers_alone,
            tell_provisions,
            tell_safeguards,
            tell_roles,
            tell_doublings,
            tell_open_measures,
            _words_alone,
            _not_listed,
            _coverage,
            tell_texts,
        )
    found = [highlight for rule in rules for highlight in rule(comparison)]
    return tuple(sorted(found, key=lambda h: -h.weight)[:MOST])


def _are_on_other_matters(comparison: Comparison) -> bool:
    """Whether hardly a clause of two texts has a counterpart; of short ones nothing is said."""
    sides = (comparison.base.document.main_text, comparison.other.document.main_text)
    same = [a for a in comparison.alignments if a.relation is Relation.SAME]
    linked = ({c for a in same for c in a.base}, {c for a in same for c in a.other})
    return all(
        len(clauses) >= LEAST_CLAUSES and len(met) < LEAST_LINKED * len(clauses)
        for met, clauses in zip(linked, sides, strict=True)
    )


def _words_alone(comparison: Comparison) -> Iterator[Highlight]:
    """Measures of one place that have a number in one document and words alone in the other."""
    if comparison.kind not in ONE_PLACE:
        return
    base, other = document_names(comparison)
    dropped = [
        change
        for change in _changes(comparison, TargetVerdict.DROPPED, Reason.UNQUANTIFIED)
        if not change.expired and _looks_ahead(comparison, change)
    ]
    added = [
        change
        for change in _changes(comparison, TargetVerdict.ADDED, Reason.NEWLY_QUANTIFIED)
        if _looks_ahead(comparison, change)
    ]
    for rule, found, own, facing in (
        (Rule.UNQUANTIFIED, dropped, base, other),
        (Rule.QUANTIFIED, added, other, base),
    ):
        if found:
            yield tell(
                comparison,
                rule,
                NoticeCode.HIGHLIGHT_WORDS_ALONE,
                evidence=_quotes(comparison, found),
                number=len(found),
                named=_named(comparison, found),
                own=own,
                facing=facing,
            )


def _looks_ahead(comparison: Comparison, change: TargetChange) -> bool:
    """Whether the target of a lone change stands outside a review of the past."""
    plan = comparison.base if change.base is not None else comparison.other
    return not is_review(plan.document.clause(_target(comparison, change).clause))


def _named(comparison: Comparison, changes: Sequence[TargetChange]) -> Value:
    """The indicators of the first of these targets, each between quotation marks."""
    names = dict.fromkeys(_target(comparison, change).indicator for change in changes)
    shown = "".join(f"“{name}”" for name in list(names)[:MOST_EVIDENCE])
    return Notice.of(NoticeCode.AND_OTHERS, named=shown) if len(names) > MOST_EVIDENCE else shown


def _not_listed(comparison: Comparison) -> Iterator[Highlight]:
    """Targets of base without a counterpart in a later plan of the place, and what became of them.

    Between places, plans of a year each, and of regulations a count of them says nothing.
    """
    found = _changes(comparison, TargetVerdict.DROPPED)
    expired = sum(change.expired for change in found)
    total = sum(c.base is not None for c in comparison.target_changes)
    if not found or comparison.kind not in ONE_PLACE or _are_yearly(comparison):
        return
    if is_regulation(comparison.base.document):
        return
    codes = {0: NoticeCode.HIGHLIGHT_NONE_EXPIRED, len(found): NoticeCode.HIGHLIGHT_ALL_EXPIRED}
    yield tell(
        comparison,
        Rule.NOT_LISTED,
        codes.get(expired, NoticeCode.HIGHLIGHT_NOT_LISTED),
        evidence=_quotes(comparison, sorted(found, key=lambda c: c.expired)),
        number=len(found),
        expired=expired,
        total=total,
    )


def _are_yearly(comparison: Comparison) -> bool:
    periods = (plan.document.period for plan in (comparison.base, comparison.other))
    return all(period is not None and period.first == period.last for period in periods)


def _coverage(comparison: Comparison) -> Iterator[Highlight]:
    """How many clauses of base have a counterpart in another text of its place."""
    if comparison.kind is not Kind.SUCCESSOR or _are_yearly(comparison):
        return
    same = [a for a in comparison.alignments if a.relation is Relation.SAME]
    linked = {clause for alignment in same for clause in alignment.base}
    sure = {clause for one in same if one.score >= SURE for clause in one.base}
    total = len(comparison.base.document.main_text)
    if same and total:
        best = max(same, key=lambda alignment: alignment.score)
        yield tell(
            comparison,
            Rule.COVERAGE,
            NoticeCode.HIGHLIGHT_COVERAGE,
            evidence=(
                evidence_of(comparison.base, best.base[0]),
                evidence_of(comparison.other, best.other[0]),
            ),
            number=len(linked),
            total=total,
            share=f"{len(linked) / total:.0%}",
            sure=len(sure),
            least=SURE,
        )


def _changes(
    comparison: Comparison, verdict: TargetVerdict, reason: Reason | None = None
) -> list[TargetChange]:
    return [
        change
        for change in comparison.target_changes
        if change.change is verdict and reason in (None, change.reason)
    ]


def _quotes(comparison: Comparison, changes: Sequence[TargetChange]) -> tuple[Evidence, ...]:
    """The sentences of the first of these targets."""

    def quote(change: TargetChange) -> Evidence:
        plan = comparison.base if change.base is not None else comparison.other
        target = _target(comparison, change)
        return evidence_of(plan, target.clause, target.quote)

    return tuple(quote(change) for change in changes[:MOST_EVIDENCE])


def _target(comparison: Comparison, change: TargetChange) -> Target:
    """The target of a lone change."""
    plan = comparison.base if change.base is not None else comparison.other
    return plan.target(change.base or change.other or TargetId(""))
