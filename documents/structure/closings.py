"""Paragraphs that stand below the last item of a list and close what the list stands in.

The outline of a text does not mark where the last item ends: 各地要把…作为 below (十六), or
各位代表! below (九), speaks of the whole chapter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from operator import attrgetter

from policydiff.stages.documents.lines.labels import Scheme
from policydiff.stages.documents.structure.clause_drafts import Draft
from policydiff.stages.knowledge.expressions import expression

_FEWEST = 3  # items of one paragraph each that tell how the items of a text are made
_ROW = 2  # bars of a row of a table
_MOSTLY = 0.8  # share of the items before that have one paragraph


def release_closings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The clauses, those that close a list below what the list stands in.

    A paragraph without a label below the last item of a list belongs to the item where the items
    before have several paragraphs too. It closes the list where they have one each, or where it
    addresses the hearers anew.
    """
    released, start = list(drafts), 0
    single, several = Counter[Scheme](), Counter[Scheme]()
    for unit, members in groupby(drafts, key=attrgetter("unit")):
        group = tuple(members)
        stop = start + len(group)
        following = drafts[stop].unit if stop < len(drafts) else ()
        scheme = _scheme(group[0])
        if len(unit) > 1 and following[: len(unit) - 1] != unit[:-1] and _is_plain(group):
            mostly = scheme is not None and _have_one(single[scheme], several[scheme])
            addressed = _address(group)
            for place, draft in enumerate(group[1:], start=1):
                if place >= addressed:
                    released[start + place] = _above(draft, group[0], _open(unit, following))
                elif mostly:
                    released[start + place] = _above(draft, group[0], len(unit) - 1)
        if scheme is not None:
            alone = len(group) == 1 and following[: len(unit)] != unit
            (single if alone else several)[scheme] += 1
        start = stop
    return tuple(released)


def _scheme(first: Draft) -> Scheme | None:
    """The scheme of the item that begins with a clause; None: it is none, or an article.

    A paragraph (款) below an article is the article's own, the last one of a chapter too.
    """
    item = first.numbered and first.scheme not in (Scheme.ARTICLE, Scheme.DASH)
    return first.scheme if item else None


def _have_one(single: int, several: int) -> bool:
    """Whether items have one paragraph each, by how many had one and how many had several."""
    return single >= _FEWEST and single >= _MOSTLY * (single + several)


def _is_plain(group: Sequence[Draft]) -> bool:
    """Whether only paragraphs without a label, and no rows, stand below the first one."""
    return all(
        not draft.numbered and draft.scheme is None and draft.line.text.count("|") < _ROW
        for draft in group[1:]
    )


def _address(group: Sequence[Draft]) -> int:
    """The place of the first paragraph that addresses the hearers; the end where none does."""
    greeting = expression("work_reports", "greeting")
    found = (i for i, draft in enumerate(group) if i and greeting.match(draft.text))
    return next(found, len(group))


def _open(unit: Sequence[str], following: Sequence[str]) -> int:
    """How many levels of a unit go on behind it; at least the first one does."""
    together = takewhile(lambda pair: pair[0] == pair[1], zip(unit[:-1], following, strict=False))
    return max(1, len(tuple(together)))


def _above(draft: Draft, first: Draft, depth: int) -> Draft:
    """A paragraph of an item as one of what the item stands in, so many levels deep."""
    heading = first.heading if first.numbered else draft.heading[:-1]
    if len(heading) != len(draft.unit) - 1:
        depth = len(draft.unit) - 1  # a level without a heading: which one is not known
    return replace(
        draft, unit=draft.unit[:depth], heading=heading[:depth], steps=draft.steps[:depth]
    )
