"""One plan in every format, and what only one format has."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from policydiff.stages.documents import Bodies, Document, Part
from policydiff.stages.documents.formats.word.number_formats import render_number
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import DocumentError
from tests.documents.files import PLAN, W, paragraph, write_docx, write_html, write_text


def shape(document: Document) -> list[tuple[object, ...]]:
    return [(c.id, c.label, c.heading, c.part, c.text, c.bodies) for c in document.clauses]


@pytest.fixture
def plain(tmp_path: Path) -> Document:
    return read_document(write_text(tmp_path / "plain.txt"))


def test_text_reads_to_clauses(plain: Document) -> None:
    assert [c.id for c in plain.clauses] == ["p1", "1.1.p1", "2.1", "2.2", "3.1"]
    assert plain.clauses[2].bodies == Bodies(named=("市商务局", "市文旅局"))
    assert plain.clauses[2].heading == ("二、主要任务",)
    assert plain.clauses[4].part is Part.SAFEGUARDS
    assert plain.title == PLAN[0]


def test_html_reads_to_the_same_clauses(plain: Document, tmp_path: Path) -> None:
    page = read_document(write_html(tmp_path / "page.html"))
    assert shape(page) == shape(plain)
    assert page.issued == "2021-05-06"
    assert any("网站地图" in line for line in page.furniture)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_html_in_any_charset(charset: str, tmp_path: Path, plain: Document) -> None:
    page = read_document(write_html(tmp_path / "page.htm", charset=charset))
    assert shape(page) == shape(plain)


def test_html_keeps_a_paragraph_that_stands_twice(tmp_path: Path) -> None:
    lines = (*PLAN[:4], PLAN[4], PLAN[4], *PLAN[5:])
    page = read_document(write_html(tmp_path / "page.html", lines))
    assert [c.text for c in page.clauses].count(PLAN[4]) == 2


def test_markdown_reads_to_the_same_clauses(plain: Document, tmp_path: Path) -> None:
    lines = [f"# {PLAN[0]}", PLAN[1], f"## {PLAN[2]}", *PLAN[3:]]
    assert shape(read_document(write_text(tmp_path / "plan.md", lines))) == shape(plain)


def test_docx_reads_to_the_same_clauses(plain: Document, tmp_path: Path) -> None:
    word = read_document(write_docx(tmp_path / "plan.docx", "".join(map(paragraph, PLAN))))
    assert shape(word) == shape(plain)


def test_docx_accepts_tracked_changes_and_reads_wrapped_text(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        paragraph("一、任务")
        + "<w:p>"
        + run.format("建成公园")
        + f"<w:ins>{run.format('12')}</w:ins>"
        + "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        + f"<w:smartTag>{run.format('个')}</w:smartTag>"
        + f"<w:sdt><w:sdtContent>{run.format('以上。')}</w:sdtContent></w:sdt></w:p>"
    )
    word = read_document(write_docx(tmp_path / "plan.docx", body))
    assert [c.text for c in word.clauses] == ["建成公园12个以上。"]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
  <w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>"""


def numbered(text: str, depth: int) -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    return paragraph(text, properties)


def test_docx_restores_automatic_numbers(tmp_path: Path) -> None:
    body = (
        numbered("重点任务", 0)
        + numbered("新建公园。", 1)
        + numbered("改造道路。", 1)
        + numbered("其他任务", 0)
        + numbered("种植树木。", 1)
    )
    word = read_document(write_docx(tmp_path / "plan.docx", body, numbering=NUMBERING))
    assert [(c.id, c.label, c.heading) for c in word.clauses] == [
        ("1.1", "1.", ("一、重点任务",)),
        ("1.2", "2.", ("一、重点任务",)),
        ("2.1", "1.", ("二、其他任务",)),
    ]


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        pytest.param(3, "decimal", "3", id="decimal"),
        pytest.param(10, "chineseCounting", "十", id="ten"),
        pytest.param(12, "chineseCountingThousand", "十二", id="twelve"),
        pytest.param(20, "japaneseCounting", "二十", id="twenty"),
        pytest.param(2, "decimalEnclosedCircle", "②", id="circle"),
        pytest.param(4, "lowerRoman", "iv", id="roman"),
        pytest.param(2, "upperLetter", "B", id="letter"),
    ],
)
def test_word_number_formats(value: int, form: str, expected: str) -> None:
    assert render_number(value, form) == expected


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


TASKS = (
    ("任务类别", "序号", "具体内容", "牵头单位", "配合单位"),
    ("城市建设", "1", "新建口袋公园12个以上。", "市园林局", "各区政府"),
    ("城市建设", "2", "改造背街小巷30条。", "市住建局", "各区政府、各街道"),
    ("社会事业", "3", "新增养老床位500张。", "市民政局", "——"),
)
EXPECTED_ROWS = [
    (
        "a.1",
        ("城市建设",),
        "新建口袋公园12个以上。",
        Bodies(lead=("市园林局",), support=("各区政府",)),
    ),
    (
        "a.2",
        ("城市建设",),
        "改造背街小巷30条。",
        Bodies(lead=("市住建局",), support=("各区政府", "各街道")),
    ),
    ("a.3", ("社会事业",), "新增养老床位500张。", Bodies(lead=("市民政局",))),
]


def rows_of(document: Document) -> list[tuple[object, ...]]:
    return [(c.id, c.heading, c.text, c.bodies) for c in document.clauses if c.part is Part.ANNEX]


