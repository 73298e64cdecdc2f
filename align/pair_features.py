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
from policydiff.stages.align.similarity import Similarities
from policydiff.stages.align.term_tables import (
    Grid,
    TermTable,
    lengths_of,
    rarity_of,
    share_of,
    shared_values,
)
from policydiff.stages.align.verbatim_overlap import Copying
from policydiff.stages.align.word_statistics import load_background
from policydiff.stages.support.value_types import value_type

STANDINGS = (
    "words",
    "characters",
    "topics",
    "sentences",
    "fields",
    "lead_words",
    "lead_topics",
)
TOLD = ("words", "characters", "fields", "tasks")  # standings that are features by themselves
MEASURED = (*STANDINGS, "tasks")  # similarities with a usual mean and deviation
ARTICLE = "_article"  # at the end of the name of a feature that counts between regulations only
BETWEEN_REGULATIONS = (
    *("words_standing", "characters_standing", "topics", "margin", "alternatives", "siblings"),
    *("role_clash", "length_gap", "length_least", "tasks_standing"),
)
PSEUDO_CLAUSES = 30  # weight of the usual mean and deviation against a side's own clauses
STANDING_LIMIT = 6.0  # deviations; a text against itself stands far higher, which says no more
MARGIN_LIMIT = 2.5  # deviations; 1 to 4 do alike, docs/decisions/0002-alignment.md
NAMED_LIMIT = 1.5  # as a rare phrase of six characters, named whole; a longer one says no more
SHORT_WORDS = 5  # added to every length: two words or four make no difference
_TELLING = ("first", "other", "opening", "clash")  # what roles tell; the first of those alike
REGULATION = 0.5  # share of a side's clauses that are of articles, above which it is one
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


@value_type
class Ground:
    """What the features of some rows need of all."""

    similarities: Similarities
    copying: Copying
    left: SideTables
    right: SideTables
    usual: Mapping[str, _Spread]
    fused: Grid  # the mean of all standings
    rivals: Grid  # the two best of each column
    under: Grid  # for each heading of base: the sum of its rows
    bodies: csr_matrix
    indicators: csr_matrix


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
    ground = find_ground(base, other, similarities, copying, usual)
    grids = features_of(ground, slice(0, len(base)))
    return Features(grids=grids, identical=find_identical(base, other))


def find_ground(
    base: Sequence[ClauseView],
    other: Sequence[ClauseView],
    similarities: Similarities,
    copying: Copying,
    usual: Mapping[str, Usual],
) -> Ground:
    """What is worked out of all pairs before the features of any; arguments as above."""
    grids = {name: getattr(similarities, name) for name in STANDINGS}
    spreads = {name: _spread(getattr(similarities, name), usual[name]) for name in MEASURED}
    fused, every = np.zeros(similarities.words.shape), slice(0, len(base))
    for name, grid in grids.items():
        fused += _standing(grid, spreads[name], every)
    fused /= len(STANDINGS)
    background = load_background()
    left, right = tables_of(base, background), tables_of(other, background)
    return Ground(
        similarities=similarities,
        copying=copying,
        left=left,
        right=right,
        usual=spreads,
        fused=fused,
        rivals=np.partition(fused, -2, axis=0)[-2:].copy() if len(base) > 1 else fused[:0],
        under=np.asarray(_headings(left) @ fused),
        bodies=_bodies(left.functions, right.functions),
        indicators=shared_values(
            left.indicators, right.indicators, share_of(left.indicators, right.indicators)
        ),
    )


def features_of(ground: Ground, rows: slice) -> dict[str, Grid]:
    """The features of some rows, by name; some of very many rows keep memory bounded."""
    left, right, similarities = ground.left, ground.right, ground.similarities
    fused, copying = ground.fused[rows], ground.copying
    peers = float(not copying.annex)
    found = {
        **{
            f"{name}_standing": _standing(getattr(similarities, name), ground.usual[name], rows)
            for name in TOLD
        },
        "topics": similarities.topics[rows],
        "alternatives": _everywhere(fused, _alternatives(*ground.fused.shape)),
        # An item is told by one clause and named by others of any role, which rival rightly.
        "margin": _margin(ground, rows) * peers,
        "siblings": _siblings(ground, rows) * peers,
        **{name: grid * peers for name, grid in _roles(left, right, rows).items()},
        "bodies": ground.bodies[rows].toarray() * peers,
        "indicator": (ground.indicators[rows].toarray() > 0).astype(float),
        "boilerplate": np.maximum.outer(left.boilerplate[rows], right.boilerplate),
        "annex": _everywhere(fused, float(copying.annex)),
        "annex_verbatim": copying.verbatim[rows],
        "annex_named": np.minimum(copying.named[rows], NAMED_LIMIT),
        "length_gap": np.abs(np.subtract.outer(left.extents[rows], right.extents)),
        "length_least": np.minimum.outer(left.extents[rows], right.extents),
    }
    regulations = min(left.articles, right.articles) > REGULATION
    nothing = _everywhere(fused, 0.0)
    between = {
        name + ARTICLE: found[name] if regulations else nothing for name in BETWEEN_REGULATIONS
    }
    return {**found, "regulations": _everywhere(fused, float(regulations)), **between}


