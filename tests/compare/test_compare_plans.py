from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.stages.align import Alignment, Change, Decision, Relation, Verdict
from policydiff.stages.compare import Kind, Reason, TargetVerdict
from policydiff.stages.compare.compare import compare_plans, main_side
from policydiff.stages.compare.targets.target_changes import compare_targets
from policydiff.stages.documents import ClauseId, Part, Period
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan, TargetId
from tests.factories import document, target

YEAR_2023, YEAR_2024 = Period(first=2023, last=2023), Period(first=2024, last=2024)
LINK = Alignment(
    base=(ClauseId("1"),),
    other=(ClauseId("1"),),
    score=0.9,
    relation=Relation.SAME,
    change=Change.MODIFIED,
    coverage=(1.0, 1.0),
    why=(),
)
BASE_TEXT = "加快科创金融改革,新设立私募基金,引进创新人才。"


def plan(texts, *quotes, **fields):
    """A plan with targets; each quote is (clause number, quote, value)."""
    made = document(texts, **fields)
    targets = tuple(
        replace(target(made.clauses[clause - 1], quote, value), id=TargetId(f"{clause}/{number}"))
        for number, (clause, quote, value) in enumerate(quotes, start=1)
    )
    return Plan(document=made, targets=targets)


def changes(base, other, *links):
    found = compare_targets(main_side(base), main_side(other), alignments=links)
    return [(c.base, c.other, c.change.value, c.reason.value) for c in found]


def test_unquantified_where_a_clause_goes_on_without_the_number():
    base = plan([BASE_TEXT], (1, "新设立私募基金", "10"))
    other = plan(["深化科创金融改革,新设立一批私募基金。"])
    assert changes(base, other, LINK) == [("1/1", None, "dropped", "unquantified")]
    assert changes(other, base, LINK) == [(None, "1/1", "added", "newly_quantified")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "深化改革,新设立一批私募基金。",
            "条款 1 提到此项（“新设立一批私募基金”），没有写数值",
            id="named",
        ),
        pytest.param(
            "加快科创金融改革,用好私募类基金,引进人才。",
            "条款 1 有对应的句子（“加快科创金融改革,用好私募类基金,引进人才”），没有写数值",
            id="sentence",
        ),
        pytest.param(
            "深化改革,新设立私募基金12只。",
            "条款 1 提到此项（“新设立私募基金12只”），但所写数字不是与之对应的目标",
            id="with-a-number-that-was-not-read",
        ),
        pytest.param(
            "深化改革,提升营商环境。",
            "条款 1 虽与所在条款对应（对齐得分 0.90），其中没有写此项",
            id="only-the-clauses-correspond",
        ),
    ],
)
def test_the_sentence_says_what_stands_there(text, expected):
    base, other = plan([BASE_TEXT], (1, "新设立私募基金", "10")), plan([text])
    (change,) = compare_targets(main_side(base), main_side(other), alignments=(LINK,))
    assert expected in render(change.why, "zh")


def test_replaced_where_another_indicator_stands_there():
    base = plan([BASE_TEXT], (1, "新设立私募基金", "10"))
    other = plan(["加快科创金融改革,私募基金占比10%,引进人才。"], (1, "私募基金占比", "10"))
    share = replace(other.targets[0], unit="%")
    assert changes(base, replace(other, targets=(share,)), LINK) == [
        ("1/1", None, "dropped", "replaced"),
        (None, "1/1", "added", "replaces"),
    ]


def test_what_else_a_sentence_counts_takes_no_place():
    base = plan([BASE_TEXT], (1, "新设立私募基金", "10"))
    other = plan(["加快科创金融改革,上市公司10家,引进人才。"], (1, "上市公司10家", "10"))
    assert changes(base, other, LINK) == [
        ("1/1", None, "dropped", "no_counterpart"),
        (None, "1/1", "added", "new"),
    ]


def test_nothing_takes_its_place_where_only_the_clauses_correspond():
    base = plan([BASE_TEXT], (1, "新设立私募基金", "10"))
    other = plan(["深化改革。实施重大项目30个。"], (1, "实施重大项目30个", "30"))
    assert changes(base, other, LINK) == [
        ("1/1", None, "dropped", "no_counterpart"),
        (None, "1/1", "added", "new"),
    ]


def test_in_a_list_of_targets_none_takes_anothers_place():
    """Each sentence lists what the year is to bring; 价格 does not stand where 失业率 stood."""
    texts = ["经济总量增长6%,外贸总额增长5%,登记失业率4%。"]
    base = plan(texts, (1, "经济总量", "6"), (1, "外贸总额", "5"), (1, "登记失业率", "4"))
    told = ["经济总量增长6%,外贸总额增长5%,消费价格3%。"]
    other = plan(told, (1, "经济总量", "6"), (1, "外贸总额", "5"), (1, "消费价格", "3"))
    found = changes(base, other, LINK)
    assert ("1/3", None, "dropped", "no_counterpart") in found
    assert (None, "1/3", "added", "new") in found


