"""Aims in words: what they lean on and by how much, ranks, zeros, and values beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.stages.targets import Comparator, Mode, Target
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.target_codes import Polarity, Reference
from tests.factories import document


def found(text: str) -> tuple[Target, ...]:
    return find_targets(document([text])).targets


LEANING = [
    pytest.param("完成省下达的节能减排任务。", "节能减排", "superior_target", id="assigned"),
    pytest.param("节能减排完成省控目标。", "节能减排", "superior_target", id="controlled"),
    pytest.param(
        "能耗强度控制在省定目标以内。",
        "单位地区生产总值能耗",
        "superior_target",
        id="within-what-is-set",
    ),
    pytest.param("用水总量完成“十四五”考核目标。", "用水总量", "own_target", id="own-plan"),
    pytest.param("财政收入与经济增长同步。", "财政收入", "own_target", id="own-growth"),
    pytest.param("固定资产投资增速高于上年。", "固定资产投资", "own_past", id="last-year"),
    pytest.param("教育支出不低于上年。", "教育支出", "own_past", id="not-below"),
    pytest.param("工业投资增速快于全国同期。", "工业投资", "superior_result", id="nation-then"),
    pytest.param("工业投资增速高于省平。", "工业投资", "superior_result", id="short"),
    pytest.param("外贸进出口实现正增长。", "进出口总额", None, id="positive"),
    pytest.param("去化周期保持在合理区间。", "去化周期", None, id="range-in-words"),
    pytest.param("国际收支保持基本平衡。", "国际收支", None, id="balance"),
    pytest.param("固定资产投资保持稳定增长。", "固定资产投资", None, id="steady"),
]


@pytest.mark.parametrize(("text", "indicator", "reference"), LEANING)
def test_an_aim_in_words_tells_what_it_leans_on(
    text: str, indicator: str, reference: str | None
) -> None:
    (target,) = found(text)
    assert (target.indicator, target.value) == (indicator, None)
    assert target.refers_to == (None if reference is None else Reference(reference))


MARGINS = [
    pytest.param("工业投资增速高于全省平均1个百分点。", "1", "plain", id="plain"),
    pytest.param("工业投资增速高于全省平均0.5个百分点以上。", "0.5", "at_least", id="at-least"),
    pytest.param("工业投资增速高于全省平均1个以上百分点。", "1", "at_least", id="bound-inside"),
    pytest.param("工业投资增速快于全国约2个百分点。", "2", "about", id="about"),
    pytest.param("工业投资增速快于全国2个百分点左右。", "2", "about", id="about-behind"),
]


@pytest.mark.parametrize(("text", "value", "comparator"), MARGINS)
def test_the_margin_to_a_reference_is_kept(text: str, value: str, comparator: str) -> None:
    (target,) = found(text)
    assert target.margin is not None
    assert (target.margin.value, target.margin.unit) == (Decimal(value), "个百分点")
    assert target.margin.comparator is Comparator(comparator)


def test_each_of_several_subjects_has_the_aim() -> None:
    targets = found("一般公共预算收入、城乡居民人均可支配收入与经济增长同步。")
    assert [t.indicator for t in targets] == ["一般公共预算收入", "城乡居民人均可支配收入"]
    assert {t.refers_to for t in targets} == {Reference.OWN_TARGET}


RANKS = [
    pytest.param("综合竞争力进入全国前50位。", "综合竞争力", 50, id="into"),
    pytest.param("营商环境评价跻身全省前十。", "营商环境评价", 10, id="numeral"),
    pytest.param("城市信用力争进入全国前20名。", "城市信用", 20, id="striven-for"),
    pytest.param("群众满意度保持全省第3位。", "群众满意度", 3, id="place"),
    pytest.param("工业总产值突破3000亿元、进入全省前五。", "工业总产值", 5, id="behind-a-value"),
]


@pytest.mark.parametrize(("text", "indicator", "rank"), RANKS)
def test_a_rank_is_at_most_what_it_says(text: str, indicator: str, rank: int) -> None:
    (target,) = (target for target in found(text) if target.mode is Mode.RANK)
    assert (target.indicator, target.value) == (indicator, (Decimal(rank), Decimal(rank)))
    assert (target.comparator, target.refers_to) == (Comparator.AT_MOST, Reference.RANK)
    assert target.value_polarity is Polarity.LOWER_IS_BETTER


NO_RANK = [
    pytest.param("3家企业进入全国前100强。", id="counts-firms"),
    pytest.param("前三季度保持稳定。", id="quarters"),
    pytest.param("进入全国第一方阵。", id="no-place"),
    pytest.param("把安全放在第一位。", id="figure-of-speech"),
]


@pytest.mark.parametrize("text", NO_RANK)
def test_other_ordinals_are_no_ranks(text: str) -> None:
    assert [t.quote for t in found(text) if t.mode is Mode.RANK] == []


ZEROS = [
    pytest.param("重大火灾隐患全部清零。", "重大火灾隐患", id="cleared"),
    pytest.param("黑臭水体保持动态清零。", "黑臭水体", id="kept-clear"),
    pytest.param("不发生重大以上生产安全事故。", "重大以上生产安全事故", id="never"),
    pytest.param("守住不发生规模性返贫底线。", "规模性返贫", id="bottom-line"),
    pytest.param("违法建设零新增。", "违法建设", id="none-new"),
    pytest.param("化肥使用量零增长。", "化肥使用量", id="no-growth"),
    ("推动重大事故隐患深查彻改、动态清零", "重大事故隐患"),
    ("推动火灾隐患排查整治、全部清零", "火灾隐患"),
    ("推动安全隐患闭环整治、动态清零", "安全隐患"),
    ("实现黑臭水体全面治理、动态清零", "黑臭水体"),
    ("欠薪问题限期化解、全部清零", "欠薪问题"),
]


@pytest.mark.parametrize(("text", "indicator"), ZEROS)
def test_nothing_is_zero_at_most(text: str, indicator: str) -> None:
    (target,) = found(text)
    assert (target.indicator, target.value) == (indicator, (Decimal(0), Decimal(0)))
    assert target.comparator is Comparator.AT_MOST


NO_ZERO = [
    pytest.param("开展隐患清零行动。", id="campaign"),
    pytest.param("深入实施“两个清零”。", id="quoted"),
    pytest.param("合同不发生效力。", id="no-event"),
]


@pytest.mark.parametrize("text", NO_ZERO)
def test_campaigns_and_other_words_are_no_zeros(text: str) -> None:
    assert found(text) == ()


def test_a_value_beside_a_reference_is_kept() -> None:
    leaning, valued = found("地区生产总值增长高于全省1个百分点、7%左右。")
    assert (leaning.value, leaning.margin and leaning.margin.value) == (None, Decimal(1))
    assert (valued.indicator, valued.value) == ("地区生产总值", (Decimal(7), Decimal(7)))
    assert (valued.mode, valued.comparator) == (Mode.GROWTH, Comparator.ABOUT)


def test_a_value_behind_words_is_a_stretch_without_a_number_as_floor() -> None:
    words, stretch = found("固定资产投资保持稳定增长、力争达到3%。")
    assert (words.indicator, words.value) == ("固定资产投资", None)
    assert (stretch.indicator, stretch.value) == ("固定资产投资", (Decimal(3), Decimal(3)))
    assert (stretch.stretch, stretch.stretch_of, stretch.modality) == (True, words.id, "力争")


def test_a_value_with_a_name_of_its_own_is_no_stretch_of_the_words_before() -> None:
    _, jobs = found("工业投资增速高于全国平均，力争新增就业5万人。")
    assert (jobs.indicator, jobs.stretch) == ("新增就业", False)


def test_an_amount_behind_words_is_a_stretch_by_the_name_before() -> None:
    words, stretch = found("社会消费稳步增长、力争突破500亿元。")
    assert (words.indicator, words.mode) == ("社会消费", Mode.GROWTH)
    assert (stretch.indicator, stretch.mode, stretch.stretch) == ("社会消费", Mode.LEVEL, True)
