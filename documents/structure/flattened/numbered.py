"""Flattened tables of any heads whose rows are numbered: 序号, 企业名称, 服务对象, 1, 甲公司.

Whatever their other heads are, the numbers tell where rows begin. A cell of several lines makes a
row longer than its heads; how long the cells of other rows are tells which lines it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import inf, log

from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.flattened.cells import (
    LONGEST_HEAD,
    MOST_COLUMNS,
    SENTENCE_ENDS,
    FlatCell,
    Restored,
    as_row,
    cells_from,
)
from policydiff.stages.documents.structure.table_kinds import CellKind, kind_below
from policydiff.stages.support.text import fold

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_LONGEST_ROW = 3  # times the columns: lines of a row
_WHOLE = 0.5  # share of the rows that have a line for each head
_SURPLUS = 3  # lines of the last row beyond one for each head
_EXACT = frozenset((CellKind.VALUE, CellKind.UNIT, CellKind.BINDING, CellKind.BODIES))


def numbered_at(lines: Sequence[Line], start: int, *, parted: bool) -> Restored | None:
    """The table whose first head, that of numbers, stands here; None where there is none.

    A cell that is lost or has several lines would shift values to other years, and tasks to other
    bodies: then a table that has such is none.
    """
    if kind_below(lines[start].text) is not CellKind.NUMBER:
        return None
    heads = _heads(cells_from(lines, start, parted=parted))
    if heads is None:
        return None
    cells = list(cells_from(lines, heads[-1].stop, parted=parted))
    rows = _rows(cells, heads)
    whole = [row for row in rows if len(row) == len(heads)]
    if len(rows) < _FEWEST_ROWS or len(whole) < _WHOLE * len(rows):
        return None
    kinds = {kind_below(head.text) for head in heads}
    if len(whole) < len(rows) and not _EXACT.isdisjoint(kinds):
        return None
    means = [sum(len(row[i].text) for row in whole) / len(whole) for i in range(len(heads))]
    shown = (as_row(_joined(row, means)) for row in rows)
    stop = rows[-1][-1].stop
    return Restored(rows=(as_row([head.line for head in heads]), *shown), stop=stop)


def _heads(cells: Iterator[FlatCell]) -> Sequence[FlatCell] | None:
    """The cells before the number 1, which are heads; None: they are none."""
    heads = list[FlatCell]()
    for cell in islice(cells, MOST_COLUMNS + 1):
        if _is_number(cell, 1):
            return heads if len(heads) >= _FEWEST_COLUMNS else None
        text = cell.text
        label = find_label(text)
        if len(text) > LONGEST_HEAD or "|" in text or text[-1:] in SENTENCE_ENDS:
            return None
        if label and label.number is not None:
            return None
        heads.append(cell)
    return None


def _is_number(cell: FlatCell, number: int) -> bool:
    return fold(cell.text).strip().rstrip(".、") == str(number)


def _rows(cells: Sequence[FlatCell], heads: Sequence[FlatCell]) -> list[Sequence[FlatCell]]:
    """The cells of each row; the last one ends where its heads do, or before."""
    size, rows, at = len(heads), list[Sequence[FlatCell]](), 0
    while at < len(cells) and _is_number(cells[at], len(rows) + 1):
        end = _end(cells, at, len(rows) + 2, size)
        rows.append(cells[at:end])
        at = end
    return rows


def _end(cells: Sequence[FlatCell], at: int, following: int, size: int) -> int:
    """Where a row ends: before the number of the next one; of the last row behind its last cell."""
    if at + size < len(cells) and _is_number(cells[at + size], following):
        return at + size
    furthest = min(len(cells), at + size * _LONGEST_ROW)
    for end in range(at + 1, furthest):
        if _is_number(cells[end], following):
            return end
        if _opens_text(cells[end]):
            return end if end <= at + size + _SURPLUS else at + size
    return min(len(cells), at + size)


def _opens_text(cell: FlatCell) -> bool:
    """Whether a line begins what stands behind a table: a section, an article, another table."""
    label = find_label(cell.text)
    sections = label is not None and label.number is not None and label.scheme < Scheme.ARABIC
    return sections or kind_below(cell.text) is CellKind.NUMBER


@dataclass(frozen=True, slots=True)
class _Share:
    """Lines shared out to the first columns: how unlike the other rows, and where cells end."""

    cost: float
    ends: tuple[int, ...]


def _joined(row: Sequence[FlatCell], means: Sequence[float]) -> Sequence[Line]:
    """The cells of a row; where it has more lines than columns, those of one cell joined."""
    texts = [cell.line for cell in row]
    if len(texts) <= len(means):
        return texts
    best = [_Share(0.0, (1,)), *(_Share(inf, ()) for _ in texts[1:])]
    for mean in means[1:]:
        best = [_shared(best, texts, end, mean) for end in range(1, len(texts) + 1)]
    ends = (0, *best[-1].ends)
    return [
        replace(texts[a], text="".join(line.text for line in texts[a:b])) for a, b in pairwise(ends)
    ]


def _shared(best: Sequence[_Share], texts: Sequence[Line], end: int, mean: float) -> _Share:
    """The best way to have the next column end there."""
    found = _Share(inf, ())
    for before in best[: end - 1]:
        if not before.ends:
            continue
        size = sum(len(line.text) for line in texts[before.ends[-1] : end])
        cost = before.cost + abs(log((size + 2) / (mean + 2)))
        found = min(found, _Share(cost, (*before.ends, end)), key=lambda share: share.cost)
    return found
