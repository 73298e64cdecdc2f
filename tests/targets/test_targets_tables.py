"""Indicator tables as text with bars, as HTML, as a Word file: the same rows, the same targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan
from policydiff.stages.targets.extraction import find_targets
from tests.factories import document
from tests.indicator_tables import Cell, Table, as_html, as_text, page, rows, write_docx, write_xlsx

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


WRITERS = {"docx": write_docx, "xlsx": write_xlsx}


@pytest.mark.parametrize("ending", ["txt", "html", *WRITERS])
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
    if ending in WRITERS:
        WRITERS[ending](path, table)
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


REPORT = "嘉兴市2024年政府工作报告"
PLAN = "嘉兴市国民经济和社会发展第十四个五年规划纲要"
READINGS = [
    # Whose unit holds: the cell's, the column's, the row's, that of the names, the caption's.
    pytest.param(
        (REPORT, "", "指标|2024年目标（亿元）", "投资|300", "利用外资|2亿美元"),
        ["投资 = 30000000000 元 level 2024", "利用外资 = 200000000 美元 level 2024"],
        id="unit-of-the-column-and-of-the-cell",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标/万元", "财政收入|5000"),
        ["财政收入 = 50000000 元 level 2024"],
        id="unit-behind-a-slash",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标[万吨]", "粮食产量|92"),
        ["粮食产量 = 920000 吨 level 2024"],
        id="unit-in-square-brackets",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标|增长", "|亿元|%", "固定资产投资|300|8"),
        ["固定资产投资 = 30000000000 元 level 2024", "固定资产投资 = 8 % growth 2024"],
        id="units-in-a-second-row-of-the-head",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标（亿元）|增长（%）", "固定资产投资|300|8"),
        ["固定资产投资 = 30000000000 元 level 2024", "固定资产投资 = 8 % growth 2024"],
        id="each-column-has-its-unit",
    ),
    pytest.param(
        (REPORT, "", "指标（亿元）|2024年目标", "固定资产投资|300"),
        ["固定资产投资 = 30000000000 元 level 2024"],
        id="unit-of-the-names",
    ),
    pytest.param(
        (REPORT, "单位：亿元", "指标|2024年目标", "固定资产投资|300", "粮食产量（万吨）|92"),
        ["固定资产投资 = 30000000000 元 level 2024", "粮食产量 = 920000 吨 level 2024"],
        id="unit-above-and-of-the-row",
    ),
    pytest.param(
        (REPORT, "表1 主要指标（单位：万元）", "指标|2024年预期", "出口补贴|800"),
        ["出口补贴 = 8000000 元 level 2024"],
        id="unit-in-the-caption",
    ),
    pytest.param(
        (REPORT, "", "单位：亿元||", "指标|2023年|2024年", "固定资产投资|280|300"),
        ["固定资产投资 = 30000000000 元 level 2024 from 280"],
        id="unit-in-the-first-row",
    ),
    pytest.param(
        (REPORT, "单位：亿元、%", "指标|2024年目标|增长", "地区生产总值|12|6", "城镇化率|68|"),
        [
            "地区生产总值 = 1200000000 元 level 2024",
            "地区生产总值 = 6 % growth 2024",
            "常住人口城镇化率 = 68 % level 2024",
        ],
        id="two-units-above-shares-have-their-own",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标", "固定资产投资|300", "城镇化率|68"),
        ["固定资产投资 = 300 None level 2024", "常住人口城镇化率 = 68 % level 2024"],
        id="no-unit-is-invented",
    ),
    # Which columns are aims.
    pytest.param(
        (REPORT, "", "指标|2023年完成|增长（%）|2024年目标|增长（%）", "外贸（亿元）|28|7|30|8"),
        ["进出口总额 = 3000000000 元 level 2024 from 28", "进出口总额 = 8 % growth 2024 from 28"],
        id="growth-belongs-to-the-column-before-it",
    ),
    pytest.param(
        (
            REPORT,
            "",
            "指标|2023年||2024年|",
            "指标|总量（亿元）|增速（%）|总量（亿元）|增速（%）",
            "外贸|28|7|30|8",
        ),
        ["进出口总额 = 3000000000 元 level 2024 from 28", "进出口总额 = 8 % growth 2024 from 28"],
        id="years-merged-over-amount-and-growth",
    ),
    pytest.param(
        (REPORT, "", "指标|2023年目标|2023年完成|2024年目标", "外贸（亿元）|27|28|30"),
        ["进出口总额 = 3000000000 元 level 2024 from 28"],
        id="an-aim-of-last-year-is-none",
    ),
    pytest.param(
        (REPORT, "", "|2023年实际|2024年预期", "外贸（亿元）|28|30"),
        ["进出口总额 = 3000000000 元 level 2024 from 28"],
        id="a-corner-without-a-word",
    ),
    pytest.param(
        (PLAN, "", "指标|2020年|2025年目标|2030年目标", "森林覆盖率（%）|30|≥32|＞35"),
        ["森林覆盖率 ≥ 32 % level 2025 from 30", "森林覆盖率 ≥ 35 % level 2030 from 30"],
        id="two-years-two-aims",
    ),
    pytest.param(
        (REPORT, "", "年份|粮食产量（万吨）|森林覆盖率（%）", "2023年|90|35", "2024年目标|92|35.5"),
        [
            "粮食产量 = 920000 吨 level 2024 from 90",
            "森林覆盖率 = 35.5 % level 2024 from 35",
        ],
        id="years-as-rows",
    ),
    pytest.param(
        (PLAN, "", "指标||单位|2020年|2025年", "人均收入|城镇|元|50000|70000", "城镇化率||%|60|65"),
        [
            "城镇人均收入 = 70000 元 level 2025 from 50000",
            "常住人口城镇化率 = 65 % level 2025 from 60",
        ],
        id="a-name-in-two-columns",
    ),
    pytest.param(
        (
            PLAN,
            "",
            "指标|2020年|2025年|年均/累计",
            "失业率（%）|5.2|—|<5.5",
            "研发投入（%）|—|—|>7、力争更高",
        ),
        ["失业率 ≤ 5.5 % level 2025 from 5.2 averaged", "研发经费投入 ≥ 7 % growth 2025 averaged"],
        id="averages-of-the-plan",
    ),
    # What the cells say.
    pytest.param(
        (
            REPORT,
            "",
            "指标|2024年目标",
            "固定资产投资|增长8%左右",
            "单位GDP能耗|下降3%",
            "就业|12万人以上",
        ),
        [
            "固定资产投资 ≈ 8 % growth 2024",
            "单位地区生产总值能耗 = 3 % cut 2024",
            "就业 ≥ 120000 人 level 2024",
        ],
        id="words-said-of-the-name",
    ),
    pytest.param(
        (
            REPORT,
            "",
            "项目|工作目标",
            "工业|规上工业增加值增长8%，工业投资增长10%",
            "园区|建成5个厂房、改造3个园区",
        ),
        [
            "规模以上工业增加值 = 8 % growth 2024",
            "工业投资 = 10 % growth 2024",
            "厂房 = 5 个 level 2024",
            "改造园区 = 3 个 level 2024",
        ],
        id="words-that-name-themselves",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标", "高标准农田|建成5万亩", "城镇新增就业|新增12万人"),
        ["高标准农田 = 50000 亩 level 2024", "城镇新增就业 = 120000 人 level 2024"],
        id="a-verb-before-the-number",
    ),
    pytest.param(
        (REPORT, "", "指标|2024年目标（%）", "固定资产投资|+8", "单位GDP能耗|-3", "工业产值|6~7"),
        [
            "固定资产投资 = 8 % growth 2024",
            "单位地区生产总值能耗 = 3 % cut 2024",
            "工业产值 = 6~7 % level 2024",
        ],
        id="signs",
    ),
    pytest.param(
        (
            PLAN,
            "",
            "指标|2025年目标",
            "5岁以下儿童死亡率（‰）|≤6",
            "说明：5岁以下儿童死亡率按1000人计|",
            "2.就业（万人）|[8]",
        ),
        ["5岁以下儿童死亡率 ≤ 6 ‰ level 2025", "就业 = 80000 人 level 2025"],
        id="numbers-in-names-and-notes",
    ),
    # What is no table of aims.
    pytest.param(
        (REPORT, "", "乡镇|村|户数|人口|贫困发生率", "白云镇|金山村|912户|2836人|32.16%"),
        [],
        id="a-list-of-villages",
    ),
    pytest.param(
        (REPORT, "", "项目名称|地点|总投资（亿元）|2024年计划投资（亿元）", "快速路|城东|12|3"),
        [],
        id="a-list-of-projects",
    ),
    pytest.param(
        (REPORT, "", "县区|2023年|2024年", "南湖区|280|300"),
        [],
        id="no-head-names-indicators",
    ),
    pytest.param(
        (REPORT, "", "指标|2022年|2023年", "固定资产投资（亿元）|280|300"),
        [],
        id="what-was-reached",
    ),
]


def reading(plan: Plan) -> list[str]:
    return [
        f"{t.indicator} {SIGNS[t.comparator]} {t.low}{'' if t.low == t.high else f'~{t.high}'}"
        f" {t.unit} {t.mode} {t.deadline}"
        + (f" from {t.baseline}" if t.baseline else "")
        + (" averaged" if t.averaged else "")
        for t in plan.targets
    ]


@pytest.mark.parametrize(("given", "expected"), READINGS)
def test_a_table_is_read_as_a_whole(
    given: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    title, caption, *lines = given
    path = tmp_path / "plan.html"
    path.write_text(page(title, caption, rows(*lines)), encoding="utf-8")
    plan = find_targets(read_document(path))
    assert reading(plan) == expected
    for target in plan.targets:
        assert target.quote == target.span.of(plan.document.text)
        assert target.stated in target.quote


@pytest.mark.parametrize(
    ("note", "cell", "expected"),
    [
        pytest.param("注：〔〕内为五年累计数。", "〔6〕", "level cumulative", id="sums"),
        pytest.param("注：（）内为五年累计数。", "（6）", "level cumulative", id="round-brackets"),
        pytest.param("注：［］内为年均增速。", "［6］", "growth annual", id="rates"),
        pytest.param("数据来源：统计局", "[6]", "level cumulative", id="no-note"),
    ],
)
def test_a_note_below_says_what_brackets_mean(note: str, cell: str, expected: str) -> None:
    lines = ("指标 | 2020年 | 2025年 |", f"城镇新增就业（万人） | 5 | {cell} |", note)
    found = find_targets(document(lines, issued="2021-03-01")).targets
    assert [f"{t.mode} {t.period}" for t in found] == [expected]


def test_a_line_that_names_its_cells_is_a_row() -> None:
    lines = (
        "领域：健康水平 指标：人均预期寿命(岁) 2015年：76.34 2020年：77.3 2030年：79.0",
        "领域：健康生活 指标：锻炼人数(亿人)2015年：3.6(2014年) 2020年：＞4 2030年：持续增加",
        "领域：健康服务 指标：过早死亡率(%)2015年：19.1 2020年：比2015年降低10%",
        "目标：到2030年供水普及率达到98%：稳步推进：有序落实",
    )
    found = find_targets(document(lines, issued="2016-10-25"))
    assert reading(found) == [
        "人均预期寿命 = 77.3 岁 level 2020 from 76.34",
        "人均预期寿命 = 79 岁 level 2030 from 76.34",
        "锻炼人数 ≥ 400000000 人 level 2020 from 3.6(2014年)",
        "过早死亡率 = 10 % cut 2020 from 比2015年",
        "供水普及率 = 98 % level 2030",
    ]


def test_a_cell_with_a_date_is_the_deadline_of_its_row() -> None:
    lines = ("序号 | 任务 | 责任单位 | 完成时限 |", "1 | 新建公厕20座 | 住建局 | 2024年12月底 |")
    found = find_targets(document(lines, issued="2023-03-01")).targets
    assert [(t.indicator, t.deadline, t.quote) for t in found] == [
        ("新建公厕", "2024", "新建公厕20座")
    ]


def test_a_row_with_its_merged_cell_left_out() -> None:
    lines = ("类别 | 指标 | 2025年目标 | 属性 |", "城镇化率（%） | 65 | 预期性 |")
    assert shown(find_targets(document(lines))) == [
        "常住人口城镇化率 = 65 % level by None expected"
    ]


@pytest.mark.parametrize(
    ("name", "indicator", "averaged"),
    [
        pytest.param("年均新增就业岗位（万个）", "新增就业岗位", True, id="in-front"),
        pytest.param("粮食产量（年均）", "粮食产量", True, id="in-a-bracket"),
        pytest.param("年平均造林面积（万亩）", "造林面积", True, id="another-word"),
        pytest.param("PM2.5年均浓度（微克/立方米）", "细颗粒物(PM2.5)浓度", False, id="of-days"),
    ],
)
def test_a_row_whose_name_says_mean_is_averaged(name: str, indicator: str, averaged: bool) -> None:
    lines = f"指标|2025年目标\n{name}|30\n常住人口城镇化率（%）|65"
    found = find_targets(document([lines])).targets[0]
    assert (found.indicator, found.averaged) == (indicator, averaged)
    assert found.years is not None
    assert found.years.last == 2025


def test_a_rate_for_so_many_people_is_no_share() -> None:
    lines = "指标|2025年目标\n年均每百万人口因自然灾害死亡率|<1\n常住人口城镇化率（%）|65"
    units = [target.unit for target in find_targets(document([lines])).targets]
    assert units == [None, "%"]
