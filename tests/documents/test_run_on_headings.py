"""Headings with the text below them on one line, and texts whose sentences lost their ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.lines.run_on_headings import part_headings
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.read import read_document


def part(*texts: str) -> list[str]:
    return [line.text for line in part_headings([Line(text=t, number=1) for t in texts])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "第一节　节约材料　　推行产品生态设计，推广节约材料的技术工艺",
            ["第一节　节约材料", "推行产品生态设计，推广节约材料的技术工艺"],
        ),
        (
            "第五章  增加农民收入     第一节  挖掘农业增收潜力     积极发展优质农产品，推进养殖",
            [
                "第五章  增加农民收入",
                "第一节  挖掘农业增收潜力",
                "积极发展优质农产品，推进养殖",
            ],
        ),
        (
            "第三章　目录管理　　第十五条 　政务数据资源目录是政务数据管理的基础。",
            ["第三章　目录管理", "第十五条 　政务数据资源目录是政务数据管理的基础。"],
        ),
        (
            "二、建立考核评估机制，提高精准度（四）加强贷款成本监测。统筹考虑量与价。",
            ["二、建立考核评估机制，提高精准度", "（四）加强贷款成本监测。统筹考虑量与价。"],
        ),
    ],
)
def test_a_gap_or_an_item_ends_a_heading(text: str, parts: list[str]) -> None:
    assert part(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "第一章 总 则",
        "一、依照本条例第（一）项的规定，对违法的单位处以罚款，对个人予以警告。",
        "第三条 国务院规定的其他情形，依照前款办理，不得收取费用。",
        "一、加强组织领导。  各部门要把落实任务摆上重要位置，明确责任。",
        "第一节 | 12 | 30  | 各县（市、区）人民政府和有关部门的任务",
    ],
)
def test_what_is_no_heading_stays_whole(text: str) -> None:
    assert part(text) == [text]


RUN_ON = (
    "第一节稳定粮食生产能力严格执行基本农田保护制度，保持耕地总量动态平衡，粮食产量稳步增长，农民持续增收，农村面貌改善。",
    "第二节拓宽农民增收领域通过加工转化、扩大出口等多种方式，解决农产品阶段性供过于求问题，推动农业向多功能发展。",
    "第三节深化农村改革加快农村土地制度法制化建设，长期稳定以家庭联产承包经营为基础、统分结合的双层经营体制。",
)


def test_words_end_headings_where_all_of_a_kind_run_on() -> None:
    assert part(*RUN_ON)[0::2] == [
        "第一节稳定粮食生产能力",
        "第二节拓宽农民增收领域",
        "第三节深化农村改革",
    ]
    assert part(RUN_ON[0], "第二节 农民增收", "第三节 农村改革") == [
        RUN_ON[0],
        "第二节 农民增收",
        "第三节 农村改革",
    ]


def test_short_sentences_without_full_stops_are_no_headings(tmp_path: Path) -> None:
    long = "粮食等主要农产品生产能力明显提高，实现了供给由长期短缺到总量基本平衡、丰年有余的转变"
    short = "面向未来，我们站在新的起点上"
    lines = ["第一章 发展环境", *(long + "年" * i for i in range(32)), short, long]
    path = tmp_path / "plan.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    clauses = read_document(path).clauses
    assert clauses[-2].text == short
    assert {clause.heading for clause in clauses} == {("第一章 发展环境",)}


def test_the_number_of_a_page_is_taken_out_of_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    lines = (
        "清江市技术规划",
        "一、主要任务",
        "推进技术验— 2 —证平台建设，完善登记所需的资本、— 3 —",
        "组织机构设置等条件。",
        "二、保障措施",
        "加强组织领导，第2 - 5 - 8号线同步建设。",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_document(path)
    assert [clause.text for clause in found.clauses] == [
        "推进技术验证平台建设，完善登记所需的资本、组织机构设置等条件。",
        "加强组织领导，第2 - 5 - 8号线同步建设。",
    ]
    assert [entry.text for entry in found.dropped] == ["— 2 —", "— 3 —"]


@pytest.mark.parametrize(
    ("jump", "dropped"),
    [
        pytest.param(
            ("新建学校8所，（下转第3版）", "政 府 工 作 报 告", "（上接第1版）改造医院5家。"),
            ["（下转第3版）", "政 府 工 作 报 告", "（上接第1版）"],
            id="title-between",
        ),
        pytest.param(
            ("新建学校8所，", "（下转第2版）", "(上接第1版)改造医院5家。"),
            ["（下转第2版）", "(上接第1版)"],
            id="on-a-line-of-its-own",
        ),
        pytest.param(
            ("（上接第一版）新建学校8所，改造医院5家。",), ["（上接第一版）"], id="half-a-page"
        ),
    ],
)
def test_the_jumps_of_a_newspaper_cut_no_paragraph(
    tmp_path: Path, jump: tuple[str, ...], dropped: list[str]
) -> None:
    path = tmp_path / "plan.txt"
    lines = ("清江市技术规划", "一、主要任务", *jump, "二、保障措施", "加强组织领导。")
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_document(path)
    assert found.clauses[0].text == "新建学校8所，改造医院5家。"
    assert [entry.text for entry in found.dropped] == dropped
    assert found.accounted == 1


def test_contents_with_several_entries_on_a_line_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    lines = (
        "清江市发展计划纲要",
        "目录序言",
        "第一篇指导思想",
        "第一章发展的指导思想第二章发展的主要目标第二篇调整经济结构",
        "第三章巩固农业第四章建设基础设施第五章发展工业第六章培植支柱产业第七章发展服务业第八章推进信息化",
        "第三篇推进改革",
        "第九章深化改革",
        "世纪之交，我市胜利实现了现代化建设第二步战略目标，人民生活总体上进入小康，综合经济实力明显增强，发展站在新的起点上，面临新的机遇。",
        "第一篇指导思想",
        "第一章发展的指导思想",
        "坚持发展，深化改革。",
        "第三篇推进改革",
        "第九章深化改革",
        "深化各项改革，扩大开放。",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_document(path)
    assert len(found.clauses) == 3
    assert found.clauses[0].heading == ()
