"""Recognise rows of tables in plain text: `cell | cell |`, or one cell per line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from policydiff.stages.documents.model.document import Bodies
from policydiff.stages.documents.model.line import Line, PlacedLine
from policydiff.stages.documents.structure.bodies import (
    NO_BODIES,
    assign_roles,
    join_bodies,
    role_of_column,
    split_names,
)
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.table_heads import read_column_head
from policydiff.stages.support.text import fold_width


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    GROUP = "group"  # 任务类别: heads the rows below it
    TASK = "task"
    BODIES = "bodies"
    OTHER = "other"  # 完成时限, 备注


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell with its range in its line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a table: the names of its columns and what they hold."""

    names: tuple[str, ...]
    columns: tuple[Column, ...]

    def find(self, column: Column) -> int | None:
        """Index of the first column of a kind; None where there is none."""
        return self.columns.index(column) if column in self.columns else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One row of a task table, or a row of any other table as a whole."""

    line: PlacedLine
    start: int  # range of the task's text in the line
    end: int
    number: str = ""
    group: str = ""  # the group that begins with this row; "" where none does
    subgroup: str = ""  # the group within it: 结果性指标
    bodies: Bodies = NO_BODIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a table, and its text that no row holds: headers, cells of other columns."""

    rows: tuple[TextRow, ...]
    left: tuple[str, ...] = ()


@cache
def _columns() -> tuple[tuple[str, Column], ...]:
    entries = load_lexicon("task_columns")
    pairs = [(pattern, Column(entry.key)) for entry in entries for pattern in entry.patterns]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4096)  # cells of one column repeat each other
def classify_column(name: str) -> Column | None:
    """What a column with this header holds; None: the text is no header of a column."""
    name = re.sub(r"\s", "", fold_width(name))
    if not 0 < len(name) <= 12:  # characters; longer cells are content
        return None
    if role_of_column(name):
        return Column.BODIES
    return next((column for pattern, column in _columns() if name.endswith(pattern)), None)


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: two bars or more."""
    return text.count("|") >= 2


def mend_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with rows that were broken in two joined again; a lone bar at a line's end is cut."""
    mended: list[Line] = []
    for line in lines:
        if mended and _continues(mended[-1].text, line.text):
            text = f"{mended[-1].text} {line.text}"
            mended[-1] = Line(text=text, number=mended[-1].number)
        else:
            mended.append(line)
    return tuple(
        line if is_row(line.text) else replace(line, text=line.text.rstrip("| ")) for line in mended
    )


def _continues(before: str, after: str) -> bool:
    if before.endswith("|") or "|" not in before:
        return False
    return after.startswith("|") or (is_row(before) and after.endswith("|"))


def split_cells(text: str) -> tuple[Cell, ...]:
    """Cells of a row; a bar at its end closes the last one."""
    cells, start = [], 0
    for part in text.split("|"):
        inner = part.strip()
        begin = start + (len(part) - len(part.lstrip()) if inner else 0)
        cells.append(Cell(text=inner, start=begin, end=begin + len(inner)))
        start += len(part) + 1
    return tuple(cells[:-1] if len(cells) > 1 and not cells[-1].text else cells)


def read_header(texts: Sequence[str]) -> Header | None:
    """The header that these cells are; None where fewer than two name a known column.

    A cell that is merged over several columns, as the name of a group of rows is, names one.
    """
    names = tuple(text for text in texts if text)
    kinds = [classify_column(name) for name in names]
    known = [kind for kind in kinds if kind]
    named = {name for name, kind in zip(names, kinds, strict=True) if kind}
    told = sum(kind is not None or _is_head(name) for name, kind in zip(names, kinds, strict=True))
    if len(named) < 2 or told * 2 < len(names) or Column.TASK not in known:
        return None
    return Header(names=names, columns=tuple(kind or Column.OTHER for kind in kinds))


def _is_head(name: str) -> bool:
    """Whether a cell heads a column of an indicator table: 基期水平, 2030年目标值, 属性."""
    return len(name) <= _LONGEST_HEAD and read_column_head(name).speaks


_PAIR = 2  # cells of a row that names a group and one within it
_LONGEST_HEAD = 20  # characters


