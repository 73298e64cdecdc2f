"""`read --html`: a document as it was understood, so that a person can trust or correct it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import policydiff
from policydiff.stages.reports.html.single_pages import write_document_page
from policydiff.stages.reports.html.views.number_marks import RESULT, TARGET
from policydiff.stages.reports.html.views.reading_view import reading_view
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.translations import read_interface
from policydiff.stages.support.resources import shipped_text
from policydiff.stages.targets.ledger.counts import count_numbers
from policydiff.stages.targets.target_codes import Passed
from tests.documents.files import PLAN
from tests.documents.pages import trs
from tests.factories import FIXTURES
from tests.policydiff.test_cli import status


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    lines = (*PLAN[1:], "<b>一、尖括号内的字</b>是文字,不是标记,共12处。")
    path.write_text(trs(PLAN[0], lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("zh", ("未作为正文的行", "隐藏内容", "元数据栏", "读自何处"), id="zh"),
        pytest.param("en", ("Lines left out", "hidden", "metadata box", "was read"), id="en"),
    ],
)
def test_it_shows_what_was_left_out_and_where_data_was_read(
    tmp_path: Path, source: Path, lang: str, words: tuple[str, ...]
) -> None:
    place = tmp_path / "out.html"
    assert status("read", str(source), "--html", str(place), "--lang", lang) == 0
    page = place.read_text(encoding="utf-8")
    assert [word for word in words if word not in page] == []
    for line in (
        "隐藏的提示:本页不支持旧浏览器",
        "浙ICP备05000000号",
        "00242/2021-00012",
        "2021-05-10",
    ):
        assert line in page
    assert "src=" not in page.split("</head>")[1].split("<main")[0]
    assert "http" not in page.split("<main")[1].split("<script")[0]


def test_text_that_looks_like_markup_is_escaped(tmp_path: Path, source: Path) -> None:
    place = tmp_path / "out.html"
    write_document_page(place, policydiff.read(source), lang="zh")
    assert "<b>一、尖括号" not in place.read_text(encoding="utf-8")


def test_what_a_person_corrected_is_marked(tmp_path: Path, source: Path) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_text("document,issued\npage,2021-05-07\n", encoding="utf-8")
    place = tmp_path / "out.html"
    write_document_page(place, policydiff.read(source, meta=meta), lang="en")
    assert "corrected by a person" in place.read_text(encoding="utf-8")


NUMBERS = """嘉兴市2024年工作计划

一、主要任务

1.6月30日前完成选址，招引10亿元以上项目8个。去年新建学校6所。

2.落实“稳增长39条”，完成投资12..5亿元。

3.(二期新建学校12所。
"""


@pytest.fixture
def marked(tmp_path: Path) -> str:
    """The page of a plan in Chinese, without its scripts and styles."""
    source, place = tmp_path / "plan.txt", tmp_path / "out.html"
    source.write_text(NUMBERS, encoding="utf-8")
    write_document_page(place, policydiff.read(source), lang="zh")
    return place.read_text(encoding="utf-8").split("<main")[1].split("<script")[0]


@pytest.mark.parametrize(
    "mark",
    [
        '<mark class="target value">8个</mark>',
        '<mark class="result value">6所</mark>',
        '<mark class="size" data-why="规">10亿元</mark>',
        '<mark class="name" data-why="名">39条</mark>',
        '<mark class="target">(二期新建学校</mark>',
    ],
)
def test_each_number_is_marked_in_its_place(marked: str, mark: str) -> None:
    assert mark in marked


def test_a_doubtful_number_is_listed_and_linked(marked: str) -> None:
    assert 'data-why="疑"' in marked
    (anchor,) = re.findall(r'<mark class="doubtful"[^>]* id="(n-\d+)">12\.\.5亿元</mark>', marked)
    assert f'<a href="#{anchor}">12..5亿元</a>' in marked


def test_the_legend_counts_every_kind_that_occurs(marked: str) -> None:
    legend = marked.split('class="legend"')[1].split("</ul>")[0]
    found = dict(re.findall(r'id="show-(\w+)".*?<span class="count">(\d+)</span>', legend))
    shown = {"target": "2", "result": "1", "name": "1", "date": "1", "size": "1", "doubtful": "1"}
    assert found == shown


def test_the_text_is_there_without_scripts(marked: str) -> None:
    articles = re.findall(r'<article class="unit" id="([^"]+)".*?</article>', marked, re.DOTALL)
    assert articles == ["c-1.1", "c-1.2", "c-1.3"]
    text = re.sub(r"<[^>]+>", "", marked)
    for line in ("招引10亿元以上项目8个。", "去年新建学校6所。", "落实“稳增长39条”"):
        assert line in text
    assert "指标名以括号开头" in text


@pytest.mark.parametrize("kind", [TARGET, RESULT, *Passed])
def test_each_kind_of_mark_can_be_taken_away(kind: str) -> None:
    style = shipped_text("reports", "static", "report.css")
    assert f"main:has(#show-{kind}:not(:checked)) .reading mark.{kind}" in style


def test_the_marks_of_a_clause_are_its_text() -> None:
    plan = policydiff.read(FIXTURES / "nanhu-2023.txt")
    view = reading_view(
        plan, card=None, name="", ui=read_interface("en"), site=Site(names={plan.document.id: "a"})
    )
    texts = ["".join(mark.text for mark in clause.marks) for clause in view.clauses]
    assert texts == [clause.text for clause in plan.document.clauses]
    values = sum(mark.value for clause in view.clauses for mark in clause.marks)
    assert values == count_numbers(plan)["targets"]
