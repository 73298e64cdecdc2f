"""A character diff that reads well in Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba
from rapidfuzz.distance import Indel

from policydiff.stages.compare.model.comparison import Op, Piece
from policydiff.stages.support.text import split_sentences

# Equal runs of at most so many characters between two changes join them: a lone 的 or comma that
# two rewritten phrases happen to share only breaks the reader's eye.
SHORT_EQUAL = 1
# Ends that two rewritten phrases share are set apart from so many characters on (高质量 against
# 高水平 stays whole, 一体化发展 against 一体化推进 does not).
SHARED_END = 2

# Words of base × words of other, one bit of memory each; longer texts are compared by sentences.
MOST_CELLS = 400_000_000


def diff_text(base: str, other: str) -> tuple[Piece, ...]:
    """The runs that turn base into other, deletion before insertion.

    Words are compared first, so that a change never starts inside one by accident; short equal
    runs between changes are merged into them; ends that a deletion and its insertion share are
    set apart again, but never inside a number (30 → 50 is not 3 → 5 before a 0).

    Returns:
        Pieces that are never empty. Equal and deleted pieces give base, equal and inserted ones
        give other. No two neighbours have the same op.
    """
    mine, theirs = _words(base), _words(other)
    if len(mine) * len(theirs) > MOST_CELLS:
        mine, theirs = split_sentences(base), split_sentences(other)
    blocks = list(_blocks(mine, theirs))
    return tuple(_pieces(_merged(blocks)))


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands on both sides (same), or what replaces what."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old == self.new


def _words(text: str) -> list[str]:
    """The words of the text, which joined give it again."""
    return list(rjieba.cut(text)) if text else []


def _blocks(base: Sequence[str], other: Sequence[str]) -> Iterator[_Block]:
    """Alternating equal and changed blocks, in order."""
    old, new = "", ""
    for code in Indel.opcodes(base, other):
        left = "".join(base[code.src_start : code.src_end])
        right = "".join(other[code.dest_start : code.dest_end])
        if code.tag == "equal":
            if old or new:
                yield _Block(old, new)
            yield _Block(left, right)
            old, new = "", ""
        else:
            old, new = old + left, new + right
    if old or new:
        yield _Block(old, new)


def _merged(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Blocks with short equal runs between two changes made part of them."""
    old, new = "", ""
    for place, block in enumerate(blocks):
        inside = 0 < place < len(blocks) - 1
        if block.same and not (inside and len(block.old) <= SHORT_EQUAL):
            if old or new:
                yield _Block(old, new)
            yield block
            old, new = "", ""
        else:
            old, new = old + block.old, new + block.new
    if old or new:
        yield _Block(old, new)


def _pieces(blocks: Iterator[_Block]) -> Iterator[Piece]:
    """The pieces of the blocks; equal neighbours that refining made become one."""
    equal = ""
    for block in blocks:
        head, tail = (block.old, "") if block.same else _shared_ends(block.old, block.new)
        equal += head
        old = block.old[len(head) : len(block.old) - len(tail)]
        new = block.new[len(head) : len(block.new) - len(tail)]
        if (old or new) and equal:
            yield Piece(op=Op.EQUAL, text=equal)
            equal = ""
        if old:
            yield Piece(op=Op.DELETE, text=old)
        if new:
            yield Piece(op=Op.INSERT, text=new)
        equal += tail
    if equal:
        yield Piece(op=Op.EQUAL, text=equal)


def _shared_ends(old: str, new: str) -> tuple[str, str]:
    """What both begin and end with, where long enough to set apart."""
    start = _shared_start(old, new)
    end = _shared_start(old[start:][::-1], new[start:][::-1])
    return old[:start], old[len(old) - end :]


def _shared_start(old: str, new: str) -> int:
    """Characters that both begin with; 0 below SHARED_END, and never up to inside a number."""
    length = 0
    while length < min(len(old), len(new)) and old[length] == new[length]:
        length += 1
    while length and old[length - 1].isascii() and old[length - 1].isalnum():
        length -= 1
    return length if length >= SHARED_END else 0
