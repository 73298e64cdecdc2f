"""What differs between two groups of sentences: runs of words, and whole parts that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from policydiff.stages.compare.changes.sentences import Group, Sentence, Word
from policydiff.stages.compare.changes.token import Kind

# Shares of characters in [0, 1]: of a part that is told as a whole, what must be changed; of two
# parts that replace each other, what must be shared for them to be one part in other words.
FRESH = 0.8
REWRITTEN = 0.34
SAME_WORDS = 0.4  # share of the words of the shorter of two parts that makes them one
LEAST_SHARED = 2
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
    gone, new = _unlike(gone, new)
    taken = {word.start for part in gone for word in part}, {w.start for part in new for w in part}
    rest = (
        Block(
            tuple(w for w in block.base if w.start not in taken[0]),
            tuple(w for w in block.other if w.start not in taken[1]),
        )
        for block in blocks
    )
    return Parts(tuple(b for b in rest if b.base or b.other), gone, new)


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


def _unlike(
    gone: Sequence[tuple[Word, ...]], new: Sequence[tuple[Word, ...]]
) -> tuple[tuple[tuple[Word, ...], ...], tuple[tuple[Word, ...], ...]]:
    """The parts that have no rewritten one on the other side."""
    kept = tuple(part for part in gone if not any(_is_rewritten(part, one) for one in new))
    added = tuple(part for part in new if not any(_is_rewritten(part, one) for one in gone))
    return kept, added


def _is_rewritten(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two parts are one in other words: by characters, or by the words of the shorter."""
    mine, theirs = ([word.token.key for word in part] for part in (left, right))
    shared = len(set(mine) & set(theirs))
    if shared >= LEAST_SHARED and shared >= SAME_WORDS * min(len(mine), len(theirs)):
        return True
    return Indel.normalized_similarity("".join(mine), "".join(theirs)) >= REWRITTEN
