"""Which sentences of linked clauses answer each other, however many links a clause is in.

A clause that was split, or merged with others, stands in several links. Each of its sentences is
told in one of them: what has no answer in one link may have one in the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

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

_End = tuple[str, ClauseId]  # a clause of the side "base" or "other"


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one side of links that share clauses, and the clause of each."""

    sentences: tuple[Sentence, ...]
    clauses: tuple[ClauseId, ...]
    starting: Mapping[int, ClauseId]  # the clause of the sentence that starts at a position

    def clauses_of(self, sentences: Sequence[Sentence]) -> set[ClauseId]:
        return {self.starting[sentence.span.start] for sentence in sentences}

    def numbers(self) -> Mapping[ClauseId, Sequence[int]]:
        """The numbers of the sentences of each clause."""
        found = defaultdict[ClauseId, list[int]](list)
        for number, clause in enumerate(self.clauses):
            found[clause].append(number)
        return found


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
        touching = _touching(joined)
        groups = pair_sentences(mine.sentences, theirs.sentences, _limits(mine, theirs, joined))
        placed = [(group, _ends_of(group, mine, theirs)) for group in groups]
        said = dict.fromkeys(joined, 0)  # characters that are answered
        for group, ends in placed:
            if group.base and group.other:
                number = _link_of(ends, joined, touching)
                said[number] += sum(len(sentence.plain) for sentence in group.base)
        for group, ends in placed:
            found[_link_of(ends, joined, touching, _alone(group, said))].append(group)
    return {number: tuple(groups) for number, groups in found.items()}


def _sharing(links: Sequence[Alignment]) -> Iterator[list[int]]:
    """The numbers of the links, those together that share a clause."""
    at_clause = _touching(dict(enumerate(links)))
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


def _ends(link: Alignment) -> list[_End]:
    return [*(("base", c) for c in link.base), *(("other", c) for c in link.other)]


def _side(document: Document, clauses: Sequence[ClauseId]) -> _Side:
    own = own_places(document.jurisdiction)
    wanted = dict.fromkeys(clauses)
    found = [(s, c) for c in wanted for s in read_sentences((document.clause(c),), own)]
    starting = {sentence.span.start: clause for sentence, clause in found}
    return _Side(tuple(s for s, _ in found), tuple(c for _, c in found), starting)


def _limits(
    mine: _Side, theirs: _Side, links: Mapping[int, Alignment]
) -> Mapping[tuple[int, int], float]:
    """From what share of characters on two sentences answer; absent where no link joins them."""
    joined = {
        (base, other) for link in links.values() for base in link.base for other in link.other
    }
    alone = len(mine.sentences) == len(theirs.sentences) == 1
    left, right = mine.numbers(), theirs.numbers()
    return {
        (i, j): ALONE if alone else ALIKE
        for base, other in joined
        for i in left[base]
        for j in right[other]
    }


def _touching(links: Mapping[int, Alignment]) -> Mapping[_End, list[int]]:
    """The numbers of the links that a clause is in."""
    found = defaultdict[_End, list[int]](list)
    for number, link in links.items():
        for end in _ends(link):
            found[end].append(number)
    return found


def _ends_of(group: Group, mine: _Side, theirs: _Side) -> tuple[_End, ...]:
    """The clauses of a group."""
    return (
        *(("base", clause) for clause in mine.clauses_of(group.base)),
        *(("other", clause) for clause in theirs.clauses_of(group.other)),
    )


def _alone(group: Group, said: Mapping[int, int]) -> Mapping[int, int]:
    """What has no answer belongs to the link in which most of its clause is answered."""
    return {} if group.base and group.other else said


def _link_of(
    ends: Sequence[_End],
    links: Mapping[int, Alignment],
    touching: Mapping[_End, list[int]],
    said: Mapping[int, int] = MappingProxyType({}),
) -> int:
    """The link that has most of these clauses, then the one that says most, then the smallest."""
    there = Counter(number for end in ends for number in touching[end])

    def fits(number: int) -> tuple[int, int, int, int]:
        link = links[number]
        return -there[number], -said.get(number, 0), len(link.base) + len(link.other), number

    return min(there, key=fits)
