"""Give a value behind an aim in words its name: 高于全省1个百分点、7%左右, 稳定增长、力争达到3%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.aims.phrase import Aim
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.left_context import read_subject
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Mode

_NEAR = 12  # code points between the words and the value: 、力争达到


def aim_before(text: str, aims: Sequence[Aim], value: Quantity) -> Aim | None:
    """The aim right before a value that names no indicator of its own; None where it names one.

    Things counted name themselves: 高于全国平均,力争引进5家企业.

    Args:
        text: Folded text with times and baselines blanked.
        aims: The aims of the sentence, in reading order.
        value: The value.
    """
    if not aims or value.unit.kind is UnitKind.COUNT or value.mode is not None:
        return None
    near = [a for a in aims if a.value is None and a.end <= value.start <= a.end + _NEAR]
    if not near or text[near[-1].end : near[-1].end + 1] not in ("、", ",", "("):
        return None
    return None if read_subject(text, near[-1].end + 1, value.start).text else near[-1]


def beside_aim(text: str, bound: Sequence[Bound], aim: Aim) -> list[Bound]:
    """The values by the aim's name and mode; one that is striven for is a stretch beyond it.

    Words are no floor that can be held against a number, so that any number may go beyond them.
    """
    return [_named(text, one, aim) for one in bound]


def _named(text: str, one: Bound, aim: Aim) -> Bound:
    share = one.quantity.unit.kind is UnitKind.SHARE
    strives = read_subject(text, aim.end, one.quantity.start).strives
    return replace(
        one,
        indicator=aim.indicator,
        root=aim.indicator,
        mode=aim.mode if share and one.mode is Mode.LEVEL else one.mode,
        stretch=strives,
        verb="",
        bare=False,
    )
