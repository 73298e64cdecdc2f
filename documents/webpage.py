"""Saved web pages to lines: the main text, the box of metadata, tables as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from documents.dropped import Content, Dropped, Reason
from documents.furniture import furniture_kind, is_furniture
from documents.grid import render_grid
from documents.instruments import find_instrument
from documents.labels import find_label
from documents.limits import Limits
from documents.lines import Line

_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "select", "option"),
        *("textarea", "svg", "iframe", "object", "video", "audio", "form", "button", "nav"),
    )
)
_BLOCKS = frozenset(
    (
        *("article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "footer"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
_INSIDE_CELLS = ("table", "div", "ul", "ol", "h1", "h2", "h3")
_LONG = 30  # characters of a paragraph that counts as main text
_SHARE = 0.9  # of the page's long paragraphs that the main element holds


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    element: html.HtmlElement


def read_html(path: Path, text: str, limits: Limits) -> Content:
    """Lines of a page's main text, in order, with its title and metadata box before them.

    The main text is the smallest element that holds nearly all long paragraphs; no paragraph in it
    is left out, also none that stands there twice. Nothing that the page refers to is fetched.
    """
    parser = html.HTMLParser(remove_comments=True, no_network=True, recover=True)
    # A declaration of an encoding no longer holds: the text is decoded already.
    root = html.document_fromstring(
        re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<p></p>", parser=parser
    )
    blocks = [_Block(line, element) for element, line in _blocks(root)]
    inside = set(_main(root, blocks).iter())
    first = next((i for i, block in enumerate(blocks) if block.element in inside), 0)
    kept, around = list[Line](), list[Dropped]()
    for number, block in enumerate(blocks, start=1):
        before = number <= first and (is_furniture(block.text) or find_instrument(block.text))
        if before or block.element in inside:
            kept.append(Line(text=block.text, number=number))
        else:
            kind = furniture_kind(block.text) or Reason.AROUND
            around.append(Dropped(text=block.text, reason=kind, line=number))
    return Content(lines=tuple(kept), dropped=tuple(around))


def _main(root: html.HtmlElement, blocks: list[_Block]) -> html.HtmlElement:
    """The deepest element that holds most of the long text."""
    weights = dict[html.HtmlElement, int]()
    for block in blocks:
        if len(block.text) >= _LONG or find_label(block.text):
            element = block.element
            while element is not None:
                weights[element] = weights.get(element, 0) + len(block.text)
                element = element.getparent()
    whole, best = weights.get(root, 0), root
    for element in root.iter():  # document order: a deeper one comes after those around it
        held = weights.get(element, 0)
        if held >= _SHARE * whole and element.tag not in ("p", "td", "tr", "tbody", "li", "span"):
            best = element
    return best


def _blocks(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Lines below an element with the block that each stands in."""
    pending = _Pending(element)
    yield from _walk(element, pending)
    yield from pending.flush()


class _Pending:
    """Text of the block being read; a new block ends it."""

    def __init__(self, element: html.HtmlElement) -> None:
        self.element = element
        self.parts: list[str] = []

    def add(self, text: str | None) -> None:
        """Add text with its line ends and indents made one line feed."""
        if text:
            self.parts.append(re.sub(r"[ \t]*[\n\r\t]+[ \t\n\r]*", "\n", text))

    def flush(self) -> Iterator[tuple[html.HtmlElement, str]]:
        """The text read so far as a line, if there is any."""
        text = "".join(self.parts).strip()
        self.parts.clear()
        if text:
            yield self.element, _without_line_ends(text)


def _without_line_ends(text: str) -> str:
    """Text without the line ends of the page's source; a space where they part Latin words."""
    beside_chinese = r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])"
    return re.sub(beside_chinese, "", text).replace("\n", " ")


def _walk(element: html.HtmlElement, pending: _Pending) -> Iterator[tuple[html.HtmlElement, str]]:
    # Depth is bounded by the parser, which refuses trees deeper than 256 elements.
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _SKIPPED or not tag or _hidden(child):
            pass
        elif tag == "table" and (rows := _table(child)):
            yield from pending.flush()
            yield from ((child, row) for row in rows)
        elif tag == "br":
            yield from pending.flush()
        else:
            yield from _descend(child, tag, pending)
        pending.add(child.tail)


def _descend(
    child: html.HtmlElement, tag: str, pending: _Pending
) -> Iterator[tuple[html.HtmlElement, str]]:
    outer = pending.element
    if tag in _BLOCKS:
        yield from pending.flush()
        pending.element = child
    pending.add(child.text)
    yield from _walk(child, pending)
    if tag in _BLOCKS:
        yield from pending.flush()
        pending.element = outer


def _hidden(element: html.HtmlElement) -> bool:
    return re.search(r"display\s*:\s*none", element.get("style", "")) is not None


def _table(table: html.HtmlElement) -> tuple[str, ...] | None:
    """Rows of a table that holds data; None for one that only lays out the page."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    cells = [[c for c in row if c.tag in ("td", "th")] for row in rows]
    wide = max((len(row) for row in cells), default=0)
    if wide < 2 or len(rows) < 2 or any(True for _ in table.iterdescendants(*_INSIDE_CELLS)):
        return None
    return render_grid(
        [[(_cell_text(c), _size(c, "colspan"), _size(c, "rowspan")) for c in row] for row in cells]
    )


def _cell_text(cell: html.HtmlElement) -> str:
    for br in cell.iter("br"):
        br.tail = " " + (br.tail or "")
    parts = (
        etree.tostring(p, method="text", encoding="unicode", with_tail=False)
        for p in cell.iter("p")
    )
    text = " ".join(parts) or cell.text_content()
    return _without_line_ends(re.sub(r"\s*[\n\r]\s*", "\n", text).strip())


def _size(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), 100) if value.isascii() and value.isdigit() and int(value) else 1
