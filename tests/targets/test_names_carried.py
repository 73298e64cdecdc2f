"""Names that stand apart from their values: the topic of the sentence, the head of the list."""

from __future__ import annotations

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document
from tests.targets.test_targets_values import targets_of

TOPICS = [
    pytest.param(
        "食品产业,坚持向规模、链条发力,推动百事食品等项目建设,力争产值突破2000亿元",
        ["食品产业产值 ≥200000000000元 level"],
        id="industry-that-opens-the-sentence",
    ),
    pytest.param(
        "新材料聚焦硅基、竹基等非金属精深加工,发展矿业经济,实现营收750亿元以上",
        ["新材料营收 ≥75000000000元 level"],
        id="noun-before-what-is-done",
    ),
    pytest.param(
        "加快建成世界级优质白酒产业集群,推动白酒企业协调发展,力争实现营收1650亿元",
        ["白酒产业集群营收 =165000000000元 level"],
        id="object-of-the-first-clause",
    ),
    pytest.param(
        "推动建筑业高质量发展,力争总产值增长5%以上",
        ["建筑业总产值 ≥5% growth"],
        id="object-of-the-clause-before",
    ),
    pytest.param(
        "加快迁江工业园源网荷储一体化等工业项目建设,力争完成投资180亿元",
        ["工业项目投资 =18000000000元 level"],
        id="works-before-an-investment",
    ),
    pytest.param(
        "投资1260万元,实施农村饮水安全工程",
        ["农村饮水安全工程投资 =12600000元 level"],
        id="works-behind-an-investment",
    ),
    pytest.param(
        "全面加快现代农牧业发展。全年投资1.6亿元,重点抓好基地建设",
        ["现代农牧业投资 =160000000元 level"],
        id="title-of-the-paragraph",
    ),
    pytest.param(
        "不断加大教育投入,投资3.1亿元,实施桃李中学、三中分校扩建工程",
        ["教育投资 =310000000元 level"],
        id="input-before-an-investment",
    ),
    pytest.param(
        "创新中药材交易模式,交易额突破1500亿元",
        ["中药材交易额 ≥150000000000元 level"],
        id="what-is-traded",
    ),
    pytest.param(
        "安排重大项目1000个以上,完成年度投资1万亿元以上",
        ["重大项目 ≥1000个 level", "重大项目年度投资 ≥1000000000000元 level"],
        id="projects-counted-before",
    ),
    pytest.param("推动经济回升向好,产值增长5%", ["产值 =5% growth"], id="no-topic-but-the-economy"),
    pytest.param(
        "推进重点企业技术改造,工业投资增长8%",
        ["工业投资 =8% growth"],
        id="a-measure-with-its-own-name",
    ),
    pytest.param(
        "坚决整改生态环境保护问题，整改完成率99%以上",
        ["生态环境保护问题整改完成率 ≥99% level"],
        id="rate-of-the-deed",
    ),
    pytest.param(
        "全面排查化解信访矛盾，化解率达到95%",
        ["信访矛盾化解率 =95% level"],
        id="deed-behind-another",
    ),
    pytest.param(
        "及时答复代表建议，答复率100%",
        ["代表建议答复率 =100% level"],
        id="answers",
    ),
    pytest.param(
        "依法处置违法建设，处置率达到98%",
        ["违法建设处置率 =98% level"],
        id="handling",
    ),
    pytest.param(
        "推进化解历史遗留问题，化解率90%以上",
        ["历史遗留问题化解率 ≥90% level"],
        id="settling",
    ),
    pytest.param(
        "提升政务服务能力，办结率达到99%",
        ["办结率 =99% level"],
        id="no-deed-before",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_a_bare_measure_takes_the_topic_of_its_sentence(text, expected):
    assert targets_of(text) == expected


HEADS = [
    pytest.param(
        "新签约项目600个、制造业项目450个,10亿元以上制造业项目45个,50亿元以上制造业项目10个",
        [
            "新签约项目 =600个 level",
            "新签约制造业项目 =450个 level",
            "新签约10亿元以上制造业项目 =45个 level",
            "新签约50亿元以上制造业项目 =10个 level",
        ],
        id="verb-of-things-by-their-size",
    ),
    pytest.param(
        "5亿元以上产业项目新开工150个、新竣工100个",
        ["5亿元以上产业项目新开工 =150个 level", "5亿元以上产业项目新竣工 =100个 level"],
        id="works-by-their-stage",
    ),
    pytest.param(
        "新引进项目50个、新开工30个、竣工投产25个",
        ["新引进项目 =50个 level", "新开工项目 =30个 level", "竣工投产项目 =25个 level"],
        id="stage-before-the-works",
    ),
    pytest.param(
        "开工建设重大工程项目400个以上、完成投资380亿元以上,建成投产50个以上",
        [
            "重大工程项目 ≥400个 level",
            "重大工程项目投资 ≥38000000000元 level",
            "建成投产重大工程项目 ≥50个 level",
        ],
        id="stage-behind-their-investment",
    ),
    pytest.param(
        "创建天府旅游名县1个、名镇名村2个",
        ["天府旅游名县 =1个 level", "天府旅游名镇名村 =2个 level"],
        id="title-of-places",
    ),
    pytest.param(
        "建设自治区级精品村6个、示范村61个、提升村80个",
        [
            "自治区级精品村 =6个 level",
            "自治区级示范村 =61个 level",
            "自治区级提升村 =80个 level",
        ],
        id="level-of-titles",
    ),
    pytest.param(
        "建成完整社区10个、示范村20个",
        ["完整社区 =10个 level", "示范村 =20个 level"],
        id="titles-of-their-own",
    ),
    pytest.param(
        "政务服务事项全程网办率、一次办结率均达95%以上",
        ["政务服务事项全程网办率 ≥95% level", "政务服务事项一次办结率 ≥95% level"],
        id="holder-of-rates",
    ),
    pytest.param(
        "应届高校毕业生就业率95%以上、区外就业率12%以上",
        ["应届高校毕业生就业率 ≥95% level", "应届高校毕业生区外就业率 ≥12% level"],
        id="holder-of-the-value-before",
    ),
    pytest.param(
        "5岁以下儿童贫血患病率和生长迟缓率分别控制在10%和4%以下",
        ["5岁以下儿童贫血患病率 ≤10% level", "5岁以下儿童生长迟缓率 ≤4% level"],
        id="holder-of-values-apart",
    ),
    pytest.param(
        "花生种植、收获机械化率分别达到65%和55%",
        ["花生种植机械化率 =65% level", "花生收获机械化率 =55% level"],
        id="crop-and-tail",
    ),
    pytest.param(
        "规模以上工业企业资产总额增长20%以上、营业收入增长15%以上",
        ["规模以上工业企业资产总额 ≥20% growth", "规模以上工业企业营业收入 ≥15% growth"],
        id="holder-of-money",
    ),
    pytest.param(
        "安排重点项目105个,其中,工业类3个、城市建设类28个",
        ["重点项目 =105个 level", "工业类重点项目 =3个 level", "城市建设类重点项目 =28个 level"],
        id="kinds-of-a-whole",
    ),
    pytest.param(
        "新签约投资5000万元以上项目超200个,其中工业项目超160个",
        [
            "新签约投资5000万元以上项目 ≥200个 level",
            "新签约投资5000万元以上工业项目 ≥160个 level",
        ],
        id="part-of-things-by-their-size",
    ),
    pytest.param(
        "实施3000个老旧小区、120个老旧街区改造",
        ["改造老旧小区 =3000个 level", "改造老旧街区 =120个 level"],
        id="act-behind-the-last",
    ),
    pytest.param(
        "新建高标准农田3.8万亩、改造提升2.3万亩",
        ["新建高标准农田 =38000亩 level", "改造提升高标准农田 =23000亩 level"],
        id="works-of-the-value-before",
    ),
    pytest.param(
        "改造城镇老旧小区434个、农村危房改造开工399户",
        ["改造城镇老旧小区 =434个 level", "农村危房改造开工 =399户 level"],
        id="stage-of-other-works",
    ),
    pytest.param(
        "年营收过50亿元工业企业达到5家、过10亿元达到25家",
        ["年营收过50亿元工业企业 =5家 level", "年营收过10亿元工业企业 =25家 level"],
        id="size-alone",
    ),
    pytest.param(
        "城市生活垃圾回收利用率达到35%、县城达到30%",
        ["城市生活垃圾回收利用率 =35% level", "县城生活垃圾回收利用率 =30% level"],
        id="rate-of-another-place",
    ),
    pytest.param(
        "新增学位1万个,其中小学5000个",
        ["新增学位 =10000个 level", "新增小学学位 =5000个 level"],
        id="places-of-schools",
    ),
    pytest.param(
        "小麦、玉米单产分别提高2%和3%",
        ["小麦单产 =2% growth", "玉米单产 =3% growth"],
        id="yield-of-crops",
    ),
    pytest.param(
        "诊断系统对典型疾病的检出率超过95%,假阳性率低于5%",
        ["诊断系统对典型疾病的检出率 ≥95% level", "诊断系统假阳性率 ≤5% level"],
        id="rates-of-a-system",
    ),
    pytest.param(
        "市县两级新上线1500项政务服务事项",
        ["新上线政务服务事项 =1500项 level"],
        id="verb-behind-who-does-it",
    ),
    pytest.param(
        "软件和信息技术服务业、电子信息制造业规模分别达到6000亿元和2000亿元",
        [
            "软件和信息技术服务业规模 =600000000000元 level",
            "电子信息制造业规模 =200000000000元 level",
        ],
        id="an-item-of-two-parts",
    ),
    pytest.param(
        "园区实际利用外资、外贸进出口额,占全市比重分别达70%、80%",
        ["实际利用外资占全市比重 =70% level", "外贸进出口额占全市比重 =80% level"],
        id="shares-of-the-segment-before",
    ),
    pytest.param(
        "实施35个治理项目,确保汛期前完成21个",
        ["治理项目 =35个 level", "治理项目 =21个 level"],
        id="season-before-the-verb",
    ),
    pytest.param(
        "国内游客人次、出游总花费均保持两位数增长",
        ["国内游客人次 ≥10% growth", "出游总花费 ≥10% growth"],
        id="growth-behind-the-value-of-each",
    ),
    pytest.param(
        "示范企业运营成本降低20%,生产效率提高20%",
        ["示范企业运营成本 =20% cut", "示范企业生产效率 =20% growth"],
        id="holder-of-costs",
    ),
    pytest.param(
        "培育黄金珠宝、电子信息产业规上工业企业5家、8家",
        [
            "黄金珠宝产业规模以上工业企业 =5家 level",
            "电子信息产业规模以上工业企业 =8家 level",
        ],
        id="industries-of-enterprises",
    ),
    pytest.param(
        "改造300个和400个老旧小区",
        ["改造老旧小区 =300个 level", "改造老旧小区 =400个 level"],
        id="noun-behind-the-last",
    ),
    pytest.param(
        "建成“枫桥式”派出所2个、司法所3个、人民法庭1个",
        ["枫桥式派出所 =2个 level", "枫桥式司法所 =3个 level", "枫桥式人民法庭 =1个 level"],
        id="model-of-the-first",
    ),
    pytest.param(
        "新建成棚改安置房3万套、交付2万套",
        ["新建成棚改安置房 =30000套 level", "交付棚改安置房 =20000套 level"],
        id="handed-over",
    ),
    pytest.param(
        "新开工保障房300套、交付200套",
        ["新开工保障房 =300套 level", "交付保障房 =200套 level"],
        id="handed-over-of-those-begun",
    ),
    pytest.param(
        "有机农产品达到295个、年产值121亿元以上",
        ["有机农产品 =295个 level", "有机农产品年产值 ≥12100000000元 level"],
        id="output-of-those-counted",
    ),
    pytest.param(
        "农民合作社达到500家、营业收入20亿元",
        ["农民合作社 =500家 level", "农民合作社营业收入 =2000000000元 level"],
        id="turnover-of-those-counted",
    ),
    pytest.param(
        "民宿达到200家、营收5亿元",
        ["民宿 =200家 level", "民宿营收 =500000000元 level"],
        id="turnover-of-inns",
    ),
    pytest.param(
        "个体工商户达到5万户、年销售额30亿元",
        ["个体工商户 =50000户 level", "个体工商户年销售额 =3000000000元 level"],
        id="sales-of-those-counted",
    ),
    pytest.param(
        "建成“小巨人”企业5家、高新技术企业10家",
        ["小巨人企业 =5家 level", "高新技术企业 =10家 level"],
        id="a-title-is-no-model",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_an_item_takes_what_the_list_says_for_all(text, expected):
    assert targets_of(text) == expected


FLOORS = [
    pytest.param("至少引进企业3家", ["引进企业 ≥3家 level"], id="floor-before-the-verb"),
    pytest.param("坚决守住18亿亩耕地红线", ["耕地面积 ≥1800000000亩 level"], id="red-line"),
    pytest.param(
        "产后访视率、0-6岁儿童健康管理率达到90%",
        ["产后访视率 =90% level", "0-6岁儿童健康管理率 =90% level"],
        id="one-value-of-two-rates",
    ),
    pytest.param(
        "引进教育、医疗等领域博士100名",
        ["引进教育、医疗等领域博士 =100人 level"],
        id="fields-are-part-of-the-name",
    ),
    pytest.param(
        "生产资料工业产值增长8%", ["生产资料工业产值 =8% growth"], id="goods-that-produce"
    ),
]


@pytest.mark.parametrize(("text", "expected"), FLOORS)
def test_what_the_words_around_a_value_say_of_it(text, expected):
    assert targets_of(text) == expected


YEARS = [
    pytest.param(
        "到2022年和2030年,健康素养水平分别不低于22%和30%",
        [("22", 2019, 2022), ("30", 2019, 2030)],
        id="two-deadlines",
    ),
    pytest.param(
        "到2025年、2027年和2030年,绿色建筑占比分别达到60%、70%、80%",
        [("60", 2019, 2025), ("70", 2019, 2027), ("80", 2019, 2030)],
        id="three-deadlines",
    ),
    pytest.param(
        "锻炼人数比例到2025年和2030年达到37%及以上和40%及以上",
        [("37", 2019, 2025), ("40", 2019, 2030)],
        id="without-a-word-for-each",
    ),
    pytest.param(
        "2021、2022年分别改造小区300个和400个",
        [("300", 2021, 2021), ("400", 2022, 2022)],
        id="the-last-alone-says-year",
    ),
    pytest.param(
        "2025年底和2027年底,收集率分别达到70%和73%",
        [("70", 2019, 2025), ("73", 2019, 2027)],
        id="ends-of-years",
    ),
    pytest.param(
        "到2022年和2030年,近视率每年降低0.5个百分点",
        [("0.5", 2019, 2030)],
        id="one-value-for-all",
    ),
    pytest.param(
        "到2025年和2030年,环境与健康素养水平分别达到15%和25%",
        [("15", 2019, 2025), ("25", 2019, 2030)],
        id="one-name-of-two-parts",
    ),
    pytest.param(
        "到2025年和2030年,理念素养水平、技能素养水平分别提高到30%、20%和45%、30%",
        [("30", 2019, 2025), ("20", 2019, 2025), ("45", 2019, 2030), ("30", 2019, 2030)],
        id="names-that-begin-again",
    ),
    pytest.param(
        "第一阶段到2025年,系统形成标准体系。制修订标准100项以上",
        [("100", 2019, 2025)],
        id="lead-of-a-stage",
    ),
    pytest.param(
        "到2025年和2030年,入学率和升学率分别达到99%和98%",
        [("99", 2019, 2030), ("98", 2019, 2030)],
        id="names-of-their-own",
    ),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years_side_by_side_are_each_of_one_value(text, expected):
    found = find_targets(document([text], issued="2021-03-01")).targets
    years = [(str(t.low), t.years.first, t.years.last) for t in found if t.years]
    assert (years, {t.doubt for t in found}) == (expected, {None})


def test_a_year_in_characters_tells_of_the_past_as_one_in_digits_does():
    said = "年,粮食产量达到4650万斤"
    for year in ("2018", "二零一八"):
        found = find_targets(document([year + said], issued="2021-03-01"))
        assert [(t.indicator, len(found.targets)) for t in found.results] == [("粮食产量", 0)]


DASHED = """某市人工智能发展规划
一、总体要求
(一)战略目标
第一步,到2025年总体水平与先进水平同步。
——产业竞争力进入第一方阵。产业规模超过1500亿元。
——创新能力提升。专利申请量达到10万件。
第二步,到2030年实现重大突破。
——产业规模超过4000亿元。
(二)总体部署
建设平台10个。
"""


def test_a_paragraph_that_opens_with_years_sets_those_of_the_dashed_items_below_it(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(DASHED, encoding="utf-8")
    found = find_targets(read_document(path)).targets
    years = [t.years and t.years.last for t in found]
    assert years == [2025, 2025, 2030, None]


TITLED = """轻工业数字化转型实施方案
一、总体要求
坚持需求牵引。
到2027年,轻工骨干企业基本实现改造全覆盖,转型取得显著成效。
数字化普及率显著提升。研发设计工具普及率达到90%。
创新能力:研发投入强度达到3%。
到2030年,轻工企业普遍实施改造。
支撑体系更加完善。制修订标准100项。
(1)研发机构达到20家。
二、组织实施
到2026年,工作机制基本建立。
培育典型场景。打造场景50个。
"""


def test_a_paragraph_that_opens_with_years_sets_those_of_the_titled_ones_below_it(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(TITLED, encoding="utf-8")
    found = find_targets(read_document(path)).targets
    years = [t.years and t.years.last for t in found]
    assert years == [2027, 2027, 2027, 2030, 2030, None]  # no heading of aims


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("定量指标提出:", "paragraph"),
        ("主要目标是:", "paragraph"),
        ("《规划》明确:", "paragraph"),
        ("推动软件业发展,", "document"),  # of one task
    ],
)
def test_years_behind_an_announcement_lead_the_sentences_after_them(before, told):
    text = f"{before}到2025年,软件业规模达到6000亿元。同时提出建设300个数字工厂。"
    found = find_targets(document([text])).targets
    assert found[-1].years_from == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "实现新增外资项目县域全覆盖，实际利用外资增长10%以上。",
            "实际使用外资",
        ),  # whole by itself
        ("高级法院信息化覆盖率超过90%，中级法院达到80%。", "中级法院信息化覆盖率"),
    ],
)
def test_a_known_measure_takes_no_rate_from_the_one_before_it(text, name):
    assert find_targets(document([text])).targets[-1].indicator == name
