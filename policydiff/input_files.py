"""The files that a command is given: by name, in folders, by a pattern, in ZIP archives."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydiff.stages.support.limits import Limits

_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "OFD.xml"))  # documents, though zipped
_MAGIC = frozenset("*?[")
_UTF8_NAME = 0x800  # flag of a member whose name is UTF-8


def listed_files(given: Sequence[str | Path]) -> tuple[Path, ...]:
    """The files given, those below folders given, and those that a pattern matches, in this order.

    Files of a folder are sorted by path; hidden ones and those that no command can read are passed
    over. A path that does not exist is kept, so that reading says what is wrong with it.

    Raises:
        SettingsError: A folder holds no document, or no file fits a pattern.
    """
    return tuple(file for path in map(Path, given) for file in _listed(path))


def _listed(path: Path) -> list[Path]:
    from policydiff.stages.corpus.adding.file_discovery import readable_below
    from policydiff.stages.support.errors import SettingsError
    from policydiff.stages.support.file_bytes import exists, is_folder

    if is_folder(path) and path != Path():
        found = sorted(readable_below(path))
        if not found:
            hint = "give a folder with .txt, .md, .html, .docx or .pdf files"
            raise SettingsError(path, "is a folder that holds no document", hint=hint)
        return found
    if not exists(path) and _MAGIC & set(str(path)):
        matched = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
        if not matched:
            hint = "check the folder and the ending in it"
            raise SettingsError(path, "is a pattern that matches no file", hint=hint)
        return [file for found in matched for file in _listed(found)]
    return [path]


@contextmanager
def opened_archives(
    files: Sequence[Path], shown: Sequence[Path], *, limits: Limits
) -> Iterator[tuple[list[Path], list[Path]]]:
    """The files with the members of ZIP archives in place of these, and the paths they go by.

    Members are unpacked into a folder that is gone afterwards; they go by the path of their archive
    and their own in it. A Word file, which is an archive too, stays as it is.

    Args:
        files: The files.
        shown: The paths that they go by.
        limits: How large an archive and its members may be.

    Raises:
        DocumentError: An archive is damaged, over a limit or holds no document.
    """
    paths, names = list[Path](), list[Path]()
    with ExitStack() as stack:
        for path, name in zip(files, shown, strict=True):
            members = _members(path)
            if members is None:
                paths.append(path)
                names.append(name)
                continue
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / path.stem
            for member, inside in _unpacked(path, folder, members, limits):
                paths.append(member)
                names.append(name / inside)
        yield paths, names


def unpacked_to_keep(files: Sequence[Path], folder: Path, *, limits: Limits) -> list[Path]:
    """The files with a folder in place of each ZIP archive, unpacked there to stay.

    What an earlier run unpacked from an archive of that name goes first.

    Args:
        files: Files, folders and archives.
        folder: Where archives are unpacked, each into a folder of its name; made if needed.
        limits: How large an archive and its members may be.

    Raises:
        DocumentError: An archive is damaged, over a limit or holds no document.
        OutputError: The folder cannot be written.
    """
    from policydiff.stages.support.errors import OutputError

    found = list[Path]()
    for path in files:
        members = _members(path)
        if members is None:
            found.append(path)
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder) as waiting:
                inside = Path(waiting, path.stem)
                for _ in _unpacked(path, inside, members, limits):
                    pass
                shutil.rmtree(folder / path.stem, ignore_errors=True)
                found.append(inside.rename(folder / path.stem))
        except OSError as error:
            what = f"cannot hold what {path.name} has: {error}"
            raise OutputError(folder, what, hint="free the place, or unpack it yourself") from error
        finally:
            with suppress(OSError):
                folder.rmdir()  # where nothing was unpacked
    return found


def _members(path: Path) -> list[zipfile.ZipInfo] | None:
    """The members of an archive of documents; None: it is none."""
    if path.suffix.lower() != ".zip" or not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    return None if _OFFICE & {member.filename for member in members} else members


def _unpacked(
    path: Path, folder: Path, members: Sequence[zipfile.ZipInfo], limits: Limits
) -> Iterator[tuple[Path, PurePosixPath]]:
    """Each document of an archive as a file in a folder, with its path in the archive."""
    from policydiff.stages.corpus.adding.file_discovery import is_readable
    from policydiff.stages.support.errors import DocumentError
    from policydiff.stages.support.limits import MEGABYTE, keep_within
    from policydiff.stages.support.notice_codes import NoticeCode

    named = [(member, _inner_name(member)) for member in members if not member.is_dir()]
    wanted = sorted((n, m.filename, m) for m, n in named if n is not None and is_readable(Path(n)))
    if not wanted:
        raise DocumentError(
            path,
            "holds no document",
            why=NoticeCode.UNREAD_NO_DOCUMENT,
            hint="give an archive with documents",
        )
    megabytes = -(-sum(member.file_size for _, _, member in wanted) // MEGABYTE)
    keep_within(path, "unpacked_megabytes", megabytes, limits, what="unpacks to {} MB")
    try:
        with zipfile.ZipFile(path) as archive:
            for inside, _, member in wanted:
                target = folder / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(member))
                yield target, inside
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        what = f"is a damaged or locked archive: {error}"
        raise DocumentError(
            path,
            what,
            why=NoticeCode.UNREAD_DAMAGED,
            hint="unpack it and give the files",
        ) from error


def _inner_name(member: zipfile.ZipInfo) -> PurePosixPath | None:
    """A member's path, its name read as Chinese where it is not marked; None: it leads outside."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = member.filename
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return None if path.is_absolute() or ".." in path.parts or hidden else path
