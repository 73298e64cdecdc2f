"""Target or result: what words and years say of it in a review and in a chapter of aims."""

from __future__ import annotations

import pytest

from policydiff.stages.documents.model.document import Period
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document

REVIEW = "一、2024年工作回顾"
AIMS = "二、2025年工作安排"


def read(text: str, heading: str) -> Plan:
    return find_targets(
        document(
            [{"text": text, "heading": (heading,)}],
            title="2025年嘉兴市政府工作报告",
            instrument="政府工作报告",
            issued="2025-01-10",
            period=Period(first=2025, last=2025),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("确保有劳动力的家庭至少1人就业，人均纯收入达13220元。", id="ensured"),
        pytest.param("优化调控方式，确保30项民生实事落地。", id="ensured-behind-a-comma"),
        pytest.param("制定2025年、“十五五”期间项目“三张清单”，项目资金增长61%。", id="list"),
        pytest.param("选出8个项目申请列入国家2025年度改造计划。", id="plan-of-a-year"),
        pytest.param("《国土空间规划（2021—2035年）》编制完成，82项事项实现通办。", id="title"),
        pytest.param("今年55项改革任务圆满完成，形成创新成果21项。", id="copied-this-year"),
    ],
)
def test_a_review_tells_results(text: str) -> None:
    plan = read(text, REVIEW)
    assert [target.quote for target in plan.targets] == []
    years = {(r.years.first, r.years.last) for r in plan.results if r.years is not None}
    assert years == {(2024, 2024)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("加快1980年前农房改善进度，新改善农房1.8万户。", id="age-of-houses"),
        pytest.param("2000年之前建成的老旧小区全部改造，改建管网300公里。", id="age-of-quarters"),
        pytest.param("2023年获批的项目全部开工，完成投资100亿元。", id="year-of-approval"),
        pytest.param("持续推进2023年棚改480户，新增公园绿地30公顷。", id="programme"),
        pytest.param("建成2022年棚改500户、2023年小区改造62户，新增绿地30公顷。", id="programmes"),
        pytest.param("对照2023年投资总量充实项目库，争取资金400亿元。", id="held-against"),
        pytest.param("确保一般公共预算收入增长3%。", id="ensured"),
        pytest.param("实现有需求的企业数字化全覆盖，新增智能工厂20家。", id="no-there-is"),
        pytest.param("今年要全面完成改造，新增学位5万个。", id="this-year"),
    ],
)
def test_a_chapter_of_aims_sets_aims_of_its_year(text: str) -> None:
    plan = read(text, AIMS)
    assert [result.quote for result in plan.results] == []
    assert plan.targets
    years = {(t.years.first, t.years.last) for t in plan.targets if t.years is not None}
    assert years == {(2025, 2025)}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        pytest.param("我国经济增长目标是在提高效益的基础上年均增长7%。", "国内生产总值", id="goal"),
        pytest.param("农民收入在稳产的基础上年均增长6%。", "农民收入", id="bare"),
        pytest.param("国民经济增长速度由原定平均每年6%调高到8%。", "国内生产总值", id="raised"),
        pytest.param("粮食产量增速由原定年均1%提高到1.5%。", "粮食产量", id="raised-mean"),
    ],
)
def test_a_mean_on_the_basis_of_something_is_a_mean(text: str, indicator: str) -> None:
    period = Period(first=2021, last=2025)
    plan = document([text], title="“十四五”规划纲要", period=period, jurisdiction=None)
    (target,) = find_targets(plan).targets
    assert (target.indicator, target.averaged) == (indicator, True)


PARTS = [
    pytest.param(
        "产值增长5%，“十四五”期间年均增长6%；新增就业10万人。",
        [(2025, 2025), (2021, 2025), (2025, 2025)],
        id="a-mean-inside-a-part",
    ),
    pytest.param(
        "到2027年，产值达到9亿元，培育企业5家；新增就业10万人。",
        [(2025, 2027), (2025, 2027), (2025, 2027)],
        id="a-time-that-opens",
    ),
    pytest.param(
        "到2027年产值达到9亿元、2030年达到20亿元；新增就业10万人。",
        [(2025, 2027), (2025, 2030), (2025, 2027)],
        id="the-first-of-two",
    ),
    pytest.param(
        "建成园区3个；到2027年，产值达到9亿元；新增就业10万人。",
        [(2025, 2025), (2025, 2027), (2025, 2027)],
        id="a-later-part-that-opens",
    ),
]


