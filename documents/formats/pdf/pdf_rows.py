"""Rows of a PDF's page: its characters put in order by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

import pypdfium2

from policydiff.stages.documents.formats.pdf.pdf_characters import (
    HYPHENS,
    UNKNOWN,
    Char,
    Glyph,
    Origins,
    read_lines,
)
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box, Turn

_NEAR = 0.5  # heights of a character between two that belong together
_BACK = 6  # rows that marks of another font may go back to
_REACH = 1.0  # heights of a character from the ends of such a row; cells stand farther
_WORDS = 0.15  # heights of a character; a wider gap parts Latin words, whose letters touch
_TWICE = 0.3  # widths of a character; drawn again nearer than that, it is bold type
_SAME_COLUMN = 8.0  # points between the left edges of two characters below each other
_FEWEST_DOWN, _MOSTLY = 20, 0.6  # steps from one character to the next, and the share of them
_FEWEST_UPRIGHT = 40  # characters of a page on which others are a watermark
_LARGE = 1.7  # times the usual height of characters; titles are up to 1.5 times as high
_PRIVATE = range(0xE000, 0xF900)  # code points without a meaning of their own


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of a page, and what is slanted across it."""

    rows: list[list[Char]]
    watermarks: tuple[str, ...] = ()
    down: bool = False  # its lines run from the top down: their places are those of rows


def printed_rows(textpage: pypdfium2.PdfTextPage, turn: Turn) -> PageRows:
    """The rows of a page by the lines that PDFium finds, each from left to right.

    Text that stands at an angle to the rest is a watermark; lines that run from the top down, the
    first at the right, are turned to rows.
    """
    lines, watermarks = _without_watermarks(list(read_lines(textpage, turn)))
    if _runs_down(lines):
        return PageRows(_turned_columns(lines), watermarks, down=True)
    rows = _joined(row for chars in lines for row in _rows(chars))
    return PageRows(rows, watermarks)


def _without_watermarks(
    lines: list[list[Char]],
) -> tuple[list[list[Char]], tuple[str, ...]]:
    """The lines without watermarks, and these; all of them where hardly anything else is there.

    Watermarks are slanted, or are large and lie over the text.
    """
    over = _laid_over(lines)
    marks = {id(char) for chars in lines for char in chars if char.slanted or id(char) in over}
    others = sum(map(len, lines)) - len(marks)
    if not marks or others <= _FEWEST_UPRIGHT:
        return lines, ()
    told = ("".join(char.text for char in chars if id(char) in marks).strip() for chars in lines)
    kept = [[char for char in chars if id(char) not in marks] for chars in lines]
    return kept, tuple(filter(None, told))


def _laid_over(lines: Sequence[Sequence[Char]]) -> frozenset[int]:
    """The large characters of lines that lie over others, as nothing in a text does."""
    chars = [char for line in lines for char in line if char.text.strip()]
    if len(chars) <= _FEWEST_UPRIGHT:
        return frozenset()
    large = _LARGE * median(_height(char) for char in chars)
    usual = [char.box for char in chars if _height(char) <= large]
    found = set[int]()
    for marks in _in_rows(char for char in chars if _height(char) > large):
        covering = sum(any(_lies_in(box, mark.box) for box in usual) for mark in marks)
        if covering * 2 >= len(marks):
            found.update(map(id, marks))
    return frozenset(found)


