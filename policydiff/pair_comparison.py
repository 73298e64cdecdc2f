"""Run the comparisons of a report: every pair of plans, every plan with its annexes."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policydiff.reading import PathLike, UnreadWarning, cores
from policydiff.stages.align.decisions import NO_RULINGS, Rulings, rulings_in
from policydiff.stages.support.errors import FaultError, faults_of
from policydiff.stages.support.progress import ProgressCallback

if TYPE_CHECKING:
    from policydiff.stages.align import Decision
    from policydiff.stages.align.weights import Weights
    from policydiff.stages.compare import Comparison
    from policydiff.stages.compare.wording.verbs import Verbs
    from policydiff.stages.targets import Plan

_MANY = 30  # pairs from which on workers gain more than they cost to start
# A comparison's fields but its plans, or why there is none; None: the worker died.
_Found = Mapping[str, Any] | FaultError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a user gives to comparisons beside the documents."""

    rulings: Rulings = NO_RULINGS  # decisions on pairs of clauses
    weights: Weights | None = None  # of the scores of links; None: those shipped
    verbs: Verbs | None = None  # their ranks; None: those of the lexicons


NOTHING_GIVEN = Given()


def read_given(
    *, decisions: PathLike | None, weights: PathLike | None, verbs: PathLike | None
) -> Given:
    """What files give, each of which may be None.

    Raises:
        LexiconError: One of them is wrong.
    """
    from policydiff.stages.align.learning.weights_file import weights_in
    from policydiff.stages.compare.wording.verbs import read_verbs

    return Given(
        rulings=rulings_in(decisions),
        weights=weights_in(weights),
        verbs=None if verbs is None else read_verbs(Path(verbs)),
    )


def compare_two(base: Plan, other: Plan, given: Given = NOTHING_GIVEN) -> Comparison:
    """One plan against another.

    Raises:
        FaultError: What no stage foresaw.
        LexiconError: A ruling names a clause that its document does not have.
    """
    decided = given.rulings.between(base.document, other.document)
    return _compared(base, other, decided, given)


def _compared(base: Plan, other: Plan, decisions: Sequence[Decision], given: Given) -> Comparison:
    from policydiff.stages.compare.compare import compare_plans

    with faults_of(f"{base.document.id} × {other.document.id}", doing="comparing"):
        return compare_plans(
            base, other, decisions=decisions, weights=given.weights, verbs=given.verbs
        )


def check_one(plan: Plan, given: Given = NOTHING_GIVEN) -> Comparison:
    """A plan's main text against its own annex.

    Raises:
        DocumentError: It has no annex of tasks.
        FaultError: What no stage foresaw.
        LexiconError: A ruling names a clause that the document does not have.
    """
    from policydiff.stages.compare.annex import check_annex

    decided = given.rulings.between(plan.document, plan.document)
    with faults_of(plan.document.source.path, doing="checking its annex"):
        return check_annex(plan, decisions=decided, weights=given.weights, verbs=given.verbs)


def compare_pairs(
    plans: Sequence[Plan],
    given: Given = NOTHING_GIVEN,
    *,
    jobs: int | None = None,
    wanted: Callable[[Plan, Plan], bool] | None = None,
    tell: ProgressCallback,
) -> Iterator[Compared]:
    """Each plan against each later one, one after another; the order given settles ties.

    Args:
        plans: The plans.
        given: What is given beside them.
        jobs: Worker processes; None: a core each where there are many pairs.
        wanted: Whether a pair is compared, the earlier plan given first; None: all are.
        tell: Told how far the work is.
    """
    dated = sorted(plans, key=age_of)
    pairs = [
        (one, two)
        for one, two in combinations(range(len(dated)), 2)
        if wanted is None or wanted(dated[one], dated[two])
    ]
    workers = jobs or (cores() if len(pairs) >= _MANY else 1)
    compared = _in_turn if workers < 2 else _in_workers
    for done, found in enumerate(compared(dated, pairs, given, workers)):
        base, other = (dated[at].document.id for at in pairs[done])
        tell(f"comparing {base} × {other}", done, len(pairs))
        yield found
    tell("writing the report", len(pairs), len(pairs))


