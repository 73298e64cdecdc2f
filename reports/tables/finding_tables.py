"""Tables of findings beside targets: highlights, verbs, bodies, names, themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policydiff.stages.align.link_changes import ChangeType, LinkChange, Quoted
from policydiff.stages.compare import (
    BodyChange,
    BodyProfile,
    Card,
    CarriedName,
    CommitmentChange,
    Comparison,
    Highlight,
    Themes,
)
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.compare.model.comparison import Evidence
from policydiff.stages.compare.model.norm_types import LoneNorm
from policydiff.stages.compare.model.theme_types import ThemeSize
from policydiff.stages.reports.tables.table import (
    Cell,
    Row,
    Table,
    make_table,
    record_cells,
    record_columns,
    record_table,
)

_HIGHLIGHTS = (*record_columns(Highlight), *record_columns(Evidence))
_CLAUSE_CHANGES = ("base", "other", *record_columns(LinkChange))
_OF_PAIRS = ("base_document", "other_document", "kind", *_CLAUSE_CHANGES)
_THEME_CHANGES = (
    *("label", "code", "move", "base_clauses", "other_clauses", "base_characters"),
    *("other_characters", "base_share", "other_share"),
)
_THEME_SIZES = ("theme", "label", *record_columns(ThemeSize))
_BODIES = ("document", *record_columns(BodyProfile))


def further_tables(comparison: Comparison) -> dict[str, Table]:
    """The tables of a comparison beside those of clauses and targets, by name."""
    return {
        "highlights": make_table(_HIGHLIGHTS, _highlights(comparison)),
        "clause_changes": make_table(_CLAUSE_CHANGES, _clause_changes(comparison)),
        "lone_norms": record_table(LoneNorm, comparison.lone_norms),
        "commitments": record_table(CommitmentChange, comparison.commitments),
        "body_changes": record_table(BodyChange, comparison.body_changes),
        "carried": record_table(CarriedName, comparison.carried),
        "theme_changes": make_table(_THEME_CHANGES, map(record_cells, comparison.theme_changes)),
    }


def clause_changes_table(comparisons: Iterable[Comparison]) -> Table:
    """One row for each typed change of each pair.

    What a clause asks that one version of a regulation alone has is a duty added or removed too.
    """
    rows: Iterator[Row] = (
        {
            "base_document": c.base.document.id,
            "other_document": c.other.document.id,
            "kind": c.kind.value,
            **row,
        }
        for c in comparisons
        for row in (*_clause_changes(c), *_lone_changes(c))
    )
    return make_table(_OF_PAIRS, rows)


def theme_sizes_table(themes: Themes) -> Table:
    """One row for each theme and document: clauses and characters of the main text."""
    rows: Iterator[Row] = (
        record_cells(theme) | record_cells(size) for theme in themes.themes for size in theme.sizes
    )
    return make_table(_THEME_SIZES, rows)


def bodies_table(cards: Sequence[Card]) -> Table:
    """One row for each body of a document: how much it leads, supports and answers for."""
    rows: Iterator[Row] = (
        {**record_cells(body), "document": card.document} for card in cards for body in card.bodies
    )
    return make_table(_BODIES, rows)


def _clause_changes(comparison: Comparison) -> Iterator[Row]:
    """One row for each change inside a link; the clauses of a link stand in one cell."""
    for link in comparison.alignments:
        ids: dict[str, Cell] = {"base": " ".join(link.base), "other": " ".join(link.other)}
        yield from (ids | record_cells(change) for change in link.changes)


def _lone_changes(comparison: Comparison) -> Iterator[Row]:
    """The norms of clauses without a counterpart, as changes of one side."""
    for norm in comparison.lone_norms:
        words, added = Quoted(quote=norm.quote, span=norm.span), norm.side is ChapterSide.OTHER
        change = LinkChange(
            type=ChangeType.DUTY_ADDED if added else ChangeType.DUTY_REMOVED,
            base=None if added else words,
            other=words if added else None,
            bound=norm.bound,
        )
        yield {"base": "", "other": "", norm.side.value: norm.clause} | record_cells(change)


def _highlights(comparison: Comparison) -> Iterator[Row]:
    for highlight in comparison.highlights:
        for evidence in highlight.evidence:
            yield record_cells(highlight) | record_cells(evidence)
