"""Duties, prohibitions and powers that stand on one side only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance.Indel import normalized_similarity as similarity
from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import extractOne

from policydiff.stages.align.link_changes import ChangeType
from policydiff.stages.compare.changes.found_change import Found, Words, plain
from policydiff.stages.compare.changes.reading.sentences import Group
from policydiff.stages.compare.changes.reading.token import Kind
from policydiff.stages.knowledge.expressions import Expressions

MOVED = 0.75  # share of characters, in [0, 1], of a sentence that stands elsewhere in other words
REPEATED = 80  # of 100, of a part that stands in another sentence of the link
LEAST_CHARACTERS = 4  # of a sentence that binds
_WORDS = Expressions("clause_changes")
_OPENING = ("v", "vd", "ad", "d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The sentences of both documents: what stands in another clause was only moved."""

    base: tuple[str, ...]
    other: tuple[str, ...]
    base_text: str  # the same sentences, run together
    other_text: str
    rules: bool = False  # whether both are regulations

    def has(self, words: Words, *, added: bool) -> bool:
        """Whether the other document says this somewhere."""
        text = plain(words)
        if text in (self.base_text if added else self.other_text):
            return True
        there = self.base if added else self.other
        return extractOne(text, there, scorer=similarity, score_cutoff=MOVED) is not None


class Run(NamedTuple):
    """Parts of the sentences of a group that stand on one side only."""

    group: Group
    parts: Sequence[Words]
    added: bool  # only in other


def find_duties(run: Run, elsewhere: Elsewhere, link: tuple[str, str]) -> Iterator[Found]:
    """What is added or left out as a whole: a sentence, or a part of one between two commas.

    Args:
        run: The parts.
        elsewhere: What the documents say.
        link: The whole text of both sides of the link.
    """
    there = link[0] if run.added else link[1]
    sentences = run.group.other if run.added else run.group.base
    for words in _runs(tuple(run.parts)):
        whole = any(len(words) == len(sentence.words) for sentence in sentences)
        if not _repeats(words, there) and not elsewhere.has(words, added=run.added):
            yield from _of_words(run.group, words, added=run.added, whole=whole)


def _repeats(words: Words, there: str) -> bool:
    """Whether the other side of the link says nearly the same somewhere."""
    text = plain(words)
    return partial_ratio(text, there) >= REPEATED and len(text) <= len(there)


def _runs(parts: tuple[Words, ...]) -> Iterator[Words]:
    """Parts that follow each other in one sentence are one: a condition and what it leads to.

    A part that asks something of its own, behind one that does, is the next task.
    """
    run: Words = ()
    for part in parts:
        if run and part[0].segment == run[-1].segment + 1 and not _is_next_task(run, part):
            run += part
        else:
            if run:
                yield run
            run = part
    if run:
        yield run


def _is_next_task(run: Words, part: Words) -> bool:
    """Whether a part is a task by itself: 加强监管, 推进改革; none that only qualifies."""
    if part[0].token.kind is Kind.MODALITY and not _has_modal(run):
        return False  # behind a subject, or a condition: 生产单位违反规定的, 应当…
    opens = part[0].token.kind is Kind.MODALITY or part[0].token.flag in _OPENING
    return opens and is_binding(part) and is_binding(run)


def _has_modal(words: Words) -> bool:
    return any(word.token.kind is Kind.MODALITY for word in words)


def _of_words(group: Group, words: Words, *, added: bool, whole: bool) -> Iterator[Found]:
    old, new = ((), words) if added else (words, ())
    if words[-1].token.kind is Kind.MODALITY or _WORDS["asks_nothing"].search(plain(words)):
        return
    if _WORDS["defines"].search(plain(words)):
        yield Found(ChangeType.DEFINITION, old, new, group)
    elif _WORDS["further_item"].search(plain(words)):
        yield Found(ChangeType.SCOPE, old, new, group)
    elif is_binding(words) or (whole and len(plain(words)) > LEAST_CHARACTERS):
        kind = ChangeType.DUTY_ADDED if added else ChangeType.DUTY_REMOVED
        yield Found(kind, old, new, group)
    elif not whole or len(plain(words)) >= LEAST_CHARACTERS:
        often = any(word.token.kind in (Kind.TIME, Kind.SPAN) for word in words)
        yield Found(ChangeType.TIME_LIMIT if often else ChangeType.SCOPE, old, new, group)


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
    if part[0].token.flag == "vn" and len(part) > 1:
        return True  # 建设政治文明
    return any(
        word.token.kind is Kind.MODALITY or word.token.flag in ("v", "vd", "vg") for word in part
    )
