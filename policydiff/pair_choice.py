"""Which pairs of documents a report compares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from policydiff.stages.support.errors import SettingsError

if TYPE_CHECKING:
    from policydiff.stages.targets import Plan

PairChoice = Literal["all", "adjacent", "versions", "levels", "none"]
CHOICES: tuple[PairChoice, ...] = get_args(PairChoice)


def choose_wanted(choice: PairChoice, plans: Sequence[Plan]) -> Callable[[Plan, Plan], bool] | None:
    """Whether a pair is compared, as `compare_pairs` asks it; None: every pair is.

    Args:
        choice: "adjacent" are documents of one place with none of that place between them,
            "versions" those of one document, "levels" a place and one that it lies in.
        plans: All documents, of which `adjacent` looks for those between two.

    Raises:
        SettingsError: There is no such choice.
    """
    if choice not in CHOICES:
        hint = ", ".join(CHOICES[:-1])
        raise SettingsError("--pairs", f"{choice!r} is no choice of pairs", hint=f"one of {hint}")
    rules: dict[PairChoice, Callable[[Plan, Plan], bool] | None] = {
        "all": None,
        "adjacent": _Adjacent(plans),
        "versions": _are_versions,
        "levels": _are_levels,
        "none": lambda _base, _other: False,
    }
    return rules[choice]


def _are_versions(base: Plan, other: Plan) -> bool:
    from policydiff.stages.compare import Kind
    from policydiff.stages.compare.indicators.relationship import classify_kind

    return classify_kind(base.document, other.document) is Kind.REVISION


def _are_levels(base: Plan, other: Plan) -> bool:
    from policydiff.stages.compare import Kind
    from policydiff.stages.compare.indicators.relationship import classify_kind

    return classify_kind(base.document, other.document) is Kind.LEVELS


class _Adjacent:
    """Documents of one place that follow each other."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        """Take all documents."""
        self._plans = plans

    def __call__(self, base: Plan, other: Plan) -> bool:
        """Whether the two are of one place, with none of it between them in time."""
        from policydiff.pair_comparison import age_of
        from policydiff.stages.compare import Kind
        from policydiff.stages.compare.indicators.relationship import classify_kind

        kind = classify_kind(base.document, other.document)
        if kind is Kind.REVISION:
            return True
        first, last = sorted((age_of(base), age_of(other)))
        place = base.document.jurisdiction
        between = (
            first < age_of(plan) < last
            for plan in self._plans
            if plan.document.jurisdiction == place
        )
        return kind is Kind.SUCCESSOR and not any(between)
