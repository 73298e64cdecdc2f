"""The words of a change between targets, one table for each kind of sides."""

from __future__ import annotations

import pytest

from policydiff.stages.compare import TargetChange
from policydiff.stages.documents import Jurisdiction
from tests.compare.sentences import COUNTRY, HUZHOU, JIAXING, WUXI, ZHEJIANG, compared

CITIES, APART = (JIAXING, HUZHOU), (JIAXING, WUXI)
LEVELS, TURNED, BELOW = (ZHEJIANG, JIAXING), (JIAXING, ZHEJIANG), (COUNTRY, ZHEJIANG)
ABOVE = "出口增速高于全省平均"


def only_change(
    base: str,
    other: str,
    places: tuple[Jurisdiction, Jurisdiction] = (JIAXING, JIAXING),
    years: tuple[int, int] = (2024, 2025),
) -> TargetChange:
    (change,) = compared(base, other, places=places, years=years).target_changes
    return change


def codes(change: TargetChange) -> tuple[str, str, str | None, str | None]:
    words, ambition = change.words, change.ambition
    return (
        change.change.value,
        change.reason.value,
        None if words is None else words.value,
        None if ambition is None else ambition.value,
    )


@pytest.mark.parametrize(
    ("base", "other", "wanted"),
    [
        ("地区生产总值增长6%", "地区生产总值增长6.5%", "strengthened value same stronger"),
        ("地区生产总值增长6.5%左右", "地区生产总值增长6%-6.5%", "weakened value firmer weaker"),
        ("地区生产总值增长6.5%-7%", "地区生产总值增长6.5%左右", "weakened range softer weaker"),
        ("新建学校不少于6所", "新建学校13所", "strengthened value softer stronger"),
        ("粮食产量30亿斤以上", "粮食产量30亿斤左右", "weakened comparator softer weaker"),
        ("力争新建学校6所", "确保新建学校6所", "strengthened modality firmer stronger"),
        ("新建学校6所", "新建学校6所", "unchanged same same same"),
        ("城镇调查失业率5.5%以内", "城镇调查失业率5%以内", "strengthened value same stronger"),
        ("单位生产总值能耗下降3%", "单位生产总值能耗下降2.5%", "weakened value same weaker"),
        ("PM2.5浓度30微克/立方米", "PM2.5浓度32微克/立方米", "weakened value same weaker"),
        ("压减一般性支出10%", "压减一般性支出8%", "weakened value same weaker"),
        ("化解隐性债务100亿元", "化解隐性债务120亿元", "strengthened value same stronger"),
        ("赤字率3%", "赤字率4%左右", "raised value softer None"),
        ("新增专项债券60亿元", "新增专项债券50亿元", "lowered value same None"),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅3%", "unchanged same firmer None"),
        (
            "规上工业增加值增速高于全省平均1个百分点",
            "规上工业增加值增速高于全省平均水平0.5个百分点",
            "weakened value same weaker",
        ),
        (
            "城镇调查失业率低于全国平均0.5个百分点",
            "城镇调查失业率低于全国0.8个百分点",
            "strengthened value same stronger",
        ),
        (
            "规上工业增加值增速高于全省平均1个百分点",
            "规上工业增加值增速高于全国平均1个百分点",
            "not_comparable no_value None None",
        ),
        (
            "居民收入增长与经济增长基本同步",
            "居民收入增长与经济增长同步",
            "strengthened comparator firmer stronger",
        ),
    ],
)  # fmt: skip
def test_in_one_place_a_target_is_strengthened_weakened_raised_or_lowered(base, other, wanted):
    assert " ".join(map(str, codes(only_change(f"{base}。", f"{other}。")))) == wanted


