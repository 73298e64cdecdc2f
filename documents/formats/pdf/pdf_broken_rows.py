"""Rows of tables that the end of a page breaks: their second halves, and cells merged over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from policydiff.stages.documents.lines.broken_numbers import join_printed
from policydiff.stages.documents.model.line import Line

_NUMBERS = 2  # columns in the first of which numbers of rows stand
_NOTE = re.compile("[^:\uff1a]{1,6}[:\uff1a]")  # 说明:…, 计算方法:… below a row


def join_rows(rows: Sequence[Line]) -> tuple[Line, ...]:
    """Rows of one table, those that a page's end broke joined, each with the group it is of.

    The second half of a row has no number; the head of the table may stand above it again.
    """
    head, joined, page = rows[0].text, list[Line](), 0
    inside = (two for one, two in pairwise(rows) if one.number == two.number)
    grouped = any(_filled(_cells(row)[1:]) == 1 for row in inside)
    for row in _with_groups(rows):
        place = len(joined) - 1
        if place > 0 and joined[place].text == head:
            place -= 1  # the head stands above each page
        first = place >= 0 and max(page, joined[place].number) < row.number and row.text != head
        whole = _joined(joined[place], row, grouped=grouped) if first else None
        if whole is None:
            joined.append(row)
        else:
            joined[place], page = whole, row.number  # only the first row of a page can be one
    return tuple(joined)


def _joined(above: Line, row: Line, *, grouped: bool) -> Line | None:
    """A row with its second half; None: the other row is one of its own.

    Args:
        above: The last row of a page.
        row: The first one of the next.
        grouped: Rows of one cell name groups in this table.
    """
    halves = list(zip(_cells(above), _cells(row), strict=False))
    numbered = [(a, b) for a, b in halves[:_NUMBERS] if a.isdecimal()]
    if len(_cells(above)) != len(_cells(row)):
        return None
    if all(a == b or not b or _NOTE.match(b) for a, b in halves):
        return None
    if numbered[0][1] if numbered else grouped or not _is_half(halves):
        return None
    cells = (a if a == b else join_printed((a, b), cell=True) for a, b in halves)
    return replace(above, text=" | ".join(cells).strip())


def _is_half(halves: Sequence[tuple[str, str]]) -> bool:
    """Whether a row without a number goes on with cells of the row above, and has few itself."""
    (group, again), *rest = halves
    goes_on = all(a for a, b in rest if b) and again in ("", group)
    return goes_on and 0 < _filled(b for _, b in rest) * 2 < _filled(a for a, _ in rest)


def _filled(cells: Iterable[str]) -> int:
    return sum(bool(cell) for cell in cells)


def _with_groups(rows: Sequence[Line]) -> tuple[Line, ...]:
    """Rows with the cell of their group where the end of a page cuts it, and half of it is empty.

    What is empty at the top of a page is of the group that the page before ends with; at the foot
    it is of the one that the next page begins with, where that says it anew.
    """
    head, filled = rows[0].text, list(rows)
    groups = [_cells(row)[0] for row in rows]
    if not any(a and a == b for a, b in pairwise(groups)):
        return tuple(rows)  # no cell of the first column is merged
    pages = [
        [i for i, _ in members if rows[i].text != head]
        for _, members in groupby(enumerate(rows), key=lambda pair: pair[1].number)
    ]
    pages = [page for page in pages if page]
    for before, after in pairwise(pages):
        foot = groups[after[0]] if any(groups[i] for i in before) else ""
        _fill(groups, before[::-1], foot)
        _fill(groups, after, groups[before[-1]])
    for index, (row, group) in enumerate(zip(rows, groups, strict=True)):
        if group and not _cells(row)[0]:
            filled[index] = replace(row, text=f"{group} {row.text}")
    return tuple(filled)


def _fill(groups: list[str], places: Sequence[int], group: str) -> None:
    """Name a group in the first of these places that lack one."""
    for place in places:
        if groups[place]:
            return
        groups[place] = group


def _cells(row: Line) -> list[str]:
    return [cell.strip() for cell in row.text.split("|")]
