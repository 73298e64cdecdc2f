"""Score pairs: the probability that two clauses are one provision, with its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.alignment import ScorePart
from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.pair_features import (
    Features,
    features_of,
    find_ground,
    find_identical,
)
from policydiff.stages.align.similarity import Similarities
from policydiff.stages.align.term_tables import Grid
from policydiff.stages.align.verbatim_overlap import find_copying
from policydiff.stages.align.weights import PARTS, Weights, load_weights

PART_NAMES = ("prior", *(name for name, _ in PARTS), "identical")
CERTAIN = 6.9068  # log-odds of 0.999: clauses with the same text, and what a person decided
_CELLS = 2**20  # pairs scored at a time: some 100 MB
_DECIMALS = 4  # of a part; the sum of the rounded parts is the logit, so they agree exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What each pair scores."""

    probability: Grid  # that the pair is the same provision
    related: Grid  # that it is the same or related
    parts: tuple[NDArray[np.int32], ...]  # by name: log-odds in units of the last decimal
    names: tuple[str, ...] = PART_NAMES

    def why(self, base: int, other: int) -> tuple[ScorePart, ...]:
        """The parts of one score; they sum to its logit."""
        return tuple(
            ScorePart(name=name, log_odds=int(part[base, other]) / 10**_DECIMALS)
            for name, part in zip(self.names, self.parts, strict=True)
            if name != "identical" or part[base, other]
        )


ScoreViews = Callable[[Sequence[ClauseView], Sequence[ClauseView], Similarities], Scores]


def score_by(weights: Weights | None) -> ScoreViews:
    """Scoring by these weights; None: by those shipped with the program."""
    return score_views if weights is None else partial(score_views, weights=weights)


def score_views(
    base: Sequence[ClauseView],
    other: Sequence[ClauseView],
    similarities: Similarities,
    *,
    weights: Weights | None = None,
) -> Scores:
    """Score every pair by its features and the weights; None: those shipped with the program."""
    weights = load_weights() if weights is None else weights
    copying = find_copying(base, other)
    ground = find_ground(base, other, similarities, copying, weights.usual)
    identical = find_identical(base, other)
    found = _empty(identical.shape)
    step = max(1, _CELLS // max(1, len(other)))
    for start in range(0, len(base), step):
        rows = slice(start, start + step)
        some = _scored(features_of(ground, rows), identical[rows], weights)
        found.probability[rows], found.related[rows] = some.probability, some.related
        for whole, part in zip(found.parts, some.parts, strict=True):
            whole[rows] = part
    return found


def _empty(shape: tuple[int, ...]) -> Scores:
    """Scores to be filled some rows at a time, so that memory stays bounded."""
    parts = tuple(np.empty(shape, dtype=np.int32) for _ in PART_NAMES)
    return Scores(probability=np.empty(shape), related=np.empty(shape), parts=parts)


def score_pairs(features: Features, weights: Weights) -> Scores:
    """Score every pair; a probability in (0, 1)."""
    return _scored(features.grids, features.identical, weights)


def _scored(grids: Mapping[str, Grid], identical: NDArray[np.bool_], weights: Weights) -> Scores:
    prior = np.round(np.full(identical.shape, weights.prior), _DECIMALS)
    related = np.full(prior.shape, weights.related_prior)
    parts, logit = [_stored(prior)], prior
    for _, names in PARTS:
        part = np.zeros(prior.shape)
        for name in names:
            at = weights.names.index(name)
            standard = (grids[name] - weights.centre[at]) / weights.scale[at]
            part += standard * weights.values[at]
            related += standard * weights.related_values[at]
        part = np.round(part, _DECIMALS)
        parts.append(_stored(part))
        logit = logit + part
    missing = np.round(np.clip(CERTAIN - logit, 0, None) * identical, _DECIMALS)
    parts.append(_stored(missing))
    return Scores(
        probability=probability_of(logit + missing),
        related=probability_of(related),
        parts=tuple(parts),
    )


def _stored(part: Grid) -> NDArray[np.int32]:
    """A part in units of its last decimal, at half the memory."""
    return np.asarray(np.rint(part * 10**_DECIMALS), dtype=np.int32)


def probability_of(logit: Grid) -> Grid:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-logit)))
