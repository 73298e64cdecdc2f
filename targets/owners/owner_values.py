"""Whose a value of a clause is: the owner before it, or the one of the heading above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policydiff.stages.knowledge.expressions import Expressions, words_of
from policydiff.stages.support.value_types import value_type
from policydiff.stages.targets.context_words import lead_words, verbs
from policydiff.stages.targets.owners.owner_spans import Kind, OwnerSpan
from policydiff.stages.targets.segments import Sentence

_JOINERS = Expressions("list_connectives")


@value_type
class Owned:
    """Whose a value is."""

    name: str | None
    firms: bool = False
    said: str = ""  # the words right before the indicator, which its text keeps
    start: int | None = None  # where these begin
    foreign: bool = False


NOBODY = Owned(name=None)


def owner_at(
    owners: Sequence[OwnerSpan],
    position: int,
    sentence: Sentence,
    *,
    numbers: Sequence[int],
    text: str,
    above: Owned = NOBODY,
) -> Owned:
    """Whose the value at a position is.

    Args:
        owners: Of the clause, in reading order.
        position: Of the value's number.
        sentence: Where it stands.
        numbers: The positions of the numbers of its segment, ascending.
        text: Of the clause, folded, times and owners blanked.
        above: The owner that a heading names, whose it is where the clause says nothing.
    """
    before = [owner for owner in owners if owner.start < position]
    if not before:
        return above
    last = before[-1]
    if last.start >= sentence.segment_start(position):
        own = _one_of(last, position, numbers, text)
        if last.kind is Kind.WHOLE:
            return Owned(name=own)
        return replace(_owned(last), name=own, said=last.said, start=last.start)
    near = last.start >= (sentence.start if last.leads else sentence.stop_before(position))
    if last.topic and near and not _subject_between(text, last.end, position):
        return _owned(last)
    labels = before[0]
    if labels.labels and last is labels:
        return _owned(labels)
    return above


def _owned(owner: OwnerSpan) -> Owned:
    return Owned(
        name="、".join(owner.names) or None,
        firms=owner.kind is Kind.FIRMS,
        foreign=owner.foreign,
    )


def _subject_between(text: str, start: int, end: int) -> bool:
    """Whether a segment between two positions has a subject of its own: 金砖基地促成3个项目."""
    segments = text[start:end].replace(";", ",").split(",")
    return any(map(_has_subject, segments[1:]))


def _has_subject(words: str) -> bool:
    start = 0
    while (lead := lead_words().match(words, start)) and lead.end() > start:
        start = lead.end()
    found = verbs().search(words, start)
    if found is None or found.start() < start + 2:
        return False
    return not words[start : found.start()].endswith(words_of("owners", "measured_by"))


def _one_of(owner: OwnerSpan, position: int, numbers: Sequence[int], text: str) -> str | None:
    """The owner, or of several (高新区、经开区分别增长9%、8%) the one that the value belongs to."""
    behind = [number for number in numbers if number >= owner.end]
    apart = _JOINERS["respectively"].search(text, owner.end, position) is not None
    if apart and len(owner.names) == len(behind) > 1:
        return owner.names[behind.index(position)]
    return "、".join(owner.names) or None
