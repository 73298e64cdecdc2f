"""What is written into the fields of a PDF's form, and in the notes typed onto its pages.

A page's own text does not hold it: PDFium is asked for the value of each field, and its characters
are put where the field stands.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw as pdfium

from policydiff.stages.documents.formats.pdf.pdf_characters import Char
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box, Turn
from policydiff.stages.documents.formats.pdf.pdf_rows import stand_beside

_WRITTEN = frozenset(
    (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13  # flag of a field that shows no more than dots
_TALL = 12.0  # points; the characters of a taller field are no taller
_MOST = 20_000  # annotations of a page that are looked at; drawings have many
_LONGEST = 200_000  # bytes of a value


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    box: Box


def open_forms(document: pypdfium2.PdfDocument) -> bool:
    """Make PDFium know the values of a form; False: the file has one of Adobe's own kind (XFA).

    To be called before any page is asked for.
    """
    kind = document.get_formtype()
    if kind == pdfium.FORMTYPE_ACRO_FORM:
        document.init_forms()
    return kind in (pdfium.FORMTYPE_NONE, pdfium.FORMTYPE_ACRO_FORM)


def with_fields(
    rows: Sequence[list[Char]], page: pypdfium2.PdfPage, turn: Turn
) -> list[list[Char]]:
    """The rows of a page with what its fields hold, each in the row beside which it stands."""
    found = list(rows)
    for entry in _entries(page):
        for line in _laid_out(entry, turn):
            beside = next((i for i, row in enumerate(found) if _is_beside(row, line)), None)
            if beside is None:
                found.insert(_place_of(found, line), line)
            else:
                found[beside] = sorted((*found[beside], *line), key=lambda char: char.box.left)
    return found


def _entries(page: pypdfium2.PdfPage) -> Iterator[_Entry]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            text = _value(page, annotation)
            rect = pdfium.FS_RECTF()
            if text.strip() and pdfium.FPDFAnnot_GetRect(annotation, rect):
                left, right = sorted((rect.left, rect.right))
                bottom, top = sorted((rect.bottom, rect.top))
                if right > left and top > bottom:  # one without a size is not shown
                    yield _Entry(text, Box(left, bottom, right, top))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _value(page: pypdfium2.PdfPage, annotation: pdfium.FPDF_ANNOTATION) -> str:
    """What an annotation shows as text; "" where it shows none."""
    if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return ""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents")
    form = page.formenv
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldType(form.raw, annotation) not in _WRITTEN:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldFlags(form.raw, annotation) & _PASSWORD:
        return ""
    return _string(pdfium.FPDFAnnot_GetFormFieldValue, form.raw, annotation)


def _string(ask: Callable[..., int], *arguments: object) -> str:
    """A text that PDFium hands over in UTF-16, once it is told how much room there is."""
    size = min(int(ask(*arguments, None, 0)), _LONGEST)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    ask(*arguments, ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return room.raw.decode("utf-16-le", "replace").split("\x00", 1)[0]


def _laid_out(entry: _Entry, turn: Turn) -> Iterator[list[Char]]:
    """The lines of an entry, their characters side by side from the left end of its field.

    The last one reaches to the field's other end, so that no gap parts it from what follows.
    """
    box = turn.upright(entry.box)
    lines = [line.strip() for line in entry.text.splitlines() if line.strip()]
    room = (box.top - box.bottom) / len(lines)
    height = min(_TALL, room)
    for number, line in enumerate(lines):
        middle = box.top - room * (number + 0.5)
        widths = [height / 2 if char.isascii() else height for char in line]
        scale = min(1.0, (box.right - box.left) / sum(widths))
        left, chars = box.left, list[Char]()
        for char, width in zip(line, widths, strict=True):
            right = left + width * scale
            place = Box(left, middle - height / 2, right, middle + height / 2)
            chars.append(Char(char, place, known=True))
            left = right
        end = replace(chars[-1].box, right=max(box.right, left))
        yield [*chars[:-1], replace(chars[-1], box=end)]


def _is_beside(row: Sequence[Char], line: Sequence[Char]) -> bool:
    return any(stand_beside(char.box, line[0].box) for char in row[:1])


def _place_of(rows: Sequence[Sequence[Char]], line: Sequence[Char]) -> int:
    """Where a line goes that stands beside no row: before the first that is below it."""
    below = (i for i, row in enumerate(rows) if row and row[0].box.top < line[0].box.bottom)
    return next(below, len(rows))
