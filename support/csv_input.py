"""Read CSV files that people write: any usual encoding and separator, with line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.support.decoding import decode
from policydiff.stages.support.errors import LexiconError
from policydiff.stages.support.file_bytes import settings_bytes

_SEPARATORS = ",;\t\uff0c"  # Excel writes ; or tabs where the comma is the decimal point
_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row below the header."""

    line: int  # 1-based in the file; the last one of a row with line ends in a cell
    values: Mapping[str, str]  # by column, trimmed; "" where a cell is empty or missing


def read_table(
    path: Path, *, required: Sequence[str], known: Sequence[str] | None = None, hint: str = ""
) -> tuple[Entry, ...]:
    """The rows of a CSV file whose first line names its columns; empty rows are left out.

    Args:
        path: A file in UTF-8, UTF-16 or GB18030, with commas, semicolons or tabs between its cells.
        required: Columns that it must have.
        known: All columns that it may have; None: any others, which do no harm.
        hint: What else may be given, for the message of a file that cannot be read.

    Raises:
        LexiconError: The file cannot be read, or its columns are wrong.
    """
    return parse_table(_text(path, hint), where=str(path), required=required, known=known)


def parse_table(
    text: str, *, where: str, required: Sequence[str], known: Sequence[str] | None = None
) -> tuple[Entry, ...]:
    """The rows of a CSV table; see `read_table`.

    Args:
        text: The table.
        where: What messages call it.
        required: Columns that it must have.
        known: All columns that it may have; None: any others.
    """
    header, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=lambda char: _fitting(header, char, known or required))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        _check(names, where=where, required=required, known=known)
        return tuple(
            Entry(line=reader.line_num, values=_values(names, row))
            for row in reader
            if any(cell.strip() for cell in row)
        )
    except csv.Error as error:
        what = f"line {reader.line_num}: {error}"
        raise LexiconError(where, what, hint="check the quotation marks of this line") from error


def _text(path: Path, hint: str) -> str:
    advice = f"give a CSV file{hint and f' or {hint}'}"
    data = settings_bytes(path, advice=advice)
    if data.startswith(_WORKBOOKS):
        what = "cannot be read: is a workbook"
        raise LexiconError(path, what, hint="save it as CSV UTF-8 with commas")
    decoded = decode(data)
    if decoded.replaced or decoded.encoding not in _ENCODINGS or "\x00" in decoded.text:
        what = "cannot be read: is no text in UTF-8, UTF-16 or GB18030"
        raise LexiconError(path, what, hint="save it as CSV UTF-8 with commas")
    return decoded.text.removeprefix("\ufeff")


def _fitting(header: str, separator: str, columns: Sequence[str]) -> int:
    names = {name.strip().strip('"').lower() for name in header.split(separator)}
    return len(names.intersection(columns))


def _check(
    names: Sequence[str], *, where: str, required: Sequence[str], known: Sequence[str] | None
) -> None:
    first = f"the first line must name {','.join(required)}; use commas"
    if missing := [name for name in required if name not in names]:
        raise LexiconError(where, f"line 1: no column {', '.join(missing)}", hint=first)
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise LexiconError(where, f"line 1: column {', '.join(twice)} twice", hint="keep one")
    unknown = [name or "(empty)" for name in names if known is not None and name not in known]
    if unknown:
        what = f"line 1: unknown column {', '.join(unknown)}"
        raise LexiconError(where, what, hint=f"columns are {', '.join(known or ())}")


def _values(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    padded = [*row, *[""] * (len(names) - len(row))]
    return {name: cell.strip() for name, cell in zip(names, padded, strict=False)}
