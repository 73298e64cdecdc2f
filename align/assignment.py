"""Turn scores into links: which pairs are accepted, how they group, what moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from policydiff.stages.align.alignment import (
    Alignment,
    Links,
    Rejected,
    Relation,
    ScorePart,
    Verdict,
)
from policydiff.stages.align.candidates import Mask
from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.flow_direction import are_opposite
from policydiff.stages.align.fragments import find_unborne, is_fragment
from policydiff.stages.align.link_order import Pair, find_chain, find_crossing
from policydiff.stages.align.scoring import CERTAIN, Scores, probability_of
from policydiff.stages.align.synonyms import shared_synonyms
from policydiff.stages.align.term_tables import Grid
from policydiff.stages.align.wording_change import classify_change, coverage, shared_terms
from policydiff.stages.documents import Clause

# Least probability of a link: F1 is best at half the best F1 that can be had (Lipton, Elkan &
# Naryanaswamy 2014), which is 0.77 for `same` on left-out fields, and 0.7 for `same` or `related`.
SAME = 0.35
RELATED = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """All that assignment looks at."""

    base: tuple[Clause, ...]
    other: tuple[Clause, ...]
    base_views: tuple[ClauseView, ...]
    other_views: tuple[ClauseView, ...]
    candidates: Mask
    scores: Scores
    identical: Mask  # base × other: the same text
    rarity: Mapping[str, float]  # of words, in nats
    verdicts: Mapping[Pair, Verdict]


class Assign(Protocol):
    """Makes links of scored candidates, as `assign`."""

    def __call__(self, scored: Scored, *, ordered: bool) -> Links:
        """Alignments in order of base, then of other; and what was rejected."""


def assign(scored: Scored, *, ordered: bool) -> Links:
    """Alignments in order of base, then of other; and the best rejected pair of each lone clause.

    Args:
        scored: Both sides with their candidates and scores.
        ordered: Whether links follow the order of the clauses where it holds; what stands out
            of order must then be the best for both its clauses, or a piece split off, and has
            moved.
    """
    relations = _borne_out(scored, _relations(scored), ordered=ordered)
    surplus = _surplus(scored, relations, ordered=ordered)
    relations = {pair: relation for pair, relation in relations.items() if pair not in surplus}
    moved = frozenset[Pair]()
    if ordered:
        relations, moved = _in_order(scored, relations)
    same = sorted(pair for pair, relation in relations.items() if relation is Relation.SAME)
    related = sorted(pair for pair, relation in relations.items() if relation is Relation.RELATED)
    groups = [*_stars(scored, same), *([pair] for pair in related)]
    alignments = [_alignment(scored, group, relations[group[0]], moved) for group in groups]
    position = {clause.id: at for at, clause in enumerate(scored.base)}
    places = {clause.id: at for at, clause in enumerate(scored.other)}
    alignments.sort(key=lambda a: (position[a.base[0]], places[a.other[0]]))
    return Links(alignments=tuple(alignments), rejected=_rejected(scored, same))


def _relations(scored: Scored) -> dict[Pair, Relation]:
    relations: dict[Pair, Relation] = {}
    identical = scored.identical
    settled = np.asarray(identical.any(axis=1)), np.asarray(identical.any(axis=0))
    for base, other in np.argwhere(scored.candidates):
        pair = int(base), int(other)
        same = scored.scores.probability[pair] >= SAME
        if same and not _elsewhere(scored, pair, settled) and not _other_turn(scored, pair):
            relations[pair] = Relation.SAME
        elif same or scored.scores.related[pair] >= RELATED:
            relations[pair] = Relation.RELATED
    for pair, verdict in scored.verdicts.items():
        if verdict is Verdict.NO:
            relations.pop(pair, None)
        else:
            relations[pair] = Relation(verdict.value)
    return relations


def _borne_out(
    scored: Scored, relations: Mapping[Pair, Relation], *, ordered: bool
) -> dict[Pair, Relation]:
    """Relations without those of fragments that nothing but their own few words speaks for."""
    unborne = find_unborne(scored.base_views, scored.other_views, relations, ordered=ordered)
    return {p: r for p, r in relations.items() if p not in unborne or p in scored.verdicts}


def _elsewhere(scored: Scored, pair: Pair, settled: tuple[Mask, Mask]) -> bool:
    """Whether both clauses have a counterpart of the same text, and it is not this one."""
    return bool(settled[0][pair[0]] and settled[1][pair[1]] and not scored.identical[pair])


def _other_turn(scored: Scored, pair: Pair) -> bool:
    """Whether one clause reviews results and the other sets targets: related, never the same."""
    turns = scored.base_views[pair[0]].turn, scored.other_views[pair[1]].turn
    return turns[0] * turns[1] < 0 and not scored.identical[pair]


def _surplus(scored: Scored, relations: Iterable[Pair], *, ordered: bool) -> frozenset[Pair]:
    """Pairs of the same text beyond the one that each clause has its counterpart in.

    Where a text stands several times, its first clause goes with the first over there, the second
    with the second; in versions of one document those go before that are in order. What one side
    has more often is left over between versions (it was added or left out); elsewhere it goes with
    the last one over there.
    """
    equal = sorted(p for p in relations if scored.identical[p] and p not in scored.verdicts)
    kept = set(find_chain(equal, strict=True)) if ordered else set[Pair]()
    bases, others = {pair[0] for pair in kept}, {pair[1] for pair in kept}
    for pair in equal:
        if pair[0] not in bases and pair[1] not in others:
            kept.add(pair)
            bases.add(pair[0])
            others.add(pair[1])
    if not ordered:
        kept |= set({base: (base, other) for base, other in equal if base not in bases}.values())
        kept |= set({other: (base, other) for base, other in equal if other not in others}.values())
    return frozenset(equal) - kept


def _in_order(
    scored: Scored, relations: Mapping[Pair, Relation]
) -> tuple[dict[Pair, Relation], frozenset[Pair]]:
    """Relations that keep to the order of the clauses, and the pairs that moved.

    Links out of order stand only where each clause is the best for the other, or all of one stands
    in the other and nowhere better, as a piece that was split off; else they are merely related.
    """
    same = [pair for pair, relation in relations.items() if relation is Relation.SAME]
    best = [pair for pair in same if _is_best(scored, pair)]
    crossing = find_crossing(same, find_chain(best, strict=False))
    moved = frozenset(
        pair
        for pair in crossing
        if pair in best or pair in scored.verdicts or _is_piece(scored, pair)
    )
    return {**relations, **dict.fromkeys(crossing - moved, Relation.RELATED)}, moved


def _is_best(scored: Scored, pair: Pair) -> bool:
    """Whether no clause of either side scores higher with one of the pair."""
    grid, score = scored.scores.probability, scored.scores.probability[pair]
    return bool(score >= grid[pair[0]].max() and score >= grid[:, pair[1]].max())


def _is_piece(scored: Scored, pair: Pair) -> bool:
    """Whether the whole text of one clause stands in the other, which is the best one for it."""
    base, other = scored.base_views[pair[0]].bare, scored.other_views[pair[1]].bare
    grid, score = scored.scores.probability, scored.scores.probability[pair]
    return bool(
        (base in other and score >= grid[pair[0]].max())
        or (other in base and score >= grid[:, pair[1]].max())
    )


def _stars(scored: Scored, same: Sequence[Pair]) -> list[list[Pair]]:
    """Group links into 1–n and n–1: each goes to its end with more links.

    Links whose ends have as many, of the same text, or decided by a person, stand by themselves.
    """
    alone = [pair for pair in same if scored.identical[pair] or pair in scored.verdicts]
    free = [pair for pair in same if pair not in alone]
    bases, others = Counter(base for base, _ in free), Counter(other for _, other in free)
    stars = defaultdict[tuple[int | None, int | None], list[Pair]](list)
    for base, other in free:
        centre = (
            base if bases[base] >= others[other] else None,
            other if others[other] >= bases[base] else None,
        )
        stars[centre].append((base, other))
    return [*([pair] for pair in alone), *stars.values()]


def _alignment(
    scored: Scored, group: Sequence[Pair], relation: Relation, moved: frozenset[Pair]
) -> Alignment:
    base = tuple(dict.fromkeys(pair[0] for pair in group))
    other = tuple(dict.fromkeys(pair[1] for pair in group))
    left = [scored.base_views[at] for at in base]
    right = [scored.other_views[at] for at in other]
    decided = group[0] in scored.verdicts
    why = _mean_parts([scored.scores.why(*pair) for pair in group])
    if decided:
        rest = CERTAIN - sum(part.log_odds for part in why)
        why = (*why, ScorePart(name="decision", log_odds=rest))
    return Alignment(
        base=tuple(scored.base[at].id for at in base),
        other=tuple(scored.other[at].id for at in other),
        score=_score(why),
        relation=relation,
        change=classify_change(left, right),
        coverage=coverage(left, right, scored.rarity),
        why=why,
        shared=shared_terms(left, right, scored.rarity),
        synonyms=shared_synonyms((v.bare for v in left), (v.bare for v in right)),
        moved=any(pair in moved for pair in group),
        decided=decided,
        opposite=are_opposite((v.direction for v in left), (v.direction for v in right)),
        boilerplate=round(max(v.boilerplate for v in (*left, *right)), 4),
    )


def _mean_parts(whys: Sequence[tuple[ScorePart, ...]]) -> tuple[ScorePart, ...]:
    """The parts of a group: the mean of its pairs', so that they sum to the mean logit."""
    return tuple(
        ScorePart(name=parts[0].name, log_odds=sum(p.log_odds for p in parts) / len(parts))
        for parts in zip(*whys, strict=True)
    )


