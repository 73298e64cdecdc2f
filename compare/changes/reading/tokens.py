"""Read a clause as tokens: its numbers, times, modal words, references and bodies, then its words.

What means the same has one key (三日 and 3日, 应当 and 应该), so that a diff over keys shows what
differs in meaning, and each token still tells where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache

import rjieba

from policydiff.stages.compare.changes.reading.body_tokens import join_bodies
from policydiff.stages.compare.changes.reading.stages import is_beside, is_staged
from policydiff.stages.compare.changes.reading.token import OWN, Kind, Token
from policydiff.stages.compare.indicators.lexicon_words import any_of
from policydiff.stages.documents import Level
from policydiff.stages.documents.metadata.divisions import divisions_of
from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.knowledge.pattern_matcher import Matcher, compile_entries
from policydiff.stages.knowledge.units import UnitKind
from policydiff.stages.support.numbers import find_numbers
from policydiff.stages.support.text import fold_width
from policydiff.stages.targets import Comparator
from policydiff.stages.targets.quantities import Quantity, find_quantities

_WORDS = Expressions("clause_changes")
_WORK_DAY = "work_day"
_PLACE = "place"  # instead of a part of speech
_NO_WORD = re.compile(r"[\W_]+")
_PERIOD = "#period"  # the key of 十四五, 十五五: what a plan is for is no change
_VERB = 2  # characters of a verb of policy
_NO_NAMES = ("nr", "nrt", "nrfg")  # names of persons, of which a plan has none


class _Named(StrEnum):
    """Kinds of entries in substance.toml."""

    NUMBER = "number"
    BOUND = "bound"
    MODALITY = "modality"
    NEGATION = "negation"
    TIME_LIMIT = "time_limit"


_KINDS = {
    _Named.NUMBER: Kind.NUMBER,
    _Named.BOUND: Kind.NUMBER,
    _Named.MODALITY: Kind.MODALITY,
    _Named.NEGATION: Kind.NEGATION,
    _Named.TIME_LIMIT: Kind.TIME,
}


def read_tokens(text: str, own: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The tokens of a clause's text, in order; what stands between them is white space.

    Args:
        text: Of the clause, as written.
        own: Names of the document's own place; all of them have one key.
    """
    plain = fold_width(text)
    found = _Placed(len(plain))
    found.skip(match.span() for match in _WORDS["short_name"].finditer(plain))
    found.add(_references(plain))
    found.add(_names(plain))
    found.add(_dates(plain))
    found.add(_spans_of_time(plain))
    found.add(map(_measured, find_quantities(plain)))
    found.add(_areas(plain))
    found.add(_binding(plain))
    found.add(_bare_numbers(plain))
    words = sorted([*found.tokens, *_words(plain, found.free())])
    return tuple(join_bodies(tuple(_of_own(words, own)), plain))


class _Placed:
    """Tokens that do not overlap: what was found first stays."""

    def __init__(self, length: int) -> None:
        self.tokens: list[Token] = []
        self._taken = bytearray(length)

    def add(self, tokens: Iterable[Token]) -> None:
        """Take those that stand where none stands yet."""
        for token in tokens:
            if not any(self._taken[token.start : token.end]):
                self.tokens.append(token)
                self._taken[token.start : token.end] = b"\1" * (token.end - token.start)

    def skip(self, runs: Iterable[tuple[int, int]]) -> None:
        """Leave out runs that say nothing by themselves."""
        for start, end in runs:
            self._taken[start:end] = b"\1" * (end - start)

    def free(self) -> Iterator[tuple[int, int]]:
        """The runs where none stands."""
        return (match.span() for match in re.finditer(rb"\0+", self._taken))


def _references(plain: str) -> Iterator[Token]:
    for pattern in (_WORDS["reference"], _WORDS["meeting"]):
        for match in pattern.finditer(plain):
            yield Token(match.start(), match.end(), Kind.REFERENCE, match[0])


def _names(plain: str) -> Iterator[Token]:
    """Five-year plans, all with one key, and what stands in quotation marks as a name."""
    for match in _WORDS["period_name"].finditer(plain):
        yield Token(match.start(), match.end(), Kind.WORD, _PERIOD, flag="nz")
    for match in _WORDS["quoted_name"].finditer(plain):
        yield Token(match.start(1), match.end(1), Kind.WORD, match[1], flag="nz")


