from __future__ import annotations

import pytest

from policydiff.stages.compare.findings.told_values import (
    are_both_per_head,
    is_copied,
    is_told,
    name_of,
    quoted_value,
    says_nothing_moved,
    stands_alone,
    words_told,
)
from policydiff.stages.compare.model.change_types import Firmness
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.targets import Target
from tests.compare.sentences import plan_of


def of(text: str) -> Target:
    """The first target of a sentence."""
    return plan_of(text).targets[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("城镇登记失业率控制在4.6%以内。", "控制在4.6%以内", id="ceiling"),
        pytest.param("城镇登记失业率低于4.6%。", "低于4.6%", id="own-words"),
        pytest.param("城镇登记失业率控制在４．６％以内。", "控制在4.6%以内", id="full-width"),
        pytest.param("城镇登记失业率控制在 5%以内。", "控制在5%以内", id="space"),
        pytest.param("地区生产总值增长7％左右。", "增长7%左右", id="growth"),
        pytest.param("单位地区生产总值能耗降低3%左右。", "降低3%左右", id="cut"),
        pytest.param("城镇新增就业900万人以上。", "900万人以上", id="no-verb"),
    ],
)
def test_a_value_is_quoted_with_the_verb_of_its_text(text, said):
    assert quoted_value(of(text)) == said


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        pytest.param("增长5%左右", "增长5%以上", Firmness.FIRMER, id="bound"),
        pytest.param("增长5%以上", "增长5%以上", Firmness.SAME, id="equal"),
        pytest.param("增长5%左右", "力争增长5%", Firmness.SAME, id="modality-too"),
        pytest.param("增长5%左右", "增长5%-6%", Firmness.SAME, id="range"),
    ],
)
def test_words_are_weighed_of_equal_single_values_and_one_modality(left, right, told):
    sides = of(f"地区生产总值{left}。"), of(f"地区生产总值{right}。")
    assert words_told(*sides, Firmness.FIRMER) is told


def test_a_ceiling_said_by_its_verb_is_no_softer_than_one_said_by_its_bound():
    sides = of("城镇登记失业率控制在4.6%。"), of("城镇登记失业率控制在4.6%以内。")
    assert words_told(*sides, Firmness.FIRMER) is Firmness.SAME


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("城镇新增就业900万人。", True, id="count"),
        pytest.param("地区生产总值增长6%。", True, id="growth"),
        pytest.param("比上年减少300亿元。", False, id="rise-of-an-amount"),
        pytest.param("增加中央预算内投资100亿元。", False, id="rise-first"),
        pytest.param("确保不发生规模性返贫致贫。", False, id="red-line"),
        pytest.param("到2030年，地区生产总值比2020年翻一番。", False, id="doubling"),
        pytest.param("污水处理率达到100%。", False, id="whole"),
        pytest.param("行政村公路通达率实现全覆盖。", False, id="full-coverage"),
    ],
)
def test_what_a_sentence_may_be_made_of(text, told):
    targets = plan_of(text).targets
    assert [is_told(target) for target in targets[:1]] == ([told] if targets else [])


@pytest.mark.parametrize("name", ["试点范围扩大到全国", "其中中央财政", "今明两年养老金", "比重"])
def test_names_that_lean_on_what_stands_before_them(name):
    assert not stands_alone(name)


def test_the_shorter_name_is_told_and_of_a_core_measure_the_one_that_all_share():
    left, right = of("全市地区生产总值增长5%。"), of("GDP增长6%。")
    assert name_of(left, right, core=True) == "地区生产总值"


def test_a_measure_for_each_head_is_another():
    total, for_each = of("地区生产总值增长5%。"), of("人均地区生产总值增长5%。")
    assert are_both_per_head(total, total)
    assert not are_both_per_head(total, for_each)


def test_a_text_that_says_steady_has_moved_nothing():
    before, steady = of("赤字率2%左右。"), of("赤字率稳定在2.1%。")
    assert says_nothing_moved(before, steady)
    assert not says_nothing_moved(steady, before)


def test_the_bound_behind_a_list_reaches_the_value():
    first = of("城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内。")
    assert quoted_value(first) == "控制在5%（以内）"


def test_prices_are_copied_and_output_is_not():
    assert is_copied(of("居民消费价格涨幅2%左右。"))
    assert not is_copied(of("地区生产总值增长5%左右。"))


@pytest.mark.parametrize(
    "entry",
    [e for e in load_lexicon("finding_words") if e.text("form") != "expression"],
    ids=lambda e: e.key,
)
def test_words_of_findings_are_held_to_their_examples(entry):
    pattern = expression("finding_words", entry.key)
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counterexamples if pattern.search(text)] == []
