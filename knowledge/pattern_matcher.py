"""Find all patterns of a lexicon in a text in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from typing import NamedTuple

from policydiff.stages.knowledge.lexicon import Entry
from policydiff.stages.knowledge.lexicon_patterns import (
    entries_of,
    not_after,
    not_before,
)
from policydiff.stages.knowledge.placeholders import NUMBER, PLACE, firsts, regex

_GROUP = re.compile(r"\(\?P<\w+>")  # where a named group opens


class Match(NamedTuple):
    """Where a pattern of a lexicon matched."""

    key: str  # of the entry
    start: int
    end: int
    numbers: tuple[str, ...]  # what {n}, {year} and {plan} stand for, in order


class Matcher:
    """All patterns of a lexicon, the longest first.

    One expression finds where patterns begin: it opens with the set of their first characters, over
    which it runs fastest, and goes on to the first words of each. Where it stops, words are
    compared, and what follows them is compiled when it is first asked for: sets of Chinese
    characters take long to compile, and {n} has several. Patterns that begin with a placeholder,
    as {n}年内, it tries as a whole: texts have digits everywhere, and few begin a pattern.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        self.by_first: dict[str, list[Run]] = {}  # by each of the characters that may begin them
        for run in runs:
            for char in run.firsts:
                self.by_first.setdefault(char, []).append(run)
        self._digits = self.by_first.get("0", [])  # of other scripts too
        self._beginning = _beginning(runs)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Matches in reading order; they do not overlap."""
        stop = len(text) if end is None else end
        for found in self._beginning.finditer(text, start, stop):
            at = found.start()
            if at >= start and (match := self._match(text, at, stop)) is not None:
                yield match
                start = max(match.end, at + 1)

    def _match(self, text: str, start: int, stop: int) -> Match | None:
        for run in self.by_first.get(text[start], self._digits):
            if text.startswith(run.head, start, stop) and (match := run.match(text, start, stop)):
                return match
        return None


class Run:
    """Patterns of a lexicon with the same words up to their first placeholder; or one without."""

    def __init__(self, pairs: Sequence[tuple[str, Entry]]) -> None:
        pattern, self.entry = pairs[0]
        place = PLACE.search(pattern)
        self.head, self.place = (pattern[: place.start()], place[0]) if place else (pattern, "")
        self.tails = [(pattern.removeprefix(self.head + self.place), e) for pattern, e in pairs]
        self.firsts = self.head[:1] or firsts(self.place)
        self._not_after = self.entry.texts("not_after")
        self._not_before = self.entry.texts("not_before")
        self._but_before = self.entry.texts("but_before")

    def match(self, text: str, start: int, stop: int) -> Match | None:
        """The match that begins at a position where the head stands, if any."""
        if self._not_after and text.endswith(self._not_after, 0, start):
            return None
        end = start + len(self.head)
        if self.place:
            found = self.rest.pattern.match(text, end, stop)
            return self.rest.match(found, start) if found else None
        begun = text.startswith(self._but_before, end, stop) if self._but_before else False
        if not begun and text.startswith(self._not_before, end, stop):
            return None
        return Match(self.entry.key, start, end, ())

    @cached_property
    def rest(self) -> Expression:
        """The first placeholder and what follows it."""
        groups = _Groups()
        return groups.expression(groups.rest(self))


@dataclass(frozen=True, slots=True)
class Expression:
    """Patterns in one expression, with a named group for the patterns of each entry."""

    pattern: re.Pattern[str]
    keys: Mapping[str, str]  # group name to entry key
    numbers: Mapping[str, tuple[str, ...]]  # group name to the groups of its numbers

    def match(self, found: re.Match[str], start: int) -> Match:
        """What was found, from a start that may lie before it."""
        group = found.lastgroup or ""
        numbers = tuple([found[name] for name in self.numbers[group]])
        return Match(self.keys[group], start, found.end(), numbers)


@cache
def matcher(lexicon: str) -> Matcher:
    """The matcher of `knowledge/lexicons/NAME.toml`."""
    return compile_entries(entries_of(lexicon))


def compile_entries(entries: tuple[Entry, ...]) -> Matcher:
    """A matcher of all patterns of the entries, longest pattern first.

    Patterns with the same words up to their first placeholder stand where the longest of them does.
    """
    pairs = [(pattern, entry) for entry in entries for pattern in entry.patterns]
    pairs.sort(key=lambda pair: (-len(PLACE.sub("##", pair[0])), *_head(*pair)))
    runs: dict[tuple[object, ...], list[tuple[str, Entry]]] = {}
    for pattern, entry in pairs:
        head = _head(pattern, entry)
        runs.setdefault(head if head[0] else (pattern,), []).append((pattern, entry))
    return Matcher([Run(run) for run in runs.values()])


def _head(pattern: str, entry: Entry) -> tuple[str, tuple[str, ...]]:
    """A pattern up to its first placeholder, and what must not stand before it."""
    place = PLACE.search(pattern)
    return (pattern[: place.end()] if place else "", entry.texts("not_after"))


def _beginning(runs: Sequence[Run]) -> re.Pattern[str]:
    """A first character of a pattern that begins with a placeholder, or of the words of others.

    To begin with the set of all first characters is what makes it fast; behind one it looks back
    for what begins with it, where alternatives that open with a character cost next to nothing.
    """
    chars = "".join(dict.fromkeys(char for run in runs for char in run.firsts))
    worded = dict[str, list[Run]]()
    for run in runs:
        if run.head:
            worded.setdefault(run.firsts, []).append(run)
    begins = [_begun(char, several) for char, several in worded.items()]
    if placed := [run for run in runs if not run.head]:
        groups = _Groups()
        whole = _any([not_after(run.entry) + groups.rest(run) for run in placed])
        firsts = "".join(sorted({char for run in placed for char in run.firsts}))
        begins.append(f"[{_set_of(firsts)}](?<=(?={_GROUP.sub('(?:', whole)}).)")
    return re.compile(f"[{_set_of(chars)}](?<={_any(begins)})")


def _begun(char: str, runs: Sequence[Run]) -> str:
    """A character with which patterns begin, before the rest of their first words."""
    rests = [re.escape(run.head[1:]) + _number_sign(run) for run in runs]
    return re.escape(char) + (f"(?={'|'.join(rests)})" if all(rests) else "")


def _number_sign(run: Run) -> str:
    """What stands behind the first words where a number is to follow them."""
    return f" ?[{_set_of(firsts(run.place))}]" if NUMBER.fullmatch(run.place) else ""


def _set_of(chars: str) -> str:
    """Characters of a set; one that has digits has those of all scripts."""
    return re.escape(chars) + (r"\d" if "0" in chars else "")


@dataclass(slots=True)
class _Groups:
    """The named groups of an expression while it is written."""

    keys: dict[str, str] = field(default_factory=dict)  # of a group to the key of its entry
    heads: dict[str, str] = field(default_factory=dict)  # of a group to that of its first number

    def expression(self, written: str) -> Expression:
        """The expression, compiled."""
        pattern = re.compile(written)
        numbers = {
            name: tuple(g for g in pattern.groupindex if g.startswith((f"{name}_", f"{head}_")))
            for name, head in self.heads.items()
        }
        return Expression(pattern, self.keys, numbers)

    def rest(self, run: Run) -> str:
        """What follows the first words of a run, told apart by the first character behind {…}."""
        head = f"h{len(self.keys)}"
        by_first: dict[str, list[tuple[str, Entry]]] = {}
        for tail, entry in run.tails:
            by_first.setdefault(tail[:1].replace("{", ""), []).append((tail, entry))
        gap = " ?" if NUMBER.fullmatch(run.place) else ""  # 到 2025 年
        parts = [
            (gap if char else "") + self._tails(char, tails, head)
            for char, tails in by_first.items()
        ]
        return regex(run.place, head, before=run.head) + _any(parts)

    def _tails(self, char: str, tails: Sequence[tuple[str, Entry]], head: str) -> str:
        """Tails that begin with `char`; the words of an entry share a group."""
        parts = list[str]()
        for _, run in groupby(tails, key=_own_group):
            several = list(run)
            entry, name = several[0][1], f"p{len(self.keys)}"
            self.keys[name], self.heads[name] = entry.key, head
            choices = (regex(tail.removeprefix(char), name, before=char) for tail, _ in several)
            parts.append(f"(?P<{name}>{'|'.join(choices)}){not_before(entry)}")
        return re.escape(char) + _any(parts)


def _own_group(tail: tuple[str, Entry]) -> tuple[str, str]:
    """What tells a tail's group: its entry, and itself where it has numbers of its own."""
    return tail[1].key, tail[0] if NUMBER.search(tail[0]) else ""


def _any(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