def read_rows(lines: Sequence[PlacedLine]) -> Table:
    """Rows of one or more tables that follow each other; headers are left."""
    header, group, rows, left = None, "", list[TextRow](), list[str]()
    subgroup, spent = "", True  # whether a row stands below it
    above: tuple[str, ...] = ()  # cells of the line before, if it is a header
    heads = _two_lined_head(lines) or _indicator_head(lines)
    left += (line.text for line in heads)
    for line in lines[len(heads) :]:
        cells = split_cells(line.text)
        filled = [cell for cell in cells if cell.text]
        texts = _under(above, tuple(cell.text for cell in cells))
        above = ()
        if found := read_header(_spread(texts)):
            header, above = found, tuple(cell.text for cell in cells)
            left.append(line.text)
        elif header and len(filled) == 1 and _is_group(filled[0].text):
            left += [group] if group else []  # a group without a row
            group, subgroup = filled[0].text, ""
        elif header and (named := _named_subgroup(cells, header)):
            left += [] if spent else [subgroup]
            group, subgroup, spent = named.group, named.name, False
        elif filled:
            row = _row(line, cells, header)
            left += [group] if group and row.group not in ("", group) else []  # it names its own
            rows.append(replace(row, group=row.group or group, subgroup=subgroup))
            left += _outside(rows[-1], filled, header)
            group, spent = "", True
    left += [group] if group else []
    left += [] if spent else [subgroup]
    return Table(rows=tuple(rows), left=tuple(left))


def _two_lined_head(lines: Sequence[PlacedLine]) -> Sequence[PlacedLine]:
    """The first two lines where a head that is no header of tasks parts below: 分年度任务 | |.

    A cell merged over several columns has a name for each of them below it; the others, merged
    over both lines, say the same in both.
    """
    if len(lines) <= _PAIR or any(_reads_as_header(line.text) for line in lines[:_PAIR]):
        return ()
    over, under = ([cell.text for cell in split_cells(line.text)] for line in lines[:_PAIR])
    parted = [i for i, text in enumerate(over) if not text]
    merged = {i for at in parted for i in (at, at - 1)}
    if not parted or parted[0] == 0 or len(over) != len(under) or not all(under):
        return ()
    same = all(over[i] == under[i] for i in range(len(over)) if i not in merged)
    short = all(len(text) <= _LONGEST_HEAD and not _FIGURE.fullmatch(text) for text in under)
    again = len(merged) < len(over) or over[0] not in under
    return lines[:_PAIR] if same and short and again else ()


def _indicator_head(lines: Sequence[PlacedLine]) -> Sequence[PlacedLine]:
    """The first line where all cells head columns, and one a column of years: 指标 | 2025年 |.

    Tables of tasks have their own header.
    """
    texts = [cell.text for cell in split_cells(lines[0].text) if cell.text]
    if len(lines) < _PAIR or len(texts) < _PAIR or _reads_as_header(lines[0].text):
        return ()
    years = any(read_column_head(text).years for text in texts)
    return lines[:1] if years and all(map(_is_head, texts)) else ()


def _reads_as_header(text: str) -> bool:
    return read_header(_spread([cell.text for cell in split_cells(text)])) is not None


