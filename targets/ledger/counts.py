"""Count the numbers of a plan by what they were taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from policydiff.stages.targets.plan import Plan
from policydiff.stages.targets.target import Target
from policydiff.stages.targets.target_codes import Passed

TARGETS, RESULTS = "targets", "results"


def count_numbers(plan: Plan) -> Mapping[str, int]:
    """How many numbers with a unit are in targets, in results, and passed over for each reason.

    A number that holds for several targets (A、B均增长2%) is counted once; aims without a value
    are none. The keys are `targets`, `results` and the codes of `Passed`; what is 0 is left out.
    """
    passed = Counter(number.reason for number in plan.numbers_passed)
    counts = {TARGETS: _values(plan.targets), RESULTS: _values(plan.results)}
    counts |= {reason.value: passed[reason] for reason in Passed}
    return {name: count for name, count in counts.items() if count}


def _values(targets: Sequence[Target]) -> int:
    return len({(t.clause, t.span.end, t.stated) for t in targets if t.value is not None})
