"""Read the documents anew whose part of the store is damaged or gone.

A group of documents has one part in each base table. Where one of the four is not as it was
written, all documents of the group are read from their files: the store is then, byte by byte,
what it was, if the files are. Which files these are is told by the group's part of the table
`files`, else by that of `documents`; without both nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policydiff.stages.corpus.adding.file_discovery import Wanted
from policydiff.stages.corpus.adding.reading_task import read_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store.manifest import Group
from policydiff.stages.corpus.store.part_soundness import is_sound
from policydiff.stages.corpus.store.row_decoding import CORRECTED, decode_correction
from policydiff.stages.corpus.store.row_encoding import Entry
from policydiff.stages.corpus.store.schema import BASE
from policydiff.stages.corpus.store.store import Store, read_part
from policydiff.stages.corpus.store.store_writing import Writer
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.support.file_bytes import exists
from policydiff.stages.support.progress import ProgressCallback

_MOST_NAMED = 5  # files, in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What became of the documents of damaged parts."""

    entries: tuple[Entry, ...] = ()  # read anew, or why they could not be
    unknown: tuple[Group, ...] = ()  # groups of which nobody knows the files
    uncorrected: tuple[Group, ...] = ()  # groups that lost a person's corrections, if they had any


def repair_store(
    writer: Writer, *, prune: bool, engine: Engine, tell: ProgressCallback
) -> Repaired:
    """Read damaged groups anew, and put each in place whole, so that a kill loses none.

    Args:
        writer: Of the store.
        prune: Take out the documents whose files are gone.
        engine: Where to read.
        tell: Told how far the work is.

    Raises:
        SettingsError: Files are gone and their documents are not to be taken out: a copy of the
            part would still bring them back.
    """
    entries, unknown, uncorrected = list[Entry](), list[Group](), list[Group]()
    # from the last one: the next group, which one that loses its end grows into, is sound then
    for at in reversed(list(_damaged(writer.store))):
        store, group = writer.store, writer.store.manifest.groups[at]
        tasks = _tasks(store, at)
        unknown += [] if tasks else [group]
        there = [task for task in tasks if exists(Path(task.source))]
        if len(there) < len(tasks) and not prune:
            raise _gone(store, at, [task for task in tasks if task not in there])
        uncorrected += [] if _sound(store, at, "documents") else [group]
        found = [e for e in read_files(there, engine=engine, tell=tell) if e is not None]
        writer.replace_documents(found, lost=at)
        entries += found
    return Repaired(entries=tuple(entries), unknown=tuple(unknown), uncorrected=tuple(uncorrected))


def _gone(store: Store, at: int, tasks: Sequence[Wanted]) -> SettingsError:
    part = next(store.paths(table)[at] for table in BASE if not _sound(store, at, table))
    named = ", ".join(task.source for task in tasks[:_MOST_NAMED])
    more = f" and {len(tasks) - _MOST_NAMED} more" if len(tasks) > _MOST_NAMED else ""
    what = f"is damaged or gone, and so are files that its documents were read from: {named}{more}"
    hint = "bring them back, or restore the part from a copy; --prune takes the documents out"
    return SettingsError(part, what, hint=hint)


def _damaged(store: Store) -> Iterator[int]:
    for at in range(len(store.manifest.groups)):
        if not all(_sound(store, at, table) for table in BASE):
            yield at


def _sound(store: Store, at: int, table: str) -> bool:
    return is_sound(store.paths(table)[at])


def _tasks(store: Store, at: int) -> tuple[Wanted, ...]:
    """The files of a group, each with the correction of its document where that is known."""
    table = next((name for name in ("files", "documents") if _sound(store, at, name)), None)
    rows = _rows(store, at, table, "document", "source") if table else []
    stated: list[dict[str, Any]] = []
    if _sound(store, at, "documents"):
        stated = _rows(store, at, "documents", "document", *CORRECTED)
    corrections = {row["document"]: decode_correction(row) for row in stated}
    return tuple(
        Wanted(
            source=row["source"],
            document=row["document"],
            known=None,
            correction=corrections.get(row["document"]),
        )
        for row in rows
    )


def _rows(store: Store, at: int, table: str, *columns: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_part(
        store.paths(table)[at], table, columns=columns
    ).to_pylist()
    return found
