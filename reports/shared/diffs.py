"""Mark two clauses as runs of text: what differs, or what both share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from policydiff.stages.compare import Op, Piece
from policydiff.stages.compare.wording.character_diff import diff_text

# Share of the shorter side, in [0, 1], that must stand in the other in the same order for a
# character diff to help the reader. Of the fixtures' annex items, which repeat a text, 37 of 38
# lie above; of clauses of different documents, which paraphrase it, 146 of 149 below.
READABLE = 0.6
SHARED_LENGTH = 3  # characters; passages that long are marked where a diff would not be readable
_JOINT = "\n"  # between the clauses of one side; cut out again after the comparison


class Mark(StrEnum):
    """What a run of text is."""

    PLAIN = "plain"
    GONE = "gone"  # only in base
    NEW = "new"  # only in other
    SHARED = "shared"  # in both, where all else differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a clause."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of an alignment, each a tuple of clauses, each clause a tuple of runs."""

    base: tuple[tuple[Run, ...], ...]
    other: tuple[tuple[Run, ...], ...]
    rephrased: bool  # runs tell what is shared, not what differs


def compare_sides(base: Sequence[str], other: Sequence[str], *, terms: Sequence[str] = ()) -> Sides:
    """What of each clause is only on its own side; several clauses are compared as one text.

    Where the sides have too little in common for that, what they share is marked instead:
    passages of three characters or more, and `terms`, however short. Digits are marked in
    terms only, as 2012 and 2025 share none but meaningless ones.

    Returns:
        Runs of each clause, which put together are its text.
    """
    pieces = readable_diff(base, other)
    if pieces is None:
        one, two = _JOINT.join(base), _JOINT.join(other)
        return Sides(
            base=tuple(tuple(_shared(text, two, terms)) for text in base),
            other=tuple(tuple(_shared(text, one, terms)) for text in other),
            rephrased=True,
        )
    return Sides(
        base=tuple(_cut((_run(p) for p in pieces if p.op is not Op.INSERT), map(len, base))),
        other=tuple(_cut((_run(p) for p in pieces if p.op is not Op.DELETE), map(len, other))),
        rephrased=False,
    )


def readable_diff(base: Sequence[str], other: Sequence[str]) -> tuple[Piece, ...] | None:
    """The diff of the clauses of one side, joined by line ends, and those of the other.

    None where the sides have too little in common for a diff to help the reader.
    """
    one, two = _JOINT.join(base), _JOINT.join(other)
    pieces = diff_text(one, two)
    equal = sum(len(piece.text) for piece in pieces if piece.op is Op.EQUAL)
    return None if equal < READABLE * min(len(one), len(two)) else pieces


def plain_runs(text: str) -> tuple[Run, ...]:
    """A text without a counterpart, as one run that is not marked."""
    return (Run(mark=Mark.PLAIN, text=text),) if text else ()


def runs_of(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """A diff as runs, both sides in one."""
    return tuple(map(_run, pieces))


def _run(piece: Piece) -> Run:
    marks = {Op.EQUAL: Mark.PLAIN, Op.DELETE: Mark.GONE, Op.INSERT: Mark.NEW}
    return Run(mark=marks[piece.op], text=piece.text)


def _cut(runs: Iterable[Run], lengths: Iterable[int]) -> Iterator[tuple[Run, ...]]:
    """Cut runs into clauses of these lengths, leaving out the joint after each."""
    waiting = list(runs)[::-1]
    for length in lengths:
        yield tuple(_taken(waiting, length))
        tuple(_taken(waiting, len(_JOINT)))


def _taken(waiting: list[Run], length: int) -> Iterator[Run]:
    """Take `length` characters off the end of the reversed runs `waiting`."""
    while length and waiting:
        run = waiting.pop()
        if len(run.text) > length:
            waiting.append(Run(mark=run.mark, text=run.text[length:]))
            run = Run(mark=run.mark, text=run.text[:length])
        length -= len(run.text)
        yield run


def _shared(text: str, facing: str, terms: Sequence[str]) -> Iterator[Run]:
    """The text, with terms and passages marked that stand somewhere in `facing` too."""
    known = set(_passages(facing))
    marks = [Mark.PLAIN] * len(text)
    for at, passage in enumerate(_passages(text)):
        if passage in known and all(map(_is_word, passage)):
            marks[at : at + SHARED_LENGTH] = [Mark.SHARED] * SHARED_LENGTH
    for term in terms:
        at = text.find(term) if term else -1
        while at >= 0:
            marks[at : at + len(term)] = [Mark.SHARED] * len(term)
            at = text.find(term, at + len(term))
    for mark, found in groupby(zip(marks, text, strict=True), key=lambda pair: pair[0]):
        yield Run(mark=mark, text="".join(character for _, character in found))


def _is_word(character: str) -> bool:
    return character.isalnum() and not character.isdigit()


def _passages(text: str) -> Iterator[str]:
    for at in range(len(text) - SHARED_LENGTH + 1):
        yield text[at : at + SHARED_LENGTH]
