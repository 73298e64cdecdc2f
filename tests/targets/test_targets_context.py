"""Time, modality, tense, parts, thresholds and repeats: what the words around a value say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from policydiff.stages.documents import Jurisdiction, Level, Part, Period
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.target_codes import (
    Binding,
    Comparator,
    Measure,
    Mode,
    Polarity,
    TimeFrame,
)
from tests.factories import document

ANNUAL = {"issued": "2023-02-10", "period": Period(first=2023, last=2023)}
THREE_YEARS = {"issued": "2010-06-30", "period": Period(first=2010, last=2012)}
FIVE_YEARS = {"issued": "2021-03-01", "period": Period(first=2021, last=2025)}
NATION = Jurisdiction(code="100000", name="全国", path=("全国",), level=Level.COUNTRY)


def plan_of(*texts: str | dict[str, Any], **fields: Any) -> Plan:
    return find_targets(document(texts, **(FIVE_YEARS | fields)))


def only(text: str, **fields: Any) -> Target:
    (target,) = plan_of(text, **fields).targets
    return target


def spanned(target: Target) -> tuple[int | None, int] | None:
    return (target.years.first, target.years.last) if target.years else None


TIMES = [
    pytest.param("到2025年,建成医院5所", FIVE_YEARS, "2025", "by", id="until-year"),
    pytest.param("2025年底前建成医院5所", FIVE_YEARS, "2025", "by", id="before-year-end"),
    pytest.param("到“十四五”末,建成医院5所", FIVE_YEARS, "2025", "by", id="plan-end"),
    pytest.param("“十四五”期间,年均增加值增长6%", FIVE_YEARS, "2025", "annual", id="plan-yearly"),
    pytest.param("“十四五”期间,新增学位5000个", FIVE_YEARS, "2025", "cumulative", id="plan-sum"),
    pytest.param("“十五五”期间,总产值年均增长7%", FIVE_YEARS, "2030", "annual", id="next-plan"),
    pytest.param("三年内举办会展60场次", THREE_YEARS, "2012", "cumulative", id="within-plan"),
    pytest.param("三至五年内排放浓度下降10%", THREE_YEARS, "2013/2015", "by", id="range-of-years"),
    pytest.param("每年培训教师3000人", FIVE_YEARS, None, "annual", id="each-year"),
    pytest.param("年均引进人才2万名", FIVE_YEARS, None, "annual", id="yearly-mean"),
    pytest.param("累计引进成果600项", FIVE_YEARS, None, "cumulative", id="summed-up"),
    pytest.param("建成医院5所", FIVE_YEARS, None, None, id="open"),
    pytest.param("建成医院5所", ANNUAL, None, "annual", id="one-year-plan"),
    pytest.param("全年建成医院5所", ANNUAL, None, "annual", id="whole-year"),
    pytest.param("到2025年,建成医院5所", ANNUAL, "2025", "by", id="one-year-plan-looks-on"),
    pytest.param("今后五年,新增就业4500万人", ANNUAL, "2027", "cumulative", id="coming-years"),
    pytest.param("本届政府任期内,建成医院5所", ANNUAL, "2027", "by", id="term-of-office"),
    pytest.param("2024年财政支出占比达到4%", ANNUAL, "2024", "by", id="year-ahead"),
]


@pytest.mark.parametrize(("text", "fields", "deadline", "period"), TIMES)
def test_times_are_resolved(
    text: str, fields: dict[str, Any], deadline: str | None, period: str | None
) -> None:
    target = only(text, **fields)
    assert (target.deadline, target.period) == (deadline, period)


def test_a_deadline_holds_over_the_sentence_until_another_replaces_it() -> None:
    text = "到2023年,企业达到200家,机构达到100家;平台达到7个;到2025年,中心达到20家。馆舍达到9座。"
    found = plan_of("发展目标。" + text).targets
    assert [t.deadline for t in found] == ["2023", "2023", "2023", "2025", None]


def test_a_deadline_that_opens_the_clause_holds_for_its_sentences() -> None:
    found = plan_of("到2025年,格局基本形成。企业达到200家。").targets
    assert [t.deadline for t in found] == ["2025"]


def test_a_clause_that_announces_others_lends_them_its_deadline() -> None:
    heading = ("二、发展目标",)
    found = plan_of(
        {"text": "到2025年,主要目标是:", "heading": heading},
        {"text": "——综合实力增强。企业达到200家。", "heading": heading},
        {"text": "企业达到300家。", "heading": ("三、重点任务",)},
    ).targets
    assert [t.deadline for t in found] == ["2025", None]


def test_binding_is_read_from_the_text() -> None:
    assert only("森林覆盖率达到60%(约束性)").binding is Binding.BINDING
    assert only("森林覆盖率达到60%(预期性)").binding is Binding.EXPECTED
    assert only("森林覆盖率达到60%").binding is None


def test_a_frame_ends_at_the_semicolon() -> None:
    found = plan_of("到2025年,每年培训教师300人,引进人才20人;建成医院5所").targets
    assert [t.period for t in found] == [TimeFrame.ANNUAL, TimeFrame.ANNUAL, TimeFrame.BY]


MODALITY = [
    pytest.param("力争增加值增长7%", "力争", id="strive"),
    pytest.param("确保增加值增长7%", "确保", id="ensure"),
    pytest.param("跨行政区断面达标率力争达到100%", "力争", id="inside"),
    pytest.param("增加值增长7%", None, id="none"),
    pytest.param("经过三年的努力,使我市有3个以上品牌展会", None, id="effort-is-a-noun"),
    pytest.param("鼓励社会力量办学,建成学校5所", None, id="encourage-holds-for-one-segment"),
    ("今年力争交通投资完成2500亿元", "力争"),
    ("明年力求粮食产量达到500万吨", "力求"),
    ("全年争取引进企业20家", "争取"),
    ("2025年力争研发投入强度达到3%", "力争"),
    ("每年努力新建学校10所", "努力"),
    ("经过三年努力新建学校10所", None),
    ("争取尽快获批综保区，推出更多改革举措，新增市场主体数增长10%以上", None),
    ("争取综合保税区获批，进出口总额增长10%", None),
    ("力争入选国家试点城市，全年引进人才500名", None),
    ("争取早日获批自贸区，新设外资企业50家", None),
]


@pytest.mark.parametrize(("text", "expected"), MODALITY)
def test_modality_is_the_word_of_the_text(text: str, expected: str | None) -> None:
    assert only(text).modality == expected


def test_modality_holds_to_the_end_of_the_sentence() -> None:
    found = plan_of("力争引进企业100家,引进机构10家;产值增长15%。建成医院5所。").targets
    assert [t.modality for t in found] == ["力争", "力争", "力争", None]


def test_a_floor_with_a_stretch_is_two_targets() -> None:
    floor, stretch = plan_of("地区生产总值确保增长6.5%、力争增长7%").targets
    assert [floor.low, stretch.low] == [Decimal("6.5"), Decimal(7)]
    assert [floor.modality, stretch.modality] == ["确保", "力争"]
    assert floor.indicator == stretch.indicator == "地区生产总值"


def test_a_part_points_to_its_whole() -> None:
    whole, part = plan_of("招引亿元以上产业项目35个以上,其中十亿元以上项目5个").targets
    assert (whole.part_of, part.part_of) == (None, whole.id)
    assert (whole.threshold, part.threshold) == ("亿元以上", "十亿元以上")


def test_parts_in_one_list_share_the_whole() -> None:
    found = plan_of("新签约项目1000个,其中工业项目700个、外贸项目300个").targets
    assert [t.part_of for t in found] == [None, found[0].id, found[0].id]


def test_a_list_shares_its_verb() -> None:
    found = plan_of("新增规上工业企业150家、服务业企业100家").targets
    assert [t.indicator_text for t in found] == ["新增规上工业企业", "新增服务业企业"]


def test_two_subjects_in_one_clause_stay_apart() -> None:
    found = plan_of("海港吞吐量达到60万标箱;内河港吞吐量达到10万标箱").targets
    assert [(t.indicator, t.low) for t in found] == [
        ("海港吞吐量", Decimal(600_000)),
        ("内河港吞吐量", Decimal(100_000)),
    ]


def test_an_indicator_is_carried_over() -> None:
    first, second = plan_of("人均预期寿命提高1岁,达到74.5岁").targets
    assert (first.mode, second.mode) == (Mode.GROWTH, Mode.LEVEL)
    assert first.indicator == second.indicator == "人均预期寿命"


def test_a_bare_head_takes_the_indicator_before_it() -> None:
    found = plan_of("引进人才2万名,增长率达到15%").targets
    assert [t.indicator_text for t in found] == ["引进人才", "引进人才增长率"]


def test_baselines_are_kept_apart() -> None:
    target = only("主要污染物浓度较“十三五”末下降10%以上")
    assert (target.baseline, target.deadline) == ("较“十三五”末", None)
    assert only("城镇化率从47.5%提高到51.5%").baseline == "47.5%"


def test_scope_is_told_from_the_indicator() -> None:
    target = only("从长三角地区年均引进人才2万名以上")
    assert (target.indicator_text, target.scope) == ("引进人才", "从长三角地区")


def test_measure_and_polarity() -> None:
    assert only("新增企业5家").measure is Measure.FLOW
    assert only("企业总数达到5家").measure is Measure.STOCK
    assert only("PM2.5浓度控制在30微克/立方米以下").polarity is Polarity.LOWER_IS_BETTER
    assert only("森林覆盖率达到60%").polarity is Polarity.HIGHER_IS_BETTER


def test_names_follow_the_level_of_government() -> None:
    assert only("GDP增长8%").indicator == "地区生产总值"
    assert only("GDP增长8%", jurisdiction=NATION).indicator == "国内生产总值"


VALUELESS = [
    pytest.param("居民收入增长与经济增长基本同步", "居民收入", "plain", id="in-step"),
    pytest.param("居民收入增速高于经济增速", "居民收入", "at_least", id="above"),
    pytest.param("居民收入和经济增长基本同步", "居民收入", "plain", id="in-step-with-he"),
    pytest.param(
        "固定资产投资增速保持在全国平均水平以上", "固定资产投资", "at_least", id="kept-above"
    ),
    pytest.param("固定资产投资增速高于全省平均1个百分点", "固定资产投资", "at_least", id="margin"),
    pytest.param("居民消费价格涨幅与全国一致", "居民消费价格", "plain", id="level-with"),
    pytest.param("单位GDP能耗降低完成国家下达任务", "单位地区生产总值能耗", "plain", id="assigned"),
    pytest.param("城镇登记失业率控制在省定目标以内", "城镇登记失业率", "at_most", id="below"),
]


@pytest.mark.parametrize(("text", "indicator", "comparator"), VALUELESS)
def test_aims_without_a_value_are_kept(text: str, indicator: str, comparator: str) -> None:
    target = only(text)
    assert (target.low, target.high, target.unit) == (None, None, None)
    assert (target.indicator, target.comparator) == (indicator, Comparator(comparator))
    assert target.stated in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("处置能力与城市化进程同步", id="nothing-that-grows"),
        pytest.param("与时俱进推进改革", id="idiom"),
        pytest.param("把人民利益放在高于一切的位置", id="no-measure"),
    ],
)
def test_idioms_are_no_aims(text: str) -> None:
    assert plan_of(text).targets == ()


def report(*texts: str | dict[str, Any]) -> Plan:
    fields = {
        "instrument": "政府工作报告",
        "title": "政府工作报告",
        "issued": "2024-01-10",
        "period": Period(first=2024, last=2024),
    }
    return plan_of(*texts, **fields)


def test_a_report_reviews_first_and_then_sets_aims() -> None:
    found = report(
        {"text": "生产总值增长5%。", "heading": ("一、2023年工作回顾",)},
        {"text": "生产总值增长6%。", "heading": ("二、2024年工作安排",)},
    )
    assert [t.low for t in found.results] == [Decimal(5)]
    assert [t.low for t in found.targets] == [Decimal(6)]


def test_a_heading_that_names_both_leaves_the_turn_to_a_sentence() -> None:
    heading = ("一、2023年工作回顾和2024年工作要求",)
    found = report(
        {"text": "生产总值增长5%。", "heading": heading},
        {"text": "今年的主要预期目标是:生产总值增长6%。", "heading": heading},
    )
    assert [t.low for t in found.results] == [Decimal(5)]
    assert [t.low for t in found.targets] == [Decimal(6)]


def test_a_report_without_headings_turns_at_a_sentence() -> None:
    found = report(
        "过去一年,生产总值增长5%。",
        "新增就业3万人。",
        "今年的主要预期目标是:生产总值增长6%。",
        "新增就业4万人。",
    )
    assert [t.low for t in found.results] == [Decimal(5), Decimal(30_000)]
    assert [t.low for t in found.targets] == [Decimal(6), Decimal(40_000)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("去年,生产总值增长5%", id="last-year"),
        pytest.param("2022年生产总值增长5%", id="year-behind"),
        pytest.param("改革开放以来,生产总值增长5%", id="since"),
        pytest.param("截至目前,企业达到200家", id="so-far"),
        pytest.param("生产总值增长了5%", id="le"),
        pytest.param("过去一年,工作取得新成绩。生产总值增长5%", id="carried-over"),
    ],
)
def test_past_results_are_no_targets(text: str) -> None:
    found = plan_of(text, **ANNUAL)
    assert (len(found.targets), len(found.results)) == (0, 1)


RESULT_YEARS = [
    pytest.param("去年,生产总值增长5%", (2022, 2022), "annual", id="last-year"),
    pytest.param("2021年生产总值增长5%", (2021, 2021), "annual", id="year"),
    pytest.param("前年生产总值增长5%", (2021, 2021), "annual", id="year-before-last"),
    pytest.param("过去五年,生产总值年均增长5%", (2018, 2022), "annual", id="several-years"),
    pytest.param("近三年来,新增企业5家", (2020, 2022), "cumulative", id="last-years"),
    pytest.param("2018年以来,新增企业5家", (2018, 2022), "cumulative", id="since"),
    pytest.param("“十三五”以来,新增企业5家", (2016, 2020), "cumulative", id="since-a-plan"),
    pytest.param("党的十八大以来,新增企业5家", (None, 2022), "cumulative", id="open-start"),
    pytest.param("去年生产总值比2020年增长5%", (2021, 2022), "by", id="since-a-base"),
    pytest.param("去年生产总值比2021年增长5%", (2022, 2022), "annual", id="compared-with"),
    pytest.param("去年同2020年相比,生产总值增长5%", (2021, 2022), "by", id="since-a-base-apart"),
    pytest.param("已建成医院5所", (2022, 2022), "annual", id="not-said"),
]


@pytest.mark.parametrize(("text", "years", "period"), RESULT_YEARS)
def test_results_say_the_year_that_they_are_of(
    text: str, years: tuple[int | None, int], period: str | None
) -> None:
    (result,) = plan_of(text, **ANNUAL).results
    assert (spanned(result), result.deadline, result.period) == (years, None, period)
    assert not result.indicator_text.startswith(("去年", "前年", "过去"))


def test_a_heading_gives_the_year_of_the_results_below_it() -> None:
    heading = ("一、2022年工作回顾",)
    fields = {"instrument": "政府工作报告", "title": "政府工作报告"}
    found = plan_of({"text": "生产总值增长5%。", "heading": heading}, **ANNUAL, **fields)
    assert [(spanned(t), t.years_from) for t in found.results] == [((2022, 2022), "heading")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("生产总值比上年增长5%", id="than-last-year"),
        pytest.param("生产总值在2020年基础上增长5%", id="on-the-base-of"),
        pytest.param("今年生产总值增长5%", id="this-year"),
        pytest.param("为了民生,新增就业5万人", id="le-of-weile"),
    ],
)
def test_comparisons_with_the_past_are_targets(text: str) -> None:
    found = plan_of(text, **ANNUAL)
    assert (len(found.targets), len(found.results)) == (1, 0)


def test_repeats_in_an_annex_are_mentions() -> None:
    found = plan_of(
        {"id": "2", "text": "新设立私募基金1000只以上"},
        {"id": "a.1", "text": "新设立私募基金1000只以上", "part": Part.ANNEX},
    )
    assert [t.id for t in found.targets] == ["2/1", "a.1/1"]
    assert [t.mentions for t in found.targets] == [("a.1/1",), ()]


def test_results_have_ids_of_their_own() -> None:
    found = plan_of("去年增加值增长5%。今年增加值增长6%。", **ANNUAL)
    assert [t.id for t in found.results] == ["1/r1"]
    assert [t.id for t in found.targets] == ["1/1"]


TABLE = """类别 | 指标 | 单位 | 2020年 | 2025年 | 年均增速[累计] | 属性 |
经济 | 地区生产总值增长 | % | 4.1 | - | 6左右 | 预期性 |
经济 | 全员劳动生产率 | 万元/人 | 15.2 | 20 | >6 | 预期性 |
绿色 | 单位GDP能耗降低 | % | - | - | [15] | 约束性 |
绿色 | 森林覆盖率 | % | 61.2 | 61.5以上 | - | 约束性 |"""


def test_each_row_of_an_indicator_table_is_a_target() -> None:
    found = plan_of(*TABLE.split("\n")).targets
    assert [(t.indicator, t.low, t.unit, t.mode, t.period) for t in found] == [
        ("地区生产总值", Decimal(6), "%", Mode.GROWTH, TimeFrame.ANNUAL),
        ("全员劳动生产率", Decimal(200_000), "元/人", Mode.LEVEL, TimeFrame.BY),
        ("全员劳动生产率", Decimal(6), "%", Mode.GROWTH, TimeFrame.ANNUAL),
        ("单位地区生产总值能耗", Decimal(15), "%", Mode.CUT, TimeFrame.CUMULATIVE),
        ("森林覆盖率", Decimal("61.5"), "%", Mode.LEVEL, TimeFrame.BY),
    ]
    assert [t.deadline for t in found] == ["2025"] * 5
    assert [t.baseline for t in found] == ["4.1", "15.2", "15.2", None, "61.2"]
    assert [t.binding for t in found] == [Binding.EXPECTED] * 3 + [Binding.BINDING] * 2
    assert found[2].comparator is found[4].comparator is Comparator.AT_LEAST


def test_a_task_table_is_no_indicator_table() -> None:
    found = plan_of("序号 | 任务 | 责任单位 |", "1 | 建成医院5所 | 卫健委 |").targets
    assert [t.low for t in found] == [Decimal(5)]


def test_quotes_stand_at_their_spans_in_the_document() -> None:
    plan = plan_of("第一段没有数字。", "到2025年，全市新增企业２００家以上，其中规上企业５０家。")
    for target in plan.targets:
        assert target.quote == target.span.of(plan.document.text)
        assert target.stated in target.quote
    assert [t.stated for t in plan.targets] == ["２００家以上", "５０家"]


@pytest.mark.parametrize(
    ("text", "scope", "indicator", "measure"),
    [
        pytest.param(
            "区本级固定资产投资达到108.8亿元",
            "区本级",
            "固定资产投资",
            Measure.FLOW,
            id="own-level",
        ),
        pytest.param(
            "完成固定资产投资108亿元", None, "固定资产投资", Measure.FLOW, id="whole-place"
        ),
        pytest.param(
            "区本级投资达到10亿元", None, "区本级投资", Measure.STOCK, id="no-name-is-left"
        ),
    ],
)
def test_an_indicator_of_one_level(
    text: str, scope: str | None, indicator: str, measure: Measure
) -> None:
    found = only(text)
    assert (found.scope, found.indicator, found.measure) == (scope, indicator, measure)


BASES = [
    pytest.param("一般公共预算收入同口径增长6%", "comparable", id="same-basis"),
    pytest.param("税收收入按可比口径增长4%", "comparable", id="comparable"),
    pytest.param("扣除留抵退税因素,税收收入增长4%", "comparable", id="rebates-left-out"),
    pytest.param("居民人均可支配收入实际增长5%", "real", id="in-real-terms"),
    pytest.param("居民收入年均实际增长5%", "real", id="mean-in-real-terms"),
    pytest.param("按可比价计算,工业增加值增长7%", "real", id="before-the-sentence"),
    pytest.param("工业增加值增长7%(按不变价计算)", "real", id="in-a-bracket"),
    pytest.param("生产总值名义增长8%", "nominal", id="nominal"),
    pytest.param("按现价计算,生产总值达到2万亿元", "nominal", id="current-prices"),
    pytest.param("实际利用外资增长5%", None, id="a-name-in-shi-ji"),
    pytest.param("居民收入增长6%", None, id="none"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_the_basis_is_read_from_the_text(text: str, basis: str | None) -> None:
    assert only(text, **ANNUAL).basis == basis


def test_a_basis_of_one_segment_is_none_of_the_next() -> None:
    found = plan_of("居民收入实际增长5%,进出口总额增长6%", **ANNUAL).targets
    assert [t.basis for t in found] == ["real", None]


SPANS = [
    pytest.param("到2027年,企业达到200家", ANNUAL, (2023, 2027), "sentence", id="deadline"),
    pytest.param("2026年新建医院5所", FIVE_YEARS, (2026, 2026), "words", id="year-ahead"),
    pytest.param("三年内新建医院5所", THREE_YEARS, (2010, 2012), "words", id="within"),
    pytest.param("今后三年,新建医院5所", ANNUAL, (2023, 2025), "sentence", id="coming"),
    pytest.param("“十四五”期间,新建医院5所", ANNUAL, (2021, 2025), "sentence", id="plan"),
    pytest.param("全年新建医院5所", ANNUAL, (2023, 2023), "words", id="whole-year"),
    pytest.param("新建医院5所", ANNUAL, (2023, 2023), "document", id="document"),
    pytest.param("每年新建医院5所", FIVE_YEARS, (2021, 2025), "document", id="each-year"),
    pytest.param("期末城镇化率达到66%", FIVE_YEARS, (2021, 2025), "document", id="end"),
    pytest.param("由2020年的60%提高到66%", ANNUAL, (2023, 2023), "document", id="from-a-year"),
]


@pytest.mark.parametrize(("text", "fields", "years", "told"), SPANS)
def test_each_target_is_for_years(
    text: str, fields: dict[str, Any], years: tuple[int, int], told: str
) -> None:
    text = text if "率" in text or "%" not in text else f"城镇化率{text}"
    target = only(text, **fields)
    assert (spanned(target), target.years_from) == (years, told)


AT = {"heading": ("二、“十五五”时期主要目标",)}
REPORT_2026 = {
    "title": "政府工作报告",
    "instrument": "政府工作报告",
    "issued": "2026-01-15",
    "period": Period(first=2026, last=2026),
}


@pytest.mark.parametrize(
    ("text", "years", "deadline", "period", "averaged"),
    [
        pytest.param("城镇化率达到70%", (2026, 2030), "2030", "by", False, id="stock"),
        pytest.param("累计新增学位3万个", (2026, 2030), "2030", "cumulative", False, id="sum"),
        pytest.param("新增学位3万个", (2026, 2030), "2030", "cumulative", False, id="flow"),
        pytest.param("生产总值年均增长5%", (2026, 2030), "2030", "annual", True, id="mean"),
        pytest.param("每年新增学位3万个", (2026, 2030), "2030", "annual", False, id="each"),
        pytest.param("到2028年,企业达到9家", (2026, 2028), "2028", "by", False, id="nearer"),
        pytest.param("今年生产总值增长5%", (2026, 2026), None, "annual", False, id="this-year"),
    ],
)
def test_a_chapter_of_a_plan_sets_years_deadline_and_period(
    text: str, years: tuple[int, int], deadline: str | None, period: str, averaged: bool
) -> None:
    (target,) = plan_of({"text": text, **AT}, **REPORT_2026).targets
    assert spanned(target) == years
    assert (target.deadline, target.period, target.averaged) == (deadline, period, averaged)


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        pytest.param("二、“十五五”发展目标", (2026, 2030), id="plan-by-its-name"),
        pytest.param("二、今后五年工作", (2026, 2030), id="coming-years"),
        pytest.param("二、2026年重点工作:为“十五五”开好局", (2026, 2026), id="in-passing"),
        pytest.param("二、谋划“十五五”发展", (2026, 2026), id="to-be-drafted"),
        pytest.param("(三)承办2027年运动会", (2026, 2026), id="a-year-in-a-name"),
        pytest.param("(二)2035年远景目标", (2026, 2035), id="far-goal"),
    ],
)
def test_headings_set_years(heading: str, years: tuple[int, int]) -> None:
    found = plan_of({"text": "力争企业达到9家", "heading": (heading,)}, **REPORT_2026).targets
    assert [spanned(t) for t in found] == [years]


def test_an_aim_that_was_due_before_the_date_of_issue_is_late() -> None:
    period = Period(first=2016, last=2025)
    found = plan_of("到2020年,企业达到9家;到2025年,达到20家。", issued="2021-03-01", period=period)
    assert [t.late for t in found.targets] == [True, False]


DECEMBER = {**REPORT_2026, "issued": "2025-12-28"}


@pytest.mark.parametrize(
    ("text", "fields", "estimate"),
    [
        pytest.param("去年预计生产总值增长5%", REPORT_2026, True, id="expected"),
        pytest.param("去年,初步核算,生产总值增长5%", REPORT_2026, True, id="first-reckoning"),
        pytest.param("去年生产总值增长5%", REPORT_2026, False, id="told"),
        pytest.param("今年以来,生产总值增长5%", DECEMBER, True, id="the-year-is-not-over"),
        pytest.param("2024年生产总值增长5%", DECEMBER, False, id="an-earlier-year"),
    ],
)
def test_estimates_are_told(text: str, fields: dict[str, Any], estimate: bool) -> None:
    (result,) = plan_of(text, **fields).results
    assert result.estimate is estimate


def test_a_heading_of_both_leaves_it_to_the_sentences() -> None:
    heading = ("二、“十四五”发展成就和“十五五”主要目标",)
    found = plan_of(
        {"text": "过去五年,生产总值年均增长6%。城镇化率提高到61%。", "heading": heading},
        {"text": "“十五五”时期,生产总值年均增长5%。", "heading": heading},
        {"text": "城镇化率达到66%。", "heading": heading},
        **REPORT_2026,
    )
    assert [spanned(t) for t in found.results] == [(2021, 2025)] * 2
    assert [spanned(t) for t in found.targets] == [(2026, 2030)] * 2


def test_a_word_for_what_is_there_holds_for_its_segment() -> None:
    found = plan_of("优化已建成的1500个驿站,新建充电桩3000个", **ANNUAL)
    assert [t.low for t in found.targets] == [Decimal(3000)]
