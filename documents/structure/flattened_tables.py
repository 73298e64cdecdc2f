"""Restore tables that were saved with one cell a line: their rows become `cell | cell |` again.

A table begins with its heads, one below the other: 序号, 指标, 单位, 目标. Its rows follow, each
with a cell for every head; a cell of a group stands above the first of its rows alone. Where the
lines do not fit the heads they stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.table_kinds import (
    CellKind,
    kind_below,
    kinds_below,
    names_a_table,
)
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.stated_units import is_unit
from policydiff.stages.support.numerals import read_number
from policydiff.stages.support.text import fold

_FEWEST, _MOST = 2, 12  # columns
_SHORT, _LONGEST_HEAD, _LONGEST_NAME, _LONGEST_VALUE = 6, 20, 60, 60  # characters
_FEWEST_ROWS = 2  # without numbers
_PARTED = 0.5  # share of lines with a blank one before them, from which blank lines part cells
_FIGURE = re.compile(
    r"[<>≥≤]{0,2}\s?[-+]?\d[\d,]{0,12}(?:\.\d{1,6})?\s?(?P<unit>[^\s\d.,、)]{0,8})"
)
_FEWEST_FIGURES = 2  # in lines below each other
_SENTENCE_ENDS = tuple("。;；:：,，、")
_DASH = re.compile(r"[-/]{1,4}|无")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """Lines that are one cell."""

    line: Line  # joined
    stop: int  # index of the line behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Restored:
    """The rows of a table, and the index of the line behind it."""

    rows: tuple[Line, ...]
    stop: int


def restore_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of each table with one cell a line joined to rows."""
    parted, restored, index = _are_parted(lines), list[Line](), 0
    while index < len(lines):
        text = lines[index].text
        found = _table_at(lines, index, parted=parted) if _is_head(text) else None
        found = found or (_values_at(lines, index) if text[-1:] not in _SENTENCE_ENDS else None)
        restored += found.rows if found else (lines[index],)
        index = found.stop if found else index + 1
    return tuple(restored)


def _values_at(lines: Sequence[Line], start: int) -> _Restored | None:
    """A name and the figures below it as a row, where the heads are not known; else None.

    Figures of several lines are cells of a table: 25.20 and 25% are no 25.2025%.
    """
    stop = start + 1
    while stop < len(lines) and _is_figure(lines[stop].text):
        stop += 1
    figures = [fold(line.text) for line in lines[start + 1 : stop]]
    told = any(not figure.isdecimal() for figure in figures)
    if len(figures) < _FEWEST_FIGURES or not told or len(lines[start].text) > _LONGEST_HEAD:
        return None
    if find_label(lines[start].text) is not None or "|" in lines[start].text:
        return None
    return _Restored(rows=(_row(lines[start:stop]),), stop=stop)


def _is_figure(text: str) -> bool:
    """Whether a line is a figure with its sign and its unit, and nothing else."""
    found = _FIGURE.fullmatch(fold(text)) if len(text) <= _LONGEST_HEAD else None
    return found is not None and (not found["unit"] or is_unit(found["unit"]))


def _are_parted(lines: Sequence[Line]) -> bool:
    """Whether a blank line parts paragraphs, so that lines without one between are one cell."""
    gaps = sum(after.number - before.number > 1 for before, after in pairwise(lines))
    return gaps > _PARTED * len(lines)


def _is_head(text: str) -> bool:
    """Whether a line may be the head of a column."""
    label = find_label(text)
    if len(text) > _LONGEST_HEAD or "|" in text or (label and label.number is not None):
        return False
    return kind_below(text) is not None


def _table_at(lines: Sequence[Line], start: int, *, parted: bool) -> _Restored | None:
    """The table whose first head stands here; None where there is none."""
    cells = _cells(lines, start, parted=parted)
    heads = list[_Cell]()
    for cell in cells:
        if len(heads) == _MOST or not _is_head(cell.line.text):
            break
        heads.append(cell)
    for size in range(len(heads), _FEWEST - 1, -1):
        kinds = kinds_below([head.line.text for head in heads[:size]])
        if names_a_table(kinds):
            found = _rows(lines, heads[size - 1].stop, kinds, parted=parted)
            if found is not None:
                return replace(found, rows=(_row([h.line for h in heads[:size]]), *found.rows))
    return None


def _cells(lines: Sequence[Line], start: int, *, parted: bool) -> Iterator[_Cell]:
    """The cells from an index on: lines, or those between blank ones."""
    index = start
    while index < len(lines):
        stop = index + 1
        while parted and stop < len(lines) and lines[stop].number - lines[stop - 1].number == 1:
            stop += 1
        text = "".join(line.text for line in lines[index:stop])
        yield _Cell(line=Line(text=text, number=lines[index].number), stop=stop)
        index = stop


