"""PDF files to lines: paragraphs joined again, page numbers and running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # no type information shipped

from documents.clean import normalise_characters
from documents.errors import DocumentError
from documents.lines import Line
from documents.wraps import join_wrapped

_PAGE_NUMBER = re.compile(r"[-—–―\s·第]{0,4}\d{1,4}[-—–―\s·页]{0,4}(?:[/共]\s?\d{1,4}\s?页?)?")
_INDENT = 10.0  # points; a first line is set in by two characters, 20 points or more
_COMMON = 0.15  # share of the lines that begin at a margin
_FEWEST = 3  # lines of each kind in a text with indents
_UNNUMBERED = 4  # pages of covers and contents that are not counted
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A line as printed and where it begins."""

    line: Line
    left: float  # points from the page's left edge


def read_pdf(path: Path, data: bytes) -> tuple[Line, ...]:
    """Lines of a PDF's text, each with its page.

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
    lines = tuple(line.line for line in printed)
    return join_wrapped(lines, broken=True, starts=_indented(printed))


def _page_lines(page: pypdfium2.PdfPage, number: int) -> list[_Printed]:
    """The lines of a page with where each begins."""
    textpage = page.get_textpage()
    lines, start = [], 0
    for raw in textpage.get_text_range().split("\r\n"):
        text = normalise_characters(raw.replace("\ufffe", "")).strip()
        if text:
            first = start + len(raw) - len(raw.lstrip())
            left = textpage.get_charbox(first)[0] if first < textpage.count_chars() else 0.0
            lines.append(_Printed(line=Line(text=text, number=number), left=left))
        start += len(raw) + 2
    return lines


def _without_edges(pages: Sequence[list[_Printed]]) -> tuple[_Printed, ...]:
    """Lines without page numbers and without what stands at the edge of many pages."""
    edges = Counter(
        text
        for page in pages
        for text in {_numberless(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
    )
    running = {text for text, count in edges.items() if count > max(2, len(pages) // 2)}
    kept = []
    for page in pages:
        for index, line in enumerate(page):
            edge = index < _EDGE or index >= len(page) - _EDGE
            if not (edge and (_is_number(line) or _numberless(line) in running)):
                kept.append(line)
    return tuple(kept)


def _is_number(line: _Printed) -> bool:
    """Whether a line at a page's edge is its number: — 3 —, or a bare 3 on one of the first pages.

    A bare number far from the page's own is a cell of a table.
    """
    match = _PAGE_NUMBER.fullmatch(line.line.text)
    if match is None:
        return False
    bare = line.line.text.isdecimal()
    return not bare or abs(int(line.line.text) - line.line.number) <= _UNNUMBERED


def _numberless(line: _Printed) -> str:
    return re.sub(r"\d+", "", line.line.text)


def _indented(lines: Sequence[_Printed]) -> frozenset[int] | None:
    """Indices of the lines that begin right of the margin; None where the text sets no indents."""
    margins = Counter(round(line.left / _INDENT) for line in lines)
    common = [place for place, count in margins.items() if count >= _COMMON * len(lines)]
    margin = min(common, default=0) * _INDENT
    starts = frozenset(i for i, line in enumerate(lines) if line.left > margin + _INDENT)
    return starts if len(starts) >= _FEWEST and len(lines) - len(starts) >= _FEWEST else None
