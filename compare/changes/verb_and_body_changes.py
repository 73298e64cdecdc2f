"""Changes of ranked verbs and of responsible bodies, as changes inside a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from policydiff.stages.align import Alignment
from policydiff.stages.align.link_changes import ChangeType, Effect, LinkChange, Quoted
from policydiff.stages.compare.changes.telling import Setting, quote
from policydiff.stages.compare.model.change_types import (
    BodyChange,
    BodyMove,
    CommitmentChange,
    Direction,
    Ladder,
)
from policydiff.stages.documents import ClauseId, Document
from policydiff.stages.support.span import Span

LONGEST_TAIL = 400  # characters behind a clause within which its bodies are looked for


def verbs_told(
    setting: Setting, steps: Sequence[CommitmentChange], others: Sequence[LinkChange]
) -> Iterator[LinkChange]:
    """Verbs of another rank: of reach (试点, 全面) a change of scope, else of stage.

    Args:
        setting: The two plans.
        steps: The verbs.
        others: What was told already; a word is not told twice.
    """
    taken = {(side.span.start, side.span.end) for c in others for side in (c.base, c.other) if side}
    seen: set[tuple[int, int]] = set()
    for step in steps:
        base = _word(setting.base.document, step.base_span, step.base_word)
        other = _word(setting.other.document, step.other_span, step.other_word)
        place = base.span.start, other.span.start
        told = {(side.span.start, side.span.end) for side in (base, other)} & taken
        if place in seen or told:
            continue
        seen.add(place)
        firmer = step.direction is Direction.STRONGER
        yield LinkChange(
            type=ChangeType.SCOPE if step.ladder is Ladder.EXTENT else ChangeType.STAGE,
            base=base,
            other=other,
            effect=Effect.TIGHTER if firmer else Effect.LOOSER,
        )


def _word(document: Document, span: Span, word: str) -> Quoted:
    """Where a verb stands in its phrase."""
    at = document.text.find(word, span.start, span.end)
    if at < 0:  # at the head of the list that the phrase is an item of
        at = max(document.text.rfind(word, 0, span.start), 0)
    return quote(document, Span(at, at + len(word)))


def bodies_told(
    setting: Setting, link: Alignment, moves: Sequence[BodyChange]
) -> Iterator[LinkChange]:
    """Bodies that the list behind a clause has on one side only, or in another role."""
    base, other = setting.base.document, setting.other.document
    gone = [m for m in moves if m.move is BodyMove.DROPPED]
    new = [m for m in moves if m.move is BodyMove.ADDED]
    for old, added in zip_longest(gone, new):
        left = _found(base, link.base, old.base_body) if old else None
        right = _found(other, link.other, added.other_body) if added else None
        if left or right:
            yield LinkChange(type=ChangeType.ACTOR, base=left, other=right)
    for move in moves:
        if move.move in (BodyMove.TO_LEAD, BodyMove.TO_SUPPORT):
            left = _found(base, link.base, move.base_body)
            right = _found(other, link.other, move.other_body)
            yield LinkChange(type=ChangeType.ACTOR, base=left, other=right, bound=move.other_body)


def _found(document: Document, clauses: Sequence[ClauseId], name: str | None) -> Quoted | None:
    """Where a body is printed, behind the clause that it belongs to."""
    for clause in map(document.clause, clauses) if name else ():
        start = clause.span.start
        at = document.text.find(name or "", start, clause.span.end + LONGEST_TAIL)
        if at >= 0:
            return quote(document, Span(at, at + len(name or "")))
    return None
