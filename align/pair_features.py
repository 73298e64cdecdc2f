"""Compute the named features of every pair; all are symmetric in the two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.clause_view import GENERAL, PLAIN, SAFEGUARDS, ClauseView, Role
from policydiff.stages.align.similarity import Grid, Similarities, multiply
from policydiff.stages.align.verbatim_overlap import Copying

STANDINGS = (
    "words",
    "characters",
    "topics",
    "sentences",
    "fields",
    "lead_words",
    "lead_topics",
)
PSEUDO_CLAUSES = 30  # weight of the usual mean and deviation against a side's own clauses
STANDING_LIMIT = 6.0  # deviations; a text against itself stands far higher, which says no more
MARGIN_LIMIT = 2.5  # deviations; 1 to 4 do alike, docs/decisions/0002-alignment.md
NAMED_LIMIT = 1.5  # as a rare phrase of six characters, named whole; a longer one says no more
SHORT_WORDS = 5  # added to every length: two words or four make no difference
SIZES = (20, 100)  # clauses a side of the training pairs has, about; beyond, the nearest counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Mean and standard deviation of a similarity over the pairs of the training documents."""

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of every pair."""

    names: tuple[str, ...]
    values: NDArray[np.float64]  # base × other × names
    identical: NDArray[np.bool_]  # base × other: the same text but for white space, punctuation


def find_features(
    base: Sequence[ClauseView],
    other: Sequence[ClauseView],
    similarities: Similarities,
    copying: Copying,
    usual: Mapping[str, Usual],
) -> Features:
    """Features of all pairs, in the order of `names`.

    A *standing* says how far a similarity lies above what is usual for its row and its column,
    in standard deviations, the mean of both: 长三角 in every clause makes all alike, not one.
    """
    grids: dict[str, Grid] = {name: getattr(similarities, name) for name in STANDINGS}
    standing = {name: _standing(grid, usual[name]) for name, grid in grids.items()}
    fused = np.mean([standing[name] for name in STANDINGS], axis=0)
    peers = float(not copying.annex)
    found: dict[str, Grid] = {
        **{f"{name}_standing": grid for name, grid in standing.items()},
        "topics": similarities.topics,
        "alternatives": np.full_like(fused, _alternatives(len(base), len(other))),
        # An item is told by one clause and named by others of any role, which rival rightly.
        "margin": _margin(fused, base, other) * peers,
        "siblings": _siblings(fused, base, other) * peers,
        **{name: grid * peers for name, grid in _roles(base, other).items()},
        "bodies": _bodies(base, other) * peers,
        "indicator": _indicators(base, other),
        "boilerplate": np.maximum.outer(
            [v.boilerplate for v in base], [v.boilerplate for v in other]
        ),
        "annex": np.full_like(fused, copying.annex),
        "annex_verbatim": copying.verbatim,
        "annex_named": np.minimum(copying.named, NAMED_LIMIT),
    }
    return Features(
        names=tuple(found),
        values=np.stack([*found.values()], axis=-1),
        identical=find_identical(base, other),
    )


def find_identical(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> NDArray[np.bool_]:
    """Which clauses are unchanged (see `normalise_meaningful`), base × other."""
    texts = {view.meaningful: number for number, view in enumerate((*base, *other))}
    left, right = ([texts[view.meaningful] for view in side] for side in (base, other))
    return np.asarray(np.equal.outer(np.array(left), np.array(right)))


def _standing(grid: Grid, usual: Usual) -> Grid:
    standing = (_against(grid, usual, axis=1) + _against(grid, usual, axis=0)) / 2
    return np.clip(standing, -STANDING_LIMIT, STANDING_LIMIT)


def _against(grid: Grid, usual: Usual, *, axis: int) -> Grid:
    total = grid.shape[axis] + PSEUDO_CLAUSES
    mean = (grid.sum(axis=axis, keepdims=True) + PSEUDO_CLAUSES * usual.mean) / total
    spread = ((grid - mean) ** 2).sum(axis=axis, keepdims=True)
    variance = (spread + PSEUDO_CLAUSES * usual.deviation**2) / total
    return np.asarray((grid - mean) / np.sqrt(variance))


def _alternatives(base: int, other: int) -> float:
    """Log of the chance that a pair of clauses is one of few: the more clauses, the lower."""
    least, most = SIZES
    return sum(-log(min(max(size, least), most)) for size in (base, other)) / 2


def _margin(fused: Grid, base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Grid:
    """Lead over the best rival in row and column, the mean of both; negative behind it.

    The rivals of the shorter clause weigh more: it tells one thing, the longer one several.
    """
    if not fused.size:
        return fused
    left, right = (
        np.sqrt([len(v.reading.words) + SHORT_WORDS for v in side]) for side in (base, other)
    )
    row = right[None, :] / (left[:, None] + right[None, :])
    return np.asarray(row * _lead(fused) + (1 - row) * _lead(fused.T).T)


def _siblings(fused: Grid, base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Grid:
    """How the other clauses under the same heading stand to the same clause over there."""
    rows = _under_heading(base) @ fused
    columns = fused @ _under_heading(other).T
    return np.maximum(rows, columns)


def _under_heading(views: Sequence[ClauseView]) -> Grid:
    """For each clause the weight of each other one under its heading; they sum to under 1."""
    same = np.array([[float(a is not b and a.heading == b.heading) for b in views] for a in views])
    return np.asarray(same / (same.sum(axis=1, keepdims=True) + 1))


def _lead(fused: Grid) -> Grid:
    if fused.shape[1] < 2:
        return np.zeros_like(fused)
    best = np.sort(fused, axis=1)[:, -2:]
    rival = np.where(fused >= best[:, 1:], best[:, :1], best[:, 1:])
    return np.clip(fused - rival, -MARGIN_LIMIT, MARGIN_LIMIT)


def _roles(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> dict[str, Grid]:
    roles = list(Role)
    table = np.array([[_relation(a, b) for b in roles] for a in roles])
    left, right = ([roles.index(view.role) for view in side] for side in (base, other))
    cells = table[np.ix_(left, right)]
    first = np.outer([v.first for v in base], [v.first for v in other])
    return {
        "role_first": ((cells == "same") & first).astype(float),
        **{f"role_{name}": (cells == name).astype(float) for name in ("other", "opening", "clash")},
    }


def _relation(left: Role, right: Role) -> str:
    """How two roles stand to each other; "" where that says nothing."""
    if left is right:
        return "" if left in (Role.TASK, Role.INTRO) else "same"
    if any(left in group and right in group for group in (GENERAL, SAFEGUARDS, PLAIN)):
        return "other" if left in SAFEGUARDS and Role.MEASURE not in (left, right) else ""
    if {left, right} == {Role.INTRO, Role.TASK}:
        return "opening"
    return "clash"


def _bodies(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Grid:
    """Cosine of the functions of the bodies that must act, common ones weighing less."""
    spoken = Counter(key for view in (*base, *other) for key in view.functions)
    weight = {key: log((len(base) + len(other) + 1) / (n + 0.5)) for key, n in spoken.items()}
    left, right = ([_weighed(view.functions, weight) for view in side] for side in (base, other))
    return multiply(left, right)


def _weighed(functions: frozenset[str], weight: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight[key] ** 2 for key in functions))
    return {key: weight[key] / length for key in sorted(functions)}


def _indicators(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Grid:
    cells = [[float(bool(a.indicators & b.indicators)) for b in other] for a in base]
    return np.array(cells).reshape(len(base), len(other))
