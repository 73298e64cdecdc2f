"""Whether two aims lean on one reference, and how each stands to it.

与经济增长同步 and 增长和经济发展同步 lean on one thing in one way; 高于经济增速 leans on it in
another; 高于全省 leans on the province of the document's own place.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.documents import Document, Level
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.text import fold_case
from policydiff.stages.targets import Comparator, Target
from policydiff.stages.targets.target_codes import Reference

_TIERS = {
    "reference_country": Level.COUNTRY,
    "reference_province": Level.PROVINCE,
    "reference_prefecture": Level.PREFECTURE,
    "reference_county": Level.COUNTY,
}
_LEXICON = "reference_tiers"
_DEGREES = ("filling", "nearly", "markedly", "being")
_UNNAMED = Decimal("0.01")  # a lead that is not named: more than none, less than any that is
_RELATIONS = {"above": _UNNAMED, "below": -_UNNAMED, "in_step": Decimal(0)}
_OF_SUPERIORS = (Reference.SUPERIOR_RESULT, Reference.SUPERIOR_TARGET)


class ReferenceKey(NamedTuple):
    """What an aim leans on, in a form that its spellings share."""

    kind: str
    of: str  # a place, else the words for what it leans on
    place: str = ""  # of a task that a superior set: to whom


def same_reference(left: Target, base: Document, right: Target, other: Document) -> bool:
    """Whether two aims without a value of their own lean on one thing: such aims compare."""
    return reference_key(left, base) == reference_key(right, other)


def reference_key(target: Target, document: Document) -> ReferenceKey:
    """What an aim leans on: the place whose result or task it is, else the words for it.

    全省 is the province that the document's place lies in; where that is unknown, any province.
    What a superior sets is another number for each place.
    """
    kind = str(target.refers_to)
    if target.refers_to is None:
        return ReferenceKey(kind, aim_words(target))
    place = _place(target, document) if target.refers_to in _OF_SUPERIORS else None
    if place is None:
        return ReferenceKey(kind, _leant_on(target))
    own = document.jurisdiction
    assigned = target.refers_to is Reference.SUPERIOR_TARGET and own is not None
    return ReferenceKey(kind, place, own.code if assigned and own else "")


def lead_over_reference(target: Target) -> Decimal:
    """How far an aim without a value is to be above what it leans on, below 0 under it.

    高于全省1个百分点 is 1; a lead that is not named (高于全省) is more than none (与全省持平).
    """
    if target.margin is not None:
        under = target.comparator is Comparator.AT_MOST or _relation(target) == "below"
        return -target.margin.value if under else target.margin.value
    return _RELATIONS.get(_relation(target), Decimal(0))


def aim_words(target: Target) -> str:
    """The words of an aim without its margin; 和, 与 and 同 before what it leans on are one.

    How nearly it is to be met (基本同步) is said by `is_near`, how clearly (明显高于) by
    `is_marked`.
    """
    return _plain(target.stated)


def is_near(target: Target) -> bool:
    """Whether an aim without a value is to be met nearly: 与经济增长基本同步."""
    return target.low is None and _words("nearly").search(target.stated) is not None


def is_marked(target: Target) -> bool:
    """Whether an aim without a value is to be met by a clear margin: 明显高于上年."""
    return target.low is None and _words("markedly").search(target.stated) is not None


def _leant_on(target: Target) -> str:
    """经济 for 与经济增长同步, 增长和经济发展同步 and 高于GDP增速."""
    economy = name_words("economy", lexicon=_LEXICON)[0]
    words = _plain(_economy().sub(economy, fold_case(target.stated)))
    bare = _words("course_of").sub("", _relations().sub("", words))
    return expression("list_connectives", "held_against").sub("", bare)


def _plain(stated: str) -> str:
    text = expression("valueless_aim_parts", "margin").sub("", stated)
    bare = _degrees().sub("", "".join(char for char in text if char.isalnum()))
    return expression("list_connectives", "held_against").sub("与", bare)


def _relation(target: Target) -> str:
    """The key of the first word that says how an aim stands to its reference; "" for none."""
    found = _relations().search(target.stated)
    return _relation_keys()[found.group()] if found else ""


def _place(target: Target, document: Document) -> str | None:
    own = document.jurisdiction
    if own is not None and _words("superior").search(target.stated):
        return own.path[-2] if len(own.path) > 1 else Level.COUNTRY.value
    tier = next((t for key, t in _TIERS.items() if _words(key).search(target.stated)), None)
    if tier is None:
        return None
    if tier is Level.COUNTRY or own is None:
        return tier.value
    depth = list(Level).index(tier)
    return own.path[depth - 1] if depth <= len(own.path) else tier.value


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_of(name_words(key, lexicon=_LEXICON))


@cache
def _degrees() -> re.Pattern[str]:
    return any_of(word for key in _DEGREES for word in name_words(key, lexicon=_LEXICON))


@cache
def _relation_keys() -> dict[str, str]:
    return {word: key for key in _RELATIONS for word in name_words(key, lexicon=_LEXICON)}


@cache
def _relations() -> re.Pattern[str]:
    return any_of(_relation_keys())


@cache
def _economy() -> re.Pattern[str]:
    return any_of(map(fold_case, name_words("economy", lexicon=_LEXICON)))
