from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare import Direction, Ladder
from policydiff.stages.compare.wording.commitments import find_commitments
from policydiff.stages.compare.wording.verbs import built_in_verbs, find_promises
from tests.factories import document

SWAPPED = {Direction.STRONGER: Direction.WEAKER, Direction.WEAKER: Direction.STRONGER}


def found(base: str, other: str):
    left, right = document([base]), document([other])
    pairs = list(product(left.clauses, right.clauses))
    changes = find_commitments(left, right, pairs=pairs)
    for change in changes:
        assert change.base_span.of(left.text) == change.base_quote
        assert change.other_span.of(right.text) == change.other_quote
    return changes


CHANGES = [
    pytest.param(
        "争创全市首家涉外法律服务工作站，组建顾问团队。",
        "创建全市首家涉外法律服务工作站；组建顾问团队。",
        [("attainment", "stronger", "争创", "创建")],
        id="seek-create",
    ),
    pytest.param(
        "谋划跨海大桥北接线。",
        "加快推进跨海大桥北接线建设。",
        [("stage", "stronger", "谋划", "加快")],
        id="plan-advance",
    ),
    pytest.param(
        "跨海大桥北接线建成通车。",
        "推进跨海大桥北接线前期工作。",
        [("stage", "weaker", "建成通车", "前期工作")],
        id="complete-plan-at-the-end",
    ),
    pytest.param(
        "配合国家级实验室建设。",
        "牵头国家级实验室建设。",
        [("role", "stronger", "配合", "牵头")],
        id="role",
    ),
    pytest.param(
        "积极探索数据要素交易。",
        "全力推进数据要素交易。",
        [("stage", "stronger", "探索", "推进")],
        id="explore-advance",
    ),
    pytest.param(
        "试点推行告知承诺制改革。",
        "全面推行告知承诺制改革。",
        [("extent", "stronger", "试点", "全面")],
        id="extent",
    ),
    pytest.param(
        "全面推行排水许可承诺制度。",
        "全力推行排水许可承诺制度。",
        [],
        id="extent-is-no-effort",
    ),
    pytest.param(
        "深化跨区域养老服务协作机制。",
        "探索跨区域养老服务协作机制。",
        [("stage", "weaker", "深化", "探索")],
        id="deepen-explore",
    ),
    pytest.param("启动嘉兴跨海大桥。", "建成嘉兴跨海大桥接线。", [], id="no-approach-road"),
    pytest.param(
        "启动东河卫生健康职业学院。", "建成西山卫生健康职业学院。", [], id="another-college"
    ),
    pytest.param("支持产业转型升级。", "主导产业转型升级。", [], id="lead-industry-is-no-role"),
    pytest.param(
        "启动城市展览馆、青少年活动中心建设。",
        "青少年活动中心竣工。",
        [("stage", "stronger", "启动", "竣工")],
        id="list-shares-its-verb",
    ),
    pytest.param("推进智慧城市建设。", "加快推进智慧城市建设。", [], id="same-rank"),
    pytest.param("智慧城市建设。", "全力推进智慧城市建设。", [], id="verb-on-one-side"),
    pytest.param("启动展览馆建设。", "建成国际会展中心。", [], id="other-object"),
    pytest.param("启动会展中心一期工程。", "推进会展中心二期工程。", [], id="another-phase"),
    pytest.param("创建全国法治示范市。", "争创省法治示范市。", [], id="another-grade"),
    pytest.param("启动园区。", "建成园区。", [], id="object-too-short-to-tell"),
    pytest.param("研究院建设经费保障。", "全力研究院建设经费保障。", [], id="word-inside-a-name"),
    pytest.param("建成区绿化覆盖面积。", "启动区绿化覆盖面积。", [], id="built-up-area"),
]


@pytest.mark.parametrize(("base", "other", "expected"), CHANGES)
def test_find_commitments(base, other, expected):
    changes = found(base, other)
    assert [(c.ladder, c.direction, c.base_word, c.other_word) for c in changes] == expected


@pytest.mark.parametrize(("base", "other", "expected"), CHANGES)
def test_swapping_sides_turns_stronger_into_weaker(base, other, expected):
    there, back = found(base, other), found(other, base)
    assert [(c.ladder, SWAPPED[c.direction]) for c in there] == [
        (c.ladder, c.direction) for c in back
    ]


@pytest.mark.parametrize(
    ("base", "other", "words"),
    [
        pytest.param("加快沪苏湖高铁建设前期。", "沪苏湖高铁建成通车。", True, id="one-railway"),
        pytest.param(
            "启动卫生健康职业学院新校区。", "建成卫生健康职业学院校区。", False, id="alike"
        ),
    ],
)
def test_between_places_only_one_and_the_same_thing_changes(base, other, words):
    left, right = document([base]), document([other])
    pairs = list(product(left.clauses, right.clauses))
    assert bool(find_commitments(left, right, pairs=pairs, one_place=False)) is words


def test_a_clause_against_itself_has_no_change():
    text = "谋划跨海大桥北接线，启动展览馆，探索数据要素交易机制。"
    assert found(text, text) == ()


@given(st.text(alphabet="加快推进建成前期工作、，。大桥的探索一二期", max_size=60))
def test_phrases_lie_in_the_text_in_order(text):
    phrases = find_promises(text, built_in_verbs())
    assert all(p.object in text[p.span.start : p.span.end] for p in phrases)
    assert all(text[p.starts : p.starts + len(p.object)] == p.object for p in phrases)
    assert all({step.ladder for step in p.steps} <= set(Ladder) for p in phrases)
    assert [p.starts for p in phrases] == sorted(p.starts for p in phrases)
