"""Duties, prohibitions and powers that stand on one side only."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.blocks import Parts
from policydiff.stages.compare.changes.found_change import Found, Words, plain
from policydiff.stages.compare.changes.sentences import Group
from policydiff.stages.compare.changes.token import Kind
from policydiff.stages.knowledge.expressions import Expressions

LEAST_CHARACTERS = 5  # of a sentence that binds
_WORDS = Expressions("clause_changes")


def find_duties(group: Group, parts: Parts | None) -> Iterator[Found]:
    """What is added or left out as a whole: a sentence, or a part of one between two commas."""
    if parts is None:
        for sentences, added in ((group.base, False), (group.other, True)):
            for sentence in sentences:
                yield from _of_words(group, sentence.words, added=added, whole=True)
        return
    for gone in _runs(parts.gone):
        yield from _of_words(group, gone, added=False, whole=False)
    for new in _runs(parts.new):
        yield from _of_words(group, new, added=True, whole=False)


def _runs(parts: tuple[Words, ...]) -> Iterator[Words]:
    """Parts that follow each other in one sentence are one: a condition and what it leads to."""
    run: Words = ()
    for part in parts:
        if run and part[0].segment == run[-1].segment + 1:
            run += part
        else:
            if run:
                yield run
            run = part
    if run:
        yield run


def _of_words(group: Group, words: Words, *, added: bool, whole: bool) -> Iterator[Found]:
    old, new = ((), words) if added else (words, ())
    if _WORDS["defines"].search(plain(words)):
        yield Found(ChangeType.DEFINITION, old, new, group)
    elif is_binding(words):
        kind = ChangeType.DUTY_ADDED if added else ChangeType.DUTY_REMOVED
        yield Found(kind, old, new, group)
    elif not whole:
        yield Found(ChangeType.SCOPE, old, new, group)


def is_binding(words: Words) -> bool:
    """Whether words say what is done: a modal word or a verb, in more than a condition."""
    if len(plain(words)) < LEAST_CHARACTERS:
        return False
    parts: dict[int, list[int]] = {}
    for number, word in enumerate(words):
        parts.setdefault(word.segment, []).append(number)
    return any(_acts(tuple(words[n] for n in numbers)) for numbers in parts.values())


def _acts(part: Words) -> bool:
    text = plain(part)
    if _WORDS["condition_end"].search(text) or _WORDS["aside_start"].search(text):
        return any(word.token.kind is Kind.MODALITY for word in part) and not text.endswith("的")
    return any(
        word.token.kind is Kind.MODALITY or word.token.flag in ("v", "vd", "vg") for word in part
    )
