"""What a user's verdicts say of the score: the features of the judged pairs of clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.aligner import place_verdicts
from policydiff.stages.align.alignment import Decision, Side, Verdict
from policydiff.stages.align.clause_view import own_places, view_side
from policydiff.stages.align.decisions import Rulings
from policydiff.stages.align.pair_features import find_features
from policydiff.stages.align.similarity import compare_views
from policydiff.stages.align.verbatim_overlap import find_copying
from policydiff.stages.align.weights import Weights
from policydiff.stages.align.word_statistics import load_background
from policydiff.stages.documents import Part
from policydiff.stages.targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Judged pairs of clauses, a row each; those of the same text are left out."""

    values: NDArray[np.float64]  # features, standardised as the shipped weights have them
    same: NDArray[np.bool_]  # judged `same`
    linked: NDArray[np.bool_]  # judged `same` or `related`
    pairs: NDArray[np.int64]  # a number for each two documents
    clauses: NDArray[np.int64]  # a number for each clause of the first of them

    def some(self, rows: NDArray[np.bool_]) -> Examples:
        """The rows that are marked."""
        return Examples(
            values=self.values[rows],
            same=self.same[rows],
            linked=self.linked[rows],
            pairs=self.pairs[rows],
            clauses=self.clauses[rows],
        )


def find_examples(plans: Sequence[Plan], rulings: Rulings, weights: Weights) -> Examples:
    """The verdicts on clauses of these plans, with the features of what was judged.

    Args:
        plans: The documents that were judged; rows on others are passed over.
        rulings: The verdicts.
        weights: Those shipped, by which features are standardised.

    Raises:
        LexiconError: A row names a clause that its document does not have.
        SettingsError: A row on two documents names a clause of an annex.
    """
    judged = [(sides, d) for sides, d in _judged(plans, rulings) if d]
    values = [np.zeros((0, len(weights.names)))]
    rows = list[tuple[Verdict, int, int]]()
    for number, ((base, other), decisions) in enumerate(judged):
        found, kept = _features(base, other, decisions, weights)
        values.append(found)
        rows += [(verdict, number, clause) for verdict, clause in kept]
    first = {key: at for at, key in enumerate(dict.fromkeys((p, c) for _, p, c in rows))}
    return Examples(
        values=np.vstack(values),
        same=np.array([verdict is Verdict.SAME for verdict, *_ in rows], dtype=bool),
        linked=np.array([verdict is not Verdict.NO for verdict, *_ in rows], dtype=bool),
        pairs=np.array([pair for _, pair, _ in rows], dtype=np.int64),
        clauses=np.array([first[pair, clause] for _, pair, clause in rows], dtype=np.int64),
    )


_Judged = tuple[tuple[Side, Side], tuple[Decision, ...]]


def _judged(plans: Sequence[Plan], rulings: Rulings) -> Iterator[_Judged]:
    """The sides of every two plans, and of each plan and its annex, with their verdicts."""
    for base, other in combinations(plans, 2):
        sides = _side(base, annex=False), _side(other, annex=False)
        yield sides, rulings.between(base.document, other.document)
    for plan in plans:
        sides = _main_and_annex(plan)
        yield sides, rulings.between(plan.document, plan.document)


def _side(plan: Plan, *, annex: bool) -> Side:
    document = plan.document
    items = tuple(c for c in document.clauses if c.part is Part.ANNEX)
    return Side(plan=plan, clauses=items if annex else document.main_text)


def _main_and_annex(plan: Plan) -> tuple[Side, Side]:
    main = tuple(c for c in plan.document.clauses if c.part is not Part.ANNEX)
    return Side(plan=plan, clauses=main), _side(plan, annex=True)


def _features(
    left: Side, right: Side, decisions: Sequence[Decision], weights: Weights
) -> tuple[NDArray[np.float64], list[tuple[Verdict, int]]]:
    """The standardised features of the judged pairs, and verdict and base clause of each."""
    verdicts = place_verdicts(left, right, decisions)
    places = own_places(left.plan.document.jurisdiction, right.plan.document.jurisdiction)
    base, other = view_side(left, places=places), view_side(right, places=places)
    similarities = compare_views(base, other, load_background())
    copying = find_copying(base, other)
    features = find_features(base, other, similarities, copying, weights.usual)
    kept = [pair for pair in sorted(verdicts) if not features.identical[pair]]
    values = [[features.grids[name][pair] for name in weights.names] for pair in kept]
    shape = len(kept), len(weights.names)
    standard = (np.array(values, dtype=float).reshape(shape) - weights.centre) / weights.scale
    return standard, [(verdicts[pair], pair[0]) for pair in kept]
