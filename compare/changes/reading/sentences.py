"""Pair the sentences of two sides that say the same thing, in whatever order they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from policydiff.stages.compare.changes.reading.token import Kind, Token
from policydiff.stages.compare.changes.reading.tokens import read_tokens
from policydiff.stages.documents import Clause
from policydiff.stages.support.span import Span

# Shares of characters in [0, 1]. Two sentences are versions of one from ALIKE on (or, where each
# side has one alone, from ALONE on); a piece belongs to a sentence that has CONTAINED of it.
ALIKE = 0.4
ALONE = 0.3
CONTAINED = 0.65
CACHED_CLAUSES = 16_384  # a report of all pairs of 128 cities asks for 9,000 again and again
MOST_PARTS = 10_000  # of a clause: numbers of parts tell clauses apart
_ENDS = frozenset("。；;！？!?")
_PAUSES = frozenset("，,：:")


Limits = Mapping[tuple[int, int], float]


class Word(NamedTuple):
    """A token that is no punctuation, where it stands in the document."""

    token: Token
    start: int
    end: int
    segment: int  # which part between two commas; the next one has the next number


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause."""

    words: tuple[Word, ...]
    plain: str = field(compare=False)  # the keys of its words, run together

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.words[0].start, self.words[-1].end)


class Group(NamedTuple):
    """Sentences of both sides that say one thing; one side is empty where nothing answers."""

    base: tuple[Sentence, ...]
    other: tuple[Sentence, ...]

    @property
    def unchanged(self) -> bool:
        """Whether both sides have the same words."""
        return [s.plain for s in self.base] == [s.plain for s in self.other]


class _Cut(NamedTuple):
    """A sentence in its clause's text."""

    tokens: tuple[Token, ...]
    segments: tuple[int, ...]
    plain: str


def read_sentences(clauses: Iterable[Clause], own: tuple[str, ...]) -> tuple[Sentence, ...]:
    """The sentences of one side of a link, in order.

    Args:
        clauses: The clauses of the side.
        own: Names of the document's own place.
    """
    found: list[Sentence] = []
    for clause in clauses:
        found.extend(_placed(clause.text, clause.span.start, own))
    return tuple(found)


@lru_cache(maxsize=CACHED_CLAUSES)
def _placed(text: str, start: int, own: tuple[str, ...]) -> tuple[Sentence, ...]:
    """The sentences of a clause that starts there in its document."""
    return tuple(
        Sentence(
            tuple(
                Word(token, start + token.start, start + token.end, start * MOST_PARTS + segment)
                for token, segment in zip(cut.tokens, cut.segments, strict=True)
            ),
            cut.plain,
        )
        for cut in _cut(text, own)
    )