@pytest.mark.parametrize(
    ("places", "base", "other", "wanted"),
    [
        (CITIES, "地区生产总值增长6%", "地区生产总值增长7%", "higher value same None"),
        (CITIES, "城镇调查失业率5%以内", "城镇调查失业率5.5%左右", "higher value softer None"),
        (CITIES, "新增停车位9000个", "新增停车位4000个", "lower value same None"),
        (CITIES, "单位生产总值能耗下降3%", "单位生产总值能耗下降2.5%", "lower value same None"),
        (CITIES, "地区生产总值增长6%左右", "地区生产总值增长6%以上", "equal same firmer None"),
        (CITIES, "人均地区生产总值10万元", "人均地区生产总值12万元", "higher value same None"),
        (CITIES, "赤字率3%", "赤字率2.8%", "lower value same None"),
        (LEVELS, "生产总值增长5.5%左右", "生产总值增长6%左右", "higher value same stronger"),
        (TURNED, "地区生产总值增长6%左右", "地区生产总值增长5.5%左右", "lower value same weaker"),
        (LEVELS, "单位生产总值能耗下降3%", "单位生产总值能耗下降2.5%", "lower value same weaker"),
        (LEVELS, "城镇调查失业率5.5%以内", "城镇调查失业率5%以内", "lower value same stronger"),
        (LEVELS, "固定资产投资增长6%左右", "固定资产投资增长6%以上", "equal same firmer same"),
        (LEVELS, "森林覆盖率达到61%", "森林覆盖率达到45%", "lower value same None"),
        (LEVELS, "研发经费投入强度达到3.1%", "研发经费投入强度达到3.6%", "higher value same None"),
        (LEVELS, "赤字率3%左右", "赤字率2.8%左右", "lower value same None"),
        (LEVELS, "城镇新增就业100万人", "城镇新增就业12万人", "not_comparable level None None"),
        (BELOW, "国内生产总值增长5%左右", "地区生产总值增长5.5%", "higher value firmer stronger"),
        (BELOW, "粮食产量1.3万亿斤", "粮食产量20亿斤", "not_comparable level None None"),
        (CITIES, f"{ABOVE}1个百分点", f"{ABOVE}2个百分点", "higher value same None"),
        (APART, f"{ABOVE}1个百分点", f"{ABOVE}2个百分点", "not_comparable no_value None None"),
    ],
)  # fmt: skip
def test_between_places_it_is_told_what_the_number_does(places, base, other, wanted):
    change = only_change(f"{base}。", f"{other}。", places)
    assert " ".join(map(str, codes(change))) == wanted
    if change.axes is not None:
        axes = (change.axes.value, change.axes.comparator, change.axes.modality)
        assert not {"stronger", "weaker"} & {axis.value for axis in axes}


def test_ambition_needs_the_same_years():
    sides = ("地区生产总值增长5.5%左右。", "地区生产总值增长6%左右。")
    assert codes(only_change(*sides, LEVELS, (2023, 2024)))[3] is None
    assert codes(only_change(*sides, LEVELS, (2024, 2024)))[3] == "stronger"


@pytest.mark.parametrize(
    ("base", "other", "reason"),
    [
        ("地区生产总值增长6%", "“十五五”期间地区生产总值年均增长6%", "years"),
        ("新建学校12所", "到2028年新建学校50所", "years"),
        ("三年累计改造老旧小区300个", "改造老旧小区100个", "years"),
        ("到2025年底新建学校30所", "到2027年底新建学校40所", None),
        ("森林覆盖率达到45%", "到2030年森林覆盖率达到47%", None),
        ("到2025年人才总量达到50万人", "到2030年人才总量达到60万人", None),
        ("每年新建公园10个", "新建公园12个", None),
        ("一般公共预算收入同口径增长6%", "一般公共预算收入增长7%", None),
        ("一般公共预算收入同口径增长6%", "一般公共预算收入按现价增长7%", "basis"),
    ],
)
def test_another_kind_of_span_keeps_targets_apart_another_deadline_does_not(base, other, reason):
    change = only_change(
        f"{base}。", f"{other}。", years=(2024, 2024) if "底" in base else (2024, 2025)
    )
    apart = change.reason.value if change.change.value == "not_comparable" else None
    assert apart == reason


