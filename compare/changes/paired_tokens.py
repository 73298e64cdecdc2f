"""Pair the changed numbers, times, modal words, bodies … of a group, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from policydiff.stages.compare.changes.blocks import Block
from policydiff.stages.compare.changes.sentences import Word
from policydiff.stages.compare.changes.token import Kind

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


class Pair(NamedTuple):
    """A token and the one that stands in its place; one of both may be missing."""

    kind: Kind
    base: Word | None
    other: Word | None


def pair_tokens(blocks: Sequence[Block]) -> Iterator[Pair]:
    """Tokens that changed, first those of one block, then what is left of all blocks.

    What stands on both sides of a group has only moved; a body that moved is told, since whoever
    leads is named first.
    """
    for kind in KINDS:
        rest: tuple[list[Word], list[Word]] = ([], [])
        for block in blocks:
            old = [w for w in block.base if w.token.kind is kind]
            new = [w for w in block.other if w.token.kind is kind]
            old, new = _without_common(old, new)
            pairs = list(_matched(old, new))
            yield from (Pair(kind, left, right) for left, right in pairs if left and right)
            rest[0].extend(left for left, right in pairs if left and not right)
            rest[1].extend(right for left, right in pairs if right and not left)
        yield from _left_over(kind, *_without_common(*rest))


def _left_over(kind: Kind, old: Sequence[Word], new: Sequence[Word]) -> Iterator[Pair]:
    """What has no partner in its own block: numbers of one unit still answer each other."""
    if kind in (Kind.NUMBER, Kind.SPAN):
        yield from (Pair(kind, *pair) for pair in _matched(old, new, least=_one_unit))
    elif kind is not Kind.FIGURE:
        yield from (Pair(kind, word, None) for word in old)
        yield from (Pair(kind, None, word) for word in new)


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
    common = Counter(w.token.key for w in old) & Counter(w.token.key for w in new)
    return list(_less(old, common)), list(_less(new, common))


def _less(words: Sequence[Word], common: Counter[str]) -> Iterator[Word]:
    left = common.copy()
    for word in words:
        if left[word.token.key]:
            left[word.token.key] -= 1
        else:
            yield word
