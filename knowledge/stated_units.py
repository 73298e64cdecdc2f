"""Units as heads, captions and cells state them: 投资（亿元）, 目标/万元, 单位：亿元、%."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.units import unit_at
from policydiff.stages.support.numbers import find_numbers
from policydiff.stages.support.text import fold

_BRACKET = re.compile(r"[(\[〔]([^()\[\]〔〕]{1,16})[)\]〕]")
_SLASH = re.compile(r"/([^/()]{1,6})$")
_LIST = re.compile(r"[、,;]|或|和")
_RATIO = re.compile(r"(?P<of>[^\s/():,。]{1,8})/[^\s/():,。]{1,8}")  # m/万人, 1/10万, 名/10万人
_LETTERS = re.compile(r"[a-zμ℃㎡][A-Za-z0-9³²]{0,4}")  # g, mm: what the lexicon lacks


def base_unit(text: str) -> tuple[str, Decimal]:
    """Base unit and factor of a unit as a column states it: 万元/人 is 元/人 times 10000."""
    bare = fold(text).strip("() ")
    number = next(find_numbers("1" + bare), None)
    if number is not None and not bare[:1].isdigit():
        found = unit_at("1" + bare, number.end)
        if found is not None:
            rest = bare[number.end - 1 + found.length :]
            return found.name + rest, number.value
    return bare, Decimal(1)


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether all of a folded text is a unit: 亿元, %, 微克/立方米, 1/10万, g."""
    ratio = _RATIO.fullmatch(text)
    if ratio is not None and is_unit(ratio["of"]):
        return True  # 微克/立方米 is a unit, and 微克 is none
    if text[:1].isdigit():
        return text == "1"  # of 1/10万
    number = next(find_numbers("1" + text), None)
    found = unit_at("1" + text, number.end) if number is not None else None
    if found is not None and number is not None:
        return number.end - 1 + found.length == len(text)
    return _LETTERS.fullmatch(text) is not None


def units_in(text: str) -> tuple[str, ...]:
    """The units that a head, a name or a caption states, in reading order; often none.

    Recognised are 投资（亿元）, 投资/万元, 单位：亿元, and lists: （单位：亿元、%）.
    """
    folded = fold(text).strip()
    if said := expression("table_phrases", "unit_stated").search(folded):
        return _listed(said["units"])
    for bracket in _BRACKET.finditer(folded):
        if found := _listed(bracket[1]):
            return found
    slash = _SLASH.search(folded)
    return _listed(slash[1]) if slash else ()


def without_units(text: str) -> str:
    """The folded text without the bracket or the slash that states its unit."""
    folded = fold(text).strip()
    for bracket in _BRACKET.finditer(folded):
        if _listed(bracket[1]):
            return (folded[: bracket.start()] + folded[bracket.end() :]).strip()
    slash = _SLASH.search(folded)
    return folded[: slash.start()].strip() if slash and _listed(slash[1]) else folded


def _listed(text: str) -> tuple[str, ...]:
    """The units of a list of nothing but units."""
    said = expression("table_phrases", "unit_stated").fullmatch(text.strip())
    parts = [part.strip() for part in _LIST.split(said["units"] if said else text)]
    return tuple(parts) if all(part and is_unit(part) for part in parts) else ()
