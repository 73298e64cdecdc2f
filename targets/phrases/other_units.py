"""One measure in two units is one value: 2000万亩(133万公顷), 30公里、60华里."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from policydiff.stages.knowledge.units import convert
from policydiff.stages.targets.bound_value import Bound
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_parts import Also

_ROUNDED = Decimal("0.03")  # how far apart, as a share, rounding may bring two units


def also_in(quantity: Quantity, whole: Quantity) -> Also | None:
    """A value as that of another one in another unit; None where it is another value."""
    if quantity.unit.name == whole.unit.name or quantity.low != quantity.high:
        return None
    same = convert(quantity.low, quantity.unit.name, into=whole.unit.name)
    if same is None or not whole.low or abs(same - whole.low) > _ROUNDED * abs(whole.low):
        return None
    return Also(value=quantity.low, unit=quantity.unit.name)


def with_other_units(bound: Sequence[Bound]) -> list[Bound]:
    """Values of one name side by side that are one in two units, as one of them."""
    out = list[Bound]()
    for one in bound:
        last = out[-1] if out else None
        alike = last is not None and last.also is None and last.indicator == one.indicator
        also = also_in(one.quantity, last.quantity) if alike and last is not None else None
        if also is None or last is None or last.mode is not one.mode:
            out.append(one)
        else:
            out[-1] = replace(last, also=also, end=one.end)
    return out
