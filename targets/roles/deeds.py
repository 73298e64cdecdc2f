"""Tell small Chinese numbers that count what is done from those that only name: 成立两个分中心."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.targets.quantities import Quantity

_DEEDS = Expressions("counted_deeds")
_THINGS = Expressions("sized_things")
_MEASURES = Expressions("measured_things")

_CLOSING = frozenset(("", ",", ";", "。", "、", "(", ")", "\n"))  # what ends a name with its count
_NATION = 5 * 10**8  # as many people are most of a nation
_LEAST = 2  # 建成一套, 举办一场 are words
_NEAR = 16  # code points before a number in which it is said what is done, or what is counted
_NOUN = 16  # code points behind it in which it is said what is counted


def is_deed(text: str, quantity: Quantity) -> bool:
    """Whether a small number counts what is done or planned.

    成立两个分中心, 三次提高出口退税率, 新建修理厂五个; but 建设三个体系, 抓好两件大事.
    """
    start = max(0, quantity.start - _NEAR)
    if quantity.unit.name in words_of("counted_deeds", "times_unit"):
        return _DEEDS["repeated_behind"].match(text, quantity.end) is not None
    if _DEEDS["abstract_behind"].match(text, quantity.end, quantity.end + _NOUN):
        return False
    if quantity.high >= _LEAST and _DEEDS["done_before"].search(text, start, quantity.start):
        return True
    closed = text[quantity.end : quantity.end + 1] in _CLOSING
    return closed and _DEEDS["thing_before"].search(text, start, quantity.start) is not None


def is_people(text: str, quantity: Quantity) -> bool:
    """Whether a number is that of a whole people or party: 14亿人民, 9亿多劳动力; not 418名干部."""
    if quantity.low >= _NATION and _MEASURES["people_behind"].match(text, quantity.unit_end):
        return True
    if _THINGS["people_behind"].match(text, quantity.unit_end) is None:
        return False
    single = words_of("counted_deeds", "single_person")
    if not text.endswith(single, quantity.number, quantity.unit_end):
        return True
    before = max(0, quantity.start - _NEAR)
    return _DEEDS["whole_before"].search(text, before, quantity.start) is not None
