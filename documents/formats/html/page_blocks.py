"""Split a web page into blocks in order: paragraphs, headings, table rows, hidden text."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.lines.merged_cells import CellGrid, cells_of, render_grid
from policydiff.stages.documents.lines.metadata_box import is_box
from policydiff.stages.documents.lines.raised import enclose
from policydiff.stages.documents.lines.set_text import bars_for_tabs, join_indented
from policydiff.stages.documents.model.line import Line
from policydiff.stages.support.limits import Limits, keep_within
from policydiff.stages.support.numerals import read_count

_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "select", "option"),
        *("textarea", "svg", "iframe", "object", "video", "audio", "button", "input", "map"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARTS = ("p", "div", "li", "br")
_MOST_PARTS = 12  # paragraphs of a cell; one with more lays out a page
_LONGEST_CELL = 1500  # characters; a longer one does too
_LONGEST_TITLE = 60  # characters of a paragraph that is a heading since all of it is bold
_BOLD = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)")
_RAISED = re.compile(r"vertical-align\s{0,9}:\s{0,9}super")
_NOTE_CLASS = re.compile(r"mso(?:footnote|endnote)reference", re.I)  # as Word saves web pages
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden")
_STRUCK = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^;]{0,40}line-through")
_LINE_ENDS = re.compile(r"[ \t]*[\n\r\t]+[ \t\n\r]*")
_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])")
_IN_NUMBER = re.compile(r"(?<=\d)\n(?=[.,]?\d)|(?<=\d[.,])\n(?=\d)")
_MOST_SPAN = 100  # columns or rows of one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a page."""

    text: str
    element: html.HtmlElement
    title: bool = False  # a heading by its tag, or all of it bold
    linked: int = 0  # characters that stand in links
    hidden: bool = False
    struck: bool = False  # through, and hidden since it does not hold


def read_blocks(
    path: Path, root: html.HtmlElement, limits: Limits, *, show_hidden: bool = False
) -> list[Block]:
    """The blocks of a page in order.

    Args:
        path: The file, for errors.
        root: The page.
        limits: What is allowed.
        show_hidden: Read what the page hides as if it were shown.

    Raises:
        DocumentError: Its elements stand too deep in each other, or its tables are too large.
    """
    return list(_Walk(path, limits, show_hidden=show_hidden).blocks(root))


def seen_text(root: html.HtmlElement) -> str:
    """All text of a page but scripts, forms and the page's head, whether it is shown or not."""
    parts = list[str]()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in _SKIPPED:
                walker.skip_subtree()
            else:
                parts.append(element.text or "")
        elif element is not root:
            parts.append(element.tail or "")
    return "\n".join(filter(None, parts))


@dataclass(slots=True)
class _Pending:
    """Text of the block being read; a new block ends it."""

    element: html.HtmlElement
    parts: list[str] = field(default_factory=list)
    filled: int = 0  # characters that are no white space
    bold: int = 0
    linked: int = 0


