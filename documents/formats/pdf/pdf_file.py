"""Read PDF files: paragraphs joined again, page numbers and running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2

from policydiff.stages.documents.formats.pdf.pdf_broken_rows import join_rows
from policydiff.stages.documents.formats.pdf.pdf_characters import UNKNOWN, Glyph, count_told
from policydiff.stages.documents.formats.pdf.pdf_fields import open_forms
from policydiff.stages.documents.formats.pdf.pdf_fonts import names_absent_fonts
from policydiff.stages.documents.formats.pdf.pdf_page import (
    NO_TABLES,
    OpenTables,
    PageText,
    Printed,
    read_page,
)
from policydiff.stages.documents.formats.pdf.pdf_scans import can_recognise, is_drawn, read_scan
from policydiff.stages.documents.lines.furniture import furniture_kind
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.unwrapping import join_wrapped
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Content, Dropped, Reason, drop
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import DEFAULT_LIMITS, Budget, Limits, keep_within
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.support.text import normalise_characters

_PAGE_NUMBER = re.compile(r"[-—–―\s·第]{0,4}\d{1,4}[-—–―\s·页]{0,4}(?:[/共]\s?\d{1,4}\s?页?)?")
_INDENT = 10.0  # points; a first line is set in by two characters, 20 points or more
_COMMON = 0.15  # share of the lines that begin at a margin
_FEWEST = 3  # lines of each kind in a text with indents
_UNNUMBERED = 4  # pages of covers and contents that need no number
_ALWAYS = 0.8  # share of the numbered paragraphs that stand below a gap where all do
_WIDER = 1.25  # times the usual gap between lines, from which on a gap parts paragraphs
_SENTENCE_ENDS = ("。", ";", ")", "\uff1b", "\uff09")
_GARBLED = 0.3  # share of unknown characters from which on a text is of no use
_TOLD = 8  # pages that a warning names
_RECOGNISE = "pip install 'policydiff[ocr]' recognises it, or run a text recognition over it first"
_LONGEST_BUTTON = 60  # characters of what a printed web page shows above all of its pages
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads


def read_pdf(path: Path, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Content:
    """Lines of a PDF's text, each with its page; ruled tables as rows `cell | cell |`.

    Raises:
        DocumentError: It is encrypted, damaged or over a limit, has no text, as scanned pages have
            none, or text that its fonts do not tell.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        followed = open_forms(document)
        keep_within(path, "pages", len(document), limits, what="has {} pages")
        pages = _pages(path, document, limits)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            hint = "save it without a password"
            raise DocumentError(
                path, "is an encrypted PDF", why=NoticeCode.UNREAD_LOCKED, hint=hint
            ) from error
        raise DocumentError(
            path,
            f"is a damaged PDF: {error}",
            why=NoticeCode.UNREAD_DAMAGED,
            hint="save it anew",
        ) from error
    unread = () if followed else (Notice.of(NoticeCode.FIELDS_NOT_READ),)
    warnings = (*unread, *find_doubts(path, pages))
    kept, running = _without_edges([list(page.lines) for page in pages])
    joined = list[Line]()
    for (is_row, _), group in groupby(kept, key=lambda line: (line.row, line.columns)):
        members = tuple(group)
        lines = tuple(member.line for member in members)
        joined += join_rows(lines) if is_row else _paragraphs(members, lines)
    return Content(
        lines=tuple(joined),
        dropped=(
            *drop((line.line for line in running), Reason.RUNNING),
            *_left_out(pages),
        ),
        warnings=warnings,
        source=normalise_characters("\n".join(page.source for page in pages)),
        recognised=tuple(line for page in pages for line in page.recognised),
    )


def _left_out(pages: Sequence[PageText]) -> tuple[Dropped, ...]:
    """What stands beyond the edges of pages, where nobody sees it, and watermarks."""
    return tuple(
        Dropped(text=normalise_characters(text), reason=reason, line=number)
        for number, page in enumerate(pages, start=1)
        for reason, texts in (
            (Reason.HIDDEN, page.outside),
            (Reason.WATERMARK, page.watermarks),
        )
        for text in texts
    )


