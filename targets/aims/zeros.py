"""Find what is not to happen or to be left: 不发生重大以上事故, 火灾隐患全部清零."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.targets.aims.phrase import Phrase
from policydiff.stages.targets.target_codes import Comparator, Mode

_PARTS = Expressions("valueless_aim_parts")

_NOTHING = Decimal(0)


def find_zeros(text: str, start: int, end: int) -> Iterator[Phrase]:
    """What a part of a folded text says is to be nothing, in reading order."""
    for found in _PARTS["never"].finditer(text, start, end):
        name = found["name"]
        yield _zero(found.start(), found.end(), name)
    for found in _PARTS["cleared"].finditer(text, start, end):
        yield _zero(found.start(), found.end(), "")


def _zero(start: int, end: int, name: str) -> Phrase:
    return Phrase(
        start=start,
        end=end,
        key="zero",
        comparator=Comparator.AT_MOST,
        value=_NOTHING,
        mode=Mode.LEVEL,
        name=name,
    )
