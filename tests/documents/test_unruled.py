"""Tables of a page without rules: heads, columns, cells of several lines, groups, ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.formats.pdf.pdf_unruled import find_unruled_tables
from policydiff.stages.documents.formats.pdf.pdf_unruled_rows import Run
from tests.documents.layout import broken, width_of

SIZE, LINE, PAD = 12.0, 16.0, 5.0
Grid = Sequence[Sequence[str]]


def grid(*rows: str) -> Grid:
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def runs_of(
    table: Grid,
    widths: Sequence[float],
    *,
    top: float = 700,
    middle: bool = True,
    centred: bool = False,
    pad: float = PAD,
) -> list[Run]:
    """The runs of a table as a page shows it; an empty first cell belongs to the one above.

    Args:
        table: The cells; heads first.
        widths: Of the columns, in points.
        top: Where it begins.
        middle: Cells stand in the middle of their rows, else at their top.
        centred: They stand in the middle of their columns, else at the left.
        pad: The room above and below a row's text.
    """
    found, y, group = list[Run](), top, ("", top)
    edges = [60 + sum(widths[:at]) for at in range(len(widths) + 1)]
    for row in table:
        cells = [list(broken(c, w - 8)) if c else [] for c, w in zip(row, widths, strict=True)]
        own = cells if all(other[0] for other in table) else cells[1:]
        height = max(map(len, own)) * LINE + 2 * pad
        if row[0]:
            found += set_cell(group[0], edges[0], widths[0], group[1], y, middle, centred, pad)
            group = (row[0], y)
        for text, left, width in zip(row[1:], edges[1:], widths[1:], strict=False):
            found += set_cell(text, left, width, y, y - height, middle, centred, pad)
        y -= height
    return found + set_cell(group[0], edges[0], widths[0], group[1], y, middle, centred, pad)


def set_cell(
    text: str,
    left: float,
    width: float,
    top: float,
    bottom: float,
    middle: bool,
    centred: bool,
    pad: float,
) -> list[Run]:
    lines = list(broken(text, width - 8)) if text else []
    y = (top + bottom) / 2 + len(lines) * LINE / 2 if middle else top - pad
    runs = []
    for line in lines:
        at = left + (width - width_of(line)) / 2 if centred else left + 4
        runs.append(Run(line, Box(at, y - SIZE - 2, at + width_of(line), y - 2)))
        y -= LINE
    return runs


def line(text: str, y: float, left: float = 84) -> Run:
    return Run(text, Box(left, y, left + width_of(text), y + SIZE))


WHOLE = 450.0
INDICATORS = grid(
    "主要指标 | 2020年实际 | 2025年目标 | 年均增长 | 属性",
    "地区生产总值（亿元） | 1200 | 1800 | 8.5% | 预期性",
    "单位地区生产总值能源消耗降低（%） | - | [14.5] | - | 约束性",
    "常住人口城镇化率（%） | 61.2 | 66 | - | 预期性",
)
PROJECTS = grid(
    "序号 | 项目名称 | 建设规模 | 总投资（万元） | 责任单位",
    "1 | 云溪大桥改建工程 | 全长1.2公里，双向六车道 | 35000 | 市交通运输局",
    "2 | 城东污水处理厂二期工程及配套管网 | 日处理5万吨 | 21000 | 市住房和城乡建设局、城投集团",
    "3 | 全民健身中心 | 建筑面积2万平方米 | 18000 | 市文化和旅游局",
)
TASKS = grid(
    "重点任务 | 责任单位 | 完成时限",
    "建设智慧农业示范基地，推广农业物联网应用，培育农业龙头企业20家。 | 市农业农村局 | 2024年12月",
    "完善农产品质量安全追溯体系。 | 市市场监督管理局、市农业农村局 | 2024年6月",
    "举办农产品产销对接活动，打造区域公用品牌，完善冷链物流。 | 市商务局 | 持续推进",
)
GROUPS = grid(
    "类别 | 指标 | 单位 | 2025年 | 2030年",
    "经济发展 | 地区生产总值 | 亿元 | 900 | 1300",
    " | 全社会研发经费投入强度 | % | 3 | 3.5",
    " | 数字经济核心产业增加值占比 | % | 10 | 15",
    "绿色生态 | 森林覆盖率 | % | 45 | 46",
    " | 空气质量优良天数比率 | % | ≥90 | ≥92",
)


@pytest.mark.parametrize(
    ("table", "widths", "ways"),
    [
        pytest.param(INDICATORS, (150, 90, 80, 70, 60), {}, id="indicators"),
        pytest.param(INDICATORS, (100, 90, 90, 70, 60), {"centred": True}, id="centred"),
        pytest.param(INDICATORS, (100, 90, 90, 70, 60), {"middle": False}, id="at-the-top"),
        pytest.param(PROJECTS, (40, 130, 110, 70, 100), {}, id="projects"),
        pytest.param(PROJECTS, (40, 130, 110, 70, 100), {"middle": False}, id="projects-top"),
        pytest.param(PROJECTS, (40, 130, 110, 90, 100), {"pad": 2.5}, id="narrow-rows"),
        pytest.param(TASKS, (230, 130, 90), {}, id="tasks-without-numbers"),
        pytest.param(TASKS, (230, 130, 90), {"middle": False}, id="tasks-at-the-top"),
        pytest.param(GROUPS, (60, 170, 60, 70, 70), {}, id="groups"),
        pytest.param(GROUPS, (40, 130, 60, 70, 70), {}, id="groups-that-break"),
        pytest.param(
            grid("指标 | 目标值", "绿化覆盖率（%） | 45", "新建公园（个） | 12"),
            (200, 100),
            {},
            id="two-columns",
        ),
        pytest.param(
            grid(
                "序号 | 指标名称 | 计量单位 | 2025年目标值",
                "1 | 粮食产量 | 万吨 | 120",
                "2 | 蔬菜产量 | 万吨 | 300",
            ),
            (30, 150, 50, 60),
            {},
            id="heads-of-two-lines",
        ),
    ],
)
def test_rows_and_cells(table: Grid, widths: Sequence[float], ways: dict[str, Any]) -> None:
    found = find_unruled_tables(runs_of(table, widths, **ways), before=None)
    (one,) = found.tables
    assert [row.removesuffix(" |").split("|") for row in one.rows] != []
    assert cells(one.rows) == [list(row) for row in table]


def cells(rows: Sequence[str]) -> list[list[str]]:
    return [[cell.strip() for cell in row.removesuffix("|").split("|")] for row in rows]


def test_a_head_over_two_columns() -> None:
    table = grid("指标 | 单位 | 2025年 | 2030年", "绿化覆盖率 | % | 45 | 46", "公园 | 个 | 12 | 30")
    runs = [Run(r.text, r.box) for r in runs_of(table, (150, 60, 70, 70), centred=True)]
    heads = [run for run in runs if run.text in table[0]]
    body = [run for run in runs if run not in heads]
    heads.sort(key=lambda run: run.box.left)
    years = [moved(run, -8) for run in heads[2:]]
    over = Run("目标值", Box(310, heads[0].box.bottom + 8, 370, heads[0].box.top + 8))
    found = find_unruled_tables([over, *heads[:2], *years, *body], before=None)
    (one,) = found.tables
    assert cells(one.rows) == [
        ["指标", "单位", "目标值2025年", "目标值2030年"],
        *map(list, table[1:]),
    ]


def moved(run: Run, up: float) -> Run:
    box = run.box
    return Run(run.text, Box(box.left, box.bottom + up, box.right, box.top + up))


def test_text_around_a_table_stays_outside() -> None:
    table = runs_of(INDICATORS, (150, 90, 80, 70, 60), top=700)
    low = min(run.box.bottom for run in table)
    before = [line("到2025年，经济社会发展主要指标如下，各单位要认真落实，确保完成。", 760)]
    before.append(line("表1 主要指标", 730, left=220))
    after = [line("注：[ ]内为累计数。", low - 24), line("二、重点任务", low - 48)]
    after.append(line("坚持把发展经济的着力点放在实体经济上，推动产业结构优化升级。", low - 72))
    (one,) = find_unruled_tables([*before, *table, *after], before=None).tables
    assert cells(one.rows) == [list(row) for row in INDICATORS]
    assert not any(one.holds(r.box.left + 1, r.middle) for r in (*before, *after))


def test_a_table_goes_on_over_the_page() -> None:
    whole = runs_of(PROJECTS, (40, 130, 110, 70, 100), top=200)
    below = runs_of([PROJECTS[0], *PROJECTS[2:]], (40, 130, 110, 70, 100), top=800)
    cut = min(r.box.bottom for r in whole if r.text.startswith("1"))
    first = [run for run in whole if run.box.bottom > cut - 12]
    head = min(run.box.bottom for run in below if run.text == "序号")
    second = [run for run in below if run.box.top < head]
    found = find_unruled_tables([*first, line("- 3 -", 40, left=280)], before=None)
    assert found.open is not None
    (one,) = find_unruled_tables(second, before=found.open).tables
    assert cells(one.rows) == [list(row) for row in PROJECTS[2:]]


def test_heads_at_the_end_of_a_page_begin_a_table() -> None:
    whole = runs_of(PROJECTS, (40, 130, 110, 70, 100), top=200)
    head = min(run.box.bottom for run in whole if run.text == "序号")
    found = find_unruled_tables([run for run in whole if run.box.top >= head], before=None)
    assert cells(found.tables[0].rows) == [list(PROJECTS[0])]
    assert found.open is not None


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["市长：张三", "秘书长：李四"], id="names"),
        pytest.param(["一、总体要求 1", "二、重点任务 3", "三、保障措施 9"], id="contents"),
        pytest.param(["日期 内容 地点", "5月1日 开幕 剧院", "5月2日 座谈 礼堂"], id="schedule"),
        pytest.param(["单位 2025年", "坚持把发展经济的着力点放在实体经济上"], id="two-words"),
    ],
)
def test_what_is_no_table(lines: list[str]) -> None:
    runs = [
        line(word, 700 - 24 * row, left=80 + 140 * at)
        for row, text in enumerate(lines)
        for at, word in enumerate(text.split(" "))
    ]
    assert find_unruled_tables(runs, before=None).tables == ()