@pytest.mark.parametrize(
    ("base", "other", "wanted"),
    [
        # another name of one measure
        ("经济增长速度保持7%左右", "经济增速保持6.5%左右", "weakened value"),
        ("一产增加值增长5%", "第一产业增加值增长4%", "weakened value"),
        ("三产增加值增长7%", "第三产业增加值增长8%", "strengthened value"),
        ("注册外资实际到账增长10%", "实际利用外资增长12%", "strengthened value"),
        ("解决3000万人的安全饮水问题", "解决3200万农村人口的安全饮水问题", "strengthened value"),
        ("财政安排用于“三农”的资金39亿元", "财政安排“三农”支出56亿元", "strengthened value"),
        ("财政安排“三农”投入81亿元", "财政用于“三农”的投入98亿元", "strengthened value"),
        # leaving told as a cut
        ("再减少农村贫困人口100万人", "完成100万农村贫困人口脱贫任务", "unchanged same"),
        ("减少贫困人口3万人", "实现2万贫困人口脱贫", "weakened value"),
        ("实现1.5万贫困人口脱贫", "减少贫困人口2万人", "strengthened value"),
        # what a subsidy is for each head
        (
            "人均基本公共卫生服务经费补助标准由35元提高到40元",
            "基本公共卫生服务经费财政补助从人均40元提高到45元",
            "strengthened value",
        ),
        (
            "居民医保人均财政补助标准提高到610元",
            "居民医保补助标准提高到640元",
            "strengthened value",
        ),
        ("城乡居民医保财政补助提高到450元", "居民基本医疗保险补助标准450元", "unchanged same"),
        # bounds of thresholds, in any order
        ("新开工超亿元项目400个", "亿元以上项目新开工500个", "strengthened value"),
        ("新开工超10亿元项目30个", "10亿元以上项目开工25个", "weakened value"),
        ("新开工5亿元以上项目20个", "新开工超过5亿元项目20个", "unchanged same"),
        ("新开工超10亿元项目20个", "新开工超5亿元项目20个", "not_comparable threshold"),
        ("新开工超亿元项目400个", "竣工亿元以上项目500个", "not_comparable definition"),
        # works of one kind
        ("新建和改造高标准农田3万亩", "新建和改造提升高标准农田8万亩", "strengthened value"),
        ("新建、改造公厕30座", "新建和改造提升公厕40座", "strengthened value"),
        ("新建改造提升公园3个", "新建及改造公园2个", "weakened value"),
        ("新建高标准农田3万亩", "改造提升高标准农田8万亩", "not_comparable definition"),
        # projects of another stage
        ("新开工亿元以上项目50个", "引进亿元以上项目30个", "not_comparable definition"),
        ("落地10亿元以上项目15个", "竣工10亿元以上项目12个", "not_comparable definition"),
        ("招引亿元以上项目50个", "竣工亿元以上项目30个", "not_comparable definition"),
        ("引进落地亿元以上项目50个", "引进亿元以上项目60个", "strengthened value"),
        ("完成老旧小区改造104个", "开工改造老旧小区460个", "not_comparable definition"),
        ("完成老旧小区改造104个", "实施老旧小区改造110个", "strengthened value"),
        ("落地创新团队15个", "引育创新团队12个", "weakened value"),
        # by how much something rises against how much there is
        ("增加经常性建设投资100亿元", "安排经常性建设投资804亿元", "not_comparable definition"),
        ("安排教育经费50亿元", "增加教育经费6亿元", "not_comparable definition"),
        # the verb on either side, words that tell nothing
        ("生猪出栏190万头", "出栏生猪200万头", "strengthened value"),
        ("正常年景粮食产量80亿斤", "粮食产量82亿斤", "strengthened value"),
        ("多种方式筹集保障性租赁住房3000套", "筹集保障性租赁住房1600套", "weakened value"),
        ("新增公共停车位1万个", "新增公共停车泊位3000个", "weakened value"),
        ("国控断面优良水体比例达到64%", "国控断面水质优良比例达到66%", "strengthened value"),
        ("实施民生实事12件", "办好为民办实事10件", "weakened value"),
        # a size in the name of one alone
        ("新签约外资项目30个", "新签约亿元以上外资项目60个", "not_comparable threshold"),
    ],
)
def test_one_measure_under_two_names_is_compared(base, other, wanted):
    change = only_change(f"{base}。", f"{other}。")
    assert " ".join(codes(change)[:2]) == wanted


