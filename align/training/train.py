"""Fit the weights of the aligner and print how well they do.

    python -m policydiff.stages.align.training.train --gold GOLD --corpus CORPUS

Prints, for each labelled pair of documents, the figures of weights fitted without any pair that
shares a document with it, and for each pair that is held out those of weights fitted on all the
others. With --write these weights go to align/data/weights.json, with the figures beside them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.assignment import SAME
from policydiff.stages.align.candidates import Mask, find_candidates
from policydiff.stages.align.clause_view import ClauseView, own_places, view_side
from policydiff.stages.align.pair_features import STANDINGS, Features, Usual, find_features
from policydiff.stages.align.scoring import score_pairs
from policydiff.stages.align.similarity import Similarities, compare_views
from policydiff.stages.align.term_tables import Grid
from policydiff.stages.align.training.evaluation import find_calibration, find_reliability, measure
from policydiff.stages.align.training.labelled_pairs import Label, Labels, Pair, read_pairs
from policydiff.stages.align.verbatim_overlap import Copying, find_copying
from policydiff.stages.align.weights import FORMAT, NAMES, Weights, numbers_of, rounded
from policydiff.stages.align.word_statistics import load_background
from policydiff.stages.support.atomic_files import write_file
from policydiff.stages.support.errors import SettingsError

STRENGTH = 1.0  # inverse of the L2 penalty on standardised features; 0.3 to 3 do the same
SYNTHETIC_POSITIVES = 5  # what a synthetic pair weighs in all; every labelled link weighs 1
WEIGHTS = Path(__file__).parents[1] / "data" / "weights.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A labelled pair with all that does not depend on the weights."""

    pair: Pair
    base: tuple[ClauseView, ...]
    other: tuple[ClauseView, ...]
    similarities: Similarities
    copying: Copying
    candidates: Mask

    def features(self, usual: Mapping[str, Usual]) -> Features:
        """The features of all pairs of clauses."""
        return find_features(self.base, self.other, self.similarities, self.copying, usual)

    def scores(self, weights: Weights) -> Grid:
        """The probability of each pair of clauses; 0 where it is no candidate."""
        scores = score_pairs(self.features(weights.usual), weights)
        return np.where(self.candidates, scores.probability, 0.0)


def main() -> None:
    """Read, validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, folder in (("gold", "tests/gold"), ("corpus", "../shared/corpus")):
        parser.add_argument(f"--{name}", type=Path, default=Path(folder))
    parser.add_argument("--fixtures", type=Path, default=Path("fixtures"))
    parser.add_argument("--write", action="store_true", help="write align/data/weights.json")
    args = parser.parse_args()
    found = [prepare(pair) for pair in read_pairs(args.gold, args.fixtures, args.corpus)]
    prepared = [p for p in found if not p.pair.held_out]
    weights = fit(prepared)
    evidence = find_evidence(
        list(validate(prepared)), [(p, p.scores(weights)) for p in found if p.pair.held_out]
    )
    sys.stdout.write(json.dumps(evidence, ensure_ascii=False, indent=1) + "\n")
    if args.write:
        write_weights(weights, evidence)


def prepare(pair: Pair) -> Prepared:
    """Views, similarities and candidates of a labelled pair."""
    places = own_places(pair.base.plan.document.jurisdiction, pair.other.plan.document.jurisdiction)
    base, other = view_side(pair.base, places=places), view_side(pair.other, places=places)
    similarities = compare_views(base, other, load_background())
    return Prepared(
        pair=pair,
        base=base,
        other=other,
        similarities=similarities,
        copying=find_copying(base, other),
        candidates=find_candidates(base, other, similarities),
    )


def validate(prepared: Sequence[Prepared]) -> Iterator[tuple[Prepared, Grid]]:
    """Each pair's probabilities by weights fitted on pairs that share no document with it."""
    for left in prepared:
        rest = [p for p in prepared if p.pair.documents.isdisjoint(left.pair.documents)]
        yield left, left.scores(fit(rest))


