"""The characters of Chinese numerals, of which patterns are made: f"[{TO_TEN}]"."""

from __future__ import annotations

UNITS = "一二三四五六七八九"  # 1 to 9
TO_TEN = UNITS + "十"
TO_HUNDRED = TO_TEN + "百"
TENS = "".join(("十", "百", "千"))
LARGE = "".join(("万", "亿"))
OLD_TENS = "".join(("廿", "卅"))  # 20 and 30 in one character
SCALES = TENS + LARGE
COUNTED = UNITS + "两" + TENS  # with 两, the 2 of things that are counted
FORMAL_UNITS = "壹贰叁肆伍陆柒捌玖"  # as on banknotes, so that nobody makes a 3 of a 1
FORMAL_UNITS_TRADITIONAL = "壹貳參肆伍陸柒捌玖"
FORMAL_TENS = "".join(("拾", "佰", "仟"))
HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"  # 1 to 10 where items or years are counted
EARTHLY_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"  # 1 to 12
