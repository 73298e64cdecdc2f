"""Read one page of a PDF as lines in reading order: columns, tables, turned pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
from pypdfium2 import raw as pdfium

from policydiff.stages.documents.formats.pdf.pdf_columns import Piece, PlacedText, order_columns
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box, Turn
from policydiff.stages.documents.formats.pdf.pdf_tables import RuledTable, find_ruled_tables
from policydiff.stages.documents.lines.unwrapping import join_printed
from policydiff.stages.documents.model.line import Line
from policydiff.stages.support.decoding import is_sound_character
from policydiff.stages.support.text import normalise_characters

_WIDE = 1.0  # heights of a character; a wider gap parts what stands on one line
_NEAR = 0.5  # heights of a character between two that belong together
_SAMPLE = 400  # characters that are asked how they stand
_QUARTER = 1.5707963  # radians
_HYPHENS = ("\x02", "\ufffe")  # what PDFium says for a hyphen at a line's end
_PRIVATE = range(0xE000, 0xF900)  # code points without a meaning of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line as printed and where it stands, or a row of a table."""

    line: Line
    left: float = 0.0  # points from the left edge of its column
    bottom: float = 0.0  # points from the page's lower edge
    row: bool = False
    columns: int = 1  # that stand side by side where it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page says."""

    lines: tuple[Printed, ...]
    characters: int
    unknown: int  # characters whose font does not say what they are
    aside: bool  # texts stand side by side, and it is not sure that they are columns
    cells: int  # of its tables
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    box: Box
    known: bool
    made: bool  # white space that stands for a gap alone


def read_page(page: pypdfium2.PdfPage, number: int) -> PageText:
    """The lines of a page in reading order, rows in place of its tables."""
    textpage = page.get_textpage()
    turn = Turn(_quarters(textpage))
    if textpage.count_chars() and page.get_rotation() != turn.degrees:
        # PDFium orders lines as the page is shown; text on its side would come out backwards.
        page.set_rotation(turn.degrees)
        textpage = page.get_textpage()
    lines = _joined(row for chars in _lines(textpage, turn) for row in _rows(chars))
    tables = find_ruled_tables(page, turn, lambda box: _inside(lines, box))
    pieces, unknown, characters = list[Piece](), 0, 0
    told = set[int]()
    for index, chars in enumerate(lines):
        characters += len(chars)
        unknown += sum(not char.known for char in chars)
        for piece in _pieces(chars, index):
            inside = _table_at(tables, piece)
            if inside is None:
                pieces.append(piece)
            elif inside not in told:
                told.add(inside)
                pieces.append(_as_piece(tables[inside], inside, index))
    layout = order_columns(pieces)
    return PageText(
        lines=tuple(_printed(layout.placed, tables, number)),
        characters=characters,
        unknown=unknown,
        aside=layout.doubtful,
        cells=sum(row.count("|") for table in tables for row in table.rows),
    )


