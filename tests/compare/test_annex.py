from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policydiff.stages.align import Decision, Relation, Verdict
from policydiff.stages.compare import FindingKind, Kind, Op, TargetVerdict
from policydiff.stages.compare.annex import check_annex, has_annex
from policydiff.stages.compare.findings.caveats import find_annex_years
from policydiff.stages.compare.indicators.passages import find_passage
from policydiff.stages.documents import Bodies, ClauseId, Part, Period
from policydiff.stages.documents.model.removed_lines import Dropped, Reason
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets import Plan
from tests.factories import document, plan, target

MAIN = [
    "健全优质创新生态。深度参与科创金融改革试验区建设,新设立私募基金1000只以上,打造基金小镇。",
    "推进涉外法律服务升级。争创全市首家涉外法律服务工作站,组建涉外法律顾问团队。",
    "营造良好环境。加强舆论引导,积极宣传推介工作亮点。",
]
ITEMS = [
    "深度参与科创金融改革试验区建设,新设立私募基金1200只以上,打造基金小镇。",
    "创建全市首家涉外法律服务工作站,组建涉外法律顾问团队。",
    "加快老旧小区加装电梯和停车设施改造。",
]


def responsible(*lead):
    return {"part": Part.ANNEX, "bodies": Bodies(lead=lead)}


def checked():
    leads = ("区金融办",), ("区司法局", "区科技局"), ()
    made = document(
        [*MAIN, *({"text": t, **responsible(*b)} for t, b in zip(ITEMS, leads, strict=True))]
    )
    funds = [
        target(made.clauses[0], "新设立私募基金", "1000"),
        target(made.clauses[1], "全市首家涉外法律服务工作站", "1"),
        target(made.clauses[3], "新设立私募基金", "1200"),
    ]
    return check_annex(Plan(document=made, targets=tuple(funds)))


def found(kind):
    return [finding for finding in checked().findings if finding.kind is kind]


def test_both_sides_are_the_whole_plan():
    comparison = checked()
    assert comparison.kind is Kind.ANNEX
    assert comparison.base is comparison.other


def test_clause_and_target_missing():
    assert [f.base for f in found(FindingKind.CLAUSE_MISSING)] == ["3"]
    assert [(f.base, f.target) for f in found(FindingKind.TARGET_MISSING)] == [("2", "2/1")]


def test_item_without_source():
    assert [f.other for f in found(FindingKind.NO_SOURCE)] == ["6"]


def test_leads():
    assert [f.other for f in found(FindingKind.TWO_LEADS)] == ["5"]
    assert [f.other for f in found(FindingKind.NO_LEAD)] == ["6"]


def test_wording_is_held_against_the_passage_only():
    shown = {
        f.other: [(p.op, p.text) for p in f.pieces if p.op is not Op.EQUAL]
        for f in found(FindingKind.WORDING)
    }
    assert shown == {
        "4": [(Op.DELETE, "1000"), (Op.INSERT, "1200")],
        "5": [(Op.DELETE, "争创"), (Op.INSERT, "创建")],
    }


def test_targets_of_the_main_text_against_those_of_the_annex():
    changes = {c.base: (c.other, c.change) for c in checked().target_changes}
    assert changes == {
        "1/1": ("4/1", TargetVerdict.STRENGTHENED),
        "2/1": (None, TargetVerdict.DROPPED),
    }


def test_only_punctuation_differs():
    made = plan(
        ["办好展会;建好园区,引进人才。", {"text": "办好展会,建好园区,引进人才", "part": Part.ANNEX}]
    )
    assert [f for f in check_annex(made).findings if f.kind is FindingKind.WORDING] == []


def test_parts_of_a_carried_clause_and_items_word_for_word():
    text = (
        "建设产业创新中心。引进科研机构3家，组建产业创新联盟。举办全国性产业技术交流大会。"
        "建立园区企业服务专员制度。"
    )
    items = ("引进科研机构3家，组建产业创新联盟。", "举办产业技术交流大会。")
    made = check_annex(plan([text, *({"text": t, "part": Part.ANNEX} for t in items)]))
    parts = [f.quote for f in made.findings if f.kind is FindingKind.PART_MISSING]
    assert parts == ["建立园区企业服务专员制度"]
    assert [f.other for f in made.findings if f.kind is FindingKind.EQUAL] == ["2"]
    inside = [(c.type.value, c.base.quote) for a in made.alignments for c in a.changes if c.base]
    assert ("scope", "全国性") in inside


@pytest.mark.parametrize(
    ("title", "years", "told"),
    [
        pytest.param("附件：2021年任务清单", (2021, 2023), [("annex-year", 2021)], id="one-year"),
        pytest.param("附件：2021年任务清单", (2021, 2021), [], id="the-plan-is-of-that-year"),
        pytest.param("附件：2021年至2022年任务", (2021, 2025), [("annex-years", 2021)], id="two"),
        pytest.param("附件：责任分工清单", (2021, 2023), [], id="no-year"),
        pytest.param("2021年1月5日", (2021, 2023), [], id="a-date-of-something-else"),
    ],
)
def test_the_years_that_an_annex_is_for(title, years, told):
    line = Dropped(text=title, reason=Reason.TAIL, line=9)
    found = find_annex_years(
        document(["甲"], period=Period(first=years[0], last=years[1]), dropped=(line,))
    )
    assert [(n.code.value, n["first"]) for n in found] == told


