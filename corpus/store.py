"""Read a store: its tables, its plans, queries in SQL."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.decode import decode_plan
from corpus.index import PARTS
from corpus.manifest import Manifest, read_manifest
from corpus.needs import need
from corpus.schema import BASE, TABLES, arrow_schema
from documents import DocumentId, SettingsError
from targets import Plan

_LATELY = 4  # groups whose rows are kept: neighbouring documents are asked for together


@dataclass(slots=True)
class Store:
    """A store as its manifest was when it was opened; a writer changes nothing that it reads."""

    folder: Path
    manifest: Manifest
    _groups: dict[int, dict[str, Plan]] = field(default_factory=dict)

    def paths(self, table: str) -> tuple[Path, ...]:
        """The files of a table, in order; none where a derived table was not made yet."""
        if table in BASE:
            names = self.manifest.parts[table]
        else:
            made = self.manifest.derived.get(table)
            names = made.parts if made else ()
        return tuple(self.folder / PARTS / name for name in names)

    def table(self, table: str, *, columns: Sequence[str] | None = None) -> Any:
        """A whole table of Arrow, sorted as stored."""
        arrow = need("pyarrow")
        found = list(self.batches(table, columns=columns))
        return arrow.concat_tables(found) if found else _empty(table, columns)

    def batches(self, table: str, *, columns: Sequence[str] | None = None) -> Iterator[Any]:
        """A table part by part, as tables of Arrow."""
        return (read_part(path, table, columns=columns) for path in self.paths(table))

    def plan(self, document: str) -> Plan:
        """A document with its clauses and targets.

        Raises:
            SettingsError: The store has no such document.
        """
        lasts = [group.last for group in self.manifest.groups]
        at = bisect_left(lasts, document)
        if at < len(lasts) and document in (plans := self._group(at)):
            return plans[document]
        hint = "`policydiff corpus status --documents` lists them"
        raise SettingsError(self.folder, f"has no document {document}", hint=hint)

    def plans(self, documents: Sequence[str] | None = None) -> Iterator[Plan]:
        """These documents, or all, by id; a group of them in memory at a time."""
        wanted = None if documents is None else frozenset(documents)
        for at in range(len(self.manifest.groups)):
            group = self.manifest.groups[at]
            if wanted is None or any(group.first <= name <= group.last for name in wanted):
                for name, plan in sorted(self._group(at).items()):
                    if wanted is None or name in wanted:
                        yield plan

    def documents(self) -> tuple[DocumentId, ...]:
        """The ids of all documents, sorted."""
        names = self.table("documents", columns=("document",))["document"].to_pylist()
        return tuple(DocumentId(name) for name in names)

    def connect(self) -> Any:
        """A DuckDB connection in which every table of the store is a view."""
        connection = need("duckdb").connect()
        for statement in self.views():
            connection.execute(statement)
        return connection

    def views(self) -> Iterator[str]:
        """SQL statements that make the tables views."""
        for table in TABLES:
            names = ", ".join(f"'{_quoted(path)}'" for path in self.paths(table))
            if names:
                yield f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM read_parquet([{names}]);"

    def _group(self, at: int) -> dict[str, Plan]:
        if at not in self._groups:
            while len(self._groups) >= _LATELY:
                del self._groups[next(iter(self._groups))]
            self._groups[at] = self._decoded(at)
        return self._groups[at]

    def _decoded(self, at: int) -> dict[str, Plan]:
        rows: dict[str, dict[str, list[Any]]] = {}
        for table in ("documents", "clauses", "targets"):
            found: dict[str, list[Any]] = {}
            for row in read_part(self.paths(table)[at], table).to_pylist():
                found.setdefault(row["document"], []).append(row)
            rows[table] = found
        return {
            name: decode_plan(row[0], rows["clauses"].get(name, ()), rows["targets"].get(name, ()))
            for name, row in rows["documents"].items()
        }


def open_store(folder: Path) -> Store:
    """A store to read.

    Raises:
        SettingsError: There is none, it is damaged, or a newer policydiff made it.
    """
    need("pyarrow")
    return Store(folder=folder, manifest=read_manifest(folder))


def read_part(path: Path, table: str, *, columns: Sequence[str] | None = None) -> Any:
    """One part as a table of Arrow with the columns of the schema.

    Columns that an older part lacks are empty.

    Raises:
        SettingsError: The part is gone or damaged.
    """
    arrow = need("pyarrow")
    parquet = need("pyarrow.parquet")
    schema = _schema(table, columns)
    try:
        file = parquet.ParquetFile(path)
        there = [name for name in schema.names if name in file.schema_arrow.names]
        found = file.read(columns=there)
    except FileNotFoundError as error:
        hint = "a writer has replaced it long ago: run this again"
        raise SettingsError(path, "is gone", hint=hint) from error
    except (OSError, arrow.ArrowException) as error:
        hint = "restore it from a copy, or add the files anew"
        raise SettingsError(path, f"cannot be read: {error}", hint=hint) from error
    for name in schema.names:
        if name not in there:
            found = found.append_column(name, arrow.nulls(len(found), schema.field(name).type))
    return found.select(schema.names).cast(schema)


def _schema(table: str, columns: Sequence[str] | None) -> Any:
    whole = arrow_schema(table)
    if columns is None:
        return whole
    return need("pyarrow").schema([whole.field(name) for name in columns])


def _empty(table: str, columns: Sequence[str] | None) -> Any:
    return _schema(table, columns).empty_table()


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")