def _dates(plain: str) -> Iterator[Token]:
    for pattern in (_WORDS["date"], _WORDS["publication_day"]):
        for match in pattern.finditer(plain):
            yield Token(match.start(), match.end(), Kind.DATE, match[0], text=match[0])


def _spans_of_time(plain: str) -> Iterator[Token]:
    """Numbers with a unit of time and the bounds around them: 不得超过三日, 5个工作日内."""
    for number in find_numbers(plain):
        unit = _time_unit().match(plain, number.end)
        if unit is None or plain.endswith("第", 0, number.start):
            continue
        if _WORDS["age"].match(plain, number.end):
            continue
        before = _time_before().search(plain, max(0, number.start - 4), number.start)
        after = _time_after().match(plain, unit.end())
        start = before.start() if before else number.start
        end = after.end() if after else unit.end()
        name, length = _units()[unit[0]]
        days = number.value * length
        bound = " ".join(_bounds()[found[0]] for found in (before, after) if found)
        work = name if name == _WORK_DAY else ""
        key = f"{days.normalize():f} {work} {bound}"
        yield Token(start, end, Kind.SPAN, key, days, bound, plain[number.start : unit.end()])


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    """Each unit of time with the key of its entry and its days."""
    return {
        word: (entry.key, entry.needed_number("days"))
        for entry in load_lexicon("clause_changes")
        if entry.number("days")
        for word in entry.patterns
    }


@cache
def _bounds(side: str = "") -> dict[str, str]:
    """Each word that bounds a span of time with the key of its entry: 以内 and 内 are one."""
    return {
        word: entry.key
        for entry in load_lexicon("clause_changes")
        if entry.text("side") and side in ("", entry.text("side"))
        for word in entry.patterns
    }


def _measured(quantity: Quantity) -> Token:
    value = f"{quantity.low.normalize():f}~{quantity.high.normalize():f}"
    comparator = "" if quantity.comparator is Comparator.PLAIN else quantity.comparator.value
    unit = quantity.unit.name
    # an age is no limit of time; other units of time were found before
    kind = Kind.NUMBER
    key = f"{value}{unit}{quantity.mode or ''}{comparator}"
    binding = quantity.high if quantity.comparator is Comparator.AT_MOST else quantity.low
    measure = "time" if quantity.unit.kind is UnitKind.TIME else unit
    return Token(quantity.start, quantity.end, kind, key, binding, comparator, measure)


def _bare_numbers(plain: str) -> Iterator[Token]:
    """Numbers whose unit no lexicon knows; 一 and parts of words are none."""
    for number in find_numbers(plain):
        ordinal = plain.endswith(("第", "之", "数", "几"), 0, number.start)
        if ordinal or number.bare_scale or (number.chinese and number.value <= 1):
            continue
        unit = plain[number.end : number.end + 1]
        if unit in words_of("clause_changes", "counts_off"):
            continue  # 二是, 三要
        if number.chinese and number.end - number.start == 1 and not unit.strip():
            continue
        measure = _WORDS["physical_unit"].match(plain, number.end)
        end = measure.end() if measure else number.end
        key = f"{number.value.normalize():f}{measure[0] if measure else unit}"
        yield Token(number.start, end, Kind.FIGURE, key, number.value, "", unit)


def _areas(plain: str) -> Iterator[Token]:
    for match in _WORDS["level"].finditer(plain):
        yield Token(match.start(), match.end(), Kind.EXTENT, _level(match[0]), text="level")
    for name in ("whole", "partial", "area"):
        for match in _WORDS[name].finditer(plain):
            yield Token(match.start(), match.end(), Kind.EXTENT, match[0], text=name)


def _level(written: str) -> str:
    """One key for 规模以上 and 规上, 县级及以上 and 县级以上."""
    if written.startswith(words_of("clause_changes", "scale")):
        return written[0] + written[-1]
    return written.replace("及", "")


def _binding(plain: str) -> Iterator[Token]:
    matcher, kinds = _substance()
    for match in matcher.find(plain):
        kind = _KINDS[kinds[match.key]]
        yield Token(match.start, match.end, kind, match.key, text=plain[match.start : match.end])


