"""Find places in an order that a text aims at: 综合竞争力进入全国前50位, 位居全省第3位."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.numbers import find_numbers
from policydiff.stages.targets.aims.phrase import Phrase
from policydiff.stages.targets.target_codes import Comparator, Mode, Reference

_PARTS = Expressions("valueless_aim_parts")

UNIT = "位"


def find_ranks(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The ranks of a part of a folded text, in reading order; each is at most what it says."""
    for found in _PARTS["rank"].finditer(text, start, end):
        number = next(iter(find_numbers(found["n"])), None)
        if number is None or number.value < 1:
            continue
        yield Phrase(
            start=found.start(),
            end=found.end(),
            key="rank",
            comparator=Comparator.AT_MOST,
            value=Decimal(number.value),
            unit=UNIT,
            mode=Mode.RANK,
            refers_to=Reference.RANK,
        )
