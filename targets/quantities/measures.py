"""A number with its unit: scale and vagueness between them, asides, units that go unsaid."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from policydiff.stages.knowledge.expressions import expression, expression_source, words_of
from policydiff.stages.knowledge.units import Unit, UnitKind, unit_at
from policydiff.stages.support.chinese_numerals import UNITS
from policydiff.stages.support.numbers import Number
from policydiff.stages.support.numbers.forms import SCALE
from policydiff.stages.support.numerals import chinese_value, scale_value
from policydiff.stages.targets.quantities.quantity import Measured
from policydiff.stages.targets.target_codes import Comparator

_BOUNDS, _THINGS = "value_bounds", "measured_things"
_INNER = re.compile(
    rf"\s?(?P<about>多|余|来)?\s?(?P<scale>{SCALE})?(?P<more>多|余|来)?(?P<plus>\+)?\s?"
)
_INNER_FIRST = frozenset(
    ("多", "余", "来", "百", "千", "万", "亿", " ", "+")
)  # what it begins with
_HALF_STEP = re.compile(rf"(?P<digit>[{UNITS}1-9])(?![\w.%]|[,，]?\d)|(?P<half>半)(?!\w)")
_STEP = Decimal(10)  # 七成五: a step of 成 and its half
_MORE = ("多", "余")  # behind a number: a little more
_MUCH = 10**8  # money is meant from 亿 on where only 级 or 大关 says so
_MANY = 10_000  # people and money go without their unit from here on
_NEAR = 20  # code points before a number in which a word says what it is of
_SHARES = {100: "%", 1000: "‰", 10000: "‱"}
_YUAN = Unit(name="元", kind=UnitKind.MONEY, length=0)
_PEOPLE = Unit(name="人", kind=UnitKind.COUNT, length=0)
_POINTS = Unit(name="点", kind=UnitKind.RATE, length=0)
_PERCENT = Unit(name="%", kind=UnitKind.SHARE, length=0)


def measured(text: str, number: Number, *, said: int | None = None) -> Measured:
    """A number and its unit.

    Args:
        text: Folded and masked text.
        number: The number.
        said: Where the words before the number end, if not at it: the start of a range.
    """
    if number.per is not None:
        share = Unit(name=_SHARES[int(number.per)], kind=UnitKind.SHARE, length=0)
        return _of(number, share, number.end)
    if text[number.end : number.end + 1] not in _INNER_FIRST:
        unit = _unit_at(text, number, number.end)  # most units stand right behind the number
        if unit is not None:
            return _with_unit(text, number, unit)
    at = number.start if said is None else said
    if (found := _behind_scale(text, number, at)) is not None:
        return found
    if (unsaid := _unsaid(text, number, at)) is not None:
        return _of(number, unsaid, number.end + unsaid.length)
    more = text[number.end : number.end + 1]
    if more in _MORE and _in_scale(number) and _people_meant(text, at, end=number.end + 1):
        return _of(number, _PEOPLE, number.end + 1, inner=more)  # 贫困人口减少1亿多
    return _of(number, None, number.end)


def _of(
    number: Number, unit: Unit | None, end: int, *, factor: int = 1, inner: str = ""
) -> Measured:
    """The measured number; `inner` is what stands between it and its unit: 多, +."""
    low = number.value if factor == 1 else number.value * factor
    high = low if number.high is None else number.high * factor
    comparator = None
    if inner or number.high is not None:
        comparator = Comparator.AT_LEAST if inner == "+" else Comparator.ABOUT
    scale = number.scale if factor == 1 else number.scale * factor
    return Measured(low=low, high=high, scale=scale, unit=unit, end=end, comparator=comparator)


def _with_unit(text: str, number: Number, unit: Unit) -> Measured:
    """A number with its unit right behind it."""
    end = number.end + unit.length
    if unit.times == 1:
        return _of(number, unit, _behind_aside(text, end))
    made = _of(number, unit, end, factor=unit.times)
    step = _HALF_STEP.match(text, end)
    if step is None:
        return made
    more = Decimal(5) if step["half"] else chinese_value(step[0])
    more = (more or Decimal(0)) * unit.times / _STEP
    return Measured(
        low=made.low + more, high=made.high + more, scale=made.scale, unit=unit, end=step.end()
    )


def _behind_scale(text: str, number: Number, at: int) -> Measured | None:
    """3多万家, 20余个, 200+家, 1.5 亿元: scale and vagueness between number and unit."""
    inner = _INNER.match(text, number.end)
    if inner is None:
        return None
    if number.scale >= _MANY and inner["scale"] and scale_value(inner["scale"]) <= number.scale:
        return None
    unit, factor = _unit_at(text, number, inner.end()), scale_value(inner["scale"] or "")
    if unit is None and factor >= _MANY and _people_meant(text, at, end=inner.end()):
        unit = _PEOPLE  # 贫困人口减少6800多万
    if unit is None:
        return None
    word = inner["about"] or inner["more"] or inner["plus"] or ""
    end = _behind_aside(text, inner.end() + unit.length)
    return _of(number, unit, end, factor=factor * unit.times, inner=word)


def _unit_at(text: str, number: Number, position: int) -> Unit | None:
    """The unit at a position; there are no more than ten 成 (百亿成势)."""
    unit = unit_at(text, position)
    fits = unit is None or unit.times == 1 or number.value <= unit.times
    return unit if fits else None


def _behind_aside(text: str, end: int) -> int:
    """Behind a second unit in brackets: 1640套(间)."""
    if not text.startswith("(", end):
        return end
    aside = expression(_THINGS, "second_unit").match(text, end)
    return aside.end() if aside else end


def _unsaid(text: str, number: Number, at: int) -> Unit | None:
    """The unit that goes without saying, with what ends such a number (大关).

    保8争9 is of %, 总产值突破千亿 of 元, 贫困人口减少1000万 of people, 指数达到92 of points.
    """
    if number.value >= _MANY:
        if _in_scale(number) and _people_meant(text, at, end=number.end):
            return _PEOPLE
        return _money_meant(text, number, at)
    if text.endswith(_kept_words(), 0, number.start):
        both = expression(_BOUNDS, "keep_and_strive")
        if both.search(text, max(0, number.start - _NEAR), number.end + 8):
            return _PERCENT
    if number.scale == 1 and _follows("index_before", text, at):  # 品牌指数达到92
        return _POINTS if _closed().match(text, number.end) else None
    return None


def _in_scale(number: Number) -> bool:
    return not number.bare_scale and number.scale >= _MANY


def _people_meant(text: str, at: int, *, end: int) -> bool:
    """Whether a number in 万 or 亿 without a unit counts people: 贫困人口减少1000万以上.

    Args:
        text: Folded and masked text.
        at: Where the words before the number end.
        end: Where the number ends, or the 多 behind it.
    """
    bound = expression(_BOUNDS, "bound_behind").match(text, end)
    behind = expression(_THINGS, "people_behind")
    if behind.match(text, end) or (bound and behind.match(text, bound.end())):
        return True
    return _closed().match(text, end) is not None and _follows("people_before", text, at)


def _money_meant(text: str, number: Number, at: int) -> Unit | None:
    """元, by the word for money before the number, or where a scale is reached: 千亿大关."""
    end = _scale_end().match(text, number.end)
    if end is None:
        return None
    yuan = Unit(name="元", kind=UnitKind.MONEY, length=len(end[0]))
    if number.scale >= _MANY and _follows("money_before", text, at):
        return yuan
    if not number.bare_scale or number.value < _MUCH:
        return None
    reached = expression(_BOUNDS, "reached_scale_before").search(text, max(0, at - 4), at)
    if reached is None or _follows("people_before", text, at, reached.start()):
        return None
    if reached[0] in words_of(_BOUNDS, "passed") and text.startswith("、", end.end()):
        return None  # 过百亿、过五十亿项目
    return yuan


def _follows(key: str, text: str, number: int, end: int | None = None) -> bool:
    """Whether words before a number (before `end`, where given) say what it counts."""
    before = expression(_THINGS, key)
    return before.search(text, max(0, number - _NEAR), number if end is None else end) is not None


@cache
def _kept_words() -> tuple[str, ...]:
    return words_of(_BOUNDS, "keeping") + words_of(_BOUNDS, "striving")


@cache
def _scale_end() -> re.Pattern[str]:
    """What ends a number in 亿 that stands without unit: 级, 大关, 左右, or nothing at a comma."""
    step, behind = (expression_source(_BOUNDS, key) for key in ("scale_step", "bound_behind"))
    return re.compile(rf"{step}?(?=[,;。、()]|{behind}|\s|$)")


@cache
def _closed() -> re.Pattern[str]:
    """What shows that no unit follows a number."""
    return re.compile(rf"\s?(?:{expression_source(_BOUNDS, 'bound_behind')}|[,;。、)]|$)")
