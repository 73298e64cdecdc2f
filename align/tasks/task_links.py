"""Which task of a clause meets which task of the clause that it corresponds to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from policydiff.stages.align.alignment import Alignment, Change, Links, Relation, Side
from policydiff.stages.align.link_changes import TaskLink
from policydiff.stages.align.terms import find_bigrams
from policydiff.stages.documents import Clause, ClauseId
from policydiff.stages.support.span import Span

LEAST = 0.2  # cosine of the pairs of characters of two tasks that meet
SHORTEST = 8  # characters; a shorter piece (健全创新生态。) opens the task behind it
_ENDS = re.compile(r"[。;;!!??\n]+")
_CACHED = 4_096  # clauses
_DECIMALS = 4

Task = tuple[Span, Mapping[str, int], float]  # its place, its pairs of characters, their length


def with_tasks(links: Links, base: Side, other: Side) -> Links:
    """The same links, each with the tasks that meet in it."""
    told = (replace(link, tasks=link_tasks(link, base, other)) for link in links.alignments)
    return replace(links, alignments=tuple(told))


def link_tasks(link: Alignment, base: Side, other: Side) -> tuple[TaskLink, ...]:
    """The tasks of both sides that are each other's best, in order of base.

    None for clauses that are merely related, say the same, or have one task each.
    """
    if link.relation is not Relation.SAME or link.change is Change.UNCHANGED:
        return ()
    left, right = _tasks(base, link.base), _tasks(other, link.other)
    if len(left) < 2 and len(right) < 2:
        return ()
    scores = [[_cosine(one, two) for two in right] for one in left]
    return tuple(
        TaskLink(base=left[at][0], other=right[to][0], score=round(scores[at][to], _DECIMALS))
        for at, to in _mutual(scores)
        if scores[at][to] >= LEAST
    )


def _mutual(scores: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The cells that are the best of their row and of their column; the first of equal ones."""
    best = [max(range(len(column)), key=column.__getitem__) for column in zip(*scores, strict=True)]
    for at, row in enumerate(scores):
        to = max(range(len(row)), key=row.__getitem__, default=None)
        if to is not None and best[to] == at:
            yield at, to


def _tasks(side: Side, clauses: Sequence[ClauseId]) -> list[Task]:
    document = side.plan.document
    wanted = set(clauses)
    return [
        task
        for clause in side.clauses
        if clause.id in wanted
        for task in _of_clause(clause, clause.span.of(document.text))
    ]


@lru_cache(maxsize=_CACHED)
def _of_clause(clause: Clause, text: str) -> tuple[Task, ...]:
    """The tasks that a clause lists (一是…), else its sentences."""
    start, end = clause.span.start, clause.span.end
    listed = [task.start for task in clause.tasks if start <= task.start < end]
    bounds = listed or _sentence_starts(text, start)
    edges = sorted({start, *bounds, end})
    return tuple(_pieces(text, start, edges))


def _pieces(text: str, offset: int, edges: Sequence[int]) -> Iterator[Task]:
    """What stands between the edges, without white space around it."""
    for start, end in pairwise(edges):
        piece = text[start - offset : end - offset]
        bare = piece.strip()
        if bare:
            first = start + len(piece) - len(piece.lstrip())
            counts = Counter(find_bigrams(bare))
            yield Span(first, first + len(bare)), counts, sqrt(sum(n * n for n in counts.values()))


def _sentence_starts(text: str, offset: int) -> list[int]:
    """Where sentences begin; one of few characters goes with what follows."""
    starts, last = list[int](), 0
    for match in _ENDS.finditer(text):
        if match.start() - last >= SHORTEST and match.end() < len(text):
            starts.append(offset + match.end())
            last = match.end()
    return starts


def _cosine(left: Task, right: Task) -> float:
    few, many = sorted((left[1], right[1]), key=len)
    shared = sum(count * many[pair] for pair, count in few.items() if pair in many)
    return shared / (left[2] * right[2]) if shared else 0.0
