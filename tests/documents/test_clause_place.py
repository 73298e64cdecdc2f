"""Where a clause stands, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.documents.model.clause_place import place_words
from policydiff.stages.documents.read import read_document

NUMBERED = """某市推进一体化发展行动计划

为推进一体化发展,制定本计划。

一、总体要求
坚持创新驱动,全面推进各项工作。
坚持绿色发展,全面推进各项工作。
二、重点任务
(一)建设科创走廊。加快建设科创走廊,引进一批项目。
(二)建设交通枢纽。加快建设交通枢纽,完善一批道路。
"""
ARTICLES = """某市供水条例

第一章 总则
第一条 为了加强供水管理,制定本条例。
第二条 本条例适用于本市行政区域。
本条例所称供水,是指城市供水。
"""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (NUMBERED, ["导语第一段", "一 第一段", "一 第二段", "二（一）", "二（二）"]),
        (ARTICLES, ["第一条", "第二条第一款", "第二条第二款"]),
    ],
)
def test_a_place_is_said_as_a_reader_cites_it(tmp_path: Path, text: str, places: list[str]) -> None:
    path = tmp_path / "plan-2024.txt"
    path.write_text(text, encoding="utf-8")
    assert [place_words(clause) for clause in read_document(path).clauses] == places
