"""For which years a result is: of one where it is held against the year before."""

from __future__ import annotations

import pytest

from policydiff.stages.documents.model.document import Period
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
