"""Results as tables of named columns, from which CSV, XLSX and DataFrames are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.align import Alignment
from policydiff.stages.compare import Comparison, TargetChange, Themes
from policydiff.stages.documents import Clause, ClauseId, Document
from policydiff.stages.documents.model.document import cite
from policydiff.stages.targets import Plan, Target, TargetId

Cell = str | int | float | Decimal | bool | None
Row = Mapping[str, Cell]

_TARGET = (
    *("indicator", "low", "high", "unit", "comparator", "mode", "deadline", "period", "measure"),
    *("scope", "modality", "quote", "indicator_text", "stated"),
)
MORE_OF_TARGET = (
    *("baseline", "binding", "threshold", "polarity", "part_of", "stretch_of", "stretched_by"),
    "mentions",
)
_TARGETS = (
    *("document", "jurisdiction", "code", "level", "issued", "kind", "target", "clause"),
    *(*_TARGET, *MORE_OF_TARGET, "heading", "lead", "support", "citation"),
)
_CLAUSES = (
    *("document", "clause", "label", "heading", "part", "text", "lead", "support", "repeats"),
    *("start", "end"),
)
_LINKS = (
    *("base_document", "other_document", "kind", "base", "other", "score", "relation", "change"),
    *("base_coverage", "other_coverage", "moved", "decided", "opposite", "boilerplate"),
    *("shared", "synonyms"),
    *("base_heading", "other_heading", "base_text", "other_text"),
)
_AXES = ("value", "comparator", "deadline", "modality")
_TARGET_CHANGES = (
    *("kind", "change", "reason", "why", "why_en", "expired", *_AXES),
    *(f"base_{name}" for name in ("document", "target", "clause", *_TARGET)),
    *(f"other_{name}" for name in ("document", "target", "clause", *_TARGET)),
)
TARGET_CHANGE_KEYS = (  # what tells a target change, without what the tables of targets have
    *("base_document", "other_document", "kind", "base_target", "other_target", "base_clause"),
    *("other_clause", "change", "reason", "expired", *_AXES, "why", "why_en"),
)
_REJECTED = ("base_document", "other_document", "base", "other", "score", "decided")
_FINDINGS = ("document", "kind", "clause", "item", "target", "clause_text", "item_text")
_THEMES = ("theme", "label", "code", "keywords", "document", "clause", "heading", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


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


def selected(table: Table, columns: tuple[str, ...]) -> Table:
    """The table with these of its columns, in this order."""
    at = [table.columns.index(column) for column in columns]
    return Table(columns=columns, rows=tuple(tuple(row[i] for i in at) for row in table.rows))


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
            "base_document": c.base.document.id,
            "other_document": c.other.document.id,
            "base": rejected.base,
            "other": rejected.other,
            "score": rejected.score,
            "decided": rejected.decided,
        }
        for c in comparisons
        for rejected in c.rejected
    )
    return make_table(_REJECTED, rows)


def findings_table(comparisons: Iterable[Comparison]) -> Table:
    """One row for each finding of an annex check."""
    rows: Iterator[Row] = (
        {
            "document": c.base.document.id,
            "kind": finding.kind.value,
            "clause": finding.base,
            "item": finding.other,
            "target": finding.target,
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
            "theme": theme.id,
            "label": theme.label,  # the theme's, not the clause's
            "code": theme.code,
            "keywords": "、".join(theme.keywords),
        }
        for theme in themes.themes
        for m in theme.clauses
    )
    return make_table(_THEMES, rows)


def make_table(columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    """The rows under the columns, in their order; further cells of a row are left out."""
    return Table(columns=columns, rows=tuple(tuple(row[c] for c in columns) for row in rows))


def _target_rows(plans: Sequence[Plan]) -> Iterator[Row]:
    for plan in plans:
        for kind, found in (("target", plan.targets), ("result", plan.results)):
            for target in found:
                yield _target_row(plan.document, target, kind=kind)


def _target_row(document: Document, target: Target, *, kind: str) -> Row:
    place, clause = document.jurisdiction, document.clause(target.clause)
    return {
        **_clause_row(document, clause),
        **target_cells(target),
        "jurisdiction": place.name if place else None,
        "code": place.code if place else None,
        "level": place.level.value if place else None,
        "issued": document.issued,
        "kind": kind,
        "citation": cite(document, clause),
    }


def target_cells(target: Target) -> Row:
    """What is known of a target, a cell each."""
    return {
        "target": target.id,
        "clause": target.clause,
        "indicator": target.indicator,
        "low": target.low,
        "high": target.high,
        "unit": target.unit,
        "comparator": target.comparator.value,
        "mode": target.mode.value,
        "deadline": target.deadline,
        "period": target.period and target.period.value,
        "measure": target.measure and target.measure.value,
        "scope": target.scope,
        "modality": target.modality,
        "quote": target.quote,
        "indicator_text": target.indicator_text,
        "stated": target.stated,
        "baseline": target.baseline,
        "binding": target.binding and target.binding.value,
        "threshold": target.threshold,
        "polarity": target.polarity.value,
        "part_of": target.part_of,
        "stretch_of": target.stretch_of,
        "stretched_by": target.stretched_by,
        "mentions": " ".join(target.mentions) or None,
    }


def _clause_row(document: Document, clause: Clause) -> Row:
    return {
        "document": document.id,
        "clause": clause.id,
        "label": clause.label,
        "heading": " / ".join(clause.heading),
        "part": clause.part.value,
        "text": clause.text,
        "lead": "、".join(clause.bodies.lead),
        "support": "、".join(clause.bodies.support),
        "repeats": clause.repeats,
        "start": clause.span.start,
        "end": clause.span.end,
    }


def _link_rows(comparison: Comparison, alignment: Alignment) -> Iterator[Row]:
    base, other = comparison.base.document, comparison.other.document
    for one in map(base.clause, alignment.base):
        for two in map(other.clause, alignment.other):
            yield {
                "base_document": base.id,
                "other_document": other.id,
                "kind": comparison.kind.value,
                "base": one.id,
                "other": two.id,
                "score": alignment.score,
                "relation": alignment.relation.value,
                "change": alignment.change.value,
                "base_coverage": alignment.coverage[0],
                "other_coverage": alignment.coverage[1],
                "moved": alignment.moved,
                "decided": alignment.decided,
                "opposite": alignment.opposite,
                "boilerplate": alignment.boilerplate,
                "shared": "、".join(alignment.shared),
                "synonyms": "、".join(alignment.synonyms),
                "base_heading": " / ".join(one.heading),
                "other_heading": " / ".join(two.heading),
                "base_text": one.text,
                "other_text": two.text,
            }


def _change_row(comparison: Comparison, change: TargetChange) -> Row:
    return {
        "kind": comparison.kind.value,
        "change": change.change.value,
        "reason": change.reason.value,
        "why": change.why,
        "why_en": change.why_en,
        "expired": change.expired,
        **_axes(change),
        **_side_of_change(comparison.base, change.base, side="base"),
        **_side_of_change(comparison.other, change.other, side="other"),
    }


def _axes(change: TargetChange) -> Row:
    if change.axes is None:
        return dict.fromkeys(_AXES)
    return {name: getattr(change.axes, name).value for name in _AXES}


def _side_of_change(plan: Plan, target_id: TargetId | None, *, side: str) -> Row:
    cells: Row = dict.fromkeys(("target", "clause", *_TARGET))
    if target_id is not None:
        cells = target_cells(plan.target(target_id))
    named = {f"{side}_{name}": cell for name, cell in cells.items()}
    return {**named, f"{side}_document": plan.document.id}


def _text_of(plan: Plan, clause_id: ClauseId | None) -> str | None:
    return None if clause_id is None else plan.document.clause(clause_id).text
