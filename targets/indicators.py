"""Canonical names and polarity of indicators, from lexicons/indicators.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from documents.lexicon import Entry
from targets.folding import fold
from targets.patterns import either, entries_of, matcher, words
from targets.target import Polarity

_ASIDE = re.compile(r"\((?!PM)[A-Za-z&0-9.]{1,12}\)")
_LEAD = re.compile(
    r"(?:的|全市|全区|全省|全县|全国|全州|我国|我市|我省|全年|人民币|地方(?=生产)|全社会(?=用电))+"
)
_HEADS = re.compile(
    r"(?:的?(?:年均|平均|实际|名义)?(?:增长|上涨|增速|增幅|涨幅|下降|降低|降幅)?"
    r"(?:率|幅度|速度)?(?:的?(?:宏观)?(?:预期|调控|主要)?(?:性)?(?:增长)?目标)?(?:总水平)?)$"
)
_SHARE = re.compile(r"在(?P<whole>[^在中]{2,16})中(?:的|所占)?(?:比重|占比|比例)$")


@lru_cache(maxsize=4096)
def canonical_name(text: str, *, regional: bool = False) -> str:
    """The canonical name of an indicator in the words of a text.

    Args:
        text: The indicator as the text names it: 实到外资, 规上工业增加值增速.
        regional: Whether the place is below the country, where 国内生产总值 is 地区生产总值.

    Returns:
        The key of lexicons/indicators.toml whose pattern is the whole name, after abbreviations
        are written out and words of growth (增速, 涨幅, 预期目标) taken off; else the name itself
        with its abbreviations written out.
    """
    plain = _ASIDE.sub("", fold(text)).replace(" ", "")
    lead = _LEAD.match(plain.removeprefix("的"))
    whole = _written_out(_SHARE.sub(r"占\g<whole>比重", plain.removeprefix("的")))
    written = whole[lead.end() :] if lead and lead.end() < len(whole) else whole
    for name in (whole, written, _without_heads(whole), _without_heads(written)):
        entry = _entries().get(name)
        if entry is not None:
            return (entry.text("regional") or entry.key) if regional else entry.key
    return whole.replace("国内生产总值", "地区生产总值") if regional else whole


def polarity_of(name: str) -> Polarity:
    """Which direction of an indicator is the ambitious one, by the words of its name."""
    entry = _entries().get(name)
    stated = entry.text("polarity") if entry else None
    if stated is not None:
        return Polarity(stated)
    found = any(True for _ in matcher("polarity").find(fold(name)))
    return Polarity.LOWER_IS_BETTER if found else Polarity.HIGHER_IS_BETTER


def _written_out(name: str) -> str:
    return _synonyms().sub(lambda found: _meanings()[found[0]], name)


def _without_heads(name: str) -> str:
    """居民消费价格总水平涨幅 without 总水平 and 涨幅."""
    for _ in range(3):
        found = _HEADS.search(name)
        if not found or not found[0] or found.start() == 0:
            break
        name = name[: found.start()]
    return name


@cache
def _entries() -> Mapping[str, Entry]:
    entries = entries_of("indicators")
    return {_written_out(fold(p)): entry for entry in entries for p in (*entry.patterns, entry.key)}


@cache
def _meanings() -> Mapping[str, str]:
    entries = entries_of("indicator_words")
    return {pattern: entry.key for entry in entries for pattern in entry.patterns}


@cache
def _synonyms() -> re.Pattern[str]:
    return re.compile(either(words("indicator_words")))
