"""Numbers as written: Arabic and Chinese numerals, scales, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {d: n for n, d in enumerate("零一二三四五六七八九")} | {"两": 2, "廿": 20}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PER = {"百": 100, "千": 1000, "万": 10000}
_HAN = "零一二两三四五六七八九十百千"
_SCALE = r"(?:[十百千]?(?:万亿|亿|万)|百|千(?![瓦克米伏焦赫卡升]))"

# 千 before 瓦, 克, 米 … belongs to the unit, and 百 before 分 to 百分点.
_ARABIC = (
    rf"(?:\d(?: \d){{2,9}}(?!\d)|\d{{1,3}}(?:,\d{{3}}){{1,4}}(?!\d)|\d{{1,15}})"
    rf"(?:\.\d{{1,8}})?(?:\s?{_SCALE}(?!分))?"
)
_CHINESE = rf"[{_HAN}]{{1,12}}(?:[万亿]{{1,2}}[{_HAN}]{{0,9}}){{0,2}}(?:点[{_HAN}]{{1,6}})?"
NUMBER = re.compile(
    rf"(?=[\d{_HAN}万亿])(?:(?P<per>百分之|千分之|万分之)(?P<part>{_CHINESE}|\d{{1,9}}(?:\.\d{{1,6}})?)"
    rf"|(?<![A-Za-z\d.])(?P<arabic>{_ARABIC})(?![A-Za-z]?\d)"
    rf"|(?P<chinese>{_CHINESE})"
    r"|(?P<scale>万亿|[亿万])(?=[元美人吨亩户]|级|大关|台阶))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number in a folded text, without unit."""

    start: int
    end: int
    value: Decimal
    per: Decimal | None = None  # 100 for 百分之, 1000 for 千分之
    chinese: bool = False  # written in Chinese numerals alone
    bare_scale: bool = False  # 亿, 百亿: scales alone, as in 亿元以上项目 or 突破千亿元
    scale: Decimal = Decimal(1)  # the factor of a trailing 万 or 亿 of an Arabic number


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of a folded text, in reading order."""
    for match in NUMBER.finditer(text):
        number = _number(match)
        if number is not None:
            yield number


def chinese_value(text: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一百二十, 三十点五, 二〇二五; None if malformed."""
    whole, _, fraction = text.partition("点")
    if len(whole) > 1 and all(c in _DIGITS for c in whole):
        value = Decimal("".join(str(_DIGITS[c]) for c in whole))
    else:
        value = Decimal(_by_scales(whole))
    if fraction:
        if not all(c in _DIGITS for c in fraction):
            return None
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return value


def _by_scales(text: str) -> int:
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "万亿":
            # 万亿 is 万 times 亿; 三亿五千万 adds
            section += digit
            total = total * _SCALES[char] if section == 0 else total + section * _SCALES[char]
            total = total or _SCALES[char]
            section, digit = 0, 0
        else:
            section += (digit or 1) * _SCALES[char]
            digit = 0
    return total + section + digit


def _number(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "arabic":
        return _arabic(match[0], start, end)
    if kind == "part":
        part, per = match["part"], Decimal(_PER[match["per"][0]])
        share = Decimal(part) if part[0].isascii() else chinese_value(part)
        return None if share is None else Number(start=start, end=end, value=share, per=per)
    if kind == "scale":
        whole = Decimal(_scale(match[0]))
        return Number(start=start, end=end, value=whole, chinese=True, bare_scale=True)
    value = chinese_value(match[0])
    if value is None:
        return None
    bare = all(char in _SCALES for char in match[0])
    return Number(start=start, end=end, value=value, chinese=True, bare_scale=bare)


def _arabic(text: str, start: int, end: int) -> Number:
    if text.isdecimal():
        return Number(start=start, end=end, value=Decimal(text))
    digits = text.rstrip("十百千万亿").rstrip()
    value = Decimal(digits.replace(",", "").replace(" ", ""))
    if len(digits) == len(text):
        return Number(start=start, end=end, value=value)
    scale = Decimal(_scale(text[len(digits) :].strip()))
    return Number(start=start, end=end, value=value * scale, scale=scale)


def _scale(text: str) -> int:
    factor = 1
    for char in text:
        factor *= _SCALES[char]
    return factor


DIGITS = "〇零○Ｏ一二三四五六七八九"
_LABEL_DIGITS = {c: v for v, cs in enumerate(("〇零○ＯO0", *"一二三四五六七八九")) for c in cs} | {
    "两": 2
}
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}


def read_number(text: str) -> int | None:
    """The number of a label: 12, １２, 十二, 二十, 廿一, 一百零二; None where it is none."""
    if re.fullmatch(r"\d{1,4}", text):
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in _LABEL_DIGITS:
            digit = _LABEL_DIGITS[char]
        elif char in ("廿", "卅"):
            total += _TENS[char]
        elif char in _TENS:
            total, digit = total + (digit or 1) * _TENS[char], 0
        else:
            return None
    return total + digit or None


def read_count(text: str, otherwise: int) -> int:
    """The number that the markup of a file states, in digits (not ²); `otherwise` for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def read_year(text: str) -> int | None:
    """The year of 2010 or 二○一○ (also 二〇一〇, 二零一零); None where it is none."""
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    if len(text) == 4 and all(c in _LABEL_DIGITS for c in text):
        return int("".join(str(_LABEL_DIGITS[c]) for c in text))
    return None


def plain_decimal(value: Decimal) -> str:
    """The number without an exponent and without zeros that say nothing: 1E+3 is 1000."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
