"""Write tables as CSV; files begin with a byte-order mark, by which Excel knows UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from policydiff.stages.compare import Comparison
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.presence_types import PresenceTable
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.reports.tables.escalation_tables import escalation_table
from policydiff.stages.reports.tables.finding_tables import clause_changes_table
from policydiff.stages.reports.tables.result_tables import links_table, main_links, without_texts
from policydiff.stages.reports.tables.series_tables import presence_table, series_table
from policydiff.stages.reports.tables.table import Cell, Table
from policydiff.stages.support.numerals import plain_decimal

# Excel takes a cell that begins so for a formula, in East Asian settings the wide forms too.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def series_csv(track: Track) -> str:
    """One row for each target, in the columns that docs/json-format.md lists."""
    return to_csv(series_table(track))


def escalation_csv(escalation: Escalation) -> str:
    """One row for each place of each indicator and year."""
    return to_csv(escalation_table(escalation))


def presence_csv(found: PresenceTable) -> str:
    """One row for each indicator × place × year."""
    return to_csv(presence_table(found))


def clause_changes_csv(comparisons: Iterable[Comparison]) -> str:
    """One row for each typed change inside a link."""
    return to_csv(clause_changes_table(comparisons))


def links_csv(
    comparisons: Iterable[Comparison], *, brief: bool = False, header: bool = True
) -> str:
    """One row for each pair of clauses that correspond; clauses.csv has their texts.

    Args:
        comparisons: Whose links.
        brief: Only links of relation same, with their main columns: of very many pairs.
        header: Begin with the names of the columns.
    """
    return to_csv(_links(comparisons, brief=brief), header=header)


def links_header(*, brief: bool) -> str:
    """The first line of `links_csv`."""
    return to_csv(_links((), brief=brief))


def _links(comparisons: Iterable[Comparison], *, brief: bool) -> Table:
    table = links_table(comparisons)
    return main_links(table) if brief else without_texts(table)


def to_csv(table: Table, *, header: bool = True) -> str:
    """The table as CSV; None is empty, and text that Excel takes for a formula is defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(table.columns)
    writer.writerows([_shown(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return plain_decimal(cell)
    if isinstance(cell, float):
        return f"{cell:.6g}"  # scores and shares; more digits say nothing
    return defused(cell) if isinstance(cell, str) else str(cell)


def defused(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula.

    A carriage return, which ends a row for some programs, becomes a line feed.
    """
    safe = f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return safe.replace("\r\n", "\n").replace("\r", "\n")
