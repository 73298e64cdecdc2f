"""Pair targets that speak of the same or nearly the same indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policydiff.stages.align import Alignment, Relation
from policydiff.stages.compare.indicators.indicator_similarity import (
    core_name,
    exchanged,
    fold,
    is_bare,
    name_keys,
    one_class,
    pays_alone,
    plain_name,
    qualifiers_differ,
    score_names,
    score_sentences,
    score_shorter,
    telling_words,
    unrelated,
)
from policydiff.stages.compare.indicators.passages import sentence_of
from policydiff.stages.compare.indicators.target_times import deadline_year
from policydiff.stages.compare.targets.best_pairs import best_pairs
from policydiff.stages.compare.targets.kinds_of_counts import measures_differ, works_differ
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.documents import ClauseId
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.targets import Target
from policydiff.stages.targets.owners.owner_keys import owner_key

# Families of units in which one thing is told.
_ONE_KIND = {"dollar": "yuan", "people": "count"}
PHRASE = 4  # characters; shorter words beside a value (达到, 增长) tell nothing
LinkedClauses = Mapping[tuple[ClauseId, ClauseId], Relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSettings:
    """Weights and thresholds of pairing; evidence in docs/decisions/0003-target-changes.md."""

    linked_same: float = 0.3  # added where the clauses are linked as same
    linked_related: float = 0.1
    unit: float = 0.15  # added for one family of units, taken away for two
    mode: float = 0.1
    horizon: float = 0.15  # where both, or neither, reach past the years planned for; else away
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
    base_last: int | None = None  # the last year that the document plans for, where known
    other_last: int | None = None


def pair_targets(
    base: Sequence[Target],
    other: Sequence[Target],
    *,
    texts: Texts,
    alignments: Sequence[Alignment],
    one_place: bool = False,
    settings: PairSettings = SETTINGS,
) -> tuple[TargetPair, ...]:
    """Pair targets one to one, so that all pairs together have the most evidence.

    A bare name (投资, 项目) is judged by the named target before it in its sentence
    (重大项目不少于6个，完成年度投资15亿元), else by the sentence. Pairs that mean one indicator are
    taken before those that are merely near it, so that a near namesake never takes the place of
    the indicator itself. Targets of different owners are paired last, where they mean one
    indicator: as not comparable.

    Returns:
        Pairs in order of base. Targets that nothing corresponds to are absent.
    """
    links = link_clauses(alignments)
    going_on = links if one_place else {}
    mine, theirs = (
        _placed(base, texts.base, last=texts.base_last),
        _placed(other, texts.other, last=texts.other_last),
    )
    pairs = [
        pair
        for left, right in _candidates(mine, theirs)
        if (pair := _pair(left, right, links=links, going_on=going_on, settings=settings))
    ]
    chosen = list[TargetPair]()
    for rank in sorted({_rank(pair) for pair in pairs}):
        taken = {pair.base.id for pair in chosen}, {pair.other.id for pair in chosen}
        chosen += best_pairs(
            pair
            for pair in pairs
            if _rank(pair) == rank
            and pair.base.id not in taken[0]
            and pair.other.id not in taken[1]
        )
    return tuple(sorted(chosen, key=lambda pair: (pair.base.span, pair.base.id)))


def _rank(pair: TargetPair) -> tuple[bool, bool]:
    """Pairs of a lower rank are chosen before those of a higher one.

    What counts works of another stage, or a stock against a flow, waits: 竣工 is to meet 竣工.
    """
    left, right = pair.base, pair.other
    apart = works_differ(left, right) or measures_differ(left, right)
    return owner_key(left) != owner_key(right), apart or not pair.same_indicator


def link_clauses(alignments: Sequence[Alignment]) -> LinkedClauses:
    """The relation of each linked pair of clauses; same wins where a pair stands in several."""
    links = {}
    for alignment in sorted(alignments, key=lambda a: a.relation is Relation.SAME):
        for left in alignment.base:
            for right in alignment.other:
                links[left, right] = alignment.relation
    return links


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A target where it stands."""

    target: Target
    bare: bool  # its name does not say what it is of
    holder: Target | None  # of a bare one: the named target before it in its sentence
    around: str  # its sentence, without its own value
    before: str  # what stands before it in its sentence
    phrase: str  # its own words, where they tell what it is of
    beyond: bool  # it is for a year past those that the document plans for


def _placed(targets: Sequence[Target], text: str, *, last: int | None) -> tuple[_Placed, ...]:
    found: list[_Placed] = []
    holder: Target | None = None
    for target in targets:
        sentence = sentence_of(text, target.span)
        bare = is_bare(target)
        if holder is not None and holder.span.start < sentence.start:
            holder = None
        words = target.quote.replace(target.stated, "")
        found.append(
            _Placed(
                target=target,
                bare=bare,
                holder=holder if bare else None,
                around=sentence.of(text).replace(target.stated, ""),
                before=text[sentence.start : target.span.start],
                phrase=fold(words) if len(telling_words(words)) >= PHRASE else "",
                beyond=last is not None and (deadline_year(target) or last) > last,
            )
        )
        holder = holder if bare else target
    return tuple(found)


