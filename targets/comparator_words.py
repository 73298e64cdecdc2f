"""Comparators around a value: 不低于 before the number, 以上 behind the unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.targets.target_codes import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparatorWords:
    """The words before a number and behind a unit, as expressions, and what each means."""

    before: re.Pattern[str]  # searched up to the number; group 1 is the word
    after: re.Pattern[str]
    last: frozenset[str]  # characters that a word before a number ends with
    first: frozenset[str]  # characters that a word behind a unit begins with
    keys: dict[str, Comparator]


@cache
def comparator_words() -> ComparatorWords:
    """The comparators of comparators.toml."""
    before, after, keys = list[str](), list[str](), dict[str, Comparator]()
    for entry in entries_of("comparators"):
        for pattern in entry.patterns:
            word = pattern.replace("{value}", "")
            if "{" in word:
                continue  # 多 and 余 between number and unit are read with the number
            keys[word] = Comparator(entry.key)
            if word in ("多", "余"):
                continue
            (before if pattern.endswith("{value}") else after).append(word)
    return ComparatorWords(
        before=re.compile(rf"{_no_other_word()}({_either(before)})\s?$|(?!)"),
        # 多 and 余 behind the unit end a phrase (3倍多); elsewhere they begin a word (多式联运)
        after=re.compile(rf"\s?({_either(after)}|(?:多|余)(?=[,;:。、)\s]|$))"),
        last=frozenset(word[-1] for word in before),
        first=frozenset(("多", "余", " ", *(word[0] for word in after))),
        keys=keys,
    )


def _no_other_word() -> str:
    """Look-behinds for what would make a comparator the end of another word: 附近, 签约."""
    by_length = groupby(words_of("value_bounds", "other_word_begins"), key=len)
    return "".join(f"(?<!{_either(list(words))})" for _, words in by_length)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
