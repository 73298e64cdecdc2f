"""Similarities → named features of every pair; all of them symmetric in the two sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.copying import Copying
from align.similarity import Grid, Similarities
from align.view import GENERAL, SAFEGUARDS, Role, View

STANDINGS = ("words", "characters", "topics", "sentences", "fields")
PSEUDO_CLAUSES = 10  # weight of the usual mean and deviation against a side's own clauses
STANDING_LIMIT = 6.0  # deviations; a text against itself stands far higher, which says no more
MARGIN_LIMIT = 1.5  # deviations; 1 to 4 do alike, docs/decisions/0002-alignment.md


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
    base: Sequence[View],
    other: Sequence[View],
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
        # An item is told by one clause and named by others of any role, which rival rightly.
        "margin": _margin(fused) * peers,
        **{name: grid * peers for name, grid in _roles(base, other).items()},
        "indicator": _indicators(base, other),
        "boilerplate": np.maximum.outer(
            [v.boilerplate for v in base], [v.boilerplate for v in other]
        ),
        "annex": np.full_like(fused, copying.annex),
        "annex_verbatim": copying.verbatim,
        "annex_named": copying.named,
    }
    return Features(
        names=tuple(found),
        values=np.stack([*found.values()], axis=-1),
        identical=np.array([[a.bare == b.bare for b in other] for a in base]),
    )


def _standing(grid: Grid, usual: Usual) -> Grid:
    standing = (_against(grid, usual, axis=1) + _against(grid, usual, axis=0)) / 2
    return np.clip(standing, -STANDING_LIMIT, STANDING_LIMIT)


def _against(grid: Grid, usual: Usual, *, axis: int) -> Grid:
    total = grid.shape[axis] + PSEUDO_CLAUSES
    mean = (grid.sum(axis=axis, keepdims=True) + PSEUDO_CLAUSES * usual.mean) / total
    spread = ((grid - mean) ** 2).sum(axis=axis, keepdims=True)
    variance = (spread + PSEUDO_CLAUSES * usual.deviation**2) / total
    return np.asarray((grid - mean) / np.sqrt(variance))


def _margin(fused: Grid) -> Grid:
    """Lead over the best rival in row and column, mean of both; negative behind it."""
    if not fused.size:
        return fused
    return (_lead(fused) + _lead(fused.T).T) / 2


def _lead(fused: Grid) -> Grid:
    if fused.shape[1] < 2:
        return np.zeros_like(fused)
    best = np.sort(fused, axis=1)[:, -2:]
    rival = np.where(fused >= best[:, 1:], best[:, :1], best[:, 1:])
    return np.clip(fused - rival, -MARGIN_LIMIT, MARGIN_LIMIT)


def _roles(base: Sequence[View], other: Sequence[View]) -> dict[str, Grid]:
    roles = list(Role)
    table = np.array([[_relation(a, b) for b in roles] for a in roles])
    left, right = ([roles.index(view.role) for view in side] for side in (base, other))
    cells = table[np.ix_(left, right)]
    return {f"role_{name}": (cells == name).astype(float) for name in ("same", "opening", "clash")}


def _relation(left: Role, right: Role) -> str:
    """How two roles stand to each other; "" for two tasks, and for two of one group."""
    if left is right:
        return "" if left is Role.TASK else "same"
    if any(left in group and right in group for group in (GENERAL, SAFEGUARDS)):
        return ""
    if {left, right} == {Role.INTRO, Role.TASK}:
        return "opening"
    return "clash"


def _indicators(base: Sequence[View], other: Sequence[View]) -> Grid:
    cells = [[float(bool(a.indicators & b.indicators)) for b in other] for a in base]
    return np.array(cells).reshape(len(base), len(other))
