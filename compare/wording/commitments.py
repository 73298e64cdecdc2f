"""Commitments without a number: the same object, another verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policydiff.stages.compare.indicators.indicator_similarity import score_sentences, words_exclude
from policydiff.stages.compare.model.change_types import CommitmentChange, Direction, Ladder
from policydiff.stages.compare.wording.one_object import is_one_object
from policydiff.stages.compare.wording.verbs import (
    Phrase,
    RankedVerb,
    Verbs,
    built_in_verbs,
    find_promises,
)
from policydiff.stages.documents import Clause, Document
from policydiff.stages.knowledge.expressions import expression

# Dice of the character pairs of two objects, in [0, 1], from which they are one object; and the
# least characters of an object that can be told from others. Evidence: docs/decisions/0014.
SAME_OBJECT = 0.65
LEAST_CHARACTERS = 5
_Phrases = tuple[tuple[Phrase, ...], tuple[Phrase, ...]]


def find_commitments(
    base: Document,
    other: Document,
    *,
    pairs: Iterable[tuple[Clause, Clause]],
    one_place: bool = True,
    verbs: Verbs | None = None,
) -> tuple[CommitmentChange, ...]:
    """Where corresponding clauses commit to one object with verbs of unlike rank.

    Args:
        base: The document of the first clause of each pair.
        other: The document of the second.
        pairs: Clauses that correspond.
        one_place: Whether both documents are of one place; elsewhere a commitment changes only
            where both name the very same thing.
        verbs: The ranked words; None takes ours.

    Returns:
        One change for each phrase and ladder, in order of the pairs, then of the phrases of base.
        Each phrase is held against the one most like it only; verbs of one rank, and verbs that
        stand on one side only, say nothing.
    """
    found: dict[tuple[int, int, Ladder], CommitmentChange] = {}
    for left, right in pairs:
        phrases = _promises(left, verbs), _promises(right, verbs)
        for change in _changes(base, left, other, right, phrases=phrases, one_place=one_place):
            found.setdefault(
                (change.base_span.start, change.other_span.start, change.ladder), change
            )
    return tuple(found.values())


def _promises(clause: Clause, verbs: Verbs | None) -> tuple[Phrase, ...]:
    found = find_promises(clause.text, verbs or built_in_verbs())
    return tuple(phrase for phrase in found if len(phrase.object) >= LEAST_CHARACTERS)


def _changes(
    base: Document,
    left: Clause,
    other: Document,
    right: Clause,
    *,
    phrases: _Phrases,
    one_place: bool,
) -> Iterator[CommitmentChange]:
    for phrase, nearest in _paired(*phrases):
        if not is_one_object(phrase.object, nearest.object, one_place=one_place):
            continue
        for step, new in _steps(phrase, nearest):
            first, second = (
                phrase.span.shifted(left.span.start),
                nearest.span.shifted(right.span.start),
            )
            yield CommitmentChange(
                base=left.id,
                other=right.id,
                ladder=step.ladder,
                direction=Direction.STRONGER if new.rank > step.rank else Direction.WEAKER,
                object=phrase.object,
                base_word=step.word,
                other_word=new.word,
                base_quote=first.of(base.text),
                base_span=first,
                other_quote=second.of(other.text),
                other_span=second,
            )


def _paired(mine: Sequence[Phrase], theirs: Sequence[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Phrases of one object, each phrase at most once, the most alike first taken."""
    scored = sorted(
        (-score, i, j)
        for i, left in enumerate(mine)
        for j, right in enumerate(theirs)
        if (score := score_sentences(left.object, right.object)) >= SAME_OBJECT
        and _stages(left.object) == _stages(right.object)
        and not words_exclude(left.object, right.object)
    )
    taken: dict[int, int] = {}
    for _, i, j in scored:
        if i not in taken and j not in taken.values():
            taken[i] = j
    for i in sorted(taken):
        yield mine[i], theirs[taken[i]]


def _stages(text: str) -> frozenset[str]:
    """The building stages that it names: the second one of a park is not the park."""
    return frozenset(expression("counting_words", "stage").findall(text))


def _steps(left: Phrase, right: Phrase) -> Iterator[tuple[RankedVerb, RankedVerb]]:
    """Steps of one ladder that differ in rank."""
    theirs = {step.ladder: step for step in right.steps}
    for step in left.steps:
        new = theirs.get(step.ladder)
        if new is not None and new.rank != step.rank:
            yield step, new