def _score(why: Sequence[ScorePart]) -> float:
    return float(probability_of(np.asarray(sum(part.log_odds for part in why))))


def _rejected(scored: Scored, same: Iterable[Pair]) -> tuple[Rejected, ...]:
    """The best pair of each clause without a link of relation same, each pair once.

    A candidate goes before all others, which only stand in where a clause has none. Fragments have
    no nearest clause and are none.
    """
    linked = {pair[0] for pair in same}, {pair[1] for pair in same}
    base, other = (
        np.array([not is_fragment(view) for view in side], dtype=bool)
        for side in (scored.base_views, scored.other_views)
    )
    if not base.any() or not other.any():
        return ()
    grid: Grid = np.where(np.outer(base, other), scored.scores.probability + scored.candidates, -1)
    lone = [at for at in np.flatnonzero(base) if at not in linked[0]]
    alone = [at for at in np.flatnonzero(other) if at not in linked[1]]
    rows = {(int(at), int(grid[at].argmax())) for at in lone}
    columns = {(int(grid[:, at].argmax()), int(at)) for at in alone}
    return tuple(
        Rejected(
            base=scored.base[left].id,
            other=scored.other[right].id,
            score=float(scored.scores.probability[left, right]),
            why=scored.scores.why(left, right),
            decided=scored.verdicts.get((left, right)) is Verdict.NO,
        )
        for left, right in sorted(rows | columns)
    )
