"""Rows that a page's end breaks, groups merged over it, and groups within groups."""

from __future__ import annotations

import pytest

from policydiff.stages.documents.formats.pdf.pdf_broken_rows import join_rows
from policydiff.stages.documents.model.line import Line, place_lines
from policydiff.stages.documents.structure.outline import build_outline

HEAD = "领域 | 序号 | 指标 | 2022年目标值 | 2030年目标值 |"


def lines(*rows: tuple[int, str]) -> tuple[Line, ...]:
    return tuple(Line(text=text, number=page) for page, text in rows)


BROKEN = [
    pytest.param(
        [
            (1, HEAD),
            (1, "甲 | 1 | 知晓率 | 比上年提高 | 再提高 |"),
            (2, " |  |  | 10% | 10% |"),
        ],
        [HEAD, "甲 | 1 | 知晓率 | 比上年提高10% | 再提高10% |"],
        id="second-half",
    ),
    pytest.param(
        [
            (1, HEAD),
            (1, "甲 | 1 | 素养水平 | 22 | 30 |"),
            (1, "甲 | 2 | 知晓率 | 提高 | 提高 |"),
            (2, HEAD),
            (2, "甲 |  |  | 10% | 10% |"),
            (2, "甲 |  | 说明:抽样调查 |  |  |"),
        ],
        [
            HEAD,
            "甲 | 1 | 素养水平 | 22 | 30 |",
            "甲 | 2 | 知晓率 | 提高10% | 提高10% |",
            HEAD,
            "甲 |  | 说明:抽样调查 |  |  |",
        ],
        id="below-the-head-that-each-page-repeats",
    ),
    pytest.param(
        [
            (1, "指标 | 2020年 | 2025年 | 属性 |"),
            (1, "城镇化率 | 60 | 65 | 预期性 |"),
            (1, "养老 | 基本养老保险 | 92 | 95 |"),
            (2, "| 参保率（%） |  |  |"),
        ],
        [
            "指标 | 2020年 | 2025年 | 属性 |",
            "城镇化率 | 60 | 65 | 预期性 |",
            "养老 | 基本养老保险参保率（%） | 92 | 95 |",
        ],
        id="second-half-without-a-number",
    ),
    pytest.param(
        [
            (1, "类别 | 指标 | 2020年 | 2025年 |"),
            (1, "甲 | 结果性指标 |  |  |"),
            (1, "甲 | 基本养老保险 | 92 | 95 |"),
            (2, "甲 | 工作指标 |  |  |"),
        ],
        [
            "类别 | 指标 | 2020年 | 2025年 |",
            "甲 | 结果性指标 |  |  |",
            "甲 | 基本养老保险 | 92 | 95 |",
            "甲 | 工作指标 |  |  |",
        ],
        id="a-group-at-the-top-of-a-page",
    ),
    pytest.param(
        [(1, HEAD), (1, "甲 | 1 | 素养水平 | 22 | 30 |"), (2, "甲 |  | 说明:抽样调查 |  |  |")],
        [HEAD, "甲 | 1 | 素养水平 | 22 | 30 |", "甲 |  | 说明:抽样调查 |  |  |"],
        id="a-note-below-the-row",
    ),
    pytest.param(
        [(1, HEAD), (1, "甲 | 1 | 素养水平 | 22 | 30 |"), (2, "甲 | 2 | 知晓率 | 10 | 20 |")],
        [HEAD, "甲 | 1 | 素养水平 | 22 | 30 |", "甲 | 2 | 知晓率 | 10 | 20 |"],
        id="a-row-of-its-own",
    ),
    pytest.param(
        [
            (1, HEAD),
            (1, "甲 | 1 | 素养水平 | 22 | 30 |"),
            (1, "甲 | 2 | 知晓率 | 10 | 20 |"),
            (2, "| 3 | 贫血率 | 14 | 10 |"),
            (2, "乙 | 4 | 吸烟率 | 24 | 20 |"),
            (2, "| 5 | 控烟率 | 30 | 80 |"),
            (3, "丙 | 6 | 睡眠 | 7 | 8 |"),
        ],
        [
            HEAD,
            "甲 | 1 | 素养水平 | 22 | 30 |",
            "甲 | 2 | 知晓率 | 10 | 20 |",
            "甲 | 3 | 贫血率 | 14 | 10 |",
            "乙 | 4 | 吸烟率 | 24 | 20 |",
            "丙 | 5 | 控烟率 | 30 | 80 |",
            "丙 | 6 | 睡眠 | 7 | 8 |",
        ],
        id="halves-of-merged-groups",
    ),
    pytest.param(
        [(1, HEAD), (1, "甲 | 1 | 素养水平 | 22 | 30 |"), (2, "| 2 | 知晓率 | 10 | 20 |")],
        [HEAD, "甲 | 1 | 素养水平 | 22 | 30 |", "| 2 | 知晓率 | 10 | 20 |"],
        id="no-merged-groups",
    ),
]


@pytest.mark.parametrize(("rows", "joined"), BROKEN)
def test_rows_over_the_end_of_a_page(rows: list[tuple[int, str]], joined: list[str]) -> None:
    assert [line.text for line in join_rows(lines(*rows))] == joined


def test_a_group_within_a_group_heads_its_rows() -> None:
    table = lines(
        (1, HEAD),
        (1, "甲行动 | 结果性指标 |  |  | |"),
        (1, "甲行动 | 1 | 素养水平 | 22 | 30 |"),
        (1, "甲行动 | 政府工作指标 |  |  | |"),
        (1, "甲行动 | 2 | 科室比例 | 90 | 100 |"),
        (1, "乙行动 | 结果性指标 |  |  | |"),
        (1, "乙行动 | 3 | 贫血率 | 14 | 10 |"),
    )
    outline = build_outline(place_lines(table))
    assert [(draft.label, draft.heading) for draft in outline.drafts] == [
        ("1", ("甲行动", "结果性指标")),
        ("2", ("甲行动", "政府工作指标")),
        ("3", ("乙行动", "结果性指标")),
    ]
    assert outline.left == (HEAD,)


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        pytest.param(
            ("省 | 1995年 | 任务 |  |", "省 | 1995年 | 1996年 | 1997年 |", "江苏 | 1 | 2 | 3 |"),
            2,
            id="two-lines",
        ),
        pytest.param(
            ("编号 | 左侧 |  | 右侧 |  |", "编号 | X | Y | X | Y |", "1 | 2 | 3 | 4 | 5 |"),
            2,
            id="two-merged",
        ),
        pytest.param(
            ("省 | 任务 |  |", "省 | 120 | 140 |", "江苏 | 1 | 2 |"), 0, id="figures-below"
        ),
        pytest.param(("指标 | 2025年 | 2030年 |", "普及率 | 95% | 98% |"), 1, id="years"),
        pytest.param(("普及率 | 95% | 98% |", "漏损率 | 10% | 8% |"), 0, id="values"),
        pytest.param(
            ("甲县 | 建公园 |  |", "乙县 | 修道路 | 年底 |", "丙县 | 种树 | 全年 |"), 0, id="rows"
        ),
    ],
)
def test_lines_of_a_head_are_no_rows(rows: tuple[str, ...], left: int) -> None:
    outline = build_outline(place_lines(lines(*((1, row) for row in rows))))
    assert (outline.left, len(outline.drafts)) == (rows[:left], len(rows) - left)
