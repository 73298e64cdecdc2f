"""Lexicon patterns as regular expressions: literal text with {placeholders}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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


def entries_of(lexicon: str) -> tuple[Entry, ...]:
    """The entries of `targets/lexicons/NAME.toml`, read once."""
    return load_lexicon("targets", lexicon)


@cache
def matcher(lexicon: str) -> Matcher:
    """The matcher of `targets/lexicons/NAME.toml`."""
    return compile_entries(entries_of(lexicon))


def compile_entries(entries: tuple[Entry, ...]) -> Matcher:
    """One expression for all patterns of the entries, longest pattern first.

    Patterns are told apart by their first character, which is the cheapest to look at: what begins
    with a character that begins no placeholder has a branch of that character alone. Patterns with
    the same words up to their first placeholder share them and stand where the longest of them
    does, and look-aheads are written once an entry: sets of Chinese characters take long to
    compile, and {n} has several.
    """
    pairs = [(pattern, entry) for entry in entries for pattern in entry.patterns]
    pairs.sort(key=lambda pair: (-_length(pair[0]), _head(*pair)))
    placed = "".join(_FIRST[m[1]] for pattern, _ in pairs if (m := _PLACE.match(pattern)))
    numerals = re.compile(f"[{placed}]" if placed else "(?!)")
    branches: dict[str, list[tuple[str, Entry]]] = {}
    for pattern, entry in pairs:
        alone = not _PLACE.match(pattern) and not numerals.match(pattern)
        branches.setdefault(pattern[0] if alone else "", []).append((pattern, entry))
    groups = _Groups()
    parts = [_branch(char, run, groups) for char, run in branches.items()]
    expression = re.compile("|".join(parts))
    return Matcher(expression, groups.keys, groups.numbers(expression))


@dataclass(slots=True)
class _Groups:
    """The named groups of an expression while it is written."""

    keys: dict[str, str] = field(default_factory=dict)  # of a pattern to the key of its entry
    heads: dict[str, str] = field(
        default_factory=dict
    )  # of a pattern to that of what it begins with
    count: int = 0

    def numbers(self, expression: re.Pattern[str]) -> Mapping[str, tuple[str, ...]]:
        """The groups of the numbers of each pattern."""
        names = expression.groupindex
        return {
            name: tuple(g for g in names if g.startswith((f"{name}_", head)))
            for name, head in self.heads.items()
        }


def _branch(char: str, pairs: Sequence[tuple[str, Entry]], groups: _Groups) -> str:
    """The patterns that begin with a character, or with a placeholder or numeral where it is ""."""
    runs: dict[tuple[object, ...], list[tuple[str, Entry]]] = {}
    for pattern, entry in pairs:
        head = _head(pattern, entry)
        own = () if head[0] else (_length(pattern),)  # literals keep the order of their lengths
        runs.setdefault((*head, *own), []).append((pattern, entry))
    parts = [_run(char, run, groups) for run in runs.values()]
    if char:
        return f"{re.escape(char)}(?:{'|'.join(parts)})"
    first = "".join(sorted({_first(pattern) for pattern, _ in pairs}))
    return f"(?=[{first}])(?:{'|'.join(parts)})"


def _run(char: str, run: Sequence[tuple[str, Entry]], groups: _Groups) -> str:
    """Patterns with the same words up to their first placeholder; `char` is matched already."""
    place, entry = _head(*run[0])[0], run[0][1]
    groups.count += 1
    head = f"h{groups.count}"
    tails: dict[str, list[tuple[str, Entry]]] = {}  # by their first character
    for pattern, of in run:
        rest = pattern.removeprefix(place or char)
        tails.setdefault(rest[:1], []).append((rest, of))
    parts = [
        _tail(first.removeprefix("{"), several, groups, head=head)
        for first, several in tails.items()
    ]
    return f"{_not_after(entry, char)}{_regex(place.removeprefix(char), head)}(?:{'|'.join(parts)})"


def _tail(char: str, pairs: Sequence[tuple[str, Entry]], groups: _Groups, *, head: str) -> str:
    """What follows the shared words: `char`, if any, and the rest of each pattern."""
    parts = list[str]()
    for entry, several in groupby(pairs, key=lambda pair: pair[1]):
        named = list[str]()
        for rest, _ in several:
            name = f"p{len(groups.keys)}"
            groups.keys[name], groups.heads[name] = entry.key, f"{head}_"
            named.append(f"(?P<{name}>{_regex(rest.removeprefix(char), name)})")
        parts.append(f"(?:{'|'.join(named)}){_not_before(entry)}")
    return f"{re.escape(char)}(?:{'|'.join(parts)})"


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
        f"{_not_after(entry)}(?:{either(tuple(p for p, _ in run))}){_not_before(entry)}"
        for entry, run in groupby(pairs, key=lambda pair: pair[1])
    )
    return f"(?:{'|'.join(parts)})"


def either(choices: tuple[str, ...]) -> str:
    """A regular expression for any of these literals, in the order given."""
    return "|".join(re.escape(choice) for choice in choices)


def _not_after(entry: Entry, char: str = "") -> str:
    """Look-behinds for the words that must not stand before a pattern and its first character."""
    words = entry.texts("not_after")
    return "".join(f"(?<!{re.escape(word + char)})" for word in words)


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
