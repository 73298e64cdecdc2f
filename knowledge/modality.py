"""Modality: how firmly an aim is put, on one ladder that every stage uses.

5 确保, 务必, 必须, 保证, 坚决, 严格控制 · 4 应当 · 3 no word · 2 力争, 争取, 努力, 冲刺 ·
1 拟, 计划, 预期, 预计, 有望, 原则上 · 0 鼓励, 支持, 探索. Higher is firmer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.lexicon_patterns import either

STRIVEN_FOR = 2  # the rank of 力争 and its like
NO_WORD = 3  # the rank of an aim without a word of modality: 增长8%


def modality_rank(words: str | None) -> int:
    """The rank of the first word of modality in a text, from 0 to 5; `NO_WORD` without one."""
    found = _pattern().search(words or "")
    return _ranks()[found.group()] if found else NO_WORD


@cache
def _ranks() -> Mapping[str, int]:
    entries = load_lexicon("modality")
    return {p: int(entry.number("rank") or 0) for entry in entries for p in entry.patterns}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(tuple(sorted(_ranks(), key=lambda word: (-len(word), word)))))