def fit(prepared: Sequence[Prepared]) -> Weights:
    """Logistic regression of `same` against unlabelled pairs, and of `same` or `related`.

    Related pairs stay out of the first, disputed ones out of both.

    Raises:
        SettingsError: There is no pair to learn from.
    """
    if not prepared:
        hint = "label pairs of at least two documents"
        raise SettingsError("training", "no pair is left without the document", hint=hint)
    usual = _find_usual(prepared)
    values, labels, weight = _stack(prepared, usual)
    clear = (labels == Label.SAME) | (labels == Label.NONE)
    centre, scale = values[clear].mean(axis=0), values[clear].std(axis=0).clip(1e-9)
    standard = (values - centre) / scale
    slopes, prior = _logistic(standard[clear], labels[clear] == Label.SAME, weight[clear])
    sure = labels != Label.DISPUTED
    related, related_prior = _logistic(standard[sure], labels[sure] > Label.NONE, weight[sure])
    return Weights(
        names=NAMES,
        values=slopes,
        centre=centre,
        scale=scale,
        prior=prior,
        related_values=related,
        related_prior=related_prior,
        usual=usual,
    )


def _find_usual(prepared: Sequence[Prepared]) -> dict[str, Usual]:
    return {
        name: Usual(
            mean=float(np.mean([getattr(p.similarities, name).mean() for p in prepared])),
            deviation=float(np.mean([getattr(p.similarities, name).std() for p in prepared])),
        )
        for name in STANDINGS
    }


def _stack(
    prepared: Sequence[Prepared], usual: Mapping[str, Usual]
) -> tuple[NDArray[np.float64], Labels, NDArray[np.float64]]:
    values, labels, weight = [], [], []
    for p in prepared:
        features = p.features(usual)
        used = np.stack([features.grids[name] for name in NAMES], axis=-1)
        values.append(used.reshape(-1, len(NAMES)))
        labels.append(p.pair.labels.ravel())
        share = SYNTHETIC_POSITIVES / p.pair.same if p.pair.synthetic else 1.0
        weight.append(np.full(p.pair.labels.size, share))
    return np.concatenate(values), np.concatenate(labels), np.concatenate(weight)


def _logistic(
    values: NDArray[np.float64], wanted: NDArray[np.bool_], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8)
    model.fit(values, wanted, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def find_evidence(
    left_out: Sequence[tuple[Prepared, Grid]], held_out: Sequence[tuple[Prepared, Grid]]
) -> dict[str, object]:
    """The figures of left-out and of held-out pairs as they go into the file."""
    scored, tested = _by_candidate(left_out), _by_candidate(held_out)
    return {
        "left_out": {p.pair.name: _line(p, grid) for p, grid in left_out},
        "held_out": {p.pair.name: _line(p, grid) for p, grid in held_out},
        "precision_recall": _accepted(scored),
        "held_out_precision_recall": _accepted(tested),
        "calibration": asdict(find_calibration(scored)),
        "reliability": [asdict(band) for band in find_reliability(*_joined(scored))],
        "held_out_reliability": [asdict(band) for band in find_reliability(*_joined(tested))],
    }


_Scored = Sequence[tuple[Grid, Labels]]


def _by_candidate(found: Sequence[tuple[Prepared, Grid]]) -> _Scored:
    """Probabilities and labels of the candidates, pair by pair; without annexes."""
    between = [(p, grid) for p, grid in found if not p.pair.annex]
    return [(grid[p.candidates], p.pair.labels[p.candidates]) for p, grid in between]


def _joined(scored: _Scored) -> tuple[Grid, Labels]:
    if not scored:
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    said, true = (np.concatenate(column) for column in zip(*scored, strict=True))
    return said, true


def _accepted(scored: _Scored) -> dict[str, object]:
    said, true = _joined(scored)
    return {str(least): asdict(measure(said, true, least=least)) for least in (0.5, 0.7, 0.9)}


def _line(prepared: Prepared, grid: Grid) -> dict[str, float]:
    figures = measure(grid, prepared.pair.labels, least=SAME)
    same = prepared.pair.labels == Label.SAME
    return {
        "f1": figures.f1,
        "precision": figures.precision,
        "recall": figures.recall,
        "same": prepared.pair.same,
        "candidate_recall": float((prepared.candidates & same).sum() / prepared.pair.same),
        "candidates": float(prepared.candidates.mean()),
    }


def write_weights(weights: Weights, evidence: Mapping[str, object]) -> None:
    """The weights and their evidence, as JSON."""
    data = {
        "format": FORMAT,
        "about": "logistic regression by align/training/train.py; evidence: without the documents",
        **numbers_of(weights),
        "evidence": rounded(evidence),
    }
    write_file(WEIGHTS, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


if __name__ == "__main__":
    main()
