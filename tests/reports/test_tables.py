"""Tables have the columns of docs/json-format.md, keep what was stated, and hold no formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.compare import Comparison, Kind, Theme, ThemeMember, Themes
from policydiff.stages.compare.findings.document_profile import make_card
from policydiff.stages.compare.model.series_types import Series, SeriesPoint, Track
from policydiff.stages.documents import Bodies, ClauseId
from policydiff.stages.documents.model.document import cite
from policydiff.stages.reports.tables.csv_format import defused, links_csv, series_csv, to_csv
from policydiff.stages.reports.tables.data_frames import to_frames
from policydiff.stages.reports.tables.result_tables import clauses_table, targets_table
from policydiff.stages.reports.tables.table import Table
from policydiff.stages.targets import Plan, Target, TargetId, TimeFrame
from tests.factories import document, target

CONTRACT = [
    *("indicator", "jurisdiction", "code", "level", "year", "low", "high", "unit"),
    *("comparator", "mode", "deadline", "period", "measure", "scope", "modality"),
    *("document", "clause", "quote", "indicator_text", "stated", "citation"),
]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def one_plan(text: str = "新设立私募基金1000只以上") -> Plan:
    clause = {"text": text, "heading": ("二、任务", "(一)产业"), "label": "5."}
    doc = document([{**clause, "bodies": Bodies(lead=("科技局",), support=("财政局", "人社局"))}])
    found = target(doc.clauses[0], text, "1E+3", unit="只", period=TimeFrame.ANNUAL)
    return Plan(document=doc, targets=(found,), results=(found,))


def one_track(plan: Plan) -> Track:
    point = SeriesPoint(
        document=plan.document.id,
        year=2025,
        target=plan.targets[0],
        low=Decimal("0.1"),
        high=Decimal("0.1"),
        citation="《嘉兴市行动计划》, 2019-09-18",
    )
    series = Series(
        indicator="基金",
        jurisdiction="嘉兴市",
        code="330400",
        level="prefecture",
        unit="万只",
        mode="level",
        points=(point,),
    )
    return Track(plans=(plan,), series=(series,))


def one_comparison(plan: Plan) -> Comparison:
    alignment = Alignment(
        base=(ClauseId("1"),),
        other=(ClauseId("1"),),
        score=0.123456789,
        relation=Relation.RELATED,
        change=Change.MODIFIED,
        coverage=(0.5, 1.0),
        why=(),
        decided=True,
    )
    return Comparison(
        base=plan, other=plan, kind=Kind.PEERS, alignments=(alignment,), target_changes=()
    )


def test_series_have_the_columns_of_the_contract_first() -> None:
    rows = rows_of(series_csv(one_track(one_plan())))
    assert list(rows[0])[: len(CONTRACT)] == CONTRACT
    assert len(rows) == 1
    assert rows[0]["indicator"] == "基金"
    assert (rows[0]["low"], rows[0]["unit"], rows[0]["year"]) == ("0.1", "万只", "2025")
    assert rows[0]["citation"].startswith("《嘉兴市行动计划》")


def test_targets_and_past_results_are_told_apart() -> None:
    rows = rows_of(to_csv(targets_table((one_plan(),))))
    assert [row["kind"] for row in rows] == ["target", "result"]
    assert rows[0]["low"] == rows[0]["high"] == "1000"
    assert rows[0]["period"] == "annual"
    assert rows[0]["support"] == "财政局、人社局"
    assert rows[0]["deadline"] == ""


def test_links_name_both_clauses_and_leave_their_texts_to_another_file() -> None:
    rows = rows_of(links_csv((one_comparison(one_plan()),)))
    assert rows[0]["score"] == "0.123457"
    assert rows[0]["decided"] == "true"
    assert rows[0]["base"] == rows[0]["other"] == "1"
    assert "base_text" not in rows[0]
    assert rows_of(to_csv(clauses_table((one_plan(),))))[0]["text"] == "新设立私募基金1000只以上"


def test_no_row_still_has_a_header() -> None:
    assert series_csv(Track(plans=(), series=())).split("\n")[0].split(",")[:21] == CONTRACT


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("=cmd()", "'=cmd()", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("＝1", "'＝1", id="wide-equals"),
        pytest.param("增长=8%", "增长=8%", id="inside"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_excel_takes_for_a_formula_is_defused(text: str, shown: str) -> None:
    assert defused(text) == shown


def test_a_negative_number_stays_a_number() -> None:
    assert to_csv(Table(columns=("low",), rows=((Decimal("-0.50"),),))) == "low\n-0.5\n"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1))
def test_no_cell_of_a_table_begins_like_a_formula(texts: list[str]) -> None:
    table = Table(columns=tuple(map(str, range(len(texts)))), rows=(tuple(texts),))
    read = list(csv.reader(io.StringIO(to_csv(table), newline="")))[1]
    assert all(cell[:1] not in set("=+-@\t\r＝＋－＠") or not cell for cell in read)
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [cell.removeprefix("'") for cell in read] == [line.removeprefix("'") for line in lines]


def test_a_citation_leaves_out_what_is_unknown() -> None:
    doc = document(
        [{"text": "甲", "heading": ("一、总则",), "label": "(三)"}], number="嘉政〔1〕号"
    )
    assert (
        cite(doc, doc.clauses[0])
        == "《嘉兴市行动计划》（嘉政〔1〕号），2019-09-18，一、总则 / (三)"
    )
    assert cite(document(["甲"], issued=None)) == "《嘉兴市行动计划》"


def test_frames_of_every_result() -> None:
    plan = one_plan()
    member = ThemeMember(document=plan.document.id, clause=ClauseId("1"))
    theme = Theme(id="t1", label="基金", code=None, keywords=("基金",), clauses=(member,))
    assert list(to_frames(plan, cards=[make_card(plan)])) == [
        "clauses",
        "targets",
        "results",
        "bodies",
    ]
    assert list(to_frames(one_comparison(plan))) == [
        *("alignments", "target_changes", "rejected", "findings", "highlights"),
        *("clause_changes", "lone_norms", "commitments"),
        *("body_changes", "carried", "theme_changes"),
    ]
    labels = to_frames(Themes(plans=(plan,), themes=(theme,)))["themes"]["label"]
    assert labels.tolist() == ["基金"]
    assert to_frames(one_track(plan))["series"]["year"].tolist() == [2025]


def test_frames_have_numbers_as_numbers() -> None:
    plan = one_plan()
    aim: Target = target(plan.document.clauses[0], "基金", None, id=TargetId("1/2"))
    frame = to_frames(Plan(document=plan.document, targets=(*plan.targets, aim)))["targets"]
    assert frame["low"].sum() == 1000.0
    assert frame["low"].isna().tolist() == [False, True]
    assert "kind" not in frame
    empty = to_frames(
        Comparison(base=plan, other=plan, kind=Kind.PEERS, alignments=(), target_changes=())
    )
    assert str(empty["alignments"]["score"].dtype) == "float64"


def test_frames_refuse_what_is_no_result(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="no tables of a"):
        to_frames(tmp_path)  # type: ignore[arg-type]
