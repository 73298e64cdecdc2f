"""Whether two aims lean on one reference: 高于全省平均1个百分点 and 高于全省平均水平0.5个百分点."""

from __future__ import annotations

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.documents import Document, Level
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.targets import Target
from policydiff.stages.targets.target_codes import Reference

_TIERS = {
    "reference_country": Level.COUNTRY,
    "reference_province": Level.PROVINCE,
    "reference_prefecture": Level.PREFECTURE,
    "reference_county": Level.COUNTY,
}
_LEXICON = "reference_tiers"
_DEGREES = ("filling", "nearly", "markedly")


def margins_compare(left: Target, base: Document, right: Target, other: Document) -> bool:
    """Whether two aims without a value of their own state margins to one reference."""
    margins = left.margin is not None and right.margin is not None
    return margins and reference_key(left, base) == reference_key(right, other)


def reference_key(target: Target, document: Document) -> tuple[str, str]:
    """What an aim leans on: the place whose result or task it is, else the words for it.

    全省 is the province that the document's place lies in; where that is unknown, any province.
    """
    place = _place(target, document) if target.refers_to in _OF_SUPERIORS else None
    if place is not None:
        return str(target.refers_to), place
    return str(target.refers_to), aim_words(target)


_OF_SUPERIORS = (Reference.SUPERIOR_RESULT, Reference.SUPERIOR_TARGET)


def aim_words(target: Target) -> str:
    """The words of an aim without its margin; 和, 与 and 同 before what it leans on are one.

    How nearly it is to be met (基本同步) is said by `is_near`, how clearly (明显高于) by
    `is_marked`.
    """
    stated = expression("valueless_aim_parts", "margin").sub("", target.stated)
    bare = "".join(char for char in stated if char.isalnum())
    words = (word for key in _DEGREES for word in name_words(key, lexicon=_LEXICON))
    bare = any_of(words).sub("", bare)
    return expression("list_connectives", "held_against").sub("与", bare)


def is_near(target: Target) -> bool:
    """Whether an aim without a value is to be met nearly: 与经济增长基本同步."""
    nearly = any_of(name_words("nearly", lexicon=_LEXICON))
    return target.low is None and nearly.search(target.stated) is not None


def is_marked(target: Target) -> bool:
    """Whether an aim without a value is to be met by a clear margin: 明显高于上年."""
    markedly = any_of(name_words("markedly", lexicon=_LEXICON))
    return target.low is None and markedly.search(target.stated) is not None


def _place(target: Target, document: Document) -> str | None:
    tier = next(
        (
            tier
            for key, tier in _TIERS.items()
            if any_of(name_words(key, lexicon=_LEXICON)).search(target.stated)
        ),
        None,
    )
    if tier is None:
        return None
    own = document.jurisdiction
    if tier is Level.COUNTRY or own is None:
        return tier.value
    depth = list(Level).index(tier)
    return own.path[depth - 1] if depth <= len(own.path) else tier.value
