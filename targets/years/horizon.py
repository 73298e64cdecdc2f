"""The years of a document, from which relative times (今年, 三年内) are counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from policydiff.stages.documents import Document

_YEAR_IN_ID = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_CLOSING = ("11", "12")  # and in these 年底前 may be the next year's
_EARLY = ("01", "02", "03")  # issued in these months: the year itself counts as the first


class Horizon(NamedTuple):
    """The years that relative times are counted from."""

    year: int | None  # of issue; the first year planned for where no date is known
    first: int | None  # planned for
    last: int | None
    now: int | None  # its aims begin with: the first planned for, else that of issue or later
    early: bool  # issued early in its year, so that 三年内 includes that year
    closing: bool = False  # issued when its year is nearly over, so that 年底前 may be the next

    @property
    def one_year(self) -> bool:
        """Whether the document plans for a single year, so that its aims are annual."""
        return self.first is not None and self.first == self.last

    def is_past(self, year: int) -> bool:
        """Whether a year lies before those of its aims."""
        return self.now is not None and year < self.now


def horizon_of(document: Document) -> Horizon:
    """The years of a document: of issue, and of the period planned for."""
    period, issued = document.period, document.issued
    named = _YEAR_IN_ID.search(document.id)
    first = period.first if period else int(named[0]) if named and not issued else None
    year = int(issued[:4]) if issued and issued[:4].isdigit() else first
    if year is None or issued is None:
        year = _named_before(named, first) or year
    last = period.last if period else first
    early = issued is None or issued[5:7] in _EARLY or len(issued) < 7
    return Horizon(
        year=year,
        first=first,
        last=last,
        now=_begin(year, first=first, last=last),
        early=early,
        closing=issued is not None and issued[5:7] in _CLOSING,
    )


def _named_before(named: re.Match[str] | None, first: int | None) -> int | None:
    """The year of a file's name, where it is that before the first planned for: of a December."""
    year = int(named[0]) if named else None
    return year if year is not None and first == year + 1 else None


def _begin(year: int | None, *, first: int | None, last: int | None) -> int | None:
    """The year that a document's aims begin with; a plan of several may be issued in a later."""
    if first is None or year is None:
        return year if first is None else first
    return first if first == last else max(first, year)
