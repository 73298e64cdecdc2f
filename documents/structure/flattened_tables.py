"""Restore tables that were saved with one cell per line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.model.line import PlacedLine
from policydiff.stages.documents.structure.bodies import assign_roles, role_of_column, split_names
from policydiff.stages.documents.structure.text_tables import (
    Column,
    Header,
    Table,
    TextRow,
    classify_column,
    read_header,
)
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.numerals import read_number
from policydiff.stages.support.text import fold_width


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTable:
    """A table with one cell a line, and which lines it takes."""

    table: Table
    start: int
    stop: int


_MOST_COLUMNS = 12  # of a table with one cell a line


def find_cell_table(lines: Sequence[PlacedLine]) -> CellTable | None:
    """The first table with one cell a line; None where there is none.

    Its header is three lines or more, one of them 序号, a task and bodies among them; its rows are
    [group], number, task, then the bodies.
    """
    for index, line in enumerate(lines):
        if classify_column(line.text) is None:
            continue
        size = 0
        below = lines[index : index + _MOST_COLUMNS]
        while size < len(below) and classify_column(below[size].text):
            size += 1
        header = read_header([entry.text for entry in lines[index : index + size]])
        if size >= 3 and header and {Column.NUMBER, Column.BODIES} <= set(header.columns):
            return _read_cell_rows(lines, header, index)
    return None


def _read_cell_rows(lines: Sequence[PlacedLine], header: Header, index: int) -> CellTable | None:
    first = index + len(header.names)
    starts = [first + i for i in _numbered(lines[first:])]
    if not starts:
        return None
    grouped = Column.GROUP in header.columns and starts[0] > first
    stop = _table_end(lines, starts[-1])
    left = [line.text for line in lines[index : starts[0] - grouped]]
    rows, group = [], lines[starts[0] - 1].text if grouped else ""
    for start, end in zip(starts, [*starts[1:], stop], strict=True):
        cells = list(lines[start + 1 : end])
        following = ""
        if _is_next_group(cells, header) and end < stop:
            following = cells.pop().text
        if cells:
            rows.append(_cell_row(cells, header, number=lines[start].text, group=group))
            group = following
        else:
            left.append(lines[start].text)
    return CellTable(table=Table(rows=tuple(rows), left=tuple(left)), start=index, stop=stop)


def _is_next_group(cells: Sequence[PlacedLine], header: Header) -> bool:
    """Whether the last cell of a row heads the next one."""
    grouped = Column.GROUP in header.columns
    return grouped and len(cells) > 1 and not _ends_with_body(cells[-1].text)


def _ends_with_body(text: str) -> bool:
    return expression("body_statements", "body_at_end").search(text) is not None


def _table_end(lines: Sequence[PlacedLine], last: int) -> int:
    """Where the table ends whose last row begins here: at a sentence or a number of an outline."""
    for index in range(last + 2, len(lines)):
        label = find_label(lines[index].text)
        if "。" in lines[index].text or (label and label.number is not None):
            return index
    return len(lines)


def _numbered(lines: Sequence[PlacedLine]) -> list[int]:
    """Indices of the lines 1, 2, 3, … in turn."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if line.text.isdecimal() and read_number(line.text) == len(found) + 1:
            found.append(index)
    return found


def _cell_row(cells: Sequence[PlacedLine], header: Header, *, number: str, group: str) -> TextRow:
    role = next(role for name in header.names if (role := role_of_column(fold_width(name))))
    names = tuple(name for cell in cells[1:] for name in split_names(cell.text))
    task = cells[0]
    return TextRow(
        line=task,
        start=0,
        end=len(task.text),
        number=number,
        group=group,
        bodies=assign_roles(names, role),
    )
