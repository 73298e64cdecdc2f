"""Characters of a PDF's page as PDFium tells them, with their places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
from pypdfium2 import raw as pdfium

from policydiff.stages.documents.formats.pdf.pdf_rotation import Box, Turn
from policydiff.stages.support.decoding import is_sound_character

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
HYPHENS = ("\x02", "\ufffe")  # what PDFium says for a hyphen at a line's end
_SAMPLE = 400  # characters that are asked how they stand
_QUARTER = 1.5707963  # radians
_SLANT = 0.06  # of a quarter: 5 degrees; what is scanned askew stands straighter
_PRIVATE = range(0xE000, 0xF900)  # code points without a meaning of their own
_SECOND_HALVES = range(0xDC00, 0xE000)  # of characters that PDFium tells in two (𠮷)
_BEFORE = 0.01  # points; what stands at a place comes behind a space that is made there
_SAME = 0.3  # points; two readings of one place differ by rounding only


@dataclass(frozen=True, slots=True)
class Char:
    """A character and where it stands, on the page as it is held to be read."""

    text: str
    box: Box
    known: bool  # False: its font does not say what it is
    made: bool = False  # white space that stands for a gap alone
    slanted: bool = False  # it stands at an angle to the page, as watermarks do


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign that a page draws, with its place on the page as the file has it."""

    text: str | None  # None: the file does not say
    box: Box
    x: float  # the origin, in points
    y: float
    quarters: int  # by how many the text is turned to the left
    absent: bool  # its font is neither in the file nor in PDFium
    slanted: bool = False  # it stands at an angle to the page


def count_quarters(textpage: pypdfium2.PdfTextPage) -> int:
    """By how many quarters most of the text is turned against the page, to the left.

    PDFium counts angles to the right.
    """
    count = textpage.count_chars()
    places = range(0, count, max(1, count // _SAMPLE))
    angles = (pdfium.FPDFText_GetCharAngle(textpage.raw, index) for index in places)
    turns = Counter(-round(angle / _QUARTER) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def read_lines(textpage: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[list[Char]]:
    """The lines that PDFium finds, with the places of their characters."""
    chars, rect, marked = list[Char](), pdfium.FS_RECTF(), _holds_slanted(textpage)
    for index in range(textpage.count_chars()):
        text = _text(textpage, index)
        if text in "\r\n":
            yield with_gaps_between(chars)
            chars = []
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
        box = turn.upright(Box(rect.left, rect.bottom, rect.right, rect.top))
        made = text == " " and pdfium.FPDFText_IsGenerated(textpage.raw, index) == 1
        known = _is_known(textpage, index, text)
        slanted = marked and _is_slanted(textpage, index)
        chars.append(Char(text, box, known=known, made=made, slanted=slanted))
    yield with_gaps_between(chars)


def _holds_slanted(textpage: pypdfium2.PdfTextPage) -> bool:
    """Whether a page holds slanted text of four characters or more."""
    return any(_is_slanted(textpage, index) for index in range(0, textpage.count_chars(), 4))


def _is_slanted(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    quarters = float(pdfium.FPDFText_GetCharAngle(textpage.raw, index)) / _QUARTER
    return quarters >= 0 and is_slant(quarters)


def is_slant(quarters: float) -> bool:
    """Whether text at this angle runs neither along the page nor across it."""
    return abs(quarters - round(quarters)) > _SLANT


def with_gaps_between(chars: Sequence[Char]) -> list[Char]:
    """A line whose made spaces stand where one character ends, and never behind the next one.

    PDFium guesses their places, which may lie within the first digit of a cell: 9 00. Where the
    file goes back to the left, the space parts nothing.
    """
    placed = list[Char]()
    for index, char in enumerate(chars):
        if char.made and 0 < index < len(chars) - 1:
            before, after = chars[index - 1].box, chars[index + 1].box
            if after.left <= before.left:
                continue
            place = min(before.right, after.left) - _BEFORE
            placed.append(replace(char, box=Box(place, before.bottom, place, before.top)))
        else:
            placed.append(char)
    return placed


def count_told(page: pypdfium2.PdfPage) -> int:
    """How many characters of a page PDFium knows, white space apart."""
    textpage = page.get_textpage()
    texts = ((index, _text(textpage, index)) for index in range(textpage.count_chars()))
    return sum(
        not text.isspace() and ord(text) not in _SECOND_HALVES and _is_known(textpage, index, text)
        for index, text in texts
    )


def _text(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
    return chr(code) if 0 < code < 0x110000 else UNKNOWN


def _is_known(textpage: pypdfium2.PdfTextPage, index: int, text: str) -> bool:
    if text == UNKNOWN or ord(text) in _PRIVATE:
        return False
    # A code that its font maps to nothing comes back as it is: right, or of any alphabet.
    failed = pdfium.FPDFText_HasUnicodeMapError(textpage.raw, index) == 1
    return not failed or is_sound_character(text)


@dataclass(slots=True)
class Origins:
    """What PDFium says of the places at which characters are drawn."""

    _told: defaultdict[tuple[int, int], list[tuple[float, float, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, textpage: pypdfium2.PdfTextPage) -> Origins:
        """All characters of a page that PDFium knows and that the page draws."""
        found, x, y = cls(), pdfium.c_double(), pdfium.c_double()
        for index in range(textpage.count_chars()):
            text = _text(textpage, index)
            drawn = pdfium.FPDFText_IsGenerated(textpage.raw, index) == 0
            if drawn and _is_known(textpage, index, text):
                pdfium.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
                place = (round(x.value), round(y.value))
                found._told[place].append((x.value, y.value, text))
        return found

    def text_at(self, x: float, y: float) -> str:
        """What stands at a place, in points of the page; "" where PDFium says nothing.

        A glyph for several characters (ﬁ) is all of them.
        """
        near = {(round(x + a), round(y + b)) for a in (-_SAME, _SAME) for b in (-_SAME, _SAME)}
        told = (entry for place in near for entry in self._told.get(place, ()))
        return "".join(
            text for ox, oy, text in told if abs(ox - x) <= _SAME and abs(oy - y) <= _SAME
        )
