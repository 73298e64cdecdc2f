"""Tell what two versions of a passage differ in: numbers, verbs, qualifiers, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policydiff.stages.align.meaningful_text import NUMERALS, normalise_meaningful
from policydiff.stages.align.substance_marks import MarkKind, find_marks
from policydiff.stages.compare.indicators.lexicon_words import any_of
from policydiff.stages.compare.model.comparison import Difference, Op, Piece
from policydiff.stages.compare.wording.verbs import built_in_verbs
from policydiff.stages.knowledge.lexicon import load_lexicon

_NUMBER_BEFORE = re.compile(rf"(?<![0-9.{NUMERALS}])[0-9.{NUMERALS}]++$")
_NUMBER_AFTER = re.compile(rf"[0-9.{NUMERALS}]+[%‰]?")
# A change of fewer letters and digits is style (了, 的), unless a verb or a number is among them.
LEAST_CHARACTERS = 2


class TextChange(NamedTuple):
    """What replaces what; one of both may be empty."""

    old: str
    new: str

    def between(self, before: str, after: str) -> TextChange:
        """The change with what stands on both sides of it."""
        return TextChange(f"{before}{self.old}{after}", f"{before}{self.new}{after}")


def classify_differences(pieces: Sequence[Piece]) -> tuple[Difference, ...]:
    """What the pieces of a diff differ in, each kind once, in the order of `Difference`."""
    found = {kind for changes in _changes(pieces) for kind in _kinds(changes)}
    return tuple(kind for kind in Difference if kind in found)


def find_change(pieces: Sequence[Piece], kind: Difference) -> TextChange:
    """The first change of this kind; an empty one where there is none."""
    changes = (found for found in _changes(pieces) if kind in _kinds(found))
    found = next(changes, None)
    if found is None:
        return TextChange("", "")
    return found.numbers if kind is Difference.NUMBER else found.text


class _Change(NamedTuple):
    """A change as it is, and with the rest of the numbers that it begins or ends in."""

    text: TextChange
    numbers: TextChange  # a minus before 2%: 2% → -2%


def _changes(pieces: Sequence[Piece]) -> Iterator[_Change]:
    """Each deletion with the insertion that follows it."""
    rest = list(pieces)
    while rest:
        equal, old, new = (_take(rest, op) for op in (Op.EQUAL, Op.DELETE, Op.INSERT))
        if old or new:
            text = TextChange(old, new)
            left = _NUMBER_BEFORE.search(equal)
            right = _NUMBER_AFTER.match(rest[0].text) if rest else None
            numbers = text.between(left[0] if left else "", right[0] if right else "")
            yield _Change(text, numbers)


def _take(rest: list[Piece], op: Op) -> str:
    """The text of the first piece, taken away, where it is of this sort; else nothing."""
    return rest.pop(0).text if rest and rest[0].op is op else ""


def _kinds(change: _Change) -> Iterator[Difference]:
    old, new = map(normalise_meaningful, change.text)
    told = _numbers(change.numbers.old) != _numbers(change.numbers.new)
    if told:
        yield Difference.NUMBER
    for kind, pattern in _told_by().items():
        if sorted(pattern.findall(old)) != sorted(pattern.findall(new)):
            told = True
            yield kind
    if max(len(old), len(new)) < LEAST_CHARACTERS or (told and old and new):
        return
    if old and new:
        yield Difference.WORDING
    else:
        yield Difference.OMISSION if old else Difference.ADDITION


def _numbers(text: str) -> list[str]:
    """The numbers without their bounds, which are qualifiers here."""
    marks = find_marks(normalise_meaningful(text))
    return sorted(mark.key for mark in marks if mark.kind is MarkKind.NUMBER)


@cache
def _told_by() -> dict[Difference, re.Pattern[str]]:
    """What tells a verb and a qualifier."""
    qualifiers = (p for e in load_lexicon("indicator_qualifiers") for p in e.patterns)
    bounds = (p for e in load_lexicon("reach_words") for p in e.patterns)
    return {
        Difference.VERB: any_of(built_in_verbs().words),
        Difference.QUALIFIER: any_of({*qualifiers, *bounds}),
    }
