"""Turn tables with merged cells into rows of text."""

from __future__ import annotations

from collections.abc import Sequence

CellGrid = list[list[tuple[str, int, int]]]  # for each cell its text, its columns and its rows


def cells_of(rows: Sequence[Sequence[tuple[str, int, int]]]) -> int:
    """How many cells a table has once merged ones are shown as often as they hold."""
    return sum(width * height for row in rows for _, width, height in row)


def render_grid(rows: Sequence[Sequence[tuple[str, int, int]]]) -> tuple[str, ...]:
    """Rows as `cell | cell |`, empty rows left out.

    A cell merged over several rows stands in each of them, so that every row says all that holds
    for it; one merged over several columns stands in the first.

    Args:
        rows: For each cell its text, its columns and its rows.
    """
    lines, open_cells = [], dict[int, tuple[str, int]]()
    for row in rows:
        cells, queue, column = list[str](), list(row), 0
        while queue or column in open_cells:
            if column in open_cells:
                text, left = open_cells.pop(column)
                if left > 1:
                    open_cells[column] = (text, left - 1)
                cells.append(text)
                column += 1
                continue
            text, width, height = queue.pop(0)
            for place in range(column, column + width):
                shown = text if place == column else ""
                cells.append(shown)
                if height > 1:
                    open_cells[place] = (shown, height - 1)
            column += width
        if any(cells):
            lines.append(" | ".join(cell.replace("|", "\uff5c") for cell in cells).strip() + " |")
    return tuple(lines)
