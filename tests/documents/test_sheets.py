"""Spreadsheets: cells as they are shown, blocks as text and tables, what is hidden or damaged."""

from __future__ import annotations

import contextlib
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from policydiff.stages.documents.formats.containers.old_container import read_stream
from policydiff.stages.documents.formats.sheets.number_display import Cell, show
from policydiff.stages.documents.formats.sheets.xls_styles import read_xls_styles
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import Limits
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets.extraction import find_targets

OLD = Path(__file__).parent / "indicators.xls"
TITLE = "云溪市“十四五”时期经济社会发展主要指标"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.355, "0.0%", "35.5%"),
        (0.355, "0%", "36%"),
        (0.4, "0.00%", "40.00%"),
        (12.0, "General", "12"),
        (12, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567.0, "General", "1234567"),
        (1e-7, "General", "0.0000001"),
        (2.5, "0", "3"),
        (7.0, "0.0#", "7.0"),
        (7.25, "0.0#", "7.25"),
        (0.5, "#.##", ".5"),
        (3.0, "000", "003"),
        (-3.0, "0.0", "-3.0"),
        (-3.0, "0.0;(0.0)", "(3.0)"),
        (0.0, '0.0;-0.0;"—"', "—"),
        (-0.01, "0.0", "0.0"),
        (12.0, '0"万人"', "12万人"),
        (12.0, r"0\家", "12家"),
        (5.0, '"≥"0.0"%"', "≥5.0%"),
        (12000.0, '0.0,"千元"', "12.0千元"),
        (3.0, "[Red]0.0", "3.0"),
        (3.0, "[$¥-804]#,##0.00", "¥3.00"),
        (3.0, "_ * #,##0_ ", "3"),
        (3.0, "0.00E+00", "3"),
        (0.5, "# ?/?", "0.5"),
        (3.0, "@", "3"),
        ("  森林\n覆盖率 ", "0.0%", "森林 覆盖率"),
        (True, "General", "TRUE"),
        (date(2025, 3, 1), 'yyyy"年"m"月"d"日"', "2025年3月1日"),
        (date(2025, 3, 1), "yyyy-mm-dd", "2025-03-01"),
        (date(2025, 3, 1), 'yyyy"年"', "2025年"),
        (date(2025, 3, 1), "General", "2025-03-01"),
        (datetime(2025, 3, 1, 9, 5), "yyyy/m/d h:mm", "2025/3/1 9:05"),
        (datetime(2025, 3, 1), "[$-804]yy.m.d;@", "25.3.1"),
        (time(9, 5), "h:mm", "09:05:00"),
    ],
)
def test_cells_are_shown_in_their_format(value: Cell, code: str, shown: str) -> None:
    assert show(value, code) == shown


def workbook(path: Path, fill: Callable[[openpyxl.Workbook], None]) -> Path:
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path


def sheet_of(path: Path, *rows: tuple[object, ...]) -> Path:
    def fill(book: openpyxl.Workbook) -> None:
        for row in rows:
            book.active.append(row)

    return workbook(path, fill)


HEAD = ("指标", "2025年")


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param(
            [("主要指标",), HEAD, ("公园（个）", 12), ("注：不含县。",)],
            ["主要指标", "指标 | 2025年 |", "公园（个） | 12 |", "注：不含县。"],
            id="title-and-note",
        ),
        pytest.param(
            [(None, "主要指标"), HEAD, ("公园（个）", 12)],
            ["主要指标", "指标 | 2025年 |", "公园（个） | 12 |"],
            id="title-in-the-middle",
        ),
        pytest.param(
            [HEAD, ("一、生态",), ("公园（个）", 12)],
            ["指标 | 2025年 |", "一、生态 | |", "公园（个） | 12 |"],
            id="group",
        ),
        pytest.param(
            [HEAD, ("公园（个）", 12), (None, "完成省下达任务")],
            ["指标 | 2025年 |", "公园（个） | 12 |", "| 完成省下达任务 |"],
            id="a-value-alone-is-a-row",
        ),
        pytest.param(
            [HEAD, ("公园（个）", 12), (), ("工作要求",), ("一、加强领导，抓好落实。",)],
            ["指标 | 2025年 |", "公园（个） | 12 |", "工作要求", "一、加强领导，抓好落实。"],
            id="text-below",
        ),
        pytest.param(
            [(), (None, None, *HEAD), (None, None, "公园（个）", 12)],
            ["指标 | 2025年 |", "公园（个） | 12 |"],
            id="not-in-the-corner",
        ),
        pytest.param(
            [("甲|乙", "丙"), ("丁", "戊")], ["甲｜乙 | 丙 |", "丁 | 戊 |"], id="bar-in-a-cell"
        ),
    ],
)
def test_blocks_are_text_and_tables(
    tmp_path: Path, rows: list[tuple[object, ...]], lines: list[str]
) -> None:
    assert read_document(sheet_of(tmp_path / "plan.xlsx", *rows)).text.splitlines() == lines


