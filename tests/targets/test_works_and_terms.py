"""What stands beside an aim: named works, places, caps and terms; and whose a figure is."""

from __future__ import annotations

import pytest

from policydiff.stages.documents import Jurisdiction, Level
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document

HAINAN = Jurisdiction(code="460000", name="海南省", path=("海南省",), level=Level.PROVINCE)


def aims(text: str) -> list[str]:
    found = find_targets(document([text], issued="2025-01-20")).targets
    return [f"{one.indicator} {one.stated}" for one in found]


LISTS_OF_WORKS = [
    pytest.param("建成投产6万吨磷酸铁、5万吨磷酸铁锂等化工项目。", [], id="two-plants"),
    pytest.param("推进50万吨脱硫、3万吨铝箔等项目，产值达9亿元。", ["产值 9亿元"], id="sum"),
    pytest.param("推进10万吨正极材料、2亿平方米隔膜等材料项目建设。", [], id="area-in-the-list"),
    pytest.param("加快20万吨EVA、100万只羊屠宰等项目建设。", [], id="animals-in-the-list"),
    pytest.param("生产粮食50万吨、蔬菜30万吨，建成水利等项目。", 2, id="harvest"),
    pytest.param("建设10万吨制氢、2万吨合成氨等装置。", [], id="units-of-a-plant"),
]
NAMED_WORKS = [
    pytest.param("推进甲高速、乙高速等75个项目建设。", [], id="pushed-on"),
    pytest.param("加快建设甲、乙、丙等25个数据中心和智算项目。", [], id="being-built"),
    pytest.param("推进甲、乙等12个百亿元、70个30亿元以上项目建设。", [], id="two-classes"),
    pytest.param("提速甲路至乙路等34个续建项目。", [], id="going-on"),
    pytest.param("推进甲、乙等10座水库建设，新增库容5亿吨。", 1, id="volume"),
    pytest.param("开工甲、乙等5个制造项目。", ["制造项目 5个"], id="begun"),
    pytest.param("推进甲、乙等20个项目建成投产。", 1, id="finished"),
    pytest.param("抓好甲、乙等100个以上省级项目建设。", ["省级项目 100个以上"], id="bounded"),
    pytest.param("推进100个重点项目建设。", ["重点项目 100个"], id="not-named"),
]
PLACES = [
    pytest.param("在甲县、乙县等8个重点县建设果菜基地6.2万亩。", ["果菜基地 6.2万亩"], id="base"),
    pytest.param("在甲、乙等5个县（市、区）新建充电桩3万个。", ["新建充电桩 3万个"], id="list"),
    pytest.param("优先在甲、乙等4个市县新开工住房1.2万套。", ["新开工住房 1.2万套"], id="first"),
    pytest.param("在甲村、乙村等10个村开展试点。", 1, id="alone-they-are-the-aim"),
]
RULES = [
    pytest.param("支持金额不超过300万元/年。", [], id="cap-a-year"),
    pytest.param("补贴额度最高50万元。", [], id="cap"),
    pytest.param("出让年限最高不超过50年。", [], id="lease"),
    pytest.param("贷款期限最长不超过3年。", [], id="loan"),
    pytest.param("财政补助标准不低于700元/年。", 1, id="floor-of-a-standard"),
    pytest.param("审批时限压缩至3个工作日以内。", 1, id="time-limit-of-offices"),
    pytest.param("建立能耗5000吨标准煤及以上用能单位管理档案。", [], id="class-of-users"),
    pytest.param("植树造林5万亩及以上。", ["植树造林 5万亩及以上"], id="bound-and-no-class"),
]
STANDING = [
    pytest.param("高质量建好15个主平台。", [], id="platforms"),
    pytest.param("深化10个毗邻地区合作功能平台建设。", [], id="neighbours"),
    pytest.param("全省共有中小学1.2万所。", [], id="there-are"),
    pytest.param("加快建设“十四五”批复的6个大基地。", [], id="approved-before"),
    pytest.param("建好首批24个改革试点项目。", [], id="first-batch"),
    pytest.param("提升发展12个自治区级集群。", [], id="raised-clusters"),
    pytest.param("三年内，全市共有示范单位300个。", 1, id="there-will-be"),
    pytest.param("建好10所高中。", ["高中 10所"], id="schools-to-be-built"),
]
GOALS = [
    pytest.param(
        "向百万辆汽车、千万吨炼油的规模发展。", ["汽车 百万辆", "炼油 千万吨"], id="headed-for"
    ),
    pytest.param("向千亿级产业集群迈进。", [], id="class-of-a-cluster"),
    pytest.param("建设百万亩基地。", [], id="size"),
]


@pytest.mark.parametrize(
    ("text", "found"), [*LISTS_OF_WORKS, *NAMED_WORKS, *PLACES, *RULES, *STANDING, *GOALS]
)
def test_aims_are_told_from_what_stands_beside_them(text: str, found: list[str] | int) -> None:
    read = aims(text)
    assert (len(read) if isinstance(found, int) else read) == found


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        pytest.param(
            "陵水黎安国际教育创新试验区师生规模突破1万人。",
            "陵水黎安国际教育创新试验区",
            "师生规模",
            id="long-name",
        ),
        pytest.param(
            "深港科技创新合作区新增企业300家。", "深港科技创新合作区", "新增企业", id="verb"
        ),
        pytest.param("高新区就业5000人。", "高新区", "就业", id="people"),
        pytest.param("引导各地因地制宜打造2个主导产业。", "各地", "主导产业", id="everywhere"),
        pytest.param("各市域内互认项目超过200项。", "各市域", "互认项目", id="within-each"),
        pytest.param("建设开放创新试验区5个。", None, "开放创新试验区", id="zones-counted"),
    ],
)
def test_whose_a_figure_is(text: str, owner: str | None, name: str) -> None:
    (found,) = find_targets(document([text], jurisdiction=HAINAN)).targets
    assert (found.owner, found.indicator) == (owner, name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("2025年，全市共有示范园区30个。", 1, id="in-a-year-named"),
        pytest.param("今年全市共有毕业生3万人。", 0, id="this-year"),
        pytest.param("五年内，拨款3499亿元，占总支出的31.3%。", 2, id="share-of-a-planned-sum"),
        pytest.param("农民占人口的80%。", 0, id="share-of-a-state"),
    ],
)
def test_what_is_planned_for_years_that_are_named_is_no_state(text: str, found: int) -> None:
    assert len(aims(text)) == found
