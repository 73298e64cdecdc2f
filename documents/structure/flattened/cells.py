"""Cells of a table that was saved with one cell a line, and the rows that they become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.stages.documents.model.line import Line

MOST_COLUMNS = 12
LONGEST_HEAD = 20  # characters
SENTENCE_ENDS = tuple("。;；:：,，、")
_PARTED = 0.5  # share of lines with a blank one before them, from which blank lines part cells


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatCell:
    """Lines that are one cell."""

    line: Line  # joined
    stop: int  # index of the line behind it

    @property
    def text(self) -> str:
        """What it holds."""
        return self.line.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The rows of a table, and the index of the line behind it."""

    rows: tuple[Line, ...]
    stop: int


def are_parted(lines: Sequence[Line]) -> bool:
    """Whether a blank line parts paragraphs, so that lines without one between are one cell."""
    gaps = sum(after.number - before.number > 1 for before, after in pairwise(lines))
    return gaps > _PARTED * len(lines)


def cells_from(lines: Sequence[Line], start: int, *, parted: bool) -> Iterator[FlatCell]:
    """The cells from an index on: lines, or those between blank ones."""
    index = start
    while index < len(lines):
        stop = index + 1
        while parted and stop < len(lines) and lines[stop].number - lines[stop - 1].number == 1:
            stop += 1
        text = "".join(line.text for line in lines[index:stop])
        yield FlatCell(line=Line(text=text, number=lines[index].number), stop=stop)
        index = stop


def as_row(cells: Sequence[Line]) -> Line:
    """The row; of its source lines it has the number of that with most text."""
    longest = max(cells, key=lambda cell: len(cell.text))
    text = " | ".join(cell.text.replace("|", "\uff5c") for cell in cells) + " |"
    return Line(text=text, number=longest.number)