def _quarters(textpage: pypdfium2.PdfTextPage) -> int:
    """By how many quarters most of the text is turned against the page, to the left.

    PDFium counts angles to the right.
    """
    count = textpage.count_chars()
    places = range(0, count, max(1, count // _SAMPLE))
    angles = (pdfium.FPDFText_GetCharAngle(textpage.raw, index) for index in places)
    turns = Counter(-round(angle / _QUARTER) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _lines(textpage: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[list[_Char]]:
    """The lines that PDFium finds, with the places of their characters."""
    chars, rect = list[_Char](), pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        text = chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"
        if text in "\r\n":
            yield chars
            chars = []
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
        box = turn.upright(Box(rect.left, rect.bottom, rect.right, rect.top))
        lost = text == "\N{REPLACEMENT CHARACTER}" or ord(text) in _PRIVATE
        # A code that its font maps to nothing comes back as it is: right, or of any alphabet.
        failed = pdfium.FPDFText_HasUnicodeMapError(textpage.raw, index) == 1
        failed = failed and not is_sound_character(text)
        made = text == " " and pdfium.FPDFText_IsGenerated(textpage.raw, index) == 1
        chars.append(_Char(text, box, known=not (failed or lost), made=made))
    yield chars


def _rows(chars: Sequence[_Char]) -> Iterator[list[_Char]]:
    """The rows of what PDFium takes for one line, each from left to right.

    Files write marks of another font after the rest, and sometimes after the rest of two rows.
    """
    rows = list[list[_Char]]()
    for char in chars:
        own = next((row for row in reversed(rows) if _beside(row[0].box, char.box)), None)
        if own is not None:
            own.append(char)
        elif char.text.strip() or not rows:
            rows.append([char])
        else:
            rows[-1].append(char)
    for row in rows:
        yield sorted(row, key=lambda char: char.box.left)


def _joined(rows: Iterable[list[_Char]]) -> list[list[_Char]]:
    """The rows, those joined that PDFium parts though one goes on right where another ends."""
    joined = list[list[_Char]]()
    for row in rows:
        last = joined[-1][-1].box if joined and joined[-1] else None
        if last and row and _beside(last, row[0].box):
            gap, height = row[0].box.left - last.right, last.top - last.bottom
            if -_NEAR * height <= gap <= _NEAR * height:
                joined[-1] += row
                continue
        joined.append(row)
    return joined


def _beside(one: Box, two: Box) -> bool:
    """Whether two characters stand in one row: a third of the lower one beside the other."""
    common = min(one.top, two.top) - max(one.bottom, two.bottom)
    return common >= min(one.top - one.bottom, two.top - two.bottom) / 3


def _inside(lines: Sequence[Sequence[_Char]], box: Box) -> str:
    """What stands in a rectangle, its lines joined."""
    found = list[str]()
    for chars in lines:
        if not chars or not _meets(chars[0].box, box):
            continue
        run = [char for char in chars if _holds(box, char.box)]
        found.append(normalise_characters(_written(run)).strip())
    return join_printed(filter(None, found))


def _meets(line: Box, box: Box) -> bool:
    return box.bottom <= (line.bottom + line.top) / 2 <= box.top


def _holds(box: Box, char: Box) -> bool:
    across = box.left <= (char.left + char.right) / 2 <= box.right
    return across and box.bottom <= (char.bottom + char.top) / 2 <= box.top


def _pieces(chars: Sequence[_Char], line: int) -> Iterator[Piece]:
    """A line cut at its wide gaps; the white space that PDFium puts into a gap is left out."""
    run, last = list[_Char](), 0
    for char in chars:
        if not char.text.strip():
            run += [char] if run else []
            continue
        before = run[last].box if run else char.box
        height = max(before.top - before.bottom, char.box.top - char.box.bottom)
        if run and char.box.left - before.right > _WIDE * height:
            yield from _piece(run[: last + 1], line)
            run = []
        run.append(char)
        last = len(run) - 1
    yield from _piece(run[: last + 1], line)


def _piece(run: Sequence[_Char], line: int) -> Iterator[Piece]:
    text = _written(run)
    text = normalise_characters(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if text.strip():
        filled = [char.box for char in run if char.text.strip()]
        yield Piece(
            text=text.strip(),
            left=min(box.left for box in filled),
            bottom=min(box.bottom for box in filled),
            right=max(box.right for box in filled),
            top=max(box.top for box in filled),
            line=line,
        )


def _written(run: Sequence[_Char]) -> str:
    """The text without white space that only parts Chinese characters from others."""
    text = ""
    for before, char, after in zip((None, *run), run, (*run[1:], None), strict=False):
        beside = (before.text if before else "") + (after.text if after else "")
        if char.text in _HYPHENS:  # NB-IOT keeps it, syllables of a word do not
            text += "-" if after or text[-1:].isupper() or text[-1:].isdecimal() else ""
        elif not (char.made and not beside.isascii()):
            text += char.text
    return text


def _table_at(tables: Sequence[RuledTable], piece: Piece) -> int | None:
    x, y = (piece.left + piece.right) / 2, piece.middle
    return next((i for i, table in enumerate(tables) if table.holds(x, y)), None)


def _as_piece(table: RuledTable, index: int, line: int) -> Piece:
    place = {name: getattr(table, name) for name in ("left", "bottom", "right", "top")}
    return Piece(text="", line=line, table=index, **place)


def _printed(
    placed: Sequence[PlacedText], tables: Sequence[RuledTable], number: int
) -> Iterator[Printed]:
    """Lines and rows in order; what a wide gap parts on one line is one again."""
    for _, group in groupby(placed, key=lambda place: (place.piece.line, place.columns)):
        members = list(group)
        first = members[0]
        rows = [tables[m.piece.table].rows for m in members if m.piece.table is not None]
        texts = [m.piece.text for m in members if m.piece.table is None]
        if texts:
            yield Printed(
                line=Line(text=" ".join(texts), number=number),
                left=first.piece.left - first.edge,
                bottom=first.piece.bottom,
                columns=first.columns,
            )
        for row in (row for found in rows for row in found):
            yield Printed(line=Line(text=row, number=number), row=True)
