"""Targets from what was bound: value, unit, comparator, time, modality, names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from documents import Clause, Document, Span
from targets.aims import Aim
from targets.binding import Bound
from targets.indicators import Names
from targets.quantities import Quantity, plain
from targets.sentences import Sentence
from targets.tables import TableTarget
from targets.target import Binding, Comparator, Measure, Mode, Target, TargetId, TimeFrame
from targets.times import Horizon
from targets.units import UnitKind
from targets.view import View, baseline_at, modality_at, time_at
from targets.vocabulary import BASE, BLANK

PART = TargetId("其中")  # stands for the id of the whole until the clause's targets are numbered
_EVENTS = ("次", "场", "场次", "人次", "期")
_HELD = ("达到", "达", "有", "拥有", "保持在", "稳定在", "提高到", "增加到", "发展到", "降低到")
_MORE = ("增长", "增加", "提高", "扩大", "提升")
_NEAR = 60  # code points behind a value in which 约束性 is said of it
_BEYOND = ("突破", "超过", "跨越", "超", "破", "过")


def target_of(
    bound: Bound,
    *,
    view: View,
    sentence: Sentence,
    clause: Clause,
    horizon: Horizon,
    names: Names,
) -> Target:
    """The target that a bound value states; its id is given later.

    Args:
        bound: The value with its indicator.
        view: The clause's text; positions of `bound` point into it.
        sentence: The sentence that it stands in.
        clause: The clause.
        horizon: The document's years.
        names: How indicators are called.
    """
    quantity = bound.quantity
    flow = bool(bound.verb) or quantity.unit.name in _EVENTS
    deadline, period = time_at(
        view, sentence, quantity.number, end=bound.end, flow=flow, horizon=horizon
    )
    stated = _stated(bound, view=view, clause=clause, names=names)
    measure = _measure(bound, flow=flow, period=period)
    return replace(
        stated,
        deadline=deadline,
        period=period,
        measure=measure or _measure_of(stated, names),
        baseline=_cut(view, bound.baseline) or baseline_at(view, sentence, quantity.number),
        modality=modality_at(view, sentence, quantity.number, end=quantity.unit_end),
        binding=_binding(view, sentence, bound.end, clause),
        scope=bound.scope,
        threshold=_cut(view, bound.threshold),
        part_of=PART if bound.part else None,
    )


def _measure_of(target: Target, names: Names) -> Measure | None:
    return names.measure(target.indicator) if target.mode is Mode.LEVEL else None


def _stated(bound: Bound, *, view: View, clause: Clause, names: Names) -> Target:
    """What the value itself states, without its context."""
    quantity, name = bound.quantity, bare(bound.indicator)
    canonical = names.canonical(name)
    return Target(
        id=TargetId(""),
        clause=clause.id,
        quote=view.text[bound.start : bound.end],
        span=Span(bound.start, bound.end).shifted(clause.span.start),
        indicator=canonical,
        indicator_text=name,
        low=_value(bound, quantity.low),
        high=_value(bound, quantity.high),
        unit=quantity.unit.name,
        stated=view.text[quantity.start : quantity.end],
        comparator=_comparator(bound, view),
        mode=bound.mode,
        polarity=names.polarity(canonical),
    )


def _cut(view: View, span: tuple[int, int] | None) -> str | None:
    return None if span is None else view.text[slice(*span)]


def target_of_aim(
    aim: Aim, *, view: View, sentence: Sentence, clause: Clause, horizon: Horizon, names: Names
) -> Target:
    """The target that an aim without a value states; its id is given later."""
    deadline, period = time_at(view, sentence, aim.phrase, end=aim.end, flow=False, horizon=horizon)
    name = bare(aim.indicator)
    canonical = names.canonical(name)
    return Target(
        id=TargetId(""),
        clause=clause.id,
        quote=view.text[aim.start : aim.end],
        span=Span(aim.start, aim.end).shifted(clause.span.start),
        indicator=canonical,
        indicator_text=name,
        low=None,
        high=None,
        unit=None,
        stated=view.text[aim.phrase : aim.end],
        comparator=aim.comparator,
        mode=aim.mode,
        deadline=deadline,
        period=period,
        modality=modality_at(view, sentence, aim.phrase, end=aim.end),
        scope=aim.scope,
        part_of=PART if aim.part else None,
        polarity=names.polarity(canonical),
    )


def target_of_row(row: TableTarget, *, document: Document, clause: Clause, names: Names) -> Target:
    """The target of a row of an indicator table; its id is given later."""
    span = Span(row.start, row.end)
    canonical = names.canonical(row.indicator)
    return Target(
        id=TargetId(""),
        clause=clause.id,
        quote=span.of(document.text),
        span=span,
        indicator=canonical,
        indicator_text=row.indicator,
        low=row.low,
        high=row.high,
        unit=row.unit,
        stated=row.stated,
        comparator=row.comparator,
        mode=row.mode,
        deadline=row.deadline,
        period=row.frame,
        baseline=row.baseline,
        binding=row.binding,
        polarity=names.polarity(canonical),
    )


def bare(name: str) -> str:
    """An indicator without the stand-ins for times and baselines."""
    return name.replace(BLANK, "").replace(BASE, "").strip("、,:; ").removesuffix("的")


def _binding(view: View, sentence: Sentence, end: int, clause: Clause) -> Binding | None:
    """约束性 or 预期性, where the segment or a heading above says one of them."""
    stop = min(sentence.segment_end(end), end + _NEAR)
    here = view.folded[end:stop] + "".join(clause.heading)
    binding, expected = "约束性" in here, "预期性" in here
    if binding is expected:
        return None
    return Binding.BINDING if binding else Binding.EXPECTED


def _value(bound: Bound, value: Decimal) -> Decimal:
    """The value; 增长1倍 is 2 times what was."""
    quantity = bound.quantity
    added = bound.predicate.rstrip("了") in _MORE
    if quantity.unit.kind is UnitKind.MULTIPLE and quantity.mode is None and added:
        return plain(value + 1)
    return value


def _comparator(bound: Bound, view: View) -> Comparator:
    quantity = bound.quantity
    if quantity.comparator is Comparator.PLAIN and bound.predicate in _BEYOND:
        return Comparator.AT_LEAST
    if _is_coverage(quantity) and "基本" in view.folded[bound.start : quantity.start]:
        return Comparator.ABOUT
    return quantity.comparator


def _is_coverage(quantity: Quantity) -> bool:
    return quantity.mode is Mode.LEVEL and quantity.unit.name == "%"


def _measure(bound: Bound, *, flow: bool, period: TimeFrame | None) -> Measure | None:
    """Stock or flow, where verb, unit or predicate tell."""
    if bound.mode is not Mode.LEVEL:
        return None
    if flow or period is TimeFrame.CUMULATIVE:
        return Measure.FLOW
    return Measure.STOCK if bound.predicate in _HELD else None
