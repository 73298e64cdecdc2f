"""Fit text into cells of spreadsheets and Word; what they cannot hold is left out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from policydiff.stages.reports.shared.diffs import Mark, Run

MOST_UNITS = 32_767  # of UTF-16 in a cell, Excel's limit
_NARROW = 0x1FFF  # from here on quotes, dashes, arrows and East Asia's characters: twice as wide


def fitting(runs: Sequence[Run], *, note: str) -> list[Run]:
    """The runs as one cell of a spreadsheet holds them; the note stands where that is not all.

    No run is empty, and no two neighbours have the same mark.
    """
    kept, room = list[Run](), MOST_UNITS - len(note)
    for run in united(runs):
        text = encodable(run.text)
        part = first_units(text, room)
        room -= len(part.encode("utf-16-le")) // 2
        kept.append(Run(mark=run.mark, text=part))
        if part != text:
            return list(united([*kept, Run(mark=Mark.PLAIN, text=note)]))
    return kept


def united(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs that have text, neighbours of one mark as one run."""
    filled = (run for run in runs if run.text)
    for mark, found in groupby(filled, key=lambda run: run.mark):
        yield Run(mark=mark, text="".join(run.text for run in found))


def lines_of(text: str, width: float) -> int:
    """How many lines the text takes where so many narrow characters go on one; wide ones are two.

    Texts longer than a cell may hold are not measured to their end.
    """
    return sum(
        max(1, math.ceil(sum(2 if ord(c) > _NARROW else 1 for c in line) / width))
        for line in text[:MOST_UNITS].split("\n")
    )


def first_units(text: str, most: int) -> str:
    """The beginning of the text, of at most so many units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


def encodable(text: str) -> str:
    """The text with "?" for lone surrogates, which UTF-8 has no form for."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
