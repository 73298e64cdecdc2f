"""Choose the sentences that a reader of a comparison should see first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from policydiff.stages.align import Relation
from policydiff.stages.compare.findings.chapter_findings import (
    tell_chapters_alone,
    tell_numbers_alone,
)
from policydiff.stages.compare.findings.highlight_wording import document_names, evidence_of, tell
from policydiff.stages.compare.findings.provision_findings import tell_provisions
from policydiff.stages.compare.findings.reading_findings import tell_doublings, tell_open_measures
from policydiff.stages.compare.findings.role_findings import tell_roles
from policydiff.stages.compare.findings.safeguard_findings import tell_safeguards
from policydiff.stages.compare.findings.target_findings import tell_targets
from policydiff.stages.compare.findings.word_findings import tell_annex, tell_texts
from policydiff.stages.compare.model.change_types import Reason, TargetChange, TargetVerdict
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets import TargetId

MOST = 10  # highlights of one comparison
MOST_EVIDENCE = 3  # sentences shown for one highlight


def find_highlights(comparison: Comparison) -> tuple[Highlight, ...]:
    """At most ten sentences, the weightiest first; each rests on sentences of the documents.

    Weights are fixed for each rule, larger for documents of one place than of different ones
    (docs/decisions/0015-highlights.md); ties keep the order of the rules and of the documents.
    """
    rules: Sequence[Callable[[Comparison], Iterator[Highlight]]] = (
        (tell_annex,)
        if comparison.kind is Kind.ANNEX
        else (
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
            _listed,
            _coverage,
            tell_texts,
        )
    )
    found = [highlight for rule in rules for highlight in rule(comparison)]
    return tuple(sorted(found, key=lambda h: -h.weight)[:MOST])


def _words_alone(comparison: Comparison) -> Iterator[Highlight]:
    """Measures that have a number in one document and words alone in the other."""
    base, other = document_names(comparison)
    dropped = [
        change
        for change in _changes(comparison, TargetVerdict.DROPPED, Reason.UNQUANTIFIED)
        if not change.expired
    ]
    added = _changes(comparison, TargetVerdict.ADDED, Reason.NEWLY_QUANTIFIED)
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
                own=own,
                facing=facing,
            )


def _not_listed(comparison: Comparison) -> Iterator[Highlight]:
    """Targets of base without a counterpart; those that had expired are told apart."""
    found = _changes(comparison, TargetVerdict.DROPPED)
    expired = sum(change.expired for change in found)
    reasons = Counter(change.reason for change in found)
    if found:
        codes = {
            0: NoticeCode.HIGHLIGHT_NONE_EXPIRED,
            len(found): NoticeCode.HIGHLIGHT_ALL_EXPIRED,
        }
        alone = comparison.kind in (Kind.PEERS, Kind.LEVELS)
        among = codes.get(expired, NoticeCode.HIGHLIGHT_NOT_LISTED)
        yield tell(
            comparison,
            Rule.NOT_LISTED,
            NoticeCode.HIGHLIGHT_ONLY_BASE if alone else among,
            evidence=_quotes(comparison, sorted(found, key=lambda c: c.expired)),
            number=len(found),
            kept=reasons[Reason.UNQUANTIFIED],
            replaced=reasons[Reason.REPLACED],
            gone=reasons[Reason.NO_COUNTERPART],
            expired=expired,
            total=sum(c.base is not None for c in comparison.target_changes),
        )


def _listed(comparison: Comparison) -> Iterator[Highlight]:
    found = _changes(comparison, TargetVerdict.ADDED)
    if found:
        yield tell(
            comparison,
            Rule.LISTED,
            NoticeCode.HIGHLIGHT_ONLY_OTHER,
            evidence=_quotes(comparison, found),
            number=len(found),
            total=sum(c.other is not None for c in comparison.target_changes),
        )


def _coverage(comparison: Comparison) -> Iterator[Highlight]:
    """How many clauses of base have a counterpart; the best match is the evidence."""
    same = [a for a in comparison.alignments if a.relation is Relation.SAME]
    linked = {clause for alignment in same for clause in alignment.base}
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
        target = plan.target(change.base or change.other or TargetId(""))
        return evidence_of(plan, target.clause, target.quote)

    return tuple(quote(change) for change in changes[:MOST_EVIDENCE])
