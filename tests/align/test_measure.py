from __future__ import annotations

import numpy as np
import pytest

from policydiff.stages.align.training.evaluation import find_calibration, find_reliability, measure
from policydiff.stages.align.training.labelled_pairs import Label

LABELS = np.array([[Label.SAME, Label.NONE], [Label.RELATED, Label.SAME], [Label.DISPUTED, 0]])
GUESSES = np.array([[0.9, 0.6], [0.8, 0.3], [0.7, 0.1]])


@pytest.mark.parametrize(
    ("least", "precision", "recall"),
    [
        pytest.param(0.5, 0.5, 0.5, id="related-and-disputed-do-not-count"),
        pytest.param(0.85, 1.0, 0.5, id="strict"),
        pytest.param(0.95, 0.0, 0.0, id="nothing"),
        pytest.param(0.0, 0.5, 1.0, id="all"),
    ],
)
def test_measure(least: float, precision: float, recall: float) -> None:
    figures = measure(GUESSES, LABELS, least=least)
    assert (figures.precision, figures.recall) == pytest.approx((precision, recall))


def test_f1_is_the_harmonic_mean() -> None:
    assert measure(GUESSES, LABELS, least=0.85).f1 == pytest.approx(2 / 3)
    assert measure(GUESSES, LABELS, least=0.95).f1 == 0


def test_reliability_counts_clear_pairs_by_band() -> None:
    bands = find_reliability(GUESSES, LABELS)
    assert sum(band.count for band in bands) == 4
    assert [band.true for band in bands] == [0.0, 1.0, 0.0, 1.0]
    assert [band.said for band in bands] == sorted(band.said for band in bands)


def test_calibration_is_perfect_where_certain_and_right() -> None:
    right = (np.array([1.0, 0.0, 0.0]), np.array([Label.SAME, Label.NONE, Label.DISPUTED]))
    found = find_calibration([right, right])
    assert found.brier == found.error == (0.0, 0.0, 0.0)


def test_calibration_error_is_the_distance_of_said_and_true() -> None:
    wrong = (np.array([0.8, 0.8]), np.array([Label.SAME, Label.NONE]))
    found = find_calibration([wrong])
    assert found.brier[0] == pytest.approx(0.34)
    assert found.error[0] == pytest.approx(0.3)
