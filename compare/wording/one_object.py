"""Whether two phrases are about one thing, and not about two that are named alike."""

from __future__ import annotations

from collections.abc import Sequence

import rjieba
from rapidfuzz.distance import Indel

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.wording.named_projects import find_named

LEAST_CHARACTERS = 2  # of words that replace each other and make another thing of it


def is_one_object(base: str, other: str, *, one_place: bool) -> bool:
    """Whether the same thing is meant: a bridge is not its approach road.

    Both end alike, and no word of the one stands for a word of the other (东河学院, 西山学院);
    more words on one side alone narrow the same thing. Across places both have the same name, or
    the same named project.

    Args:
        base: The object of a phrase, without its verbs.
        other: That of the other phrase.
        one_place: Whether the documents are of one place.
    """
    left, right = plain_name(base), plain_name(other)
    if not one_place and left != right:
        return bool(_names(base) & _names(other))
    return left == right or _differ_little(list(rjieba.cut(left)), list(rjieba.cut(right)))


def _names(text: str) -> frozenset[str]:
    return frozenset(named.name for named in find_named(text))


def _differ_little(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the last words are alike and none of two characters takes the place of another."""
    if not mine or not theirs or not _end_alike(mine[-1], theirs[-1]):
        return False
    old = new = 0
    for code in Indel.opcodes(mine, theirs):
        if code.tag == "equal":
            old = new = 0
        old += sum(map(len, mine[code.src_start : code.src_end])) * (code.tag == "delete")
        new += sum(map(len, theirs[code.dest_start : code.dest_end])) * (code.tag == "insert")
        if min(old, new) >= LEAST_CHARACTERS:
            return False
    return True


def _end_alike(left: str, right: str) -> bool:
    return left.endswith(right) or right.endswith(left)
