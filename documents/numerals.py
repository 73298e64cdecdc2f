"""Numbers of labels and dates: 二十一, ２１, ○."""

from __future__ import annotations

import re

DIGITS = "〇零○Ｏ一二三四五六七八九"
_VALUES = {c: v for v, cs in enumerate(("〇零○ＯO0", *"一二三四五六七八九")) for c in cs} | {
    "两": 2
}
_UNITS = {"十": 10, "廿": 20, "卅": 30, "百": 100}


def read_number(text: str) -> int | None:
    """The number of a label: 12, １２, 十二, 二十, 廿一, 一百零二; None where it is none."""
    if re.fullmatch(r"\d{1,4}", text):
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in _VALUES:
            digit = _VALUES[char]
        elif char in ("廿", "卅"):
            total += _UNITS[char]
        elif char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            return None
    return total + digit or None


def read_year(text: str) -> int | None:
    """The year of 2010 or 二○一○ (also 二〇一〇, 二零一零); None where it is none."""
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    if len(text) == 4 and all(c in _VALUES for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    return None
