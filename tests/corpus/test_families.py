"""Families: groups around one wording, never by chains; their wordings, slots and spread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.families.families import FamilySettings
from policydiff.stages.corpus.families.family_job import find_families
from policydiff.stages.corpus.families.variants import find_template
from policydiff.stages.corpus.linking.pair_rules import Rule, Years
from policydiff.stages.corpus.store.store import open_store

HERE = Engine(workers=1)


def plan(number: int, *clauses: str) -> str:
    place = ("嘉兴市", "湖州市", "绍兴市", "金华市", "衢州市", "丽水市")[number % 6]
    year = 2015 + number
    lines = [f"{place}{year}年工作要点", "", f"{place}人民政府", f"{year}年2月1日", "", "一、任务"]
    lines += [f"{at}.{text}" for at, text in enumerate(clauses, start=1)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six plans: one clause in all with other numbers, and a chain of small changes."""
    plans = tmp_path / "plans"
    plans.mkdir()
    blocks = ["甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉", "天地玄黄宇宙洪荒日月"]
    blocks += [
        "盈昃辰宿列张寒来暑往",
        "秋收冬藏闰余成岁律吕",
        "云腾致雨露结为霜金生",
        "剑号巨阙珠称夜光果珍",
    ]
    for number in range(6):
        homes = f"新建青年人才公寓{number + 3}00套,完善安居保障体系,优化公共服务供给。"
        drift = blocks[number] * 2 + blocks[number + 1] * 2 + "。"
        (plans / f"p{number}.txt").write_text(plan(number, homes, drift), encoding="utf-8")
    return plans


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Path:
    add_files([folder], tmp_path / "store", engine=HERE)
    return tmp_path / "store"


def rows(store: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = open_store(store).table(table).to_pylist()
    return found


def test_a_family_has_its_earliest_its_canonical_wording_and_its_slots(store: Path) -> None:
    find_families(store, rule=Rule(), engine=HERE)
    family = next(f for f in rows(store, "families") if "公寓" in str(f["text"]))
    assert (family["documents"], family["wordings"], family["places"]) == (6, 6, 6)
    assert (family["earliest_document"], family["earliest_date"]) == ("p0", "2015-02-01")
    assert (family["first_year"], family["last_year"]) == (2015, 2020)
    template = str(family["template"])
    assert template.startswith("新建青年人才公寓〔")
    assert template.endswith("〕套,完善安居保障体系,优化公共服务供给。")
    assert family["slots"] == ["300 ×1；400 ×1；500 ×1；600 ×1；700 ×1"]
    members = [m for m in rows(store, "members") if m["family"] == family["family"]]
    assert [m["document"] for m in members] == [f"p{n}" for n in range(6)]
    assert [m["wording"] for m in members] == [1, 2, 3, 4, 5, 6]
    assert all(float(str(m["similarity"])) >= 0.5 for m in members)


def test_small_changes_do_not_chain(store: Path) -> None:
    """Each plan shares half of the clause with the next: a family holds no more than three."""
    find_families(store, rule=Rule(), engine=HERE, settings=FamilySettings(near=0.3))
    families: dict[object, list[int]] = {}
    for member in rows(store, "members"):
        if "公寓" not in str(member["text"]):
            families.setdefault(member["family"], []).append(int(str(member["document"])[1:]))
    assert families
    assert all(len(found) == 3 and found[-1] - found[0] == 2 for found in families.values())


def test_every_clause_is_in_one_family_at_most_and_near_to_its_canonical(store: Path) -> None:
    find_families(store, rule=Rule(), engine=HERE, settings=FamilySettings(near=0.3))
    members = rows(store, "members")
    places = [(m["document"], m["clause"]) for m in members]
    assert len(places) == len(set(places))
    canonical = {(f["family"], f["document"], f["clause"]) for f in rows(store, "families")}
    found = {(m["family"], m["document"], m["clause"]): m["similarity"] for m in members}
    assert all(found[key] == pytest.approx(1.0, abs=1e-3) for key in canonical)


@pytest.mark.parametrize(
    ("rule", "least", "documents"),
    [
        pytest.param(Rule(), 7, set(), id="too-few-documents"),
        pytest.param(Rule(years=Years(first=2018, last=2020)), 3, {"p3", "p4", "p5"}, id="years"),
    ],
)
def test_only_documents_that_take_part(
    store: Path, rule: Rule, least: int, documents: set[str]
) -> None:
    find_families(store, rule=rule, engine=HERE, settings=FamilySettings(documents=least))
    assert {m["document"] for m in rows(store, "members")} == documents


def test_workers_give_the_same_families(
    store: Path, folder: Path, tmp_path: Path, content: Callable[[Path], dict[str, bytes]]
) -> None:
    find_families(store, rule=Rule(), engine=HERE)
    other = tmp_path / "other"
    add_files([folder], other, engine=HERE)
    find_families(other, rule=Rule(), engine=Engine(workers=2))
    assert content(other) == content(store)
    assert not list((other / "work").iterdir())


# Templates


@pytest.mark.parametrize(
    ("canonical", "others", "template", "slots"),
    [
        pytest.param("推进改革。", {}, "推进改革。", [], id="alone"),
        pytest.param(
            "新增就业5万人。",
            {"新增就业8万人。": 2},
            "新增就业〔5〕万人。",
            [("5", (("8", 2), ("5", 1)))],
            id="number",
        ),
        pytest.param(
            "完善安居保障体系。",
            {"安居保障体系。": 1},
            "〔完善〕安居保障体系。",
            [("完善", (("", 1), ("完善", 1)))],
            id="left-out",
        ),
    ],
)
def test_templates(canonical, others, template, slots) -> None:
    found = find_template(canonical, {canonical: 1, **others})
    assert found.text == template
    assert [(slot.canonical, slot.fillers) for slot in found.slots] == slots


@given(st.lists(st.text(alphabet="推进改革5,。", min_size=1, max_size=12), min_size=1, max_size=5))
def test_a_template_without_its_marks_is_the_canonical_wording(texts: list[str]) -> None:
    found = find_template(texts[0], dict.fromkeys(texts, 1))
    assert found.text.replace("〔", "").replace("〕", "") == texts[0]
    assert all(slot.canonical for slot in found.slots)
