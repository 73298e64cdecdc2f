"""Find the files to read in the paths given, each with the id of its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.metadata.corrections import Correction, Corrections
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.support.file_bytes import exists, is_file, is_folder, real_path

READABLE = frozenset(
    (
        *(
            ".txt",
            ".text",
            ".md",
            ".markdown",
            ".html",
            ".htm",
            ".xhtml",
            ".shtml",
            ".mht",
            ".mhtml",
            ".docx",
            ".pdf",
        ),
        *(".xlsx", ".xls", ".et"),
        *(".doc", ".wps", ".rtf", ".odt", ".ofd"),  # by LibreOffice, where it is installed
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A file that the store has."""

    document: str
    source: str
    sha256: str
    good: bool  # it was read
    correction: Correction | None = None  # what a person states of its document


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file to add."""

    source: str  # its full path
    document: str
    known: str | None  # the digest under which the store has it, read as it is wanted now
    correction: Correction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFiles:
    """The files of some folders."""

    files: tuple[tuple[Path, str], ...]  # sorted by full path, each with the id that it asks for
    folders: tuple[Path, ...]
    others: Mapping[str, int]  # how many files of each ending no command can read


def find_files(paths: Sequence[Path], *, store: Path) -> FoundFiles:
    """The files given, and all readable ones below the folders given.

    A file asks to be called by its path from the folder given, without ending: 2023/nanhu; one
    given by itself by its name. Hidden files, and a store inside a folder, are passed over.

    Raises:
        SettingsError: A path does not exist, or is a pipe or a device.
    """
    found: dict[Path, str] = {}
    others = Counter[str]()
    for path in paths:
        if not is_folder(path):
            _check_file(path)
            found.setdefault(real_path(path), path.stem)
            continue
        for file in _below(path, store=store):
            if kind := _kind_of_other(file):
                others[kind] += 1
            else:
                inside = file.relative_to(path).with_suffix("").as_posix()
                found.setdefault(real_path(file), inside)
    folders = tuple(real_path(path) for path in paths if is_folder(path))
    return FoundFiles(files=tuple(sorted(found.items())), folders=folders, others=dict(others))


def name_files(
    found: FoundFiles,
    known: Iterable[Known],
    corrections: Corrections | None = None,
    *,
    again: bool = False,
) -> tuple[Wanted, ...]:
    """An id for each file: the one it has, else the one it asks for; and its correction.

    Where another file has that, as many folders are put in front as tell them apart, and the
    ending where nothing else does. A file that is gone leaves its id to one that asks for it: a
    folder may move.

    Args:
        found: The files.
        known: Those that the store has.
        corrections: All that hold for these files; None: those that hold in the store.
        again: Every file is to be read, as if none were known.
    """
    by_source = {entry.source: entry for entry in known}
    taken = {entry.document: entry.source for entry in by_source.values()}
    wanted = []
    for path, asked in found.files:
        source = path.as_posix()
        entry = by_source.get(source)
        document = entry.document if entry else _free(path, asked, taken)
        before = by_source.get(taken.get(document, ""))
        taken[document] = source
        task = _wanted(source, document, before=before, corrections=corrections)
        wanted.append(replace(task, known=None) if again else task)
    return tuple(wanted)


def _wanted(
    source: str, document: str, *, before: Known | None, corrections: Corrections | None
) -> Wanted:
    """A file to add; known if the store has it with the same correction, or found it unreadable."""
    if corrections is not None:
        correction = corrections.get(DocumentId(document))
    else:
        correction = before.correction if before else None
    same = before is not None and before.source == source
    if before is not None and before.good:
        same &= before.correction == correction
    known = before.sha256 if before is not None and same else None
    return Wanted(source=source, document=document, known=known, correction=correction)


def vanished(found: FoundFiles, known: Iterable[Known]) -> tuple[str, ...]:
    """Documents whose files stood below the folders given and are gone."""
    there = {path.as_posix() for path, _ in found.files}
    return tuple(
        entry.document
        for entry in known
        if entry.source not in there
        and any(Path(entry.source).is_relative_to(folder) for folder in found.folders)
    )


def _below(folder: Path, *, store: Path | None) -> Iterator[Path]:
    """All that is no folder, but what is hidden and what belongs to the store, if there is one."""
    inner = None if store is None else real_path(store)
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith((".", "~$")) for part in parts)
        stored = inner is not None and real_path(path).is_relative_to(inner)
        if not hidden and not stored and not is_folder(path):
            yield path


def readable_below(folder: Path) -> Iterator[Path]:
    """The files below a folder that a command can read, as far as their names tell."""
    yield from (path for path in _below(folder, store=None) if is_readable(path))


def is_readable(path: Path) -> bool:
    """Whether a path's name is that of a document: by its ending, and no readme."""
    return path.stem.lower() != "readme" and path.suffix.lower() in READABLE


def _check_file(path: Path) -> None:
    """Refuse what is no file that can be read again."""
    if not exists(path):
        raise SettingsError(path, "no such file or folder", hint="check the name")
    if not is_file(path):
        what = "is a pipe or a device, and a store knows its documents by their files"
        raise SettingsError(path, what, hint="write it to a file first")
    if path.suffix.lower() == ".zip":
        what = "is an archive, and a store knows its documents by their files"
        raise SettingsError(path, what, hint="unpack it into a folder and give that")


def _kind_of_other(file: Path) -> str | None:
    """What a file in a folder is that is no document; None: it is one, as far as one sees."""
    if not is_file(file):
        return "pipe or device" if exists(file) else "link that leads nowhere"
    if file.stem.lower() == "readme":  # tells of the folder, and is no document of it
        return "readme"
    ending = file.suffix.lower()
    return None if ending in READABLE else ending or "no ending"


def _free(path: Path, asked: str, taken: Mapping[str, str]) -> str:
    for name in _names(path, asked):
        if name not in taken or not Path(taken[name]).exists():
            return name
    raise SettingsError(path, "has no name of its own", hint="give the file another name")


def _names(path: Path, asked: str) -> Iterator[str]:
    """The name asked for, then longer ones."""
    yield asked
    parts = path.with_suffix("").parts[1:]
    for size in range(asked.count("/") + 2, len(parts) + 1):
        yield "/".join(parts[-size:])
    yield "/".join((*parts[:-1], path.name))
