"""The head that a collector writes above a text: front matter, or lines such as 发布时间:."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.stages.documents.lines.metadata_box import is_box
from policydiff.stages.documents.model.line import Line
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_LONGEST_HEAD = 40  # lines
_FEWEST_KNOWN = 2  # fields of a box among the lines of a head
_RULE = re.compile(r"-{3,}|={3,}|\*{3,}")
_FRAME = Expressions("document_frame")


def cut_collector_head(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a collector's head and those below it; no head where there is none.

    A head is front matter (between two lines of ---), or the lines "name: value" that open a
    text, below a heading of Markdown at most, with two fields of a metadata box among them. What
    stands between these and a separating line (==== 正文 ====) belongs to them.
    """
    matter = _front_matter(lines)
    if matter:
        return tuple(lines[:matter]), tuple(lines[matter:])
    start = 1 if lines and lines[0].text.startswith("#") else 0
    end = start
    while end < len(lines) and _is_field(lines[end].text):
        end += 1
    if sum(is_box(_bare(line.text)) for line in lines[start:end]) < _FEWEST_KNOWN:
        return (), tuple(lines)
    end = _separator(lines, end)
    return tuple(lines[start:end]), (*lines[:start], *lines[end:])


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines front matter has; 0: there is none."""
    if not lines or lines[0].text != "---":
        return 0
    closing = (i for i, line in enumerate(lines[1:_LONGEST_HEAD], 1) if line.text == "---")
    end = next(closing, 0)
    fields = sum(_named().match(fold_width(line.text)) is not None for line in lines[1:end])
    return end + 1 if 2 * fields >= end - 1 > 0 else 0


def _separator(lines: Sequence[Line], end: int) -> int:
    """Behind the line that parts head and text, where one follows within a few lines."""
    for index in range(end, min(end + 4, len(lines))):
        if _FRAME["text_begins"].fullmatch(fold_width(lines[index].text)):
            return index + 1
    return end + 1 if end < len(lines) and _RULE.fullmatch(lines[end].text) else end


def _is_field(text: str) -> bool:
    return _named().match(fold_width(_bare(text))) is not None


def _bare(text: str) -> str:
    return text.replace("**", "").replace('"', "").strip()


@cache
def _named() -> re.Pattern[str]:
    """A short name and a colon, as a field of a head begins."""
    return re.compile(r"[㐀-鿿A-Za-z_]{2,12}\s?:")
