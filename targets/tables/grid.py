"""The tables of a text as grids of cells: rows of `cell | cell |`, and the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.table_heads import HeadKind, read_column_head
from policydiff.stages.support.text import fold
from policydiff.stages.targets.tables.cells import Cell

_ABOVE, _BELOW = 2, 3  # lines around a table that may state its unit or explain its brackets
_LONGEST_CAPTION = 60  # characters
_KEY = re.compile(r"(?:^|(?<=[\s)]))((?:19|20)\d{2}年[^\s:\d]{0,6}|[^\s:()\d,;。|]{2,6}):\s{0,4}")
_FEWEST_KEYS = 3  # of a line whose cells are named one by one
_FEWEST_YEARS = 2  # rows of years that make a table one with its indicators as columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of a line."""

    cells: tuple[Cell, ...]
    start: int  # of the line; code points of the text
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows that follow each other, and the lines above and below them."""

    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    keyed: bool = False  # a line whose cells are named one by one, as a head and a row


def find_grids(text: str) -> Iterator[Grid]:
    """The tables of a text, in reading order; a row has two cells or more.

    Args:
        text: A document's text; rows are lines with cells divided by |.
    """
    if "|" not in text and _keys_at_most(text) < _FEWEST_KEYS:
        return
    lines, position, rows, first = text.split("\n"), 0, list[Row](), 0
    for number, line in enumerate([*lines, ""]):
        cells = _cells(line, position)
        if len(cells) > 1 or (rows and cells):
            first = first if rows else number
            rows.append(Row(cells=cells, start=position, end=position + len(line)))
        elif rows:
            yield Grid(
                rows=tuple(rows),
                above=tuple(lines[max(0, first - _ABOVE) : first]),
                below=tuple(lines[number : number + _BELOW]),
            )
            rows = []
        if not rows and (keyed := _keyed(line, position)):
            yield keyed
        position += len(line) + 1


def _cells(line: str, offset: int) -> tuple[Cell, ...]:
    """The cells of a line; a bar at its end closes the last one."""
    if "|" not in line:
        return ()
    cells, start = list[Cell](), 0
    for part in line.split("|"):
        text = part.strip()
        begin = offset + start + (len(part) - len(part.lstrip()) if text else 0)
        cells.append(Cell(text=text, start=begin, end=begin + len(text)))
        start += len(part) + 1
    return tuple(cells[:-1] if not cells[-1].text else cells)


def _keyed(line: str, offset: int) -> Grid | None:
    """The grid of a line that names its cells: 指标：预期寿命(岁) 2015年：76.34 2020年：77.3."""
    if _keys_at_most(line) < _FEWEST_KEYS:
        return None
    keys = list(_KEY.finditer(fold(line)))
    heads = [read_column_head(key[1]) for key in keys]
    named = any(head.kind is HeadKind.INDICATOR for head in heads)
    if len(keys) < _FEWEST_KEYS or keys[0].start() or not named:
        return None
    if not any(head.years for head in heads):
        return None
    ends = [*(key.start() for key in keys[1:]), len(line)]
    spans = [(key.end(), end) for key, end in zip(keys, ends, strict=True)]
    rows = (
        tuple(_cut(line, *key.span(1), offset) for key in keys),
        tuple(_cut(line, *span, offset) for span in spans),
    )
    end = offset + len(line)
    return Grid(rows=tuple(Row(cells=r, start=offset, end=end) for r in rows), keyed=True)


def _keys_at_most(text: str) -> int:
    return text.count(":") + text.count("\uff1a")


def _cut(line: str, start: int, end: int, offset: int) -> Cell:
    """The cell in a range of a line, without white space around it."""
    text = line[start:end]
    begin = offset + start + len(text) - len(text.lstrip())
    return Cell(text=text.strip(), start=begin, end=begin + len(text.strip()))


def caption_of(rows: Sequence[Row], above: Sequence[str]) -> str:
    """What stands above the head: short lines of text, and rows with one cell that holds text."""
    lines = [line for line in above if len(line) <= _LONGEST_CAPTION and "|" not in line]
    alone = [next(c.text for c in row.cells if c.text) for row in rows if lone(row)]
    return "\n".join((*lines, *alone))


def lone(row: Row) -> bool:
    """Whether a row has a single cell with text."""
    return sum(bool(cell.text) for cell in row.cells) == 1


def upright(grid: Grid) -> Grid:
    """The grid with its indicators as rows: turned where years stand as rows, else as it is."""
    rows = [row for row in grid.rows if not lone(row)]
    if len(rows) <= _FEWEST_YEARS or not _has_year_rows(rows):
        return grid
    width = max(len(row.cells) for row in rows)
    columns = zip(*(_padded(row, width) for row in rows), strict=True)
    turned = tuple(Row(cells=cells, start=rows[0].start, end=rows[-1].end) for cells in columns)
    kept = tuple(row for row in grid.rows if lone(row) and row.start < rows[0].start)
    return Grid(rows=(*kept, *turned), above=grid.above, below=grid.below)


def _has_year_rows(rows: Sequence[Row]) -> bool:
    """Whether rows are named by years and columns by indicators."""
    heads = [read_column_head(cell.text) for cell in rows[0].cells[1:]]
    if any(head.years or _tells(head.text) for head in heads):
        return False
    year_row = expression("table_phrases", "year_row")
    names = [re.sub(r"\s", "", fold(row.cells[0].text)) for row in rows[1:] if row.cells]
    return all(year_row.fullmatch(name) for name in names if name) and any(names)


def _tells(head: str) -> bool:
    """Whether a head names a time or a stage, and no indicator."""
    return not head or expression("table_phrases", "year_row").fullmatch(head) is not None


def _padded(row: Row, width: int) -> tuple[Cell, ...]:
    missing = width - len(row.cells)
    return (*row.cells, *[Cell(text="", start=row.end, end=row.end)] * missing)
