"""Find when a target is for: deadline, horizon, and whether it had expired."""

from __future__ import annotations

import re

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.documents import Document
from policydiff.stages.targets import Target, TimeFrame

SPANS = 4  # of two to five years, each said in two ways
_YEAR = re.compile(r"\d{4}")


def year_of(target: Target, document: Document) -> int | None:
    """The last year that the target is for; the document's last where nothing tells."""
    stated = target.years.last if target.years else deadline_year(target)
    if stated is not None:
        return stated
    return document.period.last if document.period else None


def deadline_year(target: Target) -> int | None:
    """The last year of the deadline that the text names; None where it names none."""
    years = _YEAR.findall(target.deadline or "")
    return int(years[-1]) if years else None


def horizon_years(target: Target, document: Document) -> int | None:
    """Over how many years a flow is counted; None where the text leaves it open.

    每年, 年均 and the aims of a one-year plan are over one; 到2025年 and 三年内 run from the first
    year that the document plans for to the year that the target is for.
    """
    if target.period is TimeFrame.ANNUAL:
        return 1
    last = year_of(target, document)
    if target.period is None or last is None or document.period is None:
        return None
    return max(1, last - document.period.first + 1)


def years_past_period(target: Target, document: Document) -> int:
    """Years from the end of the document's period to the deadline; 0 where either is unknown."""
    stated = deadline_year(target)
    return stated - document.period.last if stated and document.period else 0


def has_expired(target: Target, document: Document, *, by: Document) -> bool:
    """Whether the year that the target is for had ended before `by` was issued.

    A span that the words name (五年淘汰) runs on from the first year planned for, if need be.
    Where `by` has no date of issue the first year that it plans for stands in.
    """
    last, issued = year_of(target, document), _issue_year(by)
    if last is not None and document.period is not None:
        last = max(last, document.period.first + _years_said(target) - 1)
    return last is not None and issued is not None and last < issued


def _years_said(target: Target) -> int:
    """The years of a span that the target's words name: five of 五年淘汰; 1 where none."""
    spans = name_words("span")
    found = re.search(rf"(?<![0-9十])({any_of(spans).pattern})", target.quote)
    return 2 + spans.index(found.group()) % SPANS if found else 1


def _issue_year(document: Document) -> int | None:
    years = _YEAR.findall(document.issued or "")
    if years:
        return int(years[0])
    return document.period.first if document.period else None
