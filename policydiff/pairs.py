"""What a report compares: every pair of plans, and every main text with its own annexes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from policydiff.decisions import Rulings
from policydiff.progress import Report

if TYPE_CHECKING:
    from compare import Comparison
    from compare.verbs import Verbs
    from targets import Plan


def compare_pairs(
    plans: Sequence[Plan], *, rulings: Rulings, verbs: Verbs | None, tell: Report
) -> tuple[Comparison, ...]:
    """Each plan against each later one; the order given settles ties."""
    from compare.compare import compare_plans

    dated = sorted(plans, key=_age)
    pairs = list(combinations(dated, 2))
    found = []
    for done, (base, other) in enumerate(pairs):
        tell(f"comparing {base.document.id} × {other.document.id}", done, len(pairs))
        decided = rulings.between(base.document, other.document)
        found.append(compare_plans(base, other, decisions=decided, verbs=verbs))
    tell("writing the report", len(pairs), len(pairs))
    return tuple(found)


def check_annexes(
    plans: Sequence[Plan], *, rulings: Rulings, verbs: Verbs | None
) -> tuple[Comparison, ...]:
    """The annex checks of those that have an annex of tasks."""
    from compare.annex import check_annex, has_annex

    return tuple(
        check_annex(plan, decisions=rulings.between(plan.document, plan.document), verbs=verbs)
        for plan in plans
        if has_annex(plan)
    )


def _age(plan: Plan) -> str:
    """The date of issue, else the first year planned for; documents without either come last."""
    document = plan.document
    return document.issued or (str(document.period.first) if document.period else "9999")
