"""The escalation page, its table and its JSON."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from policydiff.stages.compare import Themes
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.series.escalation import escalate_plans
from policydiff.stages.compare.series.series import track_plans
from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.documents.metadata.divisions import COUNTRY, find_division, make_jurisdiction
from policydiff.stages.reports.html.places.chain_rankings import chain_rankings
from policydiff.stages.reports.html.series.series_view import series_view
from policydiff.stages.reports.html.single_pages import write_escalation_page
from policydiff.stages.reports.html.views.escalation_view import (
    ChainView,
    EscalationView,
    escalation_view,
)
from policydiff.stages.reports.json.escalation_json import escalation_json
from policydiff.stages.reports.report import write_report
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import read_interface
from policydiff.stages.reports.tables.csv_format import escalation_csv
from policydiff.stages.targets import Comparator, Mode, Plan, TargetId
from policydiff.stages.targets.target_codes import Reference
from tests.factories import document, target

TEXT = "地区生产总值<b>增长</b>，=新增就业"


def report(code: str, value: str | None, comparator: Comparator, jobs: str | None = None) -> Plan:
    division = find_division(code)
    made = document(
        [TEXT],
        id=DocumentId(f"{code}-2024"),
        period=Period(first=2024, last=2024),
        jurisdiction=make_jurisdiction(division) if division else COUNTRY,
    )
    clause = made.clauses[0]
    growth = target(
        clause,
        "地区生产总值<b>增长</b>",
        value,
        unit="%" if value else None,
        mode=Mode.GROWTH,
        indicator="地区生产总值",
        comparator=comparator,
        stated=f"{value}%" if value else "高于全省",
        refers_to=None if value else Reference.SUPERIOR_RESULT,
    )
    new = target(clause, "=新增就业", jobs, id=TargetId("1/2"), unit="人", indicator="新增就业")
    return Plan(document=made, targets=(growth, new) if jobs else (growth,))


def levels() -> Escalation:
    return escalate_plans(
        [
            report("100000", "5", Comparator.ABOUT, "12000000"),
            report("330000", "5.5", Comparator.AT_LEAST, "1000000"),
            report("330400", "6", Comparator.PLAIN),
            report("330500", None, Comparator.AT_LEAST),
            report("340100", "5", Comparator.AT_LEAST),
        ]
    )


@pytest.fixture(scope="module")
def found() -> Escalation:
    return levels()


def view(found: Escalation, lang: str = "zh") -> EscalationView:
    ids = {plan.document.id: plan.document.id for plan in found.plans}
    return escalation_view(found, ui=read_interface(lang), site=Site(names=ids))


def chains(found: Escalation) -> tuple[ChainView, ...]:
    return view(found).chains


def test_a_ranking_for_each_superior_and_level(found: Escalation) -> None:
    ui, site = read_interface("zh"), Site(names={p.document.id: "p" for p in found.plans})
    rankings = chain_rankings(found.chains[0], ui=ui, site=site)
    told = [
        (one.superior.name if one.superior else "", one.level, [s.name for s in one.stands])
        for one in rankings
    ]
    assert told == [
        ("全国", "省级", ["浙江"]),
        ("全国", "市级", ["合肥"]),
        ("浙江", "市级", ["嘉兴"]),
    ]
    assert [stand.apart for one in rankings for stand in one.stands] == [1, 0, 1]


def provinces(*values: str) -> Escalation:
    """The country at 5% and as many provinces as there are values."""
    codes = ("110000", "120000", "130000", "140000", "150000", "210000", "220000")
    plain = Comparator.PLAIN
    return escalate_plans(
        [
            report("100000", "5", plain),
            *(report(code, value, plain) for code, value in zip(codes, values, strict=False)),
        ]
    )


@pytest.mark.parametrize(
    ("values", "title"),
    [
        pytest.param(("6", "5", "5"), "1地高于全国，2地相同，无一更低", id="none-below"),
        pytest.param(("6", "4", "5"), "1地高于全国，1地低于全国，1地相同", id="both"),
        pytest.param(("5", "5", "5"), "3地都与全国相同", id="all-equal"),
    ],
)
def test_the_head_says_how_places_lie_to_their_superior(
    values: tuple[str, ...], title: str
) -> None:
    assert view(provinces(*values)).head.title.endswith(f"：{title}")


def test_the_page_of_series_draws_a_chain_as_the_page_of_levels_does() -> None:
    found, ui = provinces("6", "5", "7"), read_interface("zh")
    site = Site(names={plan.document.id: plan.document.id for plan in found.plans})
    track = track_plans(found.plans)
    apart = series_view(track, ui=ui, site=site).places
    held = series_view(track, ui=ui, site=site, chains=found.chains).places
    assert held.main == escalation_view(found, ui=ui, site=site).places.main
    assert apart.main is not None
    assert held.headline == escalation_view(found, ui=ui, site=site).places.headline


def test_each_place_is_a_row_with_its_name_and_value() -> None:
    figure = view(provinces("6", "5", "7")).places.main
    assert figure is not None
    for drawn in (figure.wide, figure.narrow or ""):
        words = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
        assert [word for word in words if word in ("北京", "天津", "河北")] == [
            "河北",
            "北京",
            "天津",
        ]
        assert {"7%", "6%", "5%"} <= set(words)
        width = float(re.findall(r'viewBox="0 0 (\d+)', drawn)[0])
        assert all(0 <= float(x) <= width for x in re.findall(r' c?x="([\d.]+)"', drawn))
    assert "中位数6%" in "".join(re.findall(r">([^<]*)<", figure.wide))
    assert [row[0] for row in figure.rows] == ["全国", "河北", "北京", "天津"]


def test_marks_of_a_key_are_hidden_from_those_who_hear_the_words() -> None:
    figure = view(provinces("6", "5", "7")).places.main
    assert figure is not None
    assert figure.key
    assert all('aria-hidden="true"' in mark for mark, _ in figure.key)


def test_the_grid_of_tiles_has_all_provinces_and_hatches_those_not_given() -> None:
    assert view(provinces("6", "5", "7")).places.tiles is None  # too few to be a map
    figure = view(provinces("6", "5", "7", "5", "5", "6")).places.tiles
    assert figure is not None
    names = re.findall(r"<text[^>]*>([一-鿿]+)</text>", figure.wide)
    assert len(names) == len(set(names)) == 34
    assert figure.wide.count('class="line-grid"') == 34 - 3 - 6
    assert figure.title == "高于全国的3省在哪里"


def test_the_matrix_has_a_cell_for_each_place_and_shades_by_the_superior(
    found: Escalation,
) -> None:
    (grid,) = view(found).places.grids
    assert grid.heads == ("全国", "浙江", "嘉兴", "湖州", "合肥")
    growth, jobs = grid.groups[0].rows
    assert [cell.words for cell in growth.cells] == ["≈5", "≥5.5", "6", "同", "≥5"]
    assert [cell.look for cell in growth.cells] == [
        *("stated", "above", "above", "silent", "stated"),
    ]
    assert [cell.words for cell in jobs.cells][2:] == ["·", "·", "·"]
    assert (growth.count, jobs.count) == ("3", "1")


def test_rows_say_how_far_a_place_is_from_its_superior(found: Escalation) -> None:
    rows = {row.name: row for row in chains(found)[0].rows}
    assert rows["浙江省"].same_year.text == "▲\N{NO-BREAK SPACE}+0.5个百分点，措辞更硬"
    assert rows["浙江省"].same_year.superior == "全国 2024：5%"
    assert rows["合肥市"].same_year.text == "＝\N{NO-BREAK SPACE}0个百分点，措辞更硬"
    assert rows["合肥市"].same_year.verdict == "strengthened"
    assert rows["安徽省"].stated == "未提供文件"
    assert rows["湖州市"].standing == "refers"
    assert rows["湖州市"].same_year.text == ""
    assert rows["嘉兴市"].href == "documents/330400-2024.html#t-1/1"


def test_who_states_none_and_who_only_refers(found: Escalation) -> None:
    growth, jobs = chains(found)
    assert [(group.label, group.places) for group in growth.groups] == [
        ("只提参照，没有自身数值 1", "湖州市（高于全省）"),
        ("未提供文件 1", "安徽省"),
    ]
    assert jobs.groups[0].places == "嘉兴市、湖州市、合肥市"
    assert "▲ 高于上级 2" in growth.counts


def test_volumes_are_summed_and_not_drawn(found: Escalation) -> None:
    jobs = chains(found)[1]
    ui, site = read_interface("zh"), Site(names={p.document.id: "p" for p in found.plans})
    assert chain_rankings(found.chains[1], ui=ui, site=site) == ()
    assert jobs.sums[0].share is not None
    assert 'aria-label="8.3%"' in jobs.sums[0].share
    assert "100万人" in jobs.sums[0].text
    assert "8.3%" in jobs.sums[0].text
    assert [row.same_year.text for row in jobs.rows if row.name == "浙江省"] == ["占上级 8.33%"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_escapes_and_fetches_nothing(found: Escalation, tmp_path: Path, lang: str) -> None:
    page = tmp_path / "page.html"
    write_escalation_page(page, found, lang=lang)
    text = page.read_text(encoding="utf-8")
    assert "<b>增长" not in text
    assert "&lt;b&gt;增长" in text
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", text)
    assert " style=" not in text


def test_the_table_has_a_row_for_each_place_and_is_defused(found: Escalation) -> None:
    rows = list(csv.DictReader(escalation_csv(found).splitlines()))
    assert len(rows) == sum(len(chain.rungs) for chain in found.chains)
    growth = {row["code"]: row for row in rows if row["indicator"] == "地区生产总值"}
    assert growth["330000"]["step"] == "0.5"
    assert growth["330000"]["step_unit"] == "个百分点"
    assert growth["330000"]["firmness"] == "firmer"
    assert (growth["340000"]["standing"], growth["340000"]["document"]) == ("absent", "")
    jobs = {row["code"]: row for row in rows if row["indicator"] == "新增就业"}
    assert jobs["330000"]["quote"] == "'=新增就业"
    assert jobs["100000"]["sum_stating"] == "1"
    assert jobs["330000"]["obstacle"] == "level"


def test_the_json_names_targets_that_its_documents_have(found: Escalation) -> None:
    data = json.loads(escalation_json(found))
    assert data["format"] == 2
    ids = {d["document"]["id"]: {t["id"] for t in d["targets"]} for d in data["documents"]}
    for chain in data["chains"]:
        for rung in chain["places"]:
            assert rung["target"] is None or rung["target"] in ids[rung["document"]]
            step = rung["same_year"]
            assert step is None or step["target"] in ids[step["document"]]


def test_nothing_in_common_is_an_empty_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    write_escalation_page(page, replace(escalate_plans([]), plans=()), lang="zh")
    assert "0 个指标" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_has_the_page_where_levels_share_a_year(
    found: Escalation, tmp_path: Path, lang: str
) -> None:
    def write(name: str, escalation: Escalation | None) -> set[str]:
        index = write_report(
            tmp_path / name,
            plans=found.plans,
            comparisons=(),
            annexes=(),
            themes=Themes(plans=found.plans, themes=()),
            track=track_plans(found.plans),
            escalation=escalation,
            lang=lang,
        )
        names = {path.name for path in index.parent.iterdir()}
        assert ("escalation.html" in index.read_text("utf-8")) is ("escalation.html" in names)
        return names

    assert {"escalation.html", "escalation.csv"} <= write("with", found)
    assert not {"escalation.html", "escalation.csv"} & write("without", None)
