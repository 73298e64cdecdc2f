"""Add files to a store: read in workers, skipped where unchanged, safe to interrupt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from policydiff.stages.corpus.adding.file_discovery import (
    Known,
    Wanted,
    find_files,
    name_files,
    vanished,
)
from policydiff.stages.corpus.adding.reading_task import read_files
from policydiff.stages.corpus.adding.repair import Repaired, repair_store
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.search.indexing import index_store
from policydiff.stages.corpus.store.manifest import Group
from policydiff.stages.corpus.store.row_decoding import CORRECTED, decode_correction
from policydiff.stages.corpus.store.row_encoding import Entry
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.corpus.store.store_writing import Writer, write_store
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.metadata.corrections import Correction, Corrections
from policydiff.stages.support.progress import ProgressCallback, silent

COMMIT_FILES = 256  # read before the store is changed: what a kill can lose


@dataclass(frozen=True, slots=True, kw_only=True)
class BadFile:
    """A file that could not be read."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the files given."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    corrected: int = 0  # unchanged files with other corrections than before, or none now
    removed: int = 0  # only where pruning was asked for
    gone: int = 0  # files that vanished from the folders given; their documents stay
    bad: tuple[BadFile, ...] = ()
    others: dict[str, int] = field(default_factory=dict)  # files of other kinds, by ending
    unused: frozenset[str] = frozenset()  # documents with corrections that are not in this run
    repaired: int = 0  # documents read anew since their part of the store was damaged
    unknown: tuple[Group, ...] = ()  # as in `Repaired`
    uncorrected: tuple[Group, ...] = ()


def add_files(
    paths: Sequence[Path],
    folder: Path,
    *,
    engine: Engine,
    corrections: Corrections | None = None,
    prune: bool = False,
    again: bool = False,
    tell: ProgressCallback = silent,
) -> Added:
    """Put files into a store; the store is the same however often this was interrupted.

    A file whose bytes the store has is passed over, bad ones too; one with other bytes or another
    correction is read anew and replaces its document. A file that vanished keeps its document.
    Documents whose part of the store is damaged are read anew, whatever files are given.

    Args:
        paths: Files and folders.
        folder: The store; made where there is none.
        engine: Where to read.
        corrections: All that hold for these documents; None: those of earlier runs hold.
        prune: Take out the documents of files that vanished from the folders given.
        again: Read unchanged files too: for a newer policydiff, which may read better.
        tell: Told how far the work is.

    Raises:
        OutputError: The store cannot be written.
        SettingsError: A path does not exist, another process writes the store, or a part of it is
            damaged and files of its documents are gone.
    """
    found = find_files(paths, store=folder)
    with write_store(folder, create=True) as writer:
        repaired = repair_store(writer, prune=prune, engine=engine, tell=tell)
        known = known_files(writer.store)
        tasks = name_files(found, known, corrections, again=again)
        gone = vanished(found, known)
        removed = gone if prune else ()
        added = _read_all(writer, tasks, known=known, engine=engine, tell=tell)
        writer.replace_documents([], removed=removed)
        index_store(writer, engine=engine, tell=tell)
    unused = frozenset(corrections or ()) - {task.document for task in tasks}
    left, others = len(gone) - len(removed), dict(found.others)
    added = replace(added, removed=len(removed), gone=left, others=others, unused=unused)
    return _with_repaired(added, repaired)


def _with_repaired(added: Added, repaired: Repaired) -> Added:
    bad = [_bad(entry) for entry in repaired.entries if entry.document is None]
    return replace(
        added,
        bad=tuple(dict.fromkeys((*bad, *added.bad))),
        repaired=len(repaired.entries) - len(bad),
        unknown=repaired.unknown,
        uncorrected=repaired.uncorrected,
    )


def _read_all(
    writer: Writer,
    tasks: Sequence[Wanted],
    *,
    known: Sequence[Known],
    engine: Engine,
    tell: ProgressCallback,
) -> Added:
    """Read files and put them in, batch by batch; what became of them."""
    had = {entry.document: entry for entry in known}
    wanted = {task.document: task.correction for task in tasks}
    counts, bad = Counter[str](), list[BadFile]()
    for batch in _batches(read_files(tasks, engine=engine, tell=tell)):
        writer.replace_documents([entry for entry in batch if entry is not None])
        for entry in batch:
            counts[_outcome(entry, had, wanted)] += 1
            if entry is not None and entry.document is None:
                bad.append(_bad(entry))
    return Added(
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        corrected=counts["corrected"],
        bad=tuple(bad),
    )


def known_files(store: Store) -> tuple[Known, ...]:
    """The files that a store has."""
    columns = ("document", "source", "sha256", "status")
    rows = store.table("files", columns=columns).to_pylist()
    corrections = _corrections(store)
    return tuple(
        Known(
            document=row["document"],
            source=row["source"],
            sha256=row["sha256"],
            good=row["status"] == "read",
            correction=corrections.get(row["document"]),
        )
        for row in rows
    )


def _corrections(store: Store) -> Corrections:
    """What a person states of the documents: it stands in their data."""
    found: dict[DocumentId, Correction] = {}
    for rows in store.batches("documents", columns=("document", *CORRECTED)):
        for row in rows.to_pylist():
            if correction := decode_correction(row):
                found[DocumentId(row["document"])] = correction
    return found


def bad_files(store: Store) -> tuple[BadFile, ...]:
    """The files that a store could not read."""
    rows = store.table("files", columns=("source", "status", "reason")).to_pylist()
    return tuple(
        BadFile(source=row["source"], reason=row["reason"])
        for row in rows
        if row["status"] == "bad"
    )


def _batches(entries: Iterable[Entry | None]) -> Iterator[list[Entry | None]]:
    """Batches with so many files that were read; unchanged ones cost nothing."""
    batch: list[Entry | None] = []
    read = 0
    for entry in entries:
        batch.append(entry)
        read += entry is not None
        if read >= COMMIT_FILES:
            yield batch
            batch, read = [], 0
    if batch:
        yield batch


def _outcome(
    entry: Entry | None, had: Mapping[str, Known], wanted: Mapping[str, Correction | None]
) -> str:
    if entry is None:
        return "unchanged"
    if entry.document is None:
        return "bad"
    name = str(entry.file["document"])
    before = had.get(name)
    if before is None or not before.good:
        return "new"
    other = before.correction != wanted[name]
    return "corrected" if other and before.sha256 == entry.file["sha256"] else "changed"


def _bad(entry: Entry) -> BadFile:
    return BadFile(source=str(entry.file["source"]), reason=str(entry.file["reason"]))
