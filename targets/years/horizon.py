"""The years of a document, from which relative times (今年, 三年内) are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policydiff.stages.documents import Document

_YEAR_IN_ID = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_EARLY = ("01", "02", "03")  # issued in these months: the year itself counts as the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The years that relative times are counted from."""

    year: int | None  # of issue; the first year planned for where no date is known
    first: int | None  # planned for
    last: int | None
    early: bool  # issued early in its year, so that 三年内 includes that year

    @property
    def one_year(self) -> bool:
        """Whether the document plans for a single year, so that its aims are annual."""
        return self.first is not None and self.first == self.last

    @property
    def now(self) -> int | None:
        """The year that its aims begin with: the one planned for, else that of issue or later."""
        if self.first is None or self.first == self.last:
            return self.year if self.first is None else self.first
        return self.first if self.year is None else max(self.first, self.year)

    def is_past(self, year: int) -> bool:
        """Whether a year lies before those of its aims."""
        now = self.now
        return now is not None and year < now


def horizon_of(document: Document) -> Horizon:
    """The years of a document: of issue, and of the period planned for."""
    period, issued = document.period, document.issued
    named = _YEAR_IN_ID.search(document.id)
    first = period.first if period else int(named[0]) if named and not issued else None
    year = int(issued[:4]) if issued and issued[:4].isdigit() else first
    early = issued is None or issued[5:7] in _EARLY or len(issued) < 7
    return Horizon(year=year, first=first, last=period.last if period else first, early=early)
