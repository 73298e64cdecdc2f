"""Find how documents differ in drafting: how many numbers they set for their length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.compare.findings.document_profile import PER_CHARACTERS
from policydiff.stages.compare.findings.highlight_wording import (
    WEIGHTS,
    evidence_of,
    listed,
    place_and_year,
)
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.indicators.deduplication import main_targets
from policydiff.stages.compare.model.comparison import Highlight, Rule
from policydiff.stages.documents import Part
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value
from policydiff.stages.targets import Plan, Target

MOST_DOCUMENTS = 8  # that a sentence names
LEAST_DENSITY = 30  # targets for ten thousand characters of the densest, else none sets many
LEAST_TARGETS = 5  # of each document
DENSE = 3.0  # times as many targets for the length, from which on drafting differs


def find_profiles(plans: Sequence[Plan]) -> tuple[Highlight, ...]:
    """At most one sentence; none where there are more than eight documents, or one."""
    if not 2 <= len(plans) <= MOST_DOCUMENTS:
        return ()
    return tuple(_density(plans))


def _density(plans: Sequence[Plan]) -> Iterator[Highlight]:
    """How many targets the documents have for ten thousand characters."""
    densities = [(plan, _dense(plan)) for plan in plans]
    values = [density for _, density in densities]
    if max(values) < DENSE * min(values) or max(values) < LEAST_DENSITY:
        return
    if any(len(_aims(plan)) < LEAST_TARGETS for plan in plans):
        return  # so few may be misread, or stand where reviews do
    ranked = sorted(densities, key=lambda one: -one[1])
    yield _told(
        Rule.DENSITY,
        NoticeCode.HIGHLIGHT_DENSITY,
        [(plan, f"{density:.0f}") for plan, density in ranked],
    )


def _dense(plan: Plan) -> float:
    """Numbers aimed at for ten thousand characters of the text without its annexes.

    A number that is said again where it is explained counts once, words without one not at all.
    """
    numbers = {
        (one.indicator, one.unit, one.low, one.high, one.years)
        for one in _aims(plan)
        if one.low is not None
    }
    clauses = [clause for clause in plan.document.clauses if clause.part is not Part.ANNEX]
    characters = sum(len(clause.text) for clause in clauses)
    return len(numbers) * PER_CHARACTERS / max(1, characters)


def _aims(plan: Plan) -> list[Target]:
    """The targets of the text without its annexes and without what reviews the past."""
    ahead = {c.id for c in plan.document.clauses if c.part is not Part.ANNEX and not is_review(c)}
    return [target for target in main_targets(plan) if target.clause in ahead]


def _told(rule: Rule, code: NoticeCode, figures: Sequence[tuple[Plan, str]]) -> Highlight:
    """The sentence; its evidence is the first target of the first and the last document."""
    named = [Notice.of(NoticeCode.HIGHLIGHT_FIGURE, of=_name(p), figure=f) for p, f in figures]
    evidence = [
        evidence_of(plan, target.clause, target.quote)
        for plan, _ in (figures[0], figures[-1])
        for target in _aims(plan)[:1]
    ]
    return Highlight(
        rule=rule,
        weight=WEIGHTS[rule],
        notice=Notice.of(code, listed=listed(named)),
        evidence=tuple(evidence),
    )


def _name(plan: Plan) -> Value:
    return place_and_year(plan) or plan.document.id
