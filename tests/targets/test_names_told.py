"""Names of shares, of what is added, of kinds in a list; and what is foreign to a name."""

import pytest

from policydiff.stages.targets.ledger.doubts import doubt_of
from policydiff.stages.targets.target_codes import Doubt
from tests.targets.test_targets_values import targets_of

SHARES = [
    pytest.param(
        "中央衔接资金65%以上用于产业发展", ["中央衔接资金用于产业发展比重 ≥65% level"], id="spent"
    ),
    pytest.param(
        "实现制造业企业100%使用清洁和绿色电力",
        ["制造业企业使用清洁和绿色电力比重 =100% level"],
        id="behind-a-verb",
    ),
    pytest.param(
        "90%的县达到医共体标准", ["县达到医共体标准比重 =90% level"], id="those-that-do-behind"
    ),
    pytest.param("水质100%达标", ["水质达标率 =100% level"], id="rate-of-a-state"),
    pytest.param(
        "普惠托育服务覆盖50%以上的镇街", ["普惠托育服务镇街覆盖率 ≥50% level"], id="covered-behind"
    ),
    pytest.param(
        "工业投资占固定资产投资45%以上", ["工业投资占固定资产投资比重 ≥45% level"], id="makes-up"
    ),
    pytest.param(
        "新建建筑中绿色建筑占90%以上、装配式建筑占70%以上",
        ["绿色建筑占新建建筑比重 ≥90% level", "装配式建筑占新建建筑比重 ≥70% level"],
        id="whole-before",
    ),
    pytest.param(
        "集体经济年收入30万元、50万元、100万元以上的村分别达到75%、55%、35%",
        [
            "集体经济年收入30万元以上的村比重 =75% level",
            "集体经济年收入50万元以上的村比重 =55% level",
            "集体经济年收入100万元以上的村比重 =35% level",
        ],
        id="sizes-of-one-thing",
    ),
    pytest.param("固定资产投资率为30%", ["固定资产投资率 =30% level"], id="a-rate-itself"),
    pytest.param("森林覆盖率达到60%", ["森林覆盖率 =60% level"], id="measure-keeps-its-name"),
]

LISTED = [
    pytest.param(
        "推进11个煤层气、5个页岩气项目建设",
        ["煤层气项目 =11个 level", "页岩气项目 =5个 level"],
        id="noun-of-the-last",
    ),
    pytest.param(
        "实施30项省科技重大专项和150项重点研发计划项目",
        ["省科技重大专项 =30项 level", "重点研发计划项目 =150项 level"],
        id="whole-already",
    ),
    pytest.param(
        "新引育90名国家级、150名省级科技人才",
        ["新引育国家级科技人才 =90人 level", "新引育省级科技人才 =150人 level"],
        id="levels",
    ),
    pytest.param(
        "农村生活污水治理率、自来水普及率分别达90%、96%",
        ["农村生活污水治理率 =90% level", "农村自来水普及率 =96% level"],
        id="where-both-are",
    ),
    pytest.param(
        "稻谷最低收购价平均每50公斤提高16元、小麦提高7.4元",
        ["每50公斤稻谷最低收购价 =16元 growth", "每50公斤小麦最低收购价 =7.4元 growth"],
        id="measure-of-products",
    ),
    pytest.param(
        "新签约项目127个、协议投资额526.5亿元",
        ["新签约项目 =127个 level", "新签约项目协议投资额 =52650000000元 level"],
        id="sum-of-what-is-counted",
    ),
    pytest.param(
        "做强跨行业工业互联网平台,培育100家以上省级平台",
        ["省级跨行业工业互联网平台 ≥100家 level"],
        id="kind-named-before",
    ),
    pytest.param(
        "推进省级民生实事和市级20件民生实事",
        ["市级民生实事 =20件 level"],
        id="level-before-a-number",
    ),
]

