"""Read a cell of an indicator table: value, unit, comparator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.stated_units import base_unit, is_unit
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.support.text import fold

_OPEN = "[〔【"  # around values that are summed up over the period
_MARKS = re.compile(r"(?<![*#①-⑳])[*#①-⑳]+$|\([^()\d]{1,20}\)$|(?:\(\d\)|注\d{0,2}|\[\d\])$")
_PLAIN = "plain"
_LEAD = re.compile(r"[^、,;，；。(（]{1,16}(?=[、,;，；(（])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as written, stripped, and where it stands; code points of the text."""

    text: str
    start: int
    end: int

    @property
    def bracket(self) -> str:
        """The bracket that opens the cell and closes it, folded: [ of [15]; "" where none does."""
        text = fold(self.text)
        return text[:1] if text[:1] and text[:1] in _OPEN + "(" else ""

    @property
    def summed(self) -> bool:
        """Whether brackets mark the value as summed up over the period: [15], 〔15〕."""
        return self.bracket != "" and self.bracket in _OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The value of a cell; None for low and high where an aim has none (完成国家下达任务)."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    comparator: str  # a key of comparators.toml, or plain
    owned: bool = False  # whether the cell itself names the unit
    signed: bool = False  # whether a plus or a minus makes it a change


def read_cell(cell: Cell, unit: str) -> Stated | None:
    """What a cell states that is a value and nothing else; None for all others.

    Args:
        cell: The cell.
        unit: Of the column or the indicator, for a cell without one of its own.
    """
    found = _value().fullmatch(_bare(cell.text))
    if found is None or (found["unit"] and not is_unit(found["unit"])):
        return None
    own = found["unit"] or found["between"]
    name, factor = base_unit(own or unit)
    sign = -1 if found["change"] == "-" else 1
    words = [f"}}{found['after']}", f"{found['sign']}{{"]
    signs = _comparators()
    values = [
        Decimal(plain_decimal(_number(found[side] or found["low"]) * factor * sign))
        for side in ("low", "high")
    ]
    return Stated(
        low=min(values),
        high=max(values),
        unit=name,
        comparator=next((signs[word] for word in words if word in signs), _PLAIN),
        owned=bool(own),
        signed=found["change"] is not None,
    )


def read_lead(cell: Cell, unit: str) -> Stated | None:
    """The value that opens a cell and leaves its unit to the column: >7、力争高于上年."""
    lead = _LEAD.match(cell.text)
    if lead is None or not unit:
        return None
    found = read_cell(Cell(text=lead[0], start=cell.start, end=cell.start + lead.end()), unit)
    return None if found is None or found.owned else found


def read_aim(cell: Cell) -> Stated | None:
    """The aim without a value that a cell states (完成国家下达任务); None where it states none."""
    aim = next(matcher("valueless_aims").find(fold(cell.text)), None)
    if aim is None:
        return None
    by_key = {entry.key: entry.text("comparator") for entry in entries_of("valueless_aims")}
    return Stated(low=None, high=None, unit=None, comparator=str(by_key[aim.key]))


def _bare(text: str) -> str:
    """A cell without the brackets around it, marks of notes and asides behind it."""
    bare = fold(text).strip()
    while len(shorter := _MARKS.sub("", bare).strip()) < len(bare) and shorter:
        bare = shorter
    pairs = {"[": "]", "〔": "〕", "【": "】", "(": ")"}
    if pairs.get(bare[:1]) == bare[-1:]:
        bare = bare[1:-1].strip()
    return bare


@cache
def _value() -> re.Pattern[str]:
    """A number or a range with what stands before and behind it in a cell."""
    number = r"\d[\d,]*(?:\.\d+)?"
    unit = r"[^\d\s\[\]〔〕()~,.-]"
    return re.compile(
        rf"(?P<sign>{_signs('before')})?\s?(?P<change>[-+])?(?P<low>{number})"
        rf"(?:\s?(?P<between>{unit}{{0,3}}?)(?:[-~至]|--)\s?(?P<high>{number}))?"
        rf"\s?(?P<unit>(?:{unit}{{1,8}}?(?:/\d{{0,3}}{unit}{{1,6}}?)?)??)\s?"
        rf"(?P<after>{_signs('behind')})?"
    )


def begins_with_value(text: str) -> bool:
    """Whether a text begins with a value, perhaps behind its comparator: 12万人以上."""
    return _value().match(fold(text)) is not None


def _signs(side: str) -> str:
    """The comparators that stand on one side of a number, the longest first."""
    found = [sign for sign in _comparators() if (side == "behind") is (sign[:1] == "}")]
    plain_signs = sorted((sign.strip("{}") for sign in found), key=len, reverse=True)
    return "|".join(map(re.escape, plain_signs))


@cache
def _comparators() -> Mapping[str, str]:
    """Comparators by their words, with a brace on the side of the number: 约{, }以上."""
    words = {
        pattern.replace("{value}", "{" if pattern.endswith("}") else "}"): entry.key
        for entry in entries_of("comparators")
        for pattern in entry.patterns
        if "{value}" in pattern
    }
    signs = {
        sign + "{": str(entry.text("comparator"))
        for entry in entries_of("cell_comparators")
        for sign in entry.patterns
    }
    return words | signs


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
