from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare.wording.named_projects import find_named
from policydiff.stages.compare.wording.shared_projects import find_carried, find_namings
from policydiff.stages.documents import Jurisdiction, Level
from tests.factories import document

SHANGHAI = Jurisdiction(code="310000", name="上海市", path=("上海市",), level=Level.PROVINCE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("构建“三纵三横”高速网", [("三纵三横", "scheme")], id="quoted"),
        pytest.param("落实《长江流域规划纲要》", [("长江流域规划纲要", "title")], id="title"),
        pytest.param("加快推进沪苏湖高铁建设", [("沪苏湖高铁", "line")], id="line"),
        pytest.param("共建G60科创走廊，加快", [("G60科创走廊", "site")], id="letters"),
        pytest.param(
            "支持浙江清华长三角研究院发展", [("浙江清华长三角研究院", "site")], id="institute"
        ),
        pytest.param("建设高新技术产业园和现代物流园", [], id="common-nouns"),
        pytest.param("推进城际铁路、高速公路建设", [], id="kinds-of-lines"),
        pytest.param("“十四五”期间", [], id="name-of-a-period"),
    ],
)
def test_find_named(text, expected):
    found = find_named(text)
    assert [(n.name, n.kind) for n in found] == expected
    assert all(n.span.of(text) == n.name for n in found)


def carried(base: str, other: str, *, same_place: bool = True):
    return find_carried(document([base]), document([other]), same_place=same_place)


def test_a_project_that_is_still_hastened():
    (found,) = carried("加快沪苏湖高铁建设。", "打好基础，继续加快沪苏湖高铁建设。")
    assert (found.name, found.base_verb, found.other_verb) == ("沪苏湖高铁", "加快", "加快")
    assert (found.base, found.other, found.common) == (("1",), ("1",), False)


def test_a_scheme_that_was_renumbered():
    (found,) = carried("形成“三纵三横三连”路网。", "形成“三纵三横四连”路网。")
    assert (found.name, found.other_name) == ("三纵三横三连", "三纵三横四连")


@pytest.mark.parametrize(
    ("base", "other", "same_place"),
    [
        pytest.param("建设“两个中心城市”。", "建设“五个中心城市”。", False, id="of-two-places"),
        pytest.param("打造“南湖之春”。", "打造“东湖之春”。", True, id="other-words"),
        pytest.param("推进沪杭高铁。", "推进沪昆高铁。", True, id="other-line"),
    ],
)
def test_nothing_is_carried(base, other, same_place):
    assert carried(base, other, same_place=same_place) == ()


def test_a_scheme_of_the_whole_country_is_marked():
    (found,) = carried("融入“一带一路”。", "参与“一带一路”。")
    assert found.common


def test_who_names_whom():
    city = document(["接轨上海。", "学习杭州。"])
    other = document(["服务长三角。", "与嘉兴市合作。"], id="sh", jurisdiction=SHANGHAI)
    found = find_namings(city, other)
    assert [(n.document, n.place, n.clauses) for n in found] == [
        ("plan", "上海市", ("1",)),
        ("sh", "嘉兴市", ("2",)),
    ]


def test_a_place_of_both_is_not_told():
    assert find_namings(document(["浙江"]), document(["嘉兴、浙江"])) == ()


@given(st.text(alphabet="沪杭高铁“”《》G60科创走廊的推进建设，", max_size=50))
def test_names_lie_in_the_text(text):
    assert all(named.span.of(text) == named.name for named in find_named(text))
