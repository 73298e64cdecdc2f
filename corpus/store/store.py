"""Read a store: its tables, its plans, queries in SQL."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.manifest import Manifest, read_manifest
from policydiff.stages.corpus.store.part_soundness import check_part, is_sound
from policydiff.stages.corpus.store.row_decoding import decode_plan
from policydiff.stages.corpus.store.schema import BASE, TABLES, arrow_schema
from policydiff.stages.corpus.store.trigram_index import PARTS
from policydiff.stages.documents import DocumentId
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.targets import Plan

_LATELY = 16  # groups whose tables are kept: some 20 MB each
_OF_PLANS = ("documents", "clauses", "targets")


@dataclass(slots=True)
class Store:
    """A store as its manifest was when it was opened; a writer changes nothing that it reads."""

    folder: Path
    manifest: Manifest
    _groups: dict[int, Mapping[str, _Rows]] = field(default_factory=dict)

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

    def is_sound(self, table: str) -> bool:
        """Whether all parts of a table are there, as they were written."""
        return all(map(is_sound, self.paths(table)))

    def plan(self, document: str) -> Plan:
        """A document with its clauses and targets.

        Raises:
            SettingsError: The store has no such document.
        """
        lasts = [group.last for group in self.manifest.groups]
        at = bisect_left(lasts, document)
        if at < len(lasts) and document in self._group(at)["documents"].spans:
            return self._decoded(at, document)
        hint = "`policydiff corpus status --documents` lists them"
        raise SettingsError(self.folder, f"has no document {document}", hint=hint)

    def plans(self) -> Iterator[Plan]:
        """All documents, by id; a group of them in memory at a time."""
        for group in range(len(self.manifest.groups)):
            yield from self.plans_of(group)

    def plans_of(self, group: int) -> Iterator[Plan]:
        """The documents of one group, by id."""
        for name in self._group(group)["documents"].spans:
            yield self._decoded(group, name)

    def documents(self) -> tuple[DocumentId, ...]:
        """The ids of all documents, sorted."""
        names = self.table("documents", columns=("document",))["document"].to_pylist()
        return tuple(DocumentId(name) for name in names)

    def views(self, tables: Iterable[str] = tuple(TABLES)) -> Iterator[str]:
        """SQL statements that make the tables views."""
        for table in tables:
            names = ", ".join(f"'{quoted(path)}'" for path in self.paths(table))
            if names:
                yield f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM read_parquet([{names}]);"

    def _group(self, at: int) -> Mapping[str, _Rows]:
        if at not in self._groups:
            while len(self._groups) >= _LATELY:
                del self._groups[next(iter(self._groups))]
            self._groups[at] = {
                table: _Rows.of(read_part(self.paths(table)[at], table)) for table in _OF_PLANS
            }
        return self._groups[at]

    def _decoded(self, at: int, document: str) -> Plan:
        group = self._group(at)
        documents, clauses, targets = (group[table].rows(document) for table in _OF_PLANS)
        return decode_plan(documents[0], clauses, targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """A table of Arrow, and where in it the rows of each document stand."""

    table: Any
    spans: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, table: Any) -> _Rows:
        """A table whose rows are sorted by document."""
        spans: dict[str, tuple[int, int]] = {}
        for at, name in enumerate(table["document"].to_pylist()):
            spans[name] = (spans.get(name, (at, 0))[0], at + 1)
        return cls(table=table, spans=spans)

    def rows(self, document: str) -> list[Any]:
        first, last = self.spans.get(document, (0, 0))
        found: list[Any] = self.table.slice(first, last - first).to_pylist()
        return found


def open_store(folder: Path) -> Store:
    """A store to read.

    Raises:
        SettingsError: There is none, it is damaged, or a newer policydiff made it.
    """
    need("pyarrow")
    return Store(folder=folder, manifest=read_manifest(folder))


def read_part(path: Path, table: str, *, columns: Sequence[str] | None = None) -> Any:
    """One part of a store as `read_rows` gives it.

    Raises:
        SettingsError: The part is gone or damaged.
    """
    check_part(path)
    return read_rows(path, table, columns=columns)


def read_rows(path: Path, table: str, *, columns: Sequence[str] | None = None) -> Any:
    """The rows of a Parquet file as a table of Arrow with the columns of the schema.

    Columns that an older file lacks are empty.
    """
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    schema = _schema(table, columns)
    file = parquet.ParquetFile(path)
    there = [name for name in schema.names if name in file.schema_arrow.names]
    found = file.read(columns=there)
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


def quoted(path: Path) -> str:
    """The path as a text of SQL, between its marks."""
    return path.as_posix().replace("'", "''")