def _words(plain: str, runs: Iterable[tuple[int, int]]) -> Iterator[Token]:
    """The words of what is left, with their parts of speech; punctuation as marks."""
    for start, end in runs:
        stop = start
        for part in _WORDS["to_body"].split(plain[start:end]):
            for word, flag in _with_places(_parted(rjieba.tag(part))) if part else ():
                start, stop = stop, stop + len(word)
                if not _NO_WORD.fullmatch(word):
                    kind = Kind.PLACE if flag == _PLACE else Kind.WORD
                    yield Token(start, stop, kind, word.casefold(), flag=flag)
                elif word.strip():
                    yield Token(start, stop, Kind.MARK, "", flag=word)


def _parted(words: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words that the segmenter ran together parted at a verb of policy: 大力提高, 加强监督."""
    found: list[tuple[str, str]] = []
    for word, flag in words:
        first, rest = word[:_VERB], word[_VERB:]
        if len(word) == 2 * _VERB and _is_manner(first, rest):
            found += [(first, "d"), (rest, "v")]
        elif len(word) == 2 * _VERB and flag in _NO_NAMES and is_staged(first):
            found += [(first, "v"), (rest, "vn")]
        else:
            found.append((word, "v" if _is_verb(word, flag) else flag))
    return found


def _is_manner(first: str, rest: str) -> bool:
    """Whether the first of two words says how the second is done: 依法惩治, 大力提高."""
    if first in words_of("clause_changes", "manner"):
        return True
    return is_staged(rest) and (is_beside(first) or is_staged(first))


def _is_verb(word: str, flag: str) -> bool:
    """Whether the segmenter takes a verb for something else: 弘扬, 贯彻落实, 扩大开放."""
    if word in _verbs():
        return True
    first, last = word[:_VERB], word[-_VERB:]
    acts = first in _verbs() or is_staged(first) or last in _verbs()
    return len(word) == 2 * _VERB and flag in ("i", "l") and acts


@cache
def _verbs() -> frozenset[str]:
    """Verbs that the segmenter takes for something else."""
    return frozenset(words_of("clause_changes", "acts"))


def _with_places(words: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words with their parts of speech; names of places, which may be parted, as one."""
    names = _place_names()
    number = 0
    while number < len(words):
        word, flag = words[number]
        longer = word + words[number + 1][0] if number + 1 < len(words) else word
        if longer in names:
            number += longer != word
            yield longer, _PLACE
        elif word in names:
            yield word, _PLACE
        else:
            yield word, flag
        number += 1


def _of_own(tokens: Sequence[Token], own: tuple[str, ...]) -> Iterator[Token]:
    """The names of the document's own place made one."""
    names = _own_words().union(own)
    for token in tokens:
        if token.kind in (Kind.WORD, Kind.PLACE) and token.key in names:
            yield token._replace(kind=Kind.PLACE, key=OWN)
        else:
            yield token


@cache
def _time_unit() -> re.Pattern[str]:
    behind = "|".join(words_of("clause_changes", "behind_no_time"))
    return re.compile(f"(?:{any_of(_units()).pattern})(?!{behind})")


@cache
def _time_before() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_bounds('before')).pattern})$")


@cache
def _time_after() -> re.Pattern[str]:
    return any_of(_bounds("after"))


@cache
def _substance() -> tuple[Matcher, dict[str, _Named]]:
    entries = load_lexicon("substance")
    kinds = {entry.key: _Named(str(entry.text("kind"))) for entry in entries}
    return compile_entries(entries), kinds


@cache
def _own_words() -> frozenset[str]:
    """How a document names its own place: 本市, 我省."""
    keys = ("own_province", "own_prefecture", "own_county", "own_country")
    return frozenset(word for key in keys for word in words_of("place_references", key))


@cache
def _place_names() -> frozenset[str]:
    """Full names of all places, and short ones of provinces and cities."""
    found = {d.name for level in Level if level is not Level.COUNTRY for d in divisions_of(level)}
    large = (d for level in (Level.PROVINCE, Level.PREFECTURE) for d in divisions_of(level))
    return frozenset(found | {division.short for division in large})
