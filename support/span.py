"""Spans: half-open ranges of code points in the cleaned text of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from policydiff.stages.support.fields import About


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in `Document.text`."""

    start: Annotated[
        int,
        About(
            zh="起点",
            en="start",
            zh_about="在清理后文本中的起始位置（字符）",
            en_about="first character in the cleaned text",
        ),
    ]
    end: Annotated[
        int,
        About(
            zh="终点",
            en="end",
            zh_about="在清理后文本中的结束位置（字符，不含）",
            en_about="end in the cleaned text, exclusive",
        ),
    ]

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): start must lie in [0, end]")

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same range `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start
