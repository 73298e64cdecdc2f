"""Read a cell of an indicator table: value, unit, comparator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policydiff.stages.knowledge.expressions import expression_source
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import unit_at
from policydiff.stages.support.numbers import find_numbers
from policydiff.stages.support.text import fold
from policydiff.stages.targets.quantities import plain
from policydiff.stages.targets.target_codes import Comparator

_SIGNS = "cell_comparators"


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
    found = _value().search(text)
    if found is None:
        return _without_value(text)
    name, factor = base_unit(found["unit"] or unit)
    values = [plain(_number(found[side] or found["low"]) * factor) for side in ("low", "high")]
    sign = found["after"] or found["sign"] or ""
    return Stated(
        low=min(values),
        high=max(values),
        unit=name,
        comparator=_comparators().get(sign, Comparator.PLAIN),
    )


@cache
def _value() -> re.Pattern[str]:
    """A number or a range with what stands before and behind it in a cell."""
    # no unit has 以 or 左, with which the words behind begin
    number = r"\d[\d,]*(?:\.\d+)?"
    return re.compile(
        rf"(?P<sign>{_signs('before')})?\s?(?P<low>{number})(?:\s?[-~至]\s?(?P<high>{number}))?"
        rf"\s?(?P<unit>[^\d\s以\[\]［］〔〕()左]{{0,8}}?)\s?"
        rf"(?P<after>{_signs('behind')})?(?=[\s\]］〕】)]|$|[*#注])"
    )


def _signs(side: str) -> str:
    """The comparators that stand on one side of a number."""
    entries = (entry for entry in entries_of(_SIGNS) if entry.text("side") == side)
    return "|".join(expression_source(_SIGNS, entry.key) for entry in entries)


@cache
def _comparators() -> Mapping[str, Comparator]:
    return {
        sign: Comparator(str(entry.text("comparator")))
        for entry in entries_of(_SIGNS)
        for sign in entry.patterns
    }


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
