"""Find the verbs of a clause that say how firmly something is committed to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.model.change_types import Ladder
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon, load_user_lexicon
from policydiff.stages.support.span import Span

_FIELDS = frozenset({"ladder", "rank", "yields", "not_before"})  # of a user's entry
LEXICONS = ("verb_stage", "verb_role", "verb_effort")
LONGEST_WORD = 8  # characters; no farther back is an ending looked for
CACHED_CLAUSES = 8_192  # a report of all pairs asks for each clause again and again
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verbs:
    """The words that have a rank on a ladder: ours, or ours with a user's."""

    words: Mapping[str, _Word]
    head: re.Pattern[str]  # a word that a phrase can begin with before its object
    tail: re.Pattern[str]  # a word that it can end with


@cache
def built_in_verbs() -> Verbs:
    """The words of verb_stage.toml, verb_role.toml and verb_effort.toml in knowledge/lexicons."""
    return _verbs([entry for name in LEXICONS for entry in load_lexicon(name)])


def read_verbs(path: Path) -> Verbs:
    """Our words with those of a user's TOML file, written as the entries of verb_stage.toml.

    An entry has a key, patterns, a source, a ladder (stage, role, effort or attainment) and a
    rank; rank 0 takes words off the ladder. A word of the user's loses the rank that it has with us
    on that ladder.

    Raises:
        LexiconError: The file cannot be read, or entries are wrong; all problems are named at once.
    """
    own = load_user_lexicon(path, fields=_FIELDS, check=_problems)
    ours = (entry for name in LEXICONS for entry in load_lexicon(name))
    kept = (_without(entry, own) for entry in ours)
    return _verbs([e for e in (*kept, *own) if e.patterns and e.number("rank")])


@lru_cache(maxsize=CACHED_CLAUSES)
def find_promises(text: str, verbs: Verbs) -> tuple[Phrase, ...]:
    """The phrases that have a verb of a ladder, in reading order.

    Words count at the head of a phrase, one after the other (加快推进X), and at its end
    (X前期工作). Items of a list after 、 share the head of the first one.
    """
    return tuple(_phrases(text, verbs))


def _phrases(text: str, verbs: Verbs) -> Iterator[Phrase]:
    start, inherits = 0, False
    shared: tuple[_Word, ...] = ()
    for match in _PHRASES.finditer(text):
        part = match.group().rstrip("、")
        head, at = _read_head(part, verbs)
        if head or not inherits:
            start, shared = match.start(), head
        tail, end = _read_tail(part, at, verbs)
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


def _read_head(part: str, verbs: Verbs) -> tuple[tuple[_Word, ...], int]:
    """The words that the phrase begins with, and where its object begins."""
    found: list[_Word] = []
    at = 0
    while match := verbs.head.match(part, at):
        word = verbs.words.get(match.group())
        if word is not None:
            if part.startswith(word.not_before, match.end()) and word.not_before:
                break
            found.append(word)
        at = match.end()
    return tuple(found), at


def _read_tail(part: str, start: int, verbs: Verbs) -> tuple[tuple[_Word, ...], int]:
    """The words that the phrase ends with, and where its object ends; `start` is its beginning."""
    found: list[_Word] = []
    end = len(part)
    while match := verbs.tail.search(part, max(start, end - LONGEST_WORD), end):
        word = verbs.words.get(match.group())
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


def _verbs(entries: Sequence[Entry]) -> Verbs:
    words = {
        pattern: _Word(
            steps=tuple(_step(e, pattern) for e in entries if pattern in e.patterns),
            not_before=tuple(
                after for e in entries if pattern in e.patterns for after in e.texts("not_before")
            ),
        )
        for entry in entries
        for pattern in entry.patterns
    }
    # only a stage is told at the end of a phrase (X开工); other words there are its object
    stages = [
        word
        for word, found in words.items()
        if any(step.ladder is Ladder.STAGE for step, _ in found.steps)
    ]
    return Verbs(
        words=words,
        head=any_of({*words, *name_words("before", lexicon="beside_verbs")}),
        tail=re.compile(
            f"(?:{any_of({*stages, *name_words('after', lexicon='beside_verbs')}).pattern})$"
        ),
    )


def _without(entry: Entry, own: Sequence[Entry]) -> Entry:
    """An entry of ours without the words that the user ranks on its ladder."""
    ladder = entry.text("ladder")
    taken = {word for e in own if e.text("ladder") == ladder for word in e.patterns}
    return replace(entry, patterns=tuple(word for word in entry.patterns if word not in taken))


def _problems(entry: Entry) -> Iterator[str]:
    ladder, rank = entry.text("ladder"), entry.text("rank")
    if ladder not in set(Ladder):
        yield f"ladder {ladder or '(none)'} is none of {', '.join(Ladder)}"
    if rank is None or not rank.isdecimal():
        yield f"rank {rank or '(none)'} is no whole number from 0 on"


def _step(entry: Entry, word: str) -> tuple[RankedVerb, bool]:
    ladder = Ladder(entry.text("ladder") or "")
    step = RankedVerb(ladder=ladder, rank=int(entry.number("rank") or 0), word=word)
    return step, entry.text("yields") == "True"
