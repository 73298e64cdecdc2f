"""The rows of a table without rules: which lines of its columns stand in one row.

Cells break into lines, and those beside them stand at their top or at their middle. A column
whose cells have one line each, numbers or units, says where the rows stand; a row ends where most
room is left between two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.lines.broken_numbers import join_printed
from policydiff.stages.documents.structure.table_kinds import CellKind

_CELL = 0.6  # heights of a run; lines of one cell are nearer to each other than that
_SAME = 0.7  # heights of a run; anchors nearer than that stand for one row
_PITCH = 0.7  # of the least distance of two rows: a value nearer to one is no row of its own
_ALIKE = 0.85  # of the widest strip between two rows: the last such one is where the upper one ends
_TOP = 0.3  # heights of a run between the tops of two that stand beside each other
_DIGIT = re.compile(r"\d|^[-—–/]{1,3}$")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line without a gap between them."""

    text: str
    box: Box

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.box.bottom + self.box.top) / 2

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.box.top - self.box.bottom


RunsByColumn = Sequence[Sequence[Run]]


def join_runs(runs: Sequence[Run]) -> str:
    """The text of a cell, its lines from the top down."""
    ordered = sorted(runs, key=lambda run: (-round(run.middle), run.box.left))
    return join_printed((run.text for run in ordered), cell=True)


def order_rows(
    columns: RunsByColumn, kinds: Sequence[CellKind], *, heads: Sequence[Sequence[Run]]
) -> tuple[str, ...]:
    """Rows as `cell | cell |`, that of the heads first where there are any.

    Args:
        columns: The runs of each column below the heads.
        kinds: What the cells of each column are.
        heads: The runs of each head; none where the table began on an earlier page.
    """
    anchors = _anchors(columns, kinds)
    if not anchors and any(columns):
        return ()  # nothing tells where rows stand
    groups = _group_columns(columns, kinds, len(anchors))
    boundaries = _boundaries(columns, anchors, groups)
    on_top = _stand_on_top(columns, anchors, boundaries)
    grid = [["" for _ in kinds] for _ in anchors]
    for index, runs in enumerate(columns):
        placed = (
            _grouped(_cells(runs), [a.middle for a in anchors], boundaries, on_top=on_top)
            if index in groups
            else _placed(runs, boundaries)
        )
        for row, members in placed:
            grid[row][index] = join_runs(members)
    shown = [[join_runs(head) for head in heads], *grid] if heads else grid
    return tuple(" | ".join(c.replace("|", "\uff5c") for c in row).strip() + " |" for row in shown)


def _anchors(columns: RunsByColumn, kinds: Sequence[CellKind]) -> list[Run]:
    """A run for each row, from the top down: of a column whose cells have one line each."""
    of = {kind: list(_of_kind(columns, kinds, kind)) for kind in set(kinds)}
    numbers = [run for run in of.get(CellKind.NUMBER, ()) if run.text.strip(".、").isdecimal()]
    if numbers:
        return _apart(numbers, 0.0)
    short = _apart([*of.get(CellKind.UNIT, ()), *of.get(CellKind.BINDING, ())], 0.0)
    values = [run for run in of.get(CellKind.VALUE, ()) if _DIGIT.search(run.text)]
    if short:
        pitch = min((a.middle - b.middle for a, b in pairwise(short)), default=0.0)
        more = [v for v in values if all(abs(v.middle - s.middle) > _PITCH * pitch for s in short)]
        return _apart([*short, *(more if pitch else ())], 0.0)
    if values:
        return _apart(values, 0.0)
    names = [
        _cells(runs)
        for runs, kind in zip(columns, kinds, strict=True)
        if kind is not CellKind.GROUP
    ]
    fewest = min((cells for cells in names if len(cells) > 1), key=len, default=[])
    return [_whole(cell) for cell in fewest]


def _of_kind(columns: RunsByColumn, kinds: Sequence[CellKind], kind: CellKind) -> Iterator[Run]:
    for runs, own in zip(columns, kinds, strict=True):
        if own is kind:
            yield from runs


def _apart(runs: Sequence[Run], least: float) -> list[Run]:
    """Runs from the top down, of those on one height the first."""
    found = list[Run]()
    for run in sorted(runs, key=lambda run: -run.middle):
        if not found or found[-1].middle - run.middle > max(least, _SAME * run.height):
            found.append(run)
    return found


