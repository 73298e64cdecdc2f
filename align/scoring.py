"""Score pairs: the probability that two clauses are one provision, with its parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.alignment import ScorePart
from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.pair_features import (
    Features,
    Usual,
    features_of,
    find_ground,
    find_identical,
)
from policydiff.stages.align.similarity import Similarities
from policydiff.stages.align.term_tables import Grid
from policydiff.stages.align.verbatim_overlap import find_copying
from policydiff.stages.support.resources import shipped_text

# The names that readers see: each feature adds to one of them.
PARTS = (
    ("words", ("words_standing",)),
    ("characters", ("characters_standing",)),
    ("subject", ("topics", "fields_standing")),
    ("rivals", ("margin", "alternatives")),
    ("siblings", ("siblings",)),
    ("bodies", ("bodies",)),
    ("indicator", ("indicator",)),
    ("boilerplate", ("boilerplate",)),
    ("annex", ("annex", "annex_verbatim", "annex_named")),
    ("role", ("role_first", "role_other", "role_opening", "role_clash")),
)
PART_NAMES = ("prior", *(name for name, _ in PARTS), "identical")
NAMES = tuple(name for _, names in PARTS for name in names)
CERTAIN = 6.9068  # log-odds of 0.999: clauses with the same text, and what a person decided
_CELLS = 2**20  # pairs scored at a time: some 100 MB
_DECIMALS = 4  # of a part; the sum of the rounded parts is the logit, so they agree exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic regression over named features, from data/weights.json."""

    names: tuple[str, ...]
    values: NDArray[np.float64]  # log-odds for one standard deviation
    centre: NDArray[np.float64]
    scale: NDArray[np.float64]
    prior: float  # log-odds of a pair whose features are all at their centre
    related_values: NDArray[np.float64]  # the same for a pair that is the same or related
    related_prior: float
    usual: Mapping[str, Usual]


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


def score_views(
    base: Sequence[ClauseView], other: Sequence[ClauseView], similarities: Similarities
) -> Scores:
    """Score every pair by its features and the weights shipped with the program."""
    weights = load_weights()
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


@cache
def load_weights() -> Weights:
    """The weights shipped with the program."""
    data = json.loads(shipped_text("align", "data", "weights.json"))
    features = data["features"]
    return Weights(
        names=NAMES,
        values=np.array([features[name]["weight"] for name in NAMES]),
        centre=np.array([features[name]["centre"] for name in NAMES]),
        scale=np.array([features[name]["scale"] for name in NAMES]),
        prior=data["prior"],
        related_values=np.array([features[name]["related"] for name in NAMES]),
        related_prior=data["related_prior"],
        usual={name: Usual(**given) for name, given in data["usual"].items()},
    )
