from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.documents import Bodies
from policydiff.stages.documents.model.line import Line, place_lines
from policydiff.stages.documents.structure.clause_drafts import Draft, number_drafts
from policydiff.stages.documents.structure.clause_parts import classify_parts
from policydiff.stages.documents.structure.outline import build_outline


def outline(*texts: str) -> tuple[Draft, ...]:
    lines = tuple(Line(text=text, number=n) for n, text in enumerate(texts, start=1) if text)
    return build_outline(place_lines(lines)).drafts


def shape(*texts: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    drafts = outline(*texts)
    ids = number_drafts(drafts)
    return [(i, d.label, d.heading, d.text) for i, d in zip(ids, drafts, strict=True)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("第一条 本市不再实行绿地保护制度。", "绿地保护坚持统一规划。"),
            [
                ("1", "第一条", (), "本市不再实行绿地保护制度。"),
                ("1.p1", "", ("第一条",), "绿地保护坚持统一规划。"),
            ],
            id="short-norm-of-an-article",
        ),
        pytest.param(
            ("第九条 区人民政府统筹绿地建设。街道予以配合。", "建设须公开。"),
            [
                ("9", "第九条", (), "区人民政府统筹绿地建设。街道予以配合。"),
                ("9.p1", "", ("第九条",), "建设须公开。"),
            ],
            id="norm-heads-no-other",
        ),
        pytest.param(
            ("一、措施", "(一)各部门要带头执行。", "违者通报。", "(二)加强宣传。", "办好专栏。"),
            [
                ("1.1", "(一)", ("一、措施",), "各部门要带头执行。"),
                ("1.1.p1", "", ("一、措施", "(一)"), "违者通报。"),
                ("1.2.p1", "", ("一、措施", "(二)加强宣传"), "办好专栏。"),
            ],
            id="norm-of-an-item-beside-a-title",
        ),
        pytest.param(
            ("第三条 审计下列事项：", "(一)预算执行;", "(二)批准的其他事项。", "结果应当公开。"),
            [
                ("3", "第三条", (), "审计下列事项："),
                ("3.1", "(一)", ("第三条 审计下列事项",), "预算执行;"),
                ("3.2", "(二)", ("第三条 审计下列事项",), "批准的其他事项。"),
                ("3.2.p1", "", ("第三条 审计下列事项", "(二)批准的其他事项"), "结果应当公开。"),
            ],
            id="last-item-of-a-list",
        ),
        pytest.param(
            ("为此制定本方案。", "一、总体要求", "(一)主要目标", "到2025年建成。"),
            [
                ("p1", "", (), "为此制定本方案。"),
                ("1.1.p1", "", ("一、总体要求", "(一)主要目标"), "到2025年建成。"),
            ],
            id="headings-are-no-clauses",
        ),
        pytest.param(
            ("一、任务", "(一)打造走廊,共建平台。深入实施战略。", "加强协同。提升水平。"),
            [
                ("1.1", "(一)", ("一、任务",), "打造走廊,共建平台。深入实施战略。"),
                ("1.1.p1", "", ("一、任务", "(一)打造走廊,共建平台"), "加强协同。提升水平。"),
            ],
            id="lead-sentence-heads-what-is-below",
        ),
        pytest.param(
            ("一、任务", "1.提升辐射力。(1)吸引机构。(2)举办大会。"),
            [
                ("1.1.1", "(1)", ("一、任务", "1.提升辐射力"), "吸引机构。"),
                ("1.1.2", "(2)", ("一、任务", "1.提升辐射力"), "举办大会。"),
            ],
            id="numbers-inside-a-paragraph",
        ),
        pytest.param(
            (
                "第一章 总则",
                "第一条 为规范管理,制定本办法。",
                "第二条 条件如下:",
                "(一)有场地;",
                "(二)有资金。",
            ),
            [
                ("1.1", "第一条", ("第一章 总则",), "为规范管理,制定本办法。"),
                ("1.2", "第二条", ("第一章 总则",), "条件如下:"),
                ("1.2.1", "(一)", ("第一章 总则", "第二条 条件如下"), "有场地;"),
                ("1.2.2", "(二)", ("第一章 总则", "第二条 条件如下"), "有资金。"),
            ],
            id="articles",
        ),
        pytest.param(
            ("一、原则", "——集聚要素。", "——加强互补。"),
            [
                ("1.p1", "——", ("一、原则",), "集聚要素。"),
                ("1.p2", "——", ("一、原则",), "加强互补。"),
            ],
            id="dashes",
        ),
        pytest.param(
            (
                "一、措施",
                "一是健全机制。二是强化考核。",
            ),
            [("1.1", "一是", ("一、措施",), "健全机制。二是强化考核。")],
            id="spoken-numbers-inside-stay",
        ),
        pytest.param(
            ("一、清单", "1.建公园", "2.修道路", "3.种树木"),
            [
                ("1.1", "1.", ("一、清单",), "建公园"),
                ("1.2", "2.", ("一、清单",), "修道路"),
                ("1.3", "3.", ("一、清单",), "种树木"),
            ],
            id="items-without-full-stops",
        ),
        pytest.param(
            ("加快发展。", "改善民生。"),
            [("p1", "", (), "加快发展。"), ("p2", "", (), "改善民生。")],
            id="no-outline-at-all",
        ),
        pytest.param(
            (
                "产业升级",
                "做强制造业,培育新兴产业集群十个以上。",
                "民生改善",
                "新建学校三所,新增学位五千个以上。",
            ),
            [
                ("h1.p1", "", ("产业升级",), "做强制造业,培育新兴产业集群十个以上。"),
                ("h2.p1", "", ("民生改善",), "新建学校三所,新增学位五千个以上。"),
            ],
            id="headings-without-numbers",
        ),
        pytest.param(
            ("(一)稳增长。做强产业。", "(二)促改革。放管结合。", "一、聚焦项目。抓好建设。"),
            [
                ("1", "(一)", (), "稳增长。做强产业。"),
                ("2", "(二)", (), "促改革。放管结合。"),
                ("1-2", "一、", (), "聚焦项目。抓好建设。"),
            ],
            id="a-higher-number-ends-lower-ones",
        ),
        pytest.param(
            ("一、目标", "\uff08一\uff09总体目标\u3000完成任务。产业  链更强。"),
            [("1.1", "\uff08一\uff09", ("一、目标",), "总体目标\u3000完成任务。产业  链更强。")],
            id="white-space-is-kept",
        ),
    ],
)
def test_outline(texts: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert shape(*texts) == expected


A, B = Bodies(named=("甲局",)), Bodies(named=("乙局",))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("1.建公园。(责任单位:甲局)", "2.修路。(责任单位:乙局)"), [A, B], id="each-its-own"
        ),
        pytest.param(
            ("1.建公园。", "责任单位:甲局", "2.修路。", "责任单位:乙局"), [A, B], id="lines-below"
        ),
        pytest.param(("1.建设。(1)公园。(2)道路。(责任部门:甲局)",), [A, A], id="inline-group"),
        pytest.param(
            ("1.建设城区", "(1)公园。", "(2)道路。", "(责任部门:甲局)"), [A, A], id="group-of-lines"
        ),
        pytest.param(
            ("1.建公园,修步道。", "完善设施。(责任单位:甲局)", "2.修路。(责任单位:乙局)"),
            [A, A, B],
            id="unit",
        ),
        pytest.param(("1.建公园。", "2.修路。(责任单位:乙局)"), [Bodies(), B], id="not-a-group"),
    ],
)
def test_bodies_of_groups(texts: tuple[str, ...], expected: list[Bodies]) -> None:
    assert [draft.bodies for draft in outline(*texts)] == expected