class _Walk:
    """One way through a page."""

    def __init__(self, path: Path, limits: Limits, *, show_hidden: bool) -> None:
        self._path = path
        self._limits = limits
        self._show_hidden = show_hidden
        self._cells = 0
        self._bold = self._links = self._raised = 0  # how many such elements are open
        self._outer: list[html.HtmlElement] = []

    def blocks(self, root: html.HtmlElement) -> Iterator[Block]:
        """All blocks below an element."""
        self._pending = _Pending(root)
        walker = etree.iterwalk(root, events=("start", "end"))
        depth, skipped = 0, None
        for event, element in walker:
            if event == "start":
                depth += 1
                whole = yield from self._start(element)
                if whole:
                    skipped = element
                    walker.skip_subtree()
                continue
            what = "has {} elements inside each other"
            keep_within(self._path, "nesting", depth, self._limits, what=what)
            depth -= 1
            if element is not skipped:
                yield from self._end(element)
            if element is not root:
                self._add(element, element.tail)
        yield from self._flush()

    def _start(self, element: html.HtmlElement) -> Generator[Block, None, bool]:
        """Begin an element; whether it is done with as a whole comes back."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED or not tag:
            return True
        struck = _is_struck(element)
        if struck or (not self._show_hidden and _is_hidden(element)):
            yield from _unread(element, struck=struck)
            return True
        if tag == "table" and (rows := self._table(element)):
            yield from self._flush()
            yield from (Block(text=row, element=element) for row in rows)
            for inner in filter(_is_struck, element.iterdescendants()):
                yield from _unread(inner, struck=True)
            return True
        if tag == "br":
            yield from self._flush()
        if tag in _BLOCKS:
            yield from self._flush()
            self._outer.append(self._pending.element)
            self._pending.element = element
        self._bold += _is_bold(element, tag)
        self._links += tag == "a"
        self._raised += _is_raised(element, tag)
        if tag == "li" and (number := _number_of(element)):
            self._pending.parts.append(number)
        self._add(element, element.text)
        return False

    def _end(self, element: html.HtmlElement) -> Iterator[Block]:
        tag = element.tag if isinstance(element.tag, str) else ""
        self._bold -= _is_bold(element, tag)
        self._links -= tag == "a"
        self._raised -= _is_raised(element, tag)
        if tag in _BLOCKS:
            yield from self._flush()
            self._pending.element = self._outer.pop()

    def _add(self, element: html.HtmlElement, text: str | None) -> None:
        if not text:
            return
        pending = self._pending
        kept = text if pending.element.tag == "pre" else _LINE_ENDS.sub("\n", text)
        pending.parts.append(enclose(kept) if self._raised else kept)
        size = len(re.sub(r"\s", "", text))
        pending.filled += size
        pending.bold += size if self._bold else 0
        pending.linked += size if self._links else 0

    def _flush(self) -> Iterator[Block]:
        """The text read so far, if there is any: a line, or all lines of preformatted text."""
        pending = self._pending
        text = "".join(pending.parts)
        self._pending = _Pending(pending.element)
        if not text.strip():
            return
        if pending.element.tag == "pre":
            lines = _set_lines(text)
            yield from (Block(text=line.text, element=pending.element) for line in lines)
            return
        text = _joined(text.strip())
        bold = pending.bold == pending.filled and len(text) <= _LONGEST_TITLE
        title = bold or pending.element.tag in _HEADINGS
        linked = min(len(text), pending.linked)
        yield Block(text=text, element=pending.element, title=title, linked=linked)

    def _table(self, table: html.HtmlElement) -> tuple[str, ...] | None:
        """Rows of a table that holds data; None for one that only lays out the page."""
        if next(table.iterdescendants("table"), None) is not None:
            return None
        rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
        cells = [cell for row in rows for cell in row]
        keep_within(self._path, "cells", len(cells), self._limits, what="has tables of {} cells")
        if max((len(row) for row in rows), default=0) < 2 or any(map(_lays_out, cells)):
            return None
        grid: CellGrid = []
        for number, row in enumerate(rows):
            most = len(rows) - number
            grid.append(
                [(_text(c), _size(c, "colspan"), min(most, _size(c, "rowspan"))) for c in row]
            )
        self._cells += cells_of(grid)
        keep_within(self._path, "cells", self._cells, self._limits, what="has tables of {} cells")
        shown = render_grid(grid)
        return shown if len(rows) > 1 or any(map(is_box, shown)) else None


def _set_lines(text: str) -> tuple[Line, ...]:
    """The lines of preformatted text; rows of tabs are rows, what is indented are paragraphs."""
    shown = [line for line in bars_for_tabs(text.splitlines()) if line.strip()]
    lines = [Line(text=line.strip(), number=at) for at, line in enumerate(shown, start=1)]
    return join_indented(lines, shown)


def _is_hidden(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (
        style is not None and _HIDDEN.search(style[:500].lower()) is not None
    )


def _is_struck(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return element.tag in ("s", "strike", "del") or (
        style is not None and _STRUCK.search(style[:500].lower()) is not None
    )


def _unread(element: html.HtmlElement, *, struck: bool) -> Iterator[Block]:
    if text := _joined(element.text_content()):
        yield Block(text=text, element=element, hidden=True, struck=struck)


def _is_bold(element: html.HtmlElement, tag: str) -> bool:
    style = element.get("style")
    return tag in ("b", "strong") or (
        style is not None and _BOLD.search(style[:500].lower()) is not None
    )


def _is_raised(element: html.HtmlElement, tag: str) -> bool:
    style = element.get("style")
    return (
        tag == "sup"
        or _NOTE_CLASS.fullmatch(element.get("class", "")) is not None
        or (style is not None and _RAISED.search(style[:500].lower()) is not None)
    )


def _number_of(item: html.HtmlElement) -> str:
    """The number that browsers show before an item of a numbered list, unless it has its own."""
    outer = item.getparent()
    if outer is None or outer.tag != "ol" or find_label(item.text_content().strip()[:40]):
        return ""
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    start = outer.get("start", "1")
    return f"{before + (int(start[:6]) if start[:6].isdecimal() else 1)}. "


def _lays_out(cell: html.HtmlElement) -> bool:
    """Whether a cell holds a part of the page and not one of a table."""
    if next(cell.iterdescendants("h1", "h2", "h3", "form"), None) is not None:
        return True
    parts = sum(1 for _ in cell.iterdescendants(*_PARTS))
    return parts > _MOST_PARTS or len(cell.text_content()) > _LONGEST_CELL


def _text(cell: html.HtmlElement) -> str:
    parts, raised, struck = list[str](), 0, 0
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment")):
        tag = element.tag if isinstance(element.tag, str) else ""
        parts.append(" " if tag in _BLOCKS or tag == "br" else "")
        if event != "comment":
            step = 1 if event == "start" else -1
            raised += _is_raised(element, tag) * step
            struck += _is_struck(element) * step
        shown = event == "start" and tag and tag not in _SKIPPED
        text = element.text if shown else element.tail if event != "start" else ""
        if text and not struck and (element is not cell or event == "start"):
            parts.append(enclose(text) if raised else text)
    lines = re.sub(r"\s*[\n\r]\s*", "\n", "".join(parts)).strip()
    return re.sub(" {2,}", " ", _joined(lines, cell=True))


def _joined(text: str, *, cell: bool = False) -> str:
    """Text without the line ends of the page's source; a space where they part Latin words.

    In a cell one parts numbers too: 12 and 15 may be two.
    """
    joined = _BESIDE_CHINESE.sub("", _LINE_ENDS.sub("\n", text).strip())
    return (joined if cell else _IN_NUMBER.sub("", joined)).replace("\n", " ")


def _size(cell: html.HtmlElement, name: str) -> int:
    return min(read_count(cell.get(name, "1").strip()[:9], 1), _MOST_SPAN) or 1
