"""Tell what two versions of a passage differ in: numbers, verbs, qualifiers, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policydiff.stages.compare.indicators.bilingual import any_of
from policydiff.stages.compare.model.comparison import Difference, Op, Piece
from policydiff.stages.compare.wording.verbs import built_in_verbs
from policydiff.stages.knowledge.lexicon import load_lexicon

_NUMBER = re.compile(
    r"[0-9]+(?:[.,:/][0-9]+)*|[〇零一二三四五六七八九十百千万亿两]{1,9}(?=[个家项条只亿万%])"
)
# A change of fewer letters and digits is style (了, 的), unless a verb or a number is among them.
LEAST_CHARACTERS = 2


class TextChange(NamedTuple):
    """What replaces what; one of both may be empty."""

    old: str
    new: str


def classify_differences(pieces: Sequence[Piece]) -> tuple[Difference, ...]:
    """What the pieces of a diff differ in, each kind once, in the order of `Difference`."""
    found = {kind for change in _changes(pieces) for kind in _kinds(change)}
    return tuple(kind for kind in Difference if kind in found)


def find_change(pieces: Sequence[Piece], kind: Difference) -> TextChange:
    """The first change of this kind; an empty one where there is none."""
    found = (change for change in _changes(pieces) if kind in _kinds(change))
    return next(found, TextChange("", ""))


def _changes(pieces: Sequence[Piece]) -> Iterator[TextChange]:
    """Each deletion with the insertion that follows it."""
    old = ""
    for piece in (*pieces, Piece(op=Op.EQUAL, text="")):
        if piece.op is Op.DELETE:
            old = piece.text
            continue
        if old or piece.op is Op.INSERT:
            yield TextChange(old, piece.text if piece.op is Op.INSERT else "")
        old = ""


def _kinds(change: TextChange) -> Iterator[Difference]:
    old, new = ("".join(filter(str.isalnum, text)) for text in change)
    told = False
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


@cache
def _told_by() -> dict[Difference, re.Pattern[str]]:
    """What tells a number, a verb and a qualifier."""
    qualifiers = (p for e in load_lexicon("indicator_qualifiers") for p in e.patterns)
    bounds = (p for e in load_lexicon("reach_words") for p in e.patterns)
    return {
        Difference.NUMBER: _NUMBER,
        Difference.VERB: any_of(built_in_verbs().words),
        Difference.QUALIFIER: any_of({*qualifiers, *bounds}),
    }
