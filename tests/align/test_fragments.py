"""Short fragments link through their row or their heading only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.alignment import Decision, Side, Verdict
from policydiff.stages.align.fragments import LONGEST
from policydiff.stages.documents import ClauseId
from tests.factories import plan

GROWTH = "地区生产总值年均增长6%以上,全员劳动生产率明显提高。"
FORESTS = "森林覆盖率提高到62%,林木蓄积量稳步增加。"
RIVERS = "地表水质量达到或好于Ⅲ类水体比例达到85%。"
ROADS = "高速公路通车里程达到5000公里,实现县县通高速。"
Given = str | dict[str, Any]


def under(heading: str, *texts: str) -> list[Given]:
    return [{"text": text, "heading": (heading,)} for text in texts]


def linked(
    base: Sequence[Given], other: Sequence[Given], *, ordered: bool = False
) -> set[tuple[str, str]]:
    """The texts that stand side by side."""
    sides = [Side(plan=p, clauses=p.document.clauses) for p in map(plan, (base, other))]
    texts = [{c.id: c.text for c in side.clauses} for side in sides]
    links = align_clauses(*sides, ordered=ordered)
    return {(texts[0][b], texts[1][o]) for a in links.alignments for b in a.base for o in a.other}


@pytest.mark.parametrize(
    "cell",
    [
        *("预期性", "约束性", "万元", "联系方式", "2025年", "—", "6.5", "单位:亿元", "其他"),
        *("电话:0573-8", "(盖章)", "姓名", "注:", "附件1", "□是 □否", "同上", "牵头单位"),
    ],
)
def test_cells_do_not_meet_by_themselves(cell: str) -> None:
    base = [*under("一、创新", GROWTH, cell), *under("二、生态", FORESTS)]
    other = [*under("三、交通", ROADS, cell), *under("四、水利", RIVERS)]
    assert (cell, cell) not in linked(base, other)


def test_a_column_of_cells_makes_no_links_but_those_of_rows() -> None:
    base = [GROWTH, "预期性", FORESTS, "约束性", RIVERS, "约束性"]
    other = [ROADS, "预期性", FORESTS, "约束性"]
    sides = [Side(plan=p, clauses=p.document.clauses) for p in map(plan, (base, other))]
    found = align_clauses(*sides, ordered=False).alignments
    cells = [(a.base, a.other) for a in found if {"2", "4", "6"} & {*a.base}]
    assert cells == [(("4",), ("4",))]


def test_cells_of_one_row_follow_each_other() -> None:
    base, other = (
        [GROWTH, FORESTS, "%", "62", "约束性"],
        [ROADS, RIVERS, FORESTS, "%", "62", "约束性"],
    )
    assert {("%", "%"), ("62", "62"), ("约束性", "约束性")} <= linked(base, other)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("第七条 变更下列事项的", "第九条 变更下列事项的,应当报批", id="longer"),
        pytest.param("二、主要目标", "第三章 主要目标", id="other-number"),
        pytest.param("(一)总体要求", "(一)总体要求", id="same"),
    ],
)
def test_a_line_links_below_headings_that_are_alike(one: str, two: str) -> None:
    base = [*under("第一章 总则", GROWTH), *under(one, "变更名称")]
    other = [*under("第二章 附则", ROADS, FORESTS), *under(two, "变更名称")]
    assert ("变更名称", "变更名称") in linked(base, other)
    twice = [*other, *under(two, RIVERS, "变更名称")]
    assert ("变更名称", "变更名称") not in linked(base, twice)


def test_in_versions_of_a_document_what_follows_bears_out_too() -> None:
    base, other = ["附则如下", GROWTH, FORESTS], ["附则如下", GROWTH, RIVERS]
    assert ("附则如下", "附则如下") in linked(base, other, ordered=True)
    assert ("附则如下", "附则如下") not in linked(base, other, ordered=False)


def test_a_longer_line_links_by_itself() -> None:
    line = "加快发展铁路和公路"
    assert len(line) == LONGEST + 1
    assert (line, line) in linked([GROWTH, line], [RIVERS, ROADS, line])


def test_a_person_may_link_fragments_and_they_have_no_nearest() -> None:
    base, other = plan([GROWTH, "预期性"]), plan([ROADS, FORESTS, "预期性"])
    sides = [Side(plan=p, clauses=p.document.clauses) for p in (base, other)]
    found = align_clauses(*sides, ordered=False)
    assert "2" not in {r.base for r in found.rejected}
    assert "3" not in {r.other for r in found.rejected}
    said = Decision(base=ClauseId("2"), other=ClauseId("3"), verdict=Verdict.SAME)
    decided = align_clauses(*sides, ordered=False, decisions=[said])
    assert [(a.base, a.other) for a in decided.alignments if a.decided] == [(("2",), ("3",))]
