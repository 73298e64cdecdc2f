"""What the grammar of quantities reads."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from policydiff.stages.knowledge.units import Unit
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.target_codes import Comparator, Mode

_WHOLE = Decimal(1)


@value_type
class Quantity:
    """A number with its unit and comparator in a folded text."""

    start: int  # of the comparator or the sign, if one stands before the number
    end: int  # behind the comparator, if one stands behind the unit
    number: int  # where the number starts
    unit_end: int  # behind the unit
    low: Decimal  # base units
    high: Decimal
    unit: Unit
    comparator: Comparator
    chinese: bool = False  # Chinese numerals alone
    bare_scale: bool = False  # 亿元, 百亿元: no digit at all
    mode: Mode | None = None  # where the words themselves say it: 翻番, 负增长3%


class Measured(NamedTuple):
    """A number and what stands between it and the end of its unit."""

    low: Decimal
    high: Decimal
    scale: Decimal
    unit: Unit | None
    end: int
    comparator: Comparator | None = None  # what 多, 余, + or a rough number says


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent: 150000000, 7.5."""
    return value if value.same_quantum(_WHOLE) else Decimal(format(value.normalize(), "f"))
