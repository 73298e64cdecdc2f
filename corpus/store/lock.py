"""Let one process write at a time: a file names the one that does."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.support.errors import SettingsError

LOCK = "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The process that holds a lock."""

    host: str
    pid: int
    started: float  # when the process began, by which a number used again is told apart


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a store while the block runs.

    The lock of a process of this machine that no longer runs is taken over. Of a process on
    another machine nobody here can tell, so it is refused.

    Raises:
        SettingsError: Another process writes the store.
    """
    path, mine = folder / LOCK, _this_process()
    _acquire(path, mine)
    try:
        yield
    finally:
        if _owner(path) == mine:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _this_process() -> Owner:
    started = need("psutil").Process().create_time()
    return Owner(host=socket.gethostname(), pid=os.getpid(), started=round(started, 2))


def _acquire(path: Path, mine: Owner) -> None:
    draft = path.with_name(f".{LOCK}.{mine.host}.{mine.pid}.part")
    draft.write_text(json.dumps(asdict(mine)) + "\n", encoding="utf-8")
    try:
        while not _link(draft, path):
            owner = _owner(path)
            if owner is not None and _runs(owner):
                raise _held(path, owner)
            _remove_stale(path, owner, mine)
    finally:
        draft.unlink(missing_ok=True)


def _link(draft: Path, path: Path) -> bool:
    """Put the lock in place whole, unless there is one; a hard link is made or refused at once."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(draft.read_text(encoding="utf-8"))
        except FileExistsError:
            return False
    return True


def _owner(path: Path) -> Owner | None:
    """Who holds the lock; None where it is gone or was never written whole."""
    try:
        return Owner(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _runs(owner: Owner) -> bool:
    if owner.host != socket.gethostname():
        return True
    psutil = need("psutil")
    try:
        started: float = psutil.Process(owner.pid).create_time()
    except psutil.Error:
        return False
    return abs(started - owner.started) < 1.0


def _remove_stale(path: Path, owner: Owner | None, mine: Owner) -> None:
    """Take a dead process's lock away, unless another process has just done so and locked."""
    aside = path.with_name(f".{LOCK}.{mine.host}.{mine.pid}.stale.part")
    with suppress(FileNotFoundError):
        path.rename(aside)
        if _owner(aside) != owner:  # it was a living one's: give it back
            with suppress(OSError):
                os.link(aside, path)
        aside.unlink(missing_ok=True)


def _held(path: Path, owner: Owner) -> SettingsError:
    what = f"is being written by process {owner.pid} on {owner.host}"
    hint = f"wait until it is done; if that machine no longer runs it, delete {path}"
    return SettingsError(path.parent, what, hint=hint)
