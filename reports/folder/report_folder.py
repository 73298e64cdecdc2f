"""Write files and folders so that nothing is ever half-written: beside, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from policydiff.stages.reports.folder.report_manifest import (
    Stamp,
    changed_files,
    foreign_files,
    stamps,
    write_manifest,
)
from policydiff.stages.reports.folder.staging import (
    Staging,
    end_staging,
    open_staging,
    put_in_place,
    staging_root,
)
from policydiff.stages.support.atomic_files import (
    hidden_folder,
    in_turn,
    keep_mode,
    remove_leftovers,
    sync_folder,
    sync_tree,
    write_file,
)
from policydiff.stages.support.errors import OutputError

_OPENED = ("~$", ".~lock.")  # how Office and LibreOffice mark a document that is open


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
        remove_leftovers(Path(os.path.realpath(path)).parent, remove=end_staging)
        write_file(path, data)


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
        with suppress(FileNotFoundError):
            path.stat()  # a link that leads to itself


def check_folder(folder: Path) -> Mapping[str, Stamp]:
    """Refuse a folder in which no report can stand; told before the work.

    What killed runs left there and beside it is removed.

    Returns:
        The stamps of the files that a report will replace, for `report_folder`.

    Raises:
        OutputError: It is a file, holds files that are no part of a report, holds the folder that
            this process works in, or must not be written to.
    """
    with _errors_of(folder):
        place = Path(os.path.realpath(folder))
        if os.path.lexists(place) and not place.is_dir():
            raise OutputError(folder, "is a file", hint="give the name of a folder")
        if place in Path.cwd().resolve().parents:
            what = "holds the folder that you are in, which would be gone"
            raise OutputError(folder, what, hint="leave it first, or choose another folder")
        _check_writable(staging_root(place))
        with in_turn(place.parent):
            for root in {place, place.parent}:
                remove_leftovers(root, remove=end_staging)
            if foreign := foreign_files(place):
                what = f"holds files that are no part of a report: {_first(foreign)}"
                raise OutputError(folder, what, hint=_hint(foreign[0]))
            return stamps(place)


@contextmanager
def report_folder(
    folder: Path, *, version: str, before: Mapping[str, Stamp] | None = None
) -> Iterator[Path]:
    """A folder to build a report in, which takes the place of `folder` when all went well.

    Missing parents are made. An empty folder and a report made earlier are replaced; the list
    of files in `policydiff.json` tells such a report, and protects what was added to it by hand.
    A folder that cannot be renamed (the one that this process works in, a mount point) stays, and
    the files in it are replaced.

    Args:
        folder: Where the report is to stand.
        version: Of policydiff, for the list of files.
        before: What `check_folder` said when the work began; None: it begins now.

    Yields:
        An empty folder near it; it is removed again if the block raises.

    Raises:
        OutputError: The folder holds other files, also such as came into it or were changed until
            the end of the block, or the place cannot be written. All is as it was then.
    """
    stood = check_folder(folder)

    def check(tree: Path) -> None:
        _check_untouched(tree, stood if before is None else before, shown=folder)

    with _errors_of(folder):
        place = Path(os.path.realpath(folder))
        root = staging_root(place)
        root.mkdir(parents=True, exist_ok=True)
        with hidden_folder(root, remove=end_staging) as hidden:
            staging = open_staging(hidden, place)
            yield staging.built
            write_manifest(staging.built, version=version)
            sync_tree(staging.built)
            with in_turn(place.parent):
                if os.path.lexists(place):
                    check(place)
                    _keep_modes(staging)
                put_in_place(staging, check=check)
            sync_folder(root)


def _check_writable(root: Path) -> None:
    """Raise what making a folder here, and those above it that are missing, would raise."""
    while not os.path.lexists(root):
        root = root.parent
    if not root.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not os.access(root, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _check_untouched(tree: Path, before: Mapping[str, Stamp], *, shown: Path) -> None:
    """Refuse to replace a folder into which something came while the report was made."""
    if tree.is_symlink() or not tree.is_dir():
        raise OutputError(shown, "has become a file", hint="move it away, and run this again")
    if late := [*foreign_files(tree), *changed_files(tree, before)]:
        what = f"is left as it was, since files came or changed meanwhile: {_first(late)}"
        raise OutputError(shown, what, hint=f"{_hint(late[0])}, and run this again")


def _keep_modes(staging: Staging) -> None:
    """Give the new report, file by file, the modes of the one that it replaces."""
    for path in (staging.built, *staging.built.rglob("*")):
        with suppress(FileNotFoundError, NotADirectoryError):
            keep_mode(path, (staging.place / path.relative_to(staging.built)).stat())


def _first(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _hint(name: str) -> str:
    if PurePosixPath(name).name.startswith(_OPENED):
        return "close the document that is open in Office, or choose another folder"
    return "choose another folder, or move these files away"


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
    if isinstance(error, PermissionError) and os.path.lexists(path):
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
