"""Tell the numbers of what is only there: where something is done, for how many people."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Comparator

_WHERE = Expressions("surroundings")

_NEAR = 16  # code points before a number in which it is said what it is of
_NAMED = 80  # and in which places are named that it sums up: 在册亨、…等8个重点县
_ENDS = ("", ",", ";", "。", "、", ":", ")")
_COVERED = 96  # code points behind a number up to 全覆盖
_NATION = 10**8  # as many people are a nation, whatever is done for them


def is_location(text: str, quantity: Quantity) -> bool:
    """Whether a length says where or how high: 3公里处, 半径500米, 海拔1500米以上."""
    if quantity.unit.name not in words_of("surroundings", "length_unit"):
        return False
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    behind = _WHERE["location_behind"].match(text, quantity.end)
    return behind is not None or _WHERE["location_before"].search(before) is not None


def is_size_of_counted(text: str, quantity: Quantity) -> bool:
    """Whether a number says how large things are, which may be counted behind.

    年产值超100亿元、…的企业2家; 作业人数30人以上的粉尘企业; 打造50万人口规模城市.
    """
    before = text[max(0, quantity.number - _NEAR) : quantity.number]
    if quantity.end > quantity.unit_end and _WHERE["counted_then_sized"].search(before):
        return text[quantity.end : quantity.end + 1] not in _ENDS
    if quantity.unit.kind is UnitKind.COUNT:
        return _is_headcount_of_units(text, quantity)
    if quantity.unit.kind is UnitKind.AMOUNT and quantity.start == quantity.number:
        return _WHERE["stage_before"].search(before) is not None
    if quantity.unit.kind is not UnitKind.MONEY:
        return False
    if _WHERE["sized_before"].search(before) is None:
        return False
    behind = text[quantity.unit_end : quantity.unit_end + _COVERED]
    return _WHERE["counted_then_behind"].match(behind) is not None


def _is_headcount_of_units(text: str, quantity: Quantity) -> bool:
    if _WHERE["town_of_size_behind"].match(text, quantity.unit_end):
        return True
    if quantity.comparator is Comparator.PLAIN:
        return False
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    if _WHERE["headcount_before"].search(before) is None:
        return False
    return _WHERE["unit_of_size_behind"].match(text, quantity.end) is not None


def is_given(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether a count says where something is done or who lives there.

    在16个县区新增学位2万个, 甲、乙等4个新城…50%达到…, 全县16个乡镇, 保障14亿人的粮食安全.
    """
    if quantity.unit.kind is not UnitKind.COUNT or quantity.end > quantity.unit_end:
        return False
    if quantity.unit.name in words_of("surroundings", "people_unit"):
        return (
            quantity.low >= _NATION and _WHERE["their_behind"].match(text, quantity.end) is not None
        )
    if _WHERE["covered_behind"].match(text[quantity.end : quantity.end + _COVERED]):
        return True
    if not _WHERE["place_behind"].match(text, quantity.end):
        return False
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    if _WHERE["all_before"].search(before):
        return following is not None or _WHERE["all_behind"].match(text, quantity.end) is not None
    if following is None or following.number < quantity.end:
        return False
    shared = following.unit.kind is UnitKind.SHARE
    return shared or _is_within(text, quantity)


def place_end(text: str, quantity: Quantity) -> int:
    """Where the words for places end in which something is done: 在4个市县|开工1.2万套; else 0."""
    place = _WHERE["place_behind"].match(text, quantity.end)
    return place.end() if place and _is_within(text, quantity) else 0


def _is_within(text: str, quantity: Quantity) -> bool:
    """Whether 在 stands before it, or before the places that it sums up: 在册亨、…等8个重点县."""
    near, far = max(0, quantity.start - _NEAR), max(0, quantity.start - _NAMED)
    if _WHERE["within_before"].search(text, near, quantity.start):
        return True
    return _WHERE["within_named_before"].search(text, far, quantity.start) is not None
