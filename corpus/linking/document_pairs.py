"""Choose the pairs of documents worth aligning from candidate clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.corpus.linking.pair_rules import Facts, Rule, allows, few_partners
from policydiff.stages.corpus.store.trigram_index import Index


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DocumentPair:
    """Two documents to align."""

    base: str  # the earlier one
    other: str
    near: int  # pairs of clauses that are candidates
    weight: float  # the sum of their similarities


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The pairs to align, and how many were left out."""

    pairs: tuple[DocumentPair, ...]  # by base, then other
    left_out: int  # pairs that the rule allows and that have candidates


def select_pairs(
    index: Index,
    candidates: Iterable[Path],
    facts: Sequence[Facts],
    *,
    taking: Sequence[bool],
    rule: Rule,
    partners: int,
) -> Selection:
    """The pairs of documents with the most in common.

    Args:
        index: Its documents are those of `facts`, in order.
        candidates: Files of pairs of rows.
        facts: All documents.
        taking: Which of them take part.
        rule: Which pairs are wanted.
        partners: For each document so many are kept, those with the largest sum of similarities;
            a pair is kept where either side keeps it. Documents with no more partners than that
            by the rule keep all, candidates or not.
    """
    found = _weigh(index, candidates)
    allowed = [
        (a, b, near, weight)
        for a, b, near, weight in zip(*found, strict=True)
        if allows(rule, facts[a], facts[b])
    ]
    kept = _best(allowed, partners=partners)
    known = {(a, b): (near, weight) for a, b, near, weight in allowed}
    active = [at for at, takes in enumerate(taking) if takes]
    few = few_partners(rule, [facts[at] for at in active], most=partners)
    kept |= {(active[a], active[b]) for a, b in few}
    pairs = (_pair(facts[a], facts[b], *known.get((a, b), (0, 0.0))) for a, b in kept)
    return Selection(pairs=tuple(sorted(pairs)), left_out=len(known.keys() - kept))


def _weigh(
    index: Index, candidates: Iterable[Path]
) -> tuple[list[int], list[int], list[int], list[float]]:
    """Pairs of documents, first below second, with the number and sum of their candidates."""
    paper = index.array("paper")
    keys, values = [np.zeros(0, np.int64)], [np.zeros(0, np.float64)]
    for path in candidates:
        pairs = np.load(path)
        rows, others = pairs["row"].astype(np.int64), pairs["other"].astype(np.int64)
        keys.append((np.minimum(rows, others) << 32) | np.maximum(rows, others))
        values.append(pairs["similarity"].astype(np.float64))
    key, first = np.unique(np.concatenate(keys), return_index=True)
    similarity = np.concatenate(values)[first]
    lower, upper = _documents(paper[key >> 32], paper[key & 0xFFFFFFFF])
    both, inverse, near = np.unique((lower << 32) | upper, return_inverse=True, return_counts=True)
    weight = np.bincount(inverse, weights=similarity, minlength=len(both))
    weight = np.round(weight, 6)
    return (both >> 32).tolist(), (both & 0xFFFFFFFF).tolist(), near.tolist(), weight.tolist()


def _documents(
    one: NDArray[np.int32], two: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return np.minimum(one, two).astype(np.int64), np.maximum(one, two).astype(np.int64)


def _best(allowed: Sequence[tuple[int, int, int, float]], *, partners: int) -> set[tuple[int, int]]:
    """The pairs that one of their documents keeps; ties go to the partner that comes first."""
    ordered = sorted(allowed, key=lambda pair: (-pair[3], pair[0], pair[1]))
    count: dict[int, int] = {}
    kept = set[tuple[int, int]]()
    for a, b, _, _ in ordered:
        if count.get(a, 0) < partners or count.get(b, 0) < partners:
            kept.add((a, b))
        for document in (a, b):
            count[document] = count.get(document, 0) + 1
    return kept


def _pair(one: Facts, two: Facts, near: int, weight: float) -> DocumentPair:
    base, other = sorted((one, two), key=lambda facts: facts.age)
    return DocumentPair(base=base.document, other=other.document, near=near, weight=weight)
