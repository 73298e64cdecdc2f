"""Give results as pandas DataFrames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING

from policydiff.stages.compare import Card, Comparison, Themes
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.presence_types import PresenceTable
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.reports.tables.escalation_tables import escalation_table
from policydiff.stages.reports.tables.finding_tables import (
    bodies_table,
    further_tables,
    theme_sizes_table,
)
from policydiff.stages.reports.tables.result_tables import (
    clauses_table,
    findings_table,
    links_table,
    rejected_table,
    target_changes_table,
    targets_table,
    themes_table,
)
from policydiff.stages.reports.tables.series_tables import presence_table, series_table
from policydiff.stages.reports.tables.table import Cell, Table
from policydiff.stages.targets import Plan

if TYPE_CHECKING:
    import pandas as pd


@singledispatch
def tables_of(
    result: Plan | Comparison | Themes | Track | PresenceTable | Escalation,
) -> Mapping[str, Table]:
    """The tables of a result, by name."""
    raise TypeError(f"no tables of a {type(result).__name__}")


def to_frames(
    result: Plan | Comparison | Themes | Track | PresenceTable | Escalation,
    *,
    cards: Sequence[Card] = (),
) -> Mapping[str, pd.DataFrame]:
    """The tables of a result as DataFrames, by name.

    Plan: clauses, targets, results, and bodies where its card is given. Comparison: alignments
    (one row a link), target_changes, rejected, findings, highlights (one row a sentence),
    clause_changes (inside links), lone_norms, commitments, body_changes, carried, theme_changes.
    Themes: themes (one row a clause), sizes
    (one row a theme and document). Track: series (one row a target).
    Escalation: escalation (one row a place of a chain).

    Stated numbers become floats; CSV and JSON have them to the last digit. What is unknown is
    None, or NaN in a column of numbers. `year` is Int64, so that it can be unknown.
    """
    import pandas as pd

    frames = {}
    tables = {**tables_of(result), **({"bodies": bodies_table(cards)} if cards else {})}
    for name, table in tables.items():
        columns = {
            column: pd.Series([_plain(row[at]) for row in table.rows], dtype=_dtype(column))
            for at, column in enumerate(table.columns)
        }
        frames[name] = pd.DataFrame(columns)
    return frames


@tables_of.register
def _(result: Plan) -> Mapping[str, Table]:
    found = targets_table((result,))
    kind = found.columns.index("kind")
    columns = (*found.columns[:kind], *found.columns[kind + 1 :])

    def only(wanted: str) -> Table:
        rows = (row for row in found.rows if row[kind] == wanted)
        return Table(columns=columns, rows=tuple((*r[:kind], *r[kind + 1 :]) for r in rows))

    return {
        "clauses": clauses_table((result,)),
        "targets": only("target"),
        "results": only("result"),
    }


@tables_of.register
def _(result: Comparison) -> Mapping[str, Table]:
    return {
        "alignments": links_table((result,)),
        "target_changes": target_changes_table((result,)),
        "rejected": rejected_table((result,)),
        "findings": findings_table((result,)),
        **further_tables(result),
    }


@tables_of.register
def _(result: Themes) -> Mapping[str, Table]:
    return {"themes": themes_table(result), "sizes": theme_sizes_table(result)}


@tables_of.register
def _(result: Track) -> Mapping[str, Table]:
    return {"series": series_table(result)}


@tables_of.register
def _(result: PresenceTable) -> Mapping[str, Table]:
    return {"presence": presence_table(result)}


@tables_of.register
def _(result: Escalation) -> Mapping[str, Table]:
    return {"escalation": escalation_table(result)}


_NUMBERS = (
    *("low", "high", "score", "coverage", "weight", "boilerplate"),
    *("step", "step_from_result", "result_less_target", "last_step", "share", "last_share"),
    *("sum_low", "sum_high", "sum_share"),
)


def _dtype(column: str) -> str:
    if column in {"year", "segment"}:
        return "Int64"
    if column in {"start", "end"}:
        return "int64"
    if column in {"moved", "decided", "opposite", "expired", "common"}:
        return "bool"
    return (
        "float64" if column.removeprefix("base_").removeprefix("other_") in _NUMBERS else "object"
    )


def _plain(cell: Cell) -> str | int | float | bool | None:
    return float(cell) if isinstance(cell, Decimal) else cell
