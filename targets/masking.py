"""Blank numbers that are no values: in names, slogans, ordinals, dates, denominators."""

from __future__ import annotations

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.pattern_matcher import matcher

_BLANK = "□"


def mask_names(text: str) -> str:
    """A folded text of the same length in which numbers that are no values are blanked.

    Names (320国道, 世界500强, G60, “五个一”), ordinals, dates, plan names, durations,
    denominators (每万人) and slogans (2+8平台) go; number_names.toml lists them.
    """
    parts, last = list[str](), 0
    for match in matcher("number_names").find(text):
        start, end = match.start, match.end
        if match.key == "duration" and _is_value(text, start):
            continue
        if match.key == "quoted" and _is_kept(text, start, end):
            continue
        parts.append(text[last:start])
        parts.append(_BLANK * (end - start))
        last = end
    parts.append(text[last:])
    return "".join(parts)


def _is_value(text: str, start: int) -> bool:
    """Whether a duration is reached or held: 提高到11.3年, 压缩至3个工作日以内."""
    before = text[max(0, start - 12) : start]
    reached = expression("value_bounds", "duration_reached_before").search(before)
    return bool(reached or expression("measured_things", "duration_before").search(before))


def _is_kept(text: str, start: int, end: int) -> bool:
    """Whether quotes hold a value to be kept and one to strive for: 增速“保8争9”."""
    if not expression("value_bounds", "kept_quote").fullmatch(text, start, end):
        return False
    before = expression("value_bounds", "kept_of_before")
    return before.search(text, max(0, start - 4), start) is not None
