"""Whether a part is as it was written: its name tells the digest of its bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from policydiff.stages.corpus.store.schema import DERIVED
from policydiff.stages.support.errors import SettingsError

DIGITS = 20  # of the digest, in the name


def part_name(table: str, data: bytes) -> str:
    """The name of a part with these bytes."""
    return f"{table}-{hashlib.sha256(data).hexdigest()[:DIGITS]}.parquet"


def check_part(path: Path) -> None:
    """Hold the bytes of a part against its name; once in a process, while the file stays as it is.

    Raises:
        SettingsError: It is gone, or damaged.
    """
    try:
        told = path.stat()
        digest = _digest(path, told.st_mtime_ns, told.st_size, told.st_ino)
    except FileNotFoundError as error:
        hint = f"a writer may have replaced it: run this again; if it stays so, {_advice(path)}"
        raise SettingsError(path, "is gone", hint=hint) from error
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise SettingsError(path, what, hint=_advice(path)) from error
    if not path.stem.endswith(f"-{digest}"):
        what = "is damaged: its bytes are not those that were written"
        raise SettingsError(path, what, hint=_advice(path))


def is_sound(path: Path) -> bool:
    """Whether a part is there, as it was written."""
    try:
        check_part(path)
    except SettingsError:
        return False
    return True


@cache
def _digest(path: Path, *_: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:DIGITS]


def _advice(path: Path) -> str:
    """How the part comes back."""
    table, store = path.name.partition("-")[0], path.parent.parent
    if table not in DERIVED:
        again = f"policydiff corpus add FILES --store {store}, which reads its documents anew"
    else:
        command = "link" if table in ("links", "pairs") else "families"
        again = f"policydiff corpus {command} --store {store}, which makes it anew"
    return f"restore it from a copy, or run {again}"