def test_docx_table_with_merged_cells_is_a_responsibility_list(tmp_path: Path) -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    merges = ("", start, more, "")
    rows = "".join(
        "<w:tr>"
        + cell("" if merge == more else row[0], merge)
        + "".join(map(cell, row[1:]))
        + "</w:tr>"
        for row, merge in zip(TASKS, merges, strict=True)
    )
    body = "".join(map(paragraph, (*PLAN, "附件", "责任清单"))) + f"<w:tbl>{rows}</w:tbl>"
    assert rows_of(read_document(write_docx(tmp_path / "plan.docx", body))) == EXPECTED_ROWS


def test_html_table_with_rowspan_is_a_responsibility_list(tmp_path: Path) -> None:
    def tr(row: tuple[str, ...], first: str) -> str:
        return f"<tr>{first}{''.join(f'<td>{text}</td>' for text in row[1:])}</tr>"

    table = "".join(
        (
            tr(TASKS[0], f"<td>{TASKS[0][0]}</td>"),
            tr(TASKS[1], f'<td rowspan="2">{TASKS[1][0]}</td>'),
            tr(TASKS[2], ""),
            tr(TASKS[3], f"<td>{TASKS[3][0]}</td>"),
        )
    )
    paragraphs = "".join(f"<p>{line}</p>" for line in (*PLAN, "附件", "责任清单"))
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body>{paragraphs}<table>{table}</table></body></html>", encoding="utf-8"
    )
    assert rows_of(read_document(path)) == EXPECTED_ROWS


HEADERS = (
    ("任务类别", "序号", "具体内容", "责任单位", ""),
    ("", "", "", "牵头单位", "配合单位"),
)


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "left-empty"])
def test_docx_table_with_a_header_of_two_rows(tmp_path: Path, merged: bool) -> None:
    above = [cell(text, '<w:vMerge w:val="restart"/>' * merged) for text in HEADERS[0][:3]]
    above.append(cell("责任单位", '<w:gridSpan w:val="2"/>'))
    below = [cell(text, "<w:vMerge/>" * (merged and not text)) for text in HEADERS[1]]
    rows = [above, below, *([cell(text) for text in row] for row in TASKS[1:])]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    body = "".join(map(paragraph, (*PLAN, "附件", "责任清单"))) + f"<w:tbl>{table}</w:tbl>"
    assert rows_of(read_document(write_docx(tmp_path / "plan.docx", body))) == EXPECTED_ROWS


def html_table(tmp_path: Path, rows: list[str]) -> Document:
    paragraphs = "".join(f"<p>{line}</p>" for line in (*PLAN, "附件", "责任清单"))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    path = tmp_path / "page.html"
    page = f"<html><body>{paragraphs}<table>{table}</table></body></html>"
    path.write_text(page, encoding="utf-8")
    return read_document(path)


def test_html_header_over_two_rows_and_columns(tmp_path: Path) -> None:
    top = "".join(f'<th rowspan="2">{text}</th>' for text in HEADERS[0][:3])
    rows = ["".join(f"<td>{text}</td>" for text in row) for row in TASKS[1:]]
    head = [f'{top}<th colspan="2">责任单位</th>', "<th>牵头单位</th><th>配合单位</th>"]
    assert rows_of(html_table(tmp_path, [*head, *rows])) == EXPECTED_ROWS


def test_html_header_cell_over_several_columns(tmp_path: Path) -> None:
    head = '<th>序号</th><th colspan="2">工作任务</th><th colspan="2">责任单位</th>'
    row = "<td>1</td><td>夜间经济</td><td>建集聚区12个。</td><td>甲局</td><td>乙局</td>"
    found = rows_of(html_table(tmp_path, [head, row]))
    assert [(text, bodies) for _, _, text, bodies in found] == [
        ("夜间经济 | 建集聚区12个。", Bodies(named=("甲局", "乙局")))
    ]


def test_flattened_table_is_a_responsibility_list(tmp_path: Path) -> None:
    rows = [" | ".join(row) + " |" for row in TASKS]
    rows[2] = (
        " | ".join(TASKS[2][1:]) + " | |"
    )  # the merged cell is gone, as in text saved from a page
    broken = rows[1].split(" | ")
    rows[1:2] = [" | ".join(broken[:4]), "| " + broken[4]]  # one row on two lines
    path = write_text(tmp_path / "plan.txt", (*PLAN, "附件", "责任清单", *rows))
    assert rows_of(read_document(path)) == EXPECTED_ROWS


def test_one_cell_a_line_is_a_task_table(tmp_path: Path) -> None:
    cells = [
        *("类型", "序号", "重点任务", "责任单位"),
        *(
            "建设类",
            "1",
            "新建口袋公园12个以上",
            "市园林局",
            "市财政局",
            "2",
            "改造背街小巷30条",
            "市住建局",
        ),
        *("民生类", "3", "新增养老床位500张", "市民政局"),
    ]
    path = write_text(tmp_path / "plan.txt", (*PLAN, "附件", "重点任务表", *cells))
    assert rows_of(read_document(path)) == [
        (
            "a.1",
            ("建设类",),
            "新建口袋公园12个以上",
            Bodies(named=("市园林局", "市财政局")),
        ),
        ("a.2", ("建设类",), "改造背街小巷30条", Bodies(named=("市住建局",))),
        ("a.3", ("民生类",), "新增养老床位500张", Bodies(named=("市民政局",))),
    ]


def test_archive_that_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "text")
    with pytest.raises(DocumentError, match="no Word file"):
        read_document(path)


def test_an_archive_of_documents_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("plan.txt", "一、新建学校12所。")
    with pytest.raises(DocumentError, match="archive of files"):
        read_document(path)


def test_entities_in_word_xml_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "一二三四五">]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>任务&a;。</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert [c.text for c in read_document(path).clauses] == ["任务"]
