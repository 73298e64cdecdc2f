"""Phrases of a clause with the verbs that say how firmly something is committed to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from compare.change_types import Ladder
from documents import Span
from documents.lexicon import Entry, load_lexicon

LEXICONS = ("stage", "role", "effort")
LONGEST_WORD = 8  # characters; no farther back is an ending looked for
_PHRASES = re.compile(r"[^，,。;；：:！!？?\s、]+[、]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedVerb:
    """A verb on a ladder."""

    ladder: Ladder
    rank: int  # higher is firmer
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What is committed to, and how."""

    object: str  # without the verbs and what stands around them
    steps: tuple[RankedVerb, ...]  # at most one a ladder
    span: Span  # in the clause's text, from the verb to the end of the phrase
    starts: int  # where in the clause's text the object starts


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the lexicons."""

    steps: tuple[tuple[RankedVerb, bool], ...]  # and whether it gives way to another
    not_before: tuple[str, ...]


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases that have a verb of a ladder, in reading order.

    Words count at the head of a phrase, one after the other (加快推进X), and at its end
    (X前期工作). Items of a list after 、 share the head of the first one.
    """
    return tuple(_phrases(text))


def ranked_words() -> tuple[str, ...]:
    """All words that have a rank on a ladder."""
    return tuple(_words())


def _phrases(text: str) -> Iterator[Phrase]:
    start, inherits = 0, False
    shared: tuple[_Word, ...] = ()
    for match in _PHRASES.finditer(text):
        part = match.group().rstrip("、")
        head, at = _read_head(part)
        if head or not inherits:
            start, shared = match.start(), head
        tail, end = _read_tail(part, at)
        words = (*shared, *tail)
        inherits = match.group().endswith("、")
        steps = _resolved(words)
        if steps:
            yield Phrase(
                object=part[at:end],
                steps=steps,
                span=Span(start, match.start() + len(part)),
                starts=match.start() + at,
            )


def _read_head(part: str) -> tuple[tuple[_Word, ...], int]:
    """The words that the phrase begins with, and where its object begins."""
    found: list[_Word] = []
    at = 0
    while match := verb_pattern().match(part, at):
        word = _words().get(match.group())
        if word is not None:
            if part.startswith(word.not_before, match.end()) and word.not_before:
                break
            found.append(word)
        at = match.end()
    return tuple(found), at


def _read_tail(part: str, start: int) -> tuple[tuple[_Word, ...], int]:
    """The words that the phrase ends with, and where its object ends; `start` is its beginning."""
    found: list[_Word] = []
    end = len(part)
    while match := _end_pattern().search(part, max(start, end - LONGEST_WORD), end):
        word = _words().get(match.group())
        if word is not None:
            found.append(word)
        end = match.start()
    return tuple(found), end


def _resolved(words: Sequence[_Word]) -> tuple[RankedVerb, ...]:
    """One step a ladder: the lowest of those that give way to none."""
    steps = []
    for ladder in Ladder:
        found = [(s, yields) for word in words for s, yields in word.steps if s.ladder is ladder]
        firm = [s for s, yields in found if not yields] or [s for s, _ in found]
        if firm:
            steps.append(min(firm, key=lambda step: step.rank))
    return tuple(steps)


@cache
def _words() -> dict[str, _Word]:
    """Every word with its steps; one word may stand on several ladders."""
    entries = [entry for name in LEXICONS for entry in load_lexicon("compare", name)]
    return {
        pattern: _Word(
            steps=tuple(_step(e, pattern) for e in entries if pattern in e.patterns),
            not_before=tuple(
                after for e in entries if pattern in e.patterns for after in e.texts("not_before")
            ),
        )
        for entry in entries
        for pattern in entry.patterns
    }


def _step(entry: Entry, word: str) -> tuple[RankedVerb, bool]:
    ladder = Ladder(entry.text("ladder") or "")
    step = RankedVerb(ladder=ladder, rank=int(entry.number("rank") or 0), word=word)
    return step, entry.text("yields") == "True"


@cache
def _beside(key: str) -> tuple[str, ...]:
    return next(e.patterns for e in load_lexicon("compare", "beside_verbs") if e.key == key)


@cache
def verb_pattern() -> re.Pattern[str]:
    """A word that a phrase can begin with before its object, the longest first."""
    return re.compile(_any((*_words(), *_beside("before"))))


@cache
def _end_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{_any((*_stage_words(), *_beside('after')))})$")


def _stage_words() -> tuple[str, ...]:
    """Only a stage is told at the end of a phrase (X开工); other words there are its object."""
    return tuple(
        word
        for word, found in _words().items()
        if any(step.ladder is Ladder.STAGE for step, _ in found.steps)
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
