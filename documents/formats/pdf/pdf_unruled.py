"""Find the tables of a page that have no rules, by their heads and the columns below them.

A line of heads (序号, 指标, 单位, 2025年) tells where columns stand. The lines below belong to the
table as long as none of their runs stands across the gap between two columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.formats.pdf.pdf_tables import PageTable
from policydiff.stages.documents.formats.pdf.pdf_unruled_rows import (
    Run,
    RunsByColumn,
    join_runs,
    order_rows,
)
from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.structure.table_kinds import (
    LONGEST_HEAD,
    CellKind,
    kind_below,
    kinds_below,
    names_a_table,
)
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold

_BESIDE = 0.5  # heights of a run between the middles of two that stand in one line
_AROUND = 1.7  # heights above and below a line of heads within which parts of heads stand
_FAR = 4.0  # heights of a run; behind a wider gap something else begins
_LEADING = 0.6  # heights of a run between lines of one cell; rows are farther apart
_THINNEST = 1.5  # points of a gap between columns
_FURNITURE = 16  # characters of a line at a page's edge that may be its number
_LINES = 4  # above and below a line of heads in which parts of heads may stand
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PHRASES = Expressions("table_phrases")
_PAGE_NUMBER = re.compile(r"[-—–―·\s第]{0,4}\d{1,4}[-—–―·\s页]{0,4}")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: what their cells are, and the gaps between them."""

    kinds: tuple[CellKind, ...]
    gaps: tuple[tuple[float, float], ...]  # one fewer than the columns, from the left

    def admit(self, line: Sequence[Run]) -> Columns | None:
        """The columns with the gaps that a line leaves; None: it stands across one."""
        gaps = list(self.gaps)
        for run in line:
            for index, (left, right) in enumerate(gaps):
                narrowed = _narrowed(left, right, run.box)
                if narrowed[1] - narrowed[0] < _THINNEST:
                    return None
                gaps[index] = narrowed
        return replace(self, gaps=tuple(gaps))

    def index_of(self, run: Run) -> int:
        """The column that a run stands in."""
        middle = (run.box.left + run.box.right) / 2
        return sum((left + right) / 2 < middle for left, right in self.gaps)

    def sort(self, runs: Sequence[Run]) -> RunsByColumn:
        """The runs of each column."""
        found: list[list[Run]] = [[] for _ in self.kinds]
        for run in runs:
            found[self.index_of(run)].append(run)
        return found


def _narrowed(left: float, right: float, box: Box) -> tuple[float, float]:
    """What a run leaves of a gap; one that stands inside belongs to the nearer side."""
    if box.right <= left or box.left >= right:
        return left, right
    if box.left <= left or (box.right < right and box.left - left < right - box.right):
        return box.right, right
    return left, box.left


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a page, and the columns of one that may go on over the page."""

    tables: tuple[PageTable, ...]
    open: Columns | None


def find_unruled_tables(runs: Sequence[Run], *, before: Columns | None) -> FoundTables:
    """The page's tables whose heads are words that head columns, from its top down.

    Args:
        runs: What stands on the page outside of ruled tables, cut at its gaps.
        before: The columns of the table that the page before ended with.
    """
    lines, tables, index, last = _without_number(_lines(runs)), list[PageTable](), 0, None
    if before is not None:
        for start in range(min(2, len(lines))):
            found = _continued(lines, start, before)
            if found is not None:
                tables.append(found.table)
                index, last = found.stop, found
                break
    while index < len(lines):
        found = _table_at(lines, index)
        if found is not None:
            tables.append(found.table)
            last = found
        index = index + 1 if found is None else max(index + 1, found.stop)
    goes_on = last is not None and _is_end(lines[last.stop :])
    return FoundTables(tuple(tables), last.columns if last and goes_on else None)


@dataclass(frozen=True, slots=True)
class _Table:
    table: PageTable
    columns: Columns
    stop: int  # index of the line behind it


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs in lines from the top down, each from left to right."""
    lines = list[list[Run]]()
    for run in sorted(runs, key=lambda run: -run.middle):
        first = lines[-1][0] if lines else None
        if first and first.middle - run.middle < _BESIDE * min(first.height, run.height):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.box.left) for line in lines]