def test_sheets_follow_each_other_under_their_names(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for name, indicator in (("经济指标", "公园"), ("Sheet2", "学校"), ("底稿", "医院")):
            sheet = book.create_sheet(name)
            sheet.append(HEAD)
            sheet.append((f"{indicator}（个）", 12))
        book["底稿"].sheet_state = "hidden"

    found = read_document(workbook(tmp_path / "plan.xlsx", fill))
    first = ["经济指标", "指标 | 2025年 |", "公园（个） | 12 |"]
    assert found.text.splitlines() == [*first, "指标 | 2025年 |", "学校（个） | 12 |"]
    hidden = [line.text for line in found.dropped if line.reason is Reason.HIDDEN]
    assert hidden == ["指标 2025年", "医院（个） 12"]


def test_merged_cells_over_hidden_rows_and_columns(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        rows = [("类别", "指标", "底", "2025年"), ("生态", "公园（个）", 1, 12)]
        for row in (*rows, *[("", "绿道（公里）", 2, 30)] * 2):
            sheet.append(row)
        sheet.merge_cells("A2:A4")
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[3].hidden = True

    found = read_document(workbook(tmp_path / "plan.xlsx", fill))
    assert found.text.splitlines() == [
        "类别 | 指标 | 2025年 |",
        "生态 | 公园（个） | 12 |",
        "生态 | 绿道（公里） | 30 |",
    ]
    hidden = [line for line in found.dropped if line.reason is Reason.HIDDEN]
    assert [(line.text, line.line) for line in hidden] == [
        ("底", 1), ("1", 2), ("绿道（公里）", 3), ("2", 3), ("30", 3), ("2", 4),
    ]  # fmt: skip
    assert [clause.line for clause in found.clauses] == [2, 4]


@pytest.mark.parametrize("name", ["plan.xls", "plan.et", "plan.doc", "plan"])
def test_old_workbooks_are_known_by_their_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OLD.read_bytes())
    found = read_document(path)
    assert found.text.splitlines() == [
        TITLE,
        "类别 | 指标 | 2020年 | 2025年 | 属性 |",
        "创新 | 全社会研发经费投入强度（%） | 2.1 | 2.5 | 预期性 |",
        "创新 | 每万人口发明专利拥有量（件） | 6 | 9.5 | 预期性 |",
        "生态 | 森林覆盖率 | 35.5% | 40.0% | 约束性 |",
        "生态 | 公园绿地面积（公顷） | 1,234.5 | 2,000.0 | 预期性 |",
        "注：2020年为实际数。",
        "编制日期 | 2021年3月15日 |",
    ]
    hidden = [line.text for line in found.dropped if line.reason is Reason.HIDDEN]
    assert hidden == ["藏起来的一列", "藏起来的一行", "底稿数"]
    assert [(str(t.low), t.unit) for t in find_targets(found).targets] == [
        ("2.5", "%"), ("9.5", "件"), ("40", "%"), ("2000", "公顷"),
    ]  # fmt: skip


def test_formulas_without_a_value_have_a_warning(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "plan.xlsx", HEAD, ("公园（个）", "=6+6"), ("学校（所）", 3))
    found = read_document(path)
    told = [w["number"] for w in found.warnings if w.code is NoticeCode.CELLS_NOT_COMPUTED]
    assert told == [1]


def _far_cell(path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["XFD1048576"] = 1

    workbook(path, fill)


def _without_part(path: Path) -> None:
    whole = path.with_suffix(".whole")
    sheet_of(whole, HEAD)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as made:
        for name in source.namelist():
            if name != "xl/_rels/workbook.xml.rels":
                made.writestr(name, source.read(name))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(_far_cell, "has sheets of 17,179,869,184 cells", id="a-cell-far-off"),
        pytest.param(_without_part, "is a damaged spreadsheet", id="part-missing"),
        pytest.param(lambda path: sheet_of(path), "has no cell that holds anything", id="empty"),
        pytest.param(
            lambda path: path.write_bytes(OLD.read_bytes()[:3000]), "or damaged", id="cut-off"
        ),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "plan.xlsx"
    make(path)
    with pytest.raises(DocumentError, match=message):
        read_document(path)


def test_a_part_over_a_limit_is_refused(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "plan.xlsx", *[("公园", number) for number in range(60_000)])
    with pytest.raises(DocumentError, match=r"unpacks its sheet1\.xml"):
        read_document(path, limits=Limits(unpacked_megabytes=1))


@pytest.mark.parametrize("place", range(0, 5600, 97))
def test_old_workbooks_with_a_changed_byte_raise_no_other_error(tmp_path: Path, place: int) -> None:
    data = bytearray(OLD.read_bytes())
    data[place] ^= 0xFF
    path = tmp_path / "plan.xls"
    path.write_bytes(data)
    with contextlib.suppress(DocumentError):
        read_document(path)


def test_a_small_stream_lies_in_the_sectors_of_small_ones() -> None:
    free, end = 0xFFFFFFFF, 0xFFFFFFFE

    def entry(name: str, kind: int, first: int, size: int) -> bytes:
        written = name.encode("utf-16-le")
        head = written.ljust(64, b"\0") + struct.pack("<HB", len(written) + 2, kind)
        return head.ljust(116, b"\0") + struct.pack("<II", first, size) + b"\0\0\0\0"

    head = bytearray(512)
    head[:8] = OLD.read_bytes()[:8]
    struct.pack_into("<HH", head, 30, 9, 6)
    struct.pack_into("<IIIIIIII", head, 44, 1, 1, 0, 4096, 2, 1, end, 0)
    struct.pack_into("<109I", head, 76, 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, end, end, *[free] * 124)
    directory = entry("Root Entry", 5, 3, 128) + entry("Book", 2, 0, 70)
    small_table = struct.pack("<128I", 1, end, *[free] * 126)
    text = bytes(range(70))
    data = bytes(head) + table + directory.ljust(512, b"\0") + small_table + text.ljust(512, b"\0")
    assert read_stream(data, "Workbook", "Book") == text
    assert read_stream(data, "Workbook") is None


def test_the_styles_of_an_old_workbook_know_its_size() -> None:
    styles = read_xls_styles(OLD.read_bytes())
    assert [(style.height, style.width) for style in styles.values()] == [(10, 7), (1, 1)]