@pytest.mark.parametrize(("text", "years"), PARTS)
def test_a_time_behind_a_value_ends_with_its_part(text: str, years: list[tuple[int, int]]) -> None:
    found = [t.years for t in read(text, AIMS).targets]
    assert [(y.first, y.last) for y in found if y is not None] == years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("产值增长7.5%，为2020年以来最好；工业增加值增长7.9%。", 2024, id="best-since"),
        pytest.param(
            "光缆由2019年的15万公里增加到2022年的47万公里；用户由8354万户增加到1亿户。",
            2022,
            id="told-alike",
        ),
    ],
)
def test_a_result_behind_a_semicolon_is_of_the_year_told_of(text: str, year: int) -> None:
    last = read(text, REVIEW).results[-1]
    assert last.years is not None
    assert (last.years.first, last.years.last) == (year, year)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("到2027年，五年累计新增就业5万人。", (2023, 2027), id="summed"),
        pytest.param("从党的二十大到2035年，用13年时间实现倍增。", (2023, 2035), id="used"),
        pytest.param("用三年时间建成5个园区。", (2025, 2027), id="alone"),
        pytest.param("到2035年，三年内建成园区5个。", (2025, 2027), id="counted-from-now"),
    ],
)
def test_years_behind_a_deadline_end_with_it(text: str, years: tuple[int, int]) -> None:
    (found,) = read(text, AIMS).targets
    assert found.years is not None
    assert (found.years.first, found.years.last) == years


def test_a_mean_without_several_years_is_of_no_year() -> None:
    (target,) = read("新能源汽车年均保有量增长50%以上。", AIMS).targets
    assert (target.averaged, target.years) == (True, None)


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("工程当年投用，新增供热能力200万平方米、今年还要增加300万平方米；取暖率达到93%。", 1),
        ("新增学位1万个，今年还要增加2万个；建成公园20个。", 1),
        ("今年要新增学位1万个；建成公园20个。", 2),
    ],
)
def test_an_aim_that_a_review_adds_holds_up_to_the_semicolon(text: str, aims: int) -> None:
    assert len(read(text, REVIEW).targets) == aims


def test_what_is_there_is_no_aim_of_the_chapter() -> None:
    plan = read("已投用公园20个，新增停车位500个。", AIMS)
    assert [target.indicator for target in plan.targets] == ["新增停车位"]
    assert len(plan.results) == 1


def five_years(*clauses: tuple[str, tuple[str, ...]]) -> list[tuple[int | None, int] | None]:
    """The years of the targets of a plan of 2021 to 2025."""
    plan = find_targets(
        document(
            [{"text": text, "heading": heading} for text, heading in clauses],
            title="嘉兴市“十四五”规划纲要",
            issued="2021-01-10",
            period=Period(first=2021, last=2025),
        )
    )
    years = [t.years for t in plan.targets]
    return [None if y is None else (y.first, y.last) for y in years]


def test_a_mean_below_a_heading_of_one_year_is_of_the_years_of_the_plan() -> None:
    below = ("二、2025年主要运输量指标",)
    assert five_years(("货运量年均增长3%。客运量5万人。", below)) == [(2021, 2025), (2025, 2025)]


def test_a_single_year_inside_a_paragraph_is_of_its_sentence() -> None:
    said = (
        "加快推进规划工作，完善相关制度和标准体系，健全各级责任。2022年新建学校80所。建成园区5个。"
    )
    assert five_years((said, ("一、规划",))) == [(2022, 2022), (2021, 2025)]


def test_a_nearer_heading_wins_over_what_is_announced_above() -> None:
    lead = ("到2035年，主要目标是：", ("一、目标",))
    below = ("新建学校5所。", ("一、目标", "“十四五”时期的任务"))
    assert five_years(lead, below) == [(2021, 2025)]
