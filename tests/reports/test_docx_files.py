"""Word files: a memo that fits one page, and a 修改对照表 that marks what differs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from policydiff.stages.compare import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.reports.shared.cell_text import lines_of
from policydiff.stages.reports.shared.pair_summary import summarise
from policydiff.stages.reports.shared.translations import read_interface
from policydiff.stages.reports.word.docx_elements import xml_text
from policydiff.stages.reports.word.docx_files import comparison_docx, memo_docx
from policydiff.stages.reports.word.memo import PAGE, height, pair_memo, report_memo
from tests.factories import notice_saying, plan
from tests.reports.samples import HOSTILE, sample

ZH = read_interface("zh")
SOFFICE = shutil.which("soffice")


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def text_of(word: Any) -> str:
    return "\n".join(
        node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t")
    )


def rows_of(word: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in word.tables[-1].rows]


def highlight(text: str = "目标加强", quote: str = "新建泵站3座以上") -> Highlight:
    evidence = tuple(
        Evidence(document=DocumentId(name), clause=ClauseId("1"), quote=quote)
        for name in ("a/b", "c d")
    )
    return Highlight(
        rule=Rule.TARGET_MOVED, weight=0.9, notice=notice_saying(text), evidence=evidence
    )


def long_comparison(comparison: Comparison) -> Comparison:
    """All that a memo says, as long as it can be."""
    document = replace(
        comparison.base.document, title="很长的标题，“又长”" * 40, issuers=("很长的机关" * 20,) * 6
    )
    return replace(
        comparison,
        base=replace(comparison.base, document=document),
        highlights=tuple(highlight("“甲乙丙丁”——" * 60, "“长长”" * 60) for _ in range(10)),
        warnings=(notice_saying("a warning"),),
    )


def test_the_table_is_landscape_and_its_head_stands_on_each_page() -> None:
    word = opened(comparison_docx(sample().comparisons[0]))
    memo, section = word.sections
    assert memo.orientation == WD_ORIENT.PORTRAIT
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert [round(side.cm, 1) for side in (section.page_width, section.page_height)] == [29.7, 21.0]
    assert word.tables[-1].rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not word.tables[-1].rows[1]._tr.xpath("w:trPr/w:tblHeader")
    for part in word.sections:
        told = part.footer._element.xpath(".//w:t/text() | .//w:instrText/text()")
        assert re.sub(r"\s", "", "".join(told)) == "第PAGE1页，共NUMPAGES1页"


def test_headings_are_headings_and_no_picture_of_an_empty_page_is_inside() -> None:
    data = comparison_docx(sample().comparisons[0])
    levels = opened(data).element.body.xpath("w:p[w:pPr/w:outlineLvl]")
    told = ["".join(p.xpath(".//w:t/text()")) for p in levels]
    assert told[0] == "政策文件比较备忘录"
    assert told[-3:] == ["修改对照表", "资料来源", "阅读与比较中的提醒"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_rows_are_those_of_the_comparison_with_their_places_and_bodies() -> None:
    rows = rows_of(opened(comparison_docx(sample().comparisons[0])))
    assert [row[0] for row in rows] == ["序号", "1", "2", "3", "4"]
    assert rows[0][1:3] == ["基准：文件a/b积极推进", "对照：文件c d积极推进"]
    assert rows[1][1].startswith("1 · 一、任务积极推进 / (一)产业 · 1.\n积极推进。到2025年")
    assert "基准牵头：科技局积极推进" in rows[1][3]
    assert "基准配合：财政局" in rows[1][3]
    assert rows[3][2] == "（无对应条款）"


def test_what_differs_is_coloured_and_struck_or_underlined() -> None:
    base, other = plan(["到2025年新建泵站3座"]), plan(["到2025年新建泵站5座"])
    found = replace(sample().comparisons[0], base=base, other=other, target_changes=(), rejected=())
    found = replace(found, alignments=(replace(found.alignments[0], other=(ClauseId("1"),)),))
    cells = opened(comparison_docx(found)).tables[-1].rows[1].cells
    runs = [[run for p in cell.paragraphs for run in p.runs] for cell in cells[1:3]]
    struck = [(r.text, str(r.font.color.rgb)) for r in runs[0] if r.font.strike]
    lined = [(r.text, str(r.font.color.rgb)) for r in runs[1] if r.font.underline]
    assert (struck, lined) == ([("3", "A32638")], [("5", "0B5C8A")])


def test_sources_and_warnings_stand_below_the_table() -> None:
    text = text_of(opened(comparison_docx(sample().comparisons[0])))
    assert "资料来源" in text
    assert f"文件 plan.txt，SHA-256 {'0' * 64}。" in text
    assert "- a warning 积极推进" in text
    assert "- other 积极推进" in text


def test_hostile_and_odd_text_is_written_as_text() -> None:
    said = HOSTILE + "\ud800\x01\ufffe_x0041_&amp;"
    found = sample(said=HOSTILE).comparisons[0]
    document = replace(found.other.document, title=said)
    data = comparison_docx(replace(found, other=replace(found.other, document=document)))
    assert HOSTILE in text_of(opened(data))
    assert xml_text("甲\ud800\x01\r\n乙\ufffe𠮷\t") == "甲\n乙𠮷\t"


def test_a_clause_of_any_length_is_whole() -> None:
    long = "长" * 40_000
    found = replace(sample().comparisons[0], base=plan([long]), alignments=(), target_changes=())
    assert long in text_of(opened(comparison_docx(found)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_input_gives_the_same_bytes_at_any_time(lang: str) -> None:
    found = sample()
    one, two = (comparison_docx(found.comparisons[0], lang=lang, version="1.0") for _ in "ab")
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2000-01-01T00:00:00"}


# The memo


def test_the_memo_says_what_was_compared_found_and_counted() -> None:
    found = replace(sample().comparisons[0], highlights=(highlight(),))
    memo = pair_memo(found, ui=ZH, version="1.0")
    assert memo.compared[0].startswith("基准文件：《文件a/b积极推进》（政发积极推进），2019-09-18")
    assert memo.compared[2] == "两者关系：同地前后文件。"
    assert memo.findings[0].text == "目标加强"
    assert memo.findings[0].sources == tuple(
        f"据{name} 1：“新建泵站3座以上”" for name in ("a/b", "c d")
    )
    counted = dict(zip(memo.heads, memo.counts[0], strict=True))
    assert (counted["对数"], counted["目标加强、上调或更高"], counted["仅基准有"]) == (
        "1",
        "1",
        "1",
    )
    assert any("一个政策领域、一个地区" in text for text in memo.caveats)
    assert "其中 1 项在对照文件成文前已到期" in memo.caveats[2]
    assert memo.caveats[3].startswith("阅读与比较中有 2 条提醒")


def test_the_memo_of_a_report_names_documents_and_pairs() -> None:
    found = sample()
    several = tuple(highlight(f"目标加强{number}") for number in range(5))
    pairs = [replace(found.comparisons[0], highlights=(several[0], *several))]
    memo = report_memo(tuple(map(summarise, pairs)), found.track, ui=ZH, version="1.0")
    assert memo.compared == ("2 份文件，1 对比较：a/b、c d",)
    assert [f.text for f in memo.findings] == [f"〔a/b → c d〕目标加强{n}" for n in range(3)]
    text = text_of(
        opened(memo_docx(tuple(map(summarise, pairs)), found.track, lang="zh", version="1.0"))
    )
    assert "1. 〔a/b → c d〕目标加强0" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_memo_of_any_length_is_cut_to_a_page_and_says_so(lang: str, kind: Kind) -> None:
    ui = read_interface(lang)
    found = replace(long_comparison(sample().comparisons[0]), kind=kind)
    memo = pair_memo(found, ui=ui, version="1.0")
    assert height(memo, ui=ui) <= PAGE
    assert memo.findings
    assert len(memo.findings) + memo.left_out == 10
    assert ui("memo.left_out", number=memo.left_out) in text_of(
        opened(comparison_docx(found, lang=lang))
    )


def test_without_findings_the_memo_says_so() -> None:
    assert "没有可报告的发现。" in text_of(opened(comparison_docx(sample().comparisons[0])))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("abcde", 5, 1),
        ("abcdef", 5, 2),
        ("“甲乙”", 8, 1),
        ("甲乙丙", 5, 2),
        ("a\nb", 9, 2),
    ],
)
def test_lines_are_counted_by_the_width_of_characters(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice Writer")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_longest_memo_is_one_page_when_it_is_laid_out(tmp_path: Path, lang: str) -> None:
    import pypdfium2

    found = sample()
    pairs = [
        replace(long_comparison(found.comparisons[0]), kind=kind)
        for kind in (Kind.REVISION, Kind.SUCCESSOR, Kind.LEVELS, Kind.PEERS)
    ]
    (tmp_path / "memo.docx").write_bytes(
        memo_docx(tuple(map(summarise, pairs)), found.track, lang=lang, version="1.0")
    )
    (tmp_path / "pair.docx").write_bytes(comparison_docx(pairs[3], lang=lang, version="1.0"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for name in ("memo", "pair"):
        command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", f"{name}.docx"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    with pypdfium2.PdfDocument(tmp_path / "memo.pdf") as pdf:
        assert len(pdf) == 1
    with pypdfium2.PdfDocument(tmp_path / "pair.pdf") as pdf:
        assert pdf[0].get_width() < pdf[0].get_height()
        assert pdf[1].get_width() > pdf[1].get_height()
