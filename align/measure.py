"""Figures of scored pairs against their labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.labelled import Label, Labels
from align.similarity import Grid

BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)  # of probability; most pairs lie near 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What accepting every pair at or above one probability yields; each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Pairs of about the same probability."""

    count: int
    said: float  # mean probability
    true: float  # share that are the same


def measure(probability: Grid, labels: Labels, *, least: float) -> Figures:
    """Precision and recall of `same`; related and disputed pairs are neither right nor wrong."""
    taken = probability >= least
    hit = float((taken & (labels == Label.SAME)).sum())
    wrong = float((taken & (labels == Label.NONE)).sum())
    wanted = float((labels == Label.SAME).sum())
    return Figures(precision=hit / max(1.0, hit + wrong), recall=hit / max(1.0, wanted))


def find_reliability(
    probability: NDArray[np.float64], labels: NDArray[np.int64]
) -> tuple[Bin, ...]:
    """How often pairs of each band of probability are the same; empty bands are left out."""
    clear = (labels == Label.SAME) | (labels == Label.NONE)
    said, true = probability[clear], labels[clear] == Label.SAME
    band = np.digitize(said, BINS[1:-1])
    return tuple(
        Bin(
            count=int((band == number).sum()),
            said=float(said[band == number].mean()),
            true=float(true[band == number].mean()),
        )
        for number in range(len(BINS) - 1)
        if (band == number).any()
    )
