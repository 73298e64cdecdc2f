"""Dates as official documents print them: 2010年6月30日, 二○一○年六月三十日, 2024-09-20."""

from __future__ import annotations

import re

from policydiff.stages.support.chinese_numerals import TO_TEN
from policydiff.stages.support.numerals import DIGITS, read_number, read_year
from policydiff.stages.support.text import fold_width

_ROUND = "◯Oo0"  # printed for 〇: 二O二四年
_Y = rf"(?:\d{{4}}|[{DIGITS}][{DIGITS}{_ROUND}]{{3}})"
_M = rf"(?:\d{{1,2}}|[{TO_TEN}]{{1,2}})"
_D = rf"(?:\d{{1,2}}|[廿{TO_TEN}]{{1,3}})"
DATE = rf"{_Y}\s*年\s*{_M}\s*月\s*(?:{_D}\s*日)?"  # a pattern for half-width text
_PARTS = re.compile(
    rf"({_Y})\s*年\s*({_M})\s*月(?:\s*({_D})\s*日)?|(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)"
)
_ZERO = re.compile(f"[{_ROUND}]")
_FIGURES = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")


def find_dates(text: str) -> tuple[str, ...]:
    """Dates in a text, in order, as "2010-06-30", or "2010-06" where no day is given."""
    found = []
    for match in _PARTS.finditer(fold_width(text)):
        year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
        if date := _date(_read_year(year), read_number(month), read_number(day) if day else None):
            found.append(date)
    return tuple(found)


def is_date_in_figures(text: str) -> bool:
    """Whether a half-width text is a date such as 2024-03-05 or 2024.3.5 and nothing else."""
    return _FIGURES.fullmatch(text) is not None and bool(find_dates(text))


def _read_year(printed: str) -> int | None:
    """The year of 2024, 二〇二四 or 二O二四."""
    return read_year(printed if printed.isdecimal() else _ZERO.sub("零", printed))


def _date(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or not 1949 <= year <= 2100 or month is None or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else None
