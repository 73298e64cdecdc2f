"""Signs of fonts of symbols, formulas, and text that is struck through, of every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents import Document
from policydiff.stages.documents.model.removed_lines import Reason
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.notice_codes import NoticeCode
from tests.documents.files import paragraph, write_docx

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(text: str, properties: str = "") -> str:
    set_so = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{set_so}<w:t xml:space="preserve">{text}</w:t></w:r>'


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def math(inner: str) -> str:
    return f'<m:oMath xmlns:m="{M}">{inner}</m:oMath>'


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{letters(above)}</m:num><m:den>{letters(below)}</m:den></m:f>"


def field(code: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"


def read(tmp_path: Path, *runs: str) -> Document:
    body = paragraph("一、主要目标") + f"<w:p>{''.join(runs)}</w:p>" + paragraph("做好各项工作。")
    return read_document(write_docx(tmp_path / "plan.docx", body))


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        pytest.param(
            [run("覆盖率"), sign("Symbol", "F0B3"), run("35%。")], "覆盖率≥35%。", id="ge"
        ),
        pytest.param(
            [run("能耗"), sign("Symbol", "00A3"), run("0.4。")], "能耗≤0.4。", id="low-code"
        ),
        pytest.param(
            [run("误差"), sign("symbol", "F0B1"), run("2天。")], "误差±2天。", id="plus-minus"
        ),
        pytest.param([sign("Wingdings", "F0FC"), run("已建成。")], "✓已建成。", id="tick"),
        pytest.param([sign("Wingdings", "F081"), run("建公园。")], "①建公园。", id="circled"),
        pytest.param([run("甲"), sign("宋体", "2264"), run("乙。")], "甲≤乙。", id="code-point"),
        pytest.param([run("甲"), sign("Webdings", "F061"), run("乙。")], "甲�乙。", id="unknown"),
        pytest.param([run("甲"), sign("Symbol", "F0zz"), run("乙。")], "甲�乙。", id="no-code"),
        pytest.param(
            [run("覆盖率"), run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), run("35%。")],
            "覆盖率≥35%。",
            id="character-of-the-font",
        ),
        pytest.param(
            [run("占比达到"), math(fraction("2", "3")), run("以上。")],
            "占比达到2/3以上。",
            id="two-thirds",
        ),
        pytest.param(
            [run("新建1"), math(fraction("1", "2")), run("公里。")], "新建1又1/2公里。", id="mixed"
        ),
        pytest.param(
            [run("比为"), math(fraction("a+b", "c")), run("。")], "比为(a+b)/c。", id="sum-above"
        ),
        pytest.param(
            [
                run("面积"),
                math(f"<m:sSup><m:e>{letters('m')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>"),
                run("。"),
            ],
            "面积m²。",
            id="power",
        ),
        pytest.param(
            [run("取"), math("<m:rad><m:deg/><m:e>" + letters("ab") + "</m:e></m:rad>"), run("。")],
            "取√ab。",
            id="root",
        ),
        pytest.param(
            [run("取"), math("<m:d><m:dPr/><m:e>" + letters("x") + "</m:e></m:d>"), run("。")],
            "取(x)。",
            id="brackets",
        ),
        pytest.param(
            [run("占"), field(r" EQ \F(2,3) "), run("以上。")], "占2/3以上。", id="old-fraction"
        ),
        pytest.param([field(r"eq \o\ac(○,3)"), run("建公园。")], "③建公园。", id="old-circle"),
        pytest.param([run("见"), field(" PAGE "), run("附件。")], "见附件。", id="other-field"),
    ],
)
def test_signs_and_formulas_of_word_files(tmp_path: Path, runs: list[str], text: str) -> None:
    assert text in read(tmp_path, *runs).text.splitlines()


def test_a_deep_formula_is_read_letter_by_letter(tmp_path: Path) -> None:
    deep = letters("7")
    for _ in range(50):
        deep = f"<m:e>{deep}</m:e>"
    assert read(tmp_path, run("达到"), math(deep), run("个。")).clauses[0].text == "达到7个。"


def test_unknown_signs_have_a_warning(tmp_path: Path) -> None:
    found = read(
        tmp_path, run("甲"), sign("Webdings", "F061"), sign("Webdings", "F062"), run("乙。")
    )
    assert [(w.code, w["number"]) for w in found.warnings if "signs" in w.code] == [
        (NoticeCode.SIGNS_UNKNOWN, 2)
    ]


@pytest.mark.parametrize(
    "properties", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'], ids=str
)
def test_struck_text_of_word_files_is_left_out(tmp_path: Path, properties: str) -> None:
    found = read(
        tmp_path, run("新建隧道"), run("2", properties), run("9", properties), run("30条。")
    )
    _assert_struck(found)


def test_text_that_a_run_frees_from_strikes_stays(tmp_path: Path) -> None:
    found = read(tmp_path, run("新建隧道"), run("29", '<w:strike w:val="0"/>'), run("条。"))
    assert found.clauses[0].text == "新建隧道29条。"
    assert not found.dropped


def test_struck_cells_are_told(tmp_path: Path) -> None:
    cell = f"<w:tc><w:p>{run('29', '<w:strike/>')}{run('30')}</w:p></w:tc>"
    row = f"<w:tr><w:tc>{paragraph('隧道(条)')}</w:tc>{cell}</w:tr>"
    body = paragraph("一、主要目标。加快建设。") + f"<w:tbl>{row}{row}</w:tbl>"
    found = read_document(write_docx(tmp_path / "plan.docx", body))
    assert "隧道(条) | 30 |" in found.text
    assert [line.text for line in found.dropped if line.reason is Reason.STRUCK] == ["29", "29"]


@pytest.mark.parametrize(
    "mark",
    [
        *("<s>29</s>", "<del>29</del>", "<strike>29</strike>"),
        '<span style="text-decoration: line-through">29</span>',
    ],
)
@pytest.mark.parametrize("page", ["<p>新建隧道{}30条。</p>", "<p>新建<b>隧道{}</b>30条。</p>"])
def test_struck_text_of_pages_is_left_out(tmp_path: Path, page: str, mark: str) -> None:
    path = tmp_path / "plan.html"
    inner = page.format(mark)
    path.write_text(f"<html><body><p>一、主要目标</p>{inner}</body></html>", encoding="utf-8")
    _assert_struck(read_document(path))


def test_struck_cells_of_pages_are_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    rows = "<tr><td>指标</td><td>目标</td></tr><tr><td>隧道</td><td><s>29</s>30条</td></tr>"
    page = f"<html><body><p>一、主要目标。加快建设。</p><table>{rows}</table></body></html>"
    path.write_text(page, encoding="utf-8")
    found = read_document(path)
    assert "隧道 | 30条 |" in found.text
    assert [line.text for line in found.dropped if line.reason is Reason.STRUCK] == ["29"]


def test_struck_text_of_markdown_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("一、主要目标\n\n新建隧道~~29~~30条。\n", encoding="utf-8")
    _assert_struck(read_document(path))


def _assert_struck(found: Document) -> None:
    assert found.clauses[0].text == "新建隧道30条。"
    assert [(line.text, line.reason) for line in found.dropped] == [("29", Reason.STRUCK)]
    told = [warning for warning in found.warnings if warning.code is NoticeCode.TEXT_STRUCK]
    assert [(warning["number"], warning["words"]) for warning in told] == [(1, "29")]
