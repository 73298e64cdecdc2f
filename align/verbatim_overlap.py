"""Measure how much of an annex item a main-text clause says in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from policydiff.stages.align.clause_view import ClauseView
from policydiff.stages.align.term_tables import (
    Grid,
    find_keys,
    product,
    rarity_of,
    share_of,
    table_of,
)
from policydiff.stages.support.ngrams import ngrams_or_whole

_RUN = 5  # characters: longer than a fixed phrase, so that sharing one means copying
_PIECE = 3  # characters: short enough that a phrase survives a word left out
_SHORTEST_PHRASE = 5  # characters; shorter ones are parts of lists that many clauses have


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Grids of what is copied, base × other; all zero unless one side is an annex."""

    annex: bool  # one side holds the items of an annex, the other a main text
    verbatim: Grid  # share in [0, 1] of the shorter one's runs of five characters in the other
    named: Grid  # the clause's phrase that is most fully in the item, ≥ 0, more for a rare one


def find_copying(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Copying:
    """What items copy. An item is part of one clause said again; others may merely name it."""
    sides = [{view.annex for view in side} for side in (base, other)]
    if sides not in ([{True}, {False}], [{False}, {True}]):
        nothing = np.zeros((len(base), len(other)))
        return Copying(annex=False, verbatim=nothing, named=nothing)
    named = _named(base, other) if sides[1] == {True} else _named(other, base).T
    return Copying(annex=True, verbatim=_verbatim(base, other), named=named)


def _verbatim(base: Sequence[ClauseView], other: Sequence[ClauseView]) -> Grid:
    left, right = ([_pieces(view.bare, _RUN) for view in side] for side in (base, other))
    sizes = [np.array([max(1, len(runs)) for runs in side]) for side in (left, right)]
    tables = table_of(left), table_of(right)
    shared = product(*tables, share_of(*tables))
    return np.asarray(shared / np.minimum.outer(sizes[0], sizes[1]))


def _named(clauses: Sequence[ClauseView], items: Sequence[ClauseView]) -> Grid:
    """For each clause its best phrase: the share that the item has, squared, times its rarity.

    Summary paragraphs (推进…、…等一批项目) name projects in a phrase each; half a phrase is
    chance, and one that stands in every clause says nothing.
    """
    here = table_of([_pieces(view.bare, _PIECE) for view in clauses])
    phrases = [[p for p in view.phrases if len(p) >= _SHORTEST_PHRASE] for view in clauses]
    said = table_of([_pieces(p, _PIECE) for p in chain.from_iterable(phrases)])
    result = np.zeros((len(clauses), len(items)))
    if not said.texts:
        return result
    places, _ = find_keys(said.keys, here)
    rarity = rarity_of(here.spread.astype(float), here.texts)[places]
    total = np.bincount(said.rows, weights=rarity[said.columns], minlength=said.texts)[:, None]
    there = table_of([_pieces(view.bare, _PIECE) for view in items])
    share = product(said, there, share_of(said, there), rarity) / total
    rows = np.repeat(np.arange(len(clauses)), [len(of_clause) for of_clause in phrases])
    np.maximum.at(result, rows, share**2 * np.log1p(total))
    return result


def _pieces(text: str, size: int) -> dict[str, int]:
    return dict.fromkeys(ngrams_or_whole(text, size), 1)
