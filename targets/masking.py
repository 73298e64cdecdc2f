"""Blank numbers that are no values: in names, slogans, ordinals, dates, denominators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.knowledge.units import UnitKind, unit_at
from policydiff.stages.support.chinese_numerals import LARGE, TENS
from policydiff.stages.targets.target_codes import Passed

_BLANK = "□"
_TWO_POINTS = re.compile(rf"(?<![\d.])\d+\.(?:\d*\.)+\d+[{TENS}{LARGE}]*")
_POINTS = 2
_YEAR = re.compile(r"(?:19|20)\d\d\s?年")


class Mask(NamedTuple):
    """A place in a folded text whose numbers are no values, and why they are none."""

    start: int
    end: int
    reason: Passed


def find_masks(text: str) -> tuple[Mask, ...]:
    """Where numbers of a folded text are no values, in reading order.

    Names (320国道, 世界500强, G60, “五个一”), ordinals, dates, plan names, durations,
    denominators (每万人) and slogans (2+8平台); number_names.toml lists them, each with its reason.
    """
    reasons = _reasons()
    named = (
        Mask(match.start, match.end, reasons[match.key])
        for match in matcher("number_names").find(text)
        if not (match.key == "duration" and _is_value(text, match.start, match.end))
        and not (match.key == "quoted" and _is_kept(text, match.start, match.end))
    )
    if not (broken := tuple(_broken(text))):
        return tuple(named)
    apart = (m for m in named if not any(m.start < b.end and b.start < m.end for b in broken))
    return tuple(sorted([*apart, *broken], key=lambda mask: mask.start))


def _broken(text: str) -> Iterator[Mask]:
    """Numbers with two points before a unit, which nobody can read: 5.5.2%, 12..5亿元."""
    if text.count(".") < _POINTS:
        return
    for match in _TWO_POINTS.finditer(text):
        unit = unit_at(text, match.end())
        if unit is not None and unit.kind is not UnitKind.TIME:
            end = match.end() + unit.length
            yield Mask(match.start(), end, Passed.DOUBTFUL)


def blanked(text: str, masks: Sequence[Mask]) -> str:
    """The text with these places blanked, of the same length."""
    if not masks:
        return text
    parts, last = list[str](), 0
    for mask in masks:
        parts.append(text[last : mask.start])
        parts.append(_BLANK * (mask.end - mask.start))
        last = mask.end
    parts.append(text[last:])
    return "".join(parts)


def mask_names(text: str) -> str:
    """A folded text of the same length in which numbers that are no values are blanked."""
    return blanked(text, find_masks(text))


@cache
def _reasons() -> Mapping[str, Passed]:
    return {entry.key: Passed(str(entry.text("reason"))) for entry in entries_of("number_names")}


def _is_value(text: str, start: int, end: int) -> bool:
    """Whether a duration is reached or held: 提高到11.3年, 压缩至3个工作日以内; not 超过2019年.

    超过五年计划 is that of a plan.
    """
    if _YEAR.match(text, start) or expression("value_bounds", "plan_at_end").search(
        text, start, end
    ):
        return False
    before = text[max(0, start - 12) : start]
    reached = expression("value_bounds", "duration_reached_before").search(before)
    return bool(reached or expression("measured_things", "duration_before").search(before))


def _is_kept(text: str, start: int, end: int) -> bool:
    """Whether quotes hold a value to be kept and one to strive for: 增速“保8争9”."""
    if not expression("value_bounds", "kept_quote").fullmatch(text, start, end):
        return False
    before = expression("value_bounds", "kept_of_before")
    return before.search(text, max(0, start - 4), start) is not None
