"""Find named projects, schemes and places in a text by general patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.model.name_types import NameKind
from policydiff.stages.compare.wording.verbs import built_in_verbs
from policydiff.stages.documents import Level
from policydiff.stages.documents.metadata.divisions import divisions_of
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.span import Span

CACHED_CLAUSES = 8_192  # a report of all pairs asks for each clause again and again
LONGEST_NAME = 14  # characters before the noun that a name ends with
_QUOTED = re.compile(r"[“\"]([^“”\"，。；！？\s]{2,20})[”\"]")
_TITLED = re.compile(r"《([^《》\n]{4,50})》")
_CODE = re.compile(r"^[A-Za-z]+\d*|^\d+[A-Za-z]+")
_LINE_HEAD = 5  # characters of places at most before the noun of a line: 沪苏湖, 通苏嘉甬


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of something that has a name."""

    name: str
    kind: NameKind
    span: Span  # of the name in the text, without quotation marks


@lru_cache(maxsize=CACHED_CLAUSES)
def find_named(text: str) -> tuple[Named, ...]:
    """Names in quotation marks, titles of documents, named lines and sites, in reading order.

    “三纵三横”, 《…规划》, 沪苏湖高铁, G60科创走廊; common nouns (高新技术产业园) have no name.
    """
    found = [*_marked(text), *_unmarked(text)]
    return tuple(sorted(found, key=lambda named: named.span))


@cache
def common_names() -> frozenset[str]:
    """Schemes of the whole country."""
    return frozenset(name_words("common", lexicon="named_projects"))


def _marked(text: str) -> Iterator[Named]:
    for pattern, kind in ((_QUOTED, NameKind.SCHEME), (_TITLED, NameKind.TITLE)):
        for match in pattern.finditer(text):
            if not expression("counting_words", "plan_number").fullmatch(match.group(1)):
                yield Named(name=match.group(1), kind=kind, span=Span(*match.span(1)))


def _unmarked(text: str) -> Iterator[Named]:
    end = 0
    for match in _nouns().finditer(text):
        start = _start(text, max(end, match.start() - LONGEST_NAME), match.start())
        name = text[start : match.end()]
        kind = NameKind.LINE if match.group() in _lines() else NameKind.SITE
        if start < match.start() and _is_proper(name, match.group(), kind):
            yield Named(name=name, kind=kind, span=Span(start, match.end()))
            end = match.end()


def _start(text: str, first: int, end: int) -> int:
    """Where the name that ends at a noun begins: behind the last break and the verbs after it."""
    start = first
    for found in expression("list_connectives", "name_break").finditer(text, first, end):
        start = found.end()
    while verb := built_in_verbs().head.match(text, start, end):
        start = verb.end()
    return start


def _is_proper(name: str, noun: str, kind: NameKind) -> bool:
    head = name.removesuffix(noun)
    if _CODE.match(head) or head.startswith(_places()):
        return len(head) > 1
    if kind is NameKind.LINE and 2 <= len(head) <= _LINE_HEAD:
        return set(head) <= _abbreviations()
    return False


@cache
def _nouns() -> re.Pattern[str]:
    return any_of((*_lines(), *name_words("site", lexicon="named_projects")))


@cache
def _lines() -> frozenset[str]:
    return frozenset(name_words("line", lexicon="named_projects"))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(name_words("abbreviation", lexicon="named_projects"))


@cache
def _places() -> tuple[str, ...]:
    levels = (Level.PROVINCE, Level.PREFECTURE)
    short = (division.short for level in levels for division in divisions_of(level))
    return (*short, *name_words("region", lexicon="named_projects"))