def _in_rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters that follow each other, those beside each other together."""
    rows = list[list[Char]]()
    for char in chars:
        if rows and stand_beside(rows[-1][-1].box, char.box):
            rows[-1].append(char)
        else:
            rows.append([char])
    return rows


def _height(char: Char) -> float:
    return char.box.top - char.box.bottom


def _lies_in(box: Box, mark: Box) -> bool:
    """Whether the middle of one character lies in the box of another."""
    across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return mark.left < across < mark.right and mark.bottom < up < mark.top


def _runs_down(lines: Sequence[Sequence[Char]]) -> bool:
    """Whether most characters stand below the one before them, not beside it."""
    chars = [char for line in lines for char in line if char.text.strip()]
    steps = [
        abs(two.box.left - one.box.left) < _SAME_COLUMN and two.box.top < one.box.top
        for one, two in pairwise(chars)
    ]
    return len(steps) >= _FEWEST_DOWN and sum(steps) > _MOSTLY * len(steps)


def as_row(box: Box) -> Box:
    """Where a part of a line that runs down stands once the line is a row."""
    return Box(-box.top, box.left, -box.bottom, box.right)


def _turned_columns(lines: Sequence[Sequence[Char]]) -> list[list[Char]]:
    """The columns of a page as rows, from its right: what is lower stands farther to the right."""
    chars = [
        replace(char, box=as_row(char.box)) for line in lines for char in line if char.text.strip()
    ]
    columns = list[list[Char]]()
    for char in sorted(chars, key=lambda char: -(char.box.bottom + char.box.top)):
        if columns and stand_beside(columns[-1][0].box, char.box):
            columns[-1].append(char)
        else:
            columns.append([char])
    return [sorted(column, key=lambda char: char.box.left) for column in columns]


def count_quarters_drawn(glyphs: Sequence[Glyph]) -> int:
    """By how many quarters most of what a page draws is turned against it, to the left."""
    turns = Counter(glyph.quarters for glyph in glyphs)
    return turns.most_common(1)[0][0] if turns else 0


def drawn_rows(glyphs: Sequence[Glyph], textpage: pypdfium2.PdfTextPage, turn: Turn) -> PageRows:
    """The rows of a page by what it draws, each from left to right.

    What PDFium leaves to its reader is done here: bold type that is drawn twice is one, gaps part
    Latin words, and hyphens at the ends of rows are marked.
    """
    origins = Origins.of(textpage) if any(not glyph.absent for glyph in glyphs) else Origins()
    (chars,), watermarks = _without_watermarks([[_as_char(g, origins, turn) for g in glyphs]])
    if _runs_down([chars]):
        return PageRows(_turned_columns([chars]), watermarks, down=True)
    rows = [_with_gaps(_without_doubles(row)) for row in _joined(_rows(chars, back=_REACH))]
    after = [*rows[1:], list[Char]()]
    joined = [_with_hyphen(row, below) for row, below in zip(rows, after, strict=False)]
    return PageRows(joined, watermarks)


def stand_beside(one: Box, two: Box) -> bool:
    """Whether two characters stand in one row: a third of the lower one beside the other."""
    common = min(one.top, two.top) - max(one.bottom, two.bottom)
    return common >= min(one.top - one.bottom, two.top - two.bottom) / 3


def _as_char(glyph: Glyph, origins: Origins, turn: Turn) -> Char:
    """A character of a font that PDFium has is what PDFium says, which reads the font itself."""
    told = "" if glyph.absent else origins.text_at(glyph.x, glyph.y)
    text = told or glyph.text or UNKNOWN
    lost = any(char == UNKNOWN or ord(char) in _PRIVATE for char in text)
    return Char(text, turn.upright(glyph.box), known=not lost, slanted=glyph.slanted)


def _rows(chars: Iterable[Char], *, back: float | None = None) -> Iterator[list[Char]]:
    """The rows of what comes in the order of the file, each from left to right.

    Files write marks of another font after the rest, and sometimes after the rest of two rows.

    Args:
        chars: Characters of one page or line.
        back: Heights of a character that one may stand beside the ends of a row before the last;
            None: any.
    """
    rows = list[_Row]()
    for char in chars:
        own = _own_row(rows, char, back=back)
        if own is not None:
            own.add(char)
        elif char.text.strip() or not rows:
            rows.append(_Row([char], char.box.left, char.box.right))
        else:
            rows[-1].chars.append(char)
    for row in rows:
        yield sorted(row.chars, key=lambda char: char.box.left)


@dataclass(slots=True)
class _Row:
    chars: list[Char]
    left: float
    right: float

    def add(self, char: Char) -> None:
        self.chars.append(char)
        self.left, self.right = min(self.left, char.box.left), max(self.right, char.box.right)


def _own_row(rows: Sequence[_Row], char: Char, *, back: float | None) -> _Row | None:
    far = inf if back is None else back * (char.box.top - char.box.bottom)
    for row in reversed(rows[-_BACK:]):
        near = char.box.left <= row.right + far and char.box.right >= row.left - far
        beside = (near or row is rows[-1]) and stand_beside(row.chars[0].box, char.box)
        if beside and not _is_below(row, char):
            return row
    return None


def _is_below(row: _Row, char: Char) -> bool:
    """Whether a character stands below one of a row, and not beside it.

    A number in the middle of two lines of the cell beside it stands beside both of them.
    """
    if char.box.left > row.chars[-1].box.left or not char.text.strip():
        return False  # it goes on
    least = (char.box.right - char.box.left) / 4
    return any(
        min(other.box.right, char.box.right) - max(other.box.left, char.box.left) > least
        and not stand_beside(other.box, char.box)
        for other in row.chars
    )


def _joined(rows: Iterable[list[Char]]) -> list[list[Char]]:
    """The rows, those joined that PDFium parts though one goes on right where another ends."""
    joined = list[list[Char]]()
    for row in rows:
        last = joined[-1][-1].box if joined and joined[-1] else None
        if last and row and stand_beside(last, row[0].box):
            gap, height = row[0].box.left - last.right, last.top - last.bottom
            if -_NEAR * height <= gap <= _NEAR * height:
                joined[-1] += row
                continue
        joined.append(row)
    return joined


def _without_doubles(row: Sequence[Char]) -> list[Char]:
    kept = list[Char]()
    for char in row:
        width = char.box.right - char.box.left
        twice = any(
            other.text == char.text and char.box.left - other.box.left < _TWICE * width
            for other in kept[-2:]
        )
        if not twice:
            kept.append(char)
    return kept


def _with_gaps(row: Sequence[Char]) -> list[Char]:
    """A row with white space between Latin words that only a gap parts."""
    found = list(row[:1])
    for before, char in pairwise(row):
        box = Box(before.box.right, before.box.bottom, char.box.left, before.box.top)
        words = (before.text + char.text).isascii() and before.text.strip() and char.text.strip()
        if words and box.right - box.left > _WORDS * (box.top - box.bottom):
            found.append(Char(" ", box, known=True, made=True))
        found.append(char)
    return found


def _with_hyphen(row: list[Char], after: Sequence[Char]) -> list[Char]:
    """A row whose last hyphen is marked as one where a word goes on below."""
    end = [char.text for char in row[-2:]]
    goes_on = after and after[0].text.isascii() and after[0].text.isalnum()
    if len(end) == 2 and goes_on and end[0].isascii() and end[0].isalpha() and end[1] in "-\xad":
        return [*row[:-1], Char(HYPHENS[0], row[-1].box, known=True)]
    return row