def _candidates(
    base: Sequence[_Placed], other: Sequence[_Placed]
) -> Iterator[tuple[_Placed, _Placed]]:
    """Those whose names or words have anything in common, in order of base, then of other."""
    owners: dict[str, list[int]] = {}
    for place, right in enumerate(other):
        for key in _keys(right):
            owners.setdefault(key, []).append(place)
    for left in base:
        for place in sorted({place for key in _keys(left) for place in owners.get(key, ())}):
            yield left, other[place]


def _keys(placed: _Placed) -> frozenset[str]:
    phrase = {f"={placed.phrase}"} if placed.phrase else set()
    return name_keys(placed.target) | phrase


def _pair(
    mine: _Placed,
    theirs: _Placed,
    *,
    links: LinkedClauses,
    going_on: LinkedClauses,
    settings: PairSettings,
) -> TargetPair | None:
    """The pair with its evidence, or None where the names are too far apart.

    `going_on` links the clauses of one place, whose tasks go on from one to the other.
    """
    left, right = mine.target, theirs.target
    linked = links.get((left.clause, right.clause))
    together = linked is Relation.SAME
    names = _score(mine, theirs, together=together)
    if names < (settings.near_linked if together else settings.near):
        return None
    bare = mine.bare or theirs.bare
    if names < 1 and (pays_alone(left) != pays_alone(right) if bare else unrelated(left, right)):
        return None
    same = names >= (settings.same_linked if together else settings.same)
    if same and names < 1 and not one_class(left, right):
        same = going_on.get((left.clause, right.clause)) is Relation.SAME and _equal(left, right)
    if not same and exchanged(left, right):
        return None
    if not same and (owner_key(left) != owner_key(right) or _count_other_things(left, right)):
        return None
    score = names + _agreement(left, right, settings=settings)
    score += settings.horizon if mine.beyond == theirs.beyond else -settings.horizon
    score += settings.linked_same if together else 0.0
    score += settings.linked_related if linked is Relation.RELATED else 0.0
    return TargetPair(
        base=left, other=right, names=names, linked=linked, score=score, same_indicator=same
    )


def _equal(left: Target, right: Target) -> bool:
    """Whether both have one value: 订单班就业2万人 goes on as 订单班毕业生就业2万人."""
    values = (left.low, left.high, left.unit), (right.low, right.high, right.unit)
    return left.low is not None and values[0] == values[1]


def _count_other_things(left: Target, right: Target) -> bool:
    """Whether two targets of near names are a share and a number, a number and a sum.

    Names that are merely near (企业, 企业技改覆盖率) are of one thing only where values can be.
    """
    kinds = [_kind(target) for target in (left, right)]
    return None not in kinds and kinds[0] != kinds[1]


def _kind(target: Target) -> str | None:
    measure = find_measure(target.unit)
    if target.low is None:
        return None
    if measure.rate:
        return "rate"
    return _ONE_KIND.get(measure.family, measure.family)


def _score(mine: _Placed, theirs: _Placed, *, together: bool) -> float:
    """How close the indicators are, in [0, 1]."""
    left, right = mine.target, theirs.target
    names = score_names(left, right)
    if names and (mine.bare or theirs.bare):
        # where the clauses correspond, one may list more than the other
        around = (score_shorter if together else score_sentences)(mine.around, theirs.around)
        return min(names, max(around, _score_holders(mine, theirs)))
    if _completes(mine, theirs) or _completes(theirs, mine):
        return 1.0
    if together and mine.phrase and mine.phrase == theirs.phrase:
        # the same words in the same clause, whatever name was read from them
        return 1.0 if left.low is not None or right.low is not None else names
    return names


def _completes(short: _Placed, long: _Placed) -> bool:
    """Whether what stands before a name in its sentence makes it the other, longer one.

    完善城乡居民基本医保，财政补助标准提高到380元 is of 城乡居民基本医保财政补助标准. Of a
    short name (赤字) the whole of the other must stand there: 中央财政赤字2450亿元，比去年预算赤字
    减少500亿元.
    """
    mine, theirs = (core_name(placed.target.indicator_text) for placed in (short, long))
    rest = theirs.removesuffix(mine)
    if len(rest) < 2 or rest == theirs:
        return False
    alike = not qualifiers_differ(short.target, long.target)
    return alike and (rest if len(mine) >= PHRASE else theirs) in plain_name(short.before)


def _score_holders(mine: _Placed, theirs: _Placed) -> float:
    """How close what two bare names of the same words are of, in [0, 1]; 0 where unknown."""
    if mine.holder is None or theirs.holder is None:
        return 0.0
    if core_name(mine.target.indicator) != core_name(theirs.target.indicator):
        return 0.0
    return score_names(mine.holder, theirs.holder)


def _agreement(left: Target, right: Target, *, settings: PairSettings) -> float:
    """What speaks for the pair beside names and clauses; negative where it speaks against it."""

    def sign(holds: bool) -> int:
        return 1 if holds else -1

    frames = (
        left.period is right.period,
        left.threshold == right.threshold,
        left.scope == right.scope,
    )
    score = settings.unit * sign(find_measure(left.unit).family == find_measure(right.unit).family)
    score += settings.mode * sign(left.mode is right.mode)
    score += settings.frame * sum(map(sign, frames))
    return score + (settings.value if (left.low, left.high) == (right.low, right.high) else 0.0)
