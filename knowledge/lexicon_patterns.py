"""Lexicon patterns as regular expressions: literal text with {placeholders}."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from policydiff.stages.knowledge.lexicon import Entry, load_lexicon

HAN = "零一二两三四五六七八九十百千"
PLACEHOLDERS: Mapping[str, str] = {
    # no number begins inside another, and none is tried in parts: hostile runs stay linear
    "n": (
        rf"(?:(?<!\d)\d{{1,12}}+(?:\.\d{{1,6}}+)?"
        rf"|(?<![{HAN}])[{HAN}]{{1,8}}+)"
    ),
    "year": r"(?:(?:19|20)\d{2}|(?:1 9|2 0) \d \d ?|[一二][九零][零一二三四五六七八九]{2})",
    "plan": r"[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?",
    "scale": r"[十百千万亿]{1,3}",
    "short": r"[^“”《》。;!?\n]{1,24}",
    "letter": r"[A-Za-z]",
    "digit": r"\d",
    "some": r"[^,;。、\d]{0,8}?",
    "body": (
        r"(?:国家|国省|省里?|省市|省委省政府|自治区|市里?|上级|中央|州里?|国家和省|省级)"
        r"(?:和[省市])?"
    ),
    "ref": (
        r"(?:[国省市]平(?:均)?|(?:全国|全省|全市|全区|全州|全县|国家|省|自治区|全球|同期|上年|去年|上一年|经常性财政收入|中西部|西部)"
        r"(?:地区)?(?:生产总值|经济|居民|城镇|城乡|同类|同期|平均)?(?:发展|增长)?(?:平均)?(?:水平|增速|增幅|增长|线|值|速度|收入)?"
        r"|[^,;。、\d于]{2,8}平均(?:水平|增速|增幅)"
        r"|(?:地区|国内)?(?:经济|生产总值|GDP|劳动生产率)(?:发展|增长|提高)?(?:速度|增速|增幅)?"
        r"|城镇居民(?:人均可支配收入|收入)?(?:增长|增速|增幅)?|财政(?:经常性)?收入(?:增长|增幅|增速)?)"
    ),
}
# behind a literal that is no numeral nothing need be looked back at, and there is less to compile
_N_BEHIND = rf"(?:\d{{1,12}}+(?:\.\d{{1,6}}+)?|[{HAN}]{{1,8}}+)"
PLACE = re.compile(r"\{([a-z]+)(\d?)\}")
NUMBER = re.compile(r"\{(?:n|year|plan)\d?\}")


def entries_of(lexicon: str) -> tuple[Entry, ...]:
    """The entries of `knowledge/lexicons/NAME.toml`."""
    return load_lexicon(lexicon)


@cache
def words(lexicon: str, key: str | None = None) -> tuple[str, ...]:
    """The literal patterns of a lexicon (of one entry), longest first."""
    entries = entries_of(lexicon)
    found = (p for e in entries if key is None or e.key == key for p in e.patterns)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def alternatives(lexicon: str, *keys: str) -> str:
    """A group of the literal patterns of a lexicon (of these entries), longest first.

    Words that must not stand before or behind (not_after, not_before) are heeded.
    """
    entries = entries_of(lexicon)
    pairs = [(p, e) for e in entries if not keys or e.key in keys for p in e.patterns]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair[1].key, pair[0]))
    parts = (
        f"{not_after(entry)}(?:{either(tuple(p for p, _ in run))}){not_before(entry)}"
        for entry, run in groupby(pairs, key=lambda pair: pair[1])
    )
    return f"(?:{'|'.join(parts)})"


def either(choices: tuple[str, ...]) -> str:
    """A regular expression for any of these literals, in the order given."""
    return "|".join(re.escape(choice) for choice in choices)


def not_after(entry: Entry) -> str:
    """Look-behinds for the words that must not stand before the patterns of an entry."""
    return "".join(f"(?<!{re.escape(word)})" for word in entry.texts("not_after"))


def not_before(entry: Entry) -> str:
    """A look-ahead for the words that must not stand behind them."""
    choices = entry.texts("not_before")
    return f"(?!{either(choices)})" if choices else ""


def regex(pattern: str, name: str, *, before: str = "") -> str:
    """A pattern, or a part of one behind `before`, as an expression; numbers have named groups."""
    parts, last, count = list[str](), 0, 0
    for place in PLACE.finditer(pattern):
        literal = pattern[last : place.start()]
        parts.append(re.escape(literal))
        inner = PLACEHOLDERS[place[1]]
        if place[1] == "n" and _ends_plainly(literal if last else before + literal):
            inner = _N_BEHIND
        if NUMBER.fullmatch(place[0]):
            inner = f"(?P<{name}_{count}>{inner})"
            count += 1
        parts.append(inner)
        last = place.end()
    parts.append(re.escape(pattern[last:]))
    return "".join(parts)


def _ends_plainly(literal: str) -> bool:
    """Whether a literal ends with a character that is no numeral."""
    return bool(literal) and not literal[-1].isdecimal() and literal[-1] not in HAN
