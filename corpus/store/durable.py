"""Write a file so that a crash at any moment leaves either the old one or the new one."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

PART = ".part"  # how files end that are being written


def write_durably(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename, flush the folder."""
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{PART}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
