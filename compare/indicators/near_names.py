"""Find which names of indicators are near each other without being one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from policydiff.stages.compare.indicators.indicator_similarity import core_name, plain_name
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.ngrams import character_ngrams

# Dice of the character pairs of two names from which on they are near, in [0, 1]: 规模以上工业
# 增加值 and 工业增加值 are at 0.77, 城镇登记失业率 and 登记失业人数 at 0.4.
NEAR = 0.6


def near_names(names: Collection[str]) -> Mapping[str, frozenset[str]]:
    """For each name the others that are near it: alike in words, or of one family.

    Only names that share pairs of characters are held against each other, so that some thousand
    names take a second.
    """
    pairs = {name: _pairs(name) for name in names}
    having: dict[str, list[str]] = {}
    for name, found in pairs.items():
        for pair in sorted(found):
            having.setdefault(pair, []).append(name)
    relatives = _relatives(names)
    return {
        name: frozenset({*_alike(name, pairs, having), *relatives.get(name, ())} - {name})
        for name in names
    }


def _alike(
    name: str, pairs: Mapping[str, frozenset[str]], having: Mapping[str, list[str]]
) -> Iterator[str]:
    shared = Counter(other for pair in pairs[name] for other in having[pair])
    for other, number in shared.items():
        if 2 * number >= NEAR * (len(pairs[name]) + len(pairs[other])):
            yield other


def _pairs(name: str) -> frozenset[str]:
    return frozenset(character_ngrams(f"^{core_name(name)}$", 2))


def _relatives(names: Collection[str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for name in names:
        for family in _families().get(plain_name(name), ()):
            members.setdefault(family, set()).add(name)
    found: dict[str, set[str]] = {}
    for several in members.values():
        for name in several:
            found.setdefault(name, set()).update(several)
    return found


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    """By plain name the families that an indicator belongs to."""
    found: dict[str, list[str]] = {}
    for entry in load_lexicon("near_indicators"):
        for pattern in entry.patterns:
            found.setdefault(plain_name(pattern), []).append(entry.key)
    return {name: tuple(keys) for name, keys in found.items()}
