"""Several values of one subject, floors with their stretches, and units that go without saying."""

from __future__ import annotations

import pytest

from policydiff.stages.documents import Period
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document
from tests.targets.test_targets_values import targets_of

SHARED = [
    pytest.param(
        "一、二、三产分别增长5%、8%和10%",
        ["第一产业 =5% growth", "第二产业 =8% growth", "第三产业 =10% growth"],
        id="sectors",
    ),
    pytest.param(
        "绿色建筑、装配式建筑占新建建筑比例分别达80%、20%以上",
        ["绿色建筑占新建建筑比重 ≥80% level", "装配式建筑占新建建筑比重 ≥20% level"],
        id="tail-behind-what-they-share",
    ),
    pytest.param(
        "吉利商用车、能投化学、三环电子产值分别突破80亿元、60亿元、35亿元",
        [
            "吉利商用车产值 ≥8000000000元 level",
            "能投化学产值 ≥6000000000元 level",
            "三环电子产值 ≥3500000000元 level",
        ],
        id="tail-of-the-last",
    ),
    pytest.param(
        "卫生厕所、生活污水处理覆盖率分别达70%、80%",
        ["卫生厕所覆盖率 =70% level", "生活污水处理覆盖率 =80% level"],
        id="rate-of-the-last",
    ),
    pytest.param(
        "旅游人次、旅游总收入分别增长10%、12%",
        ["接待游客人次 =10% growth", "旅游总收入 =12% growth"],
        id="measures-of-their-own",
    ),
    pytest.param(
        "单位地区生产总值能耗、碳排放分别降低16%、17%",
        ["单位地区生产总值能耗 =16% cut", "单位地区生产总值二氧化碳排放 =17% cut"],
        id="denominator-of-the-first",
    ),
    pytest.param(
        "新签约、开工、纳统亿元以上项目分别达201个、162个、100个",
        [
            "新签约亿元以上项目 =201个 level",
            "开工亿元以上项目 =162个 level",
            "纳统亿元以上项目 =100个 level",
        ],
        id="verbs-before-one-noun",
    ),
    pytest.param(
        "亿元以上项目新签约、新开工、新竣工分别超400个、500个、300个",
        [
            "亿元以上项目新签约 ≥400个 level",
            "亿元以上项目新开工 ≥500个 level",
            "亿元以上项目新竣工 ≥300个 level",
        ],
        id="verbs-behind-one-noun",
    ),
    pytest.param(
        "国、省考断面水质优良率分别不低于69.2%、100%",
        ["国考断面水质优良率 ≥69.2% level", "省考断面水质优良率 ≥100% level"],
        id="levels-of-one-character",
    ),
    pytest.param(
        "乡镇、村级养老服务设施覆盖率分别达55%、82%",
        ["乡镇养老服务设施覆盖率 =55% level", "村级养老服务设施覆盖率 =82% level"],
        id="levels",
    ),
    pytest.param(
        "存贷款余额分别突破5000亿元、5300亿元",
        ["存款余额 ≥500000000000元 level", "贷款余额 ≥530000000000元 level"],
        id="deposits-and-loans",
    ),
    pytest.param(
        "科技贷款、制造业贷款分别增长15%以上",
        ["科技贷款 ≥15% growth", "制造业贷款 ≥15% growth"],
        id="one-value-for-each",
    ),
    pytest.param(
        "城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内",
        ["城镇调查失业率 ≤5% level", "居民消费价格 ≤3% growth"],
        id="modes-apart",
    ),
    pytest.param(
        "培育国家级绿色工厂5家、省级10家、市级30家以上",
        ["国家级绿色工厂 =5家 level", "省级绿色工厂 =10家 level", "市级绿色工厂 ≥30家 level"],
        id="levels-with-the-noun-before",
    ),
    pytest.param(
        "完成158个省级、230个市级美丽村居建设",
        ["省级美丽村居 =158个 level", "市级美丽村居 =230个 level"],
        id="levels-with-the-noun-behind",
    ),
    pytest.param("产值达到千亿级", ["产值 =100000000000元 level"], id="scale-for-money"),
    pytest.param("旅游收入突破百亿大关", ["旅游收入 ≥10000000000元 level"], id="scale-mark"),
    pytest.param(
        "经济增长保8争9",
        ["地区生产总值 =8% growth", "地区生产总值 =9% growth"],
        id="keep-and-strive",
    ),
    pytest.param(
        "污水处理能力提升至225.5万吨/日",
        ["污水处理能力 =2255000吨/日 level"],
        id="rate-of-volume",
    ),
    pytest.param("打造等级民宿10家", ["等级民宿 =10家 level"], id="word-with-deng"),
    pytest.param("创建和美乡村150个", ["和美乡村 =150个 level"], id="word-with-he"),
    pytest.param("供应2.5平方公里工业用地", ["工业用地 =2.5平方公里 level"], id="word-with-ying"),
    pytest.param("城镇居民人均增收3000元", ["城镇居民人均 =3000元 growth"], id="word-with-jun"),
    pytest.param(
        "各县力争新引进央企1家以上", ["新引进央企 ≥1家 level"], id="who-strives-is-no-indicator"
    ),
    pytest.param("十二是建设标准化水源地50个", ["标准化水源地 =50个 level"], id="numbered-point"),
    pytest.param(
        "二是为2万名高危人群进行健康筛查", ["高危人群健康筛查 =20000人 level"], id="for-whom"
    ),
    pytest.param("提升15家4A级以上旅游景区", ["4A级以上旅游景区 =15家 level"], id="improved"),
    pytest.param("有效跟踪率≥98%", ["有效跟踪率 ≥98% level"], id="sign-before-the-number"),
    pytest.param(
        "各县(市、区)力争引进1-2个过50亿元项目",
        ["引进过50亿元项目 =1~2个 level"],
        id="list-in-brackets-is-no-apposition",
    ),
    pytest.param(
        "培育产值超100亿元企业5家、超50亿元企业3家",
        ["产值超100亿元企业 =5家 level", "产值超50亿元企业 =3家 level"],
        id="money-that-defines",
    ),
    pytest.param("完成省下达的节能减排任务", ["节能减排 = level"], id="assigned-names-it-inside"),
    pytest.param(
        "新建改造50个社区养老工程", ["新建改造社区养老工程 =50个 level"], id="verbs-in-a-row"
    ),
    pytest.param(
        "地区生产总值增速“保8争9”",
        ["地区生产总值 =8% growth", "地区生产总值 =9% growth"],
        id="keep-and-strive-quoted",
    ),
    pytest.param(
        "确保14个国、省考断面水质优良率达100%",
        ["国、省考断面水质优良率 =100% level"],
        id="how-many-a-rate-is-of",
    ),
    pytest.param(
        "建成5个公园,绿化覆盖率达到40%",
        ["公园 =5个 level", "绿化覆盖率 =40% level"],
        id="a-count-and-a-rate-apart",
    ),
    pytest.param(
        "交通投资增长8%,复核通过3个", ["交通投资 =8% growth", "复核通过 =3个 level"], id="tong-guo"
    ),
    pytest.param("新增50万千瓦光伏装机", ["新增光伏装机 =500000千瓦 level"], id="new-capacity"),
    pytest.param("改造10万平方米老旧小区", ["改造老旧小区 =100000平方米 level"], id="renewal"),
    pytest.param("新建保障性住房5万平方米", ["新建保障性住房 =50000平方米 level"], id="housing"),
    pytest.param(
        "对非贸易进出口总值达到100亿元",
        ["对非贸易进出口总值 =10000000000元 level"],
        id="dui-that-names",
    ),
    pytest.param(
        "粮食播种面积68万亩、产量26万吨以上",
        ["粮食播种面积 =680000亩 level", "粮食产量 ≥260000吨 level"],
        id="area-and-output",
    ),
    pytest.param(
        "实施200个以上省市重点项目,新开工80个以上、竣工30个以上",
        [
            "省市重点项目 ≥200个 level",
            "新开工省市重点项目 ≥80个 level",
            "竣工省市重点项目 ≥30个 level",
        ],
        id="stages-of-what-was-named",
    ),
    pytest.param(
        "打造10个左右新型智能终端、超高清视频等数字产业集群",
        ["数字产业集群 ≈10个 level"],
        id="list-of-examples-behind",
    ),
    pytest.param(
        "启动2家左右上市公司并购及2家左右上市公司混改",
        ["上市公司并购 ≈2家 level", "上市公司混改 ≈2家 level"],
        id="two-counts-joined",
    ),
    pytest.param(
        "瞪羚企业实现“零”的突破、国家高新技术企业突破90家",
        ["国家高新技术企业 ≥90家 level"],
        id="an-item-without-a-value",
    ),
    pytest.param("稳定参保率在97%以上", ["参保率 ≥97% level"], id="keep-stable"),
    pytest.param("治理率达到100%", ["治理率 =100% level"], id="noun-with-a-verb"),
    pytest.param("力争规模跨越千亿台阶", ["规模 ≥100000000000元 level"], id="step-of-money"),
    pytest.param("规模达到万亿级", ["规模 =1000000000000元 level"], id="wan-yi"),
    pytest.param("节能减排完成省定目标", ["节能减排 = level"], id="saving-and-cutting"),
    pytest.param("失业率控制在省下达目标内", ["失业率 ≤ level"], id="assigned-as-a-ceiling"),
    pytest.param("培育“无废细胞”(47)180个", ["无废细胞 =180个 level"], id="mark-of-a-note"),
    pytest.param("改造道路230条(段)", ["改造道路 =230条 level"], id="unit-with-another"),
    pytest.param("自治区层面推进重大项目220个", ["重大项目 =220个 level"], id="level-that-acts"),
    pytest.param("增加值实现倍增", ["增加值 =2倍 multiple"], id="doubled"),
    pytest.param('每年引育“数字人才"不少于30名', ["引育数字人才 ≥30人 level"], id="quotes"),
    pytest.param("环境保护完成国省下达任务", ["环境保护 = level"], id="assigned-by-two"),
    pytest.param("居民收入与经济增长相匹配", ["居民收入 = growth"], id="matching"),
    pytest.param(
        "绿色贷款增速高于各类贷款平均增速10个百分点", ["绿色贷款 ≥ growth"], id="above-a-mean"
    ),
    pytest.param(
        "推进34个省重点、300个市重点项目",
        ["省重点项目 =34个 level", "市重点项目 =300个 level"],
        id="key-projects-of-two-levels",
    ),
    pytest.param(
        "补助标准由每人每年240元提高到280元", ["补助标准 =280元 level"], id="from-a-sum-per-head"
    ),
    pytest.param(
        "农村集体收入10万元以上村占比超过65%",
        ["农村集体收入10万元以上村比重 ≥65% level"],
        id="share-of-villages",
    ),
    pytest.param("每个县(市、区)新引进项目20个", ["新引进项目 =20个 level"], id="in-each-place"),
    pytest.param("生产效率提高20%", ["生产效率 =20% growth"], id="efficiency"),
    pytest.param("实现规划管理全覆盖", ["规划管理覆盖率 =100% level"], id="planning"),
    pytest.param("人均预期寿命提高到79年", ["人均预期寿命 =79年 level"], id="years-of-life"),
    pytest.param("各类约束性指标全面完成省定目标", ["约束性指标 = level"], id="assigned"),
    pytest.param(
        "三次产业分别增长4.5%、6.5%、7%以上",
        ["第一产业 ≥4.5% growth", "第二产业 ≥6.5% growth", "第三产业 ≥7% growth"],
        id="three-sectors",
    ),
    pytest.param(
        "三次产业增加值增速分别为4%、8%、7%",
        ["第一产业增加值 =4% growth", "第二产业增加值 =8% growth", "第三产业增加值 =7% growth"],
        id="three-sectors-by-rate",
    ),
    pytest.param(
        "三次产业投资分别增长5%、10%、8%",
        ["第一产业投资 =5% growth", "第二产业投资 =10% growth", "第三产业投资 =8% growth"],
        id="investment-of-three-sectors",
    ),
    pytest.param(
        "二三次产业增加值分别增长8%、7%",
        ["第二产业增加值 =8% growth", "第三产业增加值 =7% growth"],
        id="two-sectors",
    ),
    pytest.param(
        "装配式建筑开竣工比例45%、30%",
        ["装配式建筑开工比重 =45% level", "装配式建筑竣工比重 =30% level"],
        id="begun-and-done-without-a-word",
    ),
    pytest.param(
        "房屋开竣工面积分别达到500万平方米、300万平方米",
        ["房屋开工面积 =5000000平方米 level", "房屋竣工面积 =3000000平方米 level"],
        id="begun-and-done",
    ),
    pytest.param(
        "重点项目开竣工率90%、60%",
        ["重点项目开工率 =90% level", "重点项目竣工率 =60% level"],
        id="rates-of-begun-and-done",
    ),
    pytest.param(
        "保障性住房开竣工套数分别为3000套、2000套",
        ["保障性住房开工套数 =3000套 level", "保障性住房竣工套数 =2000套 level"],
        id="homes-begun-and-done",
    ),
    pytest.param(
        "M2和社会融资规模余额预期增长均为12%左右",
        ["M2余额 ≈12% growth", "社会融资规模 ≈12% growth"],
        id="each-expected-to-grow",
    ),
    pytest.param(
        "固定资产投资和社会消费品零售总额预期增速均为8%",
        ["固定资产投资 =8% growth", "社会消费品零售总额 =8% growth"],
        id="expected-rate-of-each",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_each_value_has_its_name(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


NOTHING = [
    pytest.param("建设5万平方米公安小区", id="one-building"),
    pytest.param("推进80万吨煤制油", id="one-plant"),
    pytest.param("推动千亿级产业集群建设", id="size-of-a-cluster"),
    pytest.param("开工建设500千伏输变电工程", id="voltage"),
    pytest.param("推进时代绿能1.1GW大型光伏", id="rating-of-a-plant"),
    pytest.param("确保红星美凯龙6万平方米主力店年内完工", id="one-shop"),
    pytest.param("整治流域面积200平方公里以上河流", id="size-of-rivers"),
    pytest.param("落实农房15条建设管理规范措施", id="rules"),
    pytest.param("围绕37条产业链和40个产业集群,支持企业转型", id="what-is-looked-at"),
    pytest.param("推进制造业倍增", id="slogan-of-doubling"),
    pytest.param("给予三年100%房租补贴", id="grant-as-a-share"),
    pytest.param("按照到位资金的30%给予奖励", id="grant-behind"),
    pytest.param("实现20人以上的自然村网络覆盖", id="size-of-villages"),
    pytest.param("推进鑫华1万吨多晶硅、中锂三期等项目", id="one-of-several-plants"),
    pytest.param("2025 年是关键一年", id="year"),
    pytest.param("游客人次超过2019年水平", id="year-as-a-level"),
    pytest.param("总投资超过100亿元的项目有序推进", id="size-of-projects"),
    pytest.param("加强支付能力建设,完成省下达目标任务", id="assigned-without-a-name"),
    pytest.param("碳达峰:是指二氧化碳排放量在2030年前达到峰值100亿吨", id="note"),
    pytest.param("系统架构如图2-1所示", id="figure"),
    pytest.param("保持“保8争9”的劲头", id="quoted-slogan"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_sizes_and_slogans_are_no_targets(text: str) -> None:
    assert targets_of(text) == []


STRETCHES = [
    pytest.param("地区生产总值增长确保6.5%、力争7%,财政收入增长8%", {1: 0}, id="ensure-strive"),
    pytest.param(
        "投资增长15%以上、力争达到20%,消费增长8%以上、力争达到10%", {1: 0, 3: 2}, id="two"
    ),
    pytest.param("建成医院5家、力争8家", {1: 0}, id="counts"),
    pytest.param("失业率控制在5%以内、力争4.5%以内", {1: 0}, id="lower-is-better"),
    pytest.param("地区生产总值增长6%,力争财政收入增长7%", {}, id="another-indicator"),
    pytest.param("占比提高1个百分点,力争达到60%", {}, id="level-behind-a-growth"),
    pytest.param("建成医院5家、8家", {}, id="no-word-of-striving"),
]


@pytest.mark.parametrize(("text", "pairs"), STRETCHES)
def test_a_floor_and_its_stretch_know_each_other(text: str, pairs: dict[int, int]) -> None:
    targets = find_targets(document([text], period=Period(first=2024, last=2024))).targets
    ids = [target.id for target in targets]
    stretches = {i: ids.index(t.stretch_of) for i, t in enumerate(targets) if t.stretch_of}
    floors = {ids.index(t.stretched_by): i for i, t in enumerate(targets) if t.stretched_by}
    assert stretches == floors == pairs


def test_striving_holds_for_its_own_value_behind_a_subject() -> None:
    text = "进出口总额力争增长5%,居民收入增长6%。力争投资增长7%,消费增长8%"
    targets = find_targets(document([text])).targets
    assert [target.modality for target in targets] == ["力争", None, "力争", "力争"]


def test_a_year_is_no_number_of_years() -> None:
    (target,) = find_targets(document(["力争2024年贷款投放量150亿元以上"])).targets
    assert target.deadline == "2024"


def test_a_mean_rate_leaves_the_time_of_others_alone() -> None:
    text = "到2025年,规模年均增速保持在20%左右,打造100个场景;每年实施10个项目,累计培育50家企业"
    periods = [str(t.period) for t in find_targets(document([text])).targets]
    assert periods == ["annual", "by", "annual", "cumulative"]


def test_a_plan_looks_back_below_one_heading_alone() -> None:
    past = {"text": "建成园区13家", "heading": ("一、总体", "(一)基础与优势")}
    aim = {"text": "建成园区20家", "heading": ("一、总体", "(二)指导思想")}
    plan = find_targets(document([past, aim]))
    assert [str(t.low) for t in (*plan.results, *plan.targets)] == ["13", "20"]
