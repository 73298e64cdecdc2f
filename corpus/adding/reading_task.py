"""Files → rows, in workers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.corpus.adding.file_discovery import Wanted
from policydiff.stages.corpus.adding.plan_facts import find_facts
from policydiff.stages.corpus.engine.job_engine import in_order, run_tasks
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store.record_rows import StoreRow
from policydiff.stages.corpus.store.row_encoding import Entry, encode_plan
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.formats.format_detection import read_source
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import PolicyDiffError, faults_of
from policydiff.stages.support.progress import ProgressCallback
from policydiff.stages.targets.extraction import find_targets


def read_files(
    tasks: Sequence[Wanted], *, engine: Engine, tell: ProgressCallback
) -> Iterator[Entry | None]:
    """Entries in the order of the tasks, so that a killed run leaves the first ones.

    A file that is as it is known yields None, one that cannot be read an entry that says why.
    """
    for done in in_order(run_tasks(_read, tasks, engine=engine)):
        tell("reading", done.position + 1, len(tasks))
        yield done.result.entry if done.result else _crashed(tasks[done.position])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What a worker says of a file; without an entry it is unchanged."""

    entry: Entry | None


def _read(task: Wanted) -> _Read:
    """Read one file; runs in a worker."""
    path, data, digest = Path(task.source), b"", ""
    try:
        data = read_source(path)
        digest = hashlib.sha256(data).hexdigest()
        if digest == task.known:
            return _Read(entry=None)
        with faults_of(path, doing="reading"):  # one strange file must not end a night's work
            return _Read(entry=_entry(task, path, data))
    except PolicyDiffError as error:
        why = f"{error.what} ({error.hint})"
        return _Read(entry=_refused(task, digest=digest, size=len(data), why=why))


def _entry(task: Wanted, path: Path, data: bytes) -> Entry:
    name = DocumentId(task.document)
    document = read_document(path, document_id=name, correction=task.correction, data=data)
    file: StoreRow = {
        "document": task.document,
        "source": task.source,
        "sha256": document.source.sha256,
        "bytes": len(data),
        "status": "read",
        "reason": None,
    }
    plan = find_targets(document)
    return encode_plan(plan, file=file, facts=find_facts(plan))


def _refused(task: Wanted, *, digest: str, size: int, why: str) -> Entry:
    return Entry(
        file={
            "document": task.document,
            "source": task.source,
            "sha256": digest,
            "bytes": size,
            "status": "bad",
            "reason": why,
        }
    )


def _crashed(task: Wanted) -> Entry:
    data = b""
    with suppress(PolicyDiffError):
        data = read_source(Path(task.source))
    why = "the process that read it died, twice"
    return _refused(task, digest=hashlib.sha256(data).hexdigest(), size=len(data), why=why)
