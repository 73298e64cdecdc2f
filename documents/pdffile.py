"""PDF files to lines: paragraphs joined again, page numbers and running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # no type information shipped

from documents.clean import normalise_characters
from documents.errors import DocumentError
from documents.lines import Line
from documents.wraps import join_wrapped

_PAGE_NUMBER = re.compile(r"[-—–―\s·第]{0,4}\d{1,4}[-—–―\s·页]{0,4}(?:[/共]\s?\d{1,4}\s?页?)?")
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads


def read_pdf(path: Path, data: bytes) -> tuple[Line, ...]:
    """Lines of a PDF's text, each with its page.

    Raises:
        DocumentError: It is encrypted or damaged, or has no text, as scanned pages have none.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [_page_lines(document[index]) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            hint = "save it without a password"
            raise DocumentError(path, "is an encrypted PDF", hint=hint) from error
        raise DocumentError(path, f"is a damaged PDF: {error}", hint="save it anew") from error
    if not any(pages):
        hint = "run a text recognition (OCR) over it first"
        raise DocumentError(path, "has no text; its pages seem to be scanned", hint=hint)
    return join_wrapped(_without_edges(pages), broken=True)


def _page_lines(page: pypdfium2.PdfPage) -> list[str]:
    text = normalise_characters(page.get_textpage().get_text_range().replace("\ufffe", ""))
    return [line.strip() for line in text.split("\n") if line.strip()]


def _without_edges(pages: Sequence[list[str]]) -> tuple[Line, ...]:
    """Lines without page numbers and without what stands at the edge of many pages."""
    edges = Counter(_numberless(line) for page in pages for line in {*page[:_EDGE], *page[-_EDGE:]})
    running = {text for text, count in edges.items() if count > max(2, len(pages) // 2)}
    lines = []
    for number, page in enumerate(pages, start=1):
        for index, text in enumerate(page):
            edge = index < _EDGE or index >= len(page) - _EDGE
            if not (edge and (_PAGE_NUMBER.fullmatch(text) or _numberless(text) in running)):
                lines.append(Line(text=text, number=number))
    return tuple(lines)


def _numberless(text: str) -> str:
    return re.sub(r"\d+", "", text)
