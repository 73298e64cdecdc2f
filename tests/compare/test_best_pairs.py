"""The pairs that together have the most evidence, against all that there are."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.compare.targets.best_pairs import best_pairs
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.targets import TargetId
from tests.compare.sentences import compared
from tests.factories import document, target


def pairs_of(scores):
    """A pair for each score above 0, of numbered targets."""
    size = max(len(scores), len(scores[0]))
    clause = document(["甲乙" * 40]).clauses[0]
    made = [target(clause, "甲乙" * (at + 1), id=TargetId(f"1/{at}")) for at in range(size)]
    return [
        TargetPair(
            base=made[i],
            other=made[j],
            names=1.0,
            linked=None,
            score=score,
            same_indicator=True,
        )
        for i, row in enumerate(scores)
        for j, score in enumerate(row)
        if score > 0
    ]


def best_sum(scores):
    rows, columns = len(scores), len(scores[0])
    if rows > columns:
        return best_sum([list(row) for row in zip(*scores, strict=True)])
    return max(
        sum(scores[i][j] for i, j in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )


TABLES = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 20), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


@given(TABLES)
def test_no_other_choice_has_more(scores):
    found = list(best_pairs(pairs_of(scores)))
    assert len({p.base.id for p in found}) == len({p.other.id for p in found}) == len(found)
    assert sum(p.score for p in found) == best_sum(scores)


@pytest.mark.parametrize(
    ("base", "other", "pairs"),
    [
        (  # each has a namesake of its own kind
            "新开工亿元以上项目170个，竣工亿元以上项目120个",
            "竣工投产亿元以上项目200个，新开工亿元以上项目350个",
            {("170", "350"), ("120", "200")},
        ),
        (
            "新改建供水管网70公里，新建污水管网80公里",
            "新建污水管网50公里",
            {("80", "50"), ("70", None)},
        ),
        (
            "实施重大科技项目400个",
            "取得重大科技成果100项",
            {("400", None), (None, "100")},
        ),
        (
            "改造农村危房260万户",
            "改造农村危房366万户，增加100万户",
            {("260", "366")},
        ),
    ],
)
def test_each_target_meets_the_one_that_is_its_own(base, other, pairs):
    found = compared(f"{base}。", f"{other}。")

    def number(plan, at):
        return next((w for w in NUMBERS if at and w in plan.target(at).stated), None)

    told = {
        (number(found.base, c.base), number(found.other, c.other)) for c in found.target_changes
    }
    assert told == pairs


NUMBERS = ("100", "120", "170", "200", "260", "350", "366", "400", "50", "70", "80")
