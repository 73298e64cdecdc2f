"""Measure the step from one value to another: last year's, a result, a superior's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from policydiff.stages.compare.indicators.indicator_similarity import is_bare
from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.indicators.relationship import pair_documents
from policydiff.stages.compare.indicators.target_times import deadline_year
from policydiff.stages.compare.model.change_types import Direction, Reason
from policydiff.stages.compare.model.series_types import Step
from policydiff.stages.compare.targets.ambitions import ambition_of
from policydiff.stages.compare.targets.axes import compare_axes, words_of_axes
from policydiff.stages.compare.targets.obstacles import find_obstacle, scope_of
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.targets.target_verdicts import classify_axes
from policydiff.stages.compare.targets.values import committed_ends, wants_high
from policydiff.stages.documents import Document
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.knowledge.units import convert, find_measure
from policydiff.stages.targets import Target, TimeFrame

SHORTEST_NAME = 4  # characters that must be left of a name without its scope: 固定资产投资


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A target, or a past result, in its document, and the year that it is for."""

    target: Target
    document: Document
    year: int


def find_step(earlier: Stand, later: Stand, *, unit: str | None) -> Step:
    """The later value (a lower place's) against the earlier one (its superior's).

    Both are taken to be of one indicator; all else that keeps targets from being compared (no
    value, unit, threshold, scope, period, volumes of two levels) is the step's obstacle.

    Args:
        earlier: What is held against.
        later: What is judged.
        unit: Of the values in the step.
    """
    pair = TargetPair(
        base=earlier.target,
        other=later.target,
        names=1.0,
        linked=None,
        score=1.0,
        same_indicator=True,
    )
    documents = pair_documents(earlier.document, later.document)
    obstacle = find_obstacle(pair, documents)
    comparable = obstacle is None and earlier.target.low is not None
    axes = compare_axes(earlier.target, later.target, documents)
    verdict = classify_axes(axes, one_place=documents.one_place)[0]
    place = earlier.document.jurisdiction
    return Step(
        document=earlier.document.id,
        target=earlier.target.id,
        place=place.name if place else "",
        year=earlier.year,
        stated=earlier.target.stated,
        low=in_unit(earlier.target.low, earlier.target, unit=unit),
        high=in_unit(earlier.target.high, earlier.target, unit=unit),
        comparator=earlier.target.comparator,
        difference=_difference(earlier, later, unit=unit) if comparable else None,
        unit=_difference_unit(unit) if comparable else None,
        value=axes.value if comparable else None,
        ambition=ambition_of(verdict, earlier.target, later.target, documents)
        if comparable
        else None,
        firmness=words_of_axes(replace(axes, modality=Direction.SAME)) if comparable else None,
        obstacle=obstacle,
        share=_share(earlier, later, unit=unit) if obstacle is Reason.LEVEL else None,
    )


def in_unit(value: Decimal | None, target: Target, *, unit: str | None) -> Decimal | None:
    """The value, one of the target's, in the unit given; None where it does not convert."""
    return None if value is None else convert(value, target.unit, into=unit)


def split_scope(target: Target, document: Document) -> tuple[str | None, str]:
    """The part of the place that a target is restricted to, and the indicator without it.

    区本级固定资产投资 → 区本级, 固定资产投资. A name that would be left too short or says nothing
    without its scope (市属企业, 区本级投资) keeps it.
    """
    scope = scope_of(target, document)
    part = any_of(name_words("part")).match(target.indicator)
    if part is None:
        return scope, target.indicator
    rest = target.indicator[part.end() :]
    if len(rest) < SHORTEST_NAME or is_bare(target):
        return scope, target.indicator
    return scope or part.group(), rest


def is_long(target: Target, document: Document) -> bool:
    """Whether it is an aim of several years: 到2025年 in a one-year plan, or in a plan of five."""
    if target.years is not None:
        return target.years.first != target.years.last
    if document.period is None:
        return target.period is not TimeFrame.ANNUAL
    last = deadline_year(target) or document.period.last
    return last > document.period.first


def _difference(earlier: Stand, later: Stand, *, unit: str | None) -> Decimal | None:
    high = wants_high(earlier.target) and wants_high(later.target)
    before, after = (
        committed_ends(stand.target, like=later.target, high=high, unit=unit)[0]
        for stand in (earlier, later)
    )
    return after - before


def _difference_unit(unit: str | None) -> str | None:
    """A unit; of two rates in % the difference is in percentage points."""
    return words_of("counting_words", "rate_difference")[0] if unit == "%" else unit


def _share(earlier: Stand, later: Stand, *, unit: str | None) -> Decimal | None:
    """In units of the superior's low end; None where that is nothing or does not convert."""
    whole = in_unit(earlier.target.low, earlier.target, unit=unit)
    part = in_unit(later.target.low, later.target, unit=unit)
    if not whole or part is None or find_measure(unit).rate:
        return None
    return part / whole
