"""Read pages that are pictures: text recognition on this machine, where the extra [ocr] is there.

The models lie in the package that recognises; nothing is fetched. A page is recognised once in a
process, however often it is read.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from policydiff.stages.documents.formats.pdf.pdf_columns import Piece, order_columns
from policydiff.stages.documents.formats.pdf.pdf_page import PageText, printed_lines
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.formats.pdf.pdf_rows import stand_beside
from policydiff.stages.support.text import normalise_characters

_SCALE = 2.0  # pixels a point: 144 dots an inch; more took longer and read no better
_MOST_PIXELS = 40_000_000  # of a page; a larger one is drawn smaller
_REMEMBERED = 2_000  # pages


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of a picture, and how sure it is."""

    text: str
    box: Box  # in points of the page as it is shown
    confidence: float  # in [0, 1]


_memory: dict[bytes, tuple[RecognisedLine, ...]] = {}


def can_recognise() -> bool:
    """Whether the extra [ocr] is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def is_drawn(page: pypdfium2.PdfPage) -> bool:
    """Whether anything stands on a page, as a picture does."""
    return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)


def read_scan(page: pypdfium2.PdfPage, number: int) -> PageText:
    """The lines that are recognised on a page, in reading order; none where it has no text."""
    lines = _recognised(page)
    layout = order_columns(_pieces(lines))
    return PageText(
        lines=tuple(printed_lines(layout.placed, (), number)),
        characters=sum(len(line.text) for line in lines),
        unknown=0,
        aside=layout.doubtful,
        cells=0,
        recognised=tuple((line.text, line.confidence) for line in lines),
    )


def _recognised(page: pypdfium2.PdfPage) -> tuple[RecognisedLine, ...]:
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale).to_numpy()
    digest = hashlib.sha256(picture.tobytes() + repr(picture.shape).encode()).digest()
    if digest not in _memory:
        if len(_memory) >= _REMEMBERED:
            _memory.clear()
        _memory[digest] = _read_picture(picture, scale)
    return _memory[digest]


def _read_picture(picture: Any, scale: float) -> tuple[RecognisedLine, ...]:
    found = _engine()(picture)
    if found.boxes is None or found.txts is None or found.scores is None:
        return ()
    lines = list[RecognisedLine]()
    for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        cleaned = normalise_characters(str(text)).strip()
        xs, ys = ([float(corner[axis]) / scale for corner in corners] for axis in (0, 1))
        box = Box(min(xs), -max(ys), max(xs), -min(ys))
        if cleaned:
            lines.append(RecognisedLine(cleaned, box, float(score)))
    return tuple(lines)


@cache
def _engine() -> Any:
    """The recogniser with the models of its package; it takes a second to load."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rapidocr import RapidOCR

        return RapidOCR(params={"Global.log_level": "critical"})


def _pieces(lines: Sequence[RecognisedLine]) -> list[Piece]:
    """The lines from the top down, those beside each other as pieces of one."""
    rows = list[list[RecognisedLine]]()
    for line in sorted(lines, key=lambda line: -(line.box.top + line.box.bottom)):
        if rows and stand_beside(rows[-1][0].box, line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [
        Piece(
            text=line.text,
            left=line.box.left,
            bottom=line.box.bottom,
            right=line.box.right,
            top=line.box.top,
            line=index,
        )
        for index, row in enumerate(rows)
        for line in sorted(row, key=lambda line: line.box.left)
    ]
