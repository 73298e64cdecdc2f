"""What a target says of time: its years, what told them, and how its value relates to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from policydiff.stages.support.fields import About


class TimeFrame(StrEnum):
    """How the value relates to time; the field `period` of the JSON."""

    BY = "by"  # 到2025年
    ANNUAL = "annual"  # 每年, 年均, 全年, or any aim of a one-year plan
    CUMULATIVE = "cumulative"  # 累计, 三年内共, 期间共


class YearsFrom(StrEnum):
    """What told the years of a target; the nearest that tells wins."""

    WORDS = "words"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"  # its lead: 到2030年…:
    HEADING = "heading"
    DOCUMENT = "document"
    INFERRED = "inferred"


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
