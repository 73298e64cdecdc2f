"""What is said of a measure whose number is gone, new, or stands under another indicator."""

from __future__ import annotations

import pytest

from tests.compare.sentences import compared

KEPT, NARROWER, NONE = "unquantified", "narrower", "no_counterpart"
_MIRROR = {KEPT: "newly_quantified", NARROWER: "newly_quantified", NONE: "new"}


@pytest.mark.parametrize(
    ("numbered", "worded", "reason"),
    [
        ("新建城市书房12家，方便市民阅读", "新建一批城市书房，方便市民阅读", KEPT),
        ("粮食播种面积稳定在300万亩", "稳定粮食播种面积", KEPT),
        ("改造老旧小区30个", "推进老旧小区改造", KEPT),
        ("新增养老床位1000张", "增加养老床位", KEPT),
        ("社会消费品零售总额增长8%", "社会消费品零售总额稳步增长", KEPT),
        ("进出口增长6%左右", "推动进出口回稳向好", KEPT),
        ("进出口增长5%", "进出口促稳提质", KEPT),
        ("社会融资规模余额增长13%左右", "社会融资规模平稳增长", KEPT),
        ("社会融资规模余额增长9%", "保持社会融资规模合理增长", KEPT),
        ("进出口增长6%左右", "服务进出口企业", NONE),
        ("进出口增长6%左右", "提升进出口通关便利化水平", NONE),
        ("改造老旧小区30个", "开展中心城区老旧小区改造", NARROWER),
        ("建设高标准农田10万亩", "开展高标准农田建设试点", NARROWER),
        ("新建社区食堂9家", "在部分街道布局社区食堂", NARROWER),
        ("财政支出增长6.5%，提高资金使用绩效", "优化财政支出结构，提高资金使用绩效", NONE),
        ("新建城市书房12家，方便市民阅读", "完善城市书房管理制度，方便市民阅读", NONE),
        ("城镇新增就业5万人", "完善城镇就业服务体系", NONE),
        ("固定资产投资增长8%", "加大固定资产投资力度", NONE),
        ("一般公共预算收入增长6%", "提高一般公共预算收入质量", NONE),
        ("引进高层次人才500人", "优化高层次人才服务", NONE),
        ("新增企业贷款50亿元", "防范企业贷款风险", NONE),
        ("农村公路新改建300公里", "加强农村公路管护", NONE),
        ("新增规上工业企业50家", "推动规上工业企业加快数字化改造步伐", NONE),
        ("新增科技型中小企业60家", "加大对科技型中小企业的支持力度", NONE),
        ("建设7个高速公路项目", "推动尉犁高速公路等一批重大项目建成", NONE),
        ("建设公共服务平台8个", "推进就业公共服务平台建设", NARROWER),
        ("新增“多田套合”面积45万亩，开展土地整治", "实施“多田套合”工程，开展土地整治", KEPT),
        # what there is is put to use
        ("新增全国重点实验室2家", "发挥全国重点实验室攻关作用", NONE),
        ("发行超长期特别国债100亿元", "用好超长期特别国债", NONE),
        ("新增省级科创平台5家", "依托省级科创平台开展攻关", NONE),
        ("新增全国重点实验室2家", "争创全国重点实验室", KEPT),
        ("新增跨境电商企业30家", "借助跨境电商企业扩大销路", NONE),
        ("建设中试验证平台5个", "利用中试验证平台开展服务", NONE),
        # another measure stands behind the name
        ("新增“三品一标”30个", "扩大“三品一标”农产品占有率", NONE),
        ("固定资产投资增长3%", "提高民间投资占固定资产投资比重", NONE),
        ("新培育创新主体20家", "强化企业创新主体地位", NONE),
        ("全社会研发投入增长10%", "提升全社会研发投入强度", NONE),
        ("新增占补平衡指标1.5万亩", "推进占补平衡指标入市交易", NONE),
        ("争创“四好农村路”全国示范县2个", "抓好“四好农村路”建设", NONE),
        # left to some alone
        ("全社会研发投入增长12%", "鼓励企业加大研发投入", NARROWER),
        ("全社会研发投入增长12%", "加大全社会研发投入", KEPT),
        ("新增家庭农场300家", "培育龙头企业、合作社和家庭农场", KEPT),
        ("开展促消费活动100场", "波浪式开展系列促消费活动", KEPT),
    ],
)
def test_a_measure_goes_on_without_its_number_or_does_not(numbered, worded, reason):
    (gone,) = compared(f"{numbered}。", f"{worded}。").target_changes
    assert gone.reason.value == (KEPT if reason == NARROWER else reason)
    assert ("在较小范围内" in gone.why_zh) is (reason == NARROWER)
    if reason != NONE:
        assert worded.split("，")[0] in gone.why_zh
    (new,) = compared(f"{worded}。", f"{numbered}。").target_changes
    assert (new.change.value, new.reason.value) == ("added", _MIRROR[reason])


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ("加快存量安置房清零", "推进存量安置房三年清零攻坚行动"),
        ("推动问题楼盘清零", "深化问题楼盘清零行动"),
        ("确保零就业家庭动态清零", "健全零就业家庭动态清零机制"),
    ],
)
def test_a_value_in_words_that_stands_there_is_not_gone(aim, said):
    assert compared(f"{aim}。", f"{said}。").target_changes == ()


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("PM2.5平均浓度下降3%", "PM2.5平均浓度达标率达到90%"),
        ("城市污水处理能力新增5万吨", "城市污水处理率达到98%"),
        ("农村卫生厕所改造5000户", "农村卫生厕所普及率达到95%"),
        ("研发经费投入增长10%", "研发经费投入强度达到3%"),
        ("生活垃圾分类小区新增200个", "生活垃圾分类覆盖率达到90%"),
        ("充电桩新增2000个", "充电桩车桩比达到2:1"),
    ],
)
def test_another_indicator_of_one_measure_names_the_other(base, other):
    for sides in ((base, other), (other, base)):
        comparison = compared(*(f"{text}。" for text in sides))
        dropped, added = comparison.target_changes
        assert (dropped.change.value, dropped.reason.value) == ("dropped", "replaced")
        assert (added.change.value, added.reason.value) == ("added", "replaces")
        assert dropped.counterpart == added.other == comparison.other.targets[0].id
        assert added.counterpart == dropped.base == comparison.base.targets[0].id


