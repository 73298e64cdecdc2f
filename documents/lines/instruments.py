"""Recognise the kind of a document (文种) by the end of its title."""

from __future__ import annotations

import re
from functools import cache

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import fold_width

_BRACKETS = re.compile(r"\([^()]{1,40}\)$")


@cache
def _patterns() -> tuple[str, ...]:
    entries = load_lexicon("instruments")
    return tuple(sorted((p for e in entries for p in e.patterns), key=lambda p: (-len(p), p)))


def find_instrument(title: str) -> str | None:
    """The kind of document that a title names: 行动计划, 指导意见, 政府工作报告; None: unknown.

    Years and 试行 in brackets at the end are passed over; the longest name counts.
    """
    bare = re.sub(r"\s", "", fold_width(title)).strip("《》")
    bare = _BRACKETS.sub("", bare).strip("《》")
    if numbered := expression("document_frame", "numbered_title").search(bare):
        bare = bare[: numbered.end()]  # 公告〔2025〕第1号
    if expression("document_frame", "statute_title").match(bare):
        return bare[-1]
    if not bare.endswith(_patterns()):
        return None
    return next(pattern for pattern in _patterns() if bare.endswith(pattern))
