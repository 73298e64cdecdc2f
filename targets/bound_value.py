"""The type of a value with its indicator, verb, mode and scope."""

from __future__ import annotations

from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.quantities import Quantity
from policydiff.stages.targets.target_codes import Mode
from policydiff.stages.targets.target_parts import Also


@value_type
class Bound:
    """A quantity with what it is said of; positions are those of the clause's text."""

    quantity: Quantity
    indicator: str  # folded text; "" where nothing is named
    root: str  # the indicator that bare heads (增长率) after it belong to
    start: int  # of the quote
    end: int
    mode: Mode
    verb: str  # that belongs to the indicator: 新增
    acts: bool  # a verb of doing stands before it
    predicate: str  # 达到, 增长
    scope: str | None
    part: bool  # 其中
    whole: str  # the name of what it is part of; "" where it is no part
    threshold: tuple[int, int] | None  # span of what only defines the thing counted
    baseline: tuple[int, int] | None  # span of the value that the change starts from
    noun: str = ""  # what stands behind the number as what is counted
    bare: bool = False  # only a verb stands beside the number: 新建3万亩
    stretch: bool = False  # goes beyond the value before it: 确保6.5%、力争7%
    apposed: bool = False  # 童装、美妆4个分中心: the number sums up a list of names
    turn: int = 0  # which of the values that share its name it is: 分别达到22%和30%
    turns: int = 1  # how many these are
    unequal: bool = False  # 分别 stands before as many values as there are no names for
    also: Also | None = None  # the same in another unit
