"""Find quantities: number, unit and comparator, wherever they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from policydiff.stages.knowledge.lexicon import Entry
from policydiff.stages.knowledge.lexicon_patterns import either, entries_of, words
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import Unit, UnitKind
from policydiff.stages.support.numbers import Number, find_numbers
from policydiff.stages.support.numbers.forms import NUMERALS
from policydiff.stages.targets.quantities.bounds import (
    Bound,
    Sign,
    bound_before,
    bound_behind,
    sign_before,
)
from policydiff.stages.targets.quantities.measures import measured
from policydiff.stages.targets.quantities.quantity import Measured, Quantity, plain
from policydiff.stages.targets.quantities.shared_units import in_points, with_shared_unit
from policydiff.stages.targets.target_codes import Comparator, Mode

_GAP = 4  # code points between the ends of a range: 8% -- 9%
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?(?P<minus>(?<=~|至|到)-|负)?")
_RATIO = re.compile(r"\s?:\s?1(?![\d.:])")
_YEARS = range(1900, 2100)  # 2025年底 is no duration
_LARGEST = tuple(Decimal(10**power) for power in (12, 8, 4))
_TURNED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
}
_NO_UNIT = Unit(name="", kind=UnitKind.COUNT, length=0)  # never: what has none is no quantity


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a folded text, in reading order.

    Numbers without a unit that the lexicon knows are no quantities, unless the words around them
    say what they are of. Ranges (3~5家, 8%-9%, 百分之八至九) and ratios (1.61:1) are one quantity;
    numbers of a list may share the unit of its last (5、8、10公里).
    """
    numbers = tuple(find_numbers(text))
    found, index = list[Quantity](), 0
    while index < len(numbers):
        if found and numbers[index].start < found[-1].end:
            index += 1
            continue
        before = found[-1] if found else None
        quantity, used = _quantity(text, numbers, index, before)
        if quantity is not None:
            found.append(quantity)
        index += used
    worded = tuple(_worded(text, found))
    return tuple(sorted([*found, *worded], key=lambda q: q.number)) if worded else tuple(found)


def may_have_quantities(text: str) -> bool:
    """Whether a folded text has a sign of a quantity: a numeral, or a value in words."""
    return _sign().search(text) is not None


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(f"[{NUMERALS}]|{either(words('worded_values'))}")


