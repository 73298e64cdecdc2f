"""Flattened tables whose heads are known: 序号, 指标, 单位, 目标, one below the other.

Rows follow, each with a cell for every head that fits it; a cell of a group stands above the first
of its rows alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.documents.lines.labels import Scheme, find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.flattened.cells import (
    LONGEST_HEAD,
    MOST_COLUMNS,
    FlatCell,
    Restored,
    as_row,
    cells_from,
)
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

_FEWEST = 2  # columns
_SHORT, _LONGEST_NAME, _LONGEST_VALUE = 6, 60, 60  # characters
_FEWEST_ROWS = 2  # without numbers
_DASH = re.compile(r"[-/]{1,4}|无")


def is_head(text: str) -> bool:
    """Whether a line may be the head of a column."""
    label = find_label(text)
    if len(text) > LONGEST_HEAD or "|" in text or (label and label.number is not None):
        return False
    return kind_below(text) is not None


def headed_at(lines: Sequence[Line], start: int, *, parted: bool) -> Restored | None:
    """The table whose first head stands here; None where there is none."""
    cells = cells_from(lines, start, parted=parted)
    heads = list[FlatCell]()
    for cell in cells:
        if len(heads) == MOST_COLUMNS or not is_head(cell.line.text):
            break
        heads.append(cell)
    for size in range(len(heads), _FEWEST - 1, -1):
        kinds = kinds_below([head.line.text for head in heads[:size]])
        if names_a_table(kinds):
            found = _rows(lines, heads[size - 1].stop, kinds, parted=parted)
            if found is not None:
                return replace(found, rows=(as_row([h.line for h in heads[:size]]), *found.rows))
    return None


def _rows(
    lines: Sequence[Line], start: int, kinds: Sequence[CellKind], *, parted: bool
) -> Restored | None:
    """The rows below the heads, as far as the cells fit; None where too few do."""
    rows, stop, number = list[Line](), start, 0
    numbered = CellKind.NUMBER in kinds
    while stop < len(lines):
        cells = [
            cell for cell, _ in zip(cells_from(lines, stop, parted=parted), kinds, strict=False)
        ]
        taken = _fitting(cells, kinds, number + 1)
        if not taken:
            break
        stop, number = taken[-1].stop, number + 1
        texts = [cell.line for cell in taken]
        if kinds[-1] is CellKind.BODIES:
            stop, more = _more_bodies(lines, stop, parted=parted)
            texts[-1] = replace(texts[-1], text="、".join((texts[-1].text, *more)))
        rows.append(as_row(texts))
    if numbered and _shifted(lines, stop, number, size=len(kinds)):
        return None
    enough = len(rows) >= (1 if numbered else _FEWEST_ROWS)
    return Restored(rows=tuple(rows), stop=stop) if enough else None


def _shifted(lines: Sequence[Line], stop: int, number: int, *, size: int) -> bool:
    """Whether the last row took the number of the next one for a value, as one cell is lost."""
    bare = [fold(line.text).strip() for line in lines[stop - 1 : stop + 2 * size]]
    return bare[:1] == [str(number + 1)] and str(number + 2) in bare[1:]


def _fitting(
    cells: Sequence[FlatCell], kinds: Sequence[CellKind], number: int
) -> Sequence[FlatCell]:
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


def _fit(cells: Sequence[FlatCell], kinds: Sequence[CellKind], number: int) -> bool:
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
    for cell in cells_from(lines, start, parted=parted):
        text = cell.line.text
        ends = expression("body_statements", "body_at_end").search(fold(text))
        if not ends or len(text) > _LONGEST_NAME or any(map(str.isdigit, text)):
            break
        names.append(text)
        stop = cell.stop
    return stop, tuple(names)
