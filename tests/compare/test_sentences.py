"""Rules that hold for every sentence of sixty reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from policydiff.reading import read_all
from policydiff.stages.align import Relation
from policydiff.stages.compare import Comparison, Highlight, Kind, Rule
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.targets import Target
from policydiff.stages.targets.target_codes import Binding, Reference
from tests.evidence import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus beside the project")
BECOMES = re.compile("改为|→|上调|下调|加强|减弱|取消|became|went from|raised|lowered|ened")
STRENGTH = re.compile("加强|减弱|strengthened|weakened")
RANKS = re.compile("较高|较低|更高|更低|对照更|aims higher|aims lower")
OF_TARGETS = (Rule.TARGET_MOVED, Rule.TARGET_HELD)


@pytest.fixture(scope="module")
def comparisons() -> list[Comparison]:
    """Forty cities side by side, ten national reports in turn, ten provinces and the country."""
    cities = sorted((CORPUS / "city_2024").glob("*.txt"))[:40]
    reports = sorted((CORPUS / "gwr").glob("20*.txt"))[-10:]
    provinces = sorted((CORPUS / "provincial_2025").glob("*.docx"))[:10]
    plans = read_all([*cities, *reports, *provinces])
    of_cities, of_years, below = plans[:40], plans[40:50], plans[50:]
    pairs = [*zip(of_cities[::2], of_cities[1::2], strict=True)]
    pairs += pairwise(of_years)
    pairs += [(of_years[-2], plan) for plan in below]
    return [compare_plans(base, other) for base, other in pairs]


def told(comparisons: list[Comparison], *, apart: bool) -> Iterator[tuple[Comparison, Highlight]]:
    """The sentences on targets of two places, or of one."""
    for comparison in comparisons:
        if (comparison.kind in (Kind.PEERS, Kind.LEVELS)) is apart:
            yield from ((comparison, one) for one in comparison.highlights)


def targets_of(comparison: Comparison, highlight: Highlight) -> list[Target]:
    plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
    return [
        target
        for source in highlight.evidence
        for target in plans[source.document].targets
        if (target.clause, target.quote) == (source.clause, source.quote)
    ]


def test_nothing_of_one_place_becomes_another_s(comparisons):
    wrong = [
        said
        for _, one in told(comparisons, apart=True)
        for said in (one.zh, one.en)
        if one.rule in (*OF_TARGETS, Rule.RENUMBERED)
        if BECOMES.search(re.sub("“[^”]*”", "", said))
    ]
    assert wrong == []


def test_no_sentence_ranks_volumes(comparisons):
    found = [one for one in told(comparisons, apart=True) if one[1].rule in OF_TARGETS]
    assert len(found) >= 20
    assert all(is_rate(target) for one in found for target in targets_of(*one))
    said = [re.sub("“[^”]*”", "", f"{one.zh} {one.en}") for _, one in told(comparisons, apart=True)]
    assert [text for text in said if RANKS.search(text)] == []


def test_strength_is_told_of_binding_and_assigned_aims_alone(comparisons):
    for comparison, one in told(comparisons, apart=False):
        if one.rule in OF_TARGETS and STRENGTH.search(f"{one.zh} {one.en}"):
            targets = targets_of(comparison, one)
            assert any(
                t.binding is Binding.BINDING or t.refers_to is Reference.SUPERIOR_TARGET
                for t in targets
            ), one.zh


def test_headline_aims_are_raised_lowered_or_held(comparisons):
    found = [one for _, one in told(comparisons, apart=False) if one.rule is Rule.TARGET_MOVED]
    assert found
    assert all(re.search("上调|下调|持平|期限", one.zh) for one in found)


def test_what_is_held_is_equal_in_value_words_and_basis(comparisons):
    held = [one for one in told(comparisons, apart=False) if one[1].rule is Rule.TARGET_HELD]
    assert held
    for comparison, one in held:
        first, *others = targets_of(comparison, one)
        same = [(t.low, t.high, t.comparator, t.basis, t.averaged) for t in (first, *others)]
        assert len(set(same)) == 1, one.zh


def test_each_sentence_rests_on_passages_of_its_documents(comparisons):
    count = 0
    for comparison in comparisons:
        plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
        for highlight in comparison.highlights:
            count += 1
            assert highlight.evidence
            for source in highlight.evidence:
                assert source.quote in plans[source.document].document.clause(source.clause).text
    assert count > 150


def test_an_indicator_is_told_once_of_a_pair(comparisons):
    for comparison in comparisons:
        names = [
            dict(one.notice.values)["indicator"]
            for one in comparison.highlights
            if one.rule in OF_TARGETS
        ]
        assert len(set(names)) == len(names)


def test_of_a_chapter_that_stands_alone_no_clause_has_a_counterpart(comparisons):
    chapters = [(c, one) for c in comparisons for one in c.highlights if one.rule is Rule.CHAPTER]
    assert chapters
    for comparison, one in chapters:
        at = 0 if one.evidence[0].document == comparison.base.document.id else 1
        plan = (comparison.base, comparison.other)[at]
        heading = dict(one.notice.values)["heading"]
        same = [a for a in comparison.alignments if a.relation is Relation.SAME]
        met = {clause for a in same for clause in (a.base, a.other)[at]}
        clauses = {c.id for c in plan.document.main_text if heading in c.heading}
        assert len(clauses) >= 3
        assert not met & clauses
