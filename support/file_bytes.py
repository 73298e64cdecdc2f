"""The bytes of a file, whatever its name leads to: a pipe, a device without end, no file at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from io import FileIO
from pathlib import Path

from policydiff.stages.support.errors import LexiconError
from policydiff.stages.support.limits import DEFAULT_LIMITS, MEGABYTE

PATIENCE_SECONDS = 5.0  # for whoever is to write into a pipe; both may be started at once
_PAUSE_SECONDS = 0.05
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # Windows opens its pipes as files


def read_bytes(path: Path, *, megabytes: int = DEFAULT_LIMITS.megabytes) -> bytes:
    """All bytes of a file, or of a pipe: `<(…)`, /dev/stdin, one that mkfifo made.

    Args:
        path: The file.
        megabytes: The most that is read, so that /dev/zero fills no memory.

    Raises:
        OSError: It cannot be read, has more bytes, or is a pipe that nobody writes to; `strerror`
            says which.
        ValueError: The path holds a NUL.
    """
    most = megabytes * MEGABYTE
    piped = stat.S_ISFIFO(path.stat().st_mode)
    data = _piped(path, most) if piped else _plain(path, most)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"has more than {megabytes:,} MB", str(path))
    return data


def _plain(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most + 1)


def _piped(path: Path, most: int) -> bytes:
    # to open a pipe waits for a writer, for ever if there is none
    with FileIO(os.open(path, os.O_RDONLY | _AT_ONCE), "r") as pipe:
        found = [_first(pipe, path)]
        if sys.platform != "win32":
            os.set_blocking(pipe.fileno(), True)
        left = most - len(found[0])
        while left >= 0 and (data := pipe.read(min(left + 1, MEGABYTE))):
            found.append(data)
            left -= len(data)
        return b"".join(found)


def _first(pipe: FileIO, path: Path) -> bytes:
    """The first bytes that are there; none where somebody is about to write."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        data = pipe.read(MEGABYTE)
        if data != b"":  # None: a writer has it open
            return data or b""
        if time.monotonic() > until:
            raise OSError(errno.ETIMEDOUT, "is a pipe that nobody writes to", str(path))
        time.sleep(_PAUSE_SECONDS)


# The functions of os.path say no where a name is too long; those of Path raise before Python 3.14.


def exists(path: Path) -> bool:
    """Whether there is something that the path leads to."""
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: Path) -> bool:
    """Whether it leads to a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Whether it leads to a file, no pipe or device."""
    return os.path.isfile(path)  # noqa: PTH113


def real_path(path: Path) -> Path:
    """The full path without links; of links in a circle the path as it is."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # it holds a NUL, and reading it says so
        return path.absolute()


def settings_bytes(path: Path, *, advice: str) -> bytes:
    """All bytes of a file that an option names: decisions, weights, a codebook.

    Args:
        path: The file.
        advice: What to give instead, for the message of a file that cannot be read.

    Raises:
        LexiconError: It is a folder, is not there, or cannot be read.
    """
    if is_folder(path):
        raise LexiconError(path, "cannot be read: is a folder", hint=advice)
    try:
        return read_bytes(path)
    except FileNotFoundError as error:
        raise LexiconError(path, "cannot be read: no such file", hint=advice) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LexiconError(path, f"cannot be read: {reason}", hint=advice) from error
