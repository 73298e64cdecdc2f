"""Records ↔ rows of the store, by the records' tables of fields.

A stated number has two columns: `low`, a float to reckon with, and `low_exact`, as it was. Several
values are a list of texts; records in a list are texts of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from policydiff.stages.support.fields import (
    Column,
    Field,
    Held,
    columns_of,
    field_of,
    fields_of,
)
from policydiff.stages.support.json_objects import Convert, from_item, to_item

Cell = str | int | float | bool | list[str] | None
StoreRow = Mapping[str, Cell]
Stored = Mapping[str, Any]  # a row as Arrow gives it; the schema says what its cells are
Columns = tuple[tuple[str, str], ...]  # name and kind: str, int, float, bool, strs
T = TypeVar("T")

_EXACT = "_exact"
_KINDS: Mapping[type, str] = {int: "int", float: "float", bool: "bool"}


@cache
def stored_columns(record: type) -> Columns:
    """The columns that a record has in the store."""
    found: list[tuple[str, str]] = []
    for column in _columns(record):
        if column.held.kind is Decimal:
            found += [(column.name, "float"), (column.name + _EXACT, "str")]
        else:
            kind = "strs" if column.held.many else _KINDS.get(column.held.kind, "str")
            found.append((column.name, kind))
    return tuple(found)


def encode(record: Any) -> dict[str, Cell]:
    """The cells of a record."""
    return {step.name: step.write(step.read(record)) for step in _writing(record.__class__)}


def decode(record: Callable[..., T], row: Stored, **others: object) -> T:
    """The record of these cells and of other fields, which the row does not hold.

    An empty cell that must hold something holds the default.

    So a part that was written before a column was added is read with its default.
    """
    return record(**{name: read(row) for name, read in _reading(record)}, **others)


def decode_field(record: type, name: str, row: Stored) -> Any:
    """One field of a record; the row needs no more than its columns."""
    return _reader(field_of(record, name))(row)


def field_columns(record: type, names: Sequence[str]) -> tuple[str, ...]:
    """The columns of these fields of a record."""
    return tuple(column for name in names for column in _names(field_of(record, name)))


class _Writing(NamedTuple):
    name: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Cell]


def _columns(record: type) -> list[Column]:
    return [column for column in columns_of(record) if column.about.store]


@cache
def _writing(record: type) -> tuple[_Writing, ...]:
    steps: list[_Writing] = []
    for column in _columns(record):
        if column.held.kind is Decimal:
            steps.append(_Writing(column.name, column.read, _unless_none(float)))
            steps.append(_Writing(column.name + _EXACT, column.read, _unless_none(str)))
        else:
            steps.append(_Writing(column.name, column.read, _writer(column)))
    return tuple(steps)


def _writer(column: Column) -> Callable[[Any], Cell]:
    held, one = column.held, to_item(column.held, column.about)
    if held.many:
        return _unless_none(list if one is None else _texts(one))
    if one is not None:
        return _unless_none(lambda value: _text(one(value)))
    return _unless_none(lambda code: code.value) if held.coded else _as_it_is


def _texts(one: Convert) -> Callable[[Any], Cell]:
    return lambda values: [_text(one(value)) for value in values]


def _unless_none(write: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    return lambda value: None if value is None else write(value)


def _as_it_is(value: Cell) -> Cell:
    return value


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _reading(record: type) -> tuple[tuple[str, Callable[[Stored], object]], ...]:
    stored = (f for f in fields_of(record) if f.about.store and not f.computed)
    return tuple((field.name, _reader(field)) for field in stored)


def _reader(field: Field) -> Callable[[Stored], Any]:
    if field.held.record and not field.held.many:
        return _record_reader(field)
    (name, *exact) = _names(field)
    held, default, convert = field.held, field.default, _from_cell(field)
    column = exact[0] if exact else name

    def read(row: Stored) -> object:
        cell = row[column]
        if cell is None:
            return None if held.optional or default is None else default()
        return cell if convert is None else convert(cell)

    return read


def _record_reader(field: Field) -> Callable[[Stored], Any]:
    kind, optional, names = field.held.kind, field.held.optional, _names(field)

    def read(row: Stored) -> object:
        if optional and all(row[name] is None for name in names):
            return None
        return decode(kind, row)

    return read


def _names(field: Field) -> list[str]:
    """The columns of a field."""
    if field.held.record and not field.held.many:
        return [name for name, _ in stored_columns(field.held.kind)]
    name = field.about.column or field.name
    return [name, name + _EXACT] if field.held.kind is Decimal else [name]


def _from_cell(field: Field) -> Callable[[Any], object] | None:
    """What makes the value of a cell; None: the cell is the value."""
    held, about = field.held, field.about
    if held.many and held.record:
        return lambda cells: tuple(from_item(held, about, json.loads(cell)) for cell in cells)
    if held.many:
        return tuple if held.kind is str else _members(held)
    return None if held.kind in (str, int, float, bool) else held.kind


def _members(held: Held) -> Callable[[Any], object]:
    return lambda cells: tuple(held.kind(cell) for cell in cells)
