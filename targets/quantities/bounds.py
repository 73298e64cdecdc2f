"""What stands around a number: a bound (不低于, 以上) on either side, a sign before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon_patterns import entries_of
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.target_codes import Comparator, Mode

_BOUNDS = "value_bounds"
_LONGEST = 8  # code points of a bound before a number
_SIGNED = 12  # code points before a minus sign in which a word says that it is one
_SIGNS = frozenset(("-", "+", "负", "长"))  # what a sign ends with: -, 负, 负增长
_BEHIND = ("多", "余")


@value_type
class Sign:
    """A sign before a number."""

    start: int
    negative: bool
    mode: Mode | None = None  # 负增长 says that the value is a growth


@value_type
class Bound:
    """A bound, and where it begins (before a number) or ends (behind a unit)."""

    place: int
    comparator: Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The bounds before a number and behind a unit, as expressions, and what each means."""

    before: re.Pattern[str]  # searched up to the number; group 1 is the word
    after: re.Pattern[str]
    last: frozenset[str]  # characters that a bound before a number ends with
    first: frozenset[str]  # characters that a bound behind a unit begins with
    meaning: Mapping[str, Comparator]


def bound_before(text: str, position: int, *, scale_alone: bool) -> Bound | None:
    """The bound that ends at a number: 不低于, 逾, <; before 万 or 百 without a digit also 上."""
    words, last = _words(), text[max(0, position - 2) : position].rstrip()[-1:]
    if scale_alone:
        above = expression(_BOUNDS, "above_scale_before")
        if above.search(text, max(0, position - 2), position):
            return Bound(place=position - 1, comparator=Comparator.AT_LEAST)
    if last not in words.last:
        return None
    found = words.before.search(text, max(0, position - _LONGEST), position)
    return found and Bound(place=found.start(1), comparator=words.meaning[found[1]])


def bound_behind(text: str, position: int) -> Bound | None:
    """The bound that begins behind a unit: 以上, 左右, +."""
    words = _words()
    if text[position : position + 1] not in words.first:
        return None
    found = words.after.match(text, position)
    return found and Bound(place=found.end(), comparator=words.meaning[found[1]])


def comparator_of(word: str) -> Comparator | None:
    """What a word of a bound means; None where it is none."""
    return _words().meaning.get(word)


def sign_before(text: str, position: int) -> Sign | None:
    """The sign that ends at a number: 增长-2%, 增长+5%, 负2%, 负增长2%; no dash and no hyphen."""
    if text[position - 1 : position] not in _SIGNS:
        return None
    start = max(0, position - _SIGNED)
    if found := expression(_BOUNDS, "shrinking_before").search(text, start, position):
        return Sign(start=found.start(), negative=True, mode=Mode.GROWTH)
    found = expression(_BOUNDS, "signed_before").search(text, start, position)
    if found is None:
        return None
    return Sign(start=found.start("sign"), negative=found["sign"] != "+")


@cache
def _words() -> _Words:
    """The comparators of comparators.toml."""
    before, after, meaning = list[str](), list[str](), dict[str, Comparator]()
    for entry in entries_of("comparators"):
        for pattern in entry.patterns:
            word = pattern.replace("{value}", "")
            if "{" in word:
                continue  # 多 and 余 between number and unit are read with the unit
            meaning[word] = Comparator(entry.key)
            if word not in _BEHIND:
                (before if pattern.endswith("{value}") else after).append(word)
    return _Words(
        before=re.compile(rf"{_no_other_word()}({_either(before)})\s?$|(?!)"),
        # 多 and 余 behind the unit end a phrase (3倍多); elsewhere they begin a word (多式联运)
        after=re.compile(rf"\s?({_either(after)}|(?:多|余)(?=[,;:。、)\s]|$))"),
        last=frozenset(word[-1] for word in before),
        first=frozenset((*_BEHIND, " ", *(word[0] for word in after))),
        meaning=meaning,
    )


def _no_other_word() -> str:
    """Look-behinds for what would make a comparator the end of another word: 附近, 签约."""
    by_length = groupby(words_of(_BOUNDS, "other_word_begins"), key=len)
    return "".join(f"(?<!{_either(list(words))})" for _, words in by_length)


def _either(words: Sequence[str]) -> str:
    ends = (re.escape(word) + (r"(?!\w)" if word == "+" else "") for word in words)
    return "|".join(sorted(ends, key=len, reverse=True))
