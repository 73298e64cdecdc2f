"""Find lone targets that stand for each other: one measure, another indicator (浓度 → 达标率)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from policydiff.stages.align import Relation
from policydiff.stages.compare.indicators.indicator_similarity import core_name, words_exclude
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.targets.pairing import LinkedClauses
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.targets.traces import Form, Trace
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Mode, Target, TargetId

SHARED = 4  # characters that the names of one thing share, or all of the shorter one
LEAST_SHARED = 3
REST_OF_RATIO = 2  # further characters of the name of a ratio, its measure apart
REST_OF_OTHER = 4


class Replacement(NamedTuple):
    """A target of base and one of other, each in the place of the other."""

    base: Target
    other: Target


def is_replacement(pair: TargetPair) -> bool:
    """Whether a pair measures one thing in two ways, so that it holds two indicators."""
    return measure_one_thing(pair.base, pair.other)


def find_replacements(
    base: Sequence[Target], other: Sequence[Target], *, links: LinkedClauses
) -> Iterator[Replacement]:
    """Lone targets of corresponding clauses that measure one thing in two ways, one to one."""
    taken = set[TargetId]()
    for left in base:
        for right in other:
            linked = links.get((left.clause, right.clause)) is Relation.SAME
            if linked and right.id not in taken and measure_one_thing(left, right):
                taken.add(right.id)
                yield Replacement(left, right)
                break


def measure_one_thing(left: Target, right: Target) -> bool:
    """Whether one is a ratio (达标率, 强度, 占比) of what the other counts, or is to grow.

    Both have values, of other modes or units; their names share what is measured, and hardly
    anything else stands in them.
    """
    ratios = [target for target in (left, right) if _is_ratio(target)]
    families = find_measure(left.unit).family, find_measure(right.unit).family
    differ = left.mode is not right.mode or families[0] != families[1]
    if not ratios or not differ or left.low is None or right.low is None:
        return False
    ratio = ratios[-1]
    other = left if ratio is right else right
    stems = _stem(ratio), _stem(other)
    if _measure_of(left) == _measure_of(right) or words_exclude(*stems):
        return False  # 产值占比 is no ratio of 营收
    return _share_stem(*stems)


def _is_ratio(target: Target) -> bool:
    return (
        target.mode is Mode.LEVEL and find_measure(target.unit).rate and bool(_measure_of(target))
    )


def _share_stem(ratio: str, other: str) -> bool:
    found = SequenceMatcher(None, ratio, other, autojunk=False).find_longest_match()
    enough = found.size >= SHARED or (found.size >= LEAST_SHARED and found.size == len(other))
    rests = len(ratio) - found.size, len(other) - found.size
    if 0 in rests:
        return enough and rests[0] <= REST_OF_RATIO and rests[1] <= REST_OF_OTHER
    return enough and max(rests) <= REST_OF_RATIO


def _measure_of(target: Target) -> str:
    """The words at the end of a name that say how it is measured: 达标率, 占地区生产总值比重."""
    found = expression("change_words", "ratio_at_end").search(target.indicator_text)
    return found.group() if found else ""


def _stem(target: Target) -> str:
    """What a name says of what is measured."""
    name = target.indicator_text
    return core_name(name[: len(name) - len(_measure_of(target))]) or core_name(name)


def standing_there(counterpart: Target) -> Trace:
    """The trace of a target in whose place another indicator stands."""
    return Trace(
        reason=Reason.REPLACED,
        form=Form.OTHER_TARGET,
        clause=counterpart.clause,
        quote=counterpart.quote,
        target=counterpart.id,
    )
