"""PDF files to lines: paragraphs joined again, page numbers and running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # no type information shipped
from pypdfium2 import raw as pdfium

from documents.clean import normalise_characters
from documents.errors import DocumentError
from documents.labels import find_label
from documents.lines import Line
from documents.pdftables import find_ruled_tables
from documents.wraps import join_printed, join_wrapped

_PAGE_NUMBER = re.compile(r"[-—–―\s·第]{0,4}\d{1,4}[-—–―\s·页]{0,4}(?:[/共]\s?\d{1,4}\s?页?)?")
_INDENT = 10.0  # points; a first line is set in by two characters, 20 points or more
_COMMON = 0.15  # share of the lines that begin at a margin
_FEWEST = 3  # lines of each kind in a text with indents
_UNNUMBERED = 4  # pages of covers and contents that need no number
_ALWAYS = 0.8  # share of the numbered paragraphs that stand below a gap where all do
_WIDER = 1.25  # times the usual gap between lines, from which on a gap parts paragraphs
_SENTENCE_ENDS = ("。", ";", ")", "\uff1b", "\uff09")
_LEVEL = 0.1  # radians
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A line as printed and where it stands, or a row of a table."""

    line: Line
    left: float = 0.0  # points from the page's left edge
    bottom: float = 0.0  # points from the page's lower edge
    row: bool = False


def read_pdf(path: Path, data: bytes) -> tuple[Line, ...]:
    """Lines of a PDF's text, each with its page; ruled tables as rows `cell | cell |`.

    Raises:
        DocumentError: It is encrypted or damaged, or has no text, as scanned pages have none.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [_page_lines(document[i], i + 1) for i in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            hint = "save it without a password"
            raise DocumentError(path, "is an encrypted PDF", hint=hint) from error
        raise DocumentError(path, f"is a damaged PDF: {error}", hint="save it anew") from error
    if not any(pages):
        hint = "run a text recognition (OCR) over it first"
        raise DocumentError(path, "has no text; its pages seem to be scanned", hint=hint)
    printed = _without_edges(pages)
    joined = list[Line]()
    for is_row, group in groupby(printed, key=lambda line: line.row):
        members = tuple(group)
        lines = tuple(member.line for member in members)
        joined += _joined_rows(lines) if is_row else ()
        joined += () if is_row else _paragraphs(members, lines)
    return tuple(joined)


def _paragraphs(printed: Sequence[_Printed], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    starts = _indented(printed)
    parted = frozenset[int]()
    if starts is None:
        parted = _spaced(printed)
        labelled = {i for i, line in enumerate(lines) if find_label(line.text)}
        tops = {i for i in labelled if not i or lines[i - 1].number < lines[i].number}
        if len(parted & labelled) > _ALWAYS * len(labelled - tops):
            starts = parted | tops  # every paragraph stands below a gap
    return join_wrapped(lines, broken=True, starts=starts, parted=parted)


def _joined_rows(rows: Sequence[Line]) -> list[Line]:
    """Rows with those joined that a page's end broke: the second part has no number."""
    joined: list[Line] = []
    for row in rows:
        above, cells = joined[-1].text.split("|") if joined else [], row.text.split("|")
        broken = len(above) == len(cells) and row.number > joined[-1].number
        numbered = [i for i, cell in enumerate(above) if cell.strip().isdecimal()]
        if broken and numbered and not cells[numbered[0]].strip():
            pairs = zip(above, cells, strict=True)
            text = " | ".join(join_printed((a.strip(), b.strip())) for a, b in pairs).strip()
            joined[-1] = Line(text=text, number=joined[-1].number)
        else:
            joined.append(row)
    return joined


