"""Choose the pairs of clauses that are worth scoring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.clause_view import ClauseView, Role
from policydiff.stages.align.similarity import Similarities, share_indicator
from policydiff.stages.align.term_tables import Grid

NEIGHBOURS = 8  # best of each clause in each view, both ways; with 5 the recall was 1.00 already

_ROLES = {role: number for number, role in enumerate(Role)}

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
    return np.asarray(found | _share_role(base, other) | share_indicator(base, other))


def _nearest(grid: Grid) -> Mask:
    """The cells that are among the best of their row, and above 0."""
    if grid.shape[1] <= NEIGHBOURS:
        return grid > 0
    bar = np.partition(grid, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS][:, None]
    return np.asarray((grid >= bar) & (grid > 0))


def _share_role(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Mask:
    """Whether both have the same role, of those that few clauses have."""
    many = (Role.TASK, Role.INTRO)
    left, right = (np.array([_ROLES[view.role] for view in side]) for side in (base, other))
    telling = np.array([view.role not in many for view in base], dtype=bool)
    return np.asarray(np.equal.outer(left, right) & telling[:, None])
