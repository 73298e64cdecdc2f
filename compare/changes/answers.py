"""Which sentences of linked clauses answer each other, however many links a clause is in.

A clause that was split, or merged with others, stands in several links. Each of its sentences is
told in one of them: what has no answer in one link may have one in the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.align import Alignment
from policydiff.stages.align.clause_view import own_places
from policydiff.stages.compare.changes.reading.sentences import (
    ALIKE,
    ALONE,
    Group,
    Sentence,
    pair_sentences,
    read_sentences,
)
from policydiff.stages.documents import ClauseId, Document


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one side of links that share clauses, and the clause of each."""

    sentences: tuple[Sentence, ...]
    clauses: tuple[ClauseId, ...]

    def clauses_of(self, sentences: Sequence[Sentence]) -> set[ClauseId]:
        starts = {sentence.span.start for sentence in sentences}
        placed = zip(self.sentences, self.clauses, strict=True)
        return {clause for sentence, clause in placed if sentence.span.start in starts}


def answer_sentences(
    base: Document, other: Document, links: Sequence[Alignment]
) -> Mapping[int, tuple[Group, ...]]:
    """The groups of each link by its number; each sentence is in one group, of one link.

    Args:
        base: The document of the base clauses.
        other: The document of the other clauses.
        links: All of relation `same`.
    """
    found: dict[int, list[Group]] = {number: [] for number in range(len(links))}
    for numbers in _sharing(links):
        joined = {number: links[number] for number in numbers}
        mine = _side(base, [c for link in joined.values() for c in link.base])
        theirs = _side(other, [c for link in joined.values() for c in link.other])
        groups = pair_sentences(mine.sentences, theirs.sentences, _limits(mine, theirs, joined))
        placed = [(g, mine.clauses_of(g.base), theirs.clauses_of(g.other)) for g in groups]
        said = dict.fromkeys(numbers, 0)  # characters that are answered
        for group, base_clauses, other_clauses in placed:
            if base_clauses and other_clauses:
                number = _link_of(base_clauses, other_clauses, joined, said)
                said[number] += sum(len(sentence.plain) for sentence in group.base)
        for group, base_clauses, other_clauses in placed:
            found[_link_of(base_clauses, other_clauses, joined, said)].append(group)
    return {number: tuple(groups) for number, groups in found.items()}


def _sharing(links: Sequence[Alignment]) -> Iterator[list[int]]:
    """The numbers of the links, those together that share a clause."""
    at_clause = defaultdict[tuple[str, ClauseId], list[int]](list)
    for number, link in enumerate(links):
        for end in _ends(link):
            at_clause[end].append(number)
    seen: set[int] = set()
    for first in range(len(links)):
        waiting, joined = [first], set[int]()
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                joined.add(number)
                waiting += [n for end in _ends(links[number]) for n in at_clause[end]]
        if joined:
            yield sorted(joined)


def _ends(link: Alignment) -> list[tuple[str, ClauseId]]:
    return [*(("base", c) for c in link.base), *(("other", c) for c in link.other)]


def _side(document: Document, clauses: Sequence[ClauseId]) -> _Side:
    own = own_places(document.jurisdiction)
    wanted = dict.fromkeys(clauses)
    found = [(s, c) for c in wanted for s in read_sentences((document.clause(c),), own)]
    return _Side(tuple(s for s, _ in found), tuple(c for _, c in found))


def _limits(
    mine: _Side, theirs: _Side, links: Mapping[int, Alignment]
) -> Mapping[tuple[int, int], float]:
    """From what share of characters on two sentences answer; absent where no link joins them."""
    joined = {
        (base, other) for link in links.values() for base in link.base for other in link.other
    }
    alone = len(mine.sentences) == len(theirs.sentences) == 1
    return {
        (i, j): ALONE if alone else ALIKE
        for i, base in enumerate(mine.clauses)
        for j, other in enumerate(theirs.clauses)
        if (base, other) in joined
    }


def _link_of(
    base: set[ClauseId],
    other: set[ClauseId],
    links: Mapping[int, Alignment],
    said: Mapping[int, int],
) -> int:
    """The link that has the most of these clauses; of several the smallest one.

    What has no answer belongs to the link in which most of its clause is answered.
    """
    alone = not (base and other)

    def fits(number: int) -> tuple[int, int, int]:
        link = links[number]
        there = len(base.intersection(link.base)) + len(other.intersection(link.other))
        return -there, -said[number] if alone else 0, len(link.base) + len(link.other)

    return min(links, key=fits)
