"""Aims that lean on another value: whether on one, and which is the higher."""

from __future__ import annotations

import pytest

from tests.compare.sentences import HUZHOU, JIAXING, WUXI, compared

ONE = (JIAXING, JIAXING)
IN_ONE_PROVINCE, IN_TWO = (JIAXING, HUZHOU), (JIAXING, WUXI)


def only(base, other, places=ONE, years=(2024, 2025)):
    (change,) = compared(f"{base}。", f"{other}。", places=places, years=years).target_changes
    return change.change.value, change.reason.value


@pytest.mark.parametrize(
    ("base", "other", "wanted"),
    [
        ("居民收入与经济增长同步", "居民收入增长和经济发展同步", "unchanged same"),
        ("居民收入与经济增长同步", "居民收入与GDP增速同步", "unchanged same"),
        ("居民收入增速高于经济增速", "居民收入增速高于经济增长速度", "unchanged same"),
        ("居民收入增速高于经济增速", "居民收入增速快于经济增长", "unchanged same"),
        ("居民收入与经济增长同步", "居民收入增速高于经济增速", "strengthened value"),
        ("居民收入增速高于经济增速", "居民收入与经济增长同步", "weakened value"),
        ("出口增速高于全省平均", "出口增速高于全省平均1个百分点", "strengthened value"),
        ("出口增速高于全省平均2个百分点", "出口增速高于全省平均水平", "weakened value"),
        ("居民收入与经济增长同步", "居民收入与经济增长基本同步", "weakened comparator"),
        ("居民收入与经济增长同步", "居民收入与劳动生产率提高同步", "not_comparable no_value"),
        ("居民收入与经济增长同步", "居民收入增速高于上年", "not_comparable no_value"),
        ("经济运行处于合理区间", "经济运行在合理区间", "unchanged same"),
    ],
)
def test_one_place(base, other, wanted):
    assert " ".join(only(base, other)) == wanted


@pytest.mark.parametrize(
    ("places", "wanted"), [(IN_ONE_PROVINCE, "equal same"), (IN_TWO, "not_comparable no_value")]
)
@pytest.mark.parametrize("aim", ["出口增速高于全省", "出口增速高于全省平均水平1个百分点"])
def test_the_province_is_the_place_s_own(places, wanted, aim):
    assert " ".join(only(aim, aim, places, (2025, 2025))) == wanted


def test_what_a_superior_sets_is_another_number_for_each_place():
    aim = "单位生产总值能耗降低完成省下达目标"
    assert only(aim, aim)[0] == "unchanged"
    assert only(aim, aim, IN_ONE_PROVINCE, (2025, 2025)) == ("not_comparable", "no_value")


@pytest.mark.parametrize(
    ("base", "other", "words"),
    [
        ("研发投入强度达到3.3%左右", "力争研发投入强度达到3.35%", "same"),
        ("力争海洋经济增加值增长6.5%左右", "海洋经济增加值增长7%", "firmer"),
        ("进出口总额预期增长7.5%", "主要预期目标是：进出口总额增长6%", "same"),
        ("守住耕地保有量300万亩", "确保耕地保有量300万亩", "same"),
    ],
)
def test_words_that_pull_opposite_ways_are_no_firmer(base, other, words):
    (change,) = compared(f"{base}。", f"{other}。").target_changes
    assert change.words == words
