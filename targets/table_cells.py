"""Read a cell of an indicator table: value, unit, comparator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import unit_at
from policydiff.stages.support.numerals import find_numbers
from policydiff.stages.support.text import fold
from policydiff.stages.targets.quantities import plain
from policydiff.stages.targets.target import Comparator

_VALUE = re.compile(
    r"(?P<sign>≥|≤|>=|<=|>|<|约|超过|不低于|不超过|达到)?\s?(?P<low>\d[\d,]*(?:\.\d+)?)"
    r"(?:\s?[-~至]\s?(?P<high>\d[\d,]*(?:\.\d+)?))?\s?(?P<unit>[^\d\s以左\[\]［］〔〕()]{0,8}?)\s?"
    r"(?P<after>以上|以下|以内|左右|及以上)?(?=[\s\]］〕】)]|$|[*#注])"
)
_SIGNS = {
    "≥": Comparator.AT_LEAST, ">=": Comparator.AT_LEAST, ">": Comparator.AT_LEAST,
    "超过": Comparator.AT_LEAST, "不低于": Comparator.AT_LEAST, "以上": Comparator.AT_LEAST,
    "及以上": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, "<=": Comparator.AT_MOST,
    "<": Comparator.AT_MOST, "不超过": Comparator.AT_MOST, "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST, "约": Comparator.ABOUT, "左右": Comparator.ABOUT,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as written, stripped, and where it stands; code points of the text."""

    text: str
    start: int
    end: int

    @property
    def summed(self) -> bool:
        """Whether brackets mark the value as summed up over the period: [15], 〔15〕."""
        return self.text[:1] in ("[", "［", "〔", "【")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The value of a cell; None for low and high where an aim has none (完成国家下达任务)."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    comparator: Comparator


def read_cell(cell: Cell, unit: str) -> Stated | None:
    """What a cell states; None for a dash or words that are no aim.

    Args:
        cell: The cell.
        unit: Of the column or the indicator, for a cell without one of its own.
    """
    text = fold(cell.text)
    found = _VALUE.search(text)
    if found is None:
        return _without_value(text)
    name, factor = base_unit(found["unit"] or unit)
    values = [plain(_number(found[side] or found["low"]) * factor) for side in ("low", "high")]
    sign = found["after"] or found["sign"] or ""
    return Stated(
        low=min(values),
        high=max(values),
        unit=name,
        comparator=_SIGNS.get(sign, Comparator.PLAIN),
    )


def base_unit(text: str) -> tuple[str, Decimal]:
    """Base unit and factor of a unit as a column states it: 万元/人 is 元/人 times 10000."""
    bare = text.strip("() ")
    number = next(find_numbers("1" + bare), None)
    if number is not None:
        found = unit_at("1" + bare, number.end)
        if found is not None:
            rest = bare[number.end - 1 + found.length :]
            return found.name + rest, number.value
    return bare, Decimal(1)


def is_unit(text: str) -> bool:
    """Whether a text is a unit that the lexicon knows: 亿元, %, 微克/立方米."""
    number = next(find_numbers("1" + text), None)
    return number is not None and unit_at("1" + text, number.end) is not None


def _without_value(text: str) -> Stated | None:
    aim = next(matcher("valueless_aims").find(text), None)
    if aim is None:
        return None
    by_key = {entry.key: entry.text("comparator") for entry in entries_of("valueless_aims")}
    return Stated(low=None, high=None, unit=None, comparator=Comparator(str(by_key[aim.key])))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
