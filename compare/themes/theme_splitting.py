"""Split groups of clauses by their words where they are too large to be one theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

ROUNDS = 25  # of reassignment; two clusters settle in fewer than ten on real documents


def split_groups(words: Sequence[Sequence[str]], *, limit: int) -> tuple[tuple[int, ...], ...]:
    """Bisect by words until no group has more than `limit` members, or words tell none apart.

    Spherical two-means that starts from the member farthest from the middle and the one farthest
    from that: no chance is involved, so that a second run gives the same groups.

    Args:
        words: The content words of each member.
        limit: Most members of a group, at least 1.

    Returns:
        Groups of positions in `words`, each in order, by their first member.
    """
    vectors = _vectors(words)
    done: list[tuple[int, ...]] = []
    waiting = [tuple(range(len(words)))]
    while waiting:
        group = waiting.pop()
        halves = _bisect(vectors, group) if len(group) > limit else ()
        if halves:
            waiting.extend(halves)
        else:
            done.append(group)
    return tuple(sorted(done))


def _bisect(vectors: csr_array, group: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Two groups, or none where all members land in one."""
    rows = vectors[list(group)]
    first = _farthest(rows, np.asarray(rows.sum(axis=0)).ravel())
    second = _farthest(rows, rows[[first]].toarray().ravel())
    centres = rows[[first, second]].toarray()
    side = np.zeros(len(group), dtype=bool)
    for _ in range(ROUNDS):
        near = rows @ centres.T
        new = near[:, 1] > near[:, 0]
        if not new.any() or new.all():
            return ()
        if (new == side).all():
            break
        side = new
        centres = np.stack([_unit(rows[~side]), _unit(rows[side])])
    return (
        tuple(m for m, there in zip(group, side, strict=True) if not there),
        tuple(m for m, there in zip(group, side, strict=True) if there),
    )


def _farthest(rows: csr_array, point: np.ndarray) -> int:
    """The row least like the point; ties go to the first."""
    return int(np.argmin(rows @ point))


def _unit(rows: csr_array) -> np.ndarray:
    total = np.asarray(rows.sum(axis=0)).ravel()
    norm = np.linalg.norm(total)
    return total / norm if norm else total


def _vectors(words: Sequence[Sequence[str]]) -> csr_array:
    """TF-IDF rows of length 1 (0 for a member without words)."""
    frequency = Counter(word for member in words for word in set(member))
    columns = {word: place for place, word in enumerate(sorted(frequency))}
    data, places, starts = [], [], [0]
    for member in words:
        counts = Counter(member)
        weights = [
            (1 + np.log(times)) * np.log((1 + len(words)) / frequency[word])
            for word, times in counts.items()
        ]
        norm = float(np.sqrt(sum(weight * weight for weight in weights))) or 1.0
        data += [weight / norm for weight in weights]
        places += [columns[word] for word in counts]
        starts.append(len(places))
    return csr_array((data, places, starts), shape=(len(words), max(1, len(columns))))