def _in_turn(
    plans: Sequence[Plan],
    pairs: Sequence[tuple[int, int]],
    given: Given,
    _: int,
) -> Iterator[Compared]:
    for base, other in ((plans[one], plans[two]) for one, two in pairs):
        try:
            yield compare_two(base, other, given)
        except FaultError as fault:
            yield fault


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two plans to compare in a worker process."""

    base: bytes = field(repr=False)  # pickled once for all pairs
    other: bytes = field(repr=False)
    decisions: tuple[Decision, ...]
    given: Given  # without the rulings, of which these are decisions

    def run(self) -> _Found:
        """The fields of the comparison; the plans stay where they are."""
        try:
            found = _compared(_plan(self.base), _plan(self.other), self.decisions, self.given)
        except FaultError as fault:
            return fault
        kept = (field.name for field in fields(found) if field.name not in ("base", "other"))
        return {name: getattr(found, name) for name in kept}

    def lost(self, _: str) -> _Found:
        """Nothing: the pair is compared without a worker then."""


@lru_cache(maxsize=256)
def _plan(data: bytes) -> Plan:
    plan: Plan = pickle.loads(data)
    return plan


def _in_workers(
    plans: Sequence[Plan],
    pairs: Sequence[tuple[int, int]],
    given: Given,
    workers: int,
) -> Iterator[Compared]:
    """The comparisons in the order of the pairs, whichever is done first."""
    from policydiff.stages.compare import Comparison
    from policydiff.worker_processes import outcomes

    data = [pickle.dumps(plan, protocol=pickle.HIGHEST_PROTOCOL) for plan in plans]
    jobs = [
        _Pair(
            base=data[one],
            other=data[two],
            decisions=given.rulings.between(plans[one].document, plans[two].document),
            given=replace(given, rulings=NO_RULINGS),
        )
        for one, two in pairs
    ]
    waiting: dict[int, _Found] = {}
    following = 0
    for index, found in outcomes(jobs, workers=workers):
        waiting[index] = found
        while following in waiting:
            one, two = pairs[following]
            ready = waiting.pop(following)
            if ready is None:
                yield from _in_turn(plans, [pairs[following]], given, 1)
            elif isinstance(ready, FaultError):
                yield ready
            else:
                yield Comparison(base=plans[one], other=plans[two], **ready)
            following += 1


def check_annexes(plans: Sequence[Plan], given: Given = NOTHING_GIVEN) -> Iterator[Compared]:
    """The annex checks of those that have an annex of tasks."""
    checked = (_checked(plan, given) for plan in plans)
    yield from (found for found in checked if found is not None)


def _checked(plan: Plan, given: Given) -> Compared | None:
    from policydiff.stages.compare.annex import has_annex

    try:
        with faults_of(plan.document.source.path, doing="checking its annex"):
            return check_one(plan, given) if has_annex(plan) else None
    except FaultError as fault:
        return fault


def tell_failed(found: Iterable[Compared], *, strict: bool) -> Iterator[Compared]:
    """All that is found; what failed is told on the way.

    Warns:
        UnreadWarning: A comparison failed, for each that did.

    Raises:
        FaultError: The first of them, where `strict` says so.
    """
    for one in found:
        if isinstance(one, FaultError):
            if strict:
                raise one
            warnings.warn(UnreadWarning(one), stacklevel=2)
        yield one


def age_of(plan: Plan) -> str:
    """The date of issue, else the first year planned for; documents without either come last."""
    document = plan.document
    return document.issued or (str(document.period.first) if document.period else "9999")


if TYPE_CHECKING:
    Compared = Comparison | FaultError
