"""The years that a document plans for."""

from __future__ import annotations

import re
from collections import Counter

from policydiff.stages.documents.model.document import Period
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.numerals import read_number, read_year
from policydiff.stages.support.text import fold_width

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=\s?年|[㐀-鿿]|$)")
_HORIZON = re.compile(r"到\s?((?:19|20)\d{2})\s?年")
_PERIODS, _REPORTS = Expressions("planning_periods"), Expressions("work_reports")
_SEVENTH, _FIRST_OF_SEVENTH = 7, 1986  # 七五; every five years another
_SPEECH = 400  # characters at a report's beginning, in which it says to whom it is given
_CONGRESSES = {1: 1954, 2: 1959, 3: 1964, 4: 1975}  # first sessions; every five years from 1978 on
_LONGEST_HEADING = 60  # characters


def find_period(title: str, year: int | None, body: str) -> Period | None:
    """The years planned for.

    By the title: 2020-2022年; “十四五”; 三年 from the year of issue on; 2023年; a report plans for
    its year. Else from the year of issue to the horizon (到2025年) that the text names most often,
    the nearest of them where several do as often; None where neither is stated.

    Args:
        title: The plan's title.
        year: The year of issue, or for which a report stands.
        body: The text.
    """
    plain = fold_width(title)
    if years := _PERIODS["years"].search(plain):
        first, last = int(years.group(1)), int(years.group(2))
        return Period(first=first, last=last) if first <= last <= first + 50 else None
    if is_work_report(plain) and year:
        return Period(first=year, last=year)
    if five := _PERIODS["five_year_plan"].search(plain):
        number = read_number(five.group(1)) or _SEVENTH
        first = _FIRST_OF_SEVENTH + 5 * (number - _SEVENTH)
        return Period(first=first, last=first + 4)
    if single := _YEAR.search(plain):
        return Period(first=int(single.group(1)), last=int(single.group(1)))
    return _from_issue(plain, year, body) if year else None


def is_work_report(title: str) -> bool:
    """Whether a title is that of a government work report (政府工作报告)."""
    return _REPORTS["title"].search(title) is not None


def _from_issue(title: str, year: int, body: str) -> Period | None:
    if span := _PERIODS["length"].search(title):
        return Period(first=year, last=year + (read_number(span.group(1)) or 1) - 1)
    counts = Counter(int(y) for y in _HORIZON.findall(body) if year <= int(y) <= year + 50)
    if not counts:
        return None
    return Period(first=year, last=min(counts, key=lambda y: (-counts[y], y)))


def find_report_year(title: str, body: str, stem: str) -> int | None:
    """The year for which a work report stands, where no date says it.

    By its title; by the session of the National People's Congress to which it was given; by its
    headings (2023年工作回顾 is of 2024, 2024年重点任务 too); by sentences such as
    2024年是…的关键之年; at last by the file's stem.
    """
    if titled := _YEAR.search(fold_width(title)):
        return int(titled.group(1))
    plain = _PERIODS["spelled_year"].sub(lambda m: str(read_year(m.group())), fold_width(body))
    if told := _REPORTS["session"].search(plain[:_SPEECH]):
        return _year_of_session(told.group(1), told.group(2) or "一")
    headings = [line for line in plain.split("\n") if len(line) <= _LONGEST_HEADING]
    headings += _REPORTS["heading_in_line"].findall(
        plain
    )  # where a heading and its text share a line
    votes = Counter(int(m.group(1)) + 1 for h in headings for m in _REPORTS["review"].finditer(h))
    votes += Counter(int(m.group(1)) for h in headings for m in _REPORTS["tasks"].finditer(h))
    if votes:
        return max(votes, key=lambda y: (votes[y], y))
    opened = [int(y) for y in _REPORTS["year_opening"].findall(plain)]
    named = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", stem)]
    return named[0] if named else max(opened, default=None)


def _year_of_session(congress: str, session: str) -> int:
    number, count = read_number(congress) or 1, read_number(session) or 1
    return _CONGRESSES.get(number, 1978 + 5 * (number - 5)) + count - 1
