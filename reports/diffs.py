"""Two sides of clauses as runs of text that says what stands on one side only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare import Op, Piece
from compare.wording import diff_text

_JOINT = "\n"  # between the clauses of one side; cut out again after the comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of an alignment, each a tuple of clauses, each clause a tuple of runs."""

    base: tuple[tuple[Piece, ...], ...]  # equal and deleted runs
    other: tuple[tuple[Piece, ...], ...]  # equal and inserted runs


def compare_sides(base: Sequence[str], other: Sequence[str]) -> Sides:
    """What of each clause is only on its own side; several clauses are compared as one text.

    The runs of a clause, put together, are its text.
    """
    pieces = diff_text(_JOINT.join(base), _JOINT.join(other))
    return Sides(
        base=tuple(_cut((p for p in pieces if p.op is not Op.INSERT), map(len, base))),
        other=tuple(_cut((p for p in pieces if p.op is not Op.DELETE), map(len, other))),
    )


def plain_runs(text: str) -> tuple[Piece, ...]:
    """A text without a counterpart, as one run that is not marked."""
    return (Piece(op=Op.EQUAL, text=text),) if text else ()


def _cut(pieces: Iterable[Piece], lengths: Iterable[int]) -> Iterator[tuple[Piece, ...]]:
    """Cut runs into clauses of these lengths, leaving out the joint after each."""
    waiting = list(pieces)[::-1]
    for length in lengths:
        yield tuple(_taken(waiting, length))
        tuple(_taken(waiting, len(_JOINT)))


def _taken(waiting: list[Piece], length: int) -> Iterator[Piece]:
    """Take `length` characters off the end of the reversed runs `waiting`."""
    while length and waiting:
        piece = waiting.pop()
        if len(piece.text) > length:
            waiting.append(Piece(op=piece.op, text=piece.text[length:]))
            piece = Piece(op=piece.op, text=piece.text[:length])
        length -= len(piece.text)
        yield piece
