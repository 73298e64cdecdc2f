"""Find what a price or rate is counted for: 每50公斤, 每斤, 每吨."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.units import convert
from policydiff.stages.support.chinese_numerals import COUNTED
from policydiff.stages.support.numerals import chinese_value
from policydiff.stages.support.text import normalise_width
from policydiff.stages.targets import Target

_COUNTING = "counting_words"
_OTHERS = ("market_catty", "picul")  # weights that units.toml does not have
# Sums below one yuan, which price rises of grain are told in.
_SMALL = {"元": Decimal(1), "角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_SUM = re.compile(
    rf"((?<![\d.])\d+(?:\.\d+)?|(?<![{COUNTED}])[{COUNTED}]+)(元|角|毛|分)(?:钱)?(?!之|钟|点)"
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
    return _per().sub("", text)


def find_prices(text: str) -> Iterator[Decimal]:
    """The sums for each kilogram that a sentence tells, in yuan: 每斤提高3分、5分和1毛钱.

    A sum belongs to the last weight before it, up to the end of the sentence.
    """
    plain = normalise_width(text)
    for match in _per().finditer(plain):
        basis = _basis(match.group())
        stop = _ENDS.search(plain, match.end())
        for number, unit in _SUM.findall(plain[match.end() : stop.start() if stop else None]):
            value = Decimal(number) if number[0].isascii() else chinese_value(number)
            if basis is not None and value is not None:
                yield value * _SMALL[unit] / basis.kilograms


@lru_cache(maxsize=4096)
def _basis(text: str) -> Basis | None:
    match = _per().search(normalise_width(text))
    if match is None:
        return None
    number, unit = match["number"], match["unit"]
    amount = _amount(number)
    factor, plain = _other_units().get(unit, (Decimal(1), unit))
    (kilogram,) = words_of(_COUNTING, "kilogram")
    kilograms = convert(amount * factor, plain, into=kilogram) if amount else None
    return Basis(kilograms=kilograms, said=number + unit) if kilograms else None


def _amount(number: str) -> Decimal | None:
    if not number:
        return Decimal(1)
    return Decimal(number) if number[0].isascii() else chinese_value(number)


def _per() -> re.Pattern[str]:
    return expression(_COUNTING, "per_weight")


@cache
def _other_units() -> dict[str, tuple[Decimal, str]]:
    """How much of a unit of units.toml each of the others is."""
    told = [entry for entry in load_lexicon(_COUNTING) if entry.key in _OTHERS]
    return {e.patterns[0]: (e.needed_number("factor"), str(e.text("of"))) for e in told}
