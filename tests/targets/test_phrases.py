"""Lists whose items share a head, a tail or a bound; brackets beside values; bounds of shares."""

from __future__ import annotations

import pytest

from policydiff.stages.targets import Target
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document
from tests.targets.test_targets_values import targets_of


def targets_in(text: str) -> tuple[Target, ...]:
    return find_targets(document([text])).targets


LISTS = [
    pytest.param(
        "粮肉奶产量分别稳定在80亿斤、6亿斤、16亿斤以上",
        [
            "粮食产量 ≥8000000000斤 level",
            "肉类产量 ≥600000000斤 level",
            "奶类产量 ≥1600000000斤 level",
        ],
        id="a-letter-for-each-product",
    ),
    pytest.param(
        "猪牛羊肉产量分别达到50万吨、5万吨、3万吨",
        ["猪肉产量 =500000吨 level", "牛肉产量 =50000吨 level", "羊肉产量 =30000吨 level"],
        id="meat-of-each",
    ),
    pytest.param(
        "客货运量分别增长5%、6%", ["客运量 =5% growth", "货运量 =6% growth"], id="people-and-goods"
    ),
    pytest.param(
        "城乡居民收入均增长7%以上",
        ["城镇居民人均可支配收入 ≥7% growth", "农村居民人均可支配收入 ≥7% growth"],
        id="one-value-of-both",
    ),
    pytest.param(
        "城乡供水一体化率、规模化供水率分别达到92%、96%",
        ["城乡供水一体化率 =92% level", "规模化供水率 =96% level"],
        id="a-pair-in-a-name-is-kept",
    ),
    pytest.param(
        "交通、水利、能源领域投资额分别达24亿元、4.5亿元、17亿元",
        [
            "交通投资额 =2400000000元 level",
            "水利投资额 =450000000元 level",
            "能源领域投资额 =1700000000元 level",
        ],
        id="tail-of-all",
    ),
    pytest.param(
        "市场采购、互市贸易额达到15亿元、20亿元",
        ["市场采购贸易额 =1500000000元 level", "互市贸易额 =2000000000元 level"],
        id="tail-that-an-item-begins",
    ),
    pytest.param(
        "能耗、排放强度要下降2%", ["能耗 =2% cut", "排放强度 =2% cut"], id="changes-of-two"
    ),
    pytest.param(
        "地区生产总值、居民收入增速同为6%",
        ["地区生产总值 =6% growth", "居民收入 =6% growth"],
        id="same-rate",
    ),
    pytest.param(
        "小学、初中、高中招生分别达到5万人、4万人",
        ["小学、初中、高中招生 =50000人 level", "小学、初中、高中招生 =40000人 level"],
        id="more-names-than-values",
    ),
    pytest.param(
        "引入人才项目、领军人才各30个以上",
        ["引入人才项目 ≥30个 level", "引入领军人才 ≥30个 level"],
        id="of-each-with-the-verb-of-the-first",
    ),
    pytest.param(
        "城市公交“同网、同质、同价”扩大至14个",
        ["城市公交“同网、同质、同价” =14个 level"],
        id="quotes-are-not-taken-apart",
    ),
    pytest.param(
        "财政收入、税收收入分别完成100亿元、80亿元，增长8%、9%",
        [
            "财政收入 =10000000000元 level",
            "税收收入 =8000000000元 level",
            "财政收入 =8% growth",
            "税收收入 =9% growth",
        ],
        id="list-taken-up-again",
    ),
    pytest.param(
        "失业率、物价涨幅、负债率分别为4%、2%左右、60%以内",
        ["失业率 ≤4% level", "物价总水平 ≈2% growth", "负债率 ≤60% level"],
        id="last-bound-of-those-without-one",
    ),
    pytest.param(
        "示范区、标准区面积分别不少于城区面积的6.5%、40%",
        ["示范区面积占城区面积比重 ≥6.5% level", "标准区面积占城区面积比重 ≥40% level"],
        id="bound-of-a-share",
    ),
]


JOINT = [
    ("打造40条特色步道、特色林荫道，改造绿道300公里", "特色步道、特色林荫道"),
    ("推动研制5款以上侵入式、半侵入式脑机接口产品", "侵入式、半侵入式脑机接口产品"),
    ("建成7个千亿级产业集群、若干百亿级产业集群", "千亿级产业集群"),
    ("新建3所学校、完善教学设施", "新建学校"),
    ("引进5家企业、新增就业", "引进企业"),
]


