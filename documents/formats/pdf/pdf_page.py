"""Read one page of a PDF as lines in reading order: columns, tables, turned pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cmp_to_key, partial
from itertools import chain, groupby, pairwise

import pypdfium2

from policydiff.stages.documents.formats.pdf.pdf_characters import (
    HYPHENS,
    Char,
    Glyph,
    count_quarters,
)
from policydiff.stages.documents.formats.pdf.pdf_columns import Piece, PlacedText, order_columns
from policydiff.stages.documents.formats.pdf.pdf_fields import with_fields
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box, Turn
from policydiff.stages.documents.formats.pdf.pdf_rows import (
    PageRows,
    as_row,
    count_quarters_drawn,
    drawn_rows,
    printed_rows,
    stand_beside,
)
from policydiff.stages.documents.formats.pdf.pdf_tables import PageTable, find_ruled_tables
from policydiff.stages.documents.formats.pdf.pdf_unruled import Columns, find_unruled_tables
from policydiff.stages.documents.formats.pdf.pdf_unruled_rows import Run
from policydiff.stages.documents.lines.broken_numbers import join_printed
from policydiff.stages.documents.lines.raised import enclose, may_be_raised
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Recognised
from policydiff.stages.support.text import normalise_characters

_SMALL, _ABOVE = 0.8, 0.2  # heights of the tallest character: what is smaller, and stands higher
_WIDE = 1.0  # heights of a character; a wider gap parts what stands on one line
_CELLS = 0.45  # heights of a character; a wider gap may part cells of a table without rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line as printed and where it stands, or a row of a table."""

    line: Line
    left: float = 0.0  # points from the left edge of its column
    bottom: float = 0.0  # points from the page's lower edge
    row: bool = False
    columns: int = 1  # that stand side by side where it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTables:
    """What the tables that a page ends with tell of those that the next one begins with."""

    unruled: Columns | None = None  # of one without rules that may go on
    edges: tuple[float, ...] = ()  # of the columns of the last one with rules


NO_TABLES = OpenTables()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page says."""

    lines: tuple[Printed, ...]
    characters: int
    unknown: int  # characters whose font does not say what they are
    aside: bool  # texts stand side by side, and it is not sure that they are columns
    cells: int  # of its tables
    damaged: bool = False
    source: str = ""  # all of its characters, line by line
    partial: bool = False  # PDFium lacks its fonts, and what it draws cannot be followed
    recognised: tuple[Recognised, ...] = ()  # lines of a picture, and how sure each is
    outside: tuple[str, ...] = ()  # lines that stand beyond its edges, where nobody sees them
    watermarks: tuple[str, ...] = ()  # what is slanted across it
    open: OpenTables = NO_TABLES  # of tables that may go on over the page


def read_page(
    page: pypdfium2.PdfPage,
    number: int,
    *,
    glyphs: Sequence[Glyph] | None = None,
    before: OpenTables = NO_TABLES,
) -> PageText:
    """The lines of a page in reading order, rows in place of its tables.

    Args:
        page: The page.
        number: Its number.
        glyphs: What it draws, where PDFium does not have its fonts; None: PDFium tells all of it.
        before: The columns of the tables that the page before ended with.
    """
    turn, found_rows = _turned_rows(page, glyphs)
    rows = found_rows.rows
    edges = turn.upright(Box(*page.get_bbox()))
    edges = as_row(edges) if found_rows.down else edges
    outside = [run for row in rows for run in _runs_beyond(row, edges)]
    if outside:
        gone = {id(char) for run in outside for char in run}
        rows = [[char for char in row if id(char) not in gone] for row in rows]
    lines = with_fields(rows, page, turn)
    ruled = tuple[PageTable, ...]()
    if not found_rows.down:
        inside = partial(_inside, lines)
        ruled = find_ruled_tables(page, turn, inside, before=before.edges)
    pieces = [list(_pieces(chars, index)) for index, chars in enumerate(lines)]
    runs = _outside_of(ruled, lines) if before.unruled or _parted(pieces) else []
    found = find_unruled_tables(runs, before=before.unruled)
    tables = (*ruled, *found.tables)
    layout = order_columns(list(in_tables(tables, chain.from_iterable(pieces))))
    return PageText(
        lines=tuple(printed_lines(layout.placed, tables, number)),
        characters=sum(map(len, lines)),
        unknown=sum(not char.known for chars in lines for char in chars),
        aside=layout.doubtful,
        cells=sum(row.count("|") for table in tables for row in table.rows),
        source="\n".join(
            (
                *("".join(char.text for char in chars) for chars in (*lines, *outside)),
                *found_rows.watermarks,
            )
        ),
        outside=tuple(_written(run).strip() for run in outside),
        watermarks=tuple(map(normalise_characters, found_rows.watermarks)),
        open=OpenTables(unruled=found.open, edges=ruled[-1].edges if ruled else ()),
    )


def in_tables(tables: Sequence[PageTable], pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces outside of tables, and each table in place of the first of its own."""
    told = set[int]()
    for piece in pieces:
        inside = _table_at(tables, piece)
        if inside is None:
            yield piece
        elif inside not in told:
            told.add(inside)
            yield _as_piece(tables[inside], inside, piece.line)


def _parted(pieces: Sequence[Sequence[Piece]]) -> bool:
    """Whether anything stands beside anything else on a page, as cells do."""
    if any(len(of_line) > 1 for of_line in pieces):
        return True
    alone = [of_line[0] for of_line in pieces if of_line]
    return any(
        two.bottom < one.middle < two.top and (one.right < two.left or two.right < one.left)
        for one, two in pairwise(alone)
    )


