"""Who is to reach a value: zones, each county, key firms, other places."""

from __future__ import annotations

import pytest

from policydiff.stages.documents import Jurisdiction, Level
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets import Target
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.owners.owner_keys import owner_key, owners_differ
from policydiff.stages.targets.owners.owner_spans import owner_in_name
from tests.factories import JIAXING, document, plan, target

NINGHAI = Jurisdiction(
    code="330226", name="宁海县", path=("浙江省", "宁波市", "宁海县"), level=Level.COUNTY
)
WORDS = [
    entry
    for entry in load_lexicon("owners")
    if entry.text("form") != "expression" and not entry.texts("includes")
]


def read(text: str, **fields: object) -> list[tuple[str, str | None]]:
    found = find_targets(document([text], **fields))
    return [(one.indicator, one.owner) for one in found.targets]


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: entry.key)
def test_each_word_stands_in_an_example_and_in_no_counterexample(entry: Entry) -> None:
    words = entry.patterns
    assert [w for w in words if not any(w in text for text in entry.examples)] == []
    assert [t for t in entry.counterexamples if any(w in t for w in words)] == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("临江新区地区生产总值增长20%。", ["临江新区"], id="zone"),
        pytest.param("推动高新区固定资产投资增长9%。", ["高新区"], id="promoted"),
        pytest.param("确保滨海新区完成固定资产投资100亿元。", ["滨海新区"], id="verb"),
        pytest.param("各县（市、区）新建养老服务中心2家以上。", ["各县(市、区)"], id="each"),
        pytest.param("每个县至少建成1家养老服务中心。", ["每个县"], id="each-one"),
        pytest.param("重点企业研发投入增长12%。", ["重点企业"], id="firms"),
        pytest.param("海宁市地区生产总值增长7%。", ["海宁市"], id="county"),
        pytest.param("嘉兴市地区生产总值增长7%。", [None], id="own-place"),
        pytest.param("全市地区生产总值增长6%，其中高新区增长9%。", [None, "高新区"], id="among"),
        pytest.param(
            "高新区、经开区地区生产总值分别增长9%、8%。", ["高新区", "经开区"], id="respectively"
        ),
        pytest.param(
            "到2025年，临江新区森林覆盖率达到60%，城镇化率达到70%。",
            ["临江新区", "临江新区"],
            id="topic-goes-on",
        ),
        pytest.param(
            "高新区产值增长9%；全市固定资产投资增长5%。", ["高新区", None], id="topic-ends"
        ),
        pytest.param(
            "高新区地区生产总值增长9%，规上工业增加值增长8%；固定资产投资增长5%。",
            ["高新区", "高新区", "高新区"],
            id="topic-of-the-sentence-goes-on-behind-a-semicolon",
        ),
        pytest.param(
            "地区生产总值增长6%；高新区增长9%；固定资产投资增长5%。",
            [None, "高新区", None],
            id="topic-of-a-part-ends-with-it",
        ),
        pytest.param(
            "贵安新区直管区生产总值增长15%以上。", ["贵安新区直管区"], id="core-of-a-zone"
        ),
        pytest.param(
            "博鳌乐城新引进药械40种，接待游客50万人次。", ["博鳌乐城", "博鳌乐城"], id="named-zone"
        ),
        pytest.param("前海联合交易中心交易额1500亿元。", [None], id="body-named-after-a-zone"),
        pytest.param(
            "“乌—昌—石”“奎—独—乌”区域重污染天数比例分别控制在5%和2%以内。",
            ["“乌-昌-石”区域", "“奎-独-乌”区域"],
            id="groups-of-places",
        ),
        pytest.param(
            "海宁、桐乡、平湖等要多贡献，经济增速要高于全市水平。",
            ["海宁、桐乡、平湖"],
            id="told-to-do-more",
        ),
        pytest.param("推进省属国有资本资产总额达到70%以上。", ["省属国有资本"], id="state-capital"),
        pytest.param("临江新区。地区生产总值增长9%。", ["临江新区"], id="title-of-the-paragraph"),
        pytest.param("地区生产总值增长6%（其中临江新区增长20%）。", [None, "临江新区"], id="aside"),
        pytest.param("高新区生产总值增速高于全市2个百分点。", ["高新区"], id="leaning"),
        pytest.param("推进高新区建设，完成投资20亿元。", [None], id="worked-on"),
        pytest.param("新建开发区3个，省级开发区达到5家。", [None, None], id="counted"),
        pytest.param("重点企业服务清单100户。", [None], id="list-of-firms"),
        pytest.param("规上工业企业研发投入增长10%。", [None], id="scope"),
        pytest.param("全国重点实验室达到8家。", [None], id="national-title"),
        pytest.param("力争3个县（市、区）产值突破1000亿元。", [None, None], id="counted-counties"),
        ("力争高新区外贸进出口增长20%。", ["高新区"]),
        ("高新区内企业研发投入强度达到3%。", ["高新区"]),
        ("加快滨海开发区建设,税收增长10%。", ["滨海开发区"]),
        ("加快高新区建设,基础设施投资增长10%。", [None]),
    ],
)
def test_an_owner_is_told_and_leaves_the_indicator(text: str, owners: list[str | None]) -> None:
    found = read(text)
    assert [owner for _, owner in found] == owners
    assert [name for name, owner in found if owner and owner in name] == []


