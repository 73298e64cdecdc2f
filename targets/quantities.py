"""Find quantities: number, unit and comparator, wherever they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policydiff.stages.knowledge.expressions import expression, expression_source, words_of
from policydiff.stages.knowledge.lexicon import Entry
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import Unit, UnitKind, unit_at
from policydiff.stages.support.numerals import SCALE, Number, find_numbers, scale_value
from policydiff.stages.targets.comparator_words import comparator_words
from policydiff.stages.targets.target_codes import Comparator, Mode

_GAP = 4  # code points between the ends of a range: 8% -- 9%
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?")
_RATIO = re.compile(r"\s?:\s?1(?![\d.:])")
_INNER = re.compile(rf"\s?(?P<about>多|余|来)?\s?(?P<scale>{SCALE})?(?P<more>多|余)?\s?")
_INNER_FIRST = frozenset(("多", "余", "来", "百", "千", "万", "亿", " "))  # what it can begin with
_YEARS = range(1900, 2100)  # 2025年底 is no duration
_WHOLE = Decimal(1)
_MUCH = 10**8  # money is meant from 亿 on
_PEOPLE = 10_000
_NEAR = 12  # code points before a number in which a word says what it is of
_SHARES = {100: "%", 1000: "‰", 10000: "‱"}
_BOUNDS = "value_bounds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit and comparator in a folded text."""

    start: int  # of the comparator, if one stands before the number
    end: int  # behind the comparator, if one stands behind the unit
    number: int  # where the number starts
    unit_end: int  # behind the unit
    low: Decimal  # base units
    high: Decimal
    unit: Unit
    comparator: Comparator
    chinese: bool = False  # Chinese numerals alone
    bare_scale: bool = False  # 亿元, 百亿元: no digit at all
    mode: Mode | None = None  # where the words themselves say it: 翻番


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """A number and what stands between it and the end of its unit."""

    value: Decimal
    scale: Decimal
    unit: Unit | None
    end: int
    about: bool


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a folded text, in reading order.

    Numbers without a unit that the lexicon knows are no quantities. Ranges (3~5家, 8%-9%,
    百分之八至九) and ratios (1.61:1) are one quantity.
    """
    numbers = tuple(find_numbers(text))
    found, index = list[Quantity](), 0
    while index < len(numbers):
        if found and numbers[index].start < found[-1].end:
            index += 1
            continue
        quantity, used = _quantity(text, numbers, index)
        if quantity is not None:
            found.append(quantity)
        index += used
    worded = tuple(_worded(text))
    return tuple(sorted([*found, *worded], key=lambda q: q.number)) if worded else tuple(found)


def _worded(text: str) -> Iterator[Quantity]:
    """Values in words: 翻番 is 2 times, 全覆盖 is 100 %."""
    for match in matcher("worded_values").find(text):
        entry = _worded_entries()[match.key]
        value = entry.needed_number("value")
        mode = Mode(str(entry.text("mode")))
        kind = UnitKind.MULTIPLE if mode is Mode.MULTIPLE else UnitKind.SHARE
        yield Quantity(
            start=match.start,
            end=match.end,
            number=match.start,
            unit_end=match.end,
            low=value,
            high=value,
            unit=Unit(name=str(entry.text("unit")), kind=kind, length=0),
            comparator=Comparator(entry.text("comparator") or Comparator.PLAIN),
            mode=mode,
        )


@cache
def _worded_entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in entries_of("worded_values")}


def _quantity(text: str, numbers: tuple[Number, ...], index: int) -> tuple[Quantity | None, int]:
    """The quantity of the number at an index, and how many numbers it takes in."""
    first = numbers[index]
    one = _measured(text, first)
    ratio = _RATIO.match(text, first.end) if ":" in text[first.end : first.end + 2] else None
    if ratio and not first.chinese:
        return _ratio(text, first, ratio.end()), 2
    if index + 1 < len(numbers):
        second = numbers[index + 1]
        near = second.start - one.end <= _GAP
        gap = _RANGE.fullmatch(text, one.end, second.start) if near else None
        if gap and not first.bare_scale:
            return _range(text, first, second, one), 2
    return _build(text, first, one, one), 1


def _measured(text: str, number: Number) -> _Measured:
    if number.per is not None:
        share = Unit(name=_SHARES[int(number.per)], kind=UnitKind.SHARE, length=0)
        return _Measured(
            value=number.value, scale=Decimal(1), unit=share, end=number.end, about=False
        )
    if text[number.end : number.end + 1] not in _INNER_FIRST:
        unit = unit_at(text, number.end)  # most units stand right behind the number
        if unit is not None:
            return _with_unit(text, number, unit)
    inner = _INNER.match(text, number.end)
    value, scale, end, about = number.value, number.scale, number.end, False
    if inner:
        factor = Decimal(scale_value(inner["scale"] or ""))
        unit = unit_at(text, inner.end())
        if unit is not None and not (inner["scale"] and scale != 1):
            about = bool(inner["about"] or inner["more"])
            end = _behind_aside(text, inner.end() + unit.length)
            return _Measured(
                value=value * factor, scale=scale * factor, unit=unit, end=end, about=about
            )
    if (plain_unit := _understood(text, number)) is not None:
        return _with_unit(text, number, plain_unit)
    if scale == 1 and _follows("index_before", text, number.start):  # 品牌指数达到92
        closed = _closed().match(text, end)
        points = Unit(name="点", kind=UnitKind.RATE, length=0) if closed else None
        return _Measured(value=value, scale=scale, unit=points, end=end, about=about)
    people = scale >= _PEOPLE and _people_meant(text, number.start, end)
    unit = Unit(name="人", kind=UnitKind.COUNT, length=0) if people else None
    return _Measured(value=value, scale=scale, unit=unit, end=end, about=about)


def _understood(text: str, number: Number) -> Unit | None:
    """The unit that goes without saying: 保8争9 is of %, 达到千亿级 and 突破千亿大关 are of 元."""
    if number.bare_scale and number.value >= _MUCH:
        return _money_meant(text, number)
    if not text.endswith(_kept_words(), 0, number.start):
        return None
    both = expression(_BOUNDS, "keep_and_strive")
    found = both.search(text, max(0, number.start - _NEAR), number.end + 8)
    return Unit(name="%", kind=UnitKind.SHARE, length=0) if found else None


def _money_meant(text: str, number: Number) -> Unit | None:
    """元, where a scale alone is reached: 突破千亿大关; but 人口突破千万 is of people."""
    closed = _scale_end().match(text, number.end)
    before = expression(_BOUNDS, "reached_scale_before")
    reached = closed and before.search(text, max(0, number.start - 4), number.start)
    if not closed or not reached or _follows("people_before", text, number.start, reached.start()):
        return None
    if reached[0] in words_of(_BOUNDS, "passed") and text.startswith("、", closed.end()):
        return None  # 过百亿、过五十亿项目
    return Unit(name="元", kind=UnitKind.MONEY, length=len(closed[0]))


def _follows(key: str, text: str, number: int, end: int | None = None) -> bool:
    """Whether words before a number (before `end`, where given) say what it counts."""
    before = expression("measured_things", key)
    return before.search(text, max(0, number - _NEAR), number if end is None else end) is not None


@cache
def _kept_words() -> tuple[str, ...]:
    return words_of(_BOUNDS, "keeping") + words_of(_BOUNDS, "striving")


@cache
def _scale_end() -> re.Pattern[str]:
    """What ends a scale that stands alone: 级, 大关, or nothing before a comma."""
    step, more = (expression_source(_BOUNDS, key) for key in ("scale_step", "and_more"))
    return re.compile(rf"{step}?(?=[,;。、)]|{more}|$)")


@cache
def _closed() -> re.Pattern[str]:
    """What shows that no unit follows a number."""
    return re.compile(rf"\s?(?:{expression_source(_BOUNDS, 'bound_behind')}|[,;。、)]|$)")


def _with_unit(text: str, number: Number, unit: Unit) -> _Measured:
    """A number with its unit right behind it."""
    end = _behind_aside(text, number.end + unit.length)
    return _Measured(value=number.value, scale=number.scale, unit=unit, end=end, about=False)


def _behind_aside(text: str, end: int) -> int:
    """Behind a second unit in brackets: 1640套(间)."""
    if not text.startswith("(", end):
        return end
    aside = expression("measured_things", "second_unit").match(text, end)
    return aside.end() if aside else end


def _people_meant(text: str, start: int, end: int) -> bool:
    """Whether a number in 万 or 亿 without a unit counts people: 贫困人口减少1000万以上."""
    if expression("measured_things", "people_behind").match(text, end):
        return True
    return bool(_closed().match(text, end)) and _follows("people_before", text, start)


def _range(text: str, first: Number, second: Number, one: _Measured) -> Quantity | None:
    """Low and high of 3~5家, 1.5-2亿元, 8%-9%; the first takes unit and scale of the second."""
    two = _measured(text, second)
    if two.unit is None and first.per is not None:
        two = _Measured(
            value=two.value, scale=two.scale, unit=one.unit, end=second.end, about=False
        )
    if one.unit is None and one.scale == 1 and not first.chinese:
        one = _Measured(
            value=one.value * two.scale, scale=two.scale, unit=two.unit, end=one.end, about=False
        )
    return _build(text, first, one, two)


def _ratio(text: str, number: Number, end: int) -> Quantity:
    unit = Unit(name=":1", kind=UnitKind.RATE, length=2)
    one = _Measured(value=number.value, scale=Decimal(1), unit=unit, end=end, about=False)
    return _built(text, number, one, one, unit=unit)


def _build(text: str, number: Number, one: _Measured, two: _Measured) -> Quantity | None:
    if two.unit is None or (two.unit.name == "年" and two.value in _YEARS):
        return None
    return _built(text, number, one, two, unit=two.unit)


def _built(text: str, number: Number, one: _Measured, two: _Measured, *, unit: Unit) -> Quantity:
    """The quantity with the words before and behind it that say how it compares."""
    words = comparator_words()
    led = text[max(0, number.start - 2) : number.start].rstrip()[-1:] in words.last
    before = words.before.search(text, max(0, number.start - 8), number.start) if led else None
    after = words.after.match(text, two.end) if text[two.end : two.end + 1] in words.first else None
    comparator = Comparator.PLAIN
    if after:
        comparator = words.keys[after[1]]
    elif before:
        comparator = words.keys[before[1]]
    elif one.about or two.about:
        comparator = Comparator.ABOUT
    low = plain(one.value)
    low, high = (low, low) if two is one else sorted((low, plain(two.value)))
    return Quantity(
        start=before.start() if before else number.start,
        end=after.end() if after else two.end,
        number=number.start,
        unit_end=two.end,
        low=low,
        high=high,
        unit=unit,
        comparator=comparator,
        chinese=number.chinese,
        bare_scale=number.bare_scale,
    )


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent: 150000000, 7.5."""
    return value if value.same_quantum(_WHOLE) else Decimal(format(value.normalize(), "f"))
