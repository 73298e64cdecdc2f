"""The list of a report's files, by which what is a user's in its folder is told from what is ours.

A report replaces an earlier one, never a file that no report wrote. What file managers leave in any
folder (.DS_Store) is neither: it hinders nothing and goes along, and so does an empty folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath

from policydiff.stages.support.atomic_files import is_hidden_name, write_file

MANIFEST = "policydiff.json"  # lists every file of a report folder, and so marks it as ours
_JUNK = frozenset(  # of file managers, and of file systems at their root; in small letters
    (".ds_store", "._.ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "lost+found")
)
Stamp = tuple[int, int]
"""The size of a file and when it was written, in nanoseconds: another one where it was changed."""


def write_manifest(folder: Path, *, version: str) -> None:
    """List all files of a new report; where there is a list, the report is complete."""
    files = sorted(name for name, is_empty in _leaves(folder) if not (is_empty or _is_junk(name)))
    entries = {"format": 1, "made_by": f"policydiff {version}", "files": files}
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    write_file(folder / MANIFEST, (text + "\n").encode())


def listed_files(folder: Path) -> frozenset[str]:
    """Paths of the files that the report in a folder has, its list too; none where it has none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return frozenset((MANIFEST, *(PurePosixPath(name).as_posix() for name in names)))
    return frozenset()


def foreign_files(folder: Path) -> list[str]:
    """Paths of the files that no report wrote, with forward slashes, sorted."""
    return [name for name, is_empty in _unlisted(folder) if not (is_empty or _is_junk(name))]


def stamps(folder: Path) -> Mapping[str, Stamp]:
    """The stamp of each file that the report in a folder has."""
    found = {}
    for name in listed_files(folder):
        with suppress(FileNotFoundError, NotADirectoryError):
            status = (folder / name).lstat()
            found[name] = (status.st_size, status.st_mtime_ns)
    return found


def changed_files(folder: Path, before: Mapping[str, Stamp]) -> list[str]:
    """Files of a report that are others than before, sorted; none where the report is another."""
    now = stamps(folder)
    if now.get(MANIFEST) != before.get(MANIFEST):
        return []
    return sorted(name for name, stamp in now.items() if before.get(name) != stamp)


def retire(folder: Path, heir: Path) -> None:
    """Remove the files of a report; what else its folder holds moves to the folder of its heir.

    What the heir has too stays where it is, but for what file managers left.
    """
    listed = listed_files(folder)
    for name, is_empty in _unlisted(folder):
        with suppress(OSError):  # then it stays
            _pass_on(folder / name, heir / name, is_empty=is_empty)
    for name, is_empty in _leaves(folder):
        if name in listed and not is_empty:
            with suppress(OSError):
                (folder / name).unlink()
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):
        with suppress(OSError):  # it holds something
            path.rmdir()


def _pass_on(path: Path, to: Path, *, is_empty: bool) -> None:
    if is_empty:
        to.mkdir(parents=True, exist_ok=True)
    elif not os.path.lexists(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
    elif _is_junk(path.name):
        path.unlink()


def _unlisted(folder: Path) -> Iterator[tuple[str, bool]]:
    """The leaves of a folder that its report does not list, nor had as a folder of its files."""
    listed = listed_files(folder)
    above = {str(parent) for name in listed for parent in PurePosixPath(name).parents}
    for name, is_empty in _leaves(folder):
        if name not in listed and not (is_empty and name in above):
            yield name, is_empty


def _leaves(folder: Path) -> list[tuple[str, bool]]:
    """Paths of files, links and empty folders, with forward slashes, sorted; True: it is empty."""
    found = []
    for above, folders, files in os.walk(folder, onerror=_unless_gone):
        within = PurePath(above).relative_to(folder)
        if not within.parts:  # what is being written here is of a run, not of the report
            files = [name for name in files if not is_hidden_name(name)]
            folders[:] = [name for name in folders if not is_hidden_name(name)]
        elif not (files or folders):
            found.append((within.as_posix(), True))
        leaves = [name for name in folders if _is_junk(name) or Path(above, name).is_symlink()]
        folders[:] = [name for name in folders if name not in leaves]
        found += [((within / name).as_posix(), False) for name in (*files, *leaves)]
    return sorted(found)


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_junk(name: str) -> bool:
    return not _JUNK.isdisjoint(name.casefold().split("/"))
