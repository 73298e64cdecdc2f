"""Lexicon patterns as regular expressions: literal text with {placeholders}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from documents.lexicon import Entry, load_lexicon

_HAN = "零一二两三四五六七八九十百千"
PLACEHOLDERS: Mapping[str, str] = {
    # no number begins inside another, and none is tried in parts: hostile runs stay linear
    "n": (
        rf"(?:(?<!\d)\d{{1,12}}+(?:\.\d{{1,6}}+)?"
        rf"|(?<![{_HAN}])[{_HAN}]{{1,8}}+)"
    ),
    "year": r"(?:(?:19|20)\d{2}|(?:1 9|2 0) \d \d ?|[一二][九零][零一二三四五六七八九]{2})",
    "plan": r"[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?",
    "scale": r"[十百千万亿]{1,3}",
    "short": r"[^“”《》。;!?\n]{1,24}",
    "letter": r"[A-Za-z]",
    "digit": r"\d",
    "some": r"[^,;。、\d]{0,8}?",
    "body": (
        r"(?:国家|省里?|省市|省委省政府|自治区|市里?|上级|中央|州里?|国家和省|省级)"
        r"(?:和[省市])?"
    ),
    "ref": (
        r"(?:(?:全国|全省|全市|全区|全州|全县|国家|省|自治区|全球|同期|上年|去年|上一年|经常性财政收入|中西部|西部)"
        r"(?:地区)?(?:生产总值|经济|居民|城镇|城乡|同类|同期|平均)?(?:发展|增长)?(?:平均)?(?:水平|增速|增幅|增长|线|值|速度|收入)?"
        r"|(?:地区|国内)?(?:经济|生产总值|GDP|劳动生产率)(?:发展|增长|提高)?(?:速度|增速|增幅)?"
        r"|城镇居民(?:人均可支配收入|收入)?(?:增长|增速|增幅)?|财政(?:经常性)?收入(?:增长|增幅|增速)?)"
    ),
}
_FIRST = {
    "n": rf"\d{_HAN}",
    "year": r"\d一二",
    "plan": rf"“\"{_HAN}",
    "scale": "十百千万亿",
    "letter": "A-Za-z",
    "digit": r"\d",
}
_PLACE = re.compile(r"\{([a-z]+)(\d?)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a pattern of a lexicon matched."""

    key: str  # of the entry
    start: int
    end: int
    numbers: tuple[str, ...]  # what {n}, {year} and {plan} stand for, in order


@dataclass(frozen=True, slots=True)
class Matcher:
    """All patterns of a lexicon in one expression, longest first."""

    expression: re.Pattern[str]
    keys: Mapping[str, str]  # group name to entry key
    numbers: Mapping[str, tuple[str, ...]]  # group name to the groups of its numbers

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Matches in reading order; they do not overlap."""
        stop = len(text) if end is None else end
        for found in self.expression.finditer(text, start, stop):
            yield self._match(found)

    def at_end(self, text: str) -> Match | None:
        """The match that reaches the end of the text, if any; the longest one."""
        last = None
        for last in self.find(text):
            if last.end == len(text):
                return last
        return None

    def _match(self, found: re.Match[str]) -> Match:
        group = found.lastgroup or ""
        numbers = tuple(found[name] for name in self.numbers[group])
        return Match(key=self.keys[group], start=found.start(), end=found.end(), numbers=numbers)


@cache
def entries_of(lexicon: str) -> tuple[Entry, ...]:
    """The entries of `targets/lexicons/NAME.toml`, read once."""
    return load_lexicon("targets", lexicon)


@cache
def matcher(lexicon: str) -> Matcher:
    """The matcher of `targets/lexicons/NAME.toml`."""
    return compile_entries(entries_of(lexicon))


def compile_entries(entries: tuple[Entry, ...]) -> Matcher:
    """One expression for all patterns of the entries, longest pattern first.

    Patterns with the same words up to their first placeholder share them and stand where the
    longest of them does, and look-aheads are written once an entry: sets of Chinese characters
    take long to compile, and {n} has several.
    """
    pairs = [(pattern, entry) for entry in entries for pattern in entry.patterns]
    pairs.sort(key=lambda pair: (-_length(pair[0]), _head(*pair)))
    runs: dict[tuple[object, ...], list[tuple[str, Entry]]] = {}
    for pattern, entry in pairs:
        head = _head(pattern, entry)
        own = () if head[0] else (_length(pattern),)  # literals keep the order of their lengths
        runs.setdefault((*head, *own), []).append((pattern, entry))
    parts, keys = list[str](), dict[str, str]()
    shared = dict[str, str]()  # name of a pattern to the name of what it begins with
    for number, run in enumerate(runs.values()):
        place, not_after = _head(*run[0])
        tails = list[str]()
        for entry, of_entry in groupby(run, key=lambda pair: pair[1]):
            named = list[str]()
            for pattern, _ in of_entry:
                name = f"p{len(keys)}"
                keys[name], shared[name] = entry.key, f"h{number}_"
                named.append(f"(?P<{name}>{_regex(pattern.removeprefix(place), name)})")
            tails.append(f"(?:{'|'.join(named)}){_not_before(entry)}")
        parts.append(f"{not_after}{_regex(place, f'h{number}')}(?:{'|'.join(tails)})")
    # a look-ahead for the first characters saves trying every pattern at every place
    first = "".join(sorted({_first(pattern) for pattern, _ in pairs}))
    expression = re.compile(f"(?=[{first}])(?:{'|'.join(parts)})")
    groups = expression.groupindex
    numbers = {n: tuple(g for g in groups if g.startswith((f"{n}_", shared[n]))) for n in keys}
    return Matcher(expression, keys, numbers)


def _length(pattern: str) -> int:
    return len(_PLACE.sub("##", pattern))


def _head(pattern: str, entry: Entry) -> tuple[str, str]:
    """A pattern up to its first placeholder, and what must not stand before it."""
    place = _PLACE.search(pattern)
    return (pattern[: place.end()] if place else "", _not_after(entry))


def _first(pattern: str) -> str:
    """The characters that a pattern can begin with, for a character class."""
    place = _PLACE.match(pattern)
    if not place:
        return re.escape(pattern[0])
    return _FIRST[place[1]]


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
        f"{_not_after(entry)}(?:{either(tuple(p for p, _ in run))}){_not_before(entry)}"
        for entry, run in groupby(pairs, key=lambda pair: pair[1])
    )
    return f"(?:{'|'.join(parts)})"


def either(choices: tuple[str, ...]) -> str:
    """A regular expression for any of these literals, in the order given."""
    return "|".join(re.escape(choice) for choice in choices)


def _not_after(entry: Entry) -> str:
    """Look-behinds for the words that must not stand before a pattern, one for each length."""
    return "".join(f"(?<!{re.escape(word)})" for word in entry.texts("not_after"))


def _not_before(entry: Entry) -> str:
    choices = entry.texts("not_before")
    return f"(?!{either(choices)})" if choices else ""


def _regex(pattern: str, name: str) -> str:
    parts, last, count = list[str](), 0, 0
    for place in _PLACE.finditer(pattern):
        parts.append(re.escape(pattern[last : place.start()]))
        inner = PLACEHOLDERS[place[1]]
        if place[1] in ("n", "year", "plan"):
            parts.append(f"(?P<{name}_{count}>{inner})")
            count += 1
        else:
            parts.append(inner)
        last = place.end()
    parts.append(re.escape(pattern[last:]))
    return "".join(parts)
