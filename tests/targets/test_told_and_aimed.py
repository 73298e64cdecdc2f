"""What is told, excepted or compared from is no target; what a word of modality governs."""

from __future__ import annotations

import pytest

from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.plan import Plan
from tests.factories import document


def read(text: str) -> Plan:
    """What is found in a text."""
    return find_targets(document([text]))


def names(text: str) -> list[str]:
    """The indicators of the targets of a text."""
    return [target.indicator for target in read(text).targets]


@pytest.mark.parametrize(
    "text",
    [
        "现在我国人口已经达到12亿,控制人口过快增长。",
        "截至今年2月底,全国已撤并公司7万多个。",
        "从今年二月起,已集中几百位科学技术专家。",
        "我国大陆总人口即将达到11亿。",
        "单位造价高达163元,共浪费138万元。",
        "面积还不到50%,仍有5万人没有住房。",
        "国家财政收入的60%以上来自国有企业。",
        "我国以占世界7%的耕地,养育着世界22%的人口。",
        "拥有世界总量97%以上的两个大国应该率先停止试验。",
        "同时调整原有近800亿元农业贷款的结构。",
        "原定比1980年翻两番的目标,已经提前五年实现了。",
        "必须坚持财政收支基本平衡的原则。",
        "每年城镇有几百万人需要就业。",
    ],
)
def test_what_is_told_is_no_aim(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("推动15个已签约项目开工。", ["已签约项目开工"]),
        ("减少事故损失5亿元。", ["事故损失"]),
        ("清理积压案件500件。", ["清理积压案件"]),
        ("推动20项以上急需标准出台。", ["急需标准"]),
        ("使用面积达到50平方米。", ["使用面积"]),
    ],
)
def test_words_like_these_may_stand_in_aims(text, named):
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("原煤十四亿吨,比一九九五年的十二亿吨增加二亿吨。", ["1400000000", "200000000"]),
        ("原煤14亿吨,比1995年的12.98亿吨增加1亿吨。", ["1400000000", "100000000"]),
        ("棉花四百五十万吨,与一九九五年的四百五十万吨持平。", ["4500000"]),
        ("城镇化率比2020年的60.3%提高4.7个百分点。", ["4.7"]),
        ("居民收入比上年的3万元增加2000元。", ["2000"]),
        ("单位造价比去年的每平方米220元降低15%。", ["15"]),
        ("就业人数比“八五”末的5000人增加10%。", ["10"]),
    ],
)
def test_the_value_compared_from_belongs_to_the_baseline(text, values):
    assert [str(target.low) for target in read(text).targets] == values


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("推动为方一期2万吨电池、嘉尚二期10万吨磷酸铁锂等7个项目建成投产。", ["项目建成投产"]),
        ("实施城乡生活污水治理3个“三年行动”。", []),
        ("建设15所“双高计划”高职院校。", ["双高计划高职院校"]),
        ("落实城市20条、集镇10条、农房15条建设管理规范措施。", []),
        ("加快19家后备企业上市进程。", []),
        ("除建设13个大型水库外,新建电站5座。", ["新建电站"]),
        ("在现有“1+N”(1个省级平台,N个市级节点)框架下,新建体育中心5个。", ["新建体育中心"]),
        ("入井人数超过30人、井深超过800米的地下矿山。", []),
        ("作业人数30人以上的金属粉尘、木粉尘企业。", []),
        ("加快打造50万人口规模边境城市。", []),
        ("常住人口达到50万人。", ["常住人口"]),
    ],
)
def test_sizes_names_and_exceptions_are_no_aims(text, named):
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("确保守住不发生规模性返贫底线。", ["确保"]),
        ("牢牢守住不发生系统性金融风险底线。", ["守住"]),
        ("努力构建协同的数据体系,新增企业5家。", [None]),
        (
            "力争10个项目入库,新增项目200个,推动更多项目入盘,总投资达到24亿元。",
            ["力争"] * 2 + [None],
        ),
        ("力争项目履约率、开工率,分别达到90%、80%。", ["力争", "力争"]),
        ("力争到2030年,能力明显提高,企业达到200家。", ["力争"]),
        ("力争经济增长5%,就业形势稳定,居民收入增长6%。", ["力争", "力争"]),
        ("确保国家粮食安全,粮食综合生产能力达到5亿吨。", [None]),
        ("预计居民收入增长5%,农民收入增长4%。", ["预计", "预计"]),
    ],
)
def test_a_word_of_modality_holds_for_what_it_governs(text, modality):
    assert [target.modality for target in read(text).targets] == modality


@pytest.mark.parametrize(
    ("issued", "years"),
    [("2019-03-15", (2019, 2019)), ("2019-12-15", None), (None, None)],
)
def test_the_end_of_the_year_is_that_of_issue_where_no_period_is_known(issued, years):
    (target,) = find_targets(
        document(["年底前,网上可办率不低于90%。"], issued=issued, period=None)
    ).targets
    told = target.years and (target.years.first, target.years.last)
    assert told == years


def test_each_year_is_no_year_alone():
    text = "每年10月底前下发通知,11月底前确定示范项目50个。"
    (target,) = find_targets(document([text], issued="2019-03-15", period=None)).targets
    assert (target.years, target.period) == (None, "annual")


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("生态企业累计达100家,产业规模突破千亿元。", ["cumulative", None]),
        ("累计引进人才600名,培训5万人。", ["cumulative", "cumulative"]),
    ],
)
def test_a_sum_reached_is_said_of_one_value(text, frames):
    assert [target.period for target in read(text).targets] == frames
