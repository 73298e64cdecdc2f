"""The weights of the score: a logistic regression over named features, as files hold it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.pair_features import ARTICLE, BETWEEN_REGULATIONS, Usual
from policydiff.stages.support.resources import shipped_text

FORMAT = 2  # of the file; another one where a feature is computed in another way
_DIGITS = 16

# The names that readers see: each feature adds to one of them.
_PARTS = (
    ("words", ("words_standing",)),
    ("characters", ("characters_standing",)),
    ("subject", ("topics", "fields_standing")),
    ("tasks", ("tasks_standing",)),
    ("rivals", ("margin", "alternatives")),
    ("length", ("length_gap", "length_least")),
    ("siblings", ("siblings",)),
    ("bodies", ("bodies",)),
    ("indicator", ("indicator",)),
    ("boilerplate", ("boilerplate",)),
    ("annex", ("annex", "annex_verbatim", "annex_named")),
    ("role", ("role_first", "role_other", "role_opening", "role_clash")),
    ("regulations", ("regulations",)),
)
PARTS = tuple(
    (part, (*names, *(name + ARTICLE for name in names if name in BETWEEN_REGULATIONS)))
    for part, names in _PARTS
)
NAMES = tuple(name for _, names in PARTS for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic regression over named features."""

    names: tuple[str, ...]
    values: NDArray[np.float64]  # log-odds for one standard deviation
    centre: NDArray[np.float64]
    scale: NDArray[np.float64]
    prior: float  # log-odds of a pair whose features are all at their centre
    related_values: NDArray[np.float64]  # the same for a pair that is the same or related
    related_prior: float
    usual: Mapping[str, Usual]

    def digest(self) -> str:
        """A name of these numbers, the same wherever they are the same."""
        told = json.dumps(numbers_of(self), sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def weights_of(data: Mapping[str, Any]) -> Weights:
    """The weights that stand in a file of ours."""
    features = data["features"]
    values, related, centre, scale = (
        np.array([features[name][column] for name in NAMES], dtype=float)
        for column in ("weight", "related", "centre", "scale")
    )
    return Weights(
        names=NAMES,
        values=values,
        centre=centre,
        scale=scale,
        prior=float(data["prior"]),
        related_values=related,
        related_prior=float(data["related_prior"]),
        usual={name: Usual(**given) for name, given in data["usual"].items()},
    )


def numbers_of(weights: Weights) -> dict[str, Any]:
    """What a file says of weights, six decimals a number."""
    columns = (weights.values, weights.related_values, weights.centre, weights.scale)
    told = {
        "prior": weights.prior,
        "related_prior": weights.related_prior,
        "features": {
            name: dict(zip(("weight", "related", "centre", "scale"), map(float, row), strict=True))
            for name, *row in zip(weights.names, *columns, strict=True)
        },
        "usual": {name: asdict(usual) for name, usual in weights.usual.items()},
    }
    return rounded(told)


def rounded(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with six decimals a number."""
    text = json.dumps(told, ensure_ascii=False)
    data: dict[str, Any] = json.loads(text, parse_float=lambda number: round(float(number), 6))
    return data


@cache
def load_weights() -> Weights:
    """The weights shipped with the program."""
    return weights_of(json.loads(shipped_text("align", "data", "weights.json")))