@pytest.mark.parametrize(
    ("headings", "owners"),
    [
        pytest.param(("二、任务分解", "（三）临江新区"), ["临江新区", None], id="zone"),
        pytest.param(("二、各县（市、区）任务",), ["各县(市、区)", None], id="each"),
        pytest.param(("（一）海宁市年度目标",), ["海宁市", None], id="county"),
        pytest.param(("高新区", "1.主要指标"), ["高新区", None], id="outer-heading"),
        pytest.param(("高新区", "嘉兴市目标任务"), [None, None], id="own-place-inside"),
        pytest.param(("（三）支持临江新区发展",), [None, None], id="worked-on"),
        pytest.param(("高新区改革",), [None, None], id="subject-of-a-chapter"),
    ],
)
def test_a_heading_may_name_the_owner_of_its_lines(
    headings: tuple[str, ...], owners: list[str | None]
) -> None:
    text = "新增就业3000人。全市固定资产投资增长9%。"
    found = find_targets(document([{"text": text, "heading": headings}])).targets
    assert [one.owner for one in found] == owners


def test_the_words_of_the_text_and_the_quote_keep_the_owner() -> None:
    (found,) = find_targets(document(["临江新区地区生产总值增长20%。"])).targets
    assert (found.indicator, found.indicator_text) == ("地区生产总值", "临江新区地区生产总值")
    assert found.quote == "临江新区地区生产总值增长20%"


@pytest.mark.parametrize(
    ("name", "rest", "owner"),
    [
        ("临江新区地区生产总值", "地区生产总值", "临江新区"),
        ("地区生产总值", "地区生产总值", None),
        ("嘉兴市地区生产总值", "地区生产总值", None),
        ("高新区数量", "高新区数量", None),
    ],
)
def test_the_name_of_a_row_may_begin_with_its_owner(
    name: str, rest: str, owner: str | None
) -> None:
    found = owner_in_name(name, JIAXING)
    assert (found.name, found.owner) == (rest, owner)


def owned(owner: str | None) -> Target:
    (clause,) = document(["甲10"]).clauses
    return target(clause, "甲10", owner=owner)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("各县(市、区)", "每个县市区", True),
        ("各县(市、区)", "各区县市", True),
        ("临江新区", None, False),
        ("高新区", "经开区", False),
    ],
)
def test_spellings_of_one_owner_are_one(left: str | None, right: str | None, same: bool) -> None:
    assert (owner_key(owned(left)) == owner_key(owned(right))) is same


def test_what_a_city_sets_for_a_county_is_that_countys() -> None:
    city, county = document(["甲10"]), document(["甲10"], jurisdiction=NINGHAI)
    assert not owners_differ(owned("宁海县"), city, owned(None), county)
    assert owners_differ(owned("象山县"), city, owned(None), county)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        pytest.param("象山县城镇新增就业3000人。", True, id="foreign"),
        pytest.param("象山地区生产总值增长7%。", True, id="short-name"),
        pytest.param("新建象山县公办幼儿园5所。", True, id="works"),
        pytest.param("宁波市地区生产总值增长5%。", False, id="above"),
        pytest.param("宁海县地区生产总值增长5%。", False, id="own"),
        pytest.param("新建象山县至宁海县公路30公里。", False, id="road"),
        pytest.param("深化山海协作，象山县销售额增长10%。", False, id="partner"),
        pytest.param("对标象山县，接待游客增长10%。", False, id="model"),
        pytest.param("滨海新区产值增长10%。", False, id="zone-of-many-cities"),
    ],
)
def test_a_place_left_in_a_copied_plan_is_warned_about(text: str, warned: bool) -> None:
    made = plan([text], jurisdiction=NINGHAI).document
    codes = [notice.code for notice in find_targets(made).document.warnings]
    assert (NoticeCode.PLACE_OF_ANOTHER in codes) is warned


def test_nothing_is_foreign_where_the_place_is_not_known() -> None:
    found = find_targets(document(["象山县城镇新增就业3000人。"], jurisdiction=None))
    assert found.document.warnings == ()
