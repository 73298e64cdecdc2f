"""Tables that were saved with one cell a line become rows again; other lines stay as they are."""

from __future__ import annotations

import pytest

from policydiff.stages.documents.lines.unwrapping import join_labels
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.flattened.restoring import restore_tables


def lines(text: str, *, step: int = 1) -> tuple[Line, ...]:
    """Lines divided by /, numbered as they stand in a file."""
    return tuple(
        Line(text=part, number=1 + step * index) for index, part in enumerate(text.split("/"))
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            "序号/指标/单位/2025年/1/供水普及率/%/98/2/老旧管网/公里/—/二、任务",
            ["序号|指标|单位|2025年", "1|供水普及率|%|98", "2|老旧管网|公里|—", "二、任务"],
            id="numbers-units-values",
        ),
        pytest.param(
            "类别/序号/指标/属性/目标/保供水/1/普及率（%）/约束性/98/2/漏损率（%）/预期性/8",
            [
                "类别|序号|指标|属性|目标",
                "保供水|1|普及率（%）|约束性|98",
                "2|漏损率（%）|预期性|8",
            ],
            id="a-group-over-two-rows",
        ),
        pytest.param(
            "指标/2030年目标/供水普及率/98%/管网漏损率/8%以内/加强管护。",
            ["指标|2030年目标", "供水普及率|98%", "管网漏损率|8%以内", "加强管护。"],
            id="two-columns",
        ),
        pytest.param(
            "主要指标一览表/指标/2020年/2025年/普及率/95%/98%/漏损率/10%/8%",
            ["主要指标一览表", "指标|2020年|2025年", "普及率|95%|98%", "漏损率|10%|8%"],
            id="a-caption-is-no-head",
        ),
        pytest.param(
            "序号/重点任务/责任单位/1/新建公园12个/市园林局/市财政局/2/改造街巷30条/市住建局",
            [
                "序号|重点任务|责任单位",
                "1|新建公园12个|市园林局、市财政局",
                "2|改造街巷30条|市住建局",
            ],
            id="bodies-in-lines-of-their-own",
        ),
        pytest.param(
            "区域/面积/占比/城北片区/25.20/25%/城南片区/4.27/4%",
            ["区域", "面积", "占比", "城北片区|25.20|25%", "城南片区|4.27|4%"],
            id="figures-without-known-heads",
        ),
        pytest.param(
            "序号/企业名称/服务对象/电话/1/甲公司/小微企业/010-1/2/乙公司/各类企业/010-2/三、其他",
            [
                "序号|企业名称|服务对象|电话",
                "1|甲公司|小微企业|010-1",
                "2|乙公司|各类企业|010-2",
                "三、其他",
            ],
            id="numbers-below-unknown-heads",
        ),
        pytest.param(
            "序号/单位名称/功能/对象/1/甲公司/提供融资对接等各类服务。/小微企业/"
            "2/乙公司/提供培训服务。/提供咨询服务。/小微企业/3/丙公司/提供设备租赁等服务。/种植户",
            [
                "序号|单位名称|功能|对象",
                "1|甲公司|提供融资对接等各类服务。|小微企业",
                "2|乙公司|提供培训服务。提供咨询服务。|小微企业",
                "3|丙公司|提供设备租赁等服务。|种植户",
            ],
            id="a-cell-of-two-lines",
        ),
        pytest.param(
            "序号/名称/2020年/2025年/1/甲/3/2/乙/4/5/3/丙/6/7",
            ["序号", "名称|2020年|2025年", *"1甲32乙453丙67"],
            id="a-lost-value-shifts-no-other",
        ),
        pytest.param(
            "序号/申报企业名称/联系人/1/2/3/4/注：可以续页。",
            ["序号", "申报企业名称", "联系人", "1", "2", "3", "4", "注：可以续页。"],
            id="an-empty-form",
        ),
        pytest.param(
            "乡镇/村/户数/白云镇/金山村/912/银山村/450",
            ["乡镇", "村", "户数", "白云镇", "金山村", "912", "银山村", "450"],
            id="a-list-of-villages",
        ),
        pytest.param(
            "（一）主要目标/（二）重点任务/（三）保障措施/12",
            ["（一）主要目标", "（二）重点任务", "（三）保障措施", "12"],
            id="a-table-of-contents",
        ),
        pytest.param(
            "指标/单位/目标/重点任务/保障措施/工作要求",
            ["指标", "单位", "目标", "重点任务", "保障措施", "工作要求"],
            id="heads-without-rows",
        ),
    ],
)
def test_rows_are_restored_where_the_cells_fit_the_heads(given: str, expected: list[str]) -> None:
    found = [line.text for line in restore_tables(lines(given))]
    assert found == [row.replace("|", " | ") + " |" if "|" in row else row for row in expected]


def test_blank_lines_part_the_cells_of_a_text() -> None:
    cells = (("序号",), ("任务类型",), ("内容",), ("1",), ("管网", "改造"), ("新建管网20公里。",))
    numbered, number = list[Line](), 1
    for cell in (*cells[:3], ("责任单位",), *cells[3:], ("县水务局、", "各乡镇")):
        for text in cell:
            numbered.append(Line(text=text, number=number))
            number += 1
        number += 1
    assert [line.text for line in restore_tables(numbered)] == [
        "序号 | 任务类型 | 内容 | 责任单位 |",
        "1 | 管网改造 | 新建管网20公里。 | 县水务局、各乡镇 |",
    ]


def test_a_figure_is_no_label_of_the_figure_below_it() -> None:
    assert [line.text for line in join_labels(lines("25.20/25%"))] == ["25.20", "25%"]
    assert [line.text for line in join_labels(lines("1.2/优化布局"))] == ["1.2优化布局"]
