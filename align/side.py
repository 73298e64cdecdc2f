"""One side of an alignment."""

from __future__ import annotations

from dataclasses import dataclass

from documents import Clause
from targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The clauses to align, and the plan that they stand in."""

    plan: Plan
    clauses: tuple[Clause, ...]  # reading order; the main text, or the items of an annex
