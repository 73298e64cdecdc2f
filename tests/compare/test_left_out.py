"""Which places a ranking leaves out, and what it says of them."""

from __future__ import annotations

import pytest

from policydiff.stages.compare.overview.core_findings import find_core
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import Jurisdiction, Level
from policydiff.stages.support.notices import render
from tests.compare.sentences import plan_of


def city(number: int, name: str) -> Jurisdiction:
    return Jurisdiction(
        code=f"45{number:02}00", name=name, path=("广西壮族自治区", name), level=Level.PREFECTURE
    )


def told(*texts: str | list[str]) -> list[str]:
    """The sentences on core indicators over cities, each with one sentence for 2024."""
    names = ("甲市", "乙市", "丙市", "丁市", "戊市", "己市", "庚市", "辛市")
    plans = [
        plan_of(text, place=city(n, name), year=2024, name=name)
        for n, (name, text) in enumerate(zip(names, texts, strict=False), start=1)
    ]
    return [render(one.highlight.notice, "zh") for one in find_core(track_plans(plans))]


REVENUE = ("一般公共预算收入增长5%。", "一般公共预算收入增长4%。")
RANKED = "2024年“一般公共预算收入”目标，按数值由高到低：甲市“增长5%”，乙市“增长4%”"
OTHERWISE = "；说法、名称或数值不一，没有列入的有丙市“{}”"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("一般公共预算收入与上年度持平", id="words"),
        pytest.param("一般公共预算收入增速高于全省平均水平", id="superior"),
        pytest.param("一般公共预算收入与经济增长同步", id="own"),
        pytest.param("一般公共预算收入平稳增长", id="steady"),
        pytest.param("一般公共预算收入达到100亿元", id="amount"),
        pytest.param("地方财政收入增长6.5%以上", id="near"),
        pytest.param("一般公共预算地方收入增长6.5%以上", id="of-the-place"),
        pytest.param("财政总收入增长6%", id="total"),
    ],
)
def test_a_place_that_says_it_otherwise_is_named_with_its_words(words):
    third = f"地区生产总值增长6%，{words}，粮食产量保持在10万吨以上。"
    assert told(*REVENUE, third) == [RANKED + OTHERWISE.format(words) + "。"]


def test_a_place_without_the_aim_is_named():
    assert told(*REVENUE, "粮食产量保持在10万吨。") == [f"{RANKED}；丙市的文件没有读到这一目标。"]


def test_the_one_and_the_other():
    found = told(*REVENUE, "地方财政收入增长6%。", "粮食产量保持在10万吨。")
    words = "地方财政收入增长6%"
    assert found == [f"{RANKED}{OTHERWISE.format(words)}；丁市的文件没有读到这一目标。"]


def test_of_many_places_it_is_said_how_many_are_left_out():
    (found,) = told(*(f"地区生产总值增长{n}%。" for n in range(3, 10)), "粮食产量保持在10万吨。")
    assert found.endswith("；另有 1 个地方的文件没有读到同名的数值。")


def test_another_kind_of_rate_is_no_near_name():
    third = "税收占一般公共预算收入比重达到70%。"
    assert told(*REVENUE, third) == [f"{RANKED}；丙市的文件没有读到这一目标。"]


@pytest.mark.parametrize(
    "words", ["力争一般公共预算收入稳中有升", "确保一般公共预算收入增幅高于全省平均水平"]
)
def test_words_of_striving_may_stand_before_the_name(words):
    third = f"地区生产总值增长6%，{words}，粮食产量保持在10万吨以上。"
    assert told(*REVENUE, third) == [RANKED + OTHERWISE.format(words) + "。"]


def test_of_several_values_the_one_among_the_chief_aims_is_ranked():
    chief = "地区生产总值增长6%，一般公共预算收入增长4.5%，固定资产投资增长6%。"
    (found,) = [one for one in told(*REVENUE, [chief, "一般公共预算收入增长9%。"]) if "公共" in one]
    assert found == (
        "2024年“一般公共预算收入”目标，按数值由高到低：甲市“增长5%”，丙市“增长4.5%”，乙市“增长4%”。"
    )


def test_of_several_values_without_a_chief_one_all_are_quoted():
    third = ["一般公共预算收入增长4.5%。", "一般公共预算收入增长9%。"]
    words = "一般公共预算收入增长4.5%；一般公共预算收入增长9%"
    assert told(*REVENUE, third) == [RANKED + OTHERWISE.format(words) + "。"]


@pytest.mark.parametrize(
    ("third", "said"),
    [
        ("一般公共预算收入增长3%、力争5%以上。", "增长3%、力争5%以上"),
        ("一般公共预算收入增长3%，力争实现两位数增长。", "增长3%，力争实现两位数增长"),
        ("一般公共预算收入增长3%以上，力争增长5%。", "增长3%以上，力争增长5%"),
        ("确保一般公共预算收入增长3%、力争5%。", "增长3%、力争5%"),
    ],
)
def test_what_a_place_strives_for_is_quoted_and_does_not_count(third, said):
    assert told(*REVENUE, third) == [f"{RANKED}，丙市“{said}”；力争值不计入排序。"]


def test_two_places_alone_and_a_number_copied_by_all_make_no_ranking():
    assert not told(*REVENUE)
    assert not told(*["居民消费价格涨幅控制在3%左右。"] * 3)


def test_a_county_beside_cities_is_told_to_stand_apart():
    county = Jurisdiction(
        code="450321", name="子县", path=("广西壮族自治区", "甲市", "子县"), level=Level.COUNTY
    )
    places = (city(1, "甲市"), city(2, "乙市"), city(3, "丙市"), county)
    plans = [
        plan_of(f"地区生产总值增长{value}%。", place=place, year=2024, name=place.name)
        for value, place in zip((6, 6, 6, 7), places, strict=True)
    ]
    (found,) = (render(one.highlight.notice, "zh") for one in find_core(track_plans(plans)))
    assert "读到 3 个地方，数值同为" in found
    assert found.endswith("；下一级的子县不在此列。")
