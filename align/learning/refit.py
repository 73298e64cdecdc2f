"""Fit the shipped weights anew from judged pairs, and tell by cross-validation what it gains.

Both regressions, of `same` and of `same` or `related`, are logistic. Each weight and the prior have
a Gaussian prior whose mean is the shipped number, so that what the verdicts do not speak of stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from policydiff.stages.align.learning.examples import Examples
from policydiff.stages.align.scoring import probability_of
from policydiff.stages.align.weights import Weights
from policydiff.stages.support.errors import SettingsError

FEWEST = 30  # verdicts; with fewer, what is gained is chance
FEWEST_EACH = 5  # of `same`, and of the others
FOLDS = 10
FEWEST_PAIRS = 5  # of documents, that folds leave out whole ones
# Standard deviations of the Gaussians round the shipped weights and priors (docs/evaluation.md).
SPREAD, PRIOR_SPREAD = 0.3, 1.0
_FURTHEST = 30.0  # log-odds; nothing is surer

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well weights tell judged pairs."""

    log_loss: float  # mean, of `same`, in nats
    f1: float  # of `same` from the least probability of a link
    related_log_loss: float  # mean, of `same` or `related`


@dataclass(frozen=True, slots=True, kw_only=True)
class Refit:
    """Weights fitted anew, what they were learned from and what they gain."""

    weights: Weights
    verdicts: int  # without those on pairs of the same text
    same: int
    related: int
    documents: int  # pairs of documents with verdicts
    folds: int
    by_documents: bool  # whether folds left out whole pairs of documents; else clauses
    before: Quality  # of the shipped weights
    after: Quality  # of weights that have not seen the verdicts they are asked for

    @property
    def gains(self) -> bool:
        """Whether verdicts that were left out are told better than by the shipped weights."""
        after = self.after.log_loss + self.after.related_log_loss
        return after < self.before.log_loss + self.before.related_log_loss


def refit(examples: Examples, shipped: Weights, *, least: float) -> Refit:
    """Fit the weights anew.

    Args:
        examples: The judged pairs.
        shipped: The weights to start from.
        least: Least probability of a link.

    Raises:
        SettingsError: There are too few verdicts, or too few of one kind.
    """
    count, same = len(examples.same), int(examples.same.sum())
    _check(count, same)
    fold, by_documents = _folds(examples)
    told = np.zeros((2, count))
    for number in np.unique(fold):
        out = fold == number
        fitted = _fitted(examples.some(~out), shipped)
        told[:, out] = _logits(examples.values[out], fitted)
    before = _logits(examples.values, shipped)
    return Refit(
        weights=_fitted(examples, shipped),
        verdicts=count,
        same=same,
        related=int(examples.linked.sum()) - same,
        documents=len(np.unique(examples.pairs)),
        folds=len(np.unique(fold)),
        by_documents=by_documents,
        before=_quality(before, examples, least),
        after=_quality(told, examples, least),
    )


def _check(count: int, same: int) -> None:
    if count < FEWEST:
        what = f"{count} verdicts on clauses of these files, at least {FEWEST} are needed"
        hint = "judge more links; those of the same text do not count"
        raise SettingsError("learn", what, hint=hint)
    if min(same, count - same) < FEWEST_EACH:
        what = f"{same} verdicts are same and {count - same} are not"
        hint = f"at least {FEWEST_EACH} of each kind are needed: judge wrong links too"
        raise SettingsError("learn", what, hint=hint)


def _folds(examples: Examples) -> tuple[NDArray[np.int64], bool]:
    """A fold for each verdict: those on two documents, or on one clause, are left out together."""
    pairs = len(np.unique(examples.pairs))
    if pairs >= FEWEST_PAIRS:
        return examples.pairs % min(FOLDS, pairs), True
    return examples.clauses % FOLDS, False


def _fitted(examples: Examples, shipped: Weights) -> Weights:
    """Both regressions; one stays as shipped of which the verdicts are nearly all of one kind."""
    fitted = shipped
    if _tells(examples.same):
        values, prior = _posterior(examples.values, examples.same, shipped.values, shipped.prior)
        fitted = replace(fitted, values=values, prior=prior)
    if _tells(examples.linked):
        related, prior = _posterior(
            examples.values, examples.linked, shipped.related_values, shipped.related_prior
        )
        fitted = replace(fitted, related_values=related, related_prior=prior)
    return fitted


def _tells(wanted: NDArray[np.bool_]) -> bool:
    """Whether there are enough verdicts of either kind; from one kind all would be of it."""
    return min(int(wanted.sum()), int((~wanted).sum())) >= FEWEST_EACH


def _posterior(
    values: Numbers, wanted: NDArray[np.bool_], slopes: Numbers, prior: float
) -> tuple[Numbers, float]:
    """The most probable weights and prior; the function is convex, so there is one."""
    from scipy.optimize import minimize

    columns = np.column_stack([values, np.ones(len(values))])
    start = np.append(slopes, prior)
    spread = np.append(np.full(len(slopes), SPREAD), PRIOR_SPREAD)
    signs = np.where(wanted, 1.0, -1.0)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        towards = signs * (columns @ weights)
        away = (weights - start) / spread
        slope = -(signs * probability_of(-towards)) @ columns + away / spread
        return float(np.logaddexp(0, -towards).sum() + away @ away / 2), slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return np.asarray(found.x[:-1], dtype=float), float(found.x[-1])


def _logits(values: Numbers, weights: Weights) -> Numbers:
    """Log-odds of `same`, and of `same` or `related`."""
    same = values @ weights.values + weights.prior
    related = values @ weights.related_values + weights.related_prior
    return np.clip(np.vstack([same, related]), -_FURTHEST, _FURTHEST)


def _quality(logits: Numbers, examples: Examples, least: float) -> Quality:
    taken = probability_of(logits[0]) >= least
    hit = int((taken & examples.same).sum())
    return Quality(
        log_loss=_log_loss(logits[0], examples.same),
        f1=2 * hit / max(1, int(taken.sum()) + int(examples.same.sum())),
        related_log_loss=_log_loss(logits[1], examples.linked),
    )


def _log_loss(logits: Numbers, wanted: NDArray[np.bool_]) -> float:
    return float(np.logaddexp(0, np.where(wanted, -logits, logits)).mean())
