"""The tables of a store in DuckDB: they can be read, and nothing else can be read or done."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.part_soundness import check_part
from policydiff.stages.corpus.store.schema import TABLES
from policydiff.stages.corpus.store.store import Store, quoted
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.support.file_bytes import real_path

_CLOSED = {  # nothing is fetched, and no table is taken from the variables of this program
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}


@contextmanager
def connect(store: Store, tables: Iterable[str]) -> Iterator[Any]:
    """A DuckDB connection in which these tables are views.

    No file but their parts can be read, none written, no setting changed, nothing loaded.

    Raises:
        SettingsError: A part of the tables is gone or damaged.
    """
    here = Store(folder=real_path(store.folder), manifest=store.manifest)
    wanted = tuple(tables)
    paths = [path for table in wanted for path in here.paths(table)]
    for path in paths:
        check_part(path)
    with _closed(paths) as connection:
        for statement in here.views(wanted):
            connection.execute(statement)
        yield connection


def tables_read(statement: str) -> tuple[str, ...]:
    """The tables that a statement reads, all where it does not say.

    Raises:
        SettingsError: It is not one SELECT.
        duckdb.Error: It is no SQL.
    """
    duckdb = need("duckdb")
    with _closed([]) as connection:
        _check_select(connection.extract_statements(statement))
        try:
            names = connection.get_table_names(statement)
        except duckdb.Error:  # what it names is not there; to run it tells what that is
            names = set()
    named = {name.lower() for name in names}
    return tuple(table for table in TABLES if table in named) or tuple(TABLES)


def _check_select(statements: list[Any]) -> None:
    hint = "give one SELECT, or WITH … SELECT, DESCRIBE TABLE, SHOW TABLES"
    if not statements:
        raise SettingsError("SQL", "there is no statement", hint=hint)
    kinds = [statement.type.name for statement in statements]
    if len(kinds) > 1:
        raise SettingsError("SQL", f"there are {len(kinds)} statements", hint=hint)
    if kinds != ["SELECT"]:
        what = f"{kinds[0]} is refused: the tables can be asked, and nothing else be done"
        raise SettingsError("SQL", what, hint=hint)


@contextmanager
def _closed(paths: Iterable[Path]) -> Iterator[Any]:
    """A connection that reads these files alone; what memory does not hold goes elsewhere."""
    allowed = ", ".join(f"'{quoted(path)}'" for path in paths)
    with (
        tempfile.TemporaryDirectory(prefix="policydiff-", ignore_cleanup_errors=True) as spill,
        need("duckdb").connect(config={**_CLOSED, "temp_directory": spill}) as connection,
    ):
        connection.execute(f"SET allowed_paths = [{allowed}]")
        connection.execute("SET enable_progress_bar = false")  # it is drawn on standard output
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
