"""Find lone targets that stand for each other: one measure, another indicator (浓度 → 达标率)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policydiff.stages.align import Relation
from policydiff.stages.compare.indicators.indicator_similarity import core_name
from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.model.change_types import Reason
from policydiff.stages.compare.targets.pairing import TargetPair
from policydiff.stages.compare.targets.traces import Form, Trace
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Target, TargetId

SHORTEST_NAME = 4  # code points of a name that another one may begin with
Traces = Mapping[TargetId, Trace]


class Replacement(NamedTuple):
    """A target of base and one of other, each in the place of the other."""

    base: Target
    other: Target


def is_replacement(pair: TargetPair) -> bool:
    """Whether a pair of names measures one thing in two ways.

    It does where the clauses correspond, or the one name begins with the other, and the one is a
    level and the other a growth, or the one a count and the other a share. Names that are one but
    for their measure (浓度, 浓度达标率) are two indicators, too. Other near names stay a pair that
    does not compare.
    """
    if pair.same_indicator and not _measures_differ(pair):
        return False
    if not (pair.linked is Relation.SAME or _of_one_thing(pair)):
        return False
    left, right = pair.base, pair.other
    families = find_measure(left.unit).family, find_measure(right.unit).family
    valued = left.low is not None and right.low is not None
    return valued and (left.mode is not right.mode or families[0] != families[1])


def _measures_differ(pair: TargetPair) -> bool:
    """Whether the names end in two measures, or one alone in one: 强度, 达标率."""
    endings = any_of(name_words("ending"))
    mine, theirs = (
        {match.end(): match.group() for match in endings.finditer(name)}.get(len(name))
        for name in (pair.base.indicator_text, pair.other.indicator_text)
    )
    return mine != theirs


def _of_one_thing(pair: TargetPair) -> bool:
    names = sorted((core_name(pair.base.indicator_text), core_name(pair.other.indicator_text)))
    return len(names[0]) >= SHORTEST_NAME and names[1].startswith(names[0])


def traced_replacements(
    base: Sequence[Target], other: Sequence[Target], *, dropped: Traces, added: Traces
) -> Iterator[Replacement]:
    """Lone targets of which a trace says that another indicator stands there, one to one.

    Args:
        base: Lone targets of base.
        other: Lone targets of other.
        dropped: The traces of those of base.
        added: The traces of those of other.
    """
    mine, theirs = {t.id: t for t in base}, {t.id: t for t in other}
    named = [(t.id, trace.target) for t in base if (trace := dropped[t.id]).target]
    named += [(trace.target, t.id) for t in other if (trace := added[t.id]).target]
    taken_base, taken_other = set[TargetId](), set[TargetId]()
    for left, right in named:
        known = left in mine and right in theirs
        if known and left not in taken_base and right not in taken_other:
            taken_base.add(left)
            taken_other.add(right)
            yield Replacement(mine[left], theirs[right])


def standing_there(counterpart: Target) -> Trace:
    """The trace of a target in whose place another indicator stands."""
    return Trace(
        reason=Reason.REPLACED,
        form=Form.OTHER_TARGET,
        clause=counterpart.clause,
        quote=counterpart.quote,
        target=counterpart.id,
    )


def without_taken(trace: Trace) -> Trace:
    """The trace of a target where the other indicator already stands for another one."""
    if trace.target is None:
        return trace
    return Trace(reason=Reason.NO_COUNTERPART, form=Form.NOTHING)
