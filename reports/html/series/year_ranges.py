"""Write years with their runs: 2012, 2014–2016."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby


def year_ranges(years: Sequence[int]) -> str:
    """2012, 2014–2016."""
    runs = []
    for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0]):
        found = [year for _, year in run]
        runs.append(str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}")
    return ", ".join(runs)
