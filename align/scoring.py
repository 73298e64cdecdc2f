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
from policydiff.stages.align.pair_features import Features, Usual, find_features
from policydiff.stages.align.similarity import Grid, Similarities
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
    parts: NDArray[np.float64]  # base × other × names, in log-odds
    names: tuple[str, ...] = PART_NAMES

    def why(self, base: int, other: int) -> tuple[ScorePart, ...]:
        """The parts of one score; they sum to its logit."""
        return tuple(
            ScorePart(name=name, log_odds=float(value))
            for name, value in zip(self.names, self.parts[base, other], strict=True)
            if value or name != "identical"
        )


ScoreViews = Callable[[Sequence[ClauseView], Sequence[ClauseView], Similarities], Scores]


def score_views(
    base: Sequence[ClauseView], other: Sequence[ClauseView], similarities: Similarities
) -> Scores:
    """Score every pair by its features and the weights shipped with the program."""
    weights = load_weights()
    copying = find_copying(base, other)
    return score_pairs(find_features(base, other, similarities, copying, weights.usual), weights)


def score_pairs(features: Features, weights: Weights) -> Scores:
    """Score every pair; a probability in (0, 1)."""
    used = [features.names.index(name) for name in weights.names]
    standard = (features.values[..., used] - weights.centre) / weights.scale
    amounts = standard * weights.values
    related = standard @ weights.related_values + weights.related_prior
    grouped = [
        amounts[..., [weights.names.index(name) for name in names]].sum(axis=-1)
        for _, names in PARTS
    ]
    prior = np.full(amounts.shape[:2], weights.prior)
    parts = np.round(np.stack([prior, *grouped], axis=-1), _DECIMALS)
    missing = np.clip(CERTAIN - parts.sum(axis=-1), 0, None) * features.identical
    parts = np.concatenate([parts, np.round(missing, _DECIMALS)[..., None]], axis=-1)
    return Scores(
        probability=probability_of(parts.sum(axis=-1)),
        related=probability_of(related),
        parts=parts,
    )


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