APART = [
    pytest.param(
        "软件业营业收入达到400亿元、服务外包执行额达到13亿元,分别增长6%、4%",
        ["软件业营业收入 =6% growth", "服务外包执行额 =4% growth"],
        id="of-the-values-before",
    ),
    pytest.param(
        "推进27个省级重点项目、380个市级重点项目建设,分别完成投资260亿元、750亿元",
        ["省级重点项目投资 =26000000000元 level", "市级重点项目投资 =75000000000元 level"],
        id="investment-of-each",
    ),
    pytest.param(
        "五年淘汰炼铁产能1亿吨、炼钢产能5500万吨,今年分别淘汰3000万吨和3500万吨",
        ["淘汰炼铁产能 =30000000吨 level", "淘汰炼钢产能 =35000000吨 level"],
        id="same-verb",
    ),
]

VERBS = [
    pytest.param(
        "完成造林1.6万亩、森林抚育6万亩",
        ["造林 =16000亩 level", "森林抚育 =60000亩 level"],
        id="verb-as-name",
    ),
    pytest.param("增加停车位3000个", ["新增停车位 =3000个 level"], id="added"),
    pytest.param("增设2万个充电端口", ["新增充电端口 =20000个 level"], id="added-behind"),
    pytest.param("停车位增加3000个", ["停车位 =3000个 growth"], id="grows"),
    pytest.param("打通中车路等3条断头路", ["打通断头路 =3条 level"], id="without-it-reversed"),
    pytest.param("撬动民间投资增长10%", ["民间投资 =10% growth"], id="of-planning"),
    pytest.param(
        "培育链主企业和标杆企业10家", ["链主企业和标杆企业 =10家 level"], id="word-like-a-suffix"
    ),
    pytest.param("打造生态产品基地3个", ["生态产品基地 =3个 level"], id="another-such-word"),
    pytest.param(
        "配备传感设备的综合管廊达到600公里",
        ["配备传感设备的综合管廊 =600公里 level"],
        id="verb-of-an-attribute",
    ),
    pytest.param(
        "选派1200名科技特派员到基层开展科技服务", ["选派科技特派员 =1200人 level"], id="what-for"
    ),
    pytest.param("在校学生要求达到85万人", ["在校学生 =850000人 level"], id="modal"),
    pytest.param(
        "实施20万平方米旧住房成套改造", ["旧住房成套改造 =200000平方米 level"], id="kind-of-works"
    ),
    pytest.param("打造产教联盟(联合体)7个", ["产教联盟 =7个 level"], id="bracket"),
    pytest.param("农民收入增长25一30%", ["农民收入 =25~30% growth"], id="dash-read-as-one"),
    pytest.param("供电耗煤下降5 · 1%", ["供电耗煤 =5.1% cut"], id="spaced-point"),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_share_says_of_what_it_is(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_an_item_has_the_whole_name(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), APART)
def test_values_apart_are_of_those_before(text: str, expected: list[str]) -> None:
    assert targets_of(text)[2:] == expected


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_verbs_and_brackets_stay_where_they_mean_something(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


def test_the_kind_of_year_is_no_aim() -> None:
    said = "今年是实现“十四五”规划目标任务的关键一年,城镇新增就业5万人"
    assert targets_of(said) == ["城镇新增就业 =50000人 level"]


DURATIONS = [
    pytest.param("每天校园阳光体育运动不少于1小时", "每天校园阳光体育运动时间", id="time-unsaid"),
    pytest.param("网上学习时长不少于20小时", "网上学习时长", id="time-said"),
]


@pytest.mark.parametrize(("text", "name"), DURATIONS)
def test_what_takes_hours_is_named_by_its_time(text: str, name: str) -> None:
    assert [target.split(" ")[0] for target in targets_of(text)] == [name]


def test_a_name_that_says_nothing_of_what_is_doubtful() -> None:
    assert doubt_of("项目") is Doubt.BARE
    assert doubt_of("水利项目") is None
