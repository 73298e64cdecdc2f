"""Name what takes hours by its time: 每天阳光体育运动不少于1小时 is 每天阳光体育运动时间."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.targets.quantities import Quantity

_SHORTEST = 3  # code points of a name that says what takes so long
_WORDS = Expressions("measured_parts")


def with_time(name: str, quantity: Quantity) -> str:
    """The name of what takes so many hours, with the word for time where it lacks it.

    Args:
        name: By the words around the value: 每天校园阳光体育运动, 压缩办理时限.
        quantity: The value.
    """
    lasts = quantity.unit.name in words_of("measured_parts", "hour")
    if not lasts or len(name) < _SHORTEST or _WORDS["lasting"].search(name):
        return name
    return name + words_of("measured_parts", "time")[0]
