"""Which files are spreadsheets, by their content."""

from __future__ import annotations

import io
import zipfile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("Workbook", "Book")  # as the container of old Office files names its sheets


def sheet_type(data: bytes) -> str | None:
    """The media type of a spreadsheet that is read, whatever it is called; None for others."""
    if data.startswith(OLD_OFFICE):
        text = "WordDocument".encode("utf-16-le") in data
        names = (f"{name}\x00".encode("utf-16-le") for name in _STREAMS)
        return XLS if not text and any(name in data for name in names) else None
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names_in = frozenset(archive.namelist()[:10_000])
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    return XLSX if "xl/workbook.xml" in names_in else None
