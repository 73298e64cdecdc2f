"""The years that a document plans for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policydiff.stages.documents.model.document import Period
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.five_year_plans import plan_years
from policydiff.stages.support.numerals import read_number, read_year
from policydiff.stages.support.text import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=\s?年|[㐀-鿿]|$)")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_PERIODS, _REPORTS = Expressions("planning_periods"), Expressions("work_reports")
_SPEECH = 400  # characters at a report's beginning, in which it says to whom it is given
_CONGRESSES = {1: 1954, 2: 1959, 3: 1964, 4: 1975}  # first sessions; every five years from 1978 on
_LONGEST_HEADING = 60  # characters
_LATE_IN_YEAR = 10  # the first month whose reports plan for the next year
_FARTHEST = 50  # years


def find_period(
    title: str, year: int | None, body: str, *, month: int | None = None
) -> Period | None:
    """The years planned for.

    By the title: 2020-2022年; a report plans for its year, or for the next; “十四五”,
    第十四个五年规划; 三年 from the year of issue on; 2023年, the later of two
    (2023年…执行情况与2024年…计划草案). Else from the year of issue to the last horizon (到2025年)
    that the text sets a goal for; None where neither is stated.

    Args:
        title: The plan's title.
        year: The year of issue, or for which a report stands.
        body: The text.
        month: Of issue, where a date is known.
    """
    plain = with_plain_years(title)
    if years := _PERIODS["years"].search(plain):
        first, last = int(years.group(1)), int(years.group(2))
        return Period(first=first, last=last) if first <= last <= first + _FARTHEST else None
    if is_work_report(plain) and year:
        planned = _planned_by_report(plain, year, body, month=month)
        return Period(first=planned, last=planned)
    if five := plan_named(plain):
        return five
    if horizon := _PERIODS["horizon_of_title"].search(plain):
        last = int(horizon.group(1) or horizon.group(2))
        return Period(first=min(year or last, last), last=last)
    if named := [int(one) for one in _YEAR.findall(plain)]:
        return Period(first=max(named), last=max(named))
    return _from_issue(plain, year, body) if year else None


def with_plain_years(text: str) -> str:
    """A text folded, with years that are spelled (二〇二四年) in digits."""
    return _PERIODS["spelled_year"].sub(lambda m: str(read_year(m.group())), fold(text))


def is_work_report(title: str) -> bool:
    """Whether a title is that of a government work report (政府工作报告)."""
    return _REPORTS["title"].search(title) is not None


def plan_span(number: str) -> Period | None:
    """The years of the five-year plan of this number in characters: 2021 to 2025 of 十四."""
    years = plan_years(number + words_of("planning_periods", "five")[0])
    return Period(first=years[0], last=years[1]) if years else None


def plan_named(title: str) -> Period | None:
    """The years of the five-year plan that a title names, or a file whose text has no title."""
    title = with_plain_years(title)
    keys = ("five_year_plan", "unquoted_plan", "numbered_plan")
    found = next(filter(None, (_PERIODS[key].search(title) for key in keys)), None)
    return plan_span(found.group(1)) if found else None


def _planned_by_report(title: str, year: int, body: str, *, month: int | None) -> int:
    """The year that a report plans for: the next at the end of a year, or where it says 明年."""
    named = [int(one) for one in _YEAR.findall(title)]
    if month is not None and month >= _LATE_IN_YEAR:
        return max([year + 1, *named])
    if any(one > year for one in named):
        return max(named)
    return year + 1 if _REPORTS["next_year"].search(body) else year


def _from_issue(title: str, year: int, body: str) -> Period | None:
    if span := _PERIODS["length"].search(title):
        return Period(first=year, last=year + (read_number(span.group(1)) or 1) - 1)
    goals = [g for g in _goals(body) if year <= g.year <= year + _FARTHEST]
    horizons = [g.year for g in goals if g.stated] or [g.year for g in goals]
    return Period(first=year, last=max(horizons)) if horizons else None


class _Goal(NamedTuple):
    year: int
    stated: bool  # whether the sentence has a number beside the year


def _goals(body: str) -> Iterator[_Goal]:
    """The years that sentences of a text set goals for (到2025年,…)."""
    for sentence in _SENTENCE.finditer(body):
        for found in _PERIODS["horizon"].finditer(sentence.group()):
            behind = _PERIODS["horizon"].sub("", sentence.group()[found.end() :])
            yield _Goal(int(found.group(1)), any(map(str.isdigit, behind)))


def find_report_year(title: str, body: str, stem: str) -> int | None:
    """The year for which a work report stands, where no date says it.

    By its title; by the session of the National People's Congress to which it was given; by its
    headings (2023年工作回顾 is of 2024, 2024年重点任务 too); by sentences such as
    2024年是…的关键之年; at last by the file's stem.
    """
    if titled := _YEAR.search(with_plain_years(title)):
        return int(titled.group(1))
    plain = with_plain_years(body)
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
