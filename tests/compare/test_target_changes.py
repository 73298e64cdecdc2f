"""Properties of whole comparisons of targets, over small random plans and links."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.compare.compare import main_side
from policydiff.stages.compare.targets.target_changes import compare_targets
from policydiff.stages.documents import ClauseId, Period
from policydiff.stages.support.notices import LANGUAGES, render
from policydiff.stages.targets import Comparator, Plan, TargetId
from tests.factories import document, target

NAMES = (
    "新设立私募基金",
    "私募基金",
    "引进高层次人才",
    "引进人才",
    "国家级孵化器",
    "省级孵化器",
    "投资",
)
TURNED = {
    "strengthened": "weakened",
    "weakened": "strengthened",
    "added": "dropped",
    "dropped": "added",
    "unquantified": "newly_quantified",
    "newly_quantified": "unquantified",
    "replaced": "replaces",
    "replaces": "replaced",
    "no_counterpart": "new",
    "new": "no_counterpart",
}
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.integers(1, 4), st.sampled_from(Comparator), st.booleans()
    ),
    max_size=5,
)
LINKS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(Relation)), max_size=4
)


def plan(rows, year):
    """One clause a row; where the last field is false the clause has no target."""
    texts = [f"深化改革,{name}{value}个。" for name, value, *_ in rows]
    made = document(texts, period=Period(first=year, last=year), issued=f"{year}-06-01")
    targets = []
    for clause, (name, value, comparator, is_target) in zip(made.clauses, rows, strict=True):
        found = target(clause, f"{name}{value}个", str(value), comparator=comparator)
        named = replace(found, indicator=name, indicator_text=name, stated=f"{value}个")
        targets += [replace(named, id=TargetId(f"{clause.id}/1"))] if is_target else []
    return Plan(document=made, targets=tuple(targets))


def links(pairs, *, swap=False):
    return tuple(
        Alignment(
            base=(ClauseId(str(right if swap else left)),),
            other=(ClauseId(str(left if swap else right)),),
            score=0.9,
            relation=relation,
            change=Change.MODIFIED,
            coverage=(1.0, 1.0),
            why=(),
        )
        for left, right, relation in pairs
    )


@given(ROWS)
def test_a_plan_against_itself_is_unchanged(rows):
    side = main_side(plan(rows, 2023))
    changes = compare_targets(side, side, alignments=())
    assert {change.change.value for change in changes} <= {"unchanged"}
    assert [change.base for change in changes] == [found.id for found in side.targets]


@given(ROWS, ROWS, LINKS)
def test_swapping_sides_turns_every_change_round(left, right, pairs):
    base, other = main_side(plan(left, 2023)), main_side(plan(right, 2024))
    there = compare_targets(base, other, alignments=links(pairs))
    back = compare_targets(other, base, alignments=links(pairs, swap=True))
    assert {(c.base, c.other, c.change.value, c.reason.value) for c in there} == {
        (c.other, c.base, TURNED.get(c.change, c.change), TURNED.get(c.reason, c.reason))
        for c in back
    }


@given(ROWS, ROWS, LINKS)
def test_each_target_is_told_of_once_at_most(left, right, pairs):
    base, other = main_side(plan(left, 2023)), main_side(plan(right, 2024))
    changes = compare_targets(base, other, alignments=links(pairs))
    for side in ("base", "other"):
        ids = [getattr(c, side) for c in changes if getattr(c, side) is not None]
        assert len(ids) == len(set(ids))
    assert all(render(change.why, lang) for change in changes for lang in LANGUAGES)
