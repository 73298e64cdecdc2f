"""Read Word files: paragraphs with their automatic numbers, tables as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from policydiff.stages.documents.formats.word.word_formulas import MATH, read_field, read_formula
from policydiff.stages.documents.formats.word.word_numbers import Numbering, read_numbering
from policydiff.stages.documents.formats.word.word_parts import W, read_parts
from policydiff.stages.documents.formats.word.word_signs import UNKNOWN, read_sign, with_signs
from policydiff.stages.documents.formats.word.word_styles import (
    NO_STYLE,
    Style,
    raised,
    read_styles,
    struck,
    switch,
)
from policydiff.stages.documents.lines.merged_cells import CellGrid, cells_of, render_grid
from policydiff.stages.documents.lines.raised import enclose
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import (
    Content,
    Dropped,
    Reason,
    struck_notices,
)
from policydiff.stages.support.limits import DEFAULT_LIMITS, Limits, keep_within
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.numerals import read_count
from policydiff.stages.support.text import normalise_characters

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Wrappers whose content counts: content controls, tracked insertions, smart tags.
_WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink")
)
_SKIPPED = frozenset(
    (
        *(W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "txbxContent", "rt")),
        _MC + "Fallback",
    )
)
_SIGNS = {W + "br": "\n", W + "cr": "\n", W + "tab": " ", W + "noBreakHyphen": "-"}
_LONGEST_TITLE = 60  # characters of a paragraph that is a heading since all of it is bold


def read_docx(path: Path, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Content:
    """Lines of a Word file: body text in order, tracked changes accepted, footnotes left out.

    Raises:
        DocumentError: It is no Word file, is damaged or is over a limit.
    """
    parts = read_parts(path, data, limits=limits)
    numbering = read_numbering(parts.numbering, parts.styles)
    text = _Text(path, numbering, read_styles(parts.styles), limits)
    text.read(parts.body)
    for roots, reason in ((parts.notes, Reason.NOTE), (parts.running, Reason.RUNNING)):
        for root in roots:
            text.dropped += (
                Dropped(text=said, reason=reason)
                for paragraph in root.iter(W + "p")
                if (said := normalise_characters(text.said(paragraph).text).strip())
            )
    roots = (parts.body, *parts.notes, *parts.running)
    return Content(
        lines=tuple(text.lines),
        dropped=tuple(text.dropped),
        warnings=_doubts(text.dropped, text),
        source=normalise_characters("\n".join(_seen(root) for root in roots)),
    )


def _seen(root: etree._Element) -> str:
    """All text of a part with tracked changes accepted, of doubled text boxes the first."""
    parts = list[str]()
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag in (W + "t", MATH + "t"):
            parts.append(element.text or "")
        elif element.tag == W + "p":
            parts.append("\n")
        gone = element.tag in _SKIPPED - {W + "txbxContent", _MC + "Fallback"}
        doubled = element.tag == _MC + "Fallback" and _has_choice(element)
        deleted = element.tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None
        if not (gone or doubled or deleted):
            stack.extend(reversed(element))
    return "".join(parts)


def _doubts(dropped: Sequence[Dropped], text: _Text) -> tuple[Notice, ...]:
    """Warnings about what was struck through, and about signs that are not known."""
    unknown = sum(line.text.count(UNKNOWN) for line in text.lines)
    signs = (Notice.of(NoticeCode.SIGNS_UNKNOWN, number=unknown),) if unknown else ()
    return (*struck_notices(dropped), *signs)


@dataclass(slots=True)
class _Said:
    """What a paragraph says, and how it is set."""

    text: str = ""
    hidden: str = ""
    struck: list[str] = field(default_factory=list)
    bold: bool = False  # all of its text
    code: str = ""  # of the field that is open
    before_struck: str = ""  # text before what was struck last


@dataclass(slots=True)
class _Text:
    """The lines of a body as they are read."""

    path: Path
    numbering: Numbering
    styles: dict[str, Style]
    limits: Limits
    lines: list[Line] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    cells: int = 0
    begun: str = ""  # text of a paragraph whose end a tracked change took away

    def read(self, body: etree._Element) -> None:
        """Add all paragraphs and tables of a body."""
        for number, block in enumerate(_blocks(body), start=1):
            if block.tag == W + "tbl":
                texts, title = list(self.rows(block)), False
            else:
                texts, title = self.paragraph(block, number)
            cleaned = (normalise_characters(text).strip() for text in texts)
            self.lines += (Line(text=t, number=number, title=title) for t in cleaned if t)

    def paragraph(self, paragraph: etree._Element, number: int) -> tuple[list[str], bool]:
        """The lines of a paragraph with its number, and whether it is set as a heading."""
        said, style = self.said(paragraph), self.style(paragraph)
        self.leave_out(said, number)
        label = self.numbering.next_label(paragraph)  # Word counts empty paragraphs too
        text = self.begun + said.text
        self.begun = ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self.begun = text
            return [], False
        if not text.strip():
            return [], False
        if style.contents or _in_contents(paragraph):
            self.dropped.append(Dropped(text=text, reason=Reason.CONTENTS, line=number))
            return [], False
        title = style.heading or (said.bold and len(text) <= _LONGEST_TITLE)
        return (label + text).split("\n"), title

    def leave_out(self, said: _Said, number: int | None) -> None:
        """Tell what a paragraph hides or strikes through as left out."""
        for reason, texts in ((Reason.HIDDEN, [said.hidden]), (Reason.STRUCK, said.struck)):
            cleaned = (normalise_characters(text).strip() for text in texts)
            self.dropped += (Dropped(text=t, reason=reason, line=number) for t in cleaned if t)

    def style(self, paragraph: etree._Element) -> Style:
        """The style of a paragraph."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return (
            self.styles.get(named.get(W + "val", ""), NO_STYLE) if named is not None else NO_STYLE
        )

    def said(self, paragraph: etree._Element) -> _Said:
        """Text of runs, tracked insertions and smart tags; deletions and field codes left out."""
        said, style = _Said(), self.style(paragraph)
        bold = list[bool]()
        stack = list(reversed(paragraph))
        while stack:
            child = stack.pop()
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            if child.tag == W + "r":
                self.run(child, style, said, bold)
            elif child.tag == MATH + "oMath":
                said.text += read_formula(child, said.text)
            else:
                stack.extend(reversed(child))
        said.bold = bool(bold) and all(bold)
        return said

    def run(self, run: etree._Element, style: Style, said: _Said, bold: list[bool]) -> None:
        """Add what a run says."""
        said.text += _field_text(run, said)
        text = _run_text(run)
        properties = run.find(W + "rPr")
        named = properties.find(W + "rStyle") if properties is not None else None
        own = self.styles.get(named.get(W + "val", ""), NO_STYLE) if named is not None else NO_STYLE
        if _first(switch(properties, "vanish"), own.hidden, style.hidden):
            said.hidden += text
            return
        if _first(struck(properties), own.struck, style.struck):
            _strike(said, text)
            return
        above = _first(raised(properties), own.raised, style.raised)
        said.text += enclose(text) if above else text
        if text.strip():
            bold.append(_first(switch(properties, "b"), own.bold, style.bold))

    def rows(self, table: etree._Element) -> tuple[str, ...]:
        """The rows of a table; rows that a tracked change took away are left out."""
        above: dict[int, str] = {}
        grid: CellGrid = []
        for row in _own(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            column, cells = 0, []
            for cell in _own(row, "tc"):
                width = _span(cell)
                text = self.cell(cell)
                text = above.get(column, "") if _continues(cell) else text
                above[column] = text
                cells.append((text, width, 1))
                column += width
            grid.append(cells)
        self.cells += cells_of(grid)
        keep_within(self.path, "cells", self.cells, self.limits, what="has tables of {} cells")
        return render_grid(grid)

    def cell(self, cell: etree._Element) -> str:
        """The text of a cell, automatic numbers and tables inside it included."""
        texts = []
        for block in _blocks(cell):
            if block.tag == W + "tbl":
                texts += [row.rstrip("| ").replace(" | ", " ") for row in self.rows(block)]
            else:
                label = self.numbering.next_label(block)
                said = self.said(block)
                self.leave_out(said, None)
                bare = label if said.text else label.strip().rstrip(".、")
                texts.append((bare + said.text).replace("\n", " ").strip())
        return " ".join(filter(None, texts))


def _strike(said: _Said, text: str) -> None:
    """Keep struck text apart; the pieces of one passage as one."""
    if said.struck and said.text == said.before_struck:
        said.struck[-1] += text
    else:
        said.struck.append(text)
    said.before_struck = said.text


def _field_text(run: etree._Element, said: _Said) -> str:
    """What a field of the older formulas shows, once its code is read; "" otherwise."""
    for child in run:
        if child.tag == W + "instrText":
            said.code += child.text or ""
        elif child.tag == W + "fldChar":
            code, said.code = said.code, ""
            if child.get(W + "fldCharType") in ("separate", "end"):
                return read_field(code, said.text)
    return ""


def _font(run: etree._Element) -> str:
    """The font of a run, as its properties name it."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return fonts.get(W + "ascii", "") if fonts is not None else ""


def _run_text(run: etree._Element) -> str:
    parts: list[str] = []
    font = _font(run)
    stack = list(reversed(run))
    while stack:
        child = stack.pop()
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag == W + "t":
            parts.append(with_signs(child.text or "", font))
        elif child.tag == W + "sym":
            parts.append(read_sign(child.get(W + "font", ""), child.get(W + "char", "")))
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        else:
            stack.extend(reversed(child))
    return "".join(parts)


def _first(*switches: bool | None) -> bool:
    """The first that says something; off where none does."""
    return next((on for on in switches if on is not None), False)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those in wrappers, text boxes and frames."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == W + "p":
            yield child
            for box in reversed(list(_boxes(child))):
                stack.extend(reversed(box))
        elif child.tag == W + "tbl":
            inside = _framed(child)
            if inside is None:
                yield child
            else:
                stack.extend(block for cell in reversed(inside) for block in reversed(cell))
        elif child.tag in _WRAPPERS:
            stack.extend(reversed(child))


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes of a paragraph; of one stored in two forms the first, of nested ones the outer."""
    for box in paragraph.iter(W + "txbxContent"):
        inner = fallback = False
        for above in box.iterancestors():
            if above is paragraph:
                break
            inner = inner or above.tag == W + "txbxContent"
            fallback = fallback or (above.tag == _MC + "Fallback" and _has_choice(above))
        if not inner and not fallback:
            yield box


def _has_choice(fallback: etree._Element) -> bool:
    """Whether the form before a fallback holds the text box too."""
    outer = fallback.getparent()
    choices = outer.findall(_MC + "Choice") if outer is not None else []
    return any(next(choice.iter(W + "txbxContent"), None) is not None for choice in choices)


def _framed(table: etree._Element) -> list[etree._Element] | None:
    """The cells of a table of one column, which only frames its text; None for others."""
    rows = [list(_own(row, "tc")) for row in _own(table, "tr")]
    if any(len(row) != 1 for row in rows):
        return None
    return [row[0] for row in rows]


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also in wrappers, not those of tables inside it."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == W + tag:
            yield child
        elif child.tag in _WRAPPERS:
            stack.extend(reversed(child))


def _in_contents(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands in Word's own table of contents."""
    for above in paragraph.iterancestors(W + "sdt"):
        gallery = above.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(W + "val") == "Table of Contents":
            return True
    return False


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(W + "val", "1") if span is not None else "1"
    return min(read_count(value, 1), 100) or 1


def _continues(cell: etree._Element) -> bool:
    """Whether a cell is merged with the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") != "restart"
