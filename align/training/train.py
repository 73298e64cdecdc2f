"""Fit the weights of the aligner and print how well they do.

    python -m policydiff.stages.align.training.train --gold GOLD --corpus CORPUS --later CORPUS2

Prints, for each labelled pair of documents, the figures of weights fitted without any pair of its
field and any that shares a document with one. With --write the weights fitted on all pairs go to
align/data/weights.json, with the figures beside them.
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

from policydiff.stages.align.assignment import RELATED, SAME
from policydiff.stages.align.candidates import Mask, find_candidates
from policydiff.stages.align.clause_view import ClauseView, own_places, view_side
from policydiff.stages.align.pair_features import MEASURED, Features, Usual, find_features
from policydiff.stages.align.scoring import score_pairs
from policydiff.stages.align.similarity import Similarities, compare_views
from policydiff.stages.align.term_tables import Grid
from policydiff.stages.align.training.evaluation import find_calibration, find_reliability, measure
from policydiff.stages.align.training.labelled_pairs import (
    REGIONS,
    Label,
    Labels,
    Pair,
    read_pairs,
)
from policydiff.stages.align.verbatim_overlap import Copying, find_copying
from policydiff.stages.align.weights import FORMAT, NAMES, Weights, numbers_of, rounded
from policydiff.stages.align.word_statistics import load_background
from policydiff.stages.support.atomic_files import write_file
from policydiff.stages.support.errors import SettingsError

STRENGTH = 1.0  # inverse of the L2 penalty on standardised features; 0.3 to 3 do the same
SYNTHETIC_POSITIVES = 5  # what a synthetic pair weighs in all; every labelled link weighs 1, but
GOLDEN, REGIONAL = 4.0, 2.0  # those of the gold and of the fixtures, which the product is held to
GOLDEN_RELATED = 8.0  # of the gold, for `same` or `related`, of which readers differ more
FEWEST_LINKS = 5  # of a pair, for its F1 to say something
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
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

    def scores(self, weights: Weights) -> Graded:
        """The probabilities of each pair of clauses; 0 where it is no candidate."""
        scores = score_pairs(self.features(weights.usual), weights)
        return Graded(
            same=np.where(self.candidates, scores.probability, 0.0),
            related=np.where(self.candidates, scores.related, 0.0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Probabilities of all pairs of clauses."""

    same: Grid
    related: Grid  # the same or related


def main() -> None:
    """Read, validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    folders = {"gold": "tests/gold", "fixtures": "fixtures"}
    folders |= {"corpus": "../shared/corpus", "later": "../shared/corpus2"}
    for name, folder in folders.items():
        parser.add_argument(f"--{name}", type=Path, default=Path(folder))
    parser.add_argument("--write", action="store_true", help="write align/data/weights.json")
    args = parser.parse_args()
    pairs = read_pairs(args.gold, args.fixtures, args.corpus, args.later)
    prepared = [prepare(pair) for pair in pairs]
    usual = find_usual(prepared)
    weights = fit([rows_of(p, usual) for p in prepared], usual)
    evidence = find_evidence(list(validate(prepared)))
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


def validate(
    prepared: Sequence[Prepared], *, fields: Sequence[str] = ()
) -> Iterator[tuple[Prepared, Graded]]:
    """Each pair's probabilities by weights that saw nothing of its field and its documents.

    Args:
        prepared: All labelled pairs.
        fields: Those to leave out, one after another; none: all.
    """
    usual = find_usual(prepared)  # no label enters it
    rows = [rows_of(p, usual) for p in prepared]
    every = dict.fromkeys(p.pair.field for p in prepared if not p.pair.synthetic)
    for field in fields or every:
        left = [p for p in prepared if p.pair.field == field]
        documents = frozenset[str]().union(*(p.pair.documents for p in left))
        rest = [
            rows[at]
            for at, p in enumerate(prepared)
            if p.pair.field != field and p.pair.documents.isdisjoint(documents)
        ]
        weights = fit(rest, usual)
        yield from ((p, p.scores(weights)) for p in left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The candidates of labelled pairs of documents, a row each."""

    values: NDArray[np.float64]  # of the features, in the order of NAMES
    labels: Labels
    weight: NDArray[np.float64]  # how much each counts for `same`
    related_weight: NDArray[np.float64]  # and for `same` or `related`


def rows_of(prepared: Prepared, usual: Mapping[str, Usual]) -> Rows:
    """The candidates of one pair of documents."""
    features = prepared.features(usual)
    used = np.stack([features.grids[name] for name in NAMES], axis=-1)
    labels = prepared.pair.labels[prepared.candidates]
    return Rows(
        values=used[prepared.candidates],
        labels=labels,
        weight=np.full(len(labels), _share(prepared.pair, golden=GOLDEN)),
        related_weight=np.full(len(labels), _share(prepared.pair, golden=GOLDEN_RELATED)),
    )


