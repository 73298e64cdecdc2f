"""Decide which units compare, which convert, and which are rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policydiff.stages.compare.indicators.bilingual import name_words
from policydiff.stages.support.lexicon import load_lexicon
from policydiff.stages.targets import Mode, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A base unit and its family."""

    family: str  # units of one family compare; an unlisted unit is its own family
    factor: Decimal | None  # into the family's first unit; None: the family does not convert
    rate: bool  # does not grow with the place that it is measured in


def find_unit(unit: str | None) -> Unit:
    """What is known of a base unit; an unknown unit stands alone, and "" is no unit."""
    known = _units().get(unit or "")
    if known is not None:
        return known
    return Unit(family=unit or "", factor=None, rate=bool(unit) and "/" in (unit or ""))


def convert(value: Decimal, unit: str | None, *, into: str | None) -> Decimal | None:
    """The value in another unit of its family; None where the two do not convert."""
    if unit == into:
        return value
    source, wanted = find_unit(unit), find_unit(into)
    if source.family != wanted.family or source.factor is None or wanted.factor is None:
        return None
    return value * source.factor / wanted.factor


def is_rate(target: Target) -> bool:
    """Whether the target compares across levels of government: a rate, share, ratio or growth.

    人均… and 每千人口… are rates whatever their unit; 单位…, …率 and …浓度 not where things are
    counted (效率提升项目 20 个 is a volume).
    """
    unit = find_unit(target.unit)
    if target.mode is Mode.MULTIPLE or unit.rate or target.unit is None:
        return True
    name = target.indicator_text
    if any(word in name for word in name_words("per_head")):
        return True
    if unit.family == "count":
        return False
    return name.endswith(name_words("ending")) or any(w in name for w in name_words("per_unit"))


@cache
def _units() -> dict[str, Unit]:
    units = {}
    for entry in load_lexicon("compare", "units"):
        factors = entry.texts("factors") or ("",) * len(entry.patterns)
        for name, factor in zip(entry.patterns, factors, strict=True):
            units[name] = Unit(
                family=entry.key,
                factor=Decimal(factor) if factor else None,
                rate=entry.text("rate") == "True",
            )
    return units
