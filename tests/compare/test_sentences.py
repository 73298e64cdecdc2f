"""Rules that hold for every sentence of sixty reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from policydiff.reading import read_all
from policydiff.stages.align import Relation
from policydiff.stages.compare import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.findings.absence import Passages
from policydiff.stages.compare.findings.reviews import is_review
from policydiff.stages.compare.findings.told_values import bound_of, is_copied, is_told
from policydiff.stages.compare.indicators.passages import has_number
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.overview.core_findings import find_core
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import Level
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.text import SENTENCE, normalise_width
from policydiff.stages.targets import Target
from policydiff.stages.targets.target_codes import Binding, Reference
from tests.evidence import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus beside the project")
BECOMES = re.compile("改为|→|上调|下调|加强|减弱|取消|became|went from|raised|lowered|ened")
STRENGTH = re.compile("加强|减弱|strengthened|weakened")
RANKS = re.compile("较高|较低|更高|更低|对照更|aims higher|aims lower")
OF_TARGETS = (Rule.TARGET_MOVED, Rule.TARGET_HELD)


def stretch_of(comparison: Comparison, source: Evidence) -> str:
    """What the text strives for right behind a passage: 、力争9%以上."""
    plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
    text = plans[source.document].document.clause(source.clause).text
    behind = text[text.index(source.quote) + len(source.quote) :]
    found = expression("finding_words", "stretch").match(normalise_width(behind))
    return behind[: found.end()] if found else ""


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
    pairs += [(below[6], below[8])]  # one sets numbers where the other has words
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


def test_what_is_held_is_equal_in_value_bound_and_basis(comparisons):
    held = [one for one in told(comparisons, apart=False) if one[1].rule is Rule.TARGET_HELD]
    assert held
    for comparison, one in held:
        targets = targets_of(comparison, one)
        same = [(t.low, t.high, bound_of(t), t.basis, t.averaged) for t in targets]
        assert len(set(same)) == 1, one.zh


def test_each_value_is_quoted_in_the_words_of_its_own_passage(comparisons):
    """The number with its bound, and 控制在 or 低于 only where that document has it."""
    count = 0
    for comparison in comparisons:
        for one in comparison.highlights:
            if one.rule not in OF_TARGETS:
                continue
            values = dict(one.notice.values)
            for source, side in zip(one.evidence, ("old", "new"), strict=True):
                if side in values:
                    count += 1
                    plain = re.sub(r"（(力争|争取|努力|冲刺|奋力)）", "", str(values[side]))
                    said = re.sub(r"^(增长|下降)", "", normalise_width(plain))
                    behind = stretch_of(comparison, source)
                    passage = normalise_width(source.quote + behind)
                    assert said in re.sub(r"\s", "", passage), one.zh
    assert count > 100


def test_words_are_called_firmer_only_where_the_values_are_equal(comparisons):
    for comparison in comparisons:
        for one in comparison.highlights:
            if one.rule in OF_TARGETS and re.search("措辞|words", f"{one.zh} {one.en}"):
                left, right = targets_of(comparison, one)
                assert (left.low, left.high) == (right.low, right.high), one.zh
                assert left.modality == right.modality, one.zh
                assert bound_of(left) is not bound_of(right), one.zh


def test_no_sentence_on_single_targets_is_on_nought_a_rise_of_an_amount_or_a_review(comparisons):
    for comparison in comparisons:
        plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
        for one in comparison.highlights:
            if one.rule in OF_TARGETS:
                assert all(map(is_told, targets_of(comparison, one))), one.zh
                clauses = (plans[e.document].document.clause(e.clause) for e in one.evidence)
                assert not any(map(is_review, clauses)), one.zh


def test_what_places_copy_from_the_country_is_told_where_it_differs(comparisons):
    for comparison in comparisons:
        for one in comparison.highlights:
            targets = targets_of(comparison, one) if one.rule in OF_TARGETS else []
            if any(map(is_copied, targets)) and not is_national(comparison):
                assert targets[0].low != targets[-1].low or targets[0].high != targets[-1].high


def is_national(comparison: Comparison) -> bool:
    places = (plan.document.jurisdiction for plan in (comparison.base, comparison.other))
    return all(place is not None and place.level is Level.COUNTRY for place in places)


def test_plans_have_no_sentences_on_provisions(comparisons):
    rules = {one.rule for comparison in comparisons for one in comparison.highlights}
    assert not rules & {Rule.PROVISION, Rule.LONE_NORMS}


def test_a_measure_without_a_number_has_none_in_any_sentence_that_names_it(comparisons):
    found = 0
    for comparison in comparisons:
        plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
        for one in comparison.highlights:
            if one.rule in (Rule.QUANTIFIED, Rule.UNQUANTIFIED):
                found += 1
                name = str(dict(one.notice.values)["indicator"])
                text = plans[one.evidence[1].document].document.text
                naming = [s for s in SENTENCE.findall(text) if name in normalise_width(s)]
                assert naming
                assert not any(map(has_number, naming)), one.zh
    assert found


def test_a_chapter_without_numbers_has_none_and_is_of_one_level(comparisons):
    found = 0
    for comparison in comparisons:
        plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
        for one in comparison.highlights:
            if one.rule is Rule.NUMBERS:
                found += 1
                assert comparison.kind is not Kind.LEVELS
                document = plans[one.evidence[-1].document].document
                answer = dict(one.notice.values)["answer"]
                clauses = [c for c in document.main_text if answer in c.heading]
                assert clauses
                assert not any(has_number(clause.text) for clause in clauses), one.zh
    assert found


def test_each_sentence_rests_on_passages_of_its_documents(comparisons):
    count = 0
    for comparison in comparisons:
        plans = {plan.document.id: plan for plan in (comparison.base, comparison.other)}
        for highlight in comparison.highlights:
            count += 1
            assert highlight.evidence
            for source in highlight.evidence:
                assert source.quote in plans[source.document].document.clause(source.clause).text
    assert count > 100


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
    for comparison, one in chapters:
        at = 0 if one.evidence[0].document == comparison.base.document.id else 1
        plan = (comparison.base, comparison.other)[at]
        heading = dict(one.notice.values)["heading"]
        same = [a for a in comparison.alignments if a.relation is Relation.SAME]
        met = {clause for a in same for clause in (a.base, a.other)[at]}
        clauses = {c.id for c in plan.document.main_text if heading in c.heading}
        assert len(clauses) >= 3
        assert not met & clauses
        passages = Passages.of((comparison.other, comparison.base)[at])
        assert not any(passages.has(plan.document.clause(one).text) for one in clauses)


def test_a_ranking_of_few_places_names_each_of_them(comparisons):
    """With its value, with the words of its aim, or as one in whose report none was read."""
    cities = [plan for one in comparisons[:20] for plan in (one.base, one.other)]
    count = 0
    for four in zip(*[iter(cities)] * 4, strict=False):
        places = [plan.document.jurisdiction for plan in four]
        names = [place.name for place in places if place and place.level is Level.PREFECTURE]
        for found in find_core(track_plans(four)):
            if found.highlight.rule is Rule.SPREAD and len(names) == len(four):
                count += 1
                assert all(name in found.highlight.zh for name in names), found.highlight.zh
    assert count > 20
