"""Find what a price or rate is counted for: 每50公斤, 每斤, 每吨."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from policydiff.stages.knowledge.units import convert
from policydiff.stages.support.numerals import chinese_value
from policydiff.stages.targets import Target

_HAN = "一二两三四五六七八九十百千"
_PER = re.compile(rf"每(?P<number>\d+(?:\.\d+)?|[{_HAN}]*)(?P<unit>公斤|千克|市斤|斤|吨|担)")
_OTHER_UNITS = {"市斤": (Decimal(1), "斤"), "担": (Decimal(50), "公斤")}
# Sums below one yuan, which price rises of grain are told in.
_SMALL = {"元": Decimal(1), "角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_SUM = re.compile(
    rf"((?<![\d.])\d+(?:\.\d+)?|(?<![{_HAN}])[{_HAN}]+)(元|角|毛|分)(?:钱)?(?!之|钟|点)"
)
_ENDS = re.compile(r"[，,]?[^，,。；;]{1,12}每|[。；;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A weight that a sum is counted for."""

    kilograms: Decimal
    said: str  # 50公斤


def find_basis(target: Target) -> Basis | None:
    """The weight that the name or the words of the target count for; None where they name none."""
    return _basis(target.indicator_text) or _basis(target.quote)


def without_basis(text: str) -> str:
    """The text without its 每50公斤."""
    return _PER.sub("", text)


def find_prices(text: str) -> Iterator[Decimal]:
    """The sums for each kilogram that a sentence tells, in yuan: 每斤提高3分、5分和1毛钱.

    A sum belongs to the last weight before it, up to the end of the sentence.
    """
    plain = unicodedata.normalize("NFKC", text)
    for match in _PER.finditer(plain):
        basis = _basis(match.group())
        stop = _ENDS.search(plain, match.end())
        for number, unit in _SUM.findall(plain[match.end() : stop.start() if stop else None]):
            value = Decimal(number) if number[0].isascii() else chinese_value(number)
            if basis is not None and value is not None:
                yield value * _SMALL[unit] / basis.kilograms


@lru_cache(maxsize=4096)
def _basis(text: str) -> Basis | None:
    match = _PER.search(unicodedata.normalize("NFKC", text))
    if match is None:
        return None
    number, unit = match["number"], match["unit"]
    amount = _amount(number)
    factor, plain = _OTHER_UNITS.get(unit, (Decimal(1), unit))
    kilograms = convert(amount * factor, plain, into="公斤") if amount else None
    return Basis(kilograms=kilograms, said=number + unit) if kilograms else None


def _amount(number: str) -> Decimal | None:
    if not number:
        return Decimal(1)
    return Decimal(number) if number[0].isascii() else chinese_value(number)
