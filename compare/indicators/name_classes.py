"""Whether two names are of one class of things, or one of a part of what the other counts.

技能人才 holds 高技能人才, and 进出口总额 holds 对俄进出口总额; 全社会用电量 and 用电量 are one, and
so are 生猪出栏 and 出栏生猪.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.ngrams import character_ngrams

_CHARACTER = re.compile(r"[㐀-鿿a-z]")
CACHED_NAMES = 16_384
# Dice from which on a word more tells nothing: 高技能人才 and 技能人才 are at 0.73, names of ten
# characters with a short word more at 0.83.
LITTLE_MORE = 0.82
SHORTEST = 4  # characters; the words of a shorter name tell too little to be taken in any order


def of_one_class(base: str, other: str) -> bool:
    """Whether what one name says and the other does not tells nothing of what is counted.

    Both are without words of doing (`core_name`). An amount (亿元以上项目) is a threshold, and
    compared as such. Of a long name one word more is no other class: 全民健身(体育)赛事活动.
    """
    mine, theirs = _telling(base), _telling(other)
    if mine[-1:] != theirs[-1:]:
        return mine == theirs
    return set(mine) == set(theirs) or _alike(mine, theirs) >= LITTLE_MORE


def mean_one_thing(base: str, other: str) -> bool:
    """Whether two names of some length say the same, so that they name one indicator."""
    return min(len(base), len(other)) >= SHORTEST and thing_of(base) == thing_of(other)


@lru_cache(maxsize=CACHED_NAMES)
def thing_of(core: str) -> tuple[str, frozenset[str]]:
    """What names of some length share that name one indicator: their last character and all."""
    telling = _telling(core)
    return telling[-1:], frozenset(telling)


def _alike(base: str, other: str) -> float:
    """Dice of the pairs of characters of two names, in [0, 1]."""
    left, right = (frozenset(character_ngrams(f"^{name}$", 2)) for name in (base, other))
    return 2 * len(left & right) / (len(left) + len(right))


def amount_in(name: str) -> str:
    """The amount from which on a name counts (亿元以上项目); empty where it has none."""
    found = _amount().search(name)
    return found.group("amount") if found else ""


@lru_cache(maxsize=CACHED_NAMES)
def _telling(core: str) -> str:
    """The characters of a name that tell what is counted, its verb in front."""
    plain = _reckoned().sub("", _amount().sub("", core)) or core
    bare = "".join(_CHARACTER.findall(_neutral().sub("", plain) or plain)) or plain
    verb = next((v for v in name_words("either_side") if bare.endswith(v) and bare != v), "")
    return verb + bare.removesuffix(verb) if verb else bare


def _amount() -> re.Pattern[str]:
    return expression("indicator_name_frames", "amount_from")


def _reckoned() -> re.Pattern[str]:
    """How a value is reckoned (按现价), which is compared as such."""
    return expression("bases", "in_name")


@cache
def _neutral() -> re.Pattern[str]:
    return any_of(name_words("neutral"))
