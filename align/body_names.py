"""Compare names of bodies: without their place, as groups, and by function."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon import load_lexicon

_BRACKET = re.compile(r"[(（<〈][^()（）<>〈〉]{0,30}[)）>〉]")
_GROUP = "group"
CACHED_NAMES = 4_096


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the lexicon, and what makes it another word: 外 before 经贸."""

    key: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]

    def stands(self, before: str, after: str) -> bool:
        """Whether it is the word meant between these characters."""
        return not (
            any(map(before.endswith, self.not_after)) or any(map(after.startswith, self.not_before))
        )


@lru_cache(maxsize=CACHED_NAMES)
def is_group(name: str) -> bool:
    """Whether the name names no single body: 相关部门, 各镇."""
    return _GROUP in functions_of(name) or len(name) < 2


@lru_cache(maxsize=CACHED_NAMES)
def plain_name(name: str) -> str:
    """The name without brackets and the level of its place: 区商务局(驻沪办) is 商务局.

    市 that begins a word of the lexicon is none: 市场监管局, 市容局.
    """
    bare = _BRACKET.sub("", name)
    if _functions()[0].match(bare):
        return bare
    return expression("body_statements", "level_before").sub("", bare) or name


def same_function(base: str, other: str) -> bool:
    """Whether both bodies serve one function: 市发展改革委 and 区发改局."""
    return bool(functions_of(base) & functions_of(other))


@lru_cache(maxsize=CACHED_NAMES)
def functions_of(name: str) -> frozenset[str]:
    """Keys of the lexicon whose words stand in the name; empty where none does."""
    plain = plain_name(name)
    pattern, owners = _functions()
    return frozenset(
        word.key
        for match in pattern.finditer(plain)
        if (word := owners[match.group()]).stands(plain[: match.start()], plain[match.end() :])
    )


@cache
def _functions() -> tuple[re.Pattern[str], dict[str, _Word]]:
    owners = {
        pattern: _Word(entry.key, entry.texts("not_after"), entry.texts("not_before"))
        for entry in load_lexicon("body_functions")
        for pattern in entry.patterns
    }
    longest_first = sorted(owners, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), owners
