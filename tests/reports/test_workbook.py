"""The workbook shows what differs in colour and holds no formula."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from align import Alignment, Change, Relation
from compare import Comparison, Kind
from documents import ClauseId, DocumentId, OutputError
from reports.workbook import MOST_PAIRS, workbook_bytes, write_workbook
from targets import Plan
from tests.factories import document, plan, target


def comparison(base: Plan, other: Plan, *pairs: tuple[str, str]) -> Comparison:
    alignments = tuple(
        Alignment(
            base=tuple(map(ClauseId, left.split())),
            other=tuple(map(ClauseId, right.split())),
            score=0.75,
            relation=Relation.SAME,
            change=Change.MODIFIED,
            coverage=(1.0, 1.0),
            why=(),
        )
        for left, right in pairs
    )
    return Comparison(
        base=base, other=other, kind=Kind.SUCCESSOR, alignments=alignments, target_changes=()
    )


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def marked(cell: Any) -> list[tuple[str, bool, bool]]:
    """Runs with a format of their own: text, struck, underlined."""
    runs = [run for run in cell.value if hasattr(run, "font")]
    return [(run.text, bool(run.font.strike), bool(run.font.u)) for run in runs]


def test_a_row_for_each_alignment_and_each_clause_that_stands_alone() -> None:
    base = plan(["新建泵站3座", "只在基准"], id=DocumentId("b"))
    other = plan(["只在对照", "新建泵站5座"], id=DocumentId("o"))
    sheet = opened(workbook_bytes([comparison(base, other, ("1", "2"))], [base, other])).worksheets[
        1
    ]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [row[2:4] for row in rows[1:]] == [
        ["新建泵站3座", "新建泵站5座"],
        ["只在基准", ""],
        ["", "只在对照"],
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K4"


def test_what_differs_is_a_run_of_its_own() -> None:
    base, other = plan(["新建泵站3座"]), plan(["新建泵站5座"])
    sheet = opened(workbook_bytes([comparison(base, other, ("1", "1"))], [base])).worksheets[1]
    struck = [
        run.text for run in sheet["C2"].value if getattr(run, "font", None) and run.font.strike
    ]
    lined = [run.text for run in sheet["D2"].value if getattr(run, "font", None) and run.font.u]
    assert (struck, lined) == (["3"], ["5"])


def test_equal_and_empty_clauses_are_plain_text() -> None:
    base = plan(["新建泵站3座", ""])
    data = workbook_bytes([comparison(base, base, ("1", "1"), ("2", "2"))], [base])
    assert opened(data).worksheets[1]["C2"].value == "新建泵站3座"
    assert opened(data).worksheets[1]["C3"].value in (None, "")


def test_clauses_of_one_row_that_differ_in_nothing_are_plain_text() -> None:
    base = plan(["新建泵站3座", "另建水闸"])
    data = workbook_bytes([comparison(base, base, ("1 2", "1 2"))], [base])
    assert opened(data).worksheets[1]["C2"].value == "新建泵站3座\n另建水闸"


def test_split_clauses_stand_in_one_row() -> None:
    base, other = plan(["建泵站,修水闸"]), plan(["建泵站", "修水闸"])
    sheet = opened(workbook_bytes([comparison(base, other, ("1", "1 2"))], [base])).worksheets[1]
    assert str(sheet["D2"].value) == "建泵站\n修水闸"
    assert sheet["F2"].value == "1\n2"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "{=1}", "http://a.cn"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    doc = document([text], title=text, id=DocumentId("a"))
    one = Plan(document=doc, targets=(target(doc.clauses[0], text),))
    book = opened(workbook_bytes([comparison(one, one, ("1", "1"))], [one]))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_sheet_names_are_short_unique_and_legal() -> None:
    one = plan(["甲"], id=DocumentId("省/[很长]:*?" + "长" * 40))
    book = opened(workbook_bytes([comparison(one, one)] * (MOST_PAIRS + 2), [one]))
    assert len(book.sheetnames) == MOST_PAIRS + 4
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_very_long_and_odd_text_is_written() -> None:
    base, other = plan(["甲乙" * 20_000 + "丙"]), plan(["甲\ud800\x01丁"], title="\ud800")
    sheet = opened(workbook_bytes([comparison(base, other)], [base])).worksheets[1]
    assert 30_000 < len(str(sheet["C2"].value)) <= 32_767
    assert str(sheet["D3"].value).startswith("甲?")


def test_the_same_input_gives_the_same_bytes() -> None:
    one = plan(["新建泵站3座"])
    made = [workbook_bytes([comparison(one, one, ("1", "1"))], [one], lang="en") for _ in "ab"]
    assert made[0] == made[1]


def test_a_place_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        write_workbook(tmp_path / "none" / "changes.xlsx", [], [])


def test_columns_of_the_target_sheets_are_those_of_the_tables() -> None:
    one = plan(["甲"])
    book = opened(workbook_bytes([comparison(one, one)], [one], lang="en"))
    assert book.sheetnames[-3:] == ["target changes", "targets", "links"]
    assert json.dumps([c.value for c in book["targets"][1]]).startswith('["document", ')
