"""Runs of a clause give its text, whatever is marked in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.reports.shared.diffs import Mark, Run, Sides, compare_sides, plain_runs

TEXTS = st.lists(
    st.text(alphabet="建设泵站水闸3座,。\n 长三角", max_size=30), min_size=1, max_size=3
)


def shown(runs: tuple[Run, ...]) -> str:
    signs = {Mark.PLAIN: "{}", Mark.GONE: "[-{}]", Mark.NEW: "[+{}]", Mark.SHARED: "[={}]"}
    return "".join(signs[run.mark].format(run.text) for run in runs)


def sides(*base: str, other: tuple[str, ...], terms: tuple[str, ...] = ()) -> Sides:
    return compare_sides(base, other, terms=terms)


def test_equal_texts_have_no_marks() -> None:
    found = sides("新建泵站", other=("新建泵站",))
    assert found.base == found.other == (plain_runs("新建泵站"),)


def test_what_differs_is_marked_on_its_own_side() -> None:
    found = sides("全年新建泵站3座", other=("全年新建泵站5座",))
    assert "3" in shown(found.base[0]).split("[-")[1]
    assert "5" in shown(found.other[0]).split("[+")[1]
    assert not found.rephrased


def test_several_clauses_are_one_text_and_stay_apart() -> None:
    found = sides("建泵站,修水闸,育人才。", other=("建泵站,", "修水闸,育人才。"))
    assert [shown(runs) for runs in found.base] == ["建泵站,修水闸,育人才。"]
    assert [shown(runs) for runs in found.other] == ["建泵站,", "修水闸,育人才。"]


@pytest.mark.parametrize(
    ("base", "other", "marked"),
    [
        pytest.param("强化科技创新策源功能", "大力支持科技创新", "[=科技创新]", id="passage"),
        pytest.param("到2012年建成高地", "力争于2015年前办赛事", "", id="digits-alone"),
        pytest.param("引进人才，办学校", "培育高端人才队伍建设", "[=人才]", id="term"),
    ],
)
def test_what_is_shared_is_marked_where_all_else_differs(
    base: str, other: str, marked: str
) -> None:
    found = sides(base, other=(other,), terms=("人才",))
    assert found.rephrased
    assert marked in shown(found.base[0])
    assert ("[=" in shown(found.base[0])) == bool(marked)


@given(TEXTS, TEXTS)
def test_runs_give_the_text(base: list[str], other: list[str]) -> None:
    found = compare_sides(base, other, terms=("泵站", ""))
    assert ["".join(run.text for run in runs) for runs in found.base] == base
    assert ["".join(run.text for run in runs) for runs in found.other] == other
    marks = {run.mark for runs in (*found.base, *found.other) for run in runs}
    assert marks <= ({Mark.PLAIN, Mark.SHARED} if found.rephrased else set(Mark) - {Mark.SHARED})
