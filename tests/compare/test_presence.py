"""Presence: where an indicator stands and where not, and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.stages.compare.indicators.near_names import near_names
from policydiff.stages.compare.model.presence_types import Course, PresenceTable
from policydiff.stages.compare.series.presence import find_presence
from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.targets import Mode, Plan, TargetId
from policydiff.stages.targets.target_codes import Reference
from policydiff.stages.targets.years.time_codes import Years
from tests.factories import document, target

GDP, JOBS, BEDS = "地区生产总值", "城镇新增就业", "养老床位"
GROWTH = {"unit": "%", "mode": Mode.GROWTH}


def report(year, *aims, text="抓好各项任务的落实。", **fields):
    """A yearly report of 嘉兴市; each aim is (indicator, value, further fields of the target)."""
    given = {"issued": f"{year}-01-15", "period": Period(first=year, last=year), **fields}
    made = document([text], id=DocumentId(str(year)), **given)
    targets = tuple(
        replace(
            target(made.clauses[0], made.clauses[0].text, "1"),
            **{
                "id": TargetId(f"1/{number}"),
                "indicator": name,
                "stated": stated,
                "years": Years(first=year, last=year),
                **fields,
            },
        )
        for number, (name, stated, fields) in enumerate(aims, start=1)
    )
    return Plan(document=made, targets=targets)


def states(found: PresenceTable, indicator: str) -> dict[int, str]:
    return {c.year: c.state.value for c in found.cells if c.indicator == indicator}


WORDED: dict[str, object] = {"low": None, "high": None, "unit": None}
REFERS = {**WORDED, "refers_to": Reference.SUPERIOR_TARGET}
CELLS = [
    pytest.param((GDP, "6%", GROWTH), "stated", "6%", id="value"),
    pytest.param((GDP, "完成省下达任务", REFERS), "refers", "完成省下达任务", id="refers"),
    pytest.param((GDP, "合理区间", WORDED), "words", "合理区间", id="words"),
    pytest.param(
        (GDP, "5%", {**GROWTH, "years": Years(first=2024, last=2028), "averaged": True}),
        "see_also",
        "5% (2024–2028)",
        id="averaged-aim-of-five-years",
    ),
    pytest.param((f"人均{GDP}", "9万元", {}), "see_also", f"人均{GDP} 9万元", id="near-name"),
    pytest.param(
        (GDP, "20%", {**GROWTH, "owner": "临江新区"}), "see_also", "临江新区 20%", id="owner"
    ),
    pytest.param((BEDS, "5张", {}), "absent", None, id="nothing"),
]


@pytest.mark.parametrize(("aim", "state", "stated"), CELLS)
def test_how_an_indicator_stands_in_a_year(aim, state, stated):
    found = find_presence([report(2023, (GDP, "6%", GROWTH)), report(2024, aim)])
    (cell,) = (c for c in found.cells if c.indicator == GDP and not c.owner and c.year == 2024)
    assert (cell.state.value, cell.stated, cell.document) == (state, stated, "2024")


UNTOLD = [
    pytest.param(
        {"text": "推动现代服务业高质量发展，加快建设现代物流体系和专业市场集群，培育一批具有"},
        id="breaks-off",
    ),
    pytest.param({"accounted": 0.6}, id="little-accounted-for"),
]


@pytest.mark.parametrize("fields", UNTOLD)
def test_nothing_is_absent_from_what_was_not_read_whole(fields):
    found = find_presence([report(2023, (GDP, "6%", GROWTH)), report(2024, **fields)])
    assert states(found, GDP) == {2023: "stated", 2024: "not_given"}
    assert found.turns == ()


def test_a_year_without_a_document_is_not_given():
    found = find_presence([report(2021, (GDP, "6%", GROWTH)), report(2023)])
    assert states(found, GDP) == {2021: "stated", 2022: "not_given", 2023: "absent"}


def test_what_was_dropped_taken_up_and_came_back():
    beds, jobs, gdp = (BEDS, "5张", WORDED), (JOBS, "9人", WORDED), (GDP, "6%", GROWTH)
    found = find_presence(
        [report(2021, beds, gdp), report(2022, beds), report(2024, jobs, gdp), report(2025, jobs)]
    )
    assert [(t.course, t.indicator, t.absent) for t in found.turns] == [
        (Course.DROPPED, BEDS, (2024, 2025)),
        (Course.DROPPED, GDP, (2025,)),
        (Course.TAKEN_UP, JOBS, (2021, 2022)),
        (Course.CAME_BACK, GDP, (2022,)),
    ]


def test_nothing_was_dropped_where_a_near_indicator_took_its_place():
    registered, surveyed = ("城镇登记失业率", "4.5%", WORDED), ("城镇调查失业率", "5.5%", WORDED)
    found = find_presence([report(2019, registered), report(2024, surveyed)])
    assert found.turns == ()


def test_only_what_is_asked_for_and_near_names_of_all():
    plans = [report(2023, (GDP, "6%", GROWTH)), report(2024, (f"人均{GDP}", "9万元", {}))]
    found = find_presence(plans, indicators=["生产总值"], jurisdictions=["嘉兴"])
    assert states(found, GDP) == {2023: "stated", 2024: "see_also"}
    assert find_presence(plans, jurisdictions=["杭州"]).cells == ()
    assert find_presence(plans, indicators=["床位"]).cells == ()


NEAR = [
    pytest.param("城镇登记失业率", "城镇调查失业率", True, id="family"),
    pytest.param("规模以上工业增加值", "工业增加值", True, id="alike"),
    pytest.param("新增养老床位", "新增家庭养老床位", True, id="kind"),
    pytest.param("城镇新增就业", "养老床位", False, id="other"),
    pytest.param("铁路投资", "固定资产投资", False, id="shares-a-word"),
]


@pytest.mark.parametrize(("one", "two", "near"), NEAR)
def test_near_names(one: str, two: str, near: bool):
    assert (two in near_names([one, two])[one]) is near


def test_a_mean_of_a_five_year_plan_is_none_of_a_year_that_has_a_report() -> None:
    mean = {**GROWTH, "years": Years(first=2021, last=2025), "averaged": True}
    outline = report(2021, (GDP, "6.5%", mean), period=Period(first=2021, last=2025))
    alone = find_presence([outline])
    beside = find_presence([outline, report(2025, (JOBS, "3万人", {}))])
    assert states(alone, GDP)[2025] == "stated"
    assert states(beside, GDP)[2025] == "see_also"
    (cell,) = (c for c in beside.cells if c.indicator == GDP and c.year == 2025)
    assert cell.stated == "6.5% (2021–2025)"


def test_a_level_of_a_five_year_plan_is_that_of_its_last_year() -> None:
    level = {"years": Years(first=2021, last=2025), "unit": "%"}
    outline = report(2021, ("森林覆盖率", "30%", level), period=Period(first=2021, last=2025))
    found = find_presence([outline, report(2025, (JOBS, "3万人", {}))])
    assert states(found, "森林覆盖率")[2025] == "stated"
