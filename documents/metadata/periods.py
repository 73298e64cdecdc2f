"""The years that a document plans for."""

from __future__ import annotations

import re
from collections import Counter

from policydiff.stages.documents.model.document import Period
from policydiff.stages.support.numerals import DIGITS, read_number, read_year
from policydiff.stages.support.text import fold_width

_YEARS = re.compile(r"((?:19|20)\d{2})\s?年?\s?[-—–―~至到]{1,2}\s?((?:19|20)\d{2})")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=\s?年|[㐀-鿿]|$)")
_SPAN = re.compile(r"(?<![\d第])([一二三四五六七八九十两]|\d{1,2})年(?!度)")
_FIVE_YEARS = re.compile(
    r"(?<![第二三四五六七八九])(十[一二三四五]|[七八九十])五(?:[”\"’]|时期|期间|规划|计划|发展|国民)"
)
_FIRST_OF = {"七": 1986, "八": 1991, "九": 1996, "十": 2001, "十一": 2006}
_FIRST_OF |= {"十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_HORIZON = re.compile(r"到\s?((?:19|20)\d{2})\s?年")
_REVIEW = re.compile(r"((?:19|20)\d{2})\s?年?.{0,12}(?:回顾|总结|抓了|做了)")
_TASKS = re.compile(r"((?:19|20)\d{2})\s?年.{0,12}(?:安排|任务|要求|目标|打算|重点|思路|部署)")
_OPENS = re.compile(r"((?:19|20)\d{2})年,?是[^。]{0,60}(?:年|关键|开局)")
_HEADED = re.compile(r"[一二三四]、\s?((?:19|20)\d{2}\s?年[^。]{0,6}(?:回顾|总结|安排|任务|重点))")
_SPELLED = re.compile(rf"[一二][{DIGITS}]{{3}}(?=年)")  # 一九五九年
_SPEECH = 400  # characters at a report's beginning, in which it says to whom it is given
_CN = "[一二三四五六七八九十]{1,3}"
_SESSION = re.compile(rf"(?:向|在)第({_CN})届全国人民代表大会(?:第({_CN})次会议)?")
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
    if years := _YEARS.search(plain):
        first, last = int(years.group(1)), int(years.group(2))
        return Period(first=first, last=last) if first <= last <= first + 50 else None
    if "政府工作报告" in plain and year:
        return Period(first=year, last=year)
    if five := _FIVE_YEARS.search(plain):
        first = _FIRST_OF[five.group(1)]
        return Period(first=first, last=first + 4)
    if single := _YEAR.search(plain):
        return Period(first=int(single.group(1)), last=int(single.group(1)))
    return _from_issue(plain, year, body) if year else None


def _from_issue(title: str, year: int, body: str) -> Period | None:
    if span := _SPAN.search(title):
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
    plain = _SPELLED.sub(lambda m: str(read_year(m.group())), fold_width(body))
    if told := _SESSION.search(plain[:_SPEECH]):
        return _year_of_session(told.group(1), told.group(2) or "一")
    headings = [line for line in plain.split("\n") if len(line) <= _LONGEST_HEADING]
    headings += _HEADED.findall(plain)  # where a heading and its text share a line
    votes = Counter(int(m.group(1)) + 1 for h in headings for m in _REVIEW.finditer(h))
    votes += Counter(int(m.group(1)) for h in headings for m in _TASKS.finditer(h))
    if votes:
        return max(votes, key=lambda y: (votes[y], y))
    opened = [int(y) for y in _OPENS.findall(plain)]
    named = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", stem)]
    return named[0] if named else max(opened, default=None)


def _year_of_session(congress: str, session: str) -> int:
    number, count = read_number(congress) or 1, read_number(session) or 1
    return _CONGRESSES.get(number, 1978 + 5 * (number - 5)) + count - 1
