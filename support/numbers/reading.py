"""Find the numbers of a text, and say what each is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from policydiff.stages.support.chinese_numerals import SCALES
from policydiff.stages.support.numbers.forms import NUMBER
from policydiff.stages.support.numbers.number import Number
from policydiff.stages.support.numerals import numeral_value, pair_in, plain_numeral, scale_value

_PER = {"百": 100, "千": 1000, "万": 10000}
_CENT = Decimal("0.01")
_PARTED = re.compile(r"[, '’]")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_POINT = re.compile(r"[·•・‧]")
_ONE_YI = ("个", "")
_VAGUE = ("数", "几")
_LARGEST = tuple(Decimal(10**power) for power in (12, 8, 4))


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of a folded text, in reading order."""
    for match in NUMBER.finditer(text):
        number = _READERS[match.lastgroup or ""](match)
        if number is not None:
            yield number


def _arabic(match: re.Match[str]) -> Number | None:
    """1,200 · 4·9 · 5千万 · 1亿5千万 · 10个亿."""
    written = match[0]
    if written.isdecimal():
        return Number(start=match.start(), end=match.end(), value=Decimal(written))
    digits = written.rstrip(SCALES)
    if _DECIMAL.fullmatch(digits):  # most numbers: 3.5, 5千万
        scale = Decimal(scale_value(written[len(digits) :]))
        whole = Decimal(digits) * scale
        return Number(start=match.start(), end=match.end(), value=whole, scale=scale)
    plain = _POINT.sub(".", _PARTED.sub("", written)).replace(*_ONE_YI)
    value = numeral_value(plain)
    if value is None:
        return None
    scale = _ending_scale(plain)
    return Number(start=match.start(), end=match.end(), value=value, scale=scale)


def _chinese(match: re.Match[str]) -> Number | None:
    """三十 · 一万五千亿 · 七八 · 三点五亿 · 百亿."""
    worth = _worth_of(match[0])
    if worth is None:
        return None
    return Number(
        start=match.start(),
        end=match.end(),
        value=worth.value,
        high=worth.high,
        chinese=True,
        bare_scale=worth.bare,
        scale=worth.scale,
    )


class _Worth(NamedTuple):
    """What a Chinese numeral is worth."""

    value: Decimal
    high: Decimal | None
    bare: bool
    scale: Decimal


@lru_cache(maxsize=1024)  # texts repeat a few: the 一 of 一体 and 一批
def _worth_of(text: str) -> _Worth | None:
    written = plain_numeral(text).replace(*_ONE_YI).replace("、", "")
    low, high = pair_in(written) or (written, None)
    value = numeral_value(low)
    if value is None:
        return None
    bare = all(char in SCALES for char in text)
    return _Worth(
        value=value,
        high=numeral_value(high) if high else None,
        bare=bare,
        scale=Decimal(1) if bare else _ending_scale(written),
    )


def _vague(match: re.Match[str]) -> Number | None:
    """数千 is 1000 to 10000, 十几万 110000 to 190000."""
    written = match[0]
    if written[0] not in _VAGUE:
        lowest, highest = written.replace("几", "一"), written.replace("几", "九")
        low, high = numeral_value(lowest), numeral_value(highest)
    else:
        low = Decimal(scale_value(written[1:]))
        high = low * 10
    if low is None:
        return None
    return Number(start=match.start(), end=match.end(), value=low, high=high, chinese=True)


def _share(match: re.Match[str]) -> Number | None:
    """百分之八点五 · 百分之七八 · 千分之三 · 三分之二."""
    of, written = match["per"][:-2], match["part"]
    written = _POINT.sub(".", written) if written[0].isascii() else plain_numeral(written)
    ends = pair_in(written) or (written, None)
    part = numeral_value(ends[0])
    if part is None:
        return None
    high = numeral_value(ends[1]) if ends[1] else None
    per = _PER.get(of)
    if per is None:
        whole = numeral_value(of)
        if not whole or part > whole:
            return None
        part, per = (part * 100 / whole).quantize(_CENT), 100
    return Number(start=match.start(), end=match.end(), value=part, high=high, per=Decimal(per))


def _fraction(match: re.Match[str]) -> Number | None:
    """2/3 is 66.67 per cent, as 三分之二 is; 1又1/2 is one and a half."""
    whole, _, parts = match[0].rpartition("又")
    above, below = map(Decimal, parts.split("/"))
    if above >= below:
        return None
    start, end = match.span()
    if whole:
        value = (Decimal(whole) + above / below).quantize(_CENT)
        return Number(start=start, end=end, value=value)
    share = (above * 100 / below).quantize(_CENT)
    return Number(start=start, end=end, value=share, per=Decimal(100))


def _ending_scale(written: str) -> Decimal:
    """The factor that a number ends with, which a number before it in a range may share."""
    tail = written[len(written.rstrip(SCALES)) :]
    before = written[: len(written) - len(tail)]
    factor = Decimal(scale_value(tail))
    if before.isascii() or (len(before) == 1 and "十" not in tail):
        return factor
    return next((large for large in _LARGEST if factor % large == 0), Decimal(1))


_READERS = {
    "arabic": _arabic,
    "chinese": _chinese,
    "formal": _chinese,
    "fraction": _fraction,
    "pair": _chinese,
    "part": _share,
    "scale": _chinese,
    "thousands": _chinese,
    "vague": _vague,
}