def _rows(
    lines: Sequence[Line], start: int, kinds: Sequence[CellKind], *, parted: bool
) -> _Restored | None:
    """The rows below the heads, as far as the cells fit; None where too few do."""
    rows, stop, number = list[Line](), start, 0
    numbered = CellKind.NUMBER in kinds
    while stop < len(lines):
        cells = [cell for cell, _ in zip(_cells(lines, stop, parted=parted), kinds, strict=False)]
        taken = _fitting(cells, kinds, number + 1)
        if not taken:
            break
        stop, number = taken[-1].stop, number + 1
        texts = [cell.line for cell in taken]
        if kinds[-1] is CellKind.BODIES:
            stop, more = _more_bodies(lines, stop, parted=parted)
            texts[-1] = replace(texts[-1], text="、".join((texts[-1].text, *more)))
        rows.append(_row(texts))
    enough = len(rows) >= (1 if numbered else _FEWEST_ROWS)
    return _Restored(rows=tuple(rows), stop=stop) if enough else None


def _fitting(cells: Sequence[_Cell], kinds: Sequence[CellKind], number: int) -> Sequence[_Cell]:
    """The cells of the next row; none where they do not fit.

    The cell of a group that began above is left out; then the row has a cell less.
    """
    if len(cells) == len(kinds) and _fit(cells, kinds, number):
        return cells
    if (
        kinds[0] is CellKind.GROUP
        and number > 1
        and _fit(cells[: len(kinds) - 1], kinds[1:], number)
    ):
        return cells[: len(kinds) - 1]
    return ()


def _fit(cells: Sequence[_Cell], kinds: Sequence[CellKind], number: int) -> bool:
    pairs = [(cell.line.text, kind) for cell, kind in zip(cells, kinds, strict=False)]
    if len(cells) != len(kinds) or not all(_fits(text, kind, number) for text, kind in pairs):
        return False
    values = [text for text, kind in pairs if kind is CellKind.VALUE]
    return not values or CellKind.NUMBER in kinds or any(map(_holds_a_value, values))


def _holds_a_value(text: str) -> bool:
    """Whether a cell holds a figure, or says that there is none."""
    return any(map(str.isdigit, text)) or _DASH.fullmatch(fold(text)) is not None


def _fits(text: str, kind: CellKind, number: int) -> bool:
    """Whether a cell may stand in a column; `number` is that of its row."""
    plain = fold(text).strip()
    bare = plain.rstrip(".、")
    if kind is CellKind.NUMBER:
        return bare.isdecimal() and read_number(bare) == number
    if bare.isdecimal() and kind is not CellKind.VALUE:
        return False
    if len(plain) <= _SHORT and kind_below(text) in (
        CellKind.UNIT,
        CellKind.BINDING,
        CellKind.NUMBER,
    ):
        return False  # a head
    label = find_label(text)
    if label is not None and label.number is not None and label.scheme < Scheme.ARTICLE:
        return False
    if _DASH.fullmatch(plain):
        return kind not in (CellKind.NAME, CellKind.GROUP)
    if kind is CellKind.UNIT:
        return is_unit(plain)
    nature = any(
        expression("target_nature", key).search(plain)
        for key in ("binding_in_table", "expected_in_table", "voluntary_in_table")
    )
    if kind is CellKind.BINDING or (nature and len(plain) < _SHORT):
        return kind is CellKind.BINDING and nature
    if kind is CellKind.VALUE:
        return len(plain) <= _LONGEST_VALUE and not is_unit(plain)
    if kind in (CellKind.GROUP, CellKind.BODIES):
        return len(plain) <= _LONGEST_NAME * 2 and not plain.endswith("。")
    return not is_unit(plain)


def _more_bodies(lines: Sequence[Line], start: int, *, parted: bool) -> tuple[int, tuple[str, ...]]:
    """The bodies that stand in lines of their own below the first ones of a row."""
    stop, names = start, list[str]()
    for cell in _cells(lines, start, parted=parted):
        text = cell.line.text
        ends = expression("body_statements", "body_at_end").search(fold(text))
        if not ends or len(text) > _LONGEST_NAME or any(map(str.isdigit, text)):
            break
        names.append(text)
        stop = cell.stop
    return stop, tuple(names)


def _row(cells: Sequence[Line]) -> Line:
    """The row; of its source lines it has the number of that with most text."""
    longest = max(cells, key=lambda cell: len(cell.text))
    text = " | ".join(cell.text.replace("|", "\uff5c") for cell in cells) + " |"
    return Line(text=text, number=longest.number)
