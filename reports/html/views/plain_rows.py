"""Targets and clauses of a pair as plain lines, for browsers that run no scripts."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.compare import Comparison, TargetChange
from policydiff.stages.documents import Clause, ClauseId, Document
from policydiff.stages.documents.model.clause_place import place_words
from policydiff.stages.reports.shared.link_lookup import (
    corresponding,
    only_in_base,
    only_in_other,
)
from policydiff.stages.reports.shared.target_view import SYMBOLS, verdict_label
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan, TargetId

_BEGINNING = 30  # characters of a clause


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainRows:
    """Lines, each a cell for either side; "" where a side has nothing."""

    targets: tuple[tuple[str, str, str], ...]  # verdict, base, other
    clauses: tuple[tuple[str, str], ...]  # those that correspond, then those of one side


def plain_rows(comparison: Comparison, *, ui: Interface) -> PlainRows:
    """The rows of a comparison: the place of a clause and how it begins."""
    base, other = comparison.base.document, comparison.other.document
    return PlainRows(
        targets=tuple(_target(change, comparison, ui=ui) for change in comparison.target_changes),
        clauses=(
            *(
                (_clauses(base, a.base), _clauses(other, a.other))
                for a in corresponding(comparison)
            ),
            *((_clause(clause), "") for clause in only_in_base(comparison)),
            *(("", _clause(clause)) for clause in only_in_other(comparison)),
        ),
    )


def _target(change: TargetChange, comparison: Comparison, *, ui: Interface) -> tuple[str, str, str]:
    label = verdict_label(change.change, comparison.kind, ui=ui)
    sides = (_stated(comparison.base, change.base), _stated(comparison.other, change.other))
    return (f"{SYMBOLS[change.change]} {label}", *sides)


def _stated(plan: Plan, target: TargetId | None) -> str:
    if target is None:
        return ""
    found = plan.target(target)
    place = place_words(plan.document.clause(found.clause))
    return f"{place} {found.indicator} {found.stated}"


def _clauses(document: Document, clauses: tuple[ClauseId, ...]) -> str:
    return " / ".join(_clause(document.clause(clause)) for clause in clauses)


def _clause(clause: Clause) -> str:
    text = clause.text
    return f"{place_words(clause)} {text if len(text) <= _BEGINNING else text[:_BEGINNING] + '…'}"
