"""Pairs of targets that speak of the same or nearly the same indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from align import Alignment, Relation
from compare.measures import find_unit
from compare.names import fold, is_bare, score_names, score_sentences, score_shorter
from documents import ClauseId
from targets import Target

_SENTENCE_MARKS = "。；;\n"
PHRASE = 4  # characters; shorter words beside a value (达到, 增长) tell nothing
LinkedClauses = Mapping[tuple[ClauseId, ClauseId], Relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSettings:
    """Weights and thresholds of pairing; evidence in docs/decisions/0003-target-changes.md."""

    linked_same: float = 0.3  # added where the clauses are linked as same
    linked_related: float = 0.1
    unit: float = 0.15  # added for one family of units, taken away for two
    mode: float = 0.1
    frame: float = 0.05  # for one period, threshold, scope
    value: float = 0.1  # for one value
    near_linked: float = 0.45  # lowest score of names in [0, 1] inside linked clauses
    near: float = 0.62  # the same, across clauses that are not linked
    same_linked: float = 0.65  # from here names mean one indicator, inside linked clauses
    same: float = 0.8  # the same, across clauses that are not linked


SETTINGS = PairSettings()


class Texts(NamedTuple):
    """The texts that the spans of the two sides point into."""

    base: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPair:
    """Two targets that are worth comparing."""

    base: Target
    other: Target
    names: float  # how close the indicators are, in [0, 1]
    linked: Relation | None  # how their clauses are linked
    score: float  # all evidence; only its order means something
    same_indicator: bool  # False: near, shown as not comparable


def pair_targets(
    base: Sequence[Target],
    other: Sequence[Target],
    *,
    texts: Texts,
    alignments: Sequence[Alignment],
    settings: PairSettings = SETTINGS,
) -> tuple[TargetPair, ...]:
    """Pair targets one to one, the strongest evidence first; ties go to reading order.

    A bare name (投资, 项目) is judged by the sentence that it stands in. Pairs that mean one
    indicator are taken before those that are merely near it, so that a near
    namesake never takes the place of the indicator itself.

    Returns:
        Pairs in order of base. Targets that nothing corresponds to are absent.
    """
    links = link_clauses(alignments)
    pairs = [
        pair
        for left in base
        for right in other
        if (pair := _pair(left, right, texts=texts, links=links, settings=settings)) is not None
    ]
    pairs.sort(key=lambda pair: (not pair.same_indicator, -pair.score))
    taken_base, taken_other = set[str](), set[str]()
    chosen = []
    for pair in pairs:
        if pair.base.id not in taken_base and pair.other.id not in taken_other:
            chosen.append(pair)
            taken_base.add(pair.base.id)
            taken_other.add(pair.other.id)
    return tuple(sorted(chosen, key=lambda pair: (pair.base.span, pair.base.id)))


def link_clauses(alignments: Sequence[Alignment]) -> LinkedClauses:
    """The relation of each linked pair of clauses; same wins where a pair stands in several."""
    links = {}
    for alignment in sorted(alignments, key=lambda a: a.relation is Relation.SAME):
        for left in alignment.base:
            for right in alignment.other:
                links[left, right] = alignment.relation
    return links


def _pair(
    left: Target, right: Target, *, texts: Texts, links: LinkedClauses, settings: PairSettings
) -> TargetPair | None:
    """The pair with its evidence, or None where the names are too far apart."""
    linked = links.get((left.clause, right.clause))
    together = linked is Relation.SAME
    names = score_names(left, right)
    if names and (is_bare(left) or is_bare(right)):
        around = (_sentence(left, texts.base), _sentence(right, texts.other))
        # where the clauses correspond, one may list more than the other
        names = min(names, (score_shorter if together else score_sentences)(*around))
    elif together and len(_phrase(left)) >= PHRASE and _phrase(left) == _phrase(right):
        names = 1.0  # the same words in the same clause, whatever name was read from them
    if names < (settings.near_linked if together else settings.near):
        return None
    same = names >= (settings.same_linked if together else settings.same)
    score = names + _agreement(left, right, settings=settings)
    score += settings.linked_same if together else 0.0
    score += settings.linked_related if linked is Relation.RELATED else 0.0
    return TargetPair(
        base=left, other=right, names=names, linked=linked, score=score, same_indicator=same
    )


def _phrase(target: Target) -> str:
    """The words of the target without its value."""
    return fold(target.quote.replace(target.stated, ""))


def _sentence(target: Target, text: str) -> str:
    """The sentence that the target stands in, without its own value."""
    start = max(text.rfind(mark, 0, target.span.start) for mark in _SENTENCE_MARKS) + 1
    ends = (text.find(mark, target.span.end) for mark in _SENTENCE_MARKS)
    end = min((end for end in ends if end >= 0), default=len(text))
    return text[start:end].replace(target.stated, "")


def _agreement(left: Target, right: Target, *, settings: PairSettings) -> float:
    """What speaks for the pair beside names and clauses; negative where it speaks against it."""

    def sign(holds: bool) -> int:
        return 1 if holds else -1

    frames = (
        left.period is right.period,
        left.threshold == right.threshold,
        left.scope == right.scope,
    )
    score = settings.unit * sign(find_unit(left.unit).family == find_unit(right.unit).family)
    score += settings.mode * sign(left.mode is right.mode)
    score += settings.frame * sum(map(sign, frames))
    return score + (settings.value if (left.low, left.high) == (right.low, right.high) else 0.0)
