"""White space as typists set it: tabs between cells, indents before paragraphs."""

from __future__ import annotations

import pytest

from policydiff.stages.documents.lines.set_text import bars_for_tabs, join_indented
from policydiff.stages.documents.model.line import Line


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            ["指标\t单位\t2025年", "绿化率\t%\t45"],
            ["指标 | 单位 | 2025年 |", "绿化率 | % | 45 |"],
            id="rows",
        ),
        pytest.param(
            ["类别\t指标\t2025年", "", "环境\t绿化率\t45%", "", "\t优良天数\t330天"],
            ["类别 | 指标 | 2025年 |", "", "环境 | 绿化率 | 45% |", "", "| 优良天数 | 330天 |"],
            id="blank-lines-and-a-merged-cell",
        ),
        pytest.param(
            ["指标\t单位\t2025年", "全年修路\t里\t300 | 400", "正文。"],
            ["指标 | 单位 | 2025年 |", "全年修路 | 里 | 300 \uff5c 400 |", "正文。"],
            id="a-bar-in-a-cell",
        ),
        pytest.param(["\t一、总则", "\t二、目标"], None, id="tabs-that-indent"),
        pytest.param(["负责人\t张三", "电话\t123"], None, id="two-columns"),
        pytest.param(["甲\t乙\t丙"], None, id="one-line"),
        pytest.param(["（\t\t）第5号", "（\t\t）第6号"], None, id="room-in-a-line"),
    ],
)
def test_rows_of_tabs(lines: list[str], rows: list[str] | None) -> None:
    assert bars_for_tabs(lines) == (rows or lines)


def joined(text: str) -> list[str]:
    shown = text.split("\n")
    lines = [Line(text=line.strip(), number=at) for at, line in enumerate(shown, start=1)]
    return [line.text for line in join_indented(lines, shown)]


def test_paragraphs_that_are_indented() -> None:
    text = (
        "　　到2025年，新建公园12个，改造小区30\n个，修建道路120公里，绿化率达到45%，\n惠及居民。\n"
        "　　支持企业建设研发机构，新增高新技术企业\n200家。\n"
        "　　完善公共服务体系，新建幼儿园20所，学位\n达到8000个。"
    )
    assert joined(text) == [
        "到2025年，新建公园12个，改造小区30个，修建道路120公里，绿化率达到45%，惠及居民。",
        "支持企业建设研发机构，新增高新技术企业200家。",
        "完善公共服务体系，新建幼儿园20所，学位达到8000个。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "一、目标\n　　新建公园12个，改造小区30个。\n二、任务\n　　支持企业建设研发机构。\n"
            "三、保障\n　　加强领导。",
            id="headings-at-the-margin",
        ),
        pytest.param(
            "　　新建公园12个。\n备注\n　　支持企业建设研发机构，完善服务。\n说明\n"
            "　　加强领导，落实责任。\n无",
            id="short-lines-between",
        ),
    ],
)
def test_lines_that_stay(text: str) -> None:
    assert joined(text) == [line.strip() for line in text.split("\n")]
