"""Indicator tables as text with bars, as HTML, as a Word file: the same rows, the same targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document
from tests.indicator_tables import Cell, Table, as_html, as_text, rows, write_docx

PLAIN = rows(
    "序号|指标名称|单位|2020年基期值|2025年目标值|年均增速|指标属性",
    "1|地区生产总值（亿元）|亿元|312.5|450|7.5%|预期性",
    "2|常住人口城镇化率|%|58.2|65|—|预期性",
    "3|研发经费投入强度|%|1.8|2.6左右|—|预期性",
    "4|单位GDP能耗降低|%|—|—|[13.5]|约束性",
    "5|城镇新增就业|万人|—|〔8〕|—|预期性",
    "6|粮食综合生产能力|万吨|41|≥42|—|约束性",
    "7|主要污染物排放|万吨|3.2|完成省下达任务|—|约束性",
)
MERGED: Table = [
    [
        Cell("类别", 1, 2),
        Cell("指标", 1, 2),
        Cell("2020年", 1, 2),
        Cell("2025年", 2, 1),
        Cell("属性", 1, 2),
    ],
    [Cell("目标值"), Cell("年均增速[累计]")],
    [Cell("经济发展", 1, 3), *rows("地区生产总值（亿元）|312.5|450|7.5%左右|预期性")[0]],
    *rows("人均GDP（万元）|5.2|7.3|—|预期性", "规上工业增加值增速（%）|6.1|—|8左右|预期性"),
    [Cell("绿色生态", 1, 3), *rows("单位GDP二氧化碳排放降低（%）|[20.5]|—|[18]|约束性")[0]],
    *rows(
        "地表水达到或好于Ⅲ类水体比例（%）|92.3|95以上|—|约束性",
        "新增造林（万亩）|—|—|[12]|约束性",
    ),
]
YEARS = rows(
    "指标|计量单位|2020年|2022年|2025年|性质",
    "人均预期寿命|岁|78.1|—|79.5|预期性",
    "高新技术企业|家|120|200|350～400|预期性",
    "——|—|—|—|—|—",
)
FOUND_IN_PLAIN = [
    "国内生产总值 = 45000000000 元 level by 312.5 expected",
    "国内生产总值 = 7.5 % growth annual 312.5 expected",
    "常住人口城镇化率 = 65 % level by 58.2 expected",
    "研发经费投入强度 ≈ 2.6 % level by 1.8 expected",
    "单位国内生产总值能耗 = 13.5 % cut cumulative None binding",
    "城镇新增就业 = 80000 人 level cumulative None expected",
    "粮食综合生产能力 ≥ 420000 吨 level by 41 binding",
    "主要污染物排放 = None None level by 3.2 binding",
]
FOUND_IN_MERGED = [
    "国内生产总值 = 45000000000 元 level by 312.5 expected",
    "国内生产总值 ≈ 7.5 % growth annual 312.5 expected",
    "人均国内生产总值 = 73000 元 level by 5.2 expected",
    "规模以上工业增加值 ≈ 8 % growth annual 6.1 expected",
    "单位国内生产总值二氧化碳排放 = 18 % cut cumulative [20.5] binding",
    "地表水达到或好于Ⅲ类水体比例 ≥ 95 % level by 92.3 binding",
    "新增造林 = 120000 亩 level cumulative None binding",
]
FOUND_IN_YEARS = [
    "人均预期寿命 = 79.5 岁 level by 78.1 expected",
    "高新技术企业 = 350~400 家 level by 200 expected",
]
SIGNS = {"at_least": "≥", "at_most": "≤", "about": "≈", "plain": "="}


def shown(plan: Plan) -> list[str]:
    return [
        f"{t.indicator} {SIGNS[t.comparator]} {t.low}{'' if t.low == t.high else f'~{t.high}'}"
        f" {t.unit} {t.mode} {t.period} {t.baseline} {t.binding}"
        for t in plan.targets
    ]


@pytest.mark.parametrize("ending", ["txt", "html", "docx"])
@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(PLAIN, FOUND_IN_PLAIN, id="plain"),
        pytest.param(MERGED, FOUND_IN_MERGED, id="merged-cells-and-two-rows-of-heads"),
        pytest.param(YEARS, FOUND_IN_YEARS, id="columns-named-by-years"),
    ],
)
def test_each_row_is_a_target(
    table: Table, expected: list[str], ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"plan.{ending}"
    if ending == "docx":
        write_docx(path, table)
    else:
        path.write_text((as_text if ending == "txt" else as_html)(table), encoding="utf-8")
    plan = find_targets(read_document(path))
    assert shown(plan) == expected
    assert {t.deadline for t in plan.targets} == {"2025"}
    for target in plan.targets:
        assert target.quote == target.span.of(plan.document.text)
        assert target.stated in target.quote


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("序号 | 指标 | 责任单位 |", "1 | 地区生产总值 | 统计局 |"), id="no-values"),
        pytest.param(("指标 | 2025年 | 属性 |", "城镇化率 | — | 预期性 |"), id="dashes"),
        pytest.param(("指标 | 单位 | 2025年 |", "一、经济发展 |  |  |"), id="group"),
        pytest.param(("年份 | 单位 | 备注 |", "2025 | 家 | 12 |"), id="no-indicator-column"),
    ],
)
def test_rows_that_state_nothing(lines: tuple[str, ...]) -> None:
    plan = find_targets(document(lines, issued="2021-03-01"))
    assert [*plan.targets, *plan.results] == []


def test_a_row_with_its_merged_cell_left_out() -> None:
    lines = ("类别 | 指标 | 2025年目标 | 属性 |", "城镇化率（%） | 65 | 预期性 |")
    assert shown(find_targets(document(lines))) == [
        "常住人口城镇化率 = 65 % level by None expected"
    ]
