"""Figures of scored pairs against their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.term_tables import Grid
from policydiff.stages.align.training.labelled_pairs import Label, Labels

BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)  # of probability; most pairs lie near 0
_RESAMPLES, _SEED = 500, 1  # the same draws each time


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How far probabilities are from what is true; the interval holds nine of ten resamples."""

    brier: tuple[float, float, float]  # mean squared error: all pairs, low end, high end
    error: tuple[float, float, float]  # expected calibration error over the bands of BINS


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


def find_calibration(scored: Sequence[tuple[Grid, Labels]]) -> Calibration:
    """Errors over all pairs of documents, with intervals from drawing those pairs anew."""
    draws = np.random.default_rng(_SEED).integers(len(scored), size=(_RESAMPLES, len(scored)))
    every = [_errors(scored), *(_errors([scored[at] for at in draw]) for draw in draws)]
    brier, error = (
        (values[0], *(float(q) for q in np.quantile(values[1:], (0.05, 0.95))))
        for values in zip(*every, strict=True)
    )
    return Calibration(brier=brier, error=error)


def _errors(scored: Sequence[tuple[Grid, Labels]]) -> tuple[float, float]:
    said, labels = (np.concatenate(column) for column in zip(*scored, strict=True))
    clear = (labels == Label.SAME) | (labels == Label.NONE)
    bands = find_reliability(said, labels)
    off = sum(band.count * abs(band.said - band.true) for band in bands)
    squared = (said[clear] - (labels[clear] == Label.SAME)) ** 2
    return float(squared.mean()), off / sum(band.count for band in bands)