def _without_number(lines: list[list[Run]]) -> list[list[Run]]:
    """The lines but for the number of the page, at its foot and apart from what stands above."""
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch("".join(run.text for run in lines[-1])):
        above = min(lines[-2], key=lambda run: run.box.bottom)
        if _strip(above, lines[-1]) > above.height:
            return lines[:-1]
    return lines


def _is_end(lines: Sequence[Sequence[Run]]) -> bool:
    """Whether nothing but the number of the page stands behind a table."""
    return len(lines) < 2 and all(len(run.text) <= _FURNITURE for line in lines for run in line)


def _table_at(lines: Sequence[Sequence[Run]], index: int) -> _Table | None:
    """The table whose heads stand in a line; None where they are none."""
    seeds = lines[index]
    if all(kind_below(run.text) is None for run in seeds):
        return None
    low = seeds[0].middle - (_AROUND + 1) * seeds[0].height
    below = [run for line in lines[index + 1 : index + 3] for run in line if run.middle > low]
    if any(_stands_over(run, below) for run in seeds):
        return None  # other heads stand below it
    heads = _heads(seeds, lines[max(0, index - _LINES) : index + _LINES + 1])
    columns = _columns(heads)
    if columns is None:
        return None
    parts = {id(run) for head in heads for run in head}
    start = index + 1
    found = _below(lines, start, columns, parts)
    rest = [run for line in lines[start:] for run in line if id(run) not in parts]
    if found is None and not rest:
        found = _Extent(columns, [], len(lines))  # the page ends behind the heads
    return None if found is None else _made(found, heads, whole=bool(rest))


