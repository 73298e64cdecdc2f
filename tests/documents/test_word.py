"""Word files: automatic numbers, tracked changes, text boxes, hidden text, tables."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from policydiff.stages.documents import Bodies, Document
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from tests.documents.files import PLAN, W, paragraph, write_docx

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def item(text: str, number: int, depth: int = 0, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, f"<w:pPr>{named}{place if number else ''}</w:pPr>")


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, owner: int, override: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{owner}"/>{override}</w:num>'


def write(path: Path, body: str, *, numbering: str = "", styles: str = "", **parts: str) -> Path:
    write_docx(path, body, numbering=numbering)
    with zipfile.ZipFile(path, "a") as archive:
        if styles:
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def labels(document: Document) -> list[str]:
    return [clause.label for clause in document.clauses]


THREE = ("新建口袋公园十二个。", "改造背街小巷三十条。", "新增养老床位五百张。")


@pytest.mark.parametrize(
    ("lists", "items", "expected"),
    [
        pytest.param(
            abstract(0, level(0, "chineseCountingThousand", "%1、"), level(1, "decimal", "(%2)"))
            + num(1, 0),
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            ["一、", "(1)", "(2)", "二、", "(1)"],
            id="deeper-levels-begin-anew",
        ),
        pytest.param(
            abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.",
                     '<w:lvlRestart w:val="0"/>')) + num(1, 0),
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            ["一、", "1.", "二、", "2."],
            id="a-level-that-never-begins-anew",
        ),
        pytest.param(
            abstract(0, level(0, "decimal", "%1."))
            + num(1, 0)
            + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            [(1, 0), (1, 0), (2, 0), (2, 0)],
            ["1.", "2.", "1.", "2."],
            id="a-list-that-begins-anew",
        ),
        pytest.param(
            abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0),
            [(1, 0), (2, 0), (1, 0)],
            ["1.", "2.", "3."],
            id="lists-that-go-on",
        ),
        pytest.param(
            abstract(0, level(0, "decimal", "%1."))
            + num(1, 0, '<w:lvlOverride w:ilvl="0">'
                  + level(0, "decimalEnclosedCircleChinese", "%1", start=3) + "</w:lvlOverride>"),
            [(1, 0), (1, 0)],
            ["③", "④"],
            id="a-level-of-its-own",
        ),
        pytest.param(
            abstract(0, level(0, "chineseCounting", "第%1条")) + num(1, 0),
            [(1, 0)] * 3,
            ["第一条", "第二条", "第三条"],
            id="articles",
        ),
        pytest.param(
            abstract(0, level(0, "chineseCounting", "%1、"),
                     level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0),
            [(1, 0), (1, 1), (1, 1)],
            ["一、", "1.1", "1.2"],
            id="levels-above-as-digits",
        ),
    ],
)  # fmt: skip
def test_automatic_numbers(
    tmp_path: Path, lists: str, items: list[tuple[int, int]], expected: list[str]
) -> None:
    texts = [f"推进第{i}号项目建设,按期完成任务。" for i in range(len(items))]
    body = "".join(item(t, n, d) for t, (n, d) in zip(texts, items, strict=True))
    found = read_document(write(tmp_path / "plan.docx", body, numbering=lists))
    assert labels(found) == expected


def test_numbers_that_styles_bring(tmp_path: Path) -> None:
    lists = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>'),
        level(1, "chineseCounting", "(%2)", '<w:pStyle w:val="B"/>'),
    ) + num(4, 0)
    own = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="x{name}"/>{more}</w:style>'
        for name, more in (("A", own), ("B", own), ("C", '<w:basedOn w:val="B"/>'))
    )
    long = [f"{text}完善设施,方便群众。" for text in THREE]
    body = "".join(item(t, 0, style=s) for t, s in zip(long, "ABC", strict=True))
    found = read_document(write(tmp_path / "plan.docx", body, numbering=lists, styles=styles))
    assert labels(found) == ["一、", "(一)", "(二)"]


def test_levels_that_a_list_style_defines(tmp_path: Path) -> None:
    lists = (
        abstract(0, level(0, "chineseCounting", "%1、"), more='<w:styleLink w:val="L"/>')
        + abstract(1, more='<w:numStyleLink w:val="L"/>')
        + num(1, 1)
    )
    body = "".join(item(t, 1) for t in THREE)
    found = read_document(write(tmp_path / "plan.docx", body, numbering=lists))
    assert labels(found) == ["一、", "二、", "三、"]


def test_an_empty_numbered_paragraph_counts(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = item(THREE[0], 1) + item("", 1) + item(THREE[1], 1)
    assert labels(read_document(write(tmp_path / "plan.docx", body, numbering=lists))) == [
        "1.",
        "3.",
    ]


RUN = "<w:r><w:t>{}</w:t></w:r>"


def test_tracked_moves_deleted_marks_and_rows(tmp_path: Path) -> None:
    body = (
        paragraph("一、任务")
        + f"<w:p><w:moveFrom>{RUN.format('旧处。')}</w:moveFrom>{RUN.format('新建公园,')}</w:p>"
        + f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN.format('改造道路')}</w:p>"
        + f"<w:p>{RUN.format('三十条。')}<w:moveTo>{RUN.format('新处。')}</w:moveTo></w:p>"
    )
    row = (
        "<w:tr>{}<w:tc>" + paragraph("{}") + "</w:tc><w:tc>" + paragraph("甲局") + "</w:tc></w:tr>"
    )
    gone = "<w:trPr><w:del/></w:trPr>"
    body += f"<w:tbl>{row.format('', '建公园')}{row.format(gone, '删去')}</w:tbl>"
    found = read_document(write(tmp_path / "plan.docx", body))
    assert [clause.text for clause in found.clauses] == [
        "新建公园,",
        "改造道路三十条。新处。",
        "建公园 | 甲局",
    ]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框内:新增养老床位五百张。')}</w:txbxContent>"
    body = (
        paragraph("一、任务")
        + f'<w:p xmlns:mc="{MC}">{RUN.format("新建公园十二个。")}<w:r><mc:AlternateContent>'
        + f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict>'
        + "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + f"<w:p><w:r><w:pict>{box.replace('框内', '旧式')}</w:pict></w:r></w:p>"
    )
    assert [c.text for c in read_document(write(tmp_path / "plan.docx", body)).clauses] == [
        "新建公园十二个。",
        "框内:新增养老床位五百张。",
        "旧式:新增养老床位五百张。",
    ]


def test_hidden_text_notes_and_running_heads_are_left_out(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>十二个。</w:t></w:r>'
    body = paragraph("一、任务") + f"<w:p>{RUN.format('新建公园')}{hidden}{shown}</w:p>"
    note = f"<w:footnote>{paragraph('注:脚注。')}</w:footnote>"
    note = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    head = f'<w:hdr xmlns:w="{W}">{paragraph("某市人民政府公报")}</w:hdr>'
    path = write(tmp_path / "plan.docx", body, footnotes=note, header1=head)
    found = read_document(path)
    assert [clause.text for clause in found.clauses] == ["新建公园十二个。"]
    assert {(line.text, line.reason) for line in found.dropped} == {
        ("隐藏的话", Reason.HIDDEN),
        ("注:脚注。", Reason.NOTE),
        ("某市人民政府公报", Reason.RUNNING),
    }


def test_headings_by_style_and_a_table_of_contents(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/></w:style>'
        for name, called in (("1", "heading 1"), ("9", "toc 1"))
    )
    long = "强化财政金融用地用能人才等各方面的支持与保障"
    body = (
        item(f"{long}\t3", 0, style="9")
        + item(long, 0, style="1")
        + paragraph("各县区要加大投入。")
        + item("加强组织领导", 0, style="1")
        + paragraph("建立会议制度。")
    )
    found = read_document(write(tmp_path / "plan.docx", body, styles=styles))
    assert [(clause.heading, clause.text) for clause in found.clauses] == [
        ((long,), "各县区要加大投入。"),
        (("加强组织领导",), "建立会议制度。"),
    ]
    assert [line.reason for line in found.dropped] == [Reason.CONTENTS]


def test_numbered_cells_and_a_frame_of_one_column(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    rows = [("序号", "任务", "责任单位"), *(("", text, "甲局") for text in THREE)]
    table = "".join(
        "<w:tr>"
        + f"<w:tc>{item('', 1) if not first else paragraph(first)}</w:tc>"
        + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in rest)
        + "</w:tr>"
        for first, *rest in rows
    )
    framed = "".join(map(paragraph, PLAN))
    body = f"<w:tbl><w:tr><w:tc>{framed}</w:tc></w:tr></w:tbl>{paragraph('附件')}"
    found = read_document(
        write(tmp_path / "plan.docx", body + f"<w:tbl>{table}</w:tbl>", numbering=lists)
    )
    assert [clause.id for clause in found.clauses[-3:]] == ["a.1", "a.2", "a.3"]
    assert found.clauses[-1].bodies == Bodies(named=("甲局",))
    assert len(found.clauses) == 5 + 3


def test_the_strict_form_of_word_files(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "".join(map(paragraph, PLAN))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{strict}"><w:body>{body}</w:body></w:document>',
        )
    assert len(read_document(path).clauses) == 5
