"""A change before it is told: its type and the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.sentences import Group, Word
from policydiff.stages.compare.changes.token import Token

Words = tuple[Word, ...]


class Found(NamedTuple):
    """One change inside a group; one of both sides may be empty."""

    type: ChangeType
    base: Words
    other: Words
    group: Group

    @property
    def order(self) -> tuple[int, int]:
        """In order of base, then of other."""
        first = [side[0].start if side else -1 for side in (self.base, self.other)]
        return first[0] if self.base else _sentence_start(self.group, first[1]), first[1]


def _sentence_start(group: Group, fallback: int) -> int:
    return group.base[0].words[0].start if group.base else fallback


def segment_of(group: Group, word: Word) -> Words:
    """The part between two commas that a word stands in."""
    sentence = sentence_of(group, word)
    return tuple(w for w in sentence if w.segment == word.segment)


def sentence_of(group: Group, word: Word) -> Words:
    """The sentence that a word stands in."""
    for sentence in (*group.base, *group.other):
        if sentence.words[0].start <= word.start < sentence.words[-1].end and any(
            w is word for w in sentence.words
        ):
            return sentence.words
    return (word,)


def first_token(words: Words) -> Token | None:
    """The token of the first word; None where there is none."""
    return words[0].token if words else None


def plain(words: Sequence[Word]) -> str:
    """The keys of words, run together."""
    return "".join(word.token.key for word in words)
