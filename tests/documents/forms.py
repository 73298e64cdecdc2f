"""PDF files with forms, for tests."""

from __future__ import annotations

from pathlib import Path

from tests.documents.files import shown, write_objects

WIDGET = "/Type /Annot /Subtype /Widget /F 4"


def utf16(text: str) -> str:
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex()}>"


def entry(text: str, place: str, *, kind: str = "/FT /Tx", more: str = WIDGET) -> str:
    """A field with a value where a page has it: "60 600 400 620"."""
    return f"<< {kind} {more} /Rect [{place}] /T (a) /V {utf16(text)} >>"


def note(text: str, place: str) -> str:
    """A note that is typed onto a page."""
    return f"<< /Type /Annot /Subtype /FreeText /Rect [{place}] /Contents {utf16(text)} >>"


def write_form(
    path: Path,
    lines: tuple[tuple[int, int, str], ...],
    *annotations: str,
    box: str = "/MediaBox [0 0 595 842]",
    form: str = "",
) -> Path:
    """A PDF of one page whose lines state their places, with fields and notes."""
    first = 8
    names = " ".join(f"{first + number} 0 R" for number in range(len(annotations)))
    drawn = "".join(f"BT {x} {y} Td {shown(text)} ET\n" for x, y, text in lines)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{names}] {form} >> >>",
        "<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Page /Parent 2 0 R {box} /Annots [{names}] /Contents 7 0 R "
        "/Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream",
        *annotations,
    ]
    return write_objects(path, objects)


def form_of_adobe(path: Path) -> Path:
    """A PDF with a form in Adobe's XML."""
    form = "/XFA [(template) 8 0 R]"
    line = (60, 780, "一、加快建设,提高质量。")
    return write_form(path, (line,), "<< /Length 0 >>\nstream\n\nendstream", form=form)
