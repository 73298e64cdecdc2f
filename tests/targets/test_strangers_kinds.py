"""Kinds of faults that a reader who did not know the rules found in documents not read before."""

from __future__ import annotations

import pytest

from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.target import Target
from tests.factories import document


def found(text: str) -> list[Target]:
    """The targets of a text."""
    return list(find_targets(document([text])).targets)


def values(text: str) -> list[tuple[str, str]]:
    """Name and value of each target of a text."""
    return [(t.indicator, str(t.value[0]) if t.value else "") for t in found(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("普及率达到20%,比省定目标高出10个百分点。", [("普及率", "20")]),
        ("普及率达到20%,较国家下达目标高5个百分点。", [("普及率", "20")]),
        ("且关键指标均比省定目标高出2个百分点以上,规模突破80亿元。", [("规模", "8000000000")]),
        ("普及率比上年高10个百分点。", [("普及率", "10")]),  # no aim of those above
    ],
)
def test_by_how_much_an_aim_goes_beyond_one_of_those_above_is_no_aim(text, named):
    assert values(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("机构总数比现有的40个精简10个。", [("机构总数", "10")]),
        ("审批事项较目前的120项减少30项。", [("审批事项", "30")]),
        ("机构共59个,比现有的86个减少27个。", [("机构", "59"), ("机构", "27")]),
    ],
)
def test_what_there_is_now_is_what_a_cut_is_counted_from(text, named):
    assert values(text) == named
    assert found(text)[-1].mode == "cut"


@pytest.mark.parametrize(
    ("text", "named", "mode"),
    [
        ("12种主要污染物排放总量比2000年削减5%以上。", ("主要污染物排放总量", "5"), "cut"),
        ("3种重金属排放量下降10%。", ("重金属排放量", "10"), "cut"),
        ("4项主要污染物排放总量控制在5万吨以内。", ("主要污染物排放总量", "50000"), "level"),
        ("机关工作人员总数减少幅度在25%左右。", ("机关工作人员总数", "25"), "cut"),
        ("办公经费压减幅度达到10%。", ("办公经费", "10"), "cut"),
    ],
)
def test_cuts_and_pollutants_are_named_by_what_is_measured(text, named, mode):
    assert values(text) == [named]
    assert found(text)[0].mode == mode


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "规模以上互联网服务业、软件服务业营收分别增长13%、10%。",
            ["规模以上互联网服务业营收", "规模以上软件服务业营收"],
        ),
        (
            "限额以上批发业、零售业销售额分别增长8%、9%。",
            ["限额以上批发业销售额", "限额以上零售业销售额"],
        ),
        (
            "规模以上工业、农业增加值分别增长8%、4%。",  # farms have no scale
            ["规模以上工业增加值", "农业增加值"],
        ),
        (
            "规模以上工业增加值、固定资产投资分别增长8%、9%。",  # measures of their own
            ["规模以上工业增加值", "固定资产投资"],
        ),
    ],
)
def test_the_scale_of_the_first_holds_for_all_with_one_measure(text, names):
    assert [t.indicator for t in found(text)] == names


def test_years_of_schooling_are_part_of_a_name():
    text = "巩固六年义务教育,普及九年义务教育,新建十二年一贯制学校5所,文盲率降到5%。"
    assert [t.unit for t in found(text)] == ["所", "%"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("严格控制债务规模,财政支出增长5%。", None),
        ("严格控制和治理工业污染源,使废水处理率提高到90%,利用率达到40%。", None),
        ("物价涨幅严格控制在3%以内。", "严格控制"),
    ],
)
def test_strict_control_holds_for_what_is_controlled_alone(text, modality):
    assert {t.modality for t in found(text)} == {modality}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("招生40万人,比2020年的28万人增加42.4%。", [("招生", "400000"), ("招生", "42.4")]),
        ("招生40万人,比2020年的28 万人增加42.4%。", [("招生", "400000"), ("招生", "42.4")]),
        ("糖100万吨,比2020年的80.5万吨提高20%。", [("糖", "1000000"), ("糖", "20")]),
        ("棉花450万吨,与2020年的450万吨持平。", [("棉花", "4500000")]),
        ("森林覆盖率比2020年的24.1%提高1.5个百分点。", [("森林覆盖率", "1.5")]),
        ("农民人均收入较2010年翻一番多。", [("农民人均收入", "2")]),
        ("研发投入比2020年的5亿元翻一番。", [("研发经费投入", "2")]),
    ],
)
def test_the_value_of_an_earlier_year_is_what_a_change_is_held_against(text, named):
    assert values(text) == named


def test_the_value_held_against_stands_in_the_baseline():
    assert found("招生40万人,比2020年的28万人增加42.4%。")[-1].baseline == "28万人"


def test_a_sentence_with_a_value_is_no_title_of_the_next():
    assert values("规上工业增加值增长12%。税收增长10%。")[-1] == ("税收", "10")


def test_surcharges_that_are_cleared_are_no_fines():
    text = "清理电价附加收费,降低制造业用电成本,一般工商业平均电价再降低10%。"
    assert values(text) == [("一般工商业平均电价", "10")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("启动新的三年棚改攻坚计划,今年开工580万套。", ("开工棚改", "5800000")),
        ("加大保障性安居工程建设力度,新开工700万套以上。", ("新开工保障性安居工程", "7000000")),
        ("推进重点产业建设,开工30个。", ("开工", "30")),
    ],
)
def test_homes_that_are_begun_take_their_name_from_before(text, named):
    assert values(text) == [named]
