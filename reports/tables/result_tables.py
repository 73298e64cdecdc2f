"""Results as tables of named columns, from which CSV, XLSX and DataFrames are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policydiff.stages.align import Alignment, Rejected
from policydiff.stages.compare import AnnexFinding, Comparison, TargetChange, Theme, Themes
from policydiff.stages.documents import Clause, ClauseId, Document
from policydiff.stages.documents.model.origin import origin_of
from policydiff.stages.reports.tables.table import (
    Row,
    Table,
    make_table,
    record_cells,
    record_columns,
    selected,
    without,
)
from policydiff.stages.targets import Plan, Target, TargetId

# The columns that a table of targets begins with, by the contract of the series; others follow.
_TARGET = (
    *("indicator", "low", "high", "unit", "comparator", "mode", "deadline", "period", "measure"),
    *("scope", "modality", "quote", "indicator_text", "stated"),
)
MORE_OF_TARGET = without(record_columns(Target), ("target", "clause", *_TARGET))
_TARGETS = (
    *("document", "jurisdiction", "code", "level", "issued", "kind", "target", "clause"),
    *(*_TARGET, *MORE_OF_TARGET, "heading", "lead", "support", "citation"),
)
_CLAUSES = ("document", *record_columns(Clause))
_LINKS = (
    *("base_document", "other_document", "kind", *record_columns(Alignment)),
    *("base_heading", "other_heading", "base_text", "other_text"),
)
_CHANGE = without(record_columns(TargetChange), ("base_target", "other_target"))
_TARGET_CHANGES = (
    *("kind", *_CHANGE),
    *(f"base_{name}" for name in ("document", "target", "clause", *_TARGET)),
    *(f"other_{name}" for name in ("document", "target", "clause", *_TARGET)),
)
TARGET_CHANGE_KEYS = (  # what tells a target change, without what the tables of targets have
    *("base_document", "other_document", "kind", "base_target", "other_target", "base_clause"),
    *("other_clause", *_CHANGE),
)
_REJECTED = ("base_document", "other_document", *record_columns(Rejected))
_FINDINGS = ("document", *record_columns(AnnexFinding), "clause_text", "item_text")
_THEMES = (*record_columns(Theme), "document", "clause", "heading", "text")


def targets_table(plans: Sequence[Plan]) -> Table:
    """One row for each target and each past result; `kind` tells which it is."""
    return make_table(_TARGETS, _target_rows(plans))


def clauses_table(plans: Sequence[Plan]) -> Table:
    """One row for each clause, in reading order."""
    rows = (_clause_row(plan.document, c) for plan in plans for c in plan.document.clauses)
    return make_table(_CLAUSES, rows)


def links_table(comparisons: Iterable[Comparison]) -> Table:
    """One row for each link, that is each base × other pair of an alignment."""
    rows = (row for c in comparisons for a in c.alignments for row in _link_rows(c, a))
    return make_table(_LINKS, rows)


def without_texts(links: Table) -> Table:
    """Links without the texts and headings of their clauses, which stand elsewhere once."""
    kept = (name for name in links.columns if not name.endswith(("_text", "_heading")))
    return selected(links, tuple(kept))


def main_links(links: Table) -> Table:
    """Links of relation same in their main columns."""
    names = ("base_document", "other_document", "base", "other", "score", "change")
    kept = [links.columns.index(name) for name in names]
    relation = links.columns.index("relation")
    rows = (row for row in links.rows if row[relation] == "same")
    return Table(columns=names, rows=tuple(tuple(row[at] for at in kept) for row in rows))


def target_changes_table(comparisons: Iterable[Comparison]) -> Table:
    """One row for each target change; cells of a side that has no target are empty."""
    rows = (_change_row(c, change) for c in comparisons for change in c.target_changes)
    return make_table(_TARGET_CHANGES, rows)


def rejected_table(comparisons: Iterable[Comparison]) -> Table:
    """One row for each nearest candidate that was not good enough."""
    rows: Iterator[Row] = (
        {
            **record_cells(rejected),
            "base_document": c.base.document.id,
            "other_document": c.other.document.id,
        }
        for c in comparisons
        for rejected in c.rejected
    )
    return make_table(_REJECTED, rows)


def findings_table(comparisons: Iterable[Comparison]) -> Table:
    """One row for each finding of an annex check."""
    rows: Iterator[Row] = (
        {
            **record_cells(finding),
            "document": c.base.document.id,
            "clause_text": _text_of(c.base, finding.base),
            "item_text": _text_of(c.other, finding.other),
        }
        for c in comparisons
        for finding in c.findings
    )
    return make_table(_FINDINGS, rows)


def themes_table(themes: Themes) -> Table:
    """One row for each clause of a theme."""
    documents = {plan.document.id: plan.document for plan in themes.plans}
    rows: Iterator[Row] = (
        {
            **_clause_row(documents[m.document], documents[m.document].clause(m.clause)),
            **record_cells(theme),  # last: label is the theme's, not the clause's
        }
        for theme in themes.themes
        for m in theme.clauses
    )
    return make_table(_THEMES, rows)


def _target_rows(plans: Sequence[Plan]) -> Iterator[Row]:
    for plan in plans:
        for kind, found in (("target", plan.targets), ("result", plan.results)):
            for target in found:
                yield _target_row(plan.document, target, kind=kind)


def _target_row(document: Document, target: Target, *, kind: str) -> Row:
    clause = document.clause(target.clause)
    return {
        **record_cells(clause),
        **record_cells(target),
        **record_cells(origin_of(document, clause)),
        "kind": kind,
    }


def _clause_row(document: Document, clause: Clause) -> Row:
    return {**record_cells(clause), "document": document.id}


def _link_rows(comparison: Comparison, alignment: Alignment) -> Iterator[Row]:
    base, other = comparison.base.document, comparison.other.document
    cells = record_cells(alignment)
    for one in map(base.clause, alignment.base):
        for two in map(other.clause, alignment.other):
            yield {
                **cells,
                "base_document": base.id,
                "other_document": other.id,
                "kind": comparison.kind.value,
                "base": one.id,
                "other": two.id,
                "base_heading": " / ".join(one.heading),
                "other_heading": " / ".join(two.heading),
                "base_text": one.text,
                "other_text": two.text,
            }


def _change_row(comparison: Comparison, change: TargetChange) -> Row:
    return {
        **record_cells(change),
        "kind": comparison.kind.value,
        **_side_of_change(comparison.base, change.base, side="base"),
        **_side_of_change(comparison.other, change.other, side="other"),
    }


def _side_of_change(plan: Plan, target_id: TargetId | None, *, side: str) -> Row:
    cells: Row = dict.fromkeys(("target", "clause", *_TARGET))
    if target_id is not None:
        cells = record_cells(plan.target(target_id))
    named = {f"{side}_{name}": cell for name, cell in cells.items()}
    return {**named, f"{side}_document": plan.document.id}


def _text_of(plan: Plan, clause_id: ClauseId | None) -> str | None:
    return None if clause_id is None else plan.document.clause(clause_id).text
