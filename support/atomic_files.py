"""Write so that a kill or a power cut at any moment leaves the old file or the new one, whole.

What is being written stands beside its place, under a hidden name, and is renamed when it is
complete. Its writer holds a lock on it until then: so a later run knows what a killed one left,
though the number of its process be in use again, and leaves alone what another run is writing.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = ".policydiff-"  # how the hidden names begin
PART = ".part"  # and end
GRACE_SECONDS = 24 * 3600  # where locks are unknown: what is older belongs to no run
_TRIES, _WAIT_SECONDS = 500, 0.02  # for the turn: ten seconds; an exchange takes some milliseconds
_NEW_FILE = 0o666  # less what the umask takes away
_PRIVATE = 0o600
_HERE = -100  # AT_FDCWD: paths as they are
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_PERMISSIONS = 0o777  # of a mode, without the right to run as another user


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`; what stood there stays whole until the new file does.

    A replaced file passes on its mode, and its owner and group where this process may set them. A
    link goes on naming its file. What is no file (/dev/null, a named pipe) is written to.

    Raises:
        OSError: The file cannot be written; nothing has changed then.
    """
    place = Path(os.path.realpath(path))
    old = _status(place)
    if old is not None and not stat.S_ISREG(old.st_mode):
        place.write_bytes(data)
        return
    with hidden_file(place.parent, mode=_NEW_FILE if old is None else _PRIVATE) as beside:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            keep_mode(beside, old)
        beside.replace(place)
    sync_folder(place.parent)


@contextmanager
def hidden_file(folder: Path, *, mode: int = _NEW_FILE) -> Iterator[Path]:
    """An empty file in `folder` under a hidden name; it goes at the end of the block."""

    def make(path: Path) -> None:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))

    with _hidden(folder, make, remove=remove_any) as path:
        yield path


def remove_any(path: Path) -> None:
    """Remove a file, or a folder with all that it holds, as far as it can be removed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


@contextmanager
def hidden_folder(folder: Path, *, remove: Callable[[Path], None] = remove_any) -> Iterator[Path]:
    """A new folder in `folder` under a hidden name, which nobody else may enter.

    Args:
        folder: Where it is made.
        remove: Removes it at the end of the block.
    """
    with _hidden(folder, lambda path: path.mkdir(mode=0o700), remove=remove) as path:
        yield path


def remove_leftovers(folder: Path, *, remove: Callable[[Path], None] = remove_any) -> None:
    """Remove what killed runs left in a folder under hidden names; others' work is left alone."""
    for path in folder.glob(f"{PREFIX}*{PART}"):
        with suppress(OSError):  # another run removes it at this moment
            handle = _hold(path)
            try:
                if handle is not None or _age(path) > GRACE_SECONDS:
                    remove(path)
            finally:
                _let_go(handle)


def is_hidden_name(name: str) -> bool:
    """Whether a name is one of those under which something is being written."""
    return name.startswith(PREFIX) and name.endswith(PART)


def keep_mode(path: Path, old: os.stat_result) -> None:
    """Give a new file or folder the mode of the old one, and its owner where that is allowed."""
    new = path.stat()
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(path, old.st_uid, old.st_gid)
        except OSError:
            with suppress(OSError):  # a member may set the group at least
                os.chown(path, -1, old.st_gid)
    whole = stat.S_IMODE(old.st_mode)
    with suppress(OSError):  # some file systems know no modes
        path.chmod(whole if stat.S_ISDIR(new.st_mode) else whole & _PERMISSIONS)


def sync_tree(folder: Path) -> None:
    """Flush all files of a folder to the disk, and their names."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; False, and nothing has changed, where the system cannot.

    Linux and macOS can, on most of their own file systems; Windows cannot.
    """
    if sys.platform != "win32":
        import ctypes  # here: few commands need it

        library = ctypes.CDLL(None)
        names = os.fsencode(one), os.fsencode(other)
        if hasattr(library, "renameat2"):
            return bool(library.renameat2(_HERE, names[0], _HERE, names[1], _SWAP) == 0)
        if hasattr(library, "renamex_np"):
            return bool(library.renamex_np(*names, _SWAP) == 0)
    return False


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Change a folder's entries one run after another, where the system knows locks.

    A lock that is not let go within ten seconds is not of a run that renames: it is passed over.
    """
    handle = None
    for _ in range(_TRIES):
        try:
            handle = _hold(folder)
        except BlockingIOError:
            time.sleep(_WAIT_SECONDS)
        except OSError:  # a folder that is still to be made, or that may not be read
            break
        else:
            break
    try:
        yield
    finally:
        _let_go(handle)


@contextmanager
def _hidden(
    folder: Path, make: Callable[[Path], None], *, remove: Callable[[Path], None]
) -> Iterator[Path]:
    """A new hidden name that is made, held while the block runs, and removed."""
    while True:
        path = folder / f"{PREFIX}{os.getpid()}-{os.urandom(6).hex()}{PART}"
        make(path)
        with suppress(BlockingIOError, FileNotFoundError):  # taken for a left-over: another name
            handle = _hold(path)
            break
    try:
        yield path
    finally:
        remove(path)
        _let_go(handle)


def _hold(path: Path) -> int | None:
    """Lock a file or folder until `_let_go`; None where the file system knows no such locks.

    Raises:
        BlockingIOError: Another run holds it.
        OSError: It cannot be opened; FileNotFoundError: another run has removed it.
    """
    if sys.platform != "win32":
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
            raise FileNotFoundError(path)
        except (BlockingIOError, FileNotFoundError):
            os.close(handle)
            raise
        except OSError:
            os.close(handle)
    return None


def _let_go(handle: int | None) -> None:
    if handle is not None:
        os.close(handle)


def _age(path: Path) -> float:
    """Seconds since anything in it was written."""
    return time.time() - max(p.lstat().st_mtime for p in (path, *path.rglob("*")))


def _status(place: Path) -> os.stat_result | None:
    try:
        return place.stat()
    except FileNotFoundError:
        return None
