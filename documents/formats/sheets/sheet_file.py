"""Read spreadsheets: each sheet's blocks of cells as tables, what stands alone as text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from policydiff.stages.documents.formats.sheets.number_display import GENERAL, Cell, show
from policydiff.stages.documents.formats.sheets.sheet_styles import Place, SheetStyle
from policydiff.stages.documents.formats.sheets.xls_styles import read_xls_styles
from policydiff.stages.documents.formats.sheets.xlsx_styles import read_xlsx_styles
from policydiff.stages.documents.lines.merged_cells import CellGrid, render_grid
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Reason
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import DEFAULT_LIMITS, Limits, keep_within
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import normalise_characters

_HINT = "open it in Excel, WPS or LibreOffice and save it as .xlsx again"
_UNNAMED = re.compile(r"(?:Sheet|Table|工作表|表)\s?\d{0,3}(?:\s?\(\d{1,3}\))?", re.I)
_BROKEN = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError),
    *(etree.XMLSyntaxError, zlib.error, KeyError, struct.error, CalamineError),
)


def read_spreadsheet(path: Path, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Content:
    """Lines of a spreadsheet (.xlsx, .xls, .et), sheet by sheet, each with its row there.

    Numbers and dates are as the file shows them; a merged cell stands in each of its rows. What is
    hidden is left out.

    Raises:
        DocumentError: It is encrypted, damaged or over a limit, or has no cells.
    """
    try:
        packed = data.startswith(b"PK")
        styles = read_xlsx_styles(path, data, limits=limits) if packed else read_xls_styles(data)
        for style in styles.values():
            cells = style.height * style.width
            keep_within(path, "cells", cells, limits, what="has sheets of {} cells")
        read = _Reading(CalamineWorkbook.from_filelike(io.BytesIO(data)), styles)
        read.all()
    except PasswordError as error:
        hint = "save it without a password"
        raise DocumentError(
            path,
            "is an encrypted spreadsheet",
            why=NoticeCode.UNREAD_LOCKED,
            hint=hint,
        ) from error
    except _BROKEN as error:
        raise DocumentError(
            path,
            f"is a damaged spreadsheet: {error}",
            why=NoticeCode.UNREAD_DAMAGED,
            hint=_HINT,
        ) from error
    if not read.lines:
        raise DocumentError(
            path,
            "has no cell that holds anything",
            why=NoticeCode.UNREAD_WITHOUT_TEXT,
            hint="give a file with text",
        )
    missing = sum(style.uncomputed for style in styles.values())
    told = (Notice.of(NoticeCode.CELLS_NOT_COMPUTED, number=missing),) if missing else ()
    return Content(lines=tuple(read.lines), dropped=tuple(read.dropped), warnings=told)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int  # from 1 on
    cells: tuple[tuple[str, int, int], ...]  # for each its text, its columns and its rows
    first: int  # column of its first text

    @property
    def texts(self) -> list[str]:
        return [text for text, _, _ in self.cells if text]


class _Reading:
    """The lines of a workbook as they are read."""

    def __init__(self, book: CalamineWorkbook, styles: Mapping[str, SheetStyle]) -> None:
        self._book = book
        self._styles = styles
        self.lines: list[Line] = []
        self.dropped: list[Dropped] = []

    def all(self) -> None:
        """Read all sheets; the name of one among several is its title."""
        sheets = [
            meta for meta in self._book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet
        ]
        shown = [meta for meta in sheets if meta.visible is SheetVisibleEnum.Visible]
        filled = sum(self._sheet(meta.name).start is not None for meta in shown)
        for meta in sheets:
            rows = self._rows(meta.name)
            if meta.visible is not SheetVisibleEnum.Visible:
                self._hide(rows)
                continue
            if rows and filled > 1 and not _UNNAMED.fullmatch(meta.name.strip()):
                self.lines.append(Line(text=meta.name.strip(), number=1, title=True))
            for block in _blocks(rows):
                self.lines += _lines(block)

    def _sheet(self, name: str) -> CalamineSheet:
        return self._book.get_sheet_by_name(name)

    def _rows(self, name: str) -> list[_Row]:
        """The rows of a sheet that are shown, empty ones too."""
        sheet, style = self._sheet(name), self._styles.get(name, SheetStyle())
        values = sheet.to_python(skip_empty_area=False)
        end = Place(style.height - 1, style.width - 1)  # merged cells may reach beyond the last
        merged = {
            Place(*first): Place(min(last[0], end.row), min(last[1], end.column))
            for first, last in sheet.merged_cell_ranges or ()
        }
        hidden = _Hidden(style)
        rows = list[_Row]()
        covered = {place for first, last in merged.items() for place in _inside(first, last)}
        for number, cells in enumerate(values):
            row, starts = list[tuple[str, int, int]](), list[int]()
            for column, value in enumerate(cells):
                place = Place(number, column)
                text = _shown(value, style.formats.get(place, GENERAL))
                if hidden.holds(place):
                    self._leave_out(text, number)
                elif place not in covered:
                    last = merged.get(place, place)
                    row.append((text, hidden.width(place, last), hidden.height(place, last)))
                    starts += [column] if text else []
            if number not in style.hidden_rows:
                rows.append(_Row(number + 1, tuple(row), min(starts, default=0)))
        return rows

    def _leave_out(self, text: str, row: int) -> None:
        if text:
            self.dropped.append(Dropped(text=text, reason=Reason.HIDDEN, line=row + 1))

    def _hide(self, rows: Sequence[_Row]) -> None:
        for row in rows:
            self._leave_out(" ".join(row.texts), row.number - 1)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Which cells are not shown, and how large merged ones are without them."""

    style: SheetStyle

    def holds(self, place: Place) -> bool:
        return place.row in self.style.hidden_rows or place.column in self.style.hidden_columns

    def width(self, first: Place, last: Place) -> int:
        columns = range(first.column, last.column + 1)
        return sum(column not in self.style.hidden_columns for column in columns)

    def height(self, first: Place, last: Place) -> int:
        rows = range(first.row, last.row + 1)
        return sum(row not in self.style.hidden_rows for row in rows)