def plain_sentences(clauses: Iterable[Clause], own: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of each sentence, run together."""
    return tuple(cut.plain for clause in clauses for cut in _cut(clause.text, own))


def pair_sentences(
    base: Sequence[Sentence], other: Sequence[Sentence], limits: Limits
) -> tuple[Group, ...]:
    """The sentences that answer each other, in order of base, then those of other alone.

    A group has one sentence of each side, or one of a side and the pieces that it was cut into.

    Args:
        base: Sentences of base.
        other: Sentences of other.
        limits: For two sentences that may answer each other, by their numbers, the least share of
            characters in [0, 1] that they have in common.
    """
    pairs = dict(_equal(base, other, limits))
    pairs |= _alike(base, other, pairs, limits)
    mine = {i: [i] for i in range(len(base))}  # by the sentence that they are grouped with
    theirs = {i: [j] for i, j in pairs.items()}
    for j, i in _pieces(other, base, set(pairs.values()), _beside((j, i) for i, j in limits)):
        theirs.setdefault(i, []).append(j)
    owner = {j: i for i, found in theirs.items() for j in found}
    for i, j in _pieces(base, other, set(theirs), _beside(limits)):
        at = owner.setdefault(j, i)
        if at == i:
            theirs[i] = [j]
        elif i in mine:
            mine[at].append(i)
            del mine[i]
    groups = [
        Group(_chosen(base, sorted(mine[i])), _chosen(other, sorted(theirs.get(i, ()))))
        for i in sorted(mine)
    ]
    groups += [Group((), (s,)) for j, s in enumerate(other) if j not in owner]
    return tuple(groups)


def _beside(pairs: Iterable[tuple[int, int]]) -> Mapping[int, Sequence[int]]:
    """The second numbers of each first, ascending."""
    found = defaultdict[int, list[int]](list)
    for first, second in sorted(pairs):
        found[first].append(second)
    return found


def _chosen(sentences: Sequence[Sentence], numbers: Iterable[int]) -> tuple[Sentence, ...]:
    return tuple(sentences[n] for n in numbers)


def _equal(
    base: Sequence[Sentence], other: Sequence[Sentence], limits: Limits
) -> Iterator[tuple[int, int]]:
    """Sentences with the same words, the first with the first."""
    places = defaultdict[str, list[int]](list)
    for j, sentence in enumerate(other):
        places[sentence.plain].append(j)
    for i, sentence in enumerate(base):
        there = places.get(sentence.plain, [])
        answer = next((j for j in there if (i, j) in limits), None)
        if answer is not None:
            there.remove(answer)
            yield i, answer


def _alike(
    base: Sequence[Sentence], other: Sequence[Sentence], pairs: dict[int, int], limits: Limits
) -> dict[int, int]:
    """The rest, the most alike first."""
    taken = set(pairs.values())
    scored = sorted(
        (-score, i, j)
        for (i, j), least in limits.items()
        if i not in pairs and j not in taken
        if (score := _score(base[i].plain, other[j].plain, least)) >= least
    )
    found: dict[int, int] = {}
    for _, i, j in scored:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _score(left: str, right: str, least: float) -> float:
    return Indel.normalized_similarity(left, right, score_cutoff=least)


def _pieces(
    pieces: Sequence[Sentence],
    among: Sequence[Sentence],
    taken: set[int],
    beside: Mapping[int, Sequence[int]],
) -> Iterator[tuple[int, int]]:
    """Sentences without a partner, each with the longer one over there that has most of it."""
    for number, piece in enumerate(pieces):
        if number in taken:
            continue
        there = {at: among[at] for at in beside.get(number, ())}
        holder = _holder(piece, there)
        if holder is not None:
            yield number, holder


def _holder(piece: Sentence, among: Mapping[int, Sentence]) -> int | None:
    """The longer sentence that has most of the piece; None where none has enough of it."""
    needed = CONTAINED * len(piece.plain)
    best: tuple[float, int] | None = None
    for number, sentence in among.items():
        if len(sentence.plain) <= len(piece.plain):
            continue
        shared = LCSseq.similarity(piece.plain, sentence.plain)
        if shared >= needed and (best is None or shared > best[0]):
            best = shared, number
    return best[1] if best else None


@lru_cache(maxsize=CACHED_CLAUSES)
def _cut(text: str, own: tuple[str, ...]) -> tuple[_Cut, ...]:
    """The sentences of a clause's text; segments are counted over the whole of it."""
    cuts: list[_Cut] = []
    tokens: list[Token] = []
    segments: list[int] = []
    segment = 0

    def close() -> None:
        if tokens:
            plain = "".join(token.key for token in tokens)
            cuts.append(_Cut(tuple(tokens), tuple(segments), plain))
            tokens.clear()
            segments.clear()

    for token in read_tokens(text, own):
        if token.kind is not Kind.MARK:
            tokens.append(token)
            segments.append(segment)
            continue
        if _ENDS.intersection(token.flag):
            close()
        if _ENDS.intersection(token.flag) or _PAUSES.intersection(token.flag):
            segment += 1
    close()
    return tuple(cuts)