def _everywhere(grid: Grid, value: float) -> Grid:
    """A grid of one value, which takes no memory."""
    return np.broadcast_to(np.float64(value), grid.shape)


def find_identical(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> NDArray[np.bool_]:
    """Which clauses are unchanged (see `normalise_meaningful`), base × other."""
    texts = {view.meaningful: number for number, view in enumerate((*base, *other))}
    left, right = ([texts[view.meaningful] for view in side] for side in (base, other))
    return np.asarray(np.equal.outer(np.array(left), np.array(right)))


@value_type
class _Spread:
    """Mean and standard deviation of a similarity in each row and in each column."""

    rows: tuple[Grid, Grid]
    columns: tuple[Grid, Grid]


def _spread(grid: Grid, usual: Usual) -> _Spread:
    return _Spread(rows=_along(grid, usual, axis=1), columns=_along(grid, usual, axis=0))


def _along(grid: Grid, usual: Usual, *, axis: int) -> tuple[Grid, Grid]:
    total = grid.shape[axis] + PSEUDO_CLAUSES
    mean = (grid.sum(axis=axis, keepdims=True) + PSEUDO_CLAUSES * usual.mean) / total
    spread = ((grid - mean) ** 2).sum(axis=axis, keepdims=True)
    variance = (spread + PSEUDO_CLAUSES * usual.deviation**2) / total
    return mean, np.sqrt(variance)


def _standing(grid: Grid, spread: _Spread, rows: slice) -> Grid:
    some = grid[rows]
    along = (some - spread.rows[0][rows]) / spread.rows[1][rows]
    across = (some - spread.columns[0]) / spread.columns[1]
    return np.clip((along + across) / 2, -STANDING_LIMIT, STANDING_LIMIT)


def _alternatives(base: int, other: int) -> float:
    """Log of the chance that a pair of clauses is one of few: the more clauses, the lower."""
    least, most = SIZES
    return sum(-log(min(max(size, least), most)) for size in (base, other)) / 2


def _margin(ground: Ground, rows: slice) -> Grid:
    """Lead over the best rival in row and column, the mean of both; negative behind it.

    The rivals of the shorter clause weigh more: it tells one thing, the longer one several.
    """
    fused = ground.fused[rows]
    if not fused.size:
        return fused
    mine = np.sqrt(ground.left.lengths[rows, None] + SHORT_WORDS)
    theirs = np.sqrt(ground.right.lengths + SHORT_WORDS)
    share = theirs / (mine + theirs)
    best = np.partition(fused, -2, axis=1)[:, -2:].T if fused.shape[1] > 1 else fused.T[:0]
    ahead = _lead(fused.T, best).T, _lead(fused, ground.rivals)
    return np.asarray(share * ahead[0] + (1 - share) * ahead[1])


def _lead(fused: Grid, best: Grid) -> Grid:
    """How far each cell is ahead of the best other one of its column, of which two are given."""
    if not len(best):
        return np.zeros_like(fused)
    rival = np.where(fused >= best[1], best[0], best[1])
    return np.asarray(np.clip(fused - rival, -MARGIN_LIMIT, MARGIN_LIMIT))


def _siblings(ground: Ground, rows: slice) -> Grid:
    """How the other clauses under the same heading stand to the same clause over there.

    The sum of the others, over one more than these are.
    """
    fused, mine, theirs = ground.fused[rows], ground.left.headings, ground.right.headings
    here = ground.under[mine[rows]] - fused
    there = np.asarray(_headings(ground.right) @ fused.T).T[:, theirs] - fused
    sizes = np.bincount(mine)[mine[rows], None], np.bincount(theirs)[theirs]
    return np.asarray(np.maximum(here / sizes[0], there / sizes[1]))


def _headings(side: SideTables) -> csr_matrix:
    """A row for each heading, with ones where its clauses stand."""
    places = np.arange(len(side.headings))
    return csr_matrix((np.ones(len(places)), (side.headings, places)))


def _roles(left: SideTables, right: SideTables, rows: slice) -> dict[str, Grid]:
    cells = _relations()[np.ix_(left.roles[rows], right.roles)]
    first = np.outer(left.first[rows], right.first).astype(bool)
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


def _bodies(left: TermTable, right: TermTable) -> csr_matrix:
    """Cosine of the functions of the bodies that must act, common ones weighing less."""
    shared = share_of(left, right)
    mine, theirs = (
        rarity_of(spread, left.texts + right.texts) for spread in shared.spreads(left, right)
    )
    lengths = [lengths_of(left, mine).clip(1e-9), lengths_of(right, theirs).clip(1e-9)]
    found = shared_values(left, right, shared, mine**2).tocoo()
    values = found.data / lengths[0][found.row] / lengths[1][found.col]
    return csr_matrix((values, (found.row, found.col)), shape=found.shape)
