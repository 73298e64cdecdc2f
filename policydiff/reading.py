"""Read files into plans, apply corrections, and tell which files could not be read."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.stages.support.limits import DEFAULT_LIMITS, Limits
from policydiff.stages.support.progress import ProgressCallback, silent

if TYPE_CHECKING:
    from policydiff.stages.documents import DocumentId
    from policydiff.stages.documents.metadata.corrections import Correction
    from policydiff.stages.support.errors import PolicyDiffError
    from policydiff.stages.support.notices import Notice
    from policydiff.stages.targets import Plan
    from policydiff.stages.targets.indicator_names import Indicators

PathLike = str | Path
_MANY = 1_000_000  # bytes of files from which on workers gain more than they cost to start


class UnreadWarning(UserWarning):
    """A file that cannot be read, or a pair that cannot be compared; the work went on without it.

    Its argument is the error.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files are read."""

    limits: Limits = DEFAULT_LIMITS
    strict: bool = False  # stop at the first file that cannot be read
    jobs: int | None = None  # worker processes; None: a core each where there is much to read


USUAL = ReadOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What became of several files."""

    plans: tuple[Plan, ...]  # in the order given
    unread: tuple[PolicyDiffError, ...] = ()  # why the others are not among them, in order too


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to read, as workers are given it."""

    path: Path
    name: DocumentId
    limits: Limits
    own: Indicators = field(repr=False)
    correction: Correction | None = None
    going_by: Path | None = None  # the path that is told in place of its own

    def run(self) -> Outcome:
        """The plan, or why there is none."""
        return try_job(self)

    def lost(self, why: str) -> Outcome:
        """Why there is no plan where the process that read the file died."""
        from policydiff.stages.support.errors import DocumentError
        from policydiff.stages.support.notice_codes import NoticeCode

        what = f"the process that read it died ({why})"
        return DocumentError(
            self.path,
            what,
            why=NoticeCode.UNREAD_DAMAGED,
            hint="the file may be damaged or too large",
        )


def read_all(
    files: Sequence[PathLike],
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    reading: ReadOptions = USUAL,
    several: bool = True,
    tell: ProgressCallback = silent,
) -> tuple[Plan, ...]:
    """The plans of `read_files`.

    Warns:
        UnreadWarning: A file cannot be read, for each that cannot.
    """
    readings = read_files(
        files, meta=meta, lexicon=lexicon, reading=reading, several=several, tell=tell
    )
    tell_unread(readings)
    return readings.plans


def tell_unread(readings: ReadResult, *, fewest: int = 1) -> None:
    """Warn of each file that was left out.

    Raises:
        DocumentError: The first of them, where fewer documents than needed are left.
    """
    if readings.unread and len(readings.plans) < fewest:
        raise readings.unread[0]
    for error in readings.unread:
        warnings.warn(UnreadWarning(error), stacklevel=3)


def read_files(
    files: Sequence[PathLike],
    *,
    meta: PathLike | None = None,
    lexicon: PathLike | None = None,
    reading: ReadOptions = USUAL,
    shown: Sequence[Path] | None = None,
    several: bool = True,
    tell: ProgressCallback = silent,
) -> ReadResult:
    """Several documents in the order given, with ids that tell them apart.

    Args:
        files: The documents: files, folders, patterns, ZIP archives of documents.
        meta: A CSV file of corrections.
        lexicon: A TOML file of a user's own indicators.
        reading: How files are read.
        several: Whether a folder, a pattern or an archive stands for the documents in it.
        shown: The paths that the files go by in place of their own, say those of a bundle.
        tell: Told how far the work is.

    Raises:
        DocumentError: A file cannot be read and reading is strict, or none of them can.
        LexiconError: The corrections or the indicators are wrong.
        SettingsError: The same file is given twice.
    """
    from policydiff.input_files import listed_files, opened_archives

    paths = listed_files(files) if several else tuple(map(Path, files))
    named = paths if shown is None else shown
    if not several:
        return _read_files(
            paths, meta=meta, lexicon=lexicon, reading=reading, shown=named, tell=tell
        )
    with opened_archives(paths, named, limits=reading.limits) as (opened, names):
        return _read_files(
            opened, meta=meta, lexicon=lexicon, reading=reading, shown=names, tell=tell
        )


def _read_files(
    paths: Sequence[Path],
    *,
    meta: PathLike | None,
    lexicon: PathLike | None,
    reading: ReadOptions,
    shown: Sequence[Path],
    tell: ProgressCallback,
) -> ReadResult:
    """What `read_files` does, with each document a file."""
    from policydiff.stages.documents.metadata.corrections import read_corrections, tell_unused
    from policydiff.stages.documents.read import document_ids
    from policydiff.stages.targets.indicator_names import NO_INDICATORS, read_indicators

    corrections = read_corrections(Path(meta)) if meta is not None else {}
    own = read_indicators(Path(lexicon)) if lexicon is not None else NO_INDICATORS
    names = document_ids(paths)
    if meta is not None and (strange := corrections.keys() - set(names)):
        warnings.warn(tell_unused(meta, strange), stacklevel=2)
    usual = Job(path=Path(), name=names[0], own=own, limits=reading.limits)
    jobs = [
        replace(usual, path=path, name=name, correction=corrections.get(name), going_by=going_by)
        for path, name, going_by in zip(paths, names, shown, strict=True)
    ]
    found: dict[int, Outcome] = {}
    for index, outcome in _outcomes(jobs, reading):
        tell(f"reading {names[index]}", len(found), len(jobs))
        found[index] = outcome
        if isinstance(outcome, Exception) and (reading.strict or len(jobs) == 1):
            raise outcome
    return _readings([found[index] for index in range(len(jobs))])


def _outcomes(jobs: Sequence[Job], reading: ReadOptions) -> Iterator[tuple[int, Outcome]]:
    workers = reading.jobs or _workers(jobs)
    if workers > 1:
        from policydiff.worker_processes import outcomes

        yield from outcomes(jobs, workers=workers)
    else:
        yield from ((index, try_job(job)) for index, job in enumerate(jobs))


def _workers(jobs: Sequence[Job]) -> int:
    """As many workers as there are cores, where there is much to read; else 1."""
    from policydiff.stages.support.file_bytes import is_file

    sizes = (job.path.stat().st_size for job in jobs if is_file(job.path))
    if len(jobs) < 3 or sum(sizes) < _MANY:
        return 1
    return cores()


def cores() -> int:
    """How many processes can work at a time."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def try_job(job: Job) -> Outcome:
    """The plan of a file, or why there is none; a fault of the program is one reason more."""
    from policydiff.stages.documents.read import read_document
    from policydiff.stages.support.errors import PolicyDiffError, faults_of
    from policydiff.stages.targets.extraction import find_targets

    try:
        with faults_of(job.path, doing="reading"):
            document = read_document(
                job.path,
                document_id=job.name,
                correction=job.correction,
                limits=job.limits,
                going_by=job.going_by,
            )
            return find_targets(document, indicators=job.own)
    except PolicyDiffError as error:  # whatever a file does to a library, it concerns it alone
        return error


def _readings(outcomes: Sequence[Outcome]) -> ReadResult:
    from policydiff.stages.documents.metadata.duplicate_documents import find_duplicates
    from policydiff.stages.support.errors import PolicyDiffError

    unread = tuple(entry for entry in outcomes if isinstance(entry, PolicyDiffError))
    plans = [entry for entry in outcomes if not isinstance(entry, PolicyDiffError)]
    if unread and not plans:
        raise unread[0]
    warned: Mapping[DocumentId, Notice] = find_duplicates([plan.document for plan in plans])
    for index, plan in enumerate(plans):
        if told := warned.get(plan.document.id):
            document = replace(plan.document, warnings=(*plan.document.warnings, told))
            plans[index] = replace(plan, document=document)
    return ReadResult(plans=tuple(plans), unread=unread)


if TYPE_CHECKING:
    Outcome = Plan | PolicyDiffError
