"""Verbs before or behind a name that say how it is meant: 减少贫困人口, 林分优化提升20万亩."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.left_context import Subject
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Mode

_MEASURES = Expressions("measure_words")
_VERBS = Expressions("quantity_verbs")


def cut_of(name: str, subject: Subject, beside: Bound | None) -> str | None:
    """What is to be cut by the value, without the verb that says so; None where nothing is.

    Args:
        name: The indicator as the words around the value name it.
        subject: The words before the value.
        beside: The value before it in its segment: 减少甲5万吨、乙3万吨.

    Returns:
        The name without its verb; "" where the verb stands with the value beside.
    """
    if subject.predicate or subject.mode is not None:
        return None
    verb = _VERBS["cutting_before"].match(name)
    if verb is not None:
        return name[verb.end() :]
    led = beside is not None and beside.mode is Mode.CUT and not beside.predicate
    return "" if led and name and not subject.acts else None


def added_to(said: str, name: str, quantity: Quantity) -> str:
    """What is added to a stock, by the name that 新增 has: 增加停车位3000个 is 新增停车位.

    Args:
        said: The words before the value, verbs and all.
        name: The indicator, from before the value or from behind it.
        quantity: The value.
    """
    if quantity.unit.kind not in _WORKS or quantity.unit.name in _points() or not name:
        return name
    found = _VERBS["adds_to"].search(said)
    if found is None or found["what"] not in ("", name):
        return name
    return words_of("indicator_name_frames", "adding")[0] + name


def _points() -> tuple[str, ...]:
    return words_of("measure_words", "point_unit")


def is_improved(subject: Subject, quantity: Quantity) -> bool:
    """Whether 提升 is part of works that are counted or measured: 完成森林抚育提升20万亩."""
    improving = subject.predicate in words_of("quantity_verbs", "improving_verb")
    if not improving or not subject.text or quantity.unit.kind not in _WORKS:
        return False
    points = quantity.unit.name in words_of("measure_words", "point_unit")
    return not points and _MEASURES["own_measure"].search(subject.text) is None


_WORKS = (UnitKind.COUNT, UnitKind.AMOUNT)


def stock_of(name: str, subject: Subject, quantity: Quantity, before: Bound | None) -> str | None:
    """What a value is of that the value before it only adds to: 新增16条、达到54条 counts both.

    Args:
        name: The indicator as the words around the value name it; "" where they name none.
        subject: The words before the value.
        quantity: The value.
        before: The value before it in its segment.
    """
    if before is None or quantity.low <= before.quantity.high:
        return None
    added = _VERBS["adding_first"].match(before.indicator)
    alike = before.quantity.unit.name == quantity.unit.name and before.mode is Mode.LEVEL
    reached = subject.predicate in words_of("quantity_verbs", "stock_reached")
    whole = name in words_of("quantity_verbs", "whole_count")
    if added is None or not alike or not (whole or (reached and not name)):
        return None
    return before.indicator[added.end() :] + name