def _outside_of(tables: Sequence[PageTable], lines: Sequence[Sequence[Char]]) -> list[Run]:
    """What stands outside of tables, cut at every gap that may part cells."""
    pieces = (
        piece
        for index, chars in enumerate(lines)
        for run in _runs(chars, gap=_CELLS)
        for piece in _piece(run, index)
    )
    return [
        Run(piece.text, Box(piece.left, piece.bottom, piece.right, piece.top))
        for piece in pieces
        if _table_at(tables, piece) is None
    ]


def _turned_rows(page: pypdfium2.PdfPage, glyphs: Sequence[Glyph] | None) -> tuple[Turn, PageRows]:
    """How the text of a page is turned, and its rows; the page itself is turned with them."""
    textpage = page.get_textpage()
    turn = Turn(count_quarters(textpage) if glyphs is None else count_quarters_drawn(glyphs))
    if (glyphs or textpage.count_chars()) and page.get_rotation() != turn.degrees:
        # PDFium orders lines as the page is shown; text on its side would come out backwards.
        page.set_rotation(turn.degrees)
        textpage = page.get_textpage()
    if glyphs is None:
        return turn, printed_rows(textpage, turn)
    return turn, drawn_rows(glyphs, textpage, turn)


def _inside(lines: Sequence[Sequence[Char]], box: Box) -> str:
    """What stands in a rectangle, its lines joined from the top down.

    Files write the lines of a cell in any order between those of the cells beside it.
    """
    runs = [
        [char for char in chars if _holds(box, char.box)]
        for chars in lines
        if chars and _meets(chars[0].box, box)
    ]
    runs = sorted(filter(None, runs), key=cmp_to_key(_downwards))
    texts = (normalise_characters(_written(run)).strip() for run in runs)
    return join_printed(filter(None, texts), cell=True)


def _downwards(one: Sequence[Char], two: Sequence[Char]) -> int:
    """Below 0 where one line stands above another; 0 on one height: as the file has them."""
    first, second = one[0].box, two[0].box
    if stand_beside(first, second):
        return 0
    return -1 if first.bottom > second.bottom else 1


def _meets(line: Box, box: Box) -> bool:
    return box.bottom <= (line.bottom + line.top) / 2 <= box.top


def _holds(box: Box, char: Box) -> bool:
    across = box.left <= (char.left + char.right) / 2 <= box.right
    return across and box.bottom <= (char.bottom + char.top) / 2 <= box.top


def _runs_beyond(row: Sequence[Char], edges: Box) -> Iterator[list[Char]]:
    """The runs of a row between wide gaps of which no character stands on the page."""
    if all(not char.text.strip() or _holds(edges, char.box) for char in row):
        return
    for run in _runs(row):
        if not any(_holds(edges, char.box) for char in run):
            yield run


def _pieces(chars: Sequence[Char], line: int) -> Iterator[Piece]:
    """The pieces of a line."""
    for run in _runs(chars):
        yield from _piece(run, line)


def _runs(chars: Sequence[Char], *, gap: float = _WIDE) -> Iterator[list[Char]]:
    """A line cut at its wide gaps; the white space that PDFium puts into a gap is left out."""
    run, last = list[Char](), 0
    for char in chars:
        if not char.text.strip():
            run += [char] if run else []
            continue
        before = run[last].box if run else char.box
        height = max(before.top - before.bottom, char.box.top - char.box.bottom)
        if run and char.box.left - before.right > gap * height:
            yield run[: last + 1]
            run = []
        run.append(char)
        last = len(run) - 1
    yield run[: last + 1]


def _piece(run: Sequence[Char], line: int) -> Iterator[Piece]:
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


def _written(run: Sequence[Char]) -> str:
    """The text without white space that only parts Chinese characters from others."""
    text, raised = "", _raised(run)
    for index, char in enumerate(run):
        before, after = run[index - 1] if index else None, run[index + 1 : index + 2]
        beside = (before.text if before else "") + (after[0].text if after else "")
        if char.text in HYPHENS:  # NB-IOT keeps it, syllables of a word do not
            text += "-" if after or text[-1:].isupper() or text[-1:].isdecimal() else ""
        elif not (char.made and not beside.isascii()):
            text += enclose(char.text) if index in raised else char.text
    return text


def _raised(run: Sequence[Char]) -> frozenset[int]:
    """Which characters are small and stand above the line, as marks and exponents do."""
    boxes = {index: char.box for index, char in enumerate(run) if char.text.strip()}
    if not boxes:
        return frozenset()
    tallest = max(boxes.values(), key=lambda box: box.top - box.bottom)
    height = tallest.top - tallest.bottom
    return frozenset(
        index
        for index, box in boxes.items()
        if box.top - box.bottom < _SMALL * height
        and box.bottom - tallest.bottom > _ABOVE * height
        and may_be_raised(run[index].text)
    )


def _table_at(tables: Sequence[PageTable], piece: Piece) -> int | None:
    x, y = (piece.left + piece.right) / 2, piece.middle
    return next((i for i, table in enumerate(tables) if table.holds(x, y)), None)


def _as_piece(table: PageTable, index: int, line: int) -> Piece:
    place = {name: getattr(table, name) for name in ("left", "bottom", "right", "top")}
    return Piece(text="", line=line, table=index, **place)


def printed_lines(
    placed: Sequence[PlacedText], tables: Sequence[PageTable], number: int
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
