"""What no sentence on two documents may say, over the highlights of sixty reports.

The reports: twenty of the national government in sequence, those of 21 provinces for one year, of
nineteen cities for one year. The pairs: neighbours of each row, and the country with each province.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from policydiff.reading import read_all
from policydiff.stages.align import Relation
from policydiff.stages.compare import Comparison, Highlight, Kind
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.comparison import Evidence, Rule
from policydiff.stages.targets import Plan, Target
from tests.evidence import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus")

MOVES = ("→", "改为", "上调", "下调", "加强", "减弱")
MOVES_EN = ("→", "became", "went from", "raised", "lowered", "strengthened", "weakened")


@pytest.fixture(scope="module")
def comparisons() -> tuple[Comparison, ...]:
    nation = [CORPUS / f"gwr/{year}.txt" for year in (*range(2001, 2020), 2025)]
    provinces = sorted((CORPUS / "provincial_2025").iterdir())
    cities = sorted((CORPUS / "city_2024").glob("*.txt"))[::7]
    rows = [read_all(files) for files in (nation, provinces, cities)]
    assert sum(map(len, rows)) == 60
    pairs = [pair for row in rows for pair in pairwise(row)]
    pairs += [(rows[0][-1], province) for province in rows[1]]
    return tuple(compare_plans(base, other) for base, other in pairs)


def told(
    comparisons: tuple[Comparison, ...], *rules: Rule
) -> Iterator[tuple[Comparison, Highlight]]:
    for comparison in comparisons:
        for highlight in comparison.highlights:
            if not rules or highlight.rule in rules:
                yield comparison, highlight


def plan_with(comparison: Comparison, evidence: Evidence) -> Plan:
    sides = (comparison.base, comparison.other)
    return next(plan for plan in sides if plan.document.id == evidence.document)


def target_of(comparison: Comparison, evidence: Evidence) -> list[Target]:
    plan = plan_with(comparison, evidence)
    places = [t for t in plan.targets if t.clause == evidence.clause]
    return [target for target in places if target.quote == evidence.quote]


def test_each_sentence_rests_on_passages_of_its_documents(
    comparisons: tuple[Comparison, ...],
) -> None:
    count = 0
    for comparison, highlight in told(comparisons):
        count += 1
        assert highlight.evidence
        for evidence in highlight.evidence:
            clause = plan_with(comparison, evidence).document.clause(evidence.clause)
            assert evidence.quote in clause.text
    assert count > 400


def test_nothing_of_one_place_becomes_anothers(comparisons: tuple[Comparison, ...]) -> None:
    of_places = [
        highlight
        for comparison, highlight in told(comparisons, Rule.TARGET_MOVED, Rule.TARGET_HELD)
        if comparison.kind in (Kind.PEERS, Kind.LEVELS)
    ]
    assert len(of_places) > 60
    for highlight in of_places:
        assert not any(word in highlight.zh for word in MOVES), highlight.zh
        assert not any(word in highlight.en for word in MOVES_EN), highlight.en


def test_no_volumes_of_places_are_ranked(comparisons: tuple[Comparison, ...]) -> None:
    for comparison, highlight in told(comparisons, Rule.TARGET_MOVED, Rule.TARGET_HELD):
        if comparison.kind in (Kind.PEERS, Kind.LEVELS):
            for evidence in highlight.evidence:
                found = target_of(comparison, evidence)
                assert found
                assert all(is_rate(target) for target in found), highlight.zh


def test_what_is_held_has_the_same_years_basis_and_comparator(
    comparisons: tuple[Comparison, ...],
) -> None:
    held = [*told(comparisons, Rule.TARGET_HELD)]
    assert len(held) > 5
    for comparison, highlight in held:
        left, right = (target_of(comparison, evidence)[0] for evidence in highlight.evidence)
        for target in (left, right):
            assert target.years is not None
        assert kind_of(left) == kind_of(right), highlight.zh


def kind_of(target: Target) -> tuple[object, ...]:
    """All that two targets share of which one holds the other's value."""
    years = target.years
    span = None if years is None or years.first is None else years.last - years.first
    value = (target.low, target.high, target.unit, target.comparator)
    return (*value, target.basis, target.averaged, target.period, span)


def test_an_indicator_is_told_once_of_a_pair(comparisons: tuple[Comparison, ...]) -> None:
    for comparison in comparisons:
        names = [
            dict(highlight.notice.values)["indicator"]
            for highlight in comparison.highlights
            if highlight.rule in (Rule.TARGET_MOVED, Rule.TARGET_HELD)
        ]
        assert len(set(names)) == len(names)


def test_of_a_chapter_that_stands_alone_no_clause_has_a_counterpart(
    comparisons: tuple[Comparison, ...],
) -> None:
    chapters = [*told(comparisons, Rule.CHAPTER)]
    assert len(chapters) > 10
    for comparison, highlight in chapters:
        plan = plan_with(comparison, highlight.evidence[0])
        heading = dict(highlight.notice.values)["heading"]
        clauses = {c.id for c in plan.document.main_text if heading in c.heading}
        at = 0 if plan is comparison.base else 1
        met = {
            clause
            for alignment in comparison.alignments
            if alignment.relation is Relation.SAME
            for clause in (alignment.base, alignment.other)[at]
        }
        assert len(clauses) >= 3
        assert not met & clauses
