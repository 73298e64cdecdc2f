from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Bodies
from policydiff.stages.documents.read import read_document
from policydiff.stages.documents.structure.bodies import (
    Role,
    find_statement,
    join_bodies,
    role_of_column,
    split_names,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "区科技局、区商务局,织里镇", ("区科技局", "区商务局", "织里镇"), id="separators"
        ),
        pytest.param("各县(市、区)政府", ("各县(市、区)政府",), id="inside-brackets"),
        pytest.param(
            "区委组织部<区人才办>、区发改局", ("区委组织部<区人才办>", "区发改局"), id="angle"
        ),
        pytest.param("发展改革委、金融办等", ("发展改革委", "金融办"), id="et-cetera"),
        pytest.param("发展改革委、金融办等部门", ("发展改革委", "金融办"), id="et-cetera-bodies"),
        pytest.param(
            "财政部、商务部等和各有关省级人民政府",
            ("财政部", "商务部", "各有关省级人民政府"),
            id="and-all-of-a-kind",
        ),
        pytest.param("市商务局和各县政府", ("市商务局", "各县政府"), id="and-each"),
        pytest.param("和平区商务局", ("和平区商务局",), id="and-in-a-name"),
        pytest.param("埭溪镇<排名第一责任单位为牵头单位,以下同>", ("埭溪镇",), id="note"),
        pytest.param("区发改局 区经信局", ("区发改局", "区经信局"), id="space"),
        pytest.param(
            "东部新城 (科创带) 指挥部", ("东部新城(科创带)指挥部",), id="space-at-brackets"
        ),
        pytest.param(
            "市教育局\uff0c各区\uff08县\uff09政府",
            ("市教育局", "各区\uff08县\uff09政府"),
            id="wide",
        ),
        pytest.param("相关部门", ("相关部门",), id="unnamed"),
        pytest.param("——", (), id="dash"),
        pytest.param("", (), id="empty"),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert split_names(text) == expected


@pytest.mark.parametrize(
    ("text", "bodies", "start"),
    [
        pytest.param("建成。(责任单位:甲局、乙局)", Bodies(named=("甲局", "乙局")), 3, id="list"),
        pytest.param(
            "建成(责任部门:甲局)。", Bodies(named=("甲局",)), 2, id="before-the-full-stop"
        ),
        pytest.param(
            "建成。\uff08责任单位\uff1a甲局\u3001乙局\uff09",
            Bodies(named=("甲局", "乙局")),
            3,
            id="full-width",
        ),
        pytest.param("牵头单位:甲局、乙局", Bodies(lead=("甲局", "乙局")), 0, id="lead-line"),
        pytest.param(
            "配合单位:各县(市、区)政府", Bodies(support=("各县(市、区)政府",)), 0, id="support-line"
        ),
        pytest.param(
            "(牵头单位:甲局;配合单位:乙局、丙局)",
            Bodies(lead=("甲局",), support=("乙局", "丙局")),
            0,
            id="both",
        ),
        pytest.param("推进。(省甲厅牵头)", Bodies(lead=("省甲厅",)), 3, id="said-leads"),
        pytest.param(
            "推进。(省甲厅牵头,省乙厅配合)",
            Bodies(lead=("省甲厅",), support=("省乙厅",)),
            3,
            id="said-both",
        ),
        pytest.param(
            "推进。(省甲厅、省乙厅按职责分工负责)",
            Bodies(named=("省甲厅", "省乙厅")),
            3,
            id="said-shares",
        ),
        pytest.param(
            "推进。(省甲厅、省乙局分工负责)",
            Bodies(named=("省甲厅", "省乙局")),
            3,
            id="said-divides",
        ),
        pytest.param(
            "建(责任单位:甲局(驻沪部))", Bodies(named=("甲局(驻沪部)",)), 1, id="nested-brackets"
        ),
        pytest.param(
            "建成。(责任单位:甲局、乙局;配合单位:丙局)",
            Bodies(lead=("甲局", "乙局"), support=("丙局",)),
            3,
            id="a-list-beside-those-that-support",
        ),
    ],
)
def test_statement(text: str, bodies: Bodies, start: int) -> None:
    statement = find_statement(text)
    assert statement is not None
    assert statement.bodies == bodies
    assert statement.start == start


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("建设中央活动区(caz)", id="abbreviation"),
        pytest.param("各责任单位要认真落实。", id="word"),
        pytest.param("完善工作机制(见附件)。", id="reference"),
        pytest.param("推动项目由甲局负责。", id="in-a-sentence"),
        pytest.param("责任单位:", id="no-names"),
        pytest.param(")", id="unbalanced"),
    ],
)
def test_no_statement(text: str) -> None:
    assert find_statement(text) is None


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("第一责任单位", Role.LEAD),
        ("相关责任单位", Role.SUPPORT),
        ("责 任 单 位", Role.LIST),
        ("配合部门", Role.SUPPORT),
        ("计量单位", None),
        ("具体内容", None),
    ],
)
def test_columns(header: str, role: Role | None) -> None:
    assert role_of_column(header) is role


def test_one_that_leads_does_not_support() -> None:
    joined = join_bodies(
        (Bodies(lead=("甲",)), Bodies(support=("甲", "乙")), Bodies(support=("乙",)))
    )
    assert joined == Bodies(lead=("甲",), support=("乙",))


@pytest.mark.parametrize(
    "note",
    ["<排名第一责任单位为牵头单位>", "，列首位的为牵头单位", "（排在首位的单位为牵头单位，下同）"],
)
def test_a_document_says_that_the_first_of_each_list_leads(tmp_path: Path, note: str) -> None:
    path = tmp_path / "plan.txt"
    lines = [
        "清河区养老服务行动方案",
        f"（一）建设床位。（责任单位：区民政局、区财政局{note}）",
        "（二）培训人员。（责任单位：区人社局、区教育局）",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [clause.bodies for clause in read_document(path).clauses] == [
        Bodies(lead=("区民政局",), support=("区财政局",)),
        Bodies(lead=("区人社局",), support=("区教育局",)),
    ]
