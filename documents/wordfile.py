"""Word files to lines: paragraphs with their automatic numbers, tables as rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from documents.clean import normalise_characters
from documents.errors import DocumentError
from documents.grid import render_grid
from documents.lines import Line
from documents.wordnumbers import Numbering, read_numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_PART = 200_000_000  # bytes of unpacked XML; the largest of the corpus had 2,000,000
_HINT = "open it in Word or LibreOffice and save it as .docx again"
# Wrappers whose content counts: content controls, tracked insertions, smart tags.
_WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink")
)
_SKIPPED = frozenset(
    (
        *(W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "txbxContent")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)


def read_docx(path: Path, data: bytes) -> tuple[Line, ...]:
    """Lines of a Word file: body text in order, tracked changes accepted, footnotes left out.

    Raises:
        DocumentError: It is no Word file, is damaged or is too large.
    """
    body, numbering = _parts(path, data)
    lines: list[Line] = []
    for number, block in enumerate(_blocks(body), start=1):
        texts = _rows(block) if block.tag == W + "tbl" else _paragraph_lines(block, numbering)
        cleaned = (normalise_characters(text).strip() for text in texts)
        lines.extend(Line(text=text, number=number) for text in cleaned if text)
    return tuple(lines)


def _parts(path: Path, data: bytes) -> tuple[etree._Element, Numbering]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _xml(path, archive, "word/document.xml")
            names = set(archive.namelist())
            numbers = (
                _xml(path, archive, "word/numbering.xml") if "word/numbering.xml" in names else None
            )
            styles = _xml(path, archive, "word/styles.xml") if "word/styles.xml" in names else None
    except KeyError as error:
        what = "is a ZIP archive but no Word file"
        raise DocumentError(path, what, hint="give a .docx file") from error
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        etree.XMLSyntaxError,
    ) as error:
        raise DocumentError(path, f"is a damaged Word file: {error}", hint=_HINT) from error
    body = document.find(W + "body")
    if body is None:
        raise DocumentError(path, "is a Word file without a text", hint=_HINT)
    return body, read_numbering(numbers, styles)


def _xml(path: Path, archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > _LARGEST_PART:
        what = f"its {name} unpacks to more than {_LARGEST_PART:,} bytes"
        raise DocumentError(path, what, hint="give a smaller file")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser=parser)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those in wrappers and text boxes."""
    for child in element:
        if child.tag == W + "p":
            yield child
            for box in child.iter(W + "txbxContent"):
                if not _in_fallback(box):
                    yield from _blocks(box)
        elif child.tag == W + "tbl":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _in_fallback(element: etree._Element) -> bool:
    return any(
        isinstance(a.tag, str) and a.tag.endswith("}Fallback") for a in element.iterancestors()
    )


def _paragraph_lines(paragraph: etree._Element, numbering: Numbering) -> list[str]:
    text = _text(paragraph)
    if text.strip():  # Word counts a number only where it shows one
        text = numbering.next_label(paragraph) + text
    return text.split("\n")


def _text(element: etree._Element) -> str:
    """Text of runs, tracked insertions and smart tags; deletions and field codes left out."""
    parts: list[str] = []
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == W + "t":
            parts.append(child.text or "")
        elif child.tag in (W + "br", W + "cr"):
            parts.append("\n")
        elif child.tag == W + "tab":
            parts.append(" ")
        elif child.tag == W + "noBreakHyphen":
            parts.append("-")
        else:
            stack.extend(reversed(child))
    return "".join(parts)


def _rows(table: etree._Element) -> tuple[str, ...]:
    above: dict[int, str] = {}
    grid = []
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl")) is not table:
            continue
        column, cells = 0, []
        for cell in row.iter(W + "tc"):
            if next(cell.iterancestors(W + "tr")) is not row:
                continue
            width = _span(cell)
            text = above.get(column, "") if _continues(cell) else _cell_text(cell)
            above[column] = text
            cells.append((text, width, 1))
            column += width
        grid.append(cells)
    return render_grid(grid)


def _cell_text(cell: etree._Element) -> str:
    paragraphs = (_text(p).replace("\n", " ").strip() for p in cell.iter(W + "p"))
    return " ".join(filter(None, paragraphs))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(W + "val", "1") if span is not None else "1"
    return min(int(value), 100) if value.isdigit() and int(value) else 1


def _continues(cell: etree._Element) -> bool:
    """Whether a cell is merged with the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") != "restart"
