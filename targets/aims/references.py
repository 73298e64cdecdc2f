"""Tell what an aim leans on, and by how much: 高于全省平均1个百分点, 与经济增长同步."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.targets.target_codes import Comparator, Reference
from policydiff.stages.targets.target_parts import Margin

_PARTS = Expressions("valueless_aim_parts")


def reference_of(words: str) -> Reference:
    """What the words of an aim name: a superior's tasks or results, the own past, the own economy.

    完成省下达任务, 控制在省定目标以内; 高于全省平均; 高于上年; 与经济增长同步, 完成“十四五”目标.
    """
    if _PARTS["set_by_superior"].search(words):
        return Reference.SUPERIOR_TARGET
    if _PARTS["of_superior"].search(words):
        return Reference.SUPERIOR_RESULT
    return Reference.OWN_PAST if _PARTS["of_past"].search(words) else Reference.OWN_TARGET


def margin_at(text: str, position: int) -> tuple[Margin | None, int]:
    """The margin that stands behind the words of an aim, and where it or a bound ends."""
    found = _PARTS["margin"].match(text, position)
    if found is None:
        return None, position
    if found["low"] is None:
        return None, found.end()
    bound = found["bound"] or found["inner"] or ""
    about = found["nearly"] or bound in _about()
    return (
        Margin(
            value=Decimal(found["low"]),
            unit=words_of("valueless_aim_parts", "margin_unit")[0],
            comparator=Comparator.ABOUT
            if about
            else Comparator.AT_LEAST
            if bound
            else Comparator.PLAIN,
        ),
        found.end(),
    )


def _about() -> tuple[str, ...]:
    return words_of("valueless_aim_parts", "margin_about")