def test_no_lead_is_not_said_of_a_table_without_bodies():
    made = plan([MAIN[0], {"text": ITEMS[0], "part": Part.ANNEX}])
    assert FindingKind.NO_LEAD not in {f.kind for f in check_annex(made).findings}


def test_an_annex_that_repeats_nothing_is_warned_of():
    item = {"text": ITEMS[2], "part": Part.ANNEX}
    (warning,) = check_annex(plan([*MAIN, item])).warnings
    assert warning.code is NoticeCode.ANNEX_WITHOUT_SOURCE
    assert checked().warnings == ()


def decided(verdict, repeats="1"):
    item = {"text": ITEMS[0], "part": Part.ANNEX, "repeats": ClauseId(repeats)}
    rulings = [Decision(base=ClauseId("1"), other=ClauseId("4"), verdict=verdict)] * bool(verdict)
    return check_annex(plan([*MAIN, item]), decisions=rulings)


@pytest.mark.parametrize("repeats", ["1", "2"])
@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.RELATED])
def test_a_refused_source_does_not_come_back_nor_another(verdict, repeats):
    before, after = decided(None, repeats), decided(verdict, repeats)
    kinds = [{f.kind for f in found.findings} for found in (before, after)]
    assert FindingKind.WORDING in kinds[0]
    assert FindingKind.NO_SOURCE not in kinds[0]
    assert FindingKind.WORDING not in kinds[1]
    missing = [f.base for f in after.findings if f.kind is FindingKind.CLAUSE_MISSING]
    assert missing == ["1", "2", "3"]
    assert [f.other for f in after.findings if f.kind is FindingKind.NO_SOURCE] == ["4"]
    assert not [a for a in after.alignments if a.relation is Relation.SAME]
    assert after.body_changes == ()


def test_a_source_that_a_person_names():
    rulings = [
        Decision(base=ClauseId(base), other=ClauseId("4"), verdict=verdict)
        for base, verdict in (("1", Verdict.NO), ("3", Verdict.SAME))
    ]
    item = {"text": ITEMS[0], "part": Part.ANNEX, "repeats": ClauseId("1")}
    made = check_annex(plan([*MAIN, item]), decisions=rulings)
    assert [f.base for f in made.findings if f.kind is FindingKind.CLAUSE_MISSING] == ["1", "2"]
    assert [f.base for f in made.findings if f.kind is FindingKind.WORDING] == ["3"]


def test_an_item_that_nobody_judged_has_what_reading_found():
    item = {"text": "深度参与", "part": Part.ANNEX, "repeats": ClauseId("3")}
    made = check_annex(plan([*MAIN, item]))
    assert made.alignments == ()
    assert [f.base for f in made.findings if f.kind is FindingKind.WORDING] == ["3"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(MAIN, "no annex items found", id="no-annex"),
        pytest.param(
            [{"text": ITEMS[0], "part": Part.ANNEX}], "nothing but annex", id="annex-only"
        ),
    ],
)
def test_nothing_to_check(texts, expected):
    assert not has_annex(plan(texts))
    with pytest.raises(DocumentError, match=expected) as caught:
        check_annex(plan(texts))
    assert "plan.txt" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("建设公园。", "建设公园;", id="middle"),
        pytest.param("办好展会,建设公园", "办好展会,建设公园;", id="two-phrases"),
        pytest.param("引进人才", "引进人才", id="end"),
    ],
)
def test_find_passage(text, expected):
    clause = document(["打造品牌。办好展会,建设公园;引进人才"]).clauses[0]
    assert find_passage([clause], text).text == expected


# letters of all scripts, marks that join or turn text, and the underscore of a blank to fill in;
# reading leaves no lone surrogate in a text
ANY = st.characters(codec="utf-8")
ODD = st.text(
    st.one_of(st.sampled_from("_＿‿·、，。%养老服务示范中心²①Ⅳｊﬁ\u0301\u200d"), ANY),
    max_size=40,
)


@given(ODD, ODD)
@settings(max_examples=60, deadline=None)
@example("联系邮箱jx_yanglao@163.com,做好养老服务。", "做好养老服务。")
@example("到2025年建成公园______个,完善绿道。", "完善绿道。")
@example("加快建设养老综合服务_示范中心。", "加快建设养老综合服务示范中心。")
def test_any_characters_in_a_clause_or_item(clause, item):
    texts = ["推进涉外法律服务升级。" + clause, {"text": "做好养老服务。" + item, **responsible()}]
    assert check_annex(plan(texts)).kind is Kind.ANNEX