def test_another_grade_is_no_mention():
    base = plan(["提升4A级旅游景区15家。"], (1, "4A级旅游景区", "15"))
    other = plan(["创建5A级旅游景区。"])
    assert changes(base, other, LINK) == [("1/1", None, "dropped", "no_counterpart")]


def test_a_target_of_like_name_takes_no_place():
    base = plan(["推进危桥改造工程,改造农村危桥40座。"], (1, "改造农村危桥40座", "40"))
    other = plan(["推进危桥改造工程,改造国道和农村危桥9座。"], (1, "改造国道和农村危桥9座", "9"))
    left, right = base.targets[0], other.targets[0]
    named = replace(base, targets=(replace(left, indicator="农村危桥", indicator_text="农村危桥"),))
    told = replace(right, indicator="国道上的农村危桥座数", indicator_text="国道上的农村危桥座数")
    found = changes(named, replace(other, targets=(told,)), LINK)
    assert not {reason for *_, reason in found} & {"replaced", "replaces"}


def test_an_aim_without_a_value_loses_no_number():
    quote = "财政支农投入高于上年"
    base = plan([f"{quote}。"], (1, quote, "0"))
    aim = replace(base.targets[0], low=None, high=None, indicator_text="财政支农投入")
    (change,) = compare_targets(
        main_side(replace(base, targets=(aim,))),
        main_side(plan(["加大财政支农投入。"])),
        alignments=(LINK,),
    )
    assert change.reason is Reason.NO_COUNTERPART
    assert "提到此项（“加大财政支农投入”），未见与之对应的目标" in render(change.why, "zh")


def test_a_past_result_takes_no_targets_place():
    base = plan(["登记失业率控制在4%以内。"], (1, "登记失业率", "4"))
    made = document(["登记失业率为3.8%。"])
    reached = target(made.clauses[0], "登记失业率为3.8%", "3.8")
    other = Plan(document=made, targets=(), results=(replace(reached, id=TargetId("1/r1")),))
    (change,) = compare_targets(main_side(base), main_side(other), alignments=(LINK,))
    assert (change.reason, change.change) == (Reason.NO_COUNTERPART, TargetVerdict.DROPPED)
    assert "只作为已取得的结果提到（“登记失业率为3.8%”）" in render(change.why, "zh")
    assert "as a past result (“登记失业率为3.8%”)" in render(change.why, "en")


def test_what_a_review_names_goes_on_no_further():
    base = plan(["新增国企资产总额100亿元。"], (1, "国企资产总额", "100"))
    made = document(["国企资产总额再创新高,上市公司达到10家。", "提升国企资产总额。"])
    reached = replace(target(made.clauses[0], "上市公司达到10家", "10"), id=TargetId("1/r1"))
    told = Plan(document=made, targets=(), results=(reached,))
    (change,) = compare_targets(main_side(base), main_side(told), alignments=(LINK,))
    assert "条款 2 提到此项（“提升国企资产总额”）" in render(change.why, "zh")


def test_a_number_that_answers_another_target_is_told():
    base = plan(
        ["消费品零售总额增长20%,达到120亿元。"],
        (1, "消费品零售总额", "20"),
        (1, "消费品零售总额", "120"),
    )
    growth, level = base.targets
    twice = replace(base, targets=(replace(growth, unit="%"), replace(level, unit="元")))
    other = plan(["消费品零售总额增长22%。"], (1, "消费品零售总额增长22%", "22"))
    named = replace(other.targets[0], indicator="消费品零售总额", indicator_text="消费品零售总额")
    told = replace(other, targets=(replace(named, unit="%"),))
    found = compare_targets(main_side(twice), main_side(told), alignments=(LINK,))
    (lost,) = [change for change in found if change.other is None]
    assert lost.reason is Reason.NO_COUNTERPART
    assert "“消费品零售总额增长22%”已与另一目标对应" in render(lost.why, "zh")


def test_a_price_for_another_weight_is_not_dropped():
    quote = "小麦每50公斤提高3元"
    base = plan([f"提高收购价,{quote}。"], (1, quote, "3"))
    priced = replace(base.targets[0], unit="元", indicator="小麦每50公斤", stated="3元")
    told = plan(["粳稻每斤提高5分,小麦每斤提高3分钱。"])
    dearer = plan(["小麦每斤提高4分钱。"])
    assert changes(replace(base, targets=(priced,)), told) == []
    assert changes(replace(base, targets=(priced,)), dearer) != []


def test_no_counterpart_where_nothing_corresponds():
    base = plan([BASE_TEXT], (1, "新设立私募基金", "10"))
    other = plan(["办好体育赛事。"])
    assert changes(base, other) == [("1/1", None, "dropped", "no_counterpart")]
    assert changes(other, base) == [(None, "1/1", "added", "new")]


