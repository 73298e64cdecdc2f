"""No text vanishes: it is in a clause, a heading, a label, a list of bodies or the furniture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.documents import Document
from policydiff.stages.documents.lines.furniture import strip_tags
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.read import read_document
from policydiff.stages.documents.structure.bodies import find_statement
from policydiff.stages.support.text import fold_width
from tests.documents.files import write_text
from tests.evidence import CORPUS
from tests.factories import FIXTURES

PIECE = re.compile(r"[㐀-鿿0-9A-Za-z%]+")


def bare(text: str) -> str:
    return "".join(PIECE.findall(fold_width(text)))


def kept(document: Document) -> str:
    parts = [document.title, *document.furniture]
    for clause in document.clauses:
        parts += (clause.label + clause.text, *clause.heading)
        parts += clause.bodies.all
    return "\n".join(bare(part) for part in dict.fromkeys(parts))


def lost(document: Document, source: str) -> list[str]:
    """Runs of characters between punctuation that stand in the source alone."""
    lines, _ = strip_tags([Line(text=text, number=1) for text in source.splitlines()])
    found, known = [], kept(document)
    for line in lines:
        statement = find_statement(line.text.strip())
        text = line.text.strip()[: statement.start] if statement else line.text
        found += [piece for piece in PIECE.findall(fold_width(text)) if piece not in known]
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (
                "一、任务",
                "1.加快产业建设。",
                "①推进己项目20个。",
                "a.推进庚项目。",
                "②推进辛项目5个。",
            ),
            ["推进己项目20个。", "a.推进庚项目。", "推进辛项目5个。"],
            id="circled",
        ),
        pytest.param(
            ("一、任务", "(1)推进己项目20个。", "其中推进庚项目六个。", "(2)推进辛项目5个。"),
            ["推进己项目20个。", "其中推进庚项目六个。", "推进辛项目5个。"],
            id="brackets",
        ),
        pytest.param(
            ("一、任务", "1.1.1.1 推进壬项目6个。", "说明如下。", "1.1.1.2 推进癸项目。"),
            ["推进壬项目6个。", "说明如下。", "推进癸项目。"],
            id="decimal",
        ),
        pytest.param(
            ("一、总体思路", "二、任务", "1.推进建设。"),
            ["总体思路", "推进建设。"],
            id="heading-with-nothing-below",
        ),
        pytest.param(
            ("一、总体思路", "(一)指导思想", "二、任务", "1.推进建设。"),
            ["指导思想", "推进建设。"],
            id="two-headings-with-nothing-below",
        ),
        pytest.param(
            (
                "一、任务",
                "1.推进建设。",
                "2.改造老旧小区",
                "(责任单位:市住建局)",
                "二、要求",
                "抓紧。",
            ),
            ["推进建设。", "改造老旧小区", "抓紧。"],
            id="bodies-below-a-title",
        ),
        pytest.param(
            ("一、改造提升100个小区", "1.推进建设。"),
            ["改造提升100个小区", "推进建设。"],
            id="title-with-a-quantity",
        ),
        pytest.param(
            ("一、2025年工作", "1.推进建设。"), ["推进建设。"], id="a-year-is-no-quantity"
        ),
        pytest.param(
            (
                "任务 | 责任单位 | 完成时限 |",
                "建公园。 | 甲局 | 2025年底 |",
                "修路。 | 乙局 | 六月 |",
            ),
            ["建公园。", "修路。"],
            id="deadline-behind-bodies",
        ),
        pytest.param(
            ("指标名称 | 单位 | 2025年 | 责任单位 |", "绿地面积 | 万亩 | 30 | 甲局 |"),
            ["绿地面积 | 万亩 | 30"],
            id="values-behind-the-name",
        ),
    ],
)
def test_clauses(tmp_path: Path, lines: tuple[str, ...], expected: list[str]) -> None:
    source = ("嘉兴市2024年行动计划", *lines)
    document = read_document(write_text(tmp_path / "plan.txt", source))
    assert [clause.text for clause in document.clauses] == expected
    assert lost(document, "\n".join(source)) == []


LABELS = (
    *("", "", "一、", "二、", "(一)", "(二)", "1.", "2.", "(1)", "(2)", "①", "②", "1.1", "——"),
    *("第一章 ", "第二条 ", "一是", "附件"),
)
ENDS = ("", "。", "20个。", ":", ",并加快推进。", "(责任单位:甲局)", "。(1)建公园。(2)修道路。")


@st.composite
def outlines(draw: st.DrawFn) -> list[str]:
    """Lines with a label, a text of their own and an end each."""
    size = draw(st.integers(min_value=2, max_value=14))
    pairs = [(draw(st.sampled_from(LABELS)), draw(st.sampled_from(ENDS))) for _ in range(size)]
    lines = [f"{label}推进第{i}号项目建设{end}" for i, (label, end) in enumerate(pairs)]
    row = draw(st.sampled_from(("", "序号 | 任务 | 责任单位 | 备注 |")))
    return [*lines, row, "1 | 做大产业 | 甲局 | 抓紧 |"] if row else lines


@settings(deadline=None, max_examples=150)
@given(outlines())
def test_generated_outlines(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    source = ["嘉兴市2024年行动计划", "为此制定本计划,现将有关任务明确如下。", *lines]
    document = read_document(write_text(tmp_path_factory.mktemp("any") / "plan.txt", source))
    assert lost(document, "\n".join(source)) == []


def test_fixtures() -> None:
    for path in sorted(FIXTURES.glob("*.txt")):
        assert (path.name, lost(read_document(path), path.read_text(encoding="utf-8"))) == (
            path.name,
            [],
        )


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies beside the project only in work")
def test_corpus() -> None:
    texts = sorted(p for p in CORPUS.rglob("*.txt") if p.parent.name != "hailar_gb18030")
    for path in texts[:: len(texts) // 30]:
        found = lost(read_document(path), path.read_text(encoding="utf-8"))
        assert (path.name, found) == (path.name, [])