@pytest.mark.parametrize(
    ("base", "other", "change"),
    [
        ("减少农村低收入人口2万人以上", "农村低收入人口减少1.8万人以上", "weakened"),
        ("培训新型职业农民5000人次", "新型职业农民培训6000人次", "strengthened"),
        ("新改建农村公路300公里", "农村公路新改建350公里", "strengthened"),
        ("支持企业技术改造项目100个", "实施技改项目120个", "strengthened"),
        ("连续发行甲债券，今年先发行10亿元", "发行甲债券13亿元", "raised"),
        ("持续更新老旧电梯，今年先更新800台", "更新老旧电梯900台", "strengthened"),
        ("完成造林5万亩", "造林绿化6万亩", "strengthened"),
        ("高新技术企业增长15%", "新增高新技术企业100家", "not_comparable"),
    ],
)
def test_one_measure_in_two_word_orders_is_one(base, other, change):
    found = [c.change.value for c in compared(f"{base}。", f"{other}。").target_changes]
    assert found == [change]


def test_a_measure_is_found_in_another_chapter():
    base = ("推进城乡建设，改造老旧小区30个，新建公园3个。", "加强应急管理，办好民生实事。")
    other = ("加强应急管理，健全责任体系。", "办好民生实事，完成老旧小区改造40个。")
    found = {c.change.value for c in compared(base, other).target_changes if c.base and c.other}
    assert found == {"strengthened"}


@pytest.mark.parametrize(
    ("said", "expired"),
    [
        ("五年淘汰落后炼铁产能100万吨", False),
        ("三年改造老旧小区300个", False),
        ("两年新建公园20个", False),
        ("3年建成泵站30座", False),
        ("今年改造老旧小区300个", True),
        ("到2024年底新建公园25个", True),
        ("新建公园20个", True),
    ],
)
def test_a_span_that_runs_on_has_not_expired(said, expired):
    (gone,) = compared(f"{said}。", "加强应急管理。").target_changes
    assert (gone.change.value, gone.expired) == ("dropped", expired)