def test_a_specific_name_elsewhere_goes_on():
    base = plan(["建设长三角律师涉外法律服务工作站。"], (1, "长三角律师涉外法律服务工作站", "1"))
    other = plan(["办好体育赛事。", "完善长三角律师涉外法律服务工作站。"])
    (change,) = compare_targets(main_side(base), main_side(other), alignments=())
    assert change.reason is Reason.UNQUANTIFIED
    assert "2" in render(change.why, "zh")


@pytest.mark.parametrize(
    ("period", "deadline", "issued", "expired"),
    [
        pytest.param((2010, 2012), None, "2023-09-27", True, id="period-over"),
        pytest.param((2010, 2012), "2023", "2023-09-27", False, id="deadline-in-the-year-of-issue"),
        pytest.param((2010, 2012), "2022", "2023-09-27", True, id="deadline-over"),
        pytest.param((2021, 2025), None, "2023-09", False, id="still-running"),
        pytest.param((2010, 2012), None, None, True, id="no-date-of-issue"),
    ],
)
def test_expired(period, deadline, issued, expired):
    base = plan(
        [BASE_TEXT], (1, "新设立私募基金", "10"), period=Period(first=period[0], last=period[1])
    )
    late = replace(base.targets[0], deadline=deadline)
    other = plan(["办好体育赛事。"], issued=issued, period=YEAR_2023)
    late_plan = replace(base, targets=(late,))
    (change,) = compare_targets(main_side(late_plan), main_side(other), alignments=())
    assert change.expired is expired


def test_nothing_is_dropped_where_the_other_document_breaks_off():
    cut = "推动现代服务业高质量发展,加快建设现代物流体系和专业市场集群,培育一批具有竞争"
    base, other = plan([BASE_TEXT], (1, "新设立私募基金", "10")), plan([cut])
    assert changes(base, other) == []
    assert changes(other, base) == []
    codes = [warning.code for warning in compare_plans(base, other).warnings]
    assert NoticeCode.OTHER_BREAKS_OFF in codes


def test_a_target_that_other_has_word_for_word_is_not_dropped():
    base = plan(["完成招商引资项目３０个。"], (1, "完成招商引资项目３０个", "30"))
    other = plan(["办好展会。", "确保完成招商引资项目30个。"])
    assert changes(base, other) == []


def test_mentions_and_annex_repeats_are_no_targets_of_their_own():
    made = document(
        [
            "新设立私募基金10只。",
            "全年新设立私募基金10只。",
            {"text": "新设立私募基金10只", "part": Part.ANNEX, "repeats": ClauseId("1")},
        ]
    )
    first, again, annex = (target(clause, "新设立私募基金") for clause in made.clauses)
    first = replace(first, mentions=(again.id, annex.id))
    assert main_side(Plan(document=made, targets=(first, again, annex))).targets == (first,)


TEXTS = ["新设立私募基金10只,引进创新人才20名。", "完成招商引资项目30个,办好各类展会。"]
QUOTES = (1, "新设立私募基金", "10"), (1, "引进创新人才", "20"), (2, "招商引资项目", "30")


def test_a_document_against_itself_has_no_changes():
    one = plan(TEXTS, *QUOTES, period=YEAR_2023)
    found = compare_plans(one, one)
    assert found.kind is Kind.REVISION
    assert [c.change for c in found.target_changes] == [TargetVerdict.UNCHANGED] * 3
    assert [c.base for c in found.target_changes] == [c.other for c in found.target_changes]


def test_swapping_sides_turns_changes_round():
    turned = {
        "strengthened": "weakened",
        "weakened": "strengthened",
        "added": "dropped",
        "dropped": "added",
    }
    base = plan(TEXTS, *QUOTES, period=YEAR_2023)
    other = plan(
        ["新设立私募基金15只,引进创新人才18名。", "办好各类展会,新建公园5座。"],
        (1, "新设立私募基金", "15"),
        (1, "引进创新人才", "18"),
        (2, "新建公园", "5"),
        period=YEAR_2024,
    )
    there, back = compare_plans(base, other), compare_plans(other, base)
    assert there.kind is back.kind is Kind.SUCCESSOR
    assert sorted(turned.get(c.change, c.change) for c in there.target_changes) == sorted(
        c.change for c in back.target_changes
    )
    assert {(c.base, c.other) for c in there.target_changes} == {
        (c.other, c.base) for c in back.target_changes
    }


def test_decisions_reach_the_alignment():
    base, other = plan(TEXTS, period=YEAR_2023), plan(TEXTS, period=YEAR_2024)
    decision = Decision(base=ClauseId("1"), other=ClauseId("2"), verdict=Verdict.SAME)
    found = compare_plans(base, other, decisions=(decision,))
    assert any("1" in a.base and "2" in a.other for a in found.alignments)
