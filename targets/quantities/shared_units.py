"""Numbers of a list that share the unit of its last: 5、8、10公里, 企业30、机构100家."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.numbers import Number
from policydiff.stages.targets.quantities.measures import measured
from policydiff.stages.targets.quantities.quantity import Measured, Quantity

_JOINERS = Expressions("list_connectives")

_LISTED = 8  # numbers of a list that share a unit
_BESIDE = 16  # code points between numbers of a list with words between them
_NAME = 3  # code points before a number in which the end of a name stands
_NEAR = 4  # code points between numbers of a list
_JOINS = frozenset(("、", "和", "与", "及", "以", " "))  # what stands behind a number of a list
_YEARS = range(1900, 2100)
_LARGE = 10_000  # from here on money goes without its unit
_COUNTED = (UnitKind.COUNT, UnitKind.AMOUNT)
_ENDS = frozenset(("", ",", ";", "。", "、", "以"))  # what may stand behind the last item


def with_shared_unit(
    text: str, numbers: Sequence[Number], index: int, one: Measured, before: Quantity | None
) -> Measured:
    """A number without a unit, with that of the list that it stands in, if any.

    Args:
        text: Folded and masked text.
        numbers: Its numbers, in reading order.
        index: Of the number.
        one: The number, without unit.
        before: The quantity before it, if any.
    """
    number, joiner = numbers[index], _JOINERS["sharing_numbers"]
    near = before is not None and number.start - before.end <= _NEAR
    if not near and text[number.end : number.end + 1] not in _JOINS:
        return one  # which saves the rest for most numbers
    if number.chinese and number.value in _YEARS:
        return one  # 一九八一和一九八二两个年度
    joined = near and before and joiner.fullmatch(text, before.end, number.start)
    if not joined and not text[number.start - 1 : number.start].isalpha():
        return one
    found = _of_list(text, numbers, index, one) or _of_items(text, numbers, index, one)
    if found is None and joined and before is not None:
        found = _as_before(text, number, before)
    return found or one


def in_points(text: str, numbers: Sequence[Number], index: int, one: Measured) -> Measured:
    """A number counted in 个 where the next one of its list is in points: 1.9个、4个百分点."""
    short = one.unit is not None and one.unit.name in words_of("measure_words", "point_short")
    if not short or index + 1 == len(numbers) or text[one.end : one.end + 1] not in _JOINS:
        return one
    following = numbers[index + 1]
    if not _JOINERS["sharing_numbers"].fullmatch(text, one.end, following.start):
        return one
    two = measured(text, following).unit
    points = two is not None and two.name in words_of("measure_words", "point_unit")
    return one._replace(unit=two) if points else one


def _of_list(text: str, numbers: Sequence[Number], index: int, one: Measured) -> Measured | None:
    """5000、5300亿元: with unit and scale of the first number behind it that has a unit."""
    for at in range(index, min(index + _LISTED, len(numbers) - 1)):
        here, following = numbers[at], numbers[at + 1]
        if not _JOINERS["sharing_numbers"].fullmatch(text, here.end, following.start):
            return None
        last = measured(text, following)
        if last.unit is not None:
            scale = last.scale if one.scale == 1 else Decimal(1)
            return None if last.unit.kind is UnitKind.TIME else _sharing(one, last, scale)
    return None


def _of_items(text: str, numbers: Sequence[Number], index: int, one: Measured) -> Measured | None:
    """企业30、机构100家: with the unit of the next item, which ends there."""
    here, following = numbers[index], numbers[index + 1] if index + 1 < len(numbers) else None
    if following is None or here.chinese or here.scale != 1:
        return None
    if "." in text[here.start : here.end] and here.value % 1 == 0:
        return None  # 管理平台3.0 is a version
    if following.start - here.end > _BESIDE or not _named(text, here, following):
        return None
    last = measured(text, following)
    if last.unit is None or last.unit.kind not in _COUNTED:
        return None
    closed = text[last.end : last.end + 1] in _ENDS
    return _sharing(one, last, Decimal(1)) if closed else None


def _named(text: str, here: Number, following: Number) -> bool:
    """Whether either number stands behind the name of a thing, and the names are a list."""
    between = _JOINERS["sharing_items"].fullmatch(text, here.end, following.start)
    start = max(0, here.start - _NAME)
    return bool(between and _JOINERS["named_before"].search(text, start, here.start))


def _sharing(one: Measured, last: Measured, scale: Decimal) -> Measured:
    low, high = one.low * scale, one.high * scale
    return one._replace(low=low, high=high, scale=one.scale * scale, unit=last.unit)


def _as_before(text: str, number: Number, before: Quantity) -> Measured | None:
    """50亿 as of 元 in 分别达到300亿、50亿, where the number before it is."""
    if before.unit.kind is not UnitKind.MONEY or number.scale < _LARGE:
        return None
    return measured(text, number, said=before.start)
