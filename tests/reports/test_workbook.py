"""The workbook shows what differs in colour and holds no formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.compare import (
    Axes,
    Comparison,
    Direction,
    Kind,
    Reason,
    TargetChange,
    TargetVerdict,
)
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.reports.tables.workbook import workbook_bytes, write_workbook
from policydiff.stages.support.errors import OutputError
from policydiff.stages.targets import Plan, TargetId
from tests.factories import document, notice_saying, plan, target


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
    assert sheet.auto_filter.ref == "A1:L4"


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


HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "{=1}", "http://a.cn", "\t=1", "\r=1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    doc = document([text], title=text, id=DocumentId("a"))
    one = Plan(document=doc, targets=(target(doc.clauses[0], text),))
    book = opened(workbook_bytes([comparison(one, one, ("1", "1"))], [one]))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
            links = [cell.hyperlink for cell in row if cell.hyperlink]
            assert all(link.target is None and link.location in places(book) for link in links)


def places(book: Any) -> set[str]:
    """Where a link inside the workbook may lead."""
    return {f"'{name}'!A1" for name in book.sheetnames}


def many(number: int) -> list[Plan]:
    return [
        plan(["新建泵站3座"], id=DocumentId(f"省/[很长]:*?{n}" + "长" * 40)) for n in range(number)
    ]


def test_sheet_names_are_short_unique_and_legal() -> None:
    plans = many(4)
    book = opened(workbook_bytes([comparison(*pair) for pair in combinations(plans, 2)], plans))
    assert len(book.sheetnames) == 6 + 5
    assert all(len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in book.sheetnames)


def test_of_many_documents_chosen_pairs_have_sheets_and_the_workbook_says_so() -> None:
    plans = many(12)
    pairs = [comparison(*pair, ("1", "1")) for pair in combinations(plans, 2)]
    book = opened(workbook_bytes(pairs, plans))
    assert len(book.sheetnames) == 20 + 5
    contents = book.worksheets[0]
    assert "共 66 对文件，列出 20 对；其余 46 对" in contents["A3"].value
    named = [row[0] for row in contents.iter_rows(min_row=7, values_only=True)]
    assert named[:20] == book.sheetnames[1:21]
    assert named[20:] == ["未列表"] * 46
    assert book["条款对应"].max_row == 1 + 20


def test_two_hundred_documents_make_a_workbook() -> None:
    one, two = plan(["甲"], id=DocumentId("a")), plan(["甲"], id=DocumentId("b"))
    plans = many(200)
    pairs = [comparison(*pair) for pair in combinations(plans, 2)]
    book = opened(workbook_bytes(pairs, plans, chosen=[comparison(one, two, ("1", "1"))]))
    assert (len(book.sheetnames), book.worksheets[0].max_row) == (6, 6 + len(pairs))


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    base, other = plan(["甲乙" * 20_000 + "丙"]), plan(["𠮷" * 40_000], title="\ud800")
    sheet = opened(workbook_bytes([comparison(base, other)], [base])).worksheets[1]
    for cell in (sheet["C2"], sheet["D3"]):
        text = str(cell.value)
        assert 32_700 < len(text.encode("utf-16-le")) // 2 <= 32_767
        assert text.endswith("…〔超出单元格容量，全文见 clauses.csv〕")


def test_odd_characters_are_written() -> None:
    base = plan(["甲\x01丁\uffff_x0041_", "乙\ud800"], title="\ud800")
    other = plan(["甲\x02丁\uffff_x0041_"])
    sheet = opened(workbook_bytes([comparison(base, other, ("1", "1"))], [base])).worksheets[1]
    assert str(sheet["C2"].value).startswith("甲")
    assert str(sheet["C3"].value) == "乙?"


def test_the_same_input_gives_the_same_bytes_at_any_time() -> None:
    one = plan(["新建泵站3座"])
    made = [workbook_bytes([comparison(one, one, ("1", "1"))], [one], lang="en") for _ in "ab"]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2000-01-01T00:00:00"}


def test_rows_are_as_high_as_their_longest_text() -> None:
    base = plan(["短", "长" * 300])
    sheet = opened(workbook_bytes([comparison(base, base)], [base])).worksheets[1]
    assert sheet.row_dimensions[2].height < 30 < 100 < sheet.row_dimensions[3].height


def test_a_place_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        write_workbook(tmp_path / "none" / "changes.xlsx", [], [])


@pytest.mark.parametrize(
    ("lang", "names", "heads", "cells"),
    [
        pytest.param(
            "zh",
            ["目标变化", "条款内变化", "目标", "条款对应"],
            ["文件", "地区", "区划代码"],
            ["正文与附件", "对应", "修改", "否"],
            id="zh",
        ),
        pytest.param(
            "en",
            ["target changes", "changes inside clauses", "targets", "links"],
            ["document", "place", "division code"],
            ["main text and annex", "corresponds", "modified", "no"],
            id="en",
        ),
    ],
)
def test_data_sheets_speak_the_language_of_the_interface(
    lang: str, names: list[str], heads: list[str], cells: list[str]
) -> None:
    one = plan(["甲"])
    found = replace(comparison(one, one, ("1", "1")), kind=Kind.ANNEX)
    book = opened(workbook_bytes([found], [one], lang=lang))
    assert book.sheetnames[-4:] == names
    assert [cell.value for cell in book[names[2]][1]][:3] == heads
    row = [cell.value for cell in book[names[3]][2]]
    assert [row[2], row[6], row[7], row[15]] == cells
    assert [cell.number_format for cell in book[names[3]][2]][5] == "0.00"


def test_target_changes_of_different_places_are_higher_or_lower() -> None:
    base, other = (
        Plan(document=p.document, targets=(target(p.document.clauses[0], "3座"),))
        for p in (plan(["建站3座"]), plan(["建站3座"]))
    )
    same = Direction.SAME
    sides = (
        (Kind.PEERS, TargetVerdict.HIGHER, Direction.HIGHER, ["后者数值更高", "更高"]),
        (Kind.SUCCESSOR, TargetVerdict.STRENGTHENED, Direction.STRONGER, ["加强", "更强"]),
    )
    for kind, verdict, value, words in sides:
        change = TargetChange(
            base=TargetId("1/1"),
            other=TargetId("1/1"),
            change=verdict,
            reason=Reason.VALUE,
            axes=Axes(value=value, comparator=same, deadline=same, modality=same),
            why=notice_saying("3座 → 5座"),
        )
        found = replace(comparison(base, other), kind=kind, target_changes=(change,))
        sheet = opened(workbook_bytes([found], [base]))["目标变化"]
        heads = [cell.value for cell in sheet[1]]
        row = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
        assert [row["目标变化"], row["数值比较"]] == words
        assert row["基准·数值原文"] == "3座"
