"""Where a report is built, and how it takes the place of an earlier one: whole, or not at all.

A staging area is a hidden folder that holds `new`, `old` and what they are called in their place:

    .policydiff-….part/new/report    beside `report`, with which it is exchanged by renaming
    .policydiff-….part/inside        mark of a staging area inside the folder of the report, which
    .policydiff-….part/new/          cannot be renamed itself: what stands in it is exchanged

There is an `old` from the moment in which the exchange begins. A run that is killed in the midst
leaves enough for the next one to end it, forwards or back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.reports.folder.report_manifest import MANIFEST, listed_files, retire
from policydiff.stages.support.atomic_files import exchange, remove_any

_INSIDE = "inside"
_MOUNTS = Path("/proc/self/mountinfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """A staging area."""

    hidden: Path
    place: Path  # where the report is to stand
    inside: bool

    @property
    def root(self) -> Path:
        """The folder whose entries change."""
        return self.hidden.parent

    @property
    def new(self) -> Path:
        """The entries that are to stand in it."""
        return self.hidden / "new"

    @property
    def old(self) -> Path:
        """Those that stood in it."""
        return self.hidden / "old"

    @property
    def built(self) -> Path:
        """The folder of the new report."""
        return self.new if self.inside else self.new / self.place.name

    @property
    def replaced(self) -> Path:
        """The folder of the earlier report, once it was set aside."""
        return self.old if self.inside else self.old / self.place.name


def open_staging(hidden: Path, place: Path) -> Staging:
    """Make a staging area of a hidden folder."""
    staging = Staging(hidden=hidden, place=place, inside=hidden.parent == place)
    if staging.inside:
        (hidden / _INSIDE).touch()
    staging.built.mkdir(parents=True)
    return staging


def staging_root(place: Path) -> Path:
    """The folder to stage a report in: that above its place, or its place if that cannot move.

    A folder cannot be renamed where it is a mount point, or where the folder above it is not to be
    written to; and the folder that this process works in is also that of the shell which started
    it, from where the report would not be seen.
    """
    if not place.is_dir():
        return place.parent
    here = place.samefile(Path.cwd())
    stays = here or _is_mount(place) or not os.access(place.parent, os.W_OK)
    return place if stays else place.parent


def put_in_place(staging: Staging, *, check: Callable[[Path], None]) -> None:
    """Put the new report in its place, or leave that as it was.

    Args:
        staging: Where it was built.
        check: Raises where the folder of the earlier report holds what must not be replaced; it is
            called when that is no longer in its place, so that nothing can come into it.
    """
    if not os.path.lexists(staging.place) and _took_free_place(staging):
        return
    names, built = _names(staging.new), staging.built.stat()
    staging.old.mkdir()
    try:
        if not staging.inside and exchange(staging.built, staging.place):
            check(staging.built)  # now the earlier one
        else:
            _set_aside(staging, names)
            check(staging.replaced)
            _move_in(staging, names)
    except BaseException:
        _put_back(staging, names, built=built)
        raise


def end_staging(hidden: Path) -> None:
    """Remove a staging area, of this run or of a killed one, and the report that was replaced.

    An exchange that was cut short is ended first. What is no part of a report is never removed.
    """
    staging = _found(hidden)
    if staging is None or not (staging.old.is_dir() or (staging.built / MANIFEST).exists()):
        remove_any(hidden)  # nothing has been completed, so nobody has seen it
        return
    if staging.old.is_dir():
        _finish(staging)
    retire(staging.built, staging.place)
    if listed_files(staging.place):
        retire(staging.replaced, staging.place)
    with suppress(OSError):  # it holds what could not be put elsewhere
        for side in (staging.new, staging.old):
            if side.exists():
                side.rmdir()
        remove_any(hidden)


def _took_free_place(staging: Staging) -> bool:
    """Move the new report to a place that is free; False where something came there just now."""
    try:
        staging.built.rename(staging.place)
    except OSError:
        if not os.path.lexists(staging.place):
            raise
        return False
    return True


def _set_aside(staging: Staging, names: Sequence[str]) -> None:
    """Move the earlier report out of the way, its list of files last."""
    there = set(names)
    if staging.inside:
        there |= {name.split("/")[0] for name in listed_files(staging.place)}
    for name in sorted(there, key=lambda name: (name == MANIFEST, name)):
        if os.path.lexists(staging.root / name):
            (staging.root / name).rename(staging.old / name)


def _move_in(staging: Staging, names: Sequence[str]) -> None:
    """Move the new report to its place, its list of files first."""
    for name in sorted(names, key=lambda name: (name != MANIFEST, name)):
        place = staging.root / name
        if os.path.lexists(place):
            place.rmdir()  # made in the meantime: it gives way if it is an empty folder
        (staging.new / name).rename(place)


def _put_back(staging: Staging, names: Sequence[str], *, built: os.stat_result) -> None:
    """Undo as much of the exchange as was done."""
    if staging.built.exists() and _is(staging.place, built):
        exchange(staging.built, staging.place)
    else:
        for name in names:
            place, new = staging.root / name, staging.new / name
            if os.path.lexists(place) and not os.path.lexists(new):
                place.rename(new)
        _move_missing(staging.old, staging.root)
    with suppress(OSError):  # it could not be put back
        staging.old.rmdir()


def _finish(staging: Staging) -> None:
    """End an exchange that a kill cut short: back where nothing new is in its place yet."""
    back = staging.inside and (staging.new / MANIFEST).exists()
    _move_missing(staging.old if back else staging.new, staging.root)


def _move_missing(side: Path, root: Path) -> None:
    for name in _names(side):
        if not os.path.lexists(root / name):
            (side / name).rename(root / name)


def _found(hidden: Path) -> Staging | None:
    """The staging area in a hidden folder; None where nothing was built in it."""
    if (hidden / _INSIDE).exists():
        return Staging(hidden=hidden, place=hidden.parent, inside=True)
    names = [*_names(hidden / "new"), *_names(hidden / "old")]
    if not names:
        return None
    return Staging(hidden=hidden, place=hidden.parent / names[0], inside=False)


def _names(side: Path) -> list[str]:
    return sorted(path.name for path in side.glob("*"))


def _is(path: Path, status: os.stat_result) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.stat(), status)
    return False


def _is_mount(place: Path) -> bool:
    """Whether a file system, or by a bind a folder, is mounted here."""
    if os.path.ismount(place):  # of Path only from Python 3.12 on Windows
        return True
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # not Linux
        return False
    name = str(place)
    for character in "\\ \t\n":
        name = name.replace(character, f"\\{ord(character):03o}")
    return any(line.split(" ")[4] == name for line in lines)
