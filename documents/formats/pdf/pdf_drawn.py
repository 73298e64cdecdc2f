"""What a PDF's page draws, read from its operators: for fonts that PDFium does not have.

pdfminer.six follows the operators and knows the predefined maps of Chinese fonts; what the fonts
say is read here. It gets each page by itself, as PDFium writes it anew: so both mean the same page
of a damaged file, and none is encrypted.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from io import BytesIO
from math import atan2, isfinite, pi
from typing import cast

import pypdfium2
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFStackT,
    PDFTextState,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, keyword_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, mult_matrix

from policydiff.stages.documents.formats.pdf.pdf_characters import Glyph, is_slant
from policydiff.stages.documents.formats.pdf.pdf_codes import Font, make_font
from policydiff.stages.documents.formats.pdf.pdf_parsers import ContentParser, FileParser
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.formats.pdf.pdf_streams import read_stream
from policydiff.stages.support.limits import Budget, keep_within

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # else it writes to standard error

_ASCENT, _DESCENT = 0.88, -0.12  # of a Chinese character's square, in sizes of its font
_FAR = 1e6  # points; what is drawn farther away is on no page
_DEEPEST = 30  # forms inside each other; files have two or three
_MOST_STATES = 1_000  # graphics states inside each other; files have a dozen
_FORM = 1_000  # bytes that drawing a form counts for beside its own
# Operators that tell where text stands; paths, colours and pictures do not.
_OPERATORS = {"T*": "do_T_a", "'": "do__q", '"': "do__w"}
_OPERATORS |= {name: f"do_{name}" for name in ("BT", "Tc", "Tw", "Tz", "TL", "Tf", "Ts", "Tr")}
_OPERATORS |= {name: f"do_{name}" for name in ("Td", "TD", "Tm", "Tj", "TJ", "q", "Q", "cm", "Do")}


def read_drawn(document: pypdfium2.PdfDocument, index: int, budget: Budget) -> tuple[Glyph, ...]:
    """What a page draws, in the order of the file.

    Raises:
        DocumentError: The file is over a limit.
        Exception: The page is damaged; pdfminer.six raises what damaged values happen to cause.
    """
    file = BytesIO()
    with closing(pypdfium2.PdfDocument.new()) as alone:
        alone.import_pages(document, [index])
        alone.save(file)
    page = next(PDFPage.create_pages(PDFDocument(FileParser(file))))
    device = _Device(budget)
    resources = page.resources if isinstance(page.resources, dict) else {}
    interpreter = _Interpreter(device.rsrcmgr, device)
    interpreter.render_contents(resources, page.contents, ctm=MATRIX_IDENTITY)
    return tuple(device.found)


class _Fonts(PDFResourceManager):
    """Fonts by the objects that describe them."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.budget = budget

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """A font of ours, which the interpreter hands on to the device as it is."""
        found = self._cached_fonts.get(objid) if objid else None
        if found is None:
            found = make_font(spec, self.budget)  # type: ignore[assignment]  # see above
            self._cached_fonts[objid] = found  # type: ignore[assignment]
        return found  # type: ignore[return-value]


class _Device(PDFDevice):
    """Collects what is drawn."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(_Fonts(budget))
        self.budget = budget
        self.found = list[Glyph]()

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Take a text with the moves in it."""
        font = cast("Font", textstate.font)  # of _Fonts
        matrix = mult_matrix(textstate.matrix, self.ctm or MATRIX_IDENTITY)
        for part in seq if isinstance(seq, list) else ():
            if isinstance(part, int | float):
                _move(textstate, -part / 1000 * textstate.fontsize, vertical=font.vertical)
            elif isinstance(part, bytes):
                self._show(part, font, textstate, matrix)
        count = len(self.found)
        limits = self.budget.limits
        keep_within(self.budget.path, "characters", count, limits, what="has {} characters")

    def _show(self, data: bytes, font: Font, state: PDFTextState, matrix: Matrix) -> None:
        for sign in font.signs(data):
            x, y = state.linematrix
            y += state.rise
            if font.vertical:
                half = state.fontsize / 2
                corners = ((x - half, y), (x + half, y + sign.step * state.fontsize))
            else:
                end = x + sign.step * state.fontsize * state.scaling / 100
                corners = ((x, y + _DESCENT * state.fontsize), (end, y + _ASCENT * state.fontsize))
            box = _around(corners, matrix)
            origin = apply_matrix_pt(matrix, (x, y))
            if all(abs(place) < _FAR for place in (box.left, box.bottom, box.right, box.top)):
                angle = _angle(matrix, state, vertical=font.vertical)
                glyph = Glyph(
                    sign.text,
                    box,
                    *origin,
                    round(angle) % 4,
                    font.absent,
                    slanted=is_slant(angle),
                )
                self.found.append(glyph)
            spacing = state.charspace + (state.wordspace if sign.space else 0)
            _move(state, sign.step * state.fontsize + spacing, vertical=font.vertical)


def _move(state: PDFTextState, length: float, *, vertical: bool) -> None:
    x, y = state.linematrix
    across = (x, y + length), (x + length * state.scaling / 100, y)
    state.linematrix = across[0] if vertical else across[1]


def _around(corners: Iterable[tuple[float, float]], matrix: Matrix) -> Box:
    (x1, y1), (x2, y2) = corners
    points = [apply_matrix_pt(matrix, (x, y)) for x in (x1, x2) for y in (y1, y2)]
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def _angle(matrix: Matrix, state: PDFTextState, *, vertical: bool) -> float:
    """How the text runs, in quarters: vertical writing is read as text turned to the right."""
    a, b, c, d, _, _ = matrix
    size = state.fontsize if vertical else state.fontsize * state.scaling
    x, y = (-c * size, -d * size) if vertical else (a * size, b * size)
    return atan2(y, x) / (pi / 2) if isfinite(x) and isfinite(y) else 0.0


class _Interpreter(PDFPageInterpreter):
    """Follows the operators that concern text, within the budget."""

    device: _Device
    depth = 0  # forms that it is inside of

    def subinterp(self) -> PDFPageInterpreter:
        """One that follows a form's operators."""
        found = super().subinterp()
        found.depth = self.depth + 1  # type: ignore[attr-defined]  # of this class, as its own is
        return found

    def execute(self, streams: Sequence[object]) -> None:
        """Follow the operators of streams that belong together."""
        if self.depth > _DEEPEST:
            return
        own = [stream_value(stream) for stream in streams]
        self.stream_ids = {s.objid for s in own if s.objid is not None}
        budget = self.device.budget
        budget.spend(_FORM)
        fresh = (stream for stream in own if stream.objid not in self.parent_stream_ids)
        data = b"\n".join(read_stream(stream, budget) for stream in fresh)
        parser, operands = ContentParser(data), list[PDFStackT]()
        while True:
            try:
                _, token = parser.nextobject()
            except PSEOF:
                return
            if isinstance(token, PSKeyword):
                self._follow(keyword_name(token), operands)
                operands = []
            else:
                operands.append(token)

    def _follow(self, name: str, operands: list[PDFStackT]) -> None:
        if name not in _OPERATORS:
            return
        method = getattr(self, _OPERATORS[name])
        count = method.__func__.__code__.co_argcount - 1
        if len(operands) >= count:
            method(*operands[len(operands) - count :])

    def do_q(self) -> None:
        """Save the graphics state; a hostile file saves millions."""
        if len(self.gstack) < _MOST_STATES:
            super().do_q()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802  # the operator's name
        """Draw a form, and go on where the page was."""
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)
