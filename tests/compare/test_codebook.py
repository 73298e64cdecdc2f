from __future__ import annotations

import pytest

from policydiff.stages.compare.themes.codebook import BUILT_IN, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.support.errors import LexiconError
from tests.factories import document


def test_built_in_codes_are_sound():
    codes = read_codebook(BUILT_IN).codes
    assert len(codes) == 20
    assert all(len(code.keywords) >= 20 for code in codes)


def test_own_csv(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(
        "﻿code,label,keywords\na,人才,人才、引才;博士\nb,交通,铁路 公路\n", encoding="utf-8"
    )
    first, second = read_codebook(str(file)).codes
    assert (first.code, first.label, first.keywords) == ("a", "人才", ("人才", "引才", "博士"))
    assert second.keywords == ("铁路", "公路")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("code,label\na,人才\n", "no column keywords", id="column"),
        pytest.param("code,label,keywords\n", "no rows", id="empty"),
        pytest.param("code,label,keywords\na,人才,\n", "a: no keyword", id="keywords"),
        pytest.param("code,label,keywords\n,人才,引才\n", "row 2: no code", id="code"),
        pytest.param("code,label,keywords\na,人才,引才\na,交通,铁路\n", "used twice", id="twice"),
        pytest.param(
            "code,label,keywords\na,人才,引才\nb,交通,引才\n", "stands in a too", id="keyword-twice"
        ),
    ],
)
def test_problems_are_named(tmp_path, text, expected):
    file = tmp_path / "own.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=expected):
        read_codebook(str(file))


def test_no_such_file():
    with pytest.raises(LexiconError, match=BUILT_IN):
        read_codebook("nowhere.csv")


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        pytest.param("加快城际铁路和高速公路建设。", "transport", id="roads"),
        pytest.param("引进高层次人才,建设人才公寓。", "talent", id="people"),
        pytest.param(
            "强化知识产权保护,优化营商环境。", "business-environment", id="longest-keyword"
        ),
        pytest.param("发展文化创意产业和服务外包。", "services", id="longer-than-culture"),
        pytest.param("推进大气污染防治,改善空气质量。", "environment", id="air"),
        pytest.param(
            {"text": "扎实抓好落实。", "heading": ("三、保障措施",)}, "safeguards", id="heading"
        ),
        pytest.param("扎实做好这一点。", None, id="none"),
    ],
)
def test_code_clauses(clause, code):
    assert code_clauses(document([clause]).clauses, read_codebook(BUILT_IN)) == (code,)
