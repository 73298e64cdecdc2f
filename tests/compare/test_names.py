from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare.indicators.indicator_similarity import contains, score_names
from policydiff.stages.compare.targets.pairing import SETTINGS
from tests.factories import document, target

NAMES = st.text(alphabet="新增引进人才企业科技项目国家省级0a、", min_size=1, max_size=12)


def named(text, canonical=None):
    found = target(document([text]).clauses[0], text)
    return found if canonical is None else replace(found, indicator=canonical)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        pytest.param("新增跨境电商应用企业", "跨境电商应用企业", id="verb-in-front"),
        pytest.param("城镇新增就业", "新增城镇就业", id="other-order"),
        pytest.param("新设立私募基金", "私募基金数量", id="verb-and-general-word"),
        pytest.param("规上工业增加值", "规上工业增加值增速", id="growth-named"),
        pytest.param("“四上”企业", "四上企业", id="quotation-marks"),
        pytest.param("国内生产总值", "地区生产总值", id="name-at-each-level"),
        pytest.param("单位GDP能耗", "单位地区生产总值能耗", id="name-inside-a-name"),
        pytest.param("规上工业增加值", "规模以上工业增加值", id="short-form"),
        pytest.param("实际利用外资", "实到外资", id="synonym"),
        pytest.param("规模以上工业增加值", "规模工业增加值", id="regional-name"),
        pytest.param("改造老旧小区", "城镇老旧小区改造", id="old-estates"),
        pytest.param("研发支出占GDP比重", "研发经费投入占GDP比重", id="research-spending"),
        pytest.param("单项冠军、瞪羚企业", "单项冠军和瞪羚企业", id="lists-of-as-many"),
        pytest.param("引育省级以上人才", "引育省级及以上人才", id="or-higher-is-no-list"),
        pytest.param("粮食播种面积", "粮食播面", id="sown-area"),
        pytest.param("每千人口托位数", "千人口托位数", id="per-thousand"),
        pytest.param("国家专精特新“小巨人”企业", "国家级专精特新“小巨人”", id="little-giants"),
        pytest.param("新增高新技术企业", "新增国家高新技术企业", id="national-anyhow"),
        pytest.param("地表水国、省考核断面优良率", "地表水国省考核断面优良率", id="mark-in-a-word"),
    ],
)
def test_one_indicator(base, other):
    assert score_names(named(base), named(other)) >= SETTINGS.same


@pytest.mark.parametrize(
    ("base", "other"),
    [
        pytest.param("国家级孵化器", "省级孵化器", id="grade"),
        pytest.param("城镇居民人均可支配收入", "农村居民人均可支配收入", id="residence"),
        pytest.param("合同利用外资", "实际利用外资", id="funds"),
        pytest.param("城镇登记失业率", "城镇调查失业率", id="unemployment"),
        pytest.param("进口额", "出口额", id="trade"),
        pytest.param("一般公共预算收入", "一般公共预算支出规模", id="budget"),
        pytest.param("居民人均可支配收入", "农村居民人均可支配收入", id="rural-on-one-side"),
        pytest.param("规上工业增加值", "工业增加值", id="size-on-one-side"),
        pytest.param("国控断面水质优良率", "地表水断面水质优良率", id="network-on-one-side"),
        pytest.param("进出口总额", "出口总额", id="both-ways"),
        pytest.param("数字经济核心产业增加值", "数字经济核心产业营收", id="magnitude"),
        pytest.param("城乡居民可支配收入", "城镇居民可支配收入", id="town-and-country"),
        pytest.param("一般性转移支付", "均衡性转移支付", id="transfers"),
        pytest.param("公路投资", "公路水运投资", id="transport"),
        pytest.param("和美乡村", "省级和美乡村", id="grade-on-one-side"),
        pytest.param("单项冠军、专精特新企业", "单项冠军企业", id="list-of-more"),
        pytest.param("省级绿色工厂", "省级以上绿色工厂", id="or-higher"),
        pytest.param("引进产业项目投资", "省外引进产业项目投资", id="from-outside"),
        pytest.param("净增科技企业", "新增科技企业", id="net"),
        pytest.param("保障性住房", "保障性租赁住房", id="to-let"),
        pytest.param("文化产业增加值", "文旅产业增加值", id="culture-and-tourism"),
        pytest.param("私募基金", "跨境电商", id="nothing-shared"),
    ],
)
def test_two_indicators(base, other):
    assert score_names(named(base), named(other)) < SETTINGS.same_linked


def test_canonical_name_decides():
    base, other = named("实际利用外资", "实际利用外资"), named("实到外资", "实际利用外资")
    assert score_names(base, other) == 1


def test_canonical_name_does_not_hide_another_grade():
    base, other = named("国家级绿色工厂", "绿色工厂"), named("省级绿色工厂", "绿色工厂")
    assert score_names(base, other) == 0.5


@given(NAMES, NAMES)
def test_score_is_symmetric_and_bounded(base, other):
    score = score_names(named(base), named(other))
    assert 0 <= score <= 1
    assert score == score_names(named(other), named(base))


@given(NAMES)
def test_equal_names_score_one(name):
    assert score_names(named(name), named(name)) == 1


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        pytest.param("新设私募基金若干只", "新设立私募基金", 0.6, 1, id="goes-on"),
        pytest.param("支持企业上市融资", "新设立私募基金", 0, 0.2, id="gone"),
        pytest.param("", "基金", 0, 0, id="empty"),
    ],
)
def test_contains(text, name, least, most):
    assert least <= contains(text, name) <= most
