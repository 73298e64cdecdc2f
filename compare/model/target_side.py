"""One side of a comparison of targets."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.documents import Clause
from policydiff.stages.targets import Plan, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSide:
    """One side of a comparison of targets."""

    plan: Plan
    clauses: tuple[Clause, ...]  # what takes part: the main text, or the items of the annexes
    targets: tuple[Target, ...]  # those of the clauses, each once
    whole: bool = True  # False: the text breaks off, so that nothing can be said to be absent

    @property
    def text(self) -> str:
        """What spans point into."""
        return self.plan.document.text

    @property
    def last_year(self) -> int | None:
        """The last year that the document plans for; None where unknown."""
        period = self.plan.document.period
        return period.last if period else None