def _inside(first: Place, last: Place) -> Iterator[Place]:
    """The cells that a merged one covers, itself apart."""
    for row in range(first.row, last.row + 1):
        for column in range(first.column, last.column + 1):
            if (row, column) != first:
                yield Place(row, column)


def _shown(value: Cell, code: str) -> str:
    return normalise_characters(show(value, code)).strip()


def _blocks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The rows between empty ones; an empty row inside a merged cell parts nothing."""
    block, open_until = list[_Row](), 0
    for row in rows:
        if row.texts or row.number < open_until:
            block.append(row)
            ends = (row.number + height for text, _, height in row.cells if text)
            open_until = max(open_until, *ends, 0)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(block: Sequence[_Row]) -> Iterator[Line]:
    """A block as text and a table: titles above it and notes below it are text.

    A title stands alone in its row, in any column; a note in the first.
    """
    edge = min(row.first for row in block if row.texts)
    alone = [len(row.texts) == 1 for row in block]
    noted = [single and row.first == edge for single, row in zip(alone, block, strict=True)]
    first = next((i for i, single in enumerate(alone) if not single), len(block))
    last = next((i for i in range(len(block), first, -1) if not noted[i - 1]), first)
    yield from (Line(text=row.texts[0], number=row.number) for row in block[:first])
    yield from _table(block[first:last])
    yield from (Line(text=row.texts[0], number=row.number) for row in block[last:])


def _table(rows: Sequence[_Row]) -> Iterator[Line]:
    """The rows of a table, without the columns beside it in which nothing stands."""
    grid: CellGrid = [list(row.cells) for row in rows]
    shown = [[cell.strip() for cell in row.split("|")[:-1]] for row in render_grid(grid)]
    filled = [index for cells in shown for index, cell in enumerate(cells) if cell]
    left, right = min(filled, default=0), max(filled, default=0) + 1
    for row, cells in zip(rows, shown, strict=False):
        yield Line(text=" | ".join(cells[left:right]).strip() + " |", number=row.number)