def _pages(path: Path, document: pypdfium2.PdfDocument, limits: Limits) -> list[PageText]:
    pages, cells, characters = list[PageText](), 0, 0
    budget = Budget(path, limits)
    for index in range(len(document)):
        try:
            before = pages[-1].open if pages else NO_TABLES
            told = _page(document, index, budget, before=before)
            page = _of_use(document, index, told, before=before)
        except pypdfium2.PdfiumError:
            page = PageText(lines=(), characters=0, unknown=0, aside=False, cells=0, damaged=True)
        pages.append(page)
        cells, characters = cells + page.cells, characters + page.characters
        keep_within(path, "cells", cells, limits, what="has tables of {} cells")
        keep_within(path, "characters", characters, limits, what="has {} characters")
    return pages


def _page(
    document: pypdfium2.PdfDocument, index: int, budget: Budget, *, before: OpenTables
) -> PageText:
    """A page by what PDFium tells, or where that lacks a font by what the page draws."""
    page = document[index]
    if not names_absent_fonts(page):
        return read_page(page, index + 1, before=before)
    glyphs = _glyphs(document, index, budget)
    drawn = sum(len((glyph.text or UNKNOWN).strip()) for glyph in glyphs or ())
    if drawn < count_told(page):
        glyphs = None
    found = read_page(page, index + 1, glyphs=glyphs, before=before)
    return replace(found, partial=True) if glyphs is None else found


def _of_use(
    document: pypdfium2.PdfDocument, index: int, page: PageText, *, before: OpenTables
) -> PageText:
    """A page, or what is recognised on it where it has no text or one that nobody can read."""
    if page.lines and page.unknown <= _GARBLED * page.characters:
        return page
    drawn = document[index]
    if not (can_recognise() and is_drawn(drawn)) or names_absent_fonts(drawn):
        return page  # a font that is not there cannot be drawn, so nobody can recognise it
    scan = read_scan(drawn, index + 1, before=before)
    return scan if scan.lines else page


def _glyphs(
    document: pypdfium2.PdfDocument, index: int, budget: Budget
) -> tuple[Glyph, ...] | None:
    """What a page draws; None: it cannot be followed."""
    from policydiff.stages.documents.formats.pdf.pdf_drawn import (
        read_drawn,  # a second reader of PDF files: 60 ms
    )

    try:
        return read_drawn(document, index, budget)
    except DocumentError:
        raise
    except Exception:  # whatever damaged values happen to cause in that reader
        return None


def find_doubts(path: Path, pages: Sequence[PageText]) -> tuple[Notice, ...]:
    """Warnings about pages whose text cannot be had, or not surely in order."""
    if pages and all(page.damaged for page in pages):
        raise DocumentError(
            path,
            "is a damaged PDF: none of its pages loads",
            why=NoticeCode.UNREAD_DAMAGED,
            hint="save it anew",
        )
    if not any(page.lines for page in pages):
        hint = _RECOGNISE
        raise DocumentError(
            path,
            "has no text; its pages seem to be scanned",
            why=NoticeCode.UNREAD_SCANNED,
            hint=hint,
        )
    unknown, characters = (sum(getattr(p, n) for p in pages) for n in ("unknown", "characters"))
    if unknown > _GARBLED * characters:
        what = f"its fonts do not say what {unknown / characters:.0%} of its characters are"
        hint = f"print it to a new PDF, or {_RECOGNISE}"
        reason = Notice.of(NoticeCode.UNREAD_FONTS, share=unknown / characters)
        raise DocumentError(path, what, hint=hint, why=reason)
    asides = [i for i, page in enumerate(pages, start=1) if page.aside]
    damaged = [i for i, page in enumerate(pages, start=1) if page.damaged]
    empty = [i for i, page in enumerate(pages, start=1) if not (page.lines or page.damaged)]
    partial = [i for i, page in enumerate(pages, start=1) if page.partial]
    found = {
        NoticeCode.PAGES_SIDE_BY_SIDE: asides,
        NoticeCode.PAGES_DAMAGED: damaged,
        NoticeCode.PAGES_WITH_ABSENT_FONTS: partial,
        NoticeCode.PAGES_WITHOUT_TEXT: empty,
    }
    told = [Notice.of(code, pages=_numbers(where)) for code, where in found.items() if where]
    told += (_recognised(i, page) for i, page in enumerate(pages, start=1) if page.recognised)
    if unknown:
        told.append(Notice.of(NoticeCode.CHARACTERS_UNKNOWN, number=unknown))
    return tuple(told)


