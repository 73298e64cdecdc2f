"""Units: what a number counts, which units measure the same, and how they convert.

All of it stands in units.toml. A *base unit* is what a value is given in (元, 吨, 个); a
*family* is what units measure (weight, power, count). Units of one family that have a factor
convert into each other: 1兆瓦 is 1000千瓦.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.support.chinese_numerals import SCALES
from policydiff.stages.support.value_types import value_type


class UnitKind(StrEnum):
    """What sort of thing a unit counts; thresholds and durations differ by it."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    TIME = "time"
    MULTIPLE = "multiple"


@value_type
class Unit:
    """A unit found in a text."""

    name: str  # base unit: 元, 人, 吨; the measure word itself for measure words
    kind: UnitKind
    length: int  # code points of the surface form
    times: int = 1  # how many of the base unit it is: 10 for 成, which is 10 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a base unit measures."""

    family: str  # units of one family compare; an unknown unit is its own family
    factor: Decimal | None  # into the base of the family; None: nothing converts
    rate: bool  # does not grow with the place that it is measured in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    surface: str
    unit: Unit
    not_before: tuple[str, ...]  # continuations that make it another word
    followed: bool  # a word must follow: 3位老人, but not 上升3位


def unit_at(text: str, position: int) -> Unit | None:
    """The unit that begins at a position of a folded text, longest form first."""
    if position >= len(text):
        return None
    unit = _simple_at(text, position)
    if unit is None or not text.startswith("/", position + unit.length):
        return unit
    return _per_other(text, position, unit) or unit


def _simple_at(text: str, position: int) -> Unit | None:
    for form in _forms().get(text[position], ()):
        if text.startswith(form.surface, position):
            after = position + len(form.surface)
            alone = form.followed and not text[after : after + 1].isalpha()
            if not alone and not text.startswith(form.not_before, after):
                return form.unit
    return None


_PER = re.compile(f"/[{SCALES}]?")


def _per_other(text: str, position: int, unit: Unit) -> Unit | None:
    """A unit of two parts that no entry has: 公里/平方公里, 个/万人."""
    end = position + unit.length
    between = _PER.match(text, end)
    other = _simple_at(text, between.end()) if between and between.end() < len(text) else None
    if between is None or other is None:
        return None
    name = f"{unit.name}{between[0]}{other.name}"
    length = unit.length + len(between[0]) + other.length
    return Unit(name=name, kind=UnitKind.RATE, length=length)


def find_measure(unit: str | None) -> Measure:
    """What a base unit measures; an unknown unit stands alone, and no unit has the family ""."""
    known = base_units().get(unit or "")
    if known is not None:
        return known
    return Measure(family=unit or "", factor=None, rate="/" in (unit or ""))


def convert(value: Decimal, unit: str | None, *, into: str | None) -> Decimal | None:
    """The value in another unit of its family; None where the two do not convert."""
    if unit == into:
        return value
    source, wanted = find_measure(unit), find_measure(into)
    if source.family != wanted.family or source.factor is None or wanted.factor is None:
        return None
    return value * source.factor / wanted.factor


@cache
def base_units() -> Mapping[str, Measure]:
    """What each base unit of the lexicon measures."""
    return dict(pair for entry in load_lexicon("units") for pair in _measures(entry))


def _measures(entry: Entry) -> Iterator[tuple[str, Measure]]:
    names = entry.patterns if entry.text("keep") else (_base(entry),)
    factors = entry.texts("factors") or entry.texts("factor") or ("",) * len(names)
    for name, factor in zip(names, factors, strict=True):
        yield (
            name,
            Measure(
                family=entry.text("family") or name,
                factor=Decimal(factor) if factor else None,
                rate=entry.text("rate") == "True",
            ),
        )


def _base(entry: Entry) -> str:
    return entry.text("base") or entry.key


@cache
def _forms() -> Mapping[str, tuple[_Form, ...]]:
    """Surface forms by their first character, longest first."""
    forms = defaultdict(list)
    for entry in load_lexicon("units"):
        for surface in () if entry.text("not_found") else entry.patterns:
            forms[surface[0]].append(_form(entry, surface))
    return {c: tuple(sorted(fs, key=lambda f: -len(f.surface))) for c, fs in forms.items()}


def _form(entry: Entry, surface: str) -> _Form:
    words = entry.texts("not_before")
    if entry.text("keep"):
        name = surface
        words = tuple(w[len(surface) :] for w in words if w.startswith(surface) and w != surface)
    else:
        name = _base(entry)
    return _Form(
        surface=surface,
        unit=Unit(
            name=name,
            kind=UnitKind(str(entry.text("kind"))),
            length=len(surface),
            times=int(entry.text("times") or 1),
        ),
        not_before=words,
        followed=bool(entry.text("followed")),
    )
