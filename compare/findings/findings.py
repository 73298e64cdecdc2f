"""Choose the sentences that a reader of a comparison should see first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from policydiff.stages.align import Relation
from policydiff.stages.compare.findings.chapter_findings import (
    tell_chapters_alone,
    tell_numbers_alone,
)
from policydiff.stages.compare.findings.drafting_findings import tell_faults
from policydiff.stages.compare.findings.measure_findings import tell_measures
from policydiff.stages.compare.findings.provision_findings import tell_provisions
from policydiff.stages.compare.findings.reading_findings import tell_doublings, tell_open_measures
from policydiff.stages.compare.findings.role_findings import tell_roles
from policydiff.stages.compare.findings.safeguard_findings import tell_safeguards
from policydiff.stages.compare.findings.target_findings import tell_targets
from policydiff.stages.compare.findings.word_findings import tell_annex, tell_texts
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Kind

MOST = 10  # highlights of one comparison
LEAST_LINKED = 0.15  # share of clauses with a counterpart, below which texts are on other matters
LEAST_CLAUSES = 10  # of a text of which such a share says something


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
            tell_measures,
            tell_faults,
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