def _worded(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Values in words: 翻番 is 2 times, 全覆盖 is 100 %, 一半 and 过半 50 %."""
    for match in matcher("worded_values").find(text):
        entry = _worded_entries()[match.key]
        mode = entry.text("mode")
        kind = UnitKind.MULTIPLE if mode == Mode.MULTIPLE else UnitKind.SHARE
        value = entry.needed_number("value")
        if mode is None and any(q.start <= match.start < q.end for q in found):
            continue
        one = Measured(
            low=value,
            high=value,
            scale=Decimal(1),
            unit=Unit(name=str(entry.text("unit")), kind=kind, length=0),
            end=match.end,
            comparator=Comparator(entry.text("comparator") or Comparator.PLAIN),
        )
        made = _built(text, match.start, one, one, number=None)
        yield made if mode is None else _said_alone(made, match.start, one, Mode(mode))


def _said_alone(made: Quantity, start: int, one: Measured, mode: Mode) -> Quantity:
    """A value in words that takes no bound: 翻番, 全覆盖."""
    comparator = one.comparator or Comparator.PLAIN
    return replace(made, start=start, end=one.end, comparator=comparator, mode=mode)


@cache
def _worded_entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in entries_of("worded_values")}


def _quantity(
    text: str, numbers: Sequence[Number], index: int, before: Quantity | None
) -> tuple[Quantity | None, int]:
    """The quantity of the number at an index, and how many numbers it takes in."""
    first = numbers[index]
    one = measured(text, first)
    ratio = _RATIO.match(text, first.end) if ":" in text[first.end : first.end + 2] else None
    if ratio and not first.chinese:
        return _ratio(text, first, ratio.end()), 2
    if index + 1 < len(numbers):
        second = numbers[index + 1]
        near = second.start - one.end <= _GAP
        gap = _RANGE.fullmatch(text, one.end, second.start) if near else None
        if gap and not first.bare_scale:
            return _range(text, first, second, one, signed=gap["minus"] is not None), 2
    if one.unit is None:
        one = with_shared_unit(text, numbers, index, one, before)
    one = in_points(text, numbers, index, one)
    return _build(text, first, one, one), 1


def _range(
    text: str, first: Number, second: Number, one: Measured, *, signed: bool
) -> Quantity | None:
    """Low and high of 3~5家, 1.5-2亿元, 8%-9%; the first takes unit and scale of the second."""
    two = measured(text, second, said=first.start)
    if two.unit is None and first.per is not None:
        two = two._replace(unit=one.unit, end=second.end)
    if one.unit is None or one.end == first.end:
        factor = _shared_scale(one, two)
        one = one._replace(low=one.low * factor, high=one.high * factor)
    if signed:
        two = two._replace(low=-two.high, high=-two.low)
    return _build(text, first, one, two)


def _shared_scale(one: Measured, two: Measured) -> Decimal:
    """The scale of the second number that the first shares: 万 of 一千至一千五百万元.

    None that would make the first the larger one: 100-2万人, 5000-1亿元.
    """
    if one.scale >= _LARGEST[-1] or two.scale <= one.scale or not one.low:
        return Decimal(1)
    large = next((scale for scale in _LARGEST if two.scale % scale == 0), Decimal(1))
    wanted: tuple[Decimal, ...] = (two.scale, large) if one.scale == 1 else (large,)
    for scale in (*wanted, _LARGEST[-1]):
        if scale <= two.scale and one.high * scale <= two.high:
            return scale
    return Decimal(1) if one.high < two.high else two.scale


def _ratio(text: str, number: Number, end: int) -> Quantity:
    unit = Unit(name=":1", kind=UnitKind.RATE, length=2)
    value = number.value
    one = Measured(low=value, high=value, scale=Decimal(1), unit=unit, end=end)
    return _built(text, number.start, one, one, number=number)


def _build(text: str, number: Number, one: Measured, two: Measured) -> Quantity | None:
    if two.unit is None or (two.unit.name == "年" and two.low in _YEARS):
        return None
    return _built(text, number.start, one, two, number=number)


def _built(
    text: str, start: int, one: Measured, two: Measured, *, number: Number | None
) -> Quantity:
    """The quantity with its sign and the bounds before and behind it."""
    alone = number is not None and number.bare_scale
    sign = sign_before(text, start)
    before = bound_before(text, sign.start if sign else start, scale_alone=alone)
    after = bound_behind(text, two.end)
    low, high = _ends(one, two, sign)
    return Quantity(
        start=before.place if before else sign.start if sign else start,
        end=after.place if after else two.end,
        number=start,
        unit_end=two.end,
        low=low,
        high=high,
        unit=two.unit or _NO_UNIT,
        comparator=_comparator(before, after, one, two, sign),
        chinese=number is not None and number.chinese,
        bare_scale=alone and one.comparator is None,
        mode=sign.mode if sign else None,
    )


def _ends(one: Measured, two: Measured, sign: Sign | None) -> tuple[Decimal, Decimal]:
    """Low and high; the sign before a range is the first one's."""
    if two is one and one.low is one.high and sign is None:
        only = plain(one.low)
        return only, only
    first = (one.low, one.high)
    if sign is not None and sign.negative:
        first = (-one.high, -one.low)
    ends = first if two is one else (*first, two.low, two.high)
    return plain(min(ends)), plain(max(ends))


def _comparator(
    before: Bound | None, after: Bound | None, one: Measured, two: Measured, sign: Sign | None
) -> Comparator:
    """What the bounds say; 负增长3%以内 is a growth of -3 % at least."""
    bound = after or before
    if bound is None:
        return one.comparator or two.comparator or Comparator.PLAIN
    shrinking = sign is not None and sign.mode is not None
    return _TURNED.get(bound.comparator, bound.comparator) if shrinking else bound.comparator
