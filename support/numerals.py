"""Numerals by themselves: what 一万五千亿 is worth, what a label or a year counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from policydiff.stages.support.chinese_numerals import (
    FORMAL_TENS,
    FORMAL_UNITS,
    LARGE,
    OLD_TENS,
    SCALES,
    TENS,
    UNITS,
)

_ONES = UNITS
_DIGITS = {d: n for n, d in enumerate(f"零{_ONES}")} | {"两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PLAIN = str.maketrans(FORMAL_UNITS + FORMAL_TENS, _ONES + TENS)
_TENS_IN_ONE = dict(zip(OLD_TENS, (f"二{TENS[0]}", f"三{TENS[0]}"), strict=True))
_TOKEN = re.compile(rf"[\d.]+|[零{UNITS}两]+|[{SCALES}]")
_PAIR = re.compile(rf"(?<![零{_ONES}两])([{_ONES}两])([{_ONES}])(?![零{_ONES}两])")
_NO_NEIGHBOURS = (3, 5)  # 三五个, which is said as 七八个 is


def plain_numeral(text: str) -> str:
    """A numeral in common characters: 二十三 of 廿三, 一千二百 of 壹仟贰佰."""
    text = text.translate(_PLAIN)
    for short, long in _TENS_IN_ONE.items():
        text = text.replace(short, long)
    return text


def pair_in(text: str) -> tuple[str, str] | None:
    """Both ends of a rough numeral with two neighbouring digits: 三十 and 四十 of 三四十."""
    pairs = () if "点" in text or "." in text or "·" in text else tuple(_PAIR.finditer(text))
    if len(pairs) != 1:
        return None
    (pair,) = pairs
    low, high = (_DIGITS[char] for char in pair.groups())
    if high != low + 1 and (low, high) != _NO_NEIGHBOURS:
        return None
    before, after = text[: pair.start()], text[pair.end() :]
    return before + pair[1] + after, before + pair[2] + after


def chinese_value(text: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一百二十, 三十点五, 二〇二五; None if malformed."""
    return numeral_value(plain_numeral(text).replace("〇", "零"))


def numeral_value(text: str) -> Decimal | None:
    """What digits of either script and scales are worth together: 1亿5千万, 一万五千亿, 三点五亿.

    None where they make no number.
    """
    whole, _, fraction = text.replace("·", "点").partition("点")
    tokens = _TOKEN.findall(whole)
    if "".join(tokens) != whole or whole.count(".") > 1:
        return None
    if not fraction:
        return _worth(tokens)
    digits = fraction.rstrip(SCALES)
    if not digits or any(char not in _DIGITS for char in digits):
        return None
    value = _worth(tokens) + Decimal("0." + _arabic_digits(digits))
    return value * scale_value(fraction[len(digits) :])


def _worth(tokens: Sequence[str], behind: int = 1) -> Decimal:
    """What tokens are worth; a large scale holds for all before it. `behind`: the scale before."""
    for scale in reversed(LARGE):
        if scale in tokens:
            at, factor = _place_of(scale, tokens), _SCALES[scale]
            before = _worth(tokens[:at]) if at else Decimal(1)
            return before * factor + _worth(tokens[at + 1 :], factor)
    total, digits, last = Decimal(0), "", behind
    for token in tokens:
        if token in _SCALES:
            last = _SCALES[token]
            counted = digits.strip("零")  # 零十 of 一亿零十万 is 10
            total, digits = total + (_number(counted) if counted else 1) * last, ""
        else:
            digits = token
    if not digits:
        return total
    tenths = len(digits) == 1 and last >= _SCALES["百"]  # 三万五 is 35000
    return total + _number(digits) * (last // 10 if tenths else 1)


def _place_of(scale: str, tokens: Sequence[str]) -> int:
    """Where a large scale stands: the first 亿 (三万亿五千亿) or pair of them, the last 万."""
    if scale == LARGE[-1]:
        at = tokens.index(scale)
        return at + (tokens[at : at + 2] == [scale, scale])
    return len(tokens) - 1 - tokens[::-1].index(scale)


def _number(token: str) -> Decimal:
    return Decimal(token if token[0].isascii() else _arabic_digits(token))


def _arabic_digits(text: str) -> str:
    return "".join(str(_DIGITS[char]) for char in text)


def scale_value(text: str) -> int:
    """What the scales of a text make together: 10**7 for 千万, 1 for none."""
    factor = 1
    for char in text:
        factor *= _SCALES[char]
    return factor


DIGITS = f"〇零○Ｏ{_ONES}"
_LABEL_DIGITS = {c: v for v, cs in enumerate(("〇零○ＯO0", *_ONES)) for c in cs} | {"两": 2}
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


def write_chinese(number: int) -> str:
    """A number from 1 to 99 as items are counted: 二, 十, 十六, 二十一; a larger one in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, units = divmod(number, 10)
    ten = ("", TENS[0])[tens > 0]
    return f"{UNITS[tens - 1] if tens > 1 else ''}{ten}{UNITS[units - 1] if units else ''}"


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


_PREFIXES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))


def prefix(largest: Decimal) -> tuple[Decimal, str]:
    """What large values are divided by to be read, and the word for it: 10^8, 亿."""
    for factor, word in _PREFIXES:
        if abs(largest) >= factor:
            return factor, word
    return Decimal(1), ""


def with_prefix(value: Decimal) -> str:
    """The number in the largest of 万, 亿 and 万亿 that it reaches: 1420000000000 is 1.42万亿."""
    factor, word = prefix(value)
    return f"{plain_decimal(value / factor)}{word}"
