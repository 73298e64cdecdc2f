"""The formats of the numbers in an .xls or .et file (BIFF8), sheet by sheet."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from policydiff.stages.documents.formats.containers.old_container import read_stream
from policydiff.stages.documents.formats.sheets.number_display import BUILT_IN, GENERAL
from policydiff.stages.documents.formats.sheets.sheet_styles import Place, SheetStyle

STREAMS = ("Workbook", "Book")
_FORMAT, _STYLE, _SHEET, _ROW, _COLUMN, _MANY = 0x41E, 0xE0, 0x85, 0x208, 0x7D, 0xBD
_CELLS = frozenset((0x203, 0x27E, 0x06, 0xFD, 0x204, 0x205))  # of one value each
_SIZE, _STRINGS = 0x200, 0xFC
_END = 0x0A
_MOST = 65_536 * 256  # cells of a sheet in this format
_LAST_COLUMN = 256


class _Record(NamedTuple):
    kind: int
    data: bytes


@dataclass(slots=True)
class _Codes:
    """The formats that a workbook defines, and the one that each style of a cell has."""

    own: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)

    def of(self, style: int) -> str:
        number = self.styles[style] if style < len(self.styles) else 0
        return self.own.get(number) or BUILT_IN.get(number, GENERAL)


def read_xls_styles(data: bytes) -> dict[str, SheetStyle]:
    """What the sheets look like, by their names.

    Raises:
        struct.error: The file breaks off.
        KeyError: It holds no workbook.
        ValueError: It states more cells than it can hold.
    """
    stream = read_stream(data, *STREAMS)
    if stream is None:
        raise KeyError(STREAMS[0])
    codes, sheets = _Codes(), dict[str, int]()
    for record in _records(stream, 0):
        if record.kind == _FORMAT:
            (number,) = struct.unpack_from("<H", record.data)
            codes.own[number] = _text(record.data[2:], "<H")
        elif record.kind == _STYLE:
            codes.styles.append(struct.unpack_from("<HH", record.data)[1])
        elif record.kind == _STRINGS:
            (held,) = struct.unpack_from("<4xI", record.data)
            _check(held * 3 <= len(stream))  # each takes three bytes at least
        elif record.kind == _SHEET:
            (start,) = struct.unpack_from("<I", record.data)
            sheets[_text(record.data[6:], "<B")] = start
    return {name: _style(stream, start, codes) for name, start in sheets.items()}


def _check(holds: bool) -> None:
    """Refuse numbers that no sheet has: the reader of values would ask for all memory.

    Raises:
        ValueError: It does not hold.
    """
    if not holds:
        raise ValueError("it states more cells than it can hold")


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """The records from a place to the end of its part."""
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        yield _Record(kind, stream[start + 4 : start + 4 + size])
        if kind == _END:
            return
        start += 4 + size


def _text(data: bytes, count: str) -> str:
    """A text behind the number of its characters, of one byte or two each."""
    (length,) = struct.unpack_from(count, data)
    begin = struct.calcsize(count)
    wide = data[begin : begin + 1] not in (b"\x00", b"")
    text = data[begin + 1 : begin + 1 + length * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _style(stream: bytes, start: int, codes: _Codes) -> SheetStyle:
    formats, height, width = dict[Place, str](), 0, 0
    rows, columns = set[int](), set[int]()
    for record in _records(stream, start):
        if record.kind == _ROW:
            row, options = struct.unpack_from("<H10xH", record.data)
            rows |= {row} if options & 0x20 else set()
        elif record.kind == _COLUMN:
            first, last, _, _, options = struct.unpack_from("<5H", record.data)
            columns |= set(range(first, min(last + 1, _LAST_COLUMN))) if options & 1 else set()
        elif record.kind == _SIZE:
            top, bottom, left, right = struct.unpack_from("<IIHH", record.data)
            _check(top <= bottom and left <= right and bottom * right <= _MOST)
        for place, style in _cells(record):
            height, width = max(height, place.row + 1), max(width, place.column + 1)
            if (code := codes.of(style)) != GENERAL:
                formats[place] = code
    return SheetStyle(
        formats=formats,
        height=height,
        width=width,
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(columns),
    )


def _cells(record: _Record) -> Iterator[tuple[Place, int]]:
    """The cells of a record, each with its style."""
    if record.kind in _CELLS:
        row, column, style = struct.unpack_from("<3H", record.data)
        yield Place(row, column), style
    elif record.kind == _MANY:
        row, first = struct.unpack_from("<HH", record.data)
        for number in range((len(record.data) - 6) // 6):
            (style,) = struct.unpack_from("<H", record.data, 4 + 6 * number)
            yield Place(row, first + number), style
