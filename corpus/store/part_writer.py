"""Write derived tables as their rows come, in parts of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.manifest import Derived
from policydiff.stages.corpus.store.row_encoding import StoreRow
from policydiff.stages.corpus.store.schema import arrow_schema
from policydiff.stages.corpus.store.store_writing import Writer
from policydiff.stages.support.errors import SettingsError

PART_ROWS = 250_000  # of a part: some 20 MB
_BUFFER = 4096  # rows that wait as Python objects


class Parts:
    """A table that grows; a part ends with the addition that gives it so many rows.

    So the parts depend on what is added, not on where it came from.
    """

    def __init__(self, writer: Writer, name: str) -> None:
        self.name = name
        self._writer, self._rows, self._tables = writer, list[StoreRow](), list[Any]()
        self._parts, self._size, self._total = list[str](), 0, 0

    def add(self, rows: Sequence[StoreRow]) -> None:
        """Add rows."""
        self._rows += rows
        if len(self._rows) >= _BUFFER:
            self._settle()
        self._grow(len(rows))

    def add_table(self, rows: Any) -> None:
        """Add the rows of a table of Arrow."""
        self._settle()
        self._tables.append(rows)
        self._grow(len(rows))

    def made(self, made_from: str) -> Derived:
        """The table, whose parts are written then."""
        if self._size or not self._parts:
            self._write()
        return Derived(parts=tuple(self._parts), rows=self._total, made_from=made_from)

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size >= PART_ROWS:
            self._write()

    def _settle(self) -> None:
        if self._rows or not self._tables:
            schema = arrow_schema(self.name)
            self._tables.append(need("pyarrow").Table.from_pylist(self._rows, schema=schema))
            self._rows = []

    def _write(self) -> None:
        self._settle()
        whole = need("pyarrow").concat_tables(self._tables).combine_chunks()
        self._parts.append(self._writer.write_part(self.name, whole))
        self._total += len(whole)
        self._tables, self._size = [], 0


class Reader:
    """The rows of several files, asked for from first to last; one file in memory."""

    def __init__(self, files: Iterable[Any]) -> None:
        self._files: Iterator[Any] = iter(files)
        self._file: Any = None
        self._first = self._end = 0  # rows of the file within the table

    def rows(self, start: int, count: int) -> Any:
        """So many rows, at least one; they stand in one file.

        Raises:
            SettingsError: They do not: another file stands where one of the table stood.
        """
        while start >= self._end:
            self._file = next(self._files, None)
            if self._file is None:
                raise self._damaged(start, count)
            self._first, self._end = self._end, self._end + len(self._file)
        if start < self._first or start + count > self._end:
            raise self._damaged(start, count)
        return self._file.slice(start - self._first, count)

    def _damaged(self, start: int, count: int) -> SettingsError:
        what = f"rows {start} to {start + count - 1} do not stand in one file"
        hint = "restore the store from a copy, or add the files anew"
        return SettingsError("a table of the store", what, hint=hint)
