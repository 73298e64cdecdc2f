"""Find what a store holds of a plan beside the plan itself: policy fields and years."""

from __future__ import annotations

from functools import cache

from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.themes.codebook import BUILT_IN, Codebook, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.corpus.store.row_encoding import PlanFacts
from policydiff.stages.targets import Plan


def find_facts(plan: Plan) -> PlanFacts:
    """The policy field of each clause of the main text, and the year of each target and result."""
    document = plan.document
    main = document.main_text
    return PlanFacts(
        fields=dict(zip((c.id for c in main), code_clauses(main, _fields()), strict=True)),
        years={t.id: year_of(t, document) for t in (*plan.targets, *plan.results)},
    )


@cache
def _fields() -> Codebook:
    return read_codebook(BUILT_IN)