_FIGURE = re.compile(r"[-+<>≥≤]?\d[\d,.%]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subgroup:
    group: str
    name: str


def _named_subgroup(cells: Sequence[Cell], header: Header) -> _Subgroup | None:
    """The group of rows within a group that a row names: (二)合理膳食 | 结果性指标 | | |."""
    place = header.find(Column.GROUP)
    filled = [cell for cell in cells if cell.text]
    if place is None or len(filled) != _PAIR or len(cells) <= _PAIR or cells[place] != filled[0]:
        return None
    group, name = (cell.text for cell in filled)
    plain = _is_group(name) and cells[place + 1] == filled[1]
    return _Subgroup(group=group, name=name) if plain and _is_group(group) else None


def _spread(texts: Sequence[str]) -> list[str]:
    """Cells of a header, one merged over several columns in each of them."""
    spread: list[str] = []
    for text in texts:
        spread.append(text or (spread[-1] if spread else ""))
    return spread


def _under(above: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row, or the header that it completes: 责任单位 above 牵头单位, 配合单位."""
    merged = {i for i, text in enumerate(above) if not text}
    merged |= {i - 1 for i in merged}
    pairs = list(zip(above, texts, strict=False))
    below = [i for i, (_, text) in enumerate(pairs) if text]
    if len(above) < len(texts) or not merged.intersection(below):
        return texts
    if any(i not in merged and pairs[i][0] != pairs[i][1] for i in below):
        return texts
    rest = ("",) * (len(above) - len(texts))
    whole = _spread(above)
    return tuple(
        text if classify_column(text) else name
        for name, text in zip(whole, (*texts, *rest), strict=True)
    )


def _outside(row: TextRow, cells: Sequence[Cell], header: Header | None) -> list[str]:
    """Text of cells that the row does not hold: deadlines behind the bodies, remarks."""
    if header is None or row.end - row.start == cells[-1].end - cells[0].start:
        return []
    names = row.bodies.all
    return [
        cell.text
        for cell in cells
        if not row.start <= cell.start < row.end
        and cell.text not in (row.number, row.group)
        and not any(name in cell.text for name in names)
    ]


def _is_group(text: str) -> bool:
    """Whether the only cell of a row heads the rows below it."""
    return len(text) <= 60 and not text.endswith(("。", ";", "\uff1b")) and not text.isdecimal()


def _row(line: PlacedLine, cells: tuple[Cell, ...], header: Header | None) -> TextRow:
    filled = [cell for cell in cells if cell.text]
    whole = TextRow(line=line, start=filled[0].start, end=filled[-1].end)
    if header is None or len(filled) == 1:
        return whole
    by_column = _aligned(cells, header)
    tasks = [
        cell
        for cell, kind in zip(by_column, header.columns, strict=True)
        if kind is Column.TASK and cell and cell.text
    ]
    if not tasks:
        return whole
    first = _first_added(by_column, header, by_column.index(tasks[0]))
    last = _last_added(by_column, header, by_column.index(tasks[-1]))
    number, group = (_cell(by_column, header.find(c)) for c in (Column.NUMBER, Column.GROUP))
    return TextRow(
        line=line,
        start=min(tasks[0].start, cell.start if (cell := by_column[first]) else tasks[0].start),
        end=max(tasks[-1].end, cell.end if (cell := by_column[last]) else 0),
        number=number,
        group=group,
        bodies=_bodies(by_column, header),
    )


def _first_added(cells: Sequence[Cell | None], header: Header, task: int) -> int:
    """Index of the first cell before the task that says more: 标准号, 标准名称."""
    first = task
    for index in range(task - 1, -1, -1):
        cell = cells[index]
        if header.columns[index] is not Column.OTHER or cell is None or not cell.text:
            break
        first = index
    return first


def _last_added(cells: Sequence[Cell | None], header: Header, task: int) -> int:
    """Index of the last cell behind the task that says more of it: its deadline, its value.

    An empty cell between them, as where a baseline is not known, ends nothing.
    """
    last = task
    for index in range(task + 1, len(cells)):
        cell = cells[index]
        if header.columns[index] is not Column.OTHER:
            break
        if cell is not None and cell.text:
            last = index
    return last


def _aligned(cells: tuple[Cell, ...], header: Header) -> list[Cell | None]:
    """Cells by column; a row whose first cells belong to a merged group above is shifted."""
    width, shift = len(header.columns), 0
    place = header.find(Column.NUMBER)
    if place is not None:
        numbered = [i for i, cell in enumerate(cells[: place + 1]) if cell.text.isdecimal()]
        shift = place - numbered[0] if numbered else 0
    elif len(cells) < width and header.columns[0] is Column.GROUP:
        shift = width - len(cells)
    padded: list[Cell | None] = [None] * shift + list(cells)
    return (padded + [None] * width)[:width]


def _cell(cells: Sequence[Cell | None], index: int | None) -> str:
    cell = cells[index] if index is not None else None
    return cell.text if cell else ""


def _bodies(cells: Sequence[Cell | None], header: Header) -> Bodies:
    names: dict[str, tuple[str, ...]] = {}  # a column merged over several is one list
    for name, cell in zip(header.names, cells, strict=True):
        if cell and role_of_column(fold_width(name)):
            names[name] = names.get(name, ()) + split_names(cell.text)
    lists = ((role_of_column(fold_width(name)), found) for name, found in names.items())
    return join_bodies(assign_roles(found, role) for role, found in lists if role)
