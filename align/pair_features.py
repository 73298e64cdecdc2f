"""Compute the named features of every pair; all are symmetric in the two sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policydiff.stages.align.clause_view import GENERAL, PLAIN, SAFEGUARDS, ClauseView, Role
from policydiff.stages.align.side_tables import SideTables, tables_of
from policydiff.stages.align.similarity import Similarities, share_indicator
from policydiff.stages.align.term_tables import (
    Grid,
    Positions,
    TermTable,
    lengths_of,
    product,
    rarity_of,
    share_of,
)
from policydiff.stages.align.verbatim_overlap import Copying
from policydiff.stages.align.word_statistics import load_background

STANDINGS = (
    "words",
    "characters",
    "topics",
    "sentences",
    "fields",
    "lead_words",
    "lead_topics",
)
TOLD = ("words", "characters", "fields")  # standings that are features by themselves too
PSEUDO_CLAUSES = 30  # weight of the usual mean and deviation against a side's own clauses
STANDING_LIMIT = 6.0  # deviations; a text against itself stands far higher, which says no more
MARGIN_LIMIT = 2.5  # deviations; 1 to 4 do alike, docs/decisions/0002-alignment.md
NAMED_LIMIT = 1.5  # as a rare phrase of six characters, named whole; a longer one says no more
SHORT_WORDS = 5  # added to every length: two words or four make no difference
_TELLING = ("first", "other", "opening", "clash")  # what roles tell; the first of those alike
SIZES = (20, 100)  # clauses a side of the training pairs has, about; beyond, the nearest counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Mean and standard deviation of a similarity over the pairs of the training documents."""

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of every pair."""

    grids: Mapping[str, Grid]  # by name
    identical: NDArray[np.bool_]  # base × other: the same text but for white space, punctuation


def find_features(
    base: Sequence[ClauseView],
    other: Sequence[ClauseView],
    similarities: Similarities,
    copying: Copying,
    usual: Mapping[str, Usual],
) -> Features:
    """Features of all pairs.

    A *standing* says how far a similarity lies above what is usual for its row and its column,
    in standard deviations, the mean of both: 长三角 in every clause makes all alike, not one.
    """
    fused, told = np.zeros(similarities.words.shape), dict[str, Grid]()
    for name in STANDINGS:
        standing = _standing(getattr(similarities, name), usual[name])
        fused += standing
        if name in TOLD:
            told[f"{name}_standing"] = standing
    fused /= len(STANDINGS)
    peers = float(not copying.annex)
    background = load_background()
    left, right = tables_of(base, background), tables_of(other, background)
    found: dict[str, Grid] = {
        **told,
        "topics": similarities.topics,
        "alternatives": _everywhere(fused, _alternatives(len(base), len(other))),
        # An item is told by one clause and named by others of any role, which rival rightly.
        "margin": _margin(fused, left, right) * peers,
        "siblings": _siblings(fused, left, right) * peers,
        **{name: grid * peers for name, grid in _roles(left, right).items()},
        "bodies": _bodies(left.functions, right.functions) * peers,
        "indicator": share_indicator(base, other).astype(float),
        "boilerplate": np.maximum.outer(left.boilerplate, right.boilerplate),
        "annex": _everywhere(fused, float(copying.annex)),
        "annex_verbatim": copying.verbatim,
        "annex_named": np.minimum(copying.named, NAMED_LIMIT),
    }
    return Features(grids=found, identical=find_identical(base, other))


def _everywhere(grid: Grid, value: float) -> Grid:
    """A grid of one value, which takes no memory."""
    return np.broadcast_to(np.float64(value), grid.shape)


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


def _margin(fused: Grid, left: SideTables, right: SideTables) -> Grid:
    """Lead over the best rival in row and column, the mean of both; negative behind it.

    The rivals of the shorter clause weigh more: it tells one thing, the longer one several.
    """
    if not fused.size:
        return fused
    mine, theirs = (np.sqrt(side.lengths + SHORT_WORDS) for side in (left, right))
    row = theirs[None, :] / (mine[:, None] + theirs[None, :])
    return np.asarray(row * _lead(fused) + (1 - row) * _lead(fused.T).T)


def _siblings(fused: Grid, left: SideTables, right: SideTables) -> Grid:
    """How the other clauses under the same heading stand to the same clause over there."""
    rows = _under_heading(fused, left.headings)
    return np.maximum(rows, _under_heading(fused.T, right.headings).T)


def _under_heading(fused: Grid, headings: Positions) -> Grid:
    """For each clause the sum of the others under its heading, over one more than these are."""
    size = np.bincount(headings)
    places = np.arange(len(headings))
    under = csr_matrix((np.ones(len(headings)), (headings, places)))
    summed = np.asarray(under @ fused)
    return np.asarray((summed[headings] - fused) / size[headings, None])


def _lead(fused: Grid) -> Grid:
    if fused.shape[1] < 2:
        return np.zeros_like(fused)
    best = np.sort(fused, axis=1)[:, -2:]
    rival = np.where(fused >= best[:, 1:], best[:, :1], best[:, 1:])
    return np.clip(fused - rival, -MARGIN_LIMIT, MARGIN_LIMIT)


def _roles(left: SideTables, right: SideTables) -> dict[str, Grid]:
    cells = _relations()[np.ix_(left.roles, right.roles)]
    first = np.outer(left.first, right.first).astype(bool)
    same, *others = _TELLING
    return {
        f"role_{same}": ((cells == 1) & first).astype(float),
        **{f"role_{n}": (cells == at).astype(float) for at, n in enumerate(others, start=2)},
    }


@cache
def _relations() -> NDArray[np.int8]:
    """How any two roles stand to each other: 0, or the place of the word among the telling."""
    told = ("", "same", *_TELLING[1:])
    table = [[told.index(_relation(a, b)) for b in Role] for a in Role]
    return np.array(table, dtype=np.int8)


def _relation(left: Role, right: Role) -> str:
    """How two roles stand to each other; "" where that says nothing."""
    if left is right:
        return "" if left in (Role.TASK, Role.INTRO) else "same"
    if any(left in group and right in group for group in (GENERAL, SAFEGUARDS, PLAIN)):
        return "other" if left in SAFEGUARDS and Role.MEASURE not in (left, right) else ""
    if {left, right} == {Role.INTRO, Role.TASK}:
        return "opening"
    return "clash"


def _bodies(left: TermTable, right: TermTable) -> Grid:
    """Cosine of the functions of the bodies that must act, common ones weighing less."""
    shared = share_of(left, right)
    mine, theirs = (
        rarity_of(spread, left.texts + right.texts) for spread in shared.spreads(left, right)
    )
    sizes = np.outer(lengths_of(left, mine), lengths_of(right, theirs))
    return np.asarray(product(left, right, shared, mine**2) / sizes.clip(1e-9))
