"""Change a store: write new parts beside the old, then rename the manifest."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.lock import write_lock
from policydiff.stages.corpus.store.manifest import (
    MANIFEST,
    Derived,
    Manifest,
    read_manifest,
    write_manifest,
)
from policydiff.stages.corpus.store.part_soundness import DIGITS, is_sound, part_name
from policydiff.stages.corpus.store.partitioning import regroup
from policydiff.stages.corpus.store.row_encoding import Entry
from policydiff.stages.corpus.store.schema import BASE
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.corpus.store.trigram_index import PARTS
from policydiff.stages.support.atomic_files import PART, remove_leftovers, write_file
from policydiff.stages.support.errors import OutputError, SettingsError

RETIRED = "retired.json"
VIEWS = "views.sql"
GRACE_SECONDS = 24 * 3600  # how long parts stay for readers that opened the store before
ROW_GROUP = 16_384  # rows; a query for one document reads no more than one of these
_PART_NAME = re.compile(
    rf"(?<![a-z_])[a-z_]++-[0-9a-f]{{{DIGITS}}}(\.parquet)?"
)  # of a part, or an index


@dataclass(slots=True)
class Writer:
    """A store that this process alone may change."""

    folder: Path
    manifest: Manifest

    @property
    def store(self) -> Store:
        """The store as it is now, to read."""
        return Store(folder=self.folder, manifest=self.manifest)

    def replace_documents(
        self, entries: Sequence[Entry], removed: Iterable[str] = (), *, lost: int | None = None
    ) -> None:
        """Put these documents in, in place of those with the same ids, and take others out.

        Args:
            entries: The documents to put in.
            removed: Ids of those to take out.
            lost: A group whose parts cannot be read; what it held goes.
        """
        changed = regroup(self.store, entries, removed=frozenset(removed), lost=lost)
        if changed is None:
            return
        parts = {
            table: tuple(
                piece if isinstance(piece, str) else self.write_part(table, piece)
                for piece in changed.pieces[table]
            )
            for table in BASE
        }
        rows = {table: self._rows(parts[table]) for table in BASE}
        self._commit(replace(self.manifest, groups=changed.groups, parts=parts, rows=rows))

    def replace_derived(self, tables: Mapping[str, Derived]) -> None:
        """Put derived tables in place whose parts are written."""
        self._commit(replace(self.manifest, derived={**self.manifest.derived, **tables}))

    def replace_index(self, name: str | None) -> None:
        """Put a folder of the index in place."""
        self._commit(replace(self.manifest, index=name))

    def write_part(self, table: str, rows: Any) -> str:
        """Write a table of Arrow as a part; its name comes from its bytes."""
        data = parquet_bytes(rows)
        name = part_name(table, data)
        path = self.folder / PARTS / name
        if not is_sound(path):
            write_file(path, data)
        return name

    def _rows(self, parts: Iterable[str]) -> int:
        metadata = need("pyarrow.parquet").read_metadata
        paths = (self.folder / PARTS / name for name in parts)
        return sum(metadata(path).num_rows for path in paths if is_sound(path))

    def _commit(self, manifest: Manifest) -> None:
        """Note what is no longer needed, then rename the manifest into place."""
        retired = self._retired()
        for name in self.manifest.all_parts() - manifest.all_parts():
            retired[name] = round(time.time())
        kept = {name: when for name, when in retired.items() if name not in manifest.all_parts()}
        write_file(self.folder / RETIRED, (json.dumps(kept, indent=1) + "\n").encode())
        write_manifest(self.folder, manifest)
        self.manifest = manifest
        views = "\n".join(["-- duckdb -init views.sql", *self.store.views()])
        write_file(self.folder / VIEWS, (views + "\n").encode())

    def _retired(self) -> dict[str, int]:
        try:
            found: dict[str, int] = json.loads((self.folder / RETIRED).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found

    def clean(self) -> None:
        """Remove what a killed writer left, and parts that were replaced over a day ago."""
        retired, needed = self._retired(), self.manifest.all_parts()
        for path in (self.folder / PARTS).iterdir():
            when = retired.get(path.name, 0)
            ours = path.name in retired or _PART_NAME.fullmatch(path.name)
            if ours and path.name not in needed and time.time() - when > GRACE_SECONDS:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for folder in (self.folder, self.folder / PARTS):
            remove_leftovers(folder)


@contextmanager
def write_store(folder: Path, *, create: bool = False) -> Iterator[Writer]:
    """A store to change; no other process can until the block ends.

    Args:
        folder: Where it is, or is to be.
        create: Make one where there is none.

    Raises:
        OutputError: The folder cannot be written, or holds other files.
        SettingsError: There is no store, another process writes it, or a newer policydiff made it.
    """
    need("pyarrow")
    if folder.is_file():
        raise OutputError(folder, "is a file", hint="give the name of a folder")
    try:
        if create:
            _prepare(folder)
        read_manifest(folder)  # what is no store is refused before anything is written to it
        with write_lock(folder):
            # resolved: tasks carry its paths to workers that stand elsewhere
            writer = Writer(folder=folder.resolve(), manifest=read_manifest(folder))
            writer.clean()
            yield writer
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise OutputError(folder, what, hint="free some space, or choose another place") from error


def parquet_bytes(rows: Any) -> bytes:
    """A table of Arrow as a Parquet file; the same rows give the same bytes."""
    out = need("pyarrow").BufferOutputStream()
    write = need("pyarrow.parquet").write_table
    write(rows, out, compression="zstd", row_group_size=ROW_GROUP, store_schema=False)
    data: bytes = out.getvalue().to_pybytes()
    return data


def _prepare(folder: Path) -> None:
    """Make an empty store, unless there is one."""
    if (folder / MANIFEST).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        strange = [p.name for p in folder.iterdir() if p.name not in (PARTS, "lock")]
        strange = [name for name in strange if not name.endswith(PART)]
        if strange:
            what = f"holds files that are no part of a store: {strange[0]}"
            raise SettingsError(folder, what, hint="choose another folder")
    with write_lock(folder):
        (folder / PARTS).mkdir(exist_ok=True)
        if not (folder / MANIFEST).exists():
            write_manifest(folder, Manifest())
