"""Name what is covered as a whole by its rate: 审计监督全覆盖 is 审计监督覆盖率 of 100%."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Mode

_MEASURES = Expressions("measure_words")


def is_coverage(quantity: Quantity) -> bool:
    """Whether a value is 全覆盖, the only level in words."""
    return quantity.mode is Mode.LEVEL and quantity.unit.kind is UnitKind.SHARE


def coverage_of(name: str, right: str) -> str:
    """The rate of what is covered, by the words before and behind 全覆盖.

    Args:
        name: 审计监督, 监控范围的, 4A级以上景区实现5G, 客流统计器应在示范范围内; or "".
        right: 安装 of 全覆盖安装; "" where nothing is.

    Returns:
        审计监督覆盖率, 监控范围覆盖率, 4A级以上景区5G覆盖率, 客流统计器安装覆盖率; "" for "".
    """
    within = _MEASURES["covered_by"].fullmatch(name)
    plain = (within["what"] if within else name).removesuffix("的")
    plain = _MEASURES["covers"].sub("", plain)
    if not plain:
        return ""
    if right in words_of("measure_words", "covering_act") and not plain.endswith(right):
        plain += right
    (rate,) = words_of("measure_words", "coverage_rate")
    named = _MEASURES["coverage_named"].search(plain)
    return (
        plain if named and named.end() - named.start() > 2 else plain.removesuffix(rate[:2]) + rate
    )
