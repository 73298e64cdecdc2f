"""Fonts that a PDF's page names and nobody has: neither the file nor every machine."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

_STANDARD = re.compile(
    r"(?:Arial|CourierNew|TimesNewRoman(?:PS)?|Helvetica|Times|Courier|Symbol|ZapfDingbats)"
    r"(?:[-,]?(?:Roman|Bold|Italic|Oblique|BoldItalic|BoldOblique))?(?:MT)?"
)
_DEEPEST = 15  # forms inside each other; files have two or three
_LONGEST = 128  # bytes of a font's name


def is_standard(name: str) -> bool:
    """Whether PDFium itself has a font: one of the standard 14, or by a name that stands for it."""
    return _STANDARD.fullmatch(name) is not None


def names_absent_fonts(page: pypdfium2.PdfPage) -> bool:
    """Whether text of a page is set in a font that is neither in the file nor in PDFium.

    PDFium takes such a font from the machine. Where that has none it does not know how wide a
    glyph is, and leaves out text that it shows by a single one, as 到 and 年 beside digits.
    """
    asked = set[int]()
    for shape in _text_objects(page):
        font = pdfium.FPDFTextObj_GetFont(shape)
        if not font:
            continue
        place = ctypes.addressof(font.contents)
        if place not in asked and _is_absent(font):
            return True
        asked.add(place)
    return False


def _is_absent(font: pdfium.FPDF_FONT) -> bool:
    if pdfium.FPDFFont_GetIsEmbedded(font) == 1:
        return False
    name = ctypes.create_string_buffer(_LONGEST)
    pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST)
    return not is_standard(name.value.decode("latin-1"))


def _text_objects(page: pypdfium2.PdfPage) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    """The texts that a page and its forms show."""
    shapes = [
        (pdfium.FPDFPage_GetObject(page.raw, index), 0)
        for index in reversed(range(pdfium.FPDFPage_CountObjects(page.raw)))
    ]
    while shapes:
        shape, depth = shapes.pop()
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield shape
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = pdfium.FPDFFormObj_CountObjects(shape)
            shapes += [(pdfium.FPDFFormObj_GetObject(shape, i), depth + 1) for i in range(count)]
