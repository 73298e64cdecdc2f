"""Pair the changed numbers, times, modal words, bodies … of a group, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from policydiff.stages.compare.changes.blocks import Block, Parts
from policydiff.stages.compare.changes.reading.sentences import Word
from policydiff.stages.compare.changes.reading.token import Kind

KINDS = (
    Kind.NUMBER,
    Kind.SPAN,
    Kind.TIME,
    Kind.DATE,
    Kind.MODALITY,
    Kind.NEGATION,
    Kind.REFERENCE,
    Kind.BODY,
    Kind.EXTENT,
    Kind.PLACE,
    Kind.FIGURE,
)

_UNITS = (Kind.NUMBER, Kind.SPAN)
FEW_WORDS = 4  # of a block in which a token that stands alone is the change


class Pair(NamedTuple):
    """A token and the one that stands in its place; one of both may be missing."""

    kind: Kind
    base: Word | None
    other: Word | None


def pair_tokens(parts: Parts) -> Iterator[Pair]:
    """Tokens that changed, first those of one block, then what is left of all blocks.

    What stands on both sides of a group has only moved. What is left over alone is told only where
    little stands around it: in a longer run the run as a whole is new, or gone.
    """
    there = {w.token.kind for block in parts.blocks for w in (*block.base, *block.other)}
    for kind in KINDS:
        if kind not in there:
            continue
        rest: tuple[list[Word], list[Word]] = ([], [])
        for block in parts.blocks:
            old = [w for w in block.base if w.token.kind is kind]
            new = [w for w in block.other if w.token.kind is kind]
            if not old and not new:
                continue
            old, new = _without_common(old, new)
            pairs = list(_matched(old, new))
            yield from (Pair(kind, left, right) for left, right in pairs if left and right)
            if kind in _UNITS or kind is Kind.REFERENCE or _is_short(block):
                rest[0].extend(left for left, right in pairs if left and not right)
                rest[1].extend(right for left, right in pairs if right and not left)
        old, new = _without_common(*rest)
        yield from _left_over(
            kind, _not_in(old, parts.new), _not_in(new, parts.gone), short=_short(parts.blocks)
        )


def _left_over(
    kind: Kind, old: Sequence[Word], new: Sequence[Word], *, short: frozenset[int]
) -> Iterator[Pair]:
    """What has no partner in its own block: numbers of one unit still answer each other."""
    if kind in _UNITS:
        for left, right in _matched(old, new, least=_one_unit):
            alone = left or right
            if (left and right) or (alone and alone.start in short):
                yield Pair(kind, left, right)
    elif kind is Kind.MODALITY:
        yield from (Pair(kind, *pair) for pair in zip_longest(old, new))
    elif kind is not Kind.FIGURE:
        yield from (Pair(kind, word, None) for word in old)
        yield from (Pair(kind, None, word) for word in new)


def _is_short(block: Block) -> bool:
    return max(len(block.base), len(block.other)) <= FEW_WORDS


def _short(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the words of short blocks stand."""
    short = (block for block in blocks if _is_short(block))
    return frozenset(w.start for block in short for w in (*block.base, *block.other))


def _not_in(words: Sequence[Word], parts: Sequence[Sequence[Word]]) -> list[Word]:
    """Words that the parts on the other side do not have."""
    there = {(w.token.kind, w.token.key) for part in parts for w in part}
    return [w for w in words if (w.token.kind, w.token.key) not in there]


def _matched(
    old: Sequence[Word],
    new: Sequence[Word],
    least: Callable[[Word, Word], bool] = lambda left, right: True,
) -> Iterator[tuple[Word | None, Word | None]]:
    """Those of one unit first, then in order."""
    rest = list(new)
    alone: list[Word] = []
    for left in old:
        right = next((r for r in rest if _one_unit(left, r)), None)
        if right is None:
            alone.append(left)
        else:
            rest.remove(right)
            yield left, right
    for one, two in zip_longest(alone, rest):
        if one and two and not least(one, two):
            yield one, None
            yield None, two
        else:
            yield one, two


def _one_unit(left: Word, right: Word) -> bool:
    return left.token.text == right.token.text


def _without_common(old: Sequence[Word], new: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Both sides without what both have."""
    if not old or not new:
        return list(old), list(new)
    common = Counter(w.token.key for w in old) & Counter(w.token.key for w in new)
    return list(_less(old, common)), list(_less(new, common))


def _less(words: Sequence[Word], common: Counter[str]) -> Iterator[Word]:
    left = common.copy()
    for word in words:
        if left[word.token.key]:
            left[word.token.key] -= 1
        else:
            yield word
