"""What a clause binds to: its numbers, bounds, modal words, negations and limits of time.

A clause that says the same in other words has them unchanged and in the same order. A number
counts by its value (三年 and 3年 are one, as 1.2万 and 12000), with its unit, sign and bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import NamedTuple

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.pattern_matcher import Matcher, compile_entries
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.chinese_numerals import (
    COUNTED,
    FORMAL_TENS,
    FORMAL_UNITS,
    TENS,
    UNITS,
)
from policydiff.stages.support.numbers import Number, find_numbers
from policydiff.stages.support.text import fold
from policydiff.stages.targets import Comparator
from policydiff.stages.targets.quantities import Quantity, find_quantities


class MarkKind(StrEnum):
    """What sort of thing binds."""

    NUMBER = "number"  # with its unit, its sign and its bound
    BOUND = "bound"  # of what is no number: 高于全省平均
    MODALITY = "modality"
    NEGATION = "negation"
    TIME_LIMIT = "time_limit"  # without a number: 立即, 年底前, 每季度


class Mark(NamedTuple):
    """One thing that a clause binds to."""

    kind: MarkKind
    key: str  # equal for what means the same: of a number its sign, value and unit
    bound: str = Comparator.PLAIN  # of a number


class _Placed(NamedTuple):
    start: int
    end: int
    mark: Mark


_WORDS = Expressions("counting_words")
_COUNTING = ("第", "数", "几", "上")  # before 一 and 十 they make a number of it
_NUMERAL = re.compile(f"[零{COUNTED}]{{1,12}}")
_TWO_DIGITS = re.compile(f"[两{UNITS}]{{2}}")
_PLAIN = str.maketrans(FORMAL_UNITS + FORMAL_TENS, UNITS + TENS)
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def find_marks(text: str) -> tuple[Mark, ...]:
    """What a meaningful text (see `normalise_meaningful`) binds to, in reading order."""
    text = _WORDS["formal_before"].sub(lambda match: match[0].translate(_PLAIN), fold(text))
    numbers = list(_numbers(text))
    taken = {at for placed in numbers for at in range(placed.start, placed.end)}
    others = (p for p in (*_named(text), *_words(text)) if p.start not in taken)
    return tuple(placed.mark for placed in sorted([*numbers, *others]))


def _numbers(text: str) -> Iterator[_Placed]:
    """Numbers with a unit that the lexicon knows, then all others."""
    quantities = find_quantities(text)
    yield from (_measured(text, quantity) for quantity in quantities)
    known = {at for quantity in quantities for at in range(quantity.start, quantity.end)}
    for number in find_numbers(text):
        if number.start not in known and not _is_word(text, number):
            yield _bare(text, number)


def _is_word(text: str, number: Number) -> bool:
    """Whether a Chinese numeral without a unit is part of a word: 统一, 十分, 零售."""
    if not number.chinese or text.endswith(_COUNTING, 0, number.start):
        return False
    little = number.value <= 1 or number.bare_scale
    # Else 零, 一, 十 and 百 are parts of words: 零售, 统一, 十分.
    return little and not _WORDS["little_counted_in"].match(text, number.end)


def _measured(text: str, quantity: Quantity) -> _Placed:
    comparator, end = quantity.comparator, quantity.end
    if quantity.unit.kind is UnitKind.TIME and (within := _WORDS["within"].match(text, end)):
        comparator, end = Comparator.AT_MOST, within.end()
    value = f"{_plain(quantity.low)}~{_plain(quantity.high)}"
    key = f"{_written(text, quantity.number, value)}{quantity.unit.name}{quantity.mode or ''}"
    return _Placed(quantity.start, end, Mark(MarkKind.NUMBER, key, comparator))


def _bare(text: str, number: Number) -> _Placed:
    """A number whose unit no lexicon knows: what stands behind it tells the unit."""
    unit, end = text[number.end : number.end + 1], number.end
    comparator = Comparator.PLAIN
    if bounded := _WORDS["bounded"].match(text, number.end):
        unit, end = bounded[1], bounded.end()
        comparator = Comparator.AT_LEAST if bounded[2] == "上" else Comparator.AT_MOST
    elif _is_time(unit) and (within := _WORDS["within"].match(text, number.end + 1)):
        comparator, end = Comparator.AT_MOST, within.end()
    value = _plain(number.value)
    key = f"{_written(text, number.start, f'{value}~{value}')}{unit}"
    return _Placed(number.start, end, Mark(MarkKind.NUMBER, key, comparator))


def _is_time(unit: str) -> bool:
    return _WORDS["time_unit"].match(unit) is not None


def _plain(value: Decimal) -> str:
    """5 of 5.0 and of 5."""
    return format(value.normalize(), "f")


def _written(text: str, start: int, value: str) -> str:
    """A value with its sign; 三五 and 十四五 stay as they are, lest they be 35 and 15."""
    sign = "±" if text.endswith("±", 0, start) else ""
    if text.endswith(words_of("counting_words", "negative_sign"), 0, start):
        sign = "-"
    numeral = _NUMERAL.match(text, start)
    odd = numeral is not None and _is_odd(numeral[0])
    return f"{sign}{numeral[0] if numeral and odd else value}"


def _is_odd(numeral: str) -> bool:
    """Whether two digits stand side by side, as in no year: 三五家 are 3 to 5, 十四五 a name."""
    pair = _TWO_DIGITS.search(numeral)
    return pair is not None and (len(numeral) == 2 or any(char in TENS for char in numeral))


def _named(text: str) -> Iterator[_Placed]:
    """Numbers in names; others are found here too, and then passed over."""
    for match in chain(_WORDS["grade"].finditer(text), _DIGITS.finditer(text)):
        yield _Placed(match.start(), match.end(), Mark(MarkKind.NUMBER, match[0]))


def _words(text: str) -> Iterator[_Placed]:
    matcher, kinds = _lexicon()
    for match in matcher.find(text):
        yield _Placed(match.start, match.end, Mark(kinds[match.key], match.key))


@cache
def _lexicon() -> tuple[Matcher, dict[str, MarkKind]]:
    """The words of substance.toml, with their kinds."""
    entries = load_lexicon("substance")
    kinds = {entry.key: MarkKind(str(entry.text("kind"))) for entry in entries}
    return compile_entries(entries), kinds