def _page_lines(page: pypdfium2.PdfPage, number: int) -> list[_Printed]:
    """The lines of a page with where each begins, and rows in place of its tables."""
    textpage = page.get_textpage()
    if page.get_rotation() and textpage.count_chars() and _is_upright(textpage):
        # PDFium orders lines as the page is shown; text on its side would come out backwards.
        page.set_rotation(0)
        textpage = page.get_textpage()
    tables = list(find_ruled_tables(page, textpage))
    told = set[int]()
    lines, start = list[_Printed](), 0
    for raw in textpage.get_text_range().split("\r\n"):
        text = normalise_characters(raw.replace("\ufffe", "")).strip()
        first = start + len(raw) - len(raw.lstrip())
        start += len(raw) + 2
        if not text:
            continue
        known = first < textpage.count_chars()
        left, bottom, right, top = textpage.get_charbox(first, loose=True) if known else (0,) * 4
        x, y = (left + right) / 2, (bottom + top) / 2
        inside = next((i for i, table in enumerate(tables) if table.holds(x, y)), None)
        if inside is None:
            lines.append(_Printed(line=Line(text=text, number=number), left=left, bottom=bottom))
        elif inside not in told:
            told.add(inside)
            rows = (Line(text=row, number=number) for row in tables[inside].rows)
            lines += (_Printed(line=row, row=True) for row in rows)
    return lines


def _is_upright(textpage: pypdfium2.PdfTextPage) -> bool:
    """Whether the text runs along the page as it was before it was turned."""
    return bool(abs(pdfium.FPDFText_GetCharAngle(textpage.raw, 0)) < _LEVEL)


def _without_edges(pages: Sequence[list[_Printed]]) -> tuple[_Printed, ...]:
    """Lines without page numbers and without what stands at the edge of many pages."""
    edges = Counter(
        text
        for page in pages
        for text in {_numberless(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if not line.row}
    )
    running = {
        text
        for text, count in edges.items()
        if count > max(2, len(pages) // 2)
        or (count == len(pages) == 2 and not text.endswith(_SENTENCE_ENDS))
    }
    shift = _numbering(pages)
    kept = []
    for page in pages:
        for index, line in enumerate(page):
            edge = not line.row and (index < _EDGE or index >= len(page) - _EDGE)
            if not (edge and (_is_number(line, shift) or _numberless(line) in running)):
                kept.append(line)
    return tuple(kept)


def _numbering(pages: Sequence[list[_Printed]]) -> int | None:
    """By how much bare numbers at the pages' edges run ahead of the pages; None: there are none.

    A bare number that is not one of such a sequence is a cell of a table.
    """
    shifts = Counter(
        int(line.line.text) - line.line.number
        for page in pages
        for line in {id(line): line for line in (*page[:1], *page[-1:])}.values()
        if line.line.text.isdecimal() and len(line.line.text) <= 4 and not line.row
    )
    shift, count = max(shifts.items(), key=lambda pair: (pair[1], -abs(pair[0])), default=(0, 0))
    enough = count > 1 or (count == 1 and shift == 0)
    return shift if enough and count * 2 > len(pages) - _UNNUMBERED else None


def _is_number(line: _Printed, shift: int | None) -> bool:
    """Whether a line at a page's edge is its number: — 3 —, or a bare 3 in its turn."""
    text = line.line.text
    if text.isdecimal():
        return shift is not None and len(text) <= 4 and int(text) - line.line.number == shift
    return _PAGE_NUMBER.fullmatch(text) is not None


def _numberless(line: _Printed) -> str:
    return re.sub(r"\d+", "", line.line.text)


def _indented(lines: Sequence[_Printed]) -> frozenset[int] | None:
    """Indices of the lines that begin right of the margin; None where the text sets no indents."""
    margins = Counter(round(line.left / _INDENT) for line in lines)
    common = [place for place, count in margins.items() if count >= _COMMON * len(lines)]
    margin = min(common, default=0) * _INDENT
    starts = frozenset(i for i, line in enumerate(lines) if line.left > margin + _INDENT)
    return starts if len(starts) >= _FEWEST and len(lines) - len(starts) >= _FEWEST else None


def _spaced(lines: Sequence[_Printed]) -> frozenset[int]:
    """Indices of the lines below a wider gap than usual."""
    gaps = {
        i: round(above.bottom - line.bottom)
        for i, (above, line) in enumerate(pairwise(lines), start=1)
        if above.line.number == line.line.number and above.bottom > line.bottom
    }
    counts = Counter(gaps.values())
    usual = min((gap for gap, n in counts.items() if n >= _COMMON * len(gaps)), default=0)
    return frozenset(i for i, gap in gaps.items() if gap > usual * _WIDER)
