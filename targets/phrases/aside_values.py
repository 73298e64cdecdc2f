"""Bind the values of a sentence, and those in brackets to the value that they are part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.aims.phrase import Aim
from policydiff.stages.targets.binding import bind
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.ledger.passed_numbers import passed_roles
from policydiff.stages.targets.phrases.asides import Aside
from policydiff.stages.targets.phrases.other_units import also_in, with_other_units
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.quantity_roles import Role, roles_of
from policydiff.stages.targets.segments import Sentence, sentence_at
from policydiff.stages.targets.target_codes import Passed
from policydiff.stages.targets.text_forms import TextForms

_KINDS = Expressions("asides")


@value_type
class Values:
    """The values of a sentence, and why its other quantities are none."""

    bound: tuple[Bound, ...]
    spared: Mapping[int, Passed]  # by where their numbers stand


@value_type
class Sorted:
    """The quantities of a sentence, and the roles of those outside its brackets."""

    quantities: Sequence[Quantity]
    asides: Sequence[Aside]
    outside: Sequence[Quantity]
    roles: Sequence[Role]


def sort_quantities(view: TextForms, sentence: Sentence, quantities: Sequence[Quantity]) -> Sorted:
    """The quantities of a sentence of a clause, in reading order, with their roles."""
    asides, outside = view.asides_in(sentence), quantities
    if asides:
        outside = [q for q in quantities if not any(a.start < q.number < a.end for a in asides)]
    roles = roles_of(view.prepared, sentence, outside, view.rules)
    return Sorted(quantities=quantities, asides=asides, outside=outside, roles=roles)


def bind_with_asides(
    view: TextForms, sentence: Sentence, given: Sorted, aims: Sequence[Aim]
) -> Values:
    """The values of a sentence and of the brackets in it, each whole before its parts.

    Args:
        view: The clause.
        sentence: A sentence of it.
        given: Its quantities.
        aims: The aims that its words state, in reading order.
    """
    quantities = given.quantities
    bound = list(bind(view.prepared, sentence, given.outside, given.roles, aims=aims))
    spared = passed_roles(given.outside, given.roles)
    for aside in given.asides:
        bound = [_dated(view, one, aside) for one in bound]
        inner = [q for q in quantities if aside.start < q.number < aside.end]
        whole = _whole(sentence, bound, aside) if inner else None
        if whole and len(inner) == 1 and (also := also_in(inner[0], whole.quantity)):
            same = replace(whole, also=also, end=max(whole.end, aside.end))
            bound = [same if one is whole else one for one in bound]
            continue
        parts = _parts(view, aside, inner, whole) if whole else None
        bound += parts.bound if parts else ()
        spared |= parts.spared if parts else dict.fromkeys(map(_number, inner), Passed.SIZE)
    return Values(bound=tuple(with_other_units(bound)), spared=spared)


def _number(quantity: Quantity) -> int:
    return quantity.number


def _dated(view: TextForms, bound: Bound, aside: Aside) -> Bound:
    """The value with the deadline in the bracket behind it: 30个(2024年11月底前)."""
    timed = view.names_time(aside.start, aside.end) and not aside.states
    beside = bound.end <= aside.start and not view.prepared[bound.end : aside.start].strip()
    return replace(bound, end=aside.end) if timed and beside else bound


def _whole(sentence: Sentence, bound: Sequence[Bound], aside: Aside) -> Bound | None:
    """The last value before a bracket, where it stands in the same segment."""
    start = sentence.segment_start(aside.start)
    before = [b for b in bound if start <= b.quantity.number < aside.start]
    return max(before, key=lambda b: b.quantity.number, default=None)


def _parts(view: TextForms, aside: Aside, inner: Sequence[Quantity], whole: Bound) -> Values:
    """The values of a bracket: parts of the whole, or how it changes."""
    opening = _KINDS["opening"].match(view.folded, aside.start + 1)
    inside = sentence_at(view.folded, opening.end() if opening else aside.start + 1, aside.end - 1)
    if _KINDS["no_part"].match(view.folded, inside.start) or _leans(view, inside):
        return Values(bound=(), spared=dict.fromkeys(map(_number, inner), Passed.REFERENCE))
    leading = replace(whole, end=inside.start, whole=whole.whole or whole.indicator)
    roles = roles_of(view.inside, inside, inner, view.rules)
    found = bind(view.inside, inside, inner, roles, whole=leading)
    return Values(
        bound=tuple(_part(one, whole) for one in found), spared=passed_roles(inner, roles)
    )


def _leans(view: TextForms, inner: Sentence) -> bool:
    """Whether a bracket only holds the whole against another value: (高于全省平均1个百分点)."""
    found = matcher("valueless_aims").find(view.inside, inner.start, inner.end)
    return next(found, None) is not None


def _part(one: Bound, whole: Bound) -> Bound:
    """A value of a bracket, which is a part where it counts what the whole counts."""
    alike = one.mode is whole.mode and one.quantity.unit.name == whole.quantity.unit.name
    part = one.indicator != whole.indicator and (alike or one.part)
    return replace(one, part=part and one.mode is whole.mode)
