from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.align.body_names import functions_of, is_group, plain_name, same_function
from policydiff.stages.compare.wording.body_changes import (
    compare_bodies,
    profile_bodies,
    targets_with_body,
)
from policydiff.stages.documents import Bodies, Part
from policydiff.stages.targets import Plan
from tests.factories import document, target


def side(lead=(), support=()):
    return document([{"text": "做好工作", "bodies": Bodies(lead=lead, support=support)}])


def moves(base, other):
    one = (base.clauses[0].id,)
    link = Alignment(
        base=one,
        other=one,
        score=0.9,
        relation=Relation.SAME,
        change=Change.MODIFIED,
        coverage=(1.0, 1.0),
        why=(),
    )
    changes = compare_bodies(base, other, link)
    return [(c.move, c.base_body, c.other_body) for c in changes]


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        pytest.param(
            side(["市科技局"]), side(["区科技局"]), [("kept", "市科技局", "区科技局")], id="level"
        ),
        pytest.param(
            side(["市外经贸局"]),
            side([], ["区商务局"]),
            [("to_support", "市外经贸局", "区商务局")],
            id="function",
        ),
        pytest.param(
            side(["市教育局"], ["市体育局"]),
            side(["市体育局"]),
            [("dropped", "市教育局", None), ("to_lead", "市体育局", "市体育局")],
            id="support-leads",
        ),
        pytest.param(
            side(["市教育局"]),
            side(["市教育局"], ["市民政局"]),
            [("kept", "市教育局", "市教育局"), ("added", None, "市民政局")],
            id="added",
        ),
        pytest.param(side(["相关部门"]), side(["市教育局"]), [], id="groups-name-nobody"),
        pytest.param(side(), side(["市教育局"]), [], id="one-side-names-none"),
        pytest.param(
            side(["区科委"], ["科委"]),
            side(["区科委"]),
            [("kept", "区科委", "区科委")],
            id="two-spellings-are-one-body",
        ),
    ],
)
def test_compare_bodies(base, other, expected):
    assert moves(base, other) == expected


@pytest.mark.parametrize(
    ("name", "plain", "functions", "group"),
    [
        pytest.param("市发展改革委", "发展改革委", {"development"}, False, id="level"),
        pytest.param("区商务局(驻沪办)", "商务局", {"commerce"}, False, id="bracket"),
        pytest.param("市外经贸局", "外经贸局", {"commerce"}, False, id="not-industry"),
        pytest.param("国际商务区管委会", "国际商务区管委会", set(), False, id="not-commerce"),
        pytest.param(
            "市场监管局", "市场监管局", {"market-regulation"}, False, id="market-is-no-level"
        ),
        pytest.param("市市场监管局", "市场监管局", {"market-regulation"}, False, id="city-market"),
        pytest.param("各镇", "各镇", {"group"}, True, id="group"),
        pytest.param("区委", "区委", set(), False, id="too-short-to-cut"),
    ],
)
def test_names(name, plain, functions, group):
    assert (plain_name(name), functions_of(name), is_group(name)) == (plain, functions, group)


def test_same_function_over_reforms():
    assert same_function("市工商局", "区市场监管局")
    assert not same_function("市财政局", "区金融办")


def sample_plan():
    made = document(
        [
            {"text": "引进企业10家", "bodies": Bodies(lead=("区商务局",))},
            "培育企业20家",
            "建设公园5个",
            {
                "text": "培育企业20家",
                "part": Part.ANNEX,
                "repeats": "2",
                "bodies": Bodies(lead=("商务局",), support=("区经信局", "相关部门")),
            },
        ]
    )
    quotes = ("引进企业10家", "培育企业20家", "建设公园5个")
    found = [target(c, q) for c, q in zip(made.clauses, quotes, strict=False)]
    return Plan(document=made, targets=tuple(found))


def test_profile_counts_a_repeated_measure_once_and_leaves_groups_out():
    profiles = {p.name: p for p in profile_bodies(sample_plan())}
    assert set(profiles) == {"区商务局", "区经信局"}
    assert profiles["区商务局"].leads == ("1", "2")
    assert profiles["区商务局"].targets == ("1/1", "2/1")
    assert profiles["区经信局"].supports == ("2",)


def test_a_target_that_the_annex_repeats_counts_once_with_its_body():
    plan = sample_plan()
    twice = target(plan.document.clauses[3], "培育企业20家")
    first, second, third = plan.targets
    again = Plan(
        document=plan.document,
        targets=(first, replace(second, mentions=(twice.id,)), third, twice),
    )
    profiles = {p.name: p for p in profile_bodies(again)}
    assert profiles["区商务局"].targets == ("1/1", "2/1")


def test_targets_with_body():
    assert targets_with_body(sample_plan()) == ("1/1", "2/1")
