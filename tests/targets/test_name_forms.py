"""The form of a name: what is taken off at its ends, what is no name, what a number counts."""

from __future__ import annotations

import pytest

from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.phrases.name_forms import is_clause, noun_phrase
from policydiff.stages.targets.target_codes import Doubt
from tests.factories import document
from tests.targets.test_targets_values import targets_of

FORMS = [
    ("出让年限最高", "出让年限"),
    ("金额最高可", "金额"),
    ("就业人数", "就业人数"),
    ("就减少财政收入", "减少财政收入"),
    ("做到群众诉求响应率", "群众诉求响应率"),
    ("近6个月内流动性覆盖率", "流动性覆盖率"),
    ("到 2010 年城市污水处理率", "城市污水处理率"),
    ("“十四五”期间新建道路", "新建道路"),
    ("“十百千”工程", "“十百千”工程"),
    ("补助标准年人均", "补助标准"),
    ("城镇居民人均", "城镇居民人均"),
    ("公私合营工业将", "公私合营工业"),
    ("退耕还林面积", "退耕还林面积"),
    ("天气雷达", "天气雷达"),
    ("进行标注", "标注"),
    ("原煤十二亿九千八百万", "原煤"),
    ("000亿度", ""),
    ("一个", ""),
    ("增长", ""),
    ("超额", ""),
    ("期间", ""),
    ("12345热线", "12345热线"),
    ("16市国家高新区覆盖率", "国家高新区覆盖率"),
    ("时研发投入强度", "研发投入强度"),
    ("结对帮扶工作", "结对帮扶"),
    ("集聚区(培育区)", "集聚区"),
    ("县(市、区)", "县(市、区)"),
]


@pytest.mark.parametrize(("words", "name"), FORMS)
def test_a_name_is_a_noun_phrase(words: str, name: str) -> None:
    assert noun_phrase(words) == name


CLAUSES = [
    ("对全省综合评价", True),
    ("对外贸易额", False),
    ("对非出口额", False),
    ("由市区两级", True),
    ("由国内制造的部分", False),
    ("在训运动员", False),
    ("在多模态模型中", True),
    ("发行人应在完成登记日的次", True),
    ("应急队伍", False),
    ("为企业减负", False),
    ("其他项目", False),
    ("其产值", True),
]


@pytest.mark.parametrize(("name", "clause"), CLAUSES)
def test_a_clause_is_told_from_a_name(name: str, clause: bool) -> None:
    assert is_clause(name) is clause


NAMED = [
    ("引进20家以上独角兽、瞪羚、“专精特新”企业", ["引进独角兽、瞪羚、专精特新企业 ≥20家 level"]),
    (
        "打造5个具有区域影响力、引领发展的产业集群",
        ["具有区域影响力、引领发展的产业集群 =5个 level"],
    ),
    ("建设10个公园、推进绿化", ["公园 =10个 level"]),
    ("新建3个公园、停车场5处", ["新建公园 =3个 level", "新建停车场 =5处 level"]),
    (
        "300个省市重点项目完成投资800亿元",
        ["省市重点项目投资 =80000000000元 level"],
    ),
    (
        "合法性审核时间不少于5个工作日,最长不超过15个工作日",
        ["合法性审核时间 ≥5个工作日 level", "合法性审核时间 ≤15个工作日 level"],
    ),
    ("基本建设投资缩减为111亿元", ["基本建设投资 =11100000000元 level"]),
    ("新(改)建农村公路6000公里", ["新改建农村公路 =6000公里 level"]),
    ("将用于“两个确保”和“低保”的资金提高到5亿元", ["用于两个确保、低保的资金 =500000000元 level"]),
    ("新增国家标准16条、达到54条", ["新增国家标准 =16条 level", "国家标准 =54条 level"]),
    ("净增企业5家,总数达到80家", ["净增企业 =5家 level", "企业总数 =80家 level"]),
    ("新增企业5家、培育企业80家", ["新增企业 =5家 level", "企业 =80家 level"]),
    ("新建500张床位的养老院", ["新建养老院床位 =500张 level"]),
    (
        "全员劳动生产率、净资产收益率分别提高1.9个、4个百分点",
        ["全员劳动生产率 =1.9个百分点 growth", "净资产收益率 =4个百分点 growth"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_value_has_a_whole_name(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


IN_TWO_UNITS = [
    ("耕地保有量2000万亩(133万公顷)", [("2000万亩", "1330000", "公顷")]),
    ("耕地保有量保持在2000万亩、133万公顷", [("2000万亩", "1330000", "公顷")]),
    ("改造85个、320万平方米老旧小区", [("85个", None, None), ("320万平方米", None, None)]),
    ("耕地保有量2000万亩(其中水田500万亩)", [("2000万亩", None, None), ("500万亩", None, None)]),
    ("耕地保有量2000万亩、200万公顷", [("2000万亩", None, None), ("200万公顷", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), IN_TWO_UNITS)
def test_one_measure_in_two_units_is_one_target(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    also = [
        (t.stated, str(t.also.value) if t.also else None, t.also.unit if t.also else None)
        for t in find_targets(document([f"{text}。"])).targets
    ]
    assert also == expected


UNEQUAL = [
    ("甲厂、乙厂、丙厂产值分别增长5%、6%", [Doubt.UNEQUAL, Doubt.UNEQUAL]),
    ("甲厂、乙厂产值分别增长5%、6%", [None, None]),
]


@pytest.mark.parametrize(("text", "doubts"), UNEQUAL)
def test_a_list_whose_counts_differ_is_doubtful(text: str, doubts: list[Doubt | None]) -> None:
    assert [t.doubt for t in find_targets(document([f"{text}。"])).targets] == doubts
