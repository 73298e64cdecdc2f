"""Pages as government sites save them: all of the text, none of the furniture, the box's fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Document
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.notice_codes import NoticeCode
from tests.documents.files import PLAN, write_text
from tests.documents.pages import CHARSETS, FURNITURE, SITES, trs
from tests.factories import FIXTURES

PLANS = ("jiaxing-2010", "huangpu-2020", "nanhu-2023")


def page_of(folder: Path, site: str, lines: tuple[str, ...]) -> Document:
    path = folder / f"{site}.html"
    path.write_bytes(SITES[site](lines[0], lines[1:]).encode(CHARSETS[site]))
    return read_document(path)


@pytest.fixture(scope="module", params=PLANS)
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A fixture's cleaned text, one of its paragraphs twice, as the pages hold it."""
    found = read_document(FIXTURES / f"{request.param}.txt")
    lines = [line for line in found.text.split("\n") if line.strip()]
    lines = [found.title, *(line for line in lines if line != found.title)]
    twice = next(line for line in lines[3:] if len(line) > 40)
    lines.insert(lines.index(twice), twice)
    path = tmp_path_factory.mktemp("source") / f"{request.param}.txt"
    return read_document(write_text(path, lines))


@pytest.mark.parametrize("site", SITES)
def test_all_of_the_text_and_nothing_else(tmp_path: Path, source: Document, site: str) -> None:
    found = page_of(tmp_path, site, tuple(source.text.split("\n")))
    assert [clause.text for clause in found.clauses] == [clause.text for clause in source.clauses]
    kept = found.text + "".join(part for clause in found.clauses for part in clause.heading)
    assert [word for word in FURNITURE if word in kept and word not in source.text] == []


BOXES = {
    "trs": ("00242/2021-00012", "某政办发〔2021〕12号", "2021-05-06", ("某市人民政府办公室",)),
    "tables": (None, None, None, ()),
    "lists": ("K1234567/2021-33", "某政发〔2021〕5号", "2021-05-06", ("某市人民政府",)),
    "definitions": ("330400/2021-7", "某政办〔2021〕9号", "2021-05-06", ("某市发展和改革委员会",)),
}


@pytest.mark.parametrize("site", SITES)
def test_the_box_is_read_into_the_fields(tmp_path: Path, site: str) -> None:
    found = page_of(tmp_path, site, PLAN)
    assert (found.index, found.number, found.issued, found.issuers) == BOXES[site]
    assert found.posted == "2021-05-10"
    told = {entry.field: entry for entry in found.evidence}
    assert told["posted"].where == "box"
    assert "2021-05-10" in told["posted"].quote


def test_what_is_left_out_has_its_reason(tmp_path: Path) -> None:
    found = page_of(tmp_path, "trs", PLAN)
    reasons = {line.text[:4]: line.reason for line in found.dropped}
    assert reasons["隐藏的提"] is Reason.HIDDEN
    assert reasons["索 引 "] is Reason.BOX
    assert reasons["版权所有"] is Reason.FOOTER
    assert reasons["打印本页"] is Reason.BUTTON


def read_page(folder: Path, body: str, head: str = "") -> Document:
    path = folder / "page.html"
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    path.write_text(page, encoding="utf-8")
    return read_document(path)


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in PLAN[1:])


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        pytest.param("utf-8", "gbk", id="says-utf8-is-gbk"),
        pytest.param("gb2312", "utf-8", id="says-gb2312-is-utf8"),
        pytest.param("gb2312", "gb18030", id="says-gb2312-is-gb18030"),
        pytest.param("x-unknown", "gbk", id="says-nonsense"),
        pytest.param("gb2312", "utf-8-sig", id="with-a-mark"),
    ],
)
def test_a_wrong_charset(tmp_path: Path, meta: str, encoding: str) -> None:
    text = trs(PLAN[0], (*PLAN[1:5], "镕基同志㐂强调,要抓好落实。", *PLAN[5:]))
    text = text.replace("charset=gb2312", f"charset={meta}")
    if encoding == "gbk":
        text = text.replace("㐂", "")  # GBK lacks it, GB18030 has it
    path = tmp_path / "page.html"
    path.write_bytes(text.encode(encoding))
    found = read_document(path)
    assert any(clause.text.startswith("镕基同志") for clause in found.clauses)
    assert len(found.clauses) == 6


def test_the_title_stands_in_the_head_alone(tmp_path: Path) -> None:
    found = read_page(tmp_path, PARAGRAPHS, f'<meta name="ArticleTitle" content="{PLAN[0]}">')
    assert found.title == PLAN[0]


def test_a_page_whose_text_is_hidden_until_a_script_runs(tmp_path: Path) -> None:
    found = read_page(tmp_path, f'<div style="display:none">{PARAGRAPHS}</div><p>加载中</p>')
    assert len(found.clauses) == 5
    assert NoticeCode.TEXT_HIDDEN in [warning.code for warning in found.warnings]


def test_bold_lines_are_headings(tmp_path: Path) -> None:
    body = "".join(
        f"<p><b>{head}</b></p><p>{text}</p>"
        for head, text in (
            ("强化财政金融用地用能支持保障", "各县区要加大投入。"),
            ("加强组织领导", "建立联席会议。"),
        )
    )
    found = read_page(tmp_path, f"<h1>{PLAN[0]}</h1>{body}")
    assert [(clause.heading, clause.text) for clause in found.clauses] == [
        (("强化财政金融用地用能支持保障",), "各县区要加大投入。"),
        (("加强组织领导",), "建立联席会议。"),
    ]


def test_numbered_lists_keep_their_numbers(tmp_path: Path) -> None:
    items = "<li>新建口袋公园十二个,改造三个。</li><li>改造背街小巷三十条,新建五条。</li>"
    found = read_page(tmp_path, f"<h1>{PLAN[0]}</h1><h2>一、任务</h2><ol start=3>{items}</ol>")
    assert [(clause.label, clause.heading) for clause in found.clauses] == [
        ("3.", ("一、任务",)),
        ("4.", ("一、任务",)),
    ]


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    found = read_page(tmp_path, f"<pre>{chr(10).join(PLAN)}</pre>")
    assert len(found.clauses) == 5


def test_a_table_whose_cells_hold_divisions(tmp_path: Path) -> None:
    rows = (("序号", "任务", "责任单位"), ("1", "建公园十二个。", "甲局"), ("2", "修路。", "乙局"))
    table = "".join(
        "<tr>" + "".join(f"<td><div><span>{cell}</span></div></td>" for cell in row) + "</tr>"
        for row in rows
    )
    found = read_page(tmp_path, f"<h1>{PLAN[0]}</h1>{PARAGRAPHS}<p>附件</p><table>{table}</table>")
    assert [(c.text, c.bodies.named) for c in found.clauses[-2:]] == [
        ("建公园十二个。", ("甲局",)),
        ("修路。", ("乙局",)),
    ]
