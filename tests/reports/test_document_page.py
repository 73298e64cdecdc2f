"""`read --html`: a document as it was understood, so that a person can trust or correct it."""

from __future__ import annotations

from pathlib import Path

import pytest

import policydiff
from policydiff.stages.reports.html.single_pages import write_document_page
from tests.documents.files import PLAN
from tests.documents.pages import trs
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