def _cells(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of a column in cells: lines as near as those of one text are one cell."""
    cells = list[list[Run]]()
    for run in sorted(runs, key=lambda run: -run.middle):
        last = cells[-1][-1] if cells else None
        if last and last.box.bottom - run.box.top < _CELL * run.height:
            cells[-1].append(run)
        else:
            cells.append([run])
    return cells


def _whole(cell: Sequence[Run]) -> Run:
    boxes = [run.box for run in cell]
    box = Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    return Run(join_runs(cell), box)


def _group_columns(columns: RunsByColumn, kinds: Sequence[CellKind], rows: int) -> frozenset[int]:
    """Columns whose cells stand for several rows: fewer than there are rows.

    The only column of names is none.
    """
    first = kinds[0] is CellKind.ANY or kinds.count(CellKind.NAME) > 1
    return frozenset(
        index
        for index, (runs, kind) in enumerate(zip(columns, kinds, strict=True))
        if (kind is CellKind.GROUP or (index == 0 and kind is not CellKind.NUMBER and first))
        and len(_cells(runs)) < rows
    )


def _boundaries(
    columns: RunsByColumn, anchors: Sequence[Run], groups: frozenset[int]
) -> list[float]:
    """The heights at which rows end, all but the last."""
    runs = [run for i, column in enumerate(columns) if i not in groups for run in column]
    return [_widest_strip(runs, upper.middle, lower.middle) for upper, lower in pairwise(anchors)]


def _widest_strip(runs: Sequence[Run], top: float, bottom: float) -> float:
    """The middle of the tallest strip between two heights in which nothing stands."""
    inside = [run.box for run in runs if run.box.bottom < top and run.box.top > bottom]
    strips, edge = list[tuple[float, float]](), top
    for box in sorted(inside, key=lambda box: -box.top):
        if box.top < edge:
            strips.append((edge, box.top))
        edge = min(edge, box.bottom)
    widest = max((upper - lower for upper, lower in strips), default=0.0)
    alike = [strip for strip in strips if strip[0] - strip[1] >= _ALIKE * widest]
    return sum(alike[-1]) / 2 if alike else (top + bottom) / 2


def _placed(runs: Sequence[Run], boundaries: Sequence[float]) -> Iterator[tuple[int, list[Run]]]:
    """The runs of each row of a column."""
    rows: dict[int, list[Run]] = {}
    for run in runs:
        rows.setdefault(_row_at(run.middle, boundaries), []).append(run)
    yield from rows.items()


def _row_at(height: float, boundaries: Sequence[float]) -> int:
    return sum(height < boundary for boundary in boundaries)


def _stand_on_top(
    columns: RunsByColumn, anchors: Sequence[Run], boundaries: Sequence[float]
) -> bool:
    """Whether cells of one line stand beside the first line of those that have several."""
    tops = [anchor.box.top for anchor in anchors]
    for runs in columns:
        for run in runs:
            row = _row_at(run.middle, boundaries)
            tops[row] = max(tops[row], run.box.top)
    several = [
        _row_at(cell[0].middle, boundaries)
        for runs in columns
        for cell in _cells(runs)
        if len(cell) > 1
    ]
    high = [tops[row] - anchors[row].box.top < _TOP * anchors[row].height for row in several]
    return bool(high) and sum(high) * 2 > len(high)


def _grouped(
    cells: Sequence[list[Run]],
    middles: Sequence[float],
    boundaries: Sequence[float],
    *,
    on_top: bool,
) -> Iterator[tuple[int, list[Run]]]:
    """The cells of groups, each at the first of its rows.

    Where the cells stand in the middle of their rows, they part all the rows between them; else
    each stands beside the first of its rows.
    """
    starts, row = list[int](), 0
    for cell in cells:
        starts.append(row)
        middle = _whole(cell).middle
        ends = range(row, len(middles))
        last = min(ends, key=lambda i: abs((middles[row] + middles[i]) / 2 - middle), default=row)
        row = last + 1
    if on_top or row != len(middles) or len(set(starts)) < len(starts):
        starts = [_row_at(cell[0].middle, boundaries) for cell in cells]
    yield from zip(starts, cells, strict=True)