@pytest.mark.parametrize(("text", "name"), JOINT)
def test_one_value_counts_the_things_of_a_list_together(text: str, name: str) -> None:
    assert targets_in(text)[0].indicator_text.endswith(name.removeprefix("新建"))


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_item_of_a_list_has_its_full_name(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


ASIDES = [
    pytest.param("城镇新增就业3.3万人（新口径）", ["城镇新增就业 =33000人 level"], id="note"),
    pytest.param("培育瞪羚企业10家（市科技局）", ["瞪羚企业 =10家 level"], id="body"),
    pytest.param("完成投资30亿元（详见附件2）", ["投资 =3000000000元 level"], id="reference"),
    pytest.param(
        "新增床位500张（公办300张、民办200张）",
        ["新增床位 =500张 level", "新增公办床位 =300张 level", "新增民办床位 =200张 level"],
        id="qualities",
    ),
    pytest.param(
        "建设高标准农田30万亩（新建20万亩、改造10万亩）",
        [
            "高标准农田 =300000亩 level",
            "新建高标准农田 =200000亩 level",
            "改造高标准农田 =100000亩 level",
        ],
        id="works",
    ),
    pytest.param(
        "新增床位500张，其中公办300张，民办200张",
        ["新增床位 =500张 level", "新增公办床位 =300张 level", "新增民办床位 =200张 level"],
        id="qualities-without-brackets",
    ),
    pytest.param(
        "培育高新技术企业200家（其中国家级30家）以上",
        ["高新技术企业 ≥200家 level", "国家级高新技术企业 =30家 level"],
        id="bound-behind-the-bracket",
    ),
    pytest.param(
        "新增停车位5000个（含公共停车位2000个）",
        ["新增停车位 =5000个 level", "公共停车位 =2000个 level"],
        id="included",
    ),
    pytest.param(
        "引育独角兽企业（1家）、瞪羚企业（10家）",
        ["引育独角兽企业 =1家 level", "引育瞪羚企业 =10家 level"],
        id="value-in-the-bracket",
    ),
    pytest.param(
        "新增2400户（累计约3600户）餐饮单位",
        ["新增餐饮单位 =2400户 level", "新增餐饮单位 ≈3600户 level"],
        id="name-behind-the-bracket",
    ),
    pytest.param(
        "研发经费投入强度达到2.6%（同比提高0.1个百分点）",
        ["研发经费投入强度 =2.6% level", "研发经费投入强度 =0.1个百分点 growth"],
        id="comparison",
    ),
    pytest.param(
        "细颗粒物（PM2.5）浓度控制在30微克/立方米以下",
        ["细颗粒物(PM2.5)浓度 ≤30微克/立方米 level"],
        id="part-of-the-name",
    ),
    pytest.param(
        "规模以上（年收入2000万元以上）工业企业达到500家",
        ["规模以上工业企业 =500家 level"],
        id="size-in-the-name",
    ),
    pytest.param(
        "接待游客突破1亿人次大关",
        ["接待游客人次 ≥100000000人次 level"],
        id="word-that-closes-a-number",
    ),
    pytest.param(
        "固定资产投资300亿元（不含农户投资20亿元）",
        ["固定资产投资 =30000000000元 level"],
        id="what-is-left-out",
    ),
    pytest.param(
        "地区生产总值增长6%（高于全省平均1个百分点）",
        ["地区生产总值 =6% growth"],
        id="held-against-another-value",
    ),
    pytest.param(
        "形成行业技术规范标准（送审稿）不少于3项",
        ["行业技术规范标准 ≥3项 level"],
        id="draft",
    ),
    pytest.param(
        "编制国家标准（征求意见稿）5项",
        ["国家标准 =5项 level"],
        id="draft-for-comment",
    ),
    pytest.param(
        "编制团体标准（报批稿）10项",
        ["团体标准 =10项 level"],
        id="draft-for-approval",
    ),
    pytest.param(
        "制定技术导则（试行）3项",
        ["技术导则 =3项 level"],
        id="on-trial",
    ),
    pytest.param(
        "修订地方性法规（草案）2件",
        ["修订地方性法规 =2件 level"],
        id="bill",
    ),
    pytest.param(
        "制定行业规范（修订稿）4部",
        ["行业规范 =4部 level"],
        id="revised",
    ),
    pytest.param(
        "支持15个服务业高质量发展集聚区（培育区）建设",
        ["服务业高质量发展集聚区 =15个 level"],
        id="zone-by-another-word",
    ),
    pytest.param(
        "建设示范园（产业园）5个",
        ["示范园 =5个 level"],
        id="park-by-another-word",
    ),
    pytest.param(
        "新增社区服务站（驿站）20个",
        ["新增社区服务站 =20个 level"],
        id="station-by-another-word",
    ),
    pytest.param(
        "新增规上（限上）服务业企业30家",
        ["新增规模以上服务业企业 =30家 level"],
        id="other-words-for-the-same",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_no_indicator_comes_out_of_a_bracket(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


def test_a_part_in_a_bracket_names_its_whole() -> None:
    whole, part, growth = targets_in("新增床位500张（其中公办300张，同比增长5%）")
    assert (whole.part_of, part.part_of, growth.part_of) == (None, whole.id, None)


def test_a_bracket_has_a_deadline_or_the_nature_of_a_target() -> None:
    bound, dated = targets_in("治理土地20亩（约束性指标），改造小区30个（2024年6月底前）")
    assert (bound.deadline, bound.binding) == (None, "binding")
    assert (dated.deadline, dated.quote) == ("2024", "改造小区30个（2024年6月底前）")


PLANNED = [
    pytest.param("地区生产总值按增长5%安排", ["地区生产总值 =5% growth"], id="growth"),
    pytest.param("预算收入拟按4%左右安排", ["预算收入 ≈4% growth"], id="growth-without-the-word"),
    pytest.param("固定资产投资增速按6%把握", ["固定资产投资 =6% growth"], id="rate"),
    pytest.param("赤字率拟按3%安排", ["赤字率 =3% level"], id="share"),
    pytest.param("财政支出按500亿元安排", ["财政支出 =50000000000元 level"], id="amount"),
    pytest.param("税收收入按可比口径增长5%", ["税收收入 =5% growth"], id="basis"),
    pytest.param(
        "推动20项以上急需标准出台",
        ["急需标准 ≥20项 level"],
        id="issued",
    ),
    pytest.param(
        "推动5部法规颁布",
        ["法规 =5部 level"],
        id="enacted",
    ),
    pytest.param(
        "推动3个配套文件印发",
        ["配套文件 =3个 level"],
        id="sent-out",
    ),
    pytest.param(
        "孵化科技型企业30家",
        ["科技型企业 =30家 level"],
        id="hatched",
    ),
    pytest.param(
        "孵化跨境电商新锐企业20家以上",
        ["跨境电商新锐企业 ≥20家 level"],
        id="hatched-firms",
    ),
    pytest.param(
        "研制智能软件系统1套",
        ["智能软件系统 =1套 level"],
        id="developed",
    ),
    pytest.param(
        "开工老旧小区改造13.7万户",
        ["开工老旧小区改造 =137000户 level"],
        id="begun-works",
    ),
    pytest.param(
        "经济总量向1000亿元迈进",
        ["地区生产总值 =100000000000元 level"],
        id="heading-for",
    ),
    pytest.param(
        "工业总产值向3000亿元目标迈进",
        ["工业总产值 =300000000000元 level"],
        id="heading-for-an-aim",
    ),
    pytest.param(
        "旅游收入向500亿元跨越",
        ["旅游收入 =50000000000元 level"],
        id="leaping-to",
    ),
    pytest.param(
        "存款余额加快向1万亿元进军",
        ["存款余额 =1000000000000元 level"],
        id="marching-to",
    ),
    pytest.param(
        "外贸进出口总额要向500亿元大关挺进",
        ["进出口总额 =50000000000元 level"],
        id="pushing-to",
    ),
    pytest.param(
        "研发投入强度向3%靠拢",
        ["研发经费投入强度 =3% level"],
        id="nearing",
    ),
    pytest.param(
        "生产总值增速保持全国前列，年均增长15%",
        ["地区生产总值 =15% growth"],
        id="rank-before",
    ),
    pytest.param(
        "工业增加值增速位居全省前列，年均增长8%",
        ["工业增加值 =8% growth"],
        id="rank-in-the-province",
    ),
    pytest.param(
        "居民收入继续走在全市前列，年均增长7%",
        ["居民收入 =7% growth"],
        id="rank-in-the-city",
    ),
    pytest.param(
        "力促服务业增加值增长8%",
        ["服务业增加值 =8% growth"],
        id="pushed",
    ),
    pytest.param(
        "全省研究与试验发展（R&D）经费支出占营业收入的比重达到2.2%",
        ["研发经费支出占营业收入比重 =2.2% level"],
        id="with-is-no-ratio",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLANNED)
def test_no_verb_of_planning_is_left_in_a_name(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


ASPECTS = [
    pytest.param("减少农村低收入人口2万人", ["农村低收入人口 =20000人 cut"], id="cut-before"),
    pytest.param("农村低收入人口减少2万人", ["农村低收入人口 =20000人 cut"], id="cut-behind"),
    pytest.param(
        "压减一般性支出5亿元、公用经费1亿元",
        ["一般性支出 =500000000元 cut", "公用经费 =100000000元 cut"],
        id="cut-of-two",
    ),
    pytest.param(
        "完成林分优化提升20万亩、森林抚育提升30万亩",
        ["林分优化提升 =200000亩 level", "森林抚育提升 =300000亩 level"],
        id="improved-area",
    ),
    pytest.param(
        "实施改造85个、320万平方米老旧小区",
        ["改造老旧小区 =85个 level", "改造老旧小区 =3200000平方米 level"],
        id="two-measures-of-one-thing",
    ),
    pytest.param(
        "完成65条、总长度57.9公里的城市道路",
        ["城市道路 =65条 level", "城市道路 =57.9公里 level"],
        id="count-and-length",
    ),
    pytest.param(
        "亿元以上项目新开工43个、竣工38个",
        ["亿元以上项目新开工 =43个 level", "亿元以上项目竣工 =38个 level"],
        id="stage-behind-stage",
    ),
    pytest.param(
        "创新中欧班列运营模式，开行2500列",
        ["开行中欧班列 =2500列 level"],
        id="a-manner-is-no-object",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASPECTS)
def test_a_verb_tells_the_mode_and_finds_its_object(text: str, expected: list[str]) -> None:
    assert targets_of(text) == expected


ONE_NAME = [
    pytest.param("培育“独角兽”、“瞪羚”企业5家", "培育“独角兽”“瞪羚”企业5家", id="quotes"),
    pytest.param("新增“雄鹰”企业5家", "新增雄鹰企业5家", id="quotes-left-out"),
    pytest.param("社会融资规模增量达到5亿元", "新增社会融资规模5亿元", id="addition"),
    pytest.param("完成老旧小区改造5个", "改造老旧小区5个", id="works"),
    pytest.param("完成造林5万亩", "造林4.6万亩", id="finished"),
    pytest.param("完成固定资产投资5亿元", "固定资产投资5亿元", id="finished-investment"),
    pytest.param("淘汰落后产能30万吨", "落后产能淘汰25万吨", id="closed"),
    pytest.param("淘汰老旧柴油货车30辆", "老旧柴油货车淘汰25辆", id="scrapped"),
    pytest.param("新开工保障性住房30套", "保障性住房新开工25套", id="begun"),
    pytest.param("新（改）建公园5个", "新改建公园5个", id="kind-of-works"),
    pytest.param("培育省级以上工厂5家", "培育省级及以上工厂5家", id="level"),
    pytest.param("物流费用占GDP比重为5%", "物流费用与GDP的比率为5%", id="ratio"),
]


@pytest.mark.parametrize(("one", "two"), ONE_NAME)
def test_one_measure_has_one_name(one: str, two: str) -> None:
    first, second = (targets_in(text)[0].indicator for text in (one, two))
    assert first == second


COVERED = [
    pytest.param("高质量推进审计监督全覆盖。", "审计监督覆盖率", id="noun"),
    pytest.param("4A级以上景区实现5G网络全覆盖。", "4A级以上景区5G网络覆盖率", id="covers"),
    pytest.param("实现场站服务范围监控的全覆盖。", "场站服务范围监控覆盖率", id="particle"),
    pytest.param("新型农村养老保险实现制度全覆盖。", "新型农村养老保险制度覆盖率", id="system"),
    pytest.param("客流统计器应在示范范围内实现全覆盖安装。", "客流统计器安装覆盖率", id="act"),
    pytest.param("养老服务覆盖面全覆盖。", "养老服务覆盖面", id="named-already"),
]


@pytest.mark.parametrize(("text", "name"), COVERED)
def test_what_is_covered_as_a_whole_is_called_by_its_rate(text: str, name: str) -> None:
    (target,) = find_targets(document([text])).targets
    assert (target.indicator, target.low, target.unit) == (name, 100, "%")


HOW_FIRM = [
    pytest.param("支持引进5家企业。", "支持", id="verb"),
    pytest.param("支持10家企业上市。", "支持", id="number"),
    pytest.param("支持企业开展10项以上技术攻关。", None, id="whom-to-help"),
    pytest.param("争取中央资金、金融机构支持,推进8个城中村改造。", None, id="asked-for"),
    pytest.param("争取获批2个国家级平台。", "争取", id="striving"),
    pytest.param("终端的平均上线率应不低于95%。", "应", id="duty"),
    pytest.param("人工智能应用场景达到5个。", None, id="application"),
    pytest.param("应急储备粮达到5万吨。", None, id="emergency"),
    pytest.param("实施科技攻坚计划项目100项。", None, id="name-of-a-scheme"),
]


@pytest.mark.parametrize(("text", "word"), HOW_FIRM)
def test_a_word_of_modality_governs_a_verb_or_a_number(text: str, word: str | None) -> None:
    (target,) = find_targets(document([text])).targets
    assert target.modality == word
