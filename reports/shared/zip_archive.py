"""Make zip archives whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
_UNIX, _MODE = 3, 0o100644 << 16  # a plain file that all may read, whatever system made it


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """The files as one archive, in the order given, with fixed times and rights."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=_TIME)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def rezipped(data: bytes) -> bytes:
    """An archive that some library made, without the time of its making."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})