def test_headings_that_begin_with_a_year_stand_beside_each_other() -> None:
    """What is planned does not stand below the review, whatever list its paragraphs begin."""
    found = outline(
        "2023年工作回顾",
        "（一）经济发展更向好",
        "产业升级，投资增长，消费回升，市场活跃。",
        "2024年工作安排",
        "今年要全力抓好十件大事：",
        "1.加快打造示范区。",
        "2.大力传承弘扬文化。",
        "（一）聚力强工业促转型",
        "加快建设产业园区，做强龙头企业。",
    )
    assert {draft.heading[0] for draft in found[-3:]} == {"2024年工作安排"}
    assert found[0].heading[0] == "2023年工作回顾"


def test_parts() -> None:
    drafts = outline(
        "为此制定。",
        "一、任务",
        "1.建公园。",
        "二、保障措施",
        "1.加强领导。",
        "三、提高社会保障",
        "1.扩面。",
    )
    assert [str(part) for part in classify_parts(drafts)] == [
        "preamble",
        "body",
        "safeguards",
        "body",
    ]


LABELS = (
    "一、",
    "二、",
    "(一)",
    "(二)",
    "1.",
    "2.",
    "(1)",
    "(2)",
    "——",
    "一是",
    "第一条 ",
    "第二章 ",
)
WORDS = (
    "建公园",
    "任务",
    "序号",
    "。",
    ":",
    "|",
    " ",
    "\u3000",
    "(责任单位:甲局)",
    "牵头单位:乙局",
)
PIECES = st.sampled_from((*LABELS, *WORDS))


@given(st.lists(st.lists(PIECES, min_size=1, max_size=6).map("".join), max_size=12))
def test_any_lines_give_clauses_in_order(texts: list[str]) -> None:
    lines = tuple(Line(text=t.strip(), number=1) for t in texts if t.strip())
    placed = place_lines(lines)
    whole = "\n".join(line.text for line in lines)
    drafts = build_outline(placed).drafts
    spans = [draft.line.span(draft.start, draft.end) for draft in drafts]
    assert [span.of(whole) for span in spans] == [draft.text for draft in drafts]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(draft.text and draft.text == draft.text.strip() for draft in drafts)
    ids = number_drafts(drafts)
    assert len(set(ids)) == len(ids)
