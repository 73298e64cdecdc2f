"""A change before it is told: its type and the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.reading.sentences import Group, Word
from policydiff.stages.compare.changes.reading.token import Kind

Words = tuple[Word, ...]
_SAID_BY_TEXT = (Kind.MODALITY, Kind.NEGATION, Kind.TIME, Kind.SPAN)  # their keys are no words


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


def plain(words: Sequence[Word]) -> str:
    """Words as they are said, run together."""
    return "".join(map(said, words))


def said(word: Word) -> str:
    """A word as it stands, spacing and width aside."""
    token = word.token
    return token.text if token.kind in _SAID_BY_TEXT else token.key