def _recognised(number: int, page: PageText) -> Notice:
    """What a reader must know of a page that was recognised: how sure, and its least sure line."""
    doubtful = min(page.recognised, key=lambda line: line.confidence)
    mean = sum(line.confidence for line in page.recognised) / len(page.recognised)
    return Notice.of(
        NoticeCode.PAGE_RECOGNISED,
        page=number,
        share=mean,
        least=doubtful.confidence,
        words=doubtful.text,
    )


def _numbers(pages: Sequence[int]) -> Value:
    shown, more = ", ".join(map(str, pages[:_TOLD])), len(pages) - _TOLD
    return Notice.of(NoticeCode.PAGES_AND_MORE, pages=shown, more=more) if more > 0 else shown


def _paragraphs(printed: Sequence[Printed], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    starts = _indented(printed)
    parted = frozenset[int]()
    if starts is None:
        parted = _spaced(printed)
        labelled = {i for i, line in enumerate(lines) if find_label(line.text)}
        tops = {i for i in labelled if not i or lines[i - 1].number < lines[i].number}
        if len(parted & labelled) > _ALWAYS * len(labelled - tops):
            starts = parted | tops  # every paragraph stands below a gap
    narrow = printed[0].columns > 1
    return join_wrapped(lines, broken=True, starts=starts, parted=parted, narrow=narrow)


def _without_edges(pages: Sequence[list[Printed]]) -> tuple[list[Printed], list[Printed]]:
    """Lines without page numbers and what stands at the edge of many pages, and these."""
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
    kept, cut = list[Printed](), list[Printed]()
    for page in pages:
        runs = [not line.row and _runs(line, shift, running) for line in page]
        edge = _at_edge(runs) | {len(page) - 1 - index for index in _at_edge(runs[::-1])}
        for index, line in enumerate(page):
            (cut if index in edge else kept).append(line)
    return kept, cut


def _runs(line: Printed, shift: int | None, running: set[str]) -> bool:
    text = line.line.text
    button = len(text) <= _LONGEST_BUTTON and furniture_kind(text) is Reason.BUTTON
    return button or _is_number(line, shift) or _numberless(line) in running


def _at_edge(runs: Sequence[bool]) -> set[int]:
    """Indices of the running heads and numbers among a page's first lines, or those below such."""
    found, others = set[int](), 0
    for index, is_running in enumerate(runs):
        if is_running:
            found.add(index)
        else:
            others += 1
        if others == _EDGE:
            break
    return found


def _numbering(pages: Sequence[list[Printed]]) -> int | None:
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


def _is_number(line: Printed, shift: int | None) -> bool:
    """Whether a line at a page's edge is its number: — 3 —, or a bare 3 in its turn."""
    text = line.line.text
    if text.isdecimal():
        return shift is not None and len(text) <= 4 and int(text) - line.line.number == shift
    return _PAGE_NUMBER.fullmatch(text) is not None


def _numberless(line: Printed) -> str:
    return re.sub(r"[\d\s]+", "", line.line.text)


def _indented(lines: Sequence[Printed]) -> frozenset[int] | None:
    """Indices of the lines that begin right of the margin; None where the text sets no indents."""
    margins = Counter(round(line.left / _INDENT) for line in lines)
    common = [place for place, count in margins.items() if count >= _COMMON * len(lines)]
    margin = min(common, default=0) * _INDENT
    starts = frozenset(i for i, line in enumerate(lines) if line.left > margin + _INDENT)
    return starts if len(starts) >= _FEWEST and len(lines) - len(starts) >= _FEWEST else None


def _spaced(lines: Sequence[Printed]) -> frozenset[int]:
    """Indices of the lines below a wider gap than usual."""
    gaps = {
        i: round(above.bottom - line.bottom)
        for i, (above, line) in enumerate(pairwise(lines), start=1)
        if above.line.number == line.line.number and above.bottom > line.bottom
    }
    counts = Counter(gaps.values())
    usual = min((gap for gap, n in counts.items() if n >= _COMMON * len(gaps)), default=0)
    return frozenset(i for i, gap in gaps.items() if gap > usual * _WIDER)
