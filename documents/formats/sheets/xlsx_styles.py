"""The formats of the numbers in an .xlsx file, sheet by sheet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import join, normpath

from lxml import etree

from policydiff.stages.documents.formats.containers.packed_parts import PartReader
from policydiff.stages.documents.formats.sheets.number_display import BUILT_IN, GENERAL
from policydiff.stages.documents.formats.sheets.sheet_styles import Place, SheetStyle
from policydiff.stages.support.limits import Limits
from policydiff.stages.support.numerals import read_count

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LAST_COLUMN = 16_384
_CELLS_PART = re.compile(r"xl/(?:sharedStrings|styles|workbook)\.xml|xl/worksheets/.{1,200}\.xml")


def read_xlsx_styles(path: Path, data: bytes, *, limits: Limits) -> dict[str, SheetStyle]:
    """What the sheets look like, by their names.

    Every part that holds cells is unpacked here first, so that one over a limit is refused.

    Raises:
        DocumentError: It is over a limit.
        KeyError: It is no spreadsheet; or one of the errors of a damaged archive.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        reader = PartReader(path, archive, limits)
        book = reader.parse("xl/workbook.xml")
        targets = {
            link.get("Id", ""): _whole(link.get("Target", ""))
            for link in reader.parse("xl/_rels/workbook.xml.rels")
        }
        codes = _codes(reader.parse("xl/styles.xml")) if "xl/styles.xml" in reader.names() else []
        parsed = {
            name: reader.parse(name)
            for name in reader.names()
            if _CELLS_PART.fullmatch(name) and name != "xl/styles.xml"
        }
        found = dict[str, SheetStyle]()
        for sheet in _each(book, "sheet"):
            link = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
            root = parsed.get(targets.get(str(link), ""))
            if root is not None:
                found[sheet.get("name", "")] = _style(root, codes)
    return found


def _whole(target: str) -> str:
    """The name of a part that a link of the workbook leads to."""
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _each(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _codes(styles: etree._Element) -> list[str]:
    """The format of each style of a cell, in order."""
    own: Mapping[int, str] = {
        read_count(entry.get("numFmtId", "0"), 0): entry.get("formatCode", GENERAL)
        for entry in _each(styles, "numFmt")
    }
    cells = next(_each(styles, "cellXfs"), None)
    if cells is None:
        return []
    numbers = [read_count(entry.get("numFmtId", "0"), 0) for entry in _each(cells, "xf")]
    return [own.get(number) or BUILT_IN.get(number, GENERAL) for number in numbers]


def _style(root: etree._Element, codes: list[str]) -> SheetStyle:
    formats, height, width, uncomputed = dict[Place, str](), 0, 0, 0
    for cell in _each(root, "c"):
        place = _place(cell.get("r", ""))
        if place is None:
            continue
        style = read_count(cell.get("s", "0"), 0)
        code = codes[style] if style < len(codes) else GENERAL
        if code != GENERAL:
            formats[place] = code
        value = cell.find("{*}v")
        if value is None or not value.text:
            uncomputed += cell.find("{*}f") is not None
        if value is not None or cell.find("{*}is") is not None:
            height, width = max(height, place.row + 1), max(width, place.column + 1)
    return SheetStyle(
        formats=formats,
        height=height,
        width=width,
        hidden_rows=frozenset(
            read_count(row.get("r", "1"), 1) - 1
            for row in _each(root, "row")
            if row.get("hidden") in ("1", "true")
        ),
        hidden_columns=frozenset(_hidden_columns(root)),
        uncomputed=uncomputed,
    )


def _hidden_columns(root: etree._Element) -> Iterator[int]:
    for column in _each(root, "col"):
        if column.get("hidden") in ("1", "true"):
            first = read_count(column.get("min", "1"), 1)
            last = min(read_count(column.get("max", "1"), 1), _LAST_COLUMN)
            yield from range(first - 1, last)


def _place(name: str) -> Place | None:
    """The place of a cell by its name: B12."""
    found = _PLACE.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return Place(int(found[2]) - 1, column - 1)
