"""By how much a number is to be above or below that of the year before: 366万户，增加100万户."""

from __future__ import annotations

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Mode, Target

_STEPS = (Mode.GROWTH, Mode.CUT)


def is_step_of(step: Target, level: Target) -> bool:
    """Whether a target tells the step to the level that stands right before it.

    Both are of one indicator and counted in one unit: a growth in per cent is an aim of its own,
    but percentage points are the step of a share (占比达34.5%、提升2.6个百分点).
    """
    if step.clause != level.clause or step.mode not in _STEPS or level.mode is not Mode.LEVEL:
        return False
    measures = find_measure(step.unit), find_measure(level.unit)
    points = [measure.family for measure in measures] == ["points", "share"]
    counted = points or (not measures[0].rate and measures[0].family == measures[1].family)
    named = plain_name(step.indicator) == plain_name(level.indicator)
    return counted and named and None not in (step.low, level.low) and step.owner == level.owner
