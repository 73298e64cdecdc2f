from __future__ import annotations

from typing import Any

import pytest

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.clause_view import Role, own_places, view_side
from policydiff.stages.documents import Jurisdiction, Level, Part
from policydiff.stages.knowledge.lexicon import load_lexicon
from tests.factories import plan, target

SAFEGUARDS = {"part": Part.SAFEGUARDS, "heading": ("三、保障措施",)}


def roles(*clauses: dict[str, Any]) -> list[Role]:
    built = plan(clauses)
    side = Side(plan=built, clauses=built.document.clauses)
    return [view.role for view in view_side(side, places=())]


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        pytest.param({"text": "为贯彻落实", "part": Part.PREAMBLE}, Role.PREAMBLE, id="preamble"),
        pytest.param(
            {"text": "坚持以人民为中心", "heading": ("一、总体要求", "(一)指导思想")},
            Role.GUIDANCE,
            id="guidance",
        ),
        pytest.param(
            {"text": "到2025年达到", "heading": ("一、总体要求", "(三)主要目标")},
            Role.GOALS,
            id="the-lowest-heading-tells",
        ),
        pytest.param(
            {"text": "主要目标。通过努力", "heading": ("一、总体要求和主要目标",)},
            Role.GOALS,
            id="the-lead-tells-first",
        ),
        pytest.param(
            {"text": "强化组织领导。成立领导小组。", **SAFEGUARDS}, Role.LEADERSHIP, id="leadership"
        ),
        pytest.param(
            {"text": "开展考核评估,健全办法。", **SAFEGUARDS}, Role.ASSESSMENT, id="assessment"
        ),
        pytest.param(
            {"text": "营造良好氛围。积极宣传。", **SAFEGUARDS}, Role.PUBLICITY, id="publicity"
        ),
        pytest.param(
            {"text": "加强区域交流。定期考核。", **SAFEGUARDS}, Role.MEASURE, id="another-safeguard"
        ),
        pytest.param(
            {"text": "强化企业考核评价。推进亩均论英雄。", "heading": ("二、重点任务",)},
            Role.TASK,
            id="assessing-firms-is-a-task",
        ),
        pytest.param(
            {"text": "加强宣传推介。打造品牌。", "part": Part.ANNEX}, Role.TASK, id="annex-item"
        ),
    ],
)
def test_role(clause: dict[str, Any], role: Role) -> None:
    assert roles(clause) == [role]


def test_the_paragraph_before_the_numbered_clauses_opens_the_chapter() -> None:
    heading = ("二、转型",)
    opening = {"text": "加强互动", "heading": heading}
    numbered = {"text": "加快平台建设", "heading": heading, "label": "(三)"}
    assert roles(opening, numbered, numbered) == [Role.INTRO, Role.TASK, Role.TASK]
    assert roles(opening, opening) == [Role.TASK, Role.TASK]


def test_a_clause_with_others_below_it_opens_them() -> None:
    above = {"text": "发展物流业", "heading": ("四、服务业", "(九)物流"), "label": "(九)"}
    below = {"text": "建设园区", "heading": ("四、服务业", "(九)物流", "1.园区")}
    assert roles(above, below) == [Role.INTRO, Role.TASK]


def test_own_places_are_masked_full_and_short() -> None:
    nanhu = Jurisdiction(
        code="330402", name="南湖区", path=("浙江省", "嘉兴市", "南湖区"), level=Level.COUNTY
    )
    places = own_places(nanhu, None)
    assert places == ("南湖区", "嘉兴市", "浙江省", "南湖", "嘉兴", "浙江")


def test_a_view_carries_the_indicators_of_its_own_clause() -> None:
    built = plan(["引进人才30人", "建设平台"])
    wanted = target(built.document.clauses[0], "引进人才30人", indicator="引进人才")
    side = Side(
        plan=type(built)(document=built.document, targets=(wanted,)),
        clauses=built.document.clauses,
    )
    first, second = view_side(side, places=())
    assert first.indicators == {"引进人才"}
    assert second.indicators == frozenset()


def test_fields_count_the_lead_thrice_and_headings_once() -> None:
    heading = ("三、发展数字经济", "(七)建设开发区")
    built = plan([{"text": "建设产业园。引进数字化企业,扩建产业园", "heading": heading}])
    side = Side(plan=built, clauses=built.document.clauses)
    (view,) = view_side(side, places=())
    keys = [entry.key for entry in load_lexicon("policy_fields")]
    found = dict(zip(keys, view.reading.fields, strict=True))
    assert (found["parks"], found["digital"]) == (2 + 2 + 1, 1 + 1)
    assert sum(view.reading.fields) == 7


def test_a_role_told_with_another_compass_point_reads_the_same() -> None:
    south, west = (
        view_side(Side(plan=p, clauses=p.document.clauses), places=())[0]
        for p in (plan(["打造枢纽“金南翼”,建设东部新城"]), plan(["打造枢纽“金西翼”,建设西部新城"]))
    )
    assert south.reading == west.reading


def test_each_role_of_the_lexicon_is_a_role() -> None:
    assert {entry.key for entry in load_lexicon("clause_roles")} <= set(Role)
