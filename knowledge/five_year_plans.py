"""The years of the five-year plans, by their names: 十四五 is 2021 to 2025."""

from __future__ import annotations

from policydiff.stages.support.numerals import chinese_value

_MOST = 20  # beyond, a number of plans is another number
_FIRST_START, _THIRD_START = 1953, 1966  # the third began after three years of adjustment


def plan_years(name: str) -> tuple[int, int] | None:
    """First and last year of a five-year plan: (2021, 2025) for 十四五; None if there is none."""
    number = chinese_value(name.strip('“”"')[:-1])
    if number is None or not 1 <= number <= _MOST:
        return None
    passed = int(number)
    first = _FIRST_START + 5 * (passed - 1) if passed <= 2 else _THIRD_START + 5 * (passed - 3)
    return first, first + 4
