"""The words of a sentence that state an aim without a number and a unit."""

from __future__ import annotations

from decimal import Decimal

from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.target_codes import Comparator, Mode, Reference
from policydiff.stages.targets.target_parts import Margin


@value_type
class Phrase:
    """Where such words stand, and what they say of the indicator before them."""

    start: int
    end: int
    key: str  # of the entry in valueless_aims, or of the module that found it
    comparator: Comparator
    value: Decimal | None = None  # a rank, or 0
    unit: str | None = None
    mode: Mode | None = None  # where the words say it: 正增长
    refers_to: Reference | None = None
    margin: Margin | None = None
    name: str = ""  # what the words themselves name: 不发生重大以上事故


@value_type
class Aim:
    """An aim in words, in a prepared text."""

    start: int  # of the quote
    phrase: int  # where the words stand that say it
    end: int
    indicator: str
    comparator: Comparator
    mode: Mode
    acts: bool
    scope: str | None
    part: bool
    value: Decimal | None = None
    unit: str | None = None
    refers_to: Reference | None = None
    margin: Margin | None = None
    stretch: bool = False  # never: it is held against no other value of its sentence
