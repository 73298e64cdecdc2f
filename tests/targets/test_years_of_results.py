"""For which years a result is: of one where it is held against the year before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.stages.documents import Part
from policydiff.stages.documents.model.document import Period
from policydiff.stages.support.span import Span
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document

REVIEW = "一、过去五年工作回顾"
PLANS = "二、2025年工作安排"


def results(text: str, heading: str = REVIEW) -> list[tuple[str, str, tuple[int | None, int]]]:
    found = find_targets(
        document(
            [{"text": text, "heading": (heading,)}],
            title="2025年嘉兴市政府工作报告",
            instrument="政府工作报告",
            issued="2025-01-10",
            period=Period(first=2025, last=2025),
        )
    )
    return [
        (one.indicator, f"{one.low}", (one.years.first, one.years.last))
        for one in found.results
        if one.years is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "化学需氧量排放量比上年下降3.14%。",
            [("化学需氧量排放量", "3.14", (2024, 2024))],
            id="against-the-year-before",
        ),
        pytest.param(
            "2024年失业率为多年来最低,财政收入增长7.4%。",
            [("财政收入", "7.4", (2024, 2024))],
            id="lowest-for-years",
        ),
        pytest.param(
            "2023 年粮食产量达到100万吨。", [("粮食产量", "1000000", (2023, 2023))], id="spaced"
        ),
        pytest.param(
            "2024年工业企业利润由上年下降2.3%转为增长8.5%。",
            [("工业企业利润", "8.5", (2024, 2024))],
            id="turned-into",
        ),
        pytest.param(
            "2024年单位地区生产总值能耗由前三年分别上升4.9%、5.5%、0.2%,转为下降1.2%。",
            [("单位地区生产总值能耗", "1.2", (2024, 2024))],
            id="turned-into-behind-a-comma",
        ),
        pytest.param(
            "2024年广义货币增长11.3%,低于13%左右的预期目标。",
            [("广义货币", "11.3", (2024, 2024))],
            id="held-against-an-aim",
        ),
        pytest.param(
            "三年新增投资4万亿元。", [("新增投资", "4000000000000", (2022, 2024))], id="bare-years"
        ),
        pytest.param(
            "2024年城镇调查失业率平均为5.2%。",
            [("城镇调查失业率", "5.2", (2024, 2024))],
            id="mean-of-one-year",
        ),
        pytest.param(
            "贫困人口减少6800多万。", [("贫困人口", "68000000", (2020, 2024))], id="people-unsaid"
        ),
    ],
)
def test_results_are_of_these_years(
    text: str, expected: list[tuple[str, str, tuple[int | None, int]]]
) -> None:
    assert results(text) == expected


def test_an_aim_that_is_explained_is_none_of_the_past() -> None:
    said = "去年居民消费价格涨幅回落到2.6%。把居民消费价格涨幅控制在3.5%左右,是充分考虑后的选择。"
    assert results(said, PLANS) == [("居民消费价格", "2.6", (2024, 2024))]


BOTH = "一、2025年工作和“十四五”回顾"


def dated(*paragraphs: str, heading: str = BOTH) -> list[tuple[str, tuple[int | None, int], bool]]:
    found = find_targets(
        document(
            [{"text": text, "heading": (heading,)} for text in paragraphs],
            title="2026年嘉兴市政府工作报告",
            instrument="政府工作报告",
            issued="2026-01-10",
            period=Period(first=2026, last=2026),
        )
    )
    read = found.results or found.targets
    return [(t.indicator, (t.years.first, t.years.last), t.estimate) for t in read if t.years]


def test_a_chapter_on_a_year_and_a_period_is_followed_from_one_to_the_other() -> None:
    assert dated(
        "2025年是极不平凡的一年。",
        "实体经济稳步发展。规上工业增加值增长6.9%。",
        "目标任务的完成，标志着“十四五”圆满收官。五年来，我们顶压前行。",
        "综合实力大幅提升。高速公路通车里程达到500公里。",
    ) == [
        ("规模以上工业增加值", (2025, 2025), False),
        ("高速公路通车里程", (2021, 2025), False),
    ]


def test_the_first_years_of_the_heading_come_first() -> None:
    period_first = "一、“十四五”发展成就和2025年工作回顾"
    assert dated(
        "高速公路通车里程达到500公里。",
        "刚刚过去的2025年，地区生产总值增长5.2%。",
        "规上工业增加值增长6.9%。",
        heading=period_first,
    ) == [
        ("高速公路通车里程", (2021, 2025), False),
        ("地区生产总值", (2025, 2025), False),
        ("规模以上工业增加值", (2025, 2025), False),
    ]


def test_what_was_announced_for_the_year_ends_with_it() -> None:
    assert dated(
        "一年来，我们主要做了以下工作：",
        "新增就业3万人。",
        "五年来，我们顶压前行。",
        "新增就业15万人。",
    ) == [("新增就业", (2025, 2025), False), ("新增就业", (2021, 2025), False)]


def test_the_whole_year_is_the_year_that_is_told_of() -> None:
    told = dated("预计全年一般公共预算收入增长3%。", heading="一、“十四五”发展成就和2025年工作回顾")
    assert told == [("一般公共预算收入", (2025, 2025), True)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("今年地区生产总值增长5%。", (2026, 2026), id="this-year"),
        pytest.param(
            "《纲要（草案）》提出6项指标，其中研发经费年均增长8%。", (2026, 2030), id="mean"
        ),
        pytest.param("《纲要（草案）》明确，研发投入强度达到4%。", (2026, 2030), id="outline"),
    ],
)
def test_the_outline_of_a_mixed_chapter_is_for_its_years(text: str, years: tuple[int, int]) -> None:
    found = dated(text, heading="二、“十五五”主要目标和2026年重点工作")
    assert found[-1][1] == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("国家“十五五”规划提出，到2030年森林覆盖率达到25%。", [], id="country"),
        pytest.param("省委全会明确，今年地区生产总值增长6%。", [], id="province"),
        pytest.param("国务院要求，今年单位地区生产总值能耗降低3%。", [], id="council"),
        pytest.param(
            "国家规划提出非化石能源消费比重达到25%，我市力争非化石能源消费比重达到22%。",
            ["22"],
            id="own-again",
        ),
        pytest.param("完成国家规划确定的目标，粮食产量100万吨。", ["1000000"], id="only-named"),
        pytest.param("《纲要》提出森林覆盖率达到60%。", ["60"], id="own-outline"),
    ],
)
def test_the_outline_of_a_superior_sets_no_aim_of_the_place(text: str, expected: list[str]) -> None:
    found = find_targets(document([text]))
    assert [f"{t.low}" for t in found.targets if t.low is not None] == expected
    assert found.results == ()


def test_an_annex_of_notes_sets_no_aims() -> None:
    given = document(
        [
            "新增就业3万人。",
            {"id": "a.1", "text": "“两项行动”：到2030年建成10个园区。", "part": Part.ANNEX},
        ]
    )
    titled = "新增就业3万人。\n名词解释\n“两项行动”：到2030年建成10个园区。"
    start = titled.index("“两项")
    clauses = (given.clauses[0], replace(given.clauses[1], span=Span(start, len(titled))))
    named = replace(given, text=titled, clauses=clauses)
    assert [t.clause for t in find_targets(given).targets] == ["1", "a.1"]
    assert [t.clause for t in find_targets(named).targets] == ["1"]
