"""Highlights, verbs, bodies, names and fields: on the pages, in the JSON, in the tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policydiff.stages.compare.annex import check_annex
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.findings.document_profile import make_card, make_cards
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.compare.themes.theme_clusters import find_themes
from policydiff.stages.documents import Bodies, DocumentId, Part, Period
from policydiff.stages.reports.json.json_format import comparison_json, plan_json, themes_json
from policydiff.stages.reports.report import write_report
from policydiff.stages.reports.tables.data_frames import to_frames
from policydiff.stages.targets import Plan
from tests.factories import document, plan
from tests.reports.site_files import read_data

BASE: list[str | dict[str, Any]] = [
    {
        "text": "争创国家级“一廊两区”示范园区，加快引进高层次人才，培育创新团队。",
        "bodies": Bodies(lead=("市科技局",), support=("市经贸委",)),
    },
    "加快沪苏湖高铁建设，形成“三纵三横三连”的综合交通路网体系。",
]
OTHER: list[str | dict[str, Any]] = [
    {
        "text": "创建国家级“一廊两区”示范园区，加快引进高层次人才，培育创新团队<script>。",
        "bodies": Bodies(lead=("市经信局",), support=("市科技局", "市财政局")),
    },
    "推进沪苏湖高铁建设，形成“三纵三横四连”的综合交通路网体系，接轨上海。",
    {
        "text": "创建国家级“一廊两区”示范园区，加快引进高层次人才",
        "part": Part.ANNEX,
        "repeats": "1",
        "bodies": Bodies(lead=("市经信局", "市科技局")),
    },
    {"text": "推进沪苏湖高铁建设，接轨上海", "part": Part.ANNEX, "repeats": "2"},
]


def plans() -> tuple[Plan, Plan]:
    base = plan(BASE, id=DocumentId("a"), issued="2010-06-30", period=Period(first=2010, last=2012))
    return base, plan(OTHER, id=DocumentId("b"), issued="2019-09-18")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = plans()
    return write_report(
        tmp_path_factory.mktemp("report") / "out",
        plans=found,
        comparisons=(compare_plans(*found),),
        annexes=(check_annex(found[1]),),
        themes=find_themes(found),
        track=track_plans(found),
        cards=make_cards(found),
    ).parent


def test_the_first_page_begins_with_highlights_and_their_sentences(report: Path) -> None:
    page = (report / "index.html").read_text("utf-8")
    assert page.index('id="highlights"') < page.index('id="documents"')
    assert "改为“创建”，表述更强" in page
    assert page.count("<tr data-row><th") >= 2  # a row for each document


def test_the_page_of_a_pair_shows_verbs_bodies_names_and_fields(report: Path) -> None:
    data = read_data(report / "data" / "pairs" / "a__b.js")
    (verb,) = data["verbs"]
    assert verb[2:6] == ["stronger", "创建程度", "争创", "创建"]
    assert ["三纵三横三连", "三纵三横四连"] in [row[:2] for row in data["names"]]
    moves = dict(move for _, _, found in data["bodies"] for move in found)
    assert moves["基准牵头、对照配合"] == "市科技局"
    assert moves["基准配合、对照牵头"] == "市经贸委 → 市经信局"
    assert moves["仅对照有"] == "市财政局"


def test_the_annex_page_says_what_differs(report: Path) -> None:
    page = (report / "annex" / "b.html").read_text("utf-8")
    assert "附件增加" in page
    assert "写明两个以上牵头单位" in page


def test_the_themes_page_counts_the_main_text_only(report: Path) -> None:
    page = (report / "themes.html").read_text("utf-8")
    assert "<b>1</b>" in page
    assert "<b>2</b>" not in page


def test_json_has_the_further_keys() -> None:
    base, other = plans()
    value = json.loads(comparison_json(compare_plans(base, other)))
    (verb,) = value["commitments"]
    assert (verb["ladder"], verb["direction"]) == ("attainment", "stronger")
    assert verb["base"]["verb"] == "争创"
    text = value["base"]["document"]["text"]
    assert text[verb["base"]["start"] : verb["base"]["end"]] == verb["base"]["quote"]
    assert {c["move"] for c in value["body_changes"]} == {"to_support", "to_lead", "added"}
    assert [n["name"] for n in value["carried"]] == ["一廊两区", "沪苏湖高铁", "三纵三横三连"]
    assert value["highlights"][0]["evidence"]
    assert {"move", "base", "other"} <= set(value["theme_changes"][0])
    card = json.loads(plan_json(base, make_card(base)))["document"]["card"]
    assert (card["months_left"], card["with_body"]) == (30, None)
    theme = json.loads(themes_json(find_themes([other])))["themes"][0]
    assert sum(size["clauses"] for size in theme["sizes"]) == 1
    assert [member["repeats"] for member in theme["clauses"]] == [False, True]


def test_tables_have_a_row_for_each() -> None:
    base, other = plans()
    frames = to_frames(compare_plans(base, other))
    assert frames["commitments"]["base_verb"].tolist() == ["争创"]
    assert frames["carried"]["common"].dtype == "bool"
    assert len(frames["body_changes"]) == 3
    assert set(frames["highlights"]["rule"]) >= {"commitment", "renumbered"}
    assert frames["theme_changes"]["base_share"].dtype == "float64"
    assert to_frames(base, cards=[make_card(base)])["bodies"]["body"].tolist() == [
        "市科技局",
        "市经贸委",
    ]
    sizes = to_frames(find_themes([other]))["sizes"]
    assert sizes["clauses"].sum() == 2


def test_a_document_without_anything_to_tell_has_none_of_the_sections(tmp_path: Path) -> None:
    bare = [Plan(document=document(["做好工作。"], id=DocumentId(n)), targets=()) for n in "ab"]
    out = write_report(
        tmp_path / "out",
        plans=bare,
        comparisons=(compare_plans(*bare),),
        annexes=(),
        themes=find_themes(bare),
        track=track_plans(bare),
    ).parent
    data = read_data(out / "data" / "pairs" / "a__b.js")
    assert [name for name in ("verbs", "names", "bodies", "fields") if data[name]] == []
