"""Find what a reader must reckon or ask: the yearly rate behind a doubling, stock or flow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from policydiff.stages.compare.findings.highlight_wording import (
    document_names,
    evidence_of,
    tell,
)
from policydiff.stages.compare.findings.told_values import stands_alone
from policydiff.stages.compare.indicators.deduplication import main_targets
from policydiff.stages.compare.model.comparison import Comparison, Highlight, Rule
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.units import find_measure
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.text import fold
from policydiff.stages.targets import Mode, Plan, Target, TimeFrame

MOST_DOUBLINGS = 2
LEAST_OPEN = 3  # targets of one plan; one or two say little of how it is drafted
LEAST_SHARE = 0.05  # of all its targets
MOST_EVIDENCE = 3
MOST_YEARS_BEFORE = 2
SPANS = range(3, 31)  # years over which a multiple is reckoned to a yearly rate
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")


def tell_doublings(comparison: Comparison) -> Iterator[Highlight]:
    """The yearly growth that a multiple of an earlier year implies: 2020年比2010年翻一番, 7.2 %."""
    names = document_names(comparison)
    found = (
        (plan, own, target, implied)
        for plan, own in zip((comparison.base, comparison.other), names, strict=True)
        for target in main_targets(plan)
        if (implied := find_implied(target)) is not None and _is_recent(implied, plan)
    )
    for plan, own, target, implied in islice(found, MOST_DOUBLINGS):
        yield tell(
            comparison,
            Rule.DOUBLING,
            NoticeCode.HIGHLIGHT_DOUBLING,
            evidence=(evidence_of(plan, target.clause, target.quote),),
            own=own,
            indicator=target.indicator,
            since=implied.since,
            until=implied.until,
            said=target.stated,
            rate=f"{implied.rate:.1%}",
        )


def _is_recent(implied: Implied, plan: Plan) -> bool:
    """Whether the base year lies at most two years before the plan: else part of it is done."""
    period = plan.document.period
    return period is not None and implied.since >= period.first - MOST_YEARS_BEFORE


class Implied(NamedTuple):
    """A yearly rate of growth, and the years between which it holds."""

    since: int
    until: int
    rate: float


def find_implied(target: Target) -> Implied | None:
    """The yearly growth behind a multiple of the value of an earlier year; None where none is."""
    base = _YEAR.search(fold(target.baseline or ""))
    if target.mode is not Mode.MULTIPLE or base is None or target.years is None:
        return None
    since, until = int(base[0]), target.years.last
    if until is None or until - since not in SPANS or target.low is None or target.low <= 1:
        return None
    if any(int(year) > until for year in _YEAR.findall(fold(target.quote))):
        return None  # the words name a later year than the target is read for
    return Implied(since, until, float(target.low) ** (1 / (until - since)) - 1)


def tell_open_measures(comparison: Comparison) -> Iterator[Highlight]:
    """Plans of several years whose numbers may be stocks at the end or sums until then."""
    names = document_names(comparison)
    for plan, own in zip((comparison.base, comparison.other), names, strict=True):
        found = [t for t in main_targets(plan) if is_open(t) and stands_alone(t.indicator)]
        if len(found) >= max(LEAST_OPEN, LEAST_SHARE * len(main_targets(plan))):
            yield tell(
                comparison,
                Rule.OPEN_MEASURE,
                NoticeCode.HIGHLIGHT_OPEN_MEASURE,
                evidence=[evidence_of(plan, t.clause, t.quote) for t in found[:MOST_EVIDENCE]],
                own=own,
                number=len(found),
                total=len(main_targets(plan)),
            )


def is_open(target: Target) -> bool:
    """Whether a count by the end of several years leaves open if it is a stock or a flow."""
    years = target.years
    several = years is not None and years.first is not None and years.first < years.last
    counted = target.low is not None and find_measure(target.unit).family in ("count", "people")
    by_end = target.period is TimeFrame.BY and target.mode is Mode.LEVEL
    if not (several and counted and by_end and target.measure is None):
        return False
    made, reached = (expression("stock_and_flow", key) for key in ("done", "reached"))
    return bool(made.search(target.quote)) and not reached.search(target.quote)
