"""Find the numbers with a unit in what was masked: names, dates, ordinals, denominators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policydiff.stages.knowledge.units import unit_at
from policydiff.stages.support.chinese_numerals import COUNTED, LARGE
from policydiff.stages.support.numbers import find_numbers
from policydiff.stages.targets.masking import Mask
from policydiff.stages.targets.target_codes import Passed

LEAST = 2  # Chinese numerals below it are words: 一批, 一体
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(rf"[\d{COUNTED}{LARGE}]")
# 6月30日, 第12届 and the durations of rules (十五日内) are shown as they stand
_WHOLE = (Passed.DATE, Passed.ORDINAL, Passed.DOUBTFUL, Passed.CONDITION)


class Piece(NamedTuple):
    """A number with a unit in a folded text, and why it is no value."""

    start: int
    end: int
    reason: Passed


def masked_numbers(text: str, masks: Sequence[Mask]) -> Iterator[Piece]:
    """The numbers with a unit in the masked places of a folded text, in reading order."""
    for mask in masks:
        if mask.reason in _WHOLE:
            if _is_said(text, mask):
                unit = unit_at(text, mask.end) if mask.reason is Passed.ORDINAL else None
                yield Piece(mask.start, mask.end + (unit.length if unit else 0), mask.reason)
        elif _NUMERAL.search(text, mask.start, mask.end):
            yield from _counted(text, mask)


def _is_said(text: str, mask: Mask) -> bool:
    """Whether a date or an ordinal is a number: 三年内, 第12届; but 第二批 and 一季度 are words."""
    if _DIGIT.search(text, mask.start, mask.end):
        return True
    if mask.reason is Passed.ORDINAL:
        return False
    return any(n.value >= LEAST for n in find_numbers(text[mask.start : mask.end]))


def _counted(text: str, mask: Mask) -> Iterator[Piece]:
    """The numbers of a mask that a unit follows; it may stand behind the mask."""
    for number in find_numbers(text[mask.start : mask.end]):
        start, end = mask.start + number.start, mask.start + number.end
        unit = unit_at(text, end)
        if unit is not None and not (number.chinese and number.value < LEAST):
            yield Piece(start, end + unit.length, mask.reason)
