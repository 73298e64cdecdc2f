"""Answer questions in SQL on the tables of a store."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.database import connect, tables_read
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.support.errors import SettingsError

Value = str | int | float | Decimal | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What DuckDB answers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def ask(store: Store, statement: str) -> Answer:
    """The rows that a statement yields; lists come as texts joined by 、.

    Raises:
        SettingsError: It is not one SELECT, DuckDB does not accept it, or a part is damaged.
    """
    duckdb = need("duckdb")
    try:
        with connect(store, tables_read(statement)) as connection:
            cursor = connection.execute(statement)
            names = tuple(column[0] for column in cursor.description or ())
            rows = cursor.fetchall()
    except duckdb.Error as error:
        what = " ".join(str(error).split())
        raise SettingsError("SQL", what, hint="docs/store.md lists tables and columns") from error
    return Answer(columns=names, rows=tuple(tuple(_plain(cell) for cell in row) for row in rows))


def _plain(cell: Any) -> Value:
    if cell is None or isinstance(cell, str | int | float | Decimal):
        return cell
    if isinstance(cell, list | tuple):
        return "、".join(str(item) for item in cell)
    return str(cell)
