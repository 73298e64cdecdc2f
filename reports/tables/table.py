"""Tables: rows of cells under named columns, the ground of CSV, XLSX and DataFrames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from policydiff.stages.support.fields import Column, columns_of

Cell = str | int | float | Decimal | bool | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_table(columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    """The rows under the columns, in their order; further cells of a row are left out."""
    return Table(columns=columns, rows=tuple(tuple(row[c] for c in columns) for row in rows))


def selected(table: Table, columns: tuple[str, ...]) -> Table:
    """The table with these of its columns, in this order."""
    at = [table.columns.index(column) for column in columns]
    return Table(columns=columns, rows=tuple(tuple(row[i] for i in at) for row in table.rows))


def without(columns: Iterable[str], some: Iterable[str]) -> tuple[str, ...]:
    """The columns but for some."""
    left_out = frozenset(some)
    return tuple(column for column in columns if column not in left_out)


@cache
def record_columns(record: type) -> tuple[str, ...]:
    """The columns that a record has in tables, in the order of its fields."""
    return tuple(column.name for column in _columns(record))


def record_cells(record: Any) -> dict[str, Cell]:
    """What is known of a record, a cell for each of its columns."""
    return {name: cell(record) for name, cell in _cells(record.__class__)}


def record_table(record: type, records: Iterable[object]) -> Table:
    """One row for each of the records of one type, in the columns that it has in tables."""
    return make_table(record_columns(record), map(record_cells, records))


def _columns(record: type) -> list[Column]:
    return [column for column in columns_of(record) if column.about.table and column.about.zh]


@cache
def _cells(record: type) -> tuple[tuple[str, Callable[[object], Cell]], ...]:
    return tuple((column.name, _cell(column)) for column in _columns(record))


def _cell(column: Column) -> Callable[[Any], Cell]:
    read, joined = column.read, column.about.joined
    if column.held.many:
        return lambda record: joined.join(read(record))
    if column.held.coded:
        return lambda record: None if (code := read(record)) is None else code.value
    return read
