"""Bind the values of a sentence, and those in brackets to the value that they are part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.targets.binding import bind
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.phrases.asides import Aside
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.segments import Sentence, sentence_at
from policydiff.stages.targets.text_forms import TextForms

_KINDS = Expressions("asides")


def bind_with_asides(
    view: TextForms, sentence: Sentence, quantities: Sequence[Quantity]
) -> tuple[Bound, ...]:
    """The values of a sentence and of the brackets in it, each whole before its parts.

    Args:
        view: The clause.
        sentence: A sentence of it.
        quantities: Those of the sentence, in reading order.
    """
    asides = view.asides_in(sentence)
    if not asides:
        return bind(view.prepared, sentence, quantities, regulates=view.regulates)
    outside = [q for q in quantities if _aside_around(q, asides) is None]
    found = bind(view.prepared, sentence, outside, regulates=view.regulates)
    bound = [_dated(view, b, asides) for b in found]
    for aside in asides:
        inner = [q for q in quantities if aside.start < q.number < aside.end]
        if inner and (whole := _whole(sentence, bound, aside)) is not None:
            bound += _parts(view, aside, inner, whole)
    return tuple(bound)


def _aside_around(quantity: Quantity, asides: Sequence[Aside]) -> Aside | None:
    return next((a for a in asides if a.start < quantity.number < a.end), None)


def _dated(view: TextForms, bound: Bound, asides: Sequence[Aside]) -> Bound:
    """The value with the deadline in the bracket behind it: 30个(2024年11月底前)."""
    for aside in asides:
        timed = bool(view.times_between(aside.start, aside.end)) and not aside.states
        if (
            timed
            and not view.prepared[bound.end : aside.start].strip()
            and bound.end <= aside.start
        ):
            return replace(bound, end=aside.end)
    return bound


def _whole(sentence: Sentence, bound: Sequence[Bound], aside: Aside) -> Bound | None:
    """The last value before a bracket, where it stands in the same segment."""
    start = sentence.segment_start(aside.start)
    before = [b for b in bound if start <= b.quantity.number < aside.start]
    return max(before, key=lambda b: b.quantity.number, default=None)


def _parts(
    view: TextForms, aside: Aside, quantities: Sequence[Quantity], whole: Bound
) -> list[Bound]:
    """The values of a bracket: parts of the whole, or how it changes."""
    opening = _KINDS["opening"].match(view.folded, aside.start + 1)
    inner = sentence_at(view.folded, opening.end() if opening else aside.start + 1, aside.end - 1)
    if _KINDS["no_part"].match(view.folded, inner.start) or _leans(view, inner):
        return []
    leading = replace(whole, end=inner.start, whole=whole.whole or whole.indicator)
    found = bind(view.inside, inner, quantities, regulates=view.regulates, whole=leading)
    return [_part(one, whole) for one in found]


def _leans(view: TextForms, inner: Sentence) -> bool:
    """Whether a bracket only holds the whole against another value: (高于全省平均1个百分点)."""
    found = matcher("valueless_aims").find(view.inside, inner.start, inner.end)
    return next(found, None) is not None


def _part(one: Bound, whole: Bound) -> Bound:
    """A value of a bracket, which is a part where it counts what the whole counts."""
    alike = one.mode is whole.mode and one.quantity.unit.name == whole.quantity.unit.name
    part = one.indicator != whole.indicator and (alike or one.part)
    return replace(one, part=part and one.mode is whole.mode)
