"""What a target is made of beside single values: its distance from a reference, its other unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from policydiff.stages.support.fields import About
from policydiff.stages.targets.target_codes import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How far an aim is to be from what it refers to: 高于全省平均1个百分点."""

    value: Annotated[Decimal, About(zh="与参照之差", en="margin to the reference", column="margin")]
    unit: Annotated[str, About(zh="参照差值单位", en="unit of the margin", column="margin_unit")]
    comparator: Annotated[
        Comparator,
        About(
            zh="参照差值比较词",
            en="comparator of the margin",
            column="margin_comparator",
            codes="comparator",
        ),
    ] = Comparator.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """The value of a target in another unit, as the text has it: 2000万亩(133万公顷)."""

    value: Annotated[
        Decimal, About(zh="另一单位的数值", en="the same in another unit", column="also")
    ]
    unit: Annotated[str, About(zh="另一单位", en="the other unit", column="also_unit")]
