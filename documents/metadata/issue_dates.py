"""Find when a document was issued: the day, or at least the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from policydiff.stages.documents.lines.adoption import adoption_date, is_adoption
from policydiff.stages.documents.lines.dates import DATE, find_dates
from policydiff.stages.documents.lines.furniture import is_date
from policydiff.stages.documents.lines.metadata_box import BoxField, box_values
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.provenance import Told, Where
from policydiff.stages.knowledge.expressions import Expressions, expression_source
from policydiff.stages.support.text import fold_width

_FRAME = Expressions("document_frame")
_FILED = re.compile(r"\((\d{4}[-.]\d{1,2}[-.]\d{1,2})\)$")
_LONGEST_LAST = 120  # characters of the article that says when a rule comes into force


def find_issued(outside: Sequence[str]) -> Told | None:
    """The date of issue: the last of a law's history, signature, box, 印发, a line below the title.

    The day a page was posted (发布日期) is never taken.
    """
    lines = [(line, fold_width(line).strip()) for line in outside]
    boxed = [
        Told(value=entry.value, where=Where.BOX, quote=entry.quote)
        for entry in box_values(outside)
        if entry.field is BoxField.ISSUED
    ]
    sources = (
        _told(
            Where.SIGNATURE, [(a, b) for a, b in lines if is_date(b) and not _printed().search(b)]
        ),
        boxed,
        _told(Where.IMPRINT, [(a, m.group()) for a, b in lines for m in _printed().finditer(b)]),
        _told(Where.HEAD, [(a, b) for a, b in lines if re.match(rf"[(—―─–\-]|{DATE}(?!\s*\d)", b)]),
        _told(Where.SIGNATURE, [(a, m[1]) for a, b in lines for m in [_run_on().search(b)] if m]),
    )
    found = (
        replace(entry, value=date)
        for entries in sources
        for entry in entries
        for date in find_dates(entry.value)
    )
    return later_date(_adopted(outside), next(found, None))


def _adopted(outside: Sequence[str]) -> Told | None:
    """The last date of a law's history."""
    history = [(adoption_date(line), line) for line in outside if is_adoption(line)]
    dates = [Told(value=date, where=Where.HEAD, quote=line) for date, line in history if date]
    return max(dates, key=lambda told: told.value, default=None)


def filed_date(stem: str) -> Told | None:
    """The day that ends a file's name: 条例(2024-09-27)."""
    found = _FILED.search(fold_width(stem))
    dates = find_dates(found[1]) if found else ()
    return Told(value=dates[0], where=Where.FILE, quote=stem) if dates else None


def later_date(stated: Told | None, other: Told | None) -> Told | None:
    """The first of two dates, or the other where the first is only that of a law's older history.

    A law is published some days after its adoption, and histories often lack the last amendment.
    """
    if other is None or stated is None:
        return stated or other
    return other if is_adoption(stated.quote) and other.value > stated.value else stated


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(DATE + r"\s*" + expression_source("document_frame", "printed"))


@cache
def _run_on() -> re.Pattern[str]:
    """A signature with its date that ran on behind the names of annexes."""
    return re.compile(expression_source("document_frame", "signed_at_end") + f"({DATE})$")


def year_told(
    number: Told | None, posted: Told | None, texts: Sequence[Sequence[Line]]
) -> int | None:
    """The year of issue where no date tells it: of the 文号, the posting, the coming into force.

    What comes into force on the first day of a year was issued in the year before.
    """
    if number and (bracketed := re.search(r"[〔\[(【]\s?(\d{4})", fold_width(number.value))):
        return int(bracketed[1])
    if posted:
        return int(posted.value[:4])
    force = _FRAME["comes_into_force"]
    for line in (line for text in texts for line in reversed(text)):
        if len(line.text) <= _LONGEST_LAST and (found := force.search(fold_width(line.text))):
            first_day = (found["month"], found["day"]) == ("1", "1")
            return int(found["year"]) - first_day
    return None


def _told(where: Where, lines: Iterable[tuple[str, str]]) -> list[Told]:
    """Values with the lines that they were read from."""
    return [Told(value=value, where=where, quote=line) for line, value in lines]
