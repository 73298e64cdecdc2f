"""One number of a text: what it is worth, and what of its writing matters later."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """One number in a folded text, without unit."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None  # the other end of a rough one: 8 of 七八, 10000 of 数千
    per: Decimal | None = None  # 100 for 百分之 and for parts (三分之二), 1000 for 千分之
    chinese: bool = False  # written in Chinese numerals alone
    bare_scale: bool = False  # 亿, 百亿: scales alone, as in 亿元以上项目 or 突破千亿元
    scale: Decimal = Decimal(1)  # the factor that it ends with: 10**7 of 5千万, 10**4 of 十五万
