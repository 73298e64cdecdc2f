from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.stages.compare.indicators.deduplication import main_targets, own_targets
from policydiff.stages.documents import ClauseId, Part
from policydiff.stages.targets import Mode, Plan, TargetId
from tests.factories import document, target


def plan(*quotes):
    """One clause a quote; each quote is (words, value, fields)."""
    made = document([words for words, *_ in quotes])
    targets = [
        replace(target(clause, words, value, **fields), id=TargetId(f"{clause.id}/1"))
        for clause, (words, value, fields) in zip(made.clauses, quotes, strict=True)
    ]
    named = (replace(t, indicator="生产总值") for t in targets)
    return Plan(document=made, targets=tuple(named))


GROWTH = {"unit": "%", "mode": Mode.GROWTH}


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        pytest.param(("生产总值增长", "6", GROWTH), ("经济增长", "6", GROWTH), 1, id="growth"),
        pytest.param(("生产总值增长", "6", GROWTH), ("经济增长", "7", GROWTH), 2, id="value"),
        pytest.param(
            ("生产总值增长", "6", GROWTH),
            ("经济增长", "6", {**GROWTH, "deadline": "2030"}),
            2,
            id="deadline",
        ),
        pytest.param(("企业", "3", {}), ("企业", "3", {}), 2, id="small-count"),
        pytest.param(("新增就业", "50000", {}), ("就业", "50000", {}), 1, id="large-count"),
    ],
)
def test_what_is_said_twice_counts_once(first, second, number):
    found = own_targets(plan(first, second))
    assert [t.id for t in found] == ["1/1", "2/1"][:number]


def test_bare_names_repeat_nothing():
    made = plan(("完成投资", "50000", {}), ("完成投资", "50000", {}))
    bare = replace(made, targets=tuple(replace(t, indicator="投资") for t in made.targets))
    assert len(own_targets(bare)) == 2


def test_annex_repeats_are_mentions():
    made = document(["引进企业3家。", {"text": "引进企业3家", "part": Part.ANNEX}])
    one, two = (
        replace(target(clause, "引进企业3家", "3"), id=TargetId(f"{clause.id}/1"))
        for clause in made.clauses
    )
    found = Plan(document=made, targets=(replace(one, mentions=(two.id,)), two))
    assert [t.clause for t in own_targets(found)] == [ClauseId("1")]
    repeated = document(
        [
            "引进企业3家。",
            {"text": "引进企业3家", "part": Part.ANNEX, "repeats": ClauseId("1")},
        ]
    )
    alone = Plan(document=repeated, targets=(one, two))
    assert [t.clause for t in own_targets(alone)] == ["1", "2"]
    assert [t.clause for t in main_targets(alone)] == ["1"]
