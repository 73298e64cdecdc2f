"""Which targets compare whatever the size of their place: rates, shares, ratios and growth."""

from __future__ import annotations

from policydiff.stages.compare.indicators.lexicon_words import name_words
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Mode, Target


def is_rate(target: Target) -> bool:
    """Whether the target compares across levels of government: a rate, share, ratio or growth.

    人均… and 每千人口… are rates whatever their unit; 单位…, …率 and …浓度 not where things are
    counted (效率提升项目 20 个 is a volume).
    """
    unit = find_measure(target.unit)
    if target.mode is Mode.MULTIPLE or unit.rate or target.unit is None:
        return True
    name = target.indicator_text
    if any(word in name for word in name_words("per_head")):
        return True
    if unit.family == "count":
        return False
    return name.endswith(name_words("ending")) or any(w in name for w in name_words("per_unit"))
