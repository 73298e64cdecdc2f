"""What is told, excepted or compared from is no target; what a word of modality governs."""

from __future__ import annotations

import pytest

from policydiff.stages.documents import DocumentId, Period
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
        ("加快生态铝一期200万吨、铝基材料二期50万吨等项目建设。", []),
        ("二期新增50万吨产能。", ["新增产能"]),
        ("每年约90万例新发结核病患者。", []),
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
        ("农业投资比重应该从7.6%,提高到10%左右。", ["应该"]),
        ("每秒支持不少于5000个对象的处理。", [None]),
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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("到2025年,孕产妇死亡率下降到18/10万及以下。", [("18", "/10万", "at_most")]),
        (
            "死亡率下降到9/10万及以下和8.1/10万及以下。",
            [("9", "/10万", "at_most"), ("8.1", "/10万", "at_most")],
        ),
        ("传染病发病率稳定在350/10 万以内。", [("350", "/10万", "at_most")]),
        ("因灾死亡率降至1.5/十万左右。", [("1.5", "/10万", "about")]),
        ("婴儿死亡率控制在5‰以下。", [("5", "‰", "at_most")]),
    ],
)
def test_rates_by_a_hundred_thousand_are_no_fractions(text, values):
    read_off = [(str(t.low), t.unit, t.comparator.value) for t in read(text).targets]
    assert read_off == values


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("粮食产量与上年度持平。", "own_past"),
        ("财政收入与上年度基本持平。", "own_past"),
        ("投资不低于上一年度。", "own_past"),
    ],
)
def test_what_is_to_be_as_in_the_year_before_leans_on_it(text, leans):
    assert [target.refers_to for target in read(text).targets] == [leans]


@pytest.mark.parametrize(
    "text",
    [
        "开发的重点是六万吨乙烯裂解炉、大型船舶、二十万吨制酸联产三十万吨水泥装置等。",
        "江苏南京、山东齐鲁各30万吨乙烯装置;吉林化工公司11.5万吨乙烯装置。",
    ],
)
def test_how_much_equipment_can_make_is_its_size(text):
    assert names(text) == []


def test_an_aim_for_which_something_is_only_prepared_has_its_own_year():
    (target,) = read("为到2030年生产总值比2020年翻一番奠定坚实基础。").targets
    assert target.years is not None
    assert target.years.last == 2030


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("发挥江苏海洋大学和中船集团716所、702所等引领作用,新建中试基地8家。", ["新建中试基地"]),
        ("实施扩面提质、80万羽蛋鸡养殖、全产业链等项目,新建冷库3座。", ["新建冷库"]),
        ("有效衔接,全覆盖开展预警监测帮扶。", []),
        ("包括23个二级指标,87个三级指标,将三级指标归纳为26个控制项。", []),
        ("实行进出口基本平衡的政策。", []),
        ("全产业链产值达到3500亿元、百亿元以上产业链15条。", ["全产业链产值", "百亿元以上产业链"]),
    ],
)
def test_what_works_and_texts_consist_of_is_no_aim(text, named):
    assert names(text) == named


def test_a_report_of_december_tells_of_its_own_year_and_plans_for_the_next():
    texts = [
        "今年社会商品零售额预计增长9%。",
        "明年的计划,要求总产值的增长速度由今年预计的3%提高到4%。",
    ]
    own = DocumentId("1981")
    plan = find_targets(document(texts, id=own, issued=None, period=Period(first=1982, last=1982)))
    assert [(t.indicator, str(t.low)) for t in plan.targets] == [("总产值", "4")]
    assert [str(t.low) for t in plan.results] == ["9"]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("粮食产量超额完成国家任务。", "at_least"),
        ("节能减排完成省下达任务。", "plain"),
        ("失业率控制在省下达指标以内。", "at_most"),
    ],
)
def test_more_than_a_task_is_at_least_it(text, comparator):
    assert [target.comparator for target in read(text).targets] == [comparator]


def test_what_a_plan_before_set_for_a_year_now_over_is_no_aim():
    text = "第一个五年计划规定,在2017年的产值计划中,重工业占38%。"
    assert names(text) == []
    assert names("在2017年的基础上,重工业产值增长50%。") == ["重工业产值"]


def test_an_account_looks_ahead_below_one_heading_and_tells_on():
    told = "截至2022年底,已建成基站5个,同比增长3%,位居第一,累计完成投资5亿元。" * 4
    parts = {
        "一、总体成效": told,
        "二、发展展望": "力争建成园区5个。",
        "三、数字文化": "线上用户达到5亿人。",
    }
    texts = [{"text": text, "heading": (heading,)} for heading, text in parts.items()]
    account = document(texts, instrument=None, title="数字经济", issued=None, period=None)
    assert [target.indicator for target in find_targets(account).targets] == ["园区"]
