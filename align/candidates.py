"""Choose the pairs of clauses that are worth scoring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.clause_view import ClauseView, Role
from policydiff.stages.align.similarity import Grid, Similarities

NEIGHBOURS = 8  # best of each clause in each view, both ways; with 5 the recall was 1.00 already

Mask = NDArray[np.bool_]  # base × other: True for a candidate
FindCandidates = Callable[[Sequence[ClauseView], Sequence[ClauseView], Similarities], Mask]


def find_candidates(
    base: Sequence[ClauseView], other: Sequence[ClauseView], similarities: Similarities
) -> Mask:
    """The nearest neighbours in each view, both ways, and who shares an indicator or a role.

    Its recall is measured on its own (see data/weights.json): what is no candidate is never found.
    """
    found = np.zeros(similarities.words.shape, dtype=bool)
    views = (similarities.words, similarities.characters, similarities.topics, similarities.fields)
    for grid in views:
        found |= _nearest(grid) | _nearest(grid.T).T
    shared = [[_shares(a, b) for b in other] for a in base]
    return np.asarray(found | np.array(shared, dtype=bool).reshape(found.shape))


def _nearest(grid: Grid) -> Mask:
    """The cells that are among the best of their row, and above 0."""
    if grid.shape[1] <= NEIGHBOURS:
        return grid > 0
    bar = np.partition(grid, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS][:, None]
    return np.asarray((grid >= bar) & (grid > 0))


def _shares(base: ClauseView, other: ClauseView) -> bool:
    role = base.role is other.role and base.role not in (Role.TASK, Role.INTRO)
    return role or not base.indicators.isdisjoint(other.indicators)
