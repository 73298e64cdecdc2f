"""Which tasks of two clauses meet."""

from __future__ import annotations

from itertools import pairwise

import pytest

import policydiff
from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.alignment import Decision, Relation, Side, Verdict
from policydiff.stages.align.tasks.task_links import with_tasks
from policydiff.stages.documents import ClauseId
from tests.factories import FIXTURES, plan

ROADS = "加快高速公路和城际铁路建设,打通断头路。"
PORTS = "推进港口集装箱码头扩建,发展海河联运。"
AIR = "开通通用机场航线,培育低空物流。"
CARE = "完善社区居家养老服务,增加护理型床位。"


def met(base: str, other: str) -> list[tuple[str, str]]:
    """The texts of the tasks that meet, where a person links two clauses."""
    plans = plan([base]), plan([other])
    decided = [Decision(base=ClauseId("1"), other=ClauseId("1"), verdict=Verdict.SAME)]
    sides = [Side(plan=p, clauses=p.document.clauses) for p in plans]
    links = align_clauses(*sides, ordered=False, decisions=decided)
    link = with_tasks(links, *sides).alignments[0]
    texts = [p.document.text for p in plans]
    return [(task.base.of(texts[0]), task.other.of(texts[1])) for task in link.tasks]


@pytest.mark.parametrize(
    ("base", "other", "wanted"),
    [
        pytest.param(
            ROADS + PORTS,
            "发展海河联运,扩建集装箱码头。" + "建设城际铁路和高速公路。",
            [(ROADS, "建设城际铁路和高速公路。"), (PORTS, "发展海河联运,扩建集装箱码头。")],
            id="crossed",
        ),
        pytest.param(
            ROADS + PORTS + AIR,
            "发展海河联运,扩建港口码头。",
            [(PORTS, "发展海河联运,扩建港口码头。")],
            id="one-sentence-of-many",
        ),
        pytest.param(ROADS + CARE, PORTS + AIR, [], id="nothing-meets"),
        pytest.param(ROADS, "加快高速公路建设,打通断头路。", [], id="one-task-each"),
        pytest.param(
            "交通。" + ROADS + PORTS,
            "港口码头扩建;发展海河联运。" + CARE,
            [(PORTS, "港口码头扩建;发展海河联运。")],
            id="a-short-piece-opens-what-follows",
        ),
        pytest.param(ROADS + PORTS, ROADS + PORTS, [], id="unchanged"),
    ],
)
def test_tasks_meet_their_best(base: str, other: str, wanted: list[tuple[str, str]]) -> None:
    assert met(base, other) == wanted


def test_tasks_of_plans_are_quoted_in_order_and_stand_once() -> None:
    found = policydiff.compare(FIXTURES / "jiaxing-2010.txt", FIXTURES / "jiaxing-2019.txt")
    links = [link for link in found.alignments if link.tasks]
    assert len(links) > 10
    for link in links:
        assert link.relation is Relation.SAME
        assert all(a.base < b.base for a, b in pairwise(link.tasks))
        assert len({task.other for task in link.tasks}) == len(link.tasks)
        for task in link.tasks:
            assert 0.2 <= task.score <= 1
            inside = [found.base.document.clause(c).span for c in link.base]
            assert any(s.start <= task.base.start < task.base.end <= s.end for s in inside)