def fit(rows: Sequence[Rows], usual: Mapping[str, Usual]) -> Weights:
    """Logistic regression of `same` against unlabelled pairs, and of `same` or `related`.

    Related pairs stay out of the first, disputed ones out of both.

    Raises:
        SettingsError: There is no pair to learn from.
    """
    if not rows:
        hint = "label pairs of at least two documents"
        raise SettingsError("training", "no pair is left without the document", hint=hint)
    values = np.concatenate([some.values for some in rows])
    labels = np.concatenate([some.labels for some in rows])
    weight = np.concatenate([some.weight for some in rows])
    other_weight = np.concatenate([some.related_weight for some in rows])
    clear = (labels == Label.SAME) | (labels == Label.NONE)
    centre, scale = values[clear].mean(axis=0), values[clear].std(axis=0).clip(1e-6)
    standard = (values - centre) / scale
    slopes, prior = _logistic(standard[clear], labels[clear] == Label.SAME, weight[clear])
    sure = labels != Label.DISPUTED
    related, related_prior = _logistic(
        standard[sure], labels[sure] > Label.NONE, other_weight[sure]
    )
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


def find_usual(prepared: Sequence[Prepared]) -> dict[str, Usual]:
    """Mean and deviation of each similarity over all pairs of documents."""
    return {
        name: Usual(
            mean=float(np.mean([getattr(p.similarities, name).mean() for p in prepared])),
            deviation=float(np.mean([getattr(p.similarities, name).std() for p in prepared])),
        )
        for name in MEASURED
    }


def _share(pair: Pair, *, golden: float) -> float:
    """What each pair of clauses weighs."""
    if pair.synthetic:
        return SYNTHETIC_POSITIVES / pair.same
    if pair.field == REGIONS:
        return golden if pair.golden else REGIONAL
    return 1.0


def _logistic(
    values: NDArray[np.float64], wanted: NDArray[np.bool_], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, solver="newton-cholesky", max_iter=500, tol=1e-8)
    model.fit(values, wanted, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


_Validated = Sequence[tuple[Prepared, Graded]]
_Scored = Sequence[tuple[Grid, Labels]]


def find_evidence(left_out: _Validated) -> dict[str, object]:
    """The figures of left-out pairs as they go into the file."""
    scored = _by_candidate(left_out)
    return {
        "left_out": {p.pair.name: _line(p, graded) for p, graded in left_out},
        "f1_by_threshold": {str(least): _mean_f1(left_out, least) for least in THRESHOLDS},
        "precision_recall": _accepted(scored),
        "calibration": asdict(find_calibration(scored)),
        "reliability": [asdict(band) for band in find_reliability(*_joined(scored))],
    }


def _between(found: _Validated) -> _Validated:
    """Those of two documents with links enough for a figure."""
    return [(p, g) for p, g in found if not p.pair.annex and p.pair.same >= FEWEST_LINKS]


def _mean_f1(found: _Validated, least: float) -> float:
    values = [measure(g.same, p.pair.labels, least=least).f1 for p, g in _between(found)]
    return float(np.mean(values)) if values else 0.0


def _by_candidate(found: _Validated) -> _Scored:
    """Probabilities and labels of the candidates, pair by pair; without annexes."""
    between = [(p, grid) for p, grid in found if not p.pair.annex]
    return [(graded.same[p.candidates], p.pair.labels[p.candidates]) for p, graded in between]


def _joined(scored: _Scored) -> tuple[Grid, Labels]:
    if not scored:
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    said, true = (np.concatenate(column) for column in zip(*scored, strict=True))
    return said, true


def _accepted(scored: _Scored) -> dict[str, object]:
    said, true = _joined(scored)
    return {str(least): asdict(measure(said, true, least=least)) for least in (0.5, 0.7, 0.9)}


def _line(prepared: Prepared, graded: Graded) -> dict[str, float | str]:
    labels = prepared.pair.labels
    figures = measure(graded.same, labels, least=SAME)
    any_of_both = np.where(labels == Label.RELATED, Label.SAME, labels)
    same = labels == Label.SAME
    return {
        "field": prepared.pair.field,
        "f1": figures.f1,
        "precision": figures.precision,
        "recall": figures.recall,
        "any_f1": measure(graded.related, any_of_both, least=RELATED).f1,
        "same": prepared.pair.same,
        "candidate_recall": float((prepared.candidates & same).sum() / max(1, prepared.pair.same)),
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