def _heads(seeds: Sequence[Run], around: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The parts of each head from the left; some stand in lines above and below the others."""
    heads, height = [[run] for run in seeds], max(run.height for run in seeds)
    top, bottom = max(r.box.top for r in seeds), min(r.box.bottom for r in seeds)
    near = [
        run
        for line in around
        if line[0] not in seeds and not any(map(_holds_a_figure, line))
        for run in line
        if bottom - _AROUND * height < run.middle < top + _AROUND * height
    ]
    over = [run for run in near if _stands_over(run, [*seeds, *near])]
    for run in (run for run in near if run not in over):
        own = [head for head in heads if any(_overlap(part.box, run.box) for part in head)]
        if not own:
            heads.append([run])
        elif len(own) == 1 and _goes_on(own[0], run):
            own[0].append(run)
    middle = (top + bottom) / 2
    kept = [h for h in heads if h[0] in seeds or _is_beside(h, middle, height)]
    for head in kept:
        head += [run for run in over if _overlap(run.box, head[0].box)]
    return sorted(kept, key=lambda head: head[0].box.left)


def _stands_over(run: Run, others: Sequence[Run]) -> bool:
    """Whether a head stands over two others or more: 目标值 over 2025年 and 2030年."""
    below = [o for o in others if o.middle < run.middle and _overlap(run.box, o.box)]
    return kind_below(run.text) is not None and any(
        abs(one.middle - two.middle) < _BESIDE * run.height for one, two in combinations(below, 2)
    )


def _holds_a_figure(run: Run) -> bool:
    return any(map(str.isdigit, _YEAR.sub("", run.text)))


def _goes_on(head: Sequence[Run], run: Run) -> bool:
    """Whether a run is as near to the part of a head as lines of one cell are."""
    gaps = (max(p.box.bottom, run.box.bottom) - min(p.box.top, run.box.top) for p in head)
    return min(gaps) < _LEADING * run.height


def _is_beside(head: Sequence[Run], middle: float, height: float) -> bool:
    """Whether the lines of a head stand around the height of the others."""
    top, bottom = max(r.box.top for r in head), min(r.box.bottom for r in head)
    beside = len(head) > 1 and abs((top + bottom) / 2 - middle) < _BESIDE * height
    return beside or (len(head) == 1 and kind_below(head[0].text) is not None)


def _overlap(one: Box, two: Box) -> bool:
    return one.left < two.right and two.left < one.right


def _columns(heads: Sequence[Sequence[Run]]) -> Columns | None:
    """The columns that heads begin; None where some are no heads."""
    texts = [join_runs(head) for head in heads]
    known = sum(kind_below(text) is not None for text in texts)
    kinds = kinds_below(texts)
    if known * 2 <= len(texts) or max(map(len, texts)) > LONGEST_HEAD or not names_a_table(kinds):
        return None
    times = Counter(run for head in heads for run in head)
    own = [[run for run in head if times[run] == 1] for head in heads]
    if not all(own):
        return None
    rights = [max(run.box.right for run in head) for head in own]
    lefts = [min(run.box.left for run in head) for head in own]
    gaps = tuple(zip(rights[:-1], lefts[1:], strict=True))
    return Columns(tuple(kinds), gaps) if all(a < b for a, b in gaps) else None


@dataclass(frozen=True, slots=True)
class _Extent:
    """The runs of a table below its heads."""

    columns: Columns
    runs: list[Run]
    stop: int


def _below(
    lines: Sequence[Sequence[Run]], start: int, columns: Columns, parts: set[int]
) -> _Extent | None:
    """What belongs to a table; lines that fill one column alone only between others."""
    taken, pending, stop, index = list[Run](), list[Run](), start, start
    settled = columns
    while index < len(lines):
        line = [run for run in lines[index] if id(run) not in parts]
        above = (pending or taken)[-1:]
        narrowed = columns.admit(line)
        if narrowed is None or (above and _strip(above[0], line) > _FAR * above[0].height):
            break
        columns, index = narrowed, index + 1
        pending += line
        filled = {columns.index_of(run) for run in line}
        if len(filled) > 1 or not line:
            taken, pending, stop, settled = [*taken, *pending], [], index, columns
    if not taken:
        return None
    while stop < index and _ends_a_cell(taken, lines[stop]):
        taken, stop, settled = [*taken, *lines[stop]], stop + 1, columns
    return _Extent(settled, taken, stop)


def _strip(above: Run, line: Sequence[Run]) -> float:
    """The height between a run and the line below it."""
    return above.box.bottom - max((run.box.top for run in line), default=above.box.bottom)


def _ends_a_cell(taken: Sequence[Run], line: Sequence[Run]) -> bool:
    """Whether a line is the end of a cell of the last row, as near as lines of one cell are."""
    text, last = line[0].text, min(taken, key=lambda run: run.box.bottom)
    label = find_label(text)
    if label is not None and label.number is not None and label.scheme < Scheme.ARABIC:
        return False
    if _PHRASES["row_note"].match(fold(text)) or _PHRASES["caption"].search(fold(text)):
        return False
    return _strip(last, line) < _LEADING * last.height


def _made(extent: _Extent, heads: Sequence[Sequence[Run]], *, whole: bool = False) -> _Table | None:
    """The table of some runs; None where it has no row, and the page does not end behind it."""
    columns = extent.columns
    rows = order_rows(columns.sort(extent.runs), columns.kinds, heads=heads)
    if len(rows) < (2 if whole else 1):
        return None
    boxes = [run.box for run in (*extent.runs, *(run for head in heads for run in head))]
    table = PageTable(
        rows=rows,
        left=min(box.left for box in boxes),
        bottom=min(box.bottom for box in boxes),
        right=max(box.right for box in boxes),
        top=max(box.top for box in boxes),
    )
    return _Table(table, columns, extent.stop)


def _continued(lines: Sequence[Sequence[Run]], start: int, columns: Columns) -> _Table | None:
    """The rows of a table that began on the page before; None where it ended there.

    A page that repeats the heads begins the table anew.
    """
    if names_a_table(kinds_below([run.text for run in lines[start]])):
        return None
    extent = _below(lines, start, columns, set())
    if extent is None:
        return None
    for line, below in pairwise(lines[start : extent.stop]):
        if len({columns.index_of(run) for run in line}) > 1:
            break
        if _strip(line[0], below) > _LEADING * line[0].height:
            return None  # no part of a cell
    return _made(extent, ())
