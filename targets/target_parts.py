"""What a target is made of beside single values: its years, its distance from a reference."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from policydiff.stages.support.fields import About
from policydiff.stages.targets.target_codes import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The years that a target or a result is for, both included."""

    first: Annotated[
        int | None,
        About(
            zh="起始年",
            en="first year",
            zh_about="所指年份的第一年；起点不定（十八大以来）时为空",
            en_about="first of the years that it is for; empty for an open start",
            column="year_first",
        ),
    ]
    last: Annotated[
        int,
        About(
            zh="终止年",
            en="last year",
            zh_about="所指年份的最后一年",
            en_about="last of the years that it is for",
            column="year_last",
        ),
    ]


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
