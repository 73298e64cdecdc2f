"""Find the ruled tables of a PDF page: a cell is what stands between the lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2
from pypdfium2 import raw

from policydiff.stages.documents.formats.pdf.pdf_rotation import Box, Turn
from policydiff.stages.documents.lines.merged_cells import render_grid

TextIn = Callable[[Box], str]
_THIN = 3.0  # points; a rule is thinner, and rules nearer to each other than that are one
_SHORT = 6.0  # points; a rule is longer
_FRAME = 0.9  # share of the page's width and height; what is larger is its background
_FEWEST_COLUMNS = 2
_LONG_CELL = 200  # characters of a cell that holds a text
_FEWEST_BESIDE = 3  # a table has two cells in at least every third row
_MOST_RULES = 20_000  # shapes of a page; maps and drawings have more


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or an upright rule of a page."""

    at: float  # points: x of an upright rule, y of a level one
    first: float
    last: float

    def crosses(self, place: float) -> bool:
        """Whether it reaches a place along it, or nearly."""
        return self.first - _THIN <= place <= self.last + _THIN


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """Rows as `cell | cell |` and the area that they take, in points."""

    rows: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float
    edges: tuple[float, ...] = ()  # between which its columns stand, where rules are drawn

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the page is in the table."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def find_ruled_tables(
    page: pypdfium2.PdfPage, turn: Turn, text_in: TextIn, *, before: Sequence[float] = ()
) -> tuple[PageTable, ...]:
    """The page's tables with rules between their rows and columns, from its top down.

    A page with very many shapes is a picture, and has none.

    Args:
        page: The page.
        turn: How its text stands.
        text_in: What stands in a rectangle of the page as it is read.
        before: The edges of the columns of the table that the page before ended with.
    """
    level, upright = _rules(page, turn)
    return tables_between(level, upright, text_in, before=before)


def tables_between(
    level: Sequence[Rule],
    upright: Sequence[Rule],
    text_in: TextIn,
    *,
    before: Sequence[float] = (),
) -> tuple[PageTable, ...]:
    """The tables between level and upright rules, from the top of the page down."""
    if len(level) + len(upright) > _MOST_RULES:
        return ()
    # A row that goes on over the page has no rule at its end; the upright ones end there.
    ends = (end for rule in upright for end in (rule.first, rule.last))
    places = sorted(_merged((*(rule.at for rule in level), *ends)), reverse=True)
    tables, start = [], 0
    for index in range(1, len(places) + 1):
        if index < len(places) and _between(upright, places[index - 1], places[index]):
            continue
        if index - start > 1:
            tables.append(_table(places[start:index], level, upright, text_in, before))
            before = ()
        start = index
    return tuple(table for table in tables if table)


def _rules(page: pypdfium2.PdfPage, turn: Turn) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules: thin shapes, and the edges of boxes."""
    width, height = page.get_size()  # as the page is shown, which is as it is read
    level, upright = list[Rule](), list[Rule]()
    shapes = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]), _MOST_RULES + 1)
    for shape in shapes:
        box = turn.upright(Box(*shape.get_bounds()))
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        wide, tall = right - left > _SHORT, top - bottom > _SHORT
        if right - left > _FRAME * width and top - bottom > _FRAME * height:
            continue
        if wide and (tall or top - bottom <= _THIN):
            level += (Rule(y, left, right) for y in ((bottom, top) if tall else (bottom,)))
        if tall and (wide or right - left <= _THIN):
            upright += (Rule(x, bottom, top) for x in ((left, right) if wide else (left,)))
    return level, upright


def _merged(places: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _THIN:
            merged.append(place)
    return merged


def _between(upright: Sequence[Rule], top: float, bottom: float) -> bool:
    middle = (top + bottom) / 2
    return any(rule.first < middle < rule.last for rule in upright)


def _table(
    places: Sequence[float],
    level: Sequence[Rule],
    upright: Sequence[Rule],
    text_in: TextIn,
    before: Sequence[float],
) -> PageTable | None:
    """The table whose rows lie between these heights; None where it has no columns.

    What goes on between the edges of the page before is a table, however few of its cells hold
    anything: the end of one cell may be all that the page's end left of it.
    """
    top, bottom = places[0], places[-1]
    mine = [rule for rule in upright if rule.first < top and rule.last > bottom]
    columns = _merged(rule.at for rule in mine)
    if len(columns) <= _FEWEST_COLUMNS:
        return None
    grid, taken = [], set[tuple[int, int]]()
    for row in range(len(places) - 1):
        middle = (places[row] + places[row + 1]) / 2
        crossing = [rule.at for rule in mine if rule.first < middle < rule.last]
        edges = [i for i, x in enumerate(columns) if any(abs(x - at) <= _THIN for at in crossing)]
        cells = []
        for left, right in pairwise(edges):
            if (row, left) in taken:
                continue
            x = (columns[left] + columns[right]) / 2
            end = _cell_end(row, x, places, level)
            taken.update((below, left) for below in range(row + 1, end))
            box = Box(columns[left], places[end], columns[right], places[row])
            cells.append((text_in(box), right - left, end - row))
        grid.append(cells)
    if _is_layout(grid) and not _alike(columns, before):
        return None
    return PageTable(
        rows=render_grid(grid),
        left=columns[0],
        bottom=bottom,
        right=columns[-1],
        top=top,
        edges=tuple(columns),
    )


def _alike(columns: Sequence[float], before: Sequence[float]) -> bool:
    """Whether columns stand where those of the page before do."""
    return len(columns) == len(before) and all(
        abs(one - two) <= _THIN for one, two in zip(columns, before, strict=True)
    )


def _is_layout(grid: Sequence[Sequence[tuple[str, int, int]]]) -> bool:
    """Whether boxes only lay out a page, as printed web pages do.

    Few of their rows hold two cells, or most of their text stands in one wide cell.
    """
    filled = [0] * len(grid)
    for row, cells in enumerate(grid):
        for text, _, height in cells:
            for below in range(row, min(row + height, len(grid)) if text.strip() else row):
                filled[below] += 1
    beside = sum(count > 1 for count in filled)
    if beside * _FEWEST_BESIDE <= sum(count > 0 for count in filled):
        return True
    texts = [(len(text.strip()), width) for cells in grid for text, width, _ in cells]
    longest, width = max(texts, default=(0, 0))
    columns = max((sum(width for _, width, _ in cells) for cells in grid), default=0)
    most = longest >= _LONG_CELL and 2 * longest >= sum(size for size, _ in texts)
    return most and 2 * width > columns


def _cell_end(row: int, x: float, places: Sequence[float], level: Sequence[Rule]) -> int:
    """The index of the height at which a cell ends that begins in this row."""
    for end in range(row + 1, len(places) - 1):
        if any(abs(rule.at - places[end]) <= _THIN and rule.crosses(x) for rule in level):
            return end
    return len(places) - 1
