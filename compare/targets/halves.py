"""The two halves of one aim in words: 城乡居民收入与经济增长同步 is of 城镇 and of 农村 residents.

Where the other side has the whole (居民收入), the halves together answer it, and are told as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.compare.indicators.indicator_similarity import (
    are_whole_and_half,
    half_words,
    joint_words,
)
from policydiff.stages.support.text import fold
from policydiff.stages.targets import Target, TargetId


def told_names(left: Target, right: Target) -> tuple[str, str]:
    """How the two are called: a half that answers a whole by the name of both halves."""
    if not are_whole_and_half(left, right):
        return left.indicator_text, right.indicator_text
    return _joint_name(left), _joint_name(right)


def told_with(
    paired: Sequence[tuple[Target, Target]], targets: Sequence[Target]
) -> Iterator[TargetId]:
    """The other halves of those that answer a whole.

    Args:
        paired: A target of one side with the target of the other side that it answers.
        targets: All of the one side.
    """
    halves = [mine for mine, theirs in paired if are_whole_and_half(mine, theirs)]
    for half in halves:
        yield from (t.id for t in targets if t.id != half.id and _of_one_aim(t, half))


def _of_one_aim(one: Target, two: Target) -> bool:
    both = joint_words().search(fold(one.quote)) is not None
    said = (one.clause, one.quote, one.stated) == (two.clause, two.quote, two.stated)
    return both and said and one.low is None


def _joint_name(target: Target) -> str:
    """城乡居民收入 for 城镇居民收入, where the words of the aim name both halves."""
    both = joint_words().search(fold(target.quote))
    if both is None:
        return target.indicator_text
    return half_words().sub(both.group(), target.indicator_text, count=1)