@pytest.mark.parametrize(
    ("base", "other", "wanted"),
    [
        ("国际收支保持基本平衡", "国际收支基本平衡", "unchanged same same"),
        (
            "支农投入的增量要继续高于上年",
            "支农投入的增量要明显高于上年",
            "strengthened comparator firmer",
        ),
        ("教育支出增幅明显高于上年", "教育支出增幅高于上年", "weakened comparator softer"),
        ("居民收入增长和经济增长保持同步", "居民收入增长与经济增长同步", "unchanged same same"),
        ("居民收入与经济增长同步", "全体居民收入与经济增长同步", "unchanged same same"),
        ("居民收入与经济增长同步", "城乡居民收入与经济增长同步", "unchanged same same"),
        ("城镇和农村居民收入与经济增长同步", "居民收入高于经济增速", "strengthened value same"),
    ],
)
def test_aims_in_words_with_one_reference_are_compared(base, other, wanted):
    change = only_change(f"{base}。", f"{other}。")
    assert " ".join(map(str, codes(change)[:3])) == wanted


def test_one_half_of_an_aim_in_words_for_both_halves_meets_the_whole():
    sides = ("居民收入增长和经济增长同步。", "城乡居民收入增长与经济增长同步。")
    (change,) = compared(*sides).target_changes
    assert change.change.value == "unchanged"
    assert "居民收入 / 城乡居民收入" in change.why_zh
    sides = ("居民人均可支配收入增长5%。", "城镇居民人均可支配收入增长5%。")
    paired = [c for c in compared(*sides).target_changes if c.base and c.other]
    assert [c.change.value for c in paired] == ["not_comparable"]


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("农村生活垃圾无害化处理率保持100%", "农村生活污水治理率达到46%"),
        ("城市生活污水处理率达到95%", "城市生活垃圾处理率达到98%"),
        ("新增农业龙头企业30家", "建设农业产业园7个"),
        ("中央财政赤字1.1万亿元", "中央财政安排1000亿元专项奖补资金"),
        ("森林覆盖率达到45%", "光纤覆盖率达到98%"),
        ("文旅项目投资12亿元", "水利项目投资15亿元"),
        ("规上铜产业企业产值突破1800亿元", "木业产业产值达到1300亿元"),
        ("净增规上工业企业105家", "“上云”工业企业达到3000家"),
        ("培育外贸企业20家", "培育建筑企业30家"),
        ("实施能源项目20个", "实施水利项目30个"),
        ("卫生支出120亿元", "科技支出130亿元"),
        ("农村供水覆盖率达到95%", "农村宽带覆盖率达到98%"),
        # who pays, and no word of what for
        ("中央财政拟安排200亿元", "中央财政安排再就业补助资金251亿元"),
        ("省财政将投入100亿元", "省财政职业教育支出80亿元"),
        ("市级财政安排补助资金5亿元", "市级财政安排养老补助资金4亿元"),
    ],
)
def test_names_that_share_general_words_alone_are_two_lone_targets(base, other):
    found = compared(f"{base}。", f"{other}。").target_changes
    assert sorted(c.change.value for c in found) == ["added", "dropped"]


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("居民收入增长和经济增长同步", "使城乡居民收入与经济同步增长"),
        ("居民人均可支配收入与经济增长同步", "居民收入增长与经济发展同步"),
        ("一般公共预算收入与经济增长同步", "一般公共预算收入增长和经济增长同步"),
    ],
)
def test_an_aim_that_is_said_again_counts_once(said, again):
    changes = compared(f"{said}。扎实做好民生工作，{again}。", f"{said}。").target_changes
    assert [change.change.value for change in changes] == ["unchanged"]


@pytest.mark.parametrize(
    ("base", "other", "wanted"),
    [
        ("新建幸福河湖40条", "建成农村河道650公里、幸福河湖50条", "strengthened"),
        ("新增创新团队15个", "引进院士3名、创新团队20个", "strengthened"),
        ("新增国省级专精特新企业40家", "培育百亿企业1家、国省专精特新企业30家", "weakened"),
        ("新增绿色工厂8家", "培育智能工厂5家、绿色工厂10家", "strengthened"),
        ("新增绿色工厂8家", "拥有智能工厂5家、绿色工厂10家", "not_comparable"),
        ("新增绿色工厂8家", "绿色工厂达到100家", "not_comparable"),
    ],
)
def test_the_verb_of_a_list_tells_what_is_new(base, other, wanted):
    paired = [c for c in compared(f"{base}。", f"{other}。").target_changes if c.base and c.other]
    assert [change.change.value for change in paired] == [wanted]
