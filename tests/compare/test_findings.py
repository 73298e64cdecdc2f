from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.stages.compare import Rule
from policydiff.stages.compare.annex import check_annex
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.findings.document_profile import make_card
from policydiff.stages.documents import Bodies, DocumentId, Jurisdiction, Level, Part, Period
from policydiff.stages.targets import Mode, Plan, TargetId
from tests.factories import document, plan, target

HUZHOU = Jurisdiction(
    code="330500", name="湖州市", path=("浙江省", "湖州市"), level=Level.PREFECTURE
)


def made(name, texts, quote=None, value="10", **fields):
    of = document(texts, id=DocumentId(name), **fields)
    found = (
        ()
        if quote is None
        else (target(of.clauses[0], quote, value, indicator="引进企业", indicator_text="引进企业"),)
    )
    return Plan(document=of, targets=found)


BASE = made(
    "base",
    ["加强招商，引进企业10家，争创国家级示范园区。", "形成“三纵三横三连”路网。"],
    "10家",
    issued="2010-06-30",
    period=Period(first=2010, last=2012),
)
OTHER = made(
    "other",
    ["加强招商，引进企业30家，创建国家级示范园区。", "形成“三纵三横四连”路网。"],
    "30家",
    "30",
    issued="2019-09-18",
)


def told(comparison):
    for highlight in comparison.highlights:
        assert highlight.evidence
        for found in highlight.evidence:
            plans = (comparison.base, comparison.other)
            text = next(p for p in plans if p.document.id == found.document).document
            assert found.quote in text.clause(found.clause).text
    return {highlight.rule: highlight for highlight in comparison.highlights}


def test_highlights_of_one_place():
    found = told(compare_plans(BASE, OTHER))
    assert (
        "嘉兴市2010年文件“10家” → 嘉兴市2019年文件“30家”，上调20个。" in found[Rule.TARGET_MOVED].zh
    )
    assert "嘉兴市 2010 “10家” → 嘉兴市 2019 “30家”, raised by 20个." in found[Rule.TARGET_MOVED].en
    assert (
        "嘉兴市2010年文件为“争创”，嘉兴市2019年文件改为“创建”，表述更强"
        in found[Rule.COMMITMENT].zh
    )
    assert found[Rule.RENUMBERED].zh == (
        "嘉兴市2010年文件的“三纵三横三连”，嘉兴市2019年文件改为“三纵三横四连”。"
    )
    weights = [h.weight for h in compare_plans(BASE, OTHER).highlights]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) <= 10


def test_an_indicator_is_told_once_by_its_amount():
    """Not by how much more it is than last year's, though that moved farther."""
    text = "安排专项债券{}亿元，比上年增加{}亿元。"
    sides = []
    for name, amount, rise in (("old", "10", "1"), ("new", "12", "5")):
        of = document([text.format(amount, rise)], id=DocumentId(name))
        (clause,) = of.clauses
        level = target(clause, f"专项债券{amount}亿元", amount, unit="元", stated=f"{amount}亿元")
        more = target(clause, f"增加{rise}亿元", rise, unit="元", mode=Mode.GROWTH)
        named = (replace(t, indicator="专项债券", indicator_text="专项债券") for t in (level, more))
        numbered = (replace(t, id=TargetId(f"1/{n}")) for n, t in enumerate(named, start=1))
        sides.append(Plan(document=of, targets=tuple(numbered)))
    highlights = compare_plans(*sides).highlights
    moved = [h.zh for h in highlights if h.rule is Rule.TARGET_MOVED]
    assert moved == ["专项债券：old“10亿元” → new“12亿元”，上调2元。"]


def test_places_stand_side_by_side_and_weigh_less():
    base, other = (as_rate(plan) for plan in (BASE, OTHER))
    moved = replace(other, document=replace(other.document, jurisdiction=HUZHOU))
    found = told(compare_plans(base, moved))[Rule.TARGET_MOVED]
    assert found.zh.endswith("湖州市数值高20个百分点。")
    assert found.weight < told(compare_plans(base, other))[Rule.TARGET_MOVED].weight


def test_volumes_of_places_are_not_told():
    moved = replace(OTHER, document=replace(OTHER.document, jurisdiction=HUZHOU))
    assert Rule.TARGET_MOVED not in told(compare_plans(BASE, moved))
    assert Rule.TARGET_MOVED in told(compare_plans(BASE, OTHER))


def as_rate(plan):
    """The plan with its targets as shares."""
    return replace(plan, targets=tuple(replace(t, unit="%") for t in plan.targets))


def test_targets_without_a_counterpart_make_no_sentence():
    other = made("other", ["做好垃圾分类工作。"], issued="2019-09-18")
    assert not told(compare_plans(BASE, other))


def test_no_sentence_counts_none_of_them():
    item = {
        "text": "组建涉外法律顾问团队",
        "part": Part.ANNEX,
        "bodies": Bodies(lead=("区司法局",)),
    }
    checked = check_annex(
        plan(["加强舆论引导，增强人民群众获得感。", "组建涉外法律顾问团队。", item])
    )
    missing = next(h for h in checked.highlights if h.rule is Rule.ANNEX_COUNT)
    assert missing.zh == "正文有 1 条未见于附件。"
    assert missing.en == "Clauses of the main text that no annex item carries: 1."


def test_a_document_against_itself_has_nothing_to_tell():
    assert not told(compare_plans(BASE, BASE))


def test_highlights_of_an_annex():
    of = plan(
        [
            "争创全市首家涉外法律服务工作站，组建顾问团队。",
            {
                "text": "创建全市首家涉外法律服务工作站，组建顾问团队",
                "part": Part.ANNEX,
                "bodies": Bodies(lead=("区司法局", "区科技局")),
                "repeats": "1",
            },
        ]
    )
    first, second = check_annex(of).highlights
    assert first.zh.endswith(
        "正文1“争创全市首家涉外法律服务工作站”，2“创建全市首家涉外法律服务工作站”，动词不同。"
    )
    assert second.zh == "附件有 1 项写明两个以上牵头单位。"


@pytest.mark.parametrize(
    ("issued", "last", "months"),
    [
        pytest.param("2023-09-27", 2023, 3, id="same-year"),
        pytest.param("2010-06", 2012, 30, id="no-day"),
        pytest.param("2019-01-10", 2018, -1, id="after-its-period"),
        pytest.param("2019", 2025, None, id="no-month"),
        pytest.param(None, 2025, None, id="no-date"),
    ],
)
def test_months_left(issued, last, months):
    of = plan(["做好工作"], issued=issued, period=Period(first=last, last=last))
    assert make_card(of).months_left == months


def test_card_counts_the_main_text():
    of = document(
        [
            {"text": "引进企业10家", "bodies": Bodies(lead=("区商务局",))},
            "建设公园5个",
            {"text": "引进企业10家", "part": Part.ANNEX, "repeats": "1"},
        ]
    )
    quotes = ("引进企业10家", "建设公园5个", "引进企业10家")
    targets = [target(c, q, unit=q[-1]) for c, q in zip(of.clauses, quotes, strict=True)]
    card = make_card(Plan(document=of, targets=tuple(targets)))
    assert (card.targets, card.characters, card.with_body) == (2, 13, 0.5)
    assert card.without_body == ("2/1",)
    assert [(u.unit, u.targets) for u in card.units] == [("家", 1), ("个", 1)]
    assert card.density == pytest.approx(2 * 10_000 / 13)


def test_card_of_a_document_without_targets():
    card = make_card(plan(["做好工作"]))
    assert (card.targets, card.density, card.with_body, card.units) == (0, 0, None, ())
