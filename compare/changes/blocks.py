"""What differs between two groups of sentences: runs of words, and whole parts that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Indel

from policydiff.stages.compare.changes.reading.sentences import Group, Sentence, Word
from policydiff.stages.compare.changes.reading.token import Kind

FRESH = 0.8  # share of characters in [0, 1] that is changed of a part that is told as a whole
LONGEST_JOINT = 2  # characters of a word that joins the changes around it
LEAST_CHARACTERS = 4  # of a part that says something by itself


class Block(NamedTuple):
    """What replaces what; one of both may be empty."""

    base: tuple[Word, ...]
    other: tuple[Word, ...]


class Parts(NamedTuple):
    """The changed words of a group, and the parts that stand on one side only."""

    blocks: tuple[Block, ...]
    gone: tuple[tuple[Word, ...], ...]  # parts of base, between two commas
    new: tuple[tuple[Word, ...], ...]


def find_parts(group: Group) -> Parts:
    """What differs within a group that has sentences on both sides."""
    mine, theirs = _words(group.base), _words(group.other)
    blocks = tuple(_joined(list(_blocks(mine, theirs))))
    gone = _fresh(mine, [w for block in blocks for w in block.base])
    new = _fresh(theirs, [w for block in blocks for w in block.other])
    taken = {word.start for part in gone for word in part}, {w.start for part in new for w in part}
    rest = (
        Block(
            tuple(w for w in block.base if w.start not in taken[0]),
            tuple(w for w in block.other if w.start not in taken[1]),
        )
        for block in blocks
    )
    return Parts(tuple(b for b in rest if b.base or b.other), gone, new)


def parts_of(sentences: Iterable[Sentence]) -> tuple[tuple[Word, ...], ...]:
    """The parts between commas of sentences that nothing answers."""
    words = _words(sentences)
    segments = dict.fromkeys(word.segment for word in words)
    return tuple(tuple(w for w in words if w.segment == number) for number in segments)


def replaced(base: Sequence[Word], other: Sequence[Word]) -> tuple[Block, ...]:
    """Which words of two parts replace each other."""
    return tuple(_joined(list(_blocks(base, other))))


def by_part(block: Block, openings: Container[int]) -> Iterator[Block]:
    """The block, cut at the commas inside it.

    What opens a part answers what opens one, and what goes on with one answers what does.

    Args:
        block: What replaces what.
        openings: Where the first words of parts stand.
    """
    base, other = _by_segment(block.base), _by_segment(block.other)
    if len(base) <= 1 and len(other) <= 1:
        yield block
        return
    opens = [bool(side) and side[0][0].start in openings for side in (base, other)]
    if base and not opens[0] and (opens[1] or not other):
        yield Block(base.pop(0), ())
    elif other and not opens[1] and (opens[0] or not base):
        yield Block((), other.pop(0))
    for left, right in zip_longest(base, other, fillvalue=()):
        yield Block(left, right)


def _by_segment(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    segments = dict.fromkeys(word.segment for word in words)
    return [tuple(w for w in words if w.segment == number) for number in segments]


def _words(sentences: Iterable[Sentence]) -> list[Word]:
    return [word for sentence in sentences for word in sentence.words]


def _blocks(mine: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[bool, Block]]:
    """Runs in order, each with whether it is the same on both sides."""
    codes = Indel.opcodes([w.token.key for w in mine], [w.token.key for w in theirs])
    old: list[Word] = []
    new: list[Word] = []
    for code in codes:
        left = mine[code.src_start : code.src_end]
        right = theirs[code.dest_start : code.dest_end]
        if code.tag == "equal":
            if old or new:
                yield False, Block(tuple(old), tuple(new))
            yield True, Block(tuple(left), tuple(right))
            old, new = [], []
        else:
            old += left
            new += right
    if old or new:
        yield False, Block(tuple(old), tuple(new))


def _joined(runs: Sequence[tuple[bool, Block]]) -> Iterator[Block]:
    """Changed runs; a lone short word between two of them, run together with both, joins them."""
    old: tuple[Word, ...] = ()
    new: tuple[Word, ...] = ()
    for number, (same, block) in enumerate(runs):
        inside = same and 0 < number < len(runs) - 1
        if same and not (inside and _joins(runs[number - 1][1], block, runs[number + 1][1])):
            if old or new:
                yield Block(old, new)
            old, new = (), ()
        elif not same or old or new:
            old, new = old + block.base, new + block.other
    if old or new:
        yield Block(old, new)


def _joins(before: Block, between: Block, after: Block) -> bool:
    """Whether one short word stands between two changes, without a mark on either side of it."""
    word = between.base[0]
    if len(between.base) > 1 or word.token.kind is not Kind.WORD:
        return False
    if len(word.token.key) == 1:
        return True
    if len(word.token.key) > LONGEST_JOINT:
        return False
    sides = (
        (before.base, between.base, after.base),
        (before.other, between.other, after.other),
    )
    return all(_is_closed_up(*side) for side in sides)


def _is_closed_up(before: Sequence[Word], between: Sequence[Word], after: Sequence[Word]) -> bool:
    first = not before or before[-1].end == between[0].start
    return first and (not after or between[-1].end == after[0].start)


def _fresh(words: Sequence[Word], changed: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The parts between commas that are changed nearly as a whole."""
    moved = {word.start for word in changed}
    parts = defaultdict[int, list[Word]](list)
    for word in words:
        parts[word.segment].append(word)
    found = []
    for part in parts.values():
        length = sum(w.end - w.start for w in part)
        there = sum(w.end - w.start for w in part if w.start in moved)
        if length >= LEAST_CHARACTERS and there >= FRESH * length:
            found.append(tuple(part))
    return tuple(found)
