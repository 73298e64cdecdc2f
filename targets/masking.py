"""Blank numbers that are no values: in names, slogans, ordinals, dates, denominators."""

from __future__ import annotations

import re

from policydiff.stages.knowledge.pattern_matcher import matcher

_BLANK = "□"
# A duration is a value where it is reached or held: 提高到11.3年, 压缩至3个工作日以内.
_REACHED = re.compile(
    r"(?:[提增缩压降减控达延]\S{0,3}[到至在为]|达|不超过|不少于|不低于|缩短|压缩|压减|提高|增加|超过|以内的|减少)\s?约?近?$"
)
_KEPT = re.compile(r"“[保稳]\d[^“”]{0,6}争\d[^“”]{0,4}”")  # 增速“保8争9”
_GROWS = re.compile(r"(?:增长|增速|增幅|目标|经济)$")
_TIMED = re.compile(r"(?:年限|寿命|时间|时限|时长|天数|年数|工时|周期)[^,;]{0,6}$")


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
        if (
            match.key == "quoted"
            and _KEPT.fullmatch(text, start, end)
            and _GROWS.search(text, max(0, start - 4), start)
        ):
            continue
        parts.append(text[last:start])
        parts.append(_BLANK * (end - start))
        last = end
    parts.append(text[last:])
    return "".join(parts)


def _is_value(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start]
    return bool(_REACHED.search(before) or _TIMED.search(before))
