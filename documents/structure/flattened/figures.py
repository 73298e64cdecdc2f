"""A name with figures below it, each on a line of its own: a row, where heads are not known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.flattened.cells import LONGEST_HEAD, Restored, as_row
from policydiff.stages.knowledge.stated_units import is_unit
from policydiff.stages.support.text import fold

_FIGURE = re.compile(
    r"[<>≥≤]{0,2}\s?[-+]?\d[\d,]{0,12}(?:\.\d{1,6})?\s?(?P<unit>[^\s\d.,、)]{0,8})"
)
_YEAR = re.compile(r"(?:19|20)\d\d年")
_FEWEST_FIGURES = 2  # in lines below each other


def values_at(lines: Sequence[Line], start: int) -> Restored | None:
    """A name and the figures below it as a row, where the heads are not known; else None.

    Figures of several lines are cells of a table: 25.20 and 25% are no 25.2025%.
    """
    stop = start + 1
    years = bool(lines[stop : stop + 1]) and _is_year(lines[stop].text)  # which head figures
    while stop < len(lines) and _is_figure(lines[stop].text):
        if _is_year(lines[stop].text) != years:
            break
        stop += 1
    figures = [fold(line.text) for line in lines[start + 1 : stop]]
    told = any(not figure.isdecimal() for figure in figures)
    if len(figures) < _FEWEST_FIGURES or not told or len(lines[start].text) > LONGEST_HEAD:
        return None
    if find_label(lines[start].text) is not None or "|" in lines[start].text:
        return None
    return Restored(rows=(as_row(lines[start:stop]),), stop=stop)


def _is_figure(text: str) -> bool:
    """Whether a line is a figure with its sign and its unit, and nothing else."""
    found = _FIGURE.fullmatch(fold(text)) if len(text) <= LONGEST_HEAD else None
    return found is not None and (not found["unit"] or is_unit(found["unit"]))


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None
