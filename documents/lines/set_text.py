"""Read lines as a typist set them, by white space alone: rows of tabs, indented paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from policydiff.stages.documents.lines.broken_numbers import join_printed
from policydiff.stages.documents.lines.line_width import begins, columns, ended
from policydiff.stages.documents.model.line import Line

_INDENT = re.compile(r"(?:\u3000{2}|[ \xa0]{2}|\t)[ \xa0\t\u3000]{0,20}(?=\S)")
_FEWEST_TABS, _FEWEST_ROWS, _FEWEST_CELLS = 2, 2, 2
_FEWEST, _MOST_OTHER = 3, 0.2  # lines of each kind; the share of those that do not fit
# How lines are measured, and by how much a full one may be shorter than the widest.
_MEASURES: tuple[tuple[Callable[[str], int], int], ...] = ((columns, 6), (len, 2))


def bars_for_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, rows whose cells are parted by tabs with bars in their place.

    A table is two lines or more with equally many tabs, two at least; blank lines may part them.
    """
    found = list(lines)
    filled = [index for index, line in enumerate(lines) if line.strip()]
    for tabs, group in groupby(filled, key=lambda index: lines[index].rstrip(" \r").count("\t")):
        rows = list(group)
        cells = [[cell.strip() for cell in lines[index].split("\t")] for index in rows]
        told = all(sum(map(_speaks, row)) >= _FEWEST_CELLS for row in cells)
        if tabs < _FEWEST_TABS or len(rows) < _FEWEST_ROWS or not told:
            continue
        for index, row in zip(rows, cells, strict=True):
            found[index] = " | ".join(cell.replace("|", "\uff5c") for cell in row).strip() + " |"
    return found


def _speaks(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def join_indented(lines: Sequence[Line], shown: Sequence[str]) -> tuple[Line, ...]:
    """Lines joined where indents tell paragraphs and the others go on from a full line.

    Args:
        lines: The lines without white space around them.
        shown: The same lines with it.
    """
    indented = [_INDENT.match(line) is not None for line in shown]
    going_on = [
        index
        for index in range(1, len(lines))
        if not indented[index] and not begins(lines[index].text) and not _is_row(lines, index)
    ]
    if len(going_on) < _FEWEST or sum(indented) < _FEWEST:
        return tuple(lines)
    full = max((_full(shown, going_on, *way) for way in _MEASURES), key=len)
    if len(going_on) - len(full) > _MOST_OTHER * len(going_on):
        return tuple(lines)
    joins, joined = set(full), list[Line]()
    for index, line in enumerate(lines):
        if index in joins and not (ended(lines[index - 1].text) and len(line.text) < _FEWEST):
            text = join_printed((joined[-1].text, line.text))
            joined[-1] = Line(text=text, number=joined[-1].number)
        else:
            joined.append(line)
    return tuple(joined)


def _full(
    shown: Sequence[str], going_on: Sequence[int], measure: Callable[[str], int], ragged: int
) -> list[int]:
    """Indices of lines that go on from one that is as wide as the widest, or nearly."""
    above = [measure(shown[index - 1].rstrip()) for index in going_on]
    return [i for i, width in zip(going_on, above, strict=True) if width >= max(above) - ragged]


def _is_row(lines: Sequence[Line], index: int) -> bool:
    return "|" in lines[index].text + lines[index - 1].text
