"""Write files and folders so that none is ever half-written: beside, then renamed."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from policydiff.stages.support.errors import OutputError

MANIFEST = "policydiff.json"  # lists every file of a report folder, and so marks it as ours
_JUNK = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # left by file managers in any folder


def write_text(path: Path, text: str, *, bom: bool = False) -> None:
    """Write `text` to `path` as UTF-8; what stood there stays whole until the new file does.

    Args:
        path: A file in a folder that exists.
        text: Line ends are written as they are. Lone surrogates, which some PDF files yield,
            become "?", since UTF-8 has no form for them.
        bom: Put a byte-order mark in front, by which Excel knows a CSV file as UTF-8.

    Raises:
        OutputError: The file cannot be written; nothing has changed then.
    """
    write_bytes(path, encoded(text, bom=bom))


def encoded(text: str, *, bom: bool = False) -> bytes:
    """The text as `write_text` writes it."""
    return text.encode("utf-8-sig" if bom else "utf-8", errors="replace")


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`; what stood there stays whole until the new file does.

    Raises:
        OutputError: The file cannot be written; nothing has changed then.
    """
    check_place(path)
    with _errors_of(path):
        if path.exists() and not path.is_file():  # /dev/null, a named pipe: nothing to rename
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)  # a link goes on naming its file


def check_place(path: Path) -> None:
    """Refuse a path where no file can be written.

    Raises:
        OutputError: It is a folder, or its folder does not exist.
    """
    with _errors_of(path):
        if path.is_dir():
            raise OutputError(path, "is a folder", hint="give the name of a file")
        parent = Path(os.path.realpath(path)).parent
        if parent.stat() and not parent.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


@contextmanager
def report_folder(folder: Path, *, version: str) -> Iterator[Path]:
    """A folder to build a report in, which takes the place of `folder` when all went well.

    Missing parents are made. An empty folder and a report made earlier are replaced; the list
    of files in `policydiff.json` tells such a report, and protects what was added to it by hand.

    Args:
        folder: Where the report is to stand.
        version: Of policydiff, for the list of files.

    Yields:
        An empty folder beside it; it is removed again if the block raises.

    Raises:
        OutputError: The folder holds other files, or the place cannot be written.
    """
    place = Path(os.path.realpath(folder))
    _check_replaceable(place, shown=folder)
    with _errors_of(folder):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(place.parent)
        beside.mkdir()
    try:
        with _errors_of(folder):
            yield beside
            _write_manifest(beside, version=version)
            _swap(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _replace(place: Path, data: bytes) -> None:
    beside = _beside(place.parent)
    try:
        beside.write_bytes(data)
        beside.replace(place)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _beside(folder: Path) -> Path:
    # Short, as the name of the place itself may be as long as the file system allows.
    return folder / f".policydiff-{os.getpid()}-{threading.get_ident()}.part"


def _check_replaceable(place: Path, *, shown: Path) -> None:
    if place.exists() and not place.is_dir():
        raise OutputError(shown, "is a file", hint="give the name of a folder")
    if not place.exists():
        return
    with _errors_of(shown):
        foreign = _foreign_files(place)
    if foreign:
        more = "" if len(foreign) == 1 else f" and {len(foreign) - 1} more"
        what = f"holds files that are no part of a report: {foreign[0]}{more}"
        raise OutputError(shown, what, hint="choose another folder, or move these files away")


def _foreign_files(folder: Path) -> list[str]:
    """Files of a folder that no earlier report wrote, sorted; all where it has no list of files."""
    listed = {MANIFEST}
    with suppress(OSError, ValueError, KeyError, TypeError):
        listed |= set(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"])
        return [name for name in _files_of(folder) if name not in listed]
    return _files_of(folder)


def _files_of(folder: Path) -> list[str]:
    """Paths of all files below `folder`, with forward slashes, sorted; junk is left out."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    kept = (p for p in found if p.name not in _JUNK and not p.name.startswith("~$"))
    return sorted(path.relative_to(folder).as_posix() for path in kept)


def _write_manifest(folder: Path, *, version: str) -> None:
    entries = {"format": 1, "made_by": f"policydiff {version}", "files": _files_of(folder)}
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _swap(built: Path, place: Path) -> None:
    """Put `built` in the place of `place`, or leave `place` as it was."""
    if not place.exists():
        built.rename(place)
        return
    old = built.with_suffix(".old")
    place.rename(old)
    try:
        built.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    """Turn what the operating system says into one OutputError about `path`."""
    try:
        yield
    except OSError as error:
        what, hint = _explained(path, error)
        raise OutputError(path, what, hint=hint) from error


def _explained(path: Path, error: OSError) -> tuple[str, str]:
    """What is wrong, and what to do."""
    if isinstance(error, PermissionError) and path.exists():
        what = "cannot be replaced: it is protected or open in another program"
        return what, "close the program that has it open, such as Excel, or choose another name"
    if isinstance(error, PermissionError):
        return "cannot be written: no permission", "choose a folder that you may write to"
    if isinstance(error, FileNotFoundError):
        return f"the folder {path.parent} does not exist", "create it, or choose another one"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{path.parent} is not a folder", "choose another place"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long", "choose a shorter one"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full", "free some space, or choose another place"
    return f"cannot be written: {error.strerror or error}", "choose another place"
