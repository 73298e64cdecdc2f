"""Tables of findings beside targets: highlights, verbs, bodies, names, themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.compare import Comparison, Themes
from policydiff.stages.compare.findings.document_profile import make_card
from policydiff.stages.reports.tables.result_tables import Row, Table, make_table
from policydiff.stages.targets import Plan

_HIGHLIGHTS = ("rule", "weight", "zh", "en", "document", "clause", "quote")
_COMMITMENTS = (
    *("ladder", "direction", "object", "base", "other", "base_verb", "other_verb"),
    *("base_quote", "other_quote"),
)
_BODY_CHANGES = ("base", "other", "move", "base_body", "other_body")
_CARRIED = (*("name", "other_name", "kind", "common", "base", "other", "base_verb", "other_verb"),)
_THEME_CHANGES = (
    *("label", "code", "move", "base_clauses", "other_clauses", "base_characters"),
    *("other_characters", "base_share", "other_share"),
)
_THEME_SIZES = ("theme", "label", "document", "clauses", "characters")
_BODIES = ("document", "body", "leads", "supports", "targets", "clauses")


def further_tables(comparison: Comparison) -> dict[str, Table]:
    """The tables of a comparison beside those of clauses and targets, by name."""
    return {
        "highlights": make_table(_HIGHLIGHTS, _highlights(comparison)),
        "commitments": make_table(_COMMITMENTS, _commitments(comparison)),
        "body_changes": make_table(_BODY_CHANGES, _body_changes(comparison)),
        "carried": make_table(_CARRIED, _carried(comparison)),
        "theme_changes": make_table(_THEME_CHANGES, _theme_changes(comparison)),
    }


def theme_sizes_table(themes: Themes) -> Table:
    """One row for each theme and document: clauses and characters of the main text."""
    rows: Iterator[Row] = (
        {
            "theme": theme.id,
            "label": theme.label,
            "document": size.document,
            "clauses": size.clauses,
            "characters": size.characters,
        }
        for theme in themes.themes
        for size in theme.sizes
    )
    return make_table(_THEME_SIZES, rows)


def bodies_table(plans: Sequence[Plan]) -> Table:
    """One row for each body of a document: how much it leads, supports and answers for."""
    rows: Iterator[Row] = (
        {
            "document": plan.document.id,
            "body": body.name,
            "leads": len(body.leads),
            "supports": len(body.supports),
            "targets": len(body.targets),
            "clauses": " ".join((*body.leads, *body.supports)),
        }
        for plan in plans
        for body in make_card(plan).bodies
    )
    return make_table(_BODIES, rows)


def _highlights(comparison: Comparison) -> Iterator[Row]:
    for highlight in comparison.highlights:
        for evidence in highlight.evidence:
            yield {
                "rule": highlight.rule.value,
                "weight": highlight.weight,
                "zh": highlight.zh,
                "en": highlight.en,
                "document": evidence.document,
                "clause": evidence.clause,
                "quote": evidence.quote,
            }


def _commitments(comparison: Comparison) -> Iterator[Row]:
    for change in comparison.commitments:
        yield {
            "ladder": change.ladder.value,
            "direction": change.direction.value,
            "object": change.object,
            "base": change.base,
            "other": change.other,
            "base_verb": change.base_word,
            "other_verb": change.other_word,
            "base_quote": change.base_quote,
            "other_quote": change.other_quote,
        }


def _body_changes(comparison: Comparison) -> Iterator[Row]:
    for change in comparison.body_changes:
        yield {
            "base": " ".join(change.base),
            "other": " ".join(change.other),
            "move": change.move.value,
            "base_body": change.base_body,
            "other_body": change.other_body,
        }


def _carried(comparison: Comparison) -> Iterator[Row]:
    for name in comparison.carried:
        yield {
            "name": name.name,
            "other_name": name.other_name,
            "kind": name.kind.value,
            "common": name.common,
            "base": " ".join(name.base),
            "other": " ".join(name.other),
            "base_verb": name.base_verb,
            "other_verb": name.other_verb,
        }


def _theme_changes(comparison: Comparison) -> Iterator[Row]:
    for change in comparison.theme_changes:
        yield {
            "label": change.label,
            "code": change.code,
            "move": change.move.value,
            "base_clauses": change.base.clauses,
            "other_clauses": change.other.clauses,
            "base_characters": change.base.characters,
            "other_characters": change.other.characters,
            "base_share": change.base_share,
            "other_share": change.other_share,
        }
