"""Targets of clauses that are unchanged meet themselves, whatever else is like them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.compare import TargetVerdict
from policydiff.stages.compare.compare import compare_plans, main_side
from policydiff.stages.compare.targets.target_changes import compare_targets
from policydiff.stages.documents import ClauseId, DocumentId, Jurisdiction, Level, Period
from policydiff.stages.targets import Plan, TargetId, TimeFrame
from tests.factories import document, target

JIAXING = Jurisdiction(
    code="330400", name="嘉兴市", path=("浙江省", "嘉兴市"), level=Level.PREFECTURE
)
ZHEJIANG = Jurisdiction(code="330000", name="浙江省", path=("浙江省",), level=Level.PROVINCE)
YEAR = Period(first=2024, last=2024)
ROWS = st.lists(st.tuples(st.sampled_from(("引进人才", "新增床位")), st.integers(1, 3)), max_size=4)


def plan(*clauses, **fields):
    """A plan; each clause is a text or (text, quote, value, …)."""
    given = [(clause,) if isinstance(clause, str) else clause for clause in clauses]
    made = document([text for text, *_ in given], **fields)
    targets = []
    for clause, (_, *said) in zip(made.clauses, given, strict=True):
        for number, (quote, value) in enumerate(zip(said[::2], said[1::2], strict=True), start=1):
            found = target(clause, quote, value)
            name = quote.rstrip("0123456789.%个")
            named = replace(found, indicator=name, indicator_text=name, stated=quote[len(name) :])
            targets.append(replace(named, id=TargetId(f"{clause.id}/{number}")))
    return Plan(document=made, targets=tuple(targets))


def link(base, other, change=Change.UNCHANGED):
    return Alignment(
        base=(ClauseId(base),),
        other=(ClauseId(other),),
        score=0.999,
        relation=Relation.SAME,
        change=change,
        coverage=(1.0, 1.0),
        why=(),
    )


def changes(base, other, *links):
    found = compare_targets(main_side(base), main_side(other), alignments=links)
    return [(c.base, c.other, c.change.value, c.reason.value) for c in found]


def test_a_namesake_takes_no_target_of_an_unchanged_clause():
    """That clause is for 2025, which only one of the documents plans for; the namesake for none."""
    clause = ("到2025年引进人才50个。", "引进人才50个", "50")
    base = plan(clause, period=Period(first=2021, last=2025))
    other = plan(("当年引进人才50个。", "引进人才50个", "50"), clause, period=YEAR)
    base, other = (
        replace(made, targets=(*made.targets[:-1], replace(made.targets[-1], deadline="2025")))
        for made in (base, other)
    )
    assert changes(base, other, link("1", "2")) == [("1/1", "2/1", "unchanged", "same")]


def test_equal_targets_of_one_clause_pair_in_reading_order():
    clause = ("引进人才5个,又引进人才5个。", "引进人才5个", "5", "引进人才5个", "5")
    found = changes(plan(clause), plan(clause), link("1", "1"))
    assert [(base, other) for base, other, *_ in found] == [("1/1", "1/1"), ("1/2", "1/2")]


@pytest.mark.parametrize("turned", [False, True])
def test_a_target_read_on_one_side_only_is_neither_dropped_nor_added(turned):
    text = "未作约定的,按照每日利率万分之五支付。"
    sides = plan((text, "按照每日利率万分之五", "5")), plan(text.replace("万", " 万"))
    base, other = reversed(sides) if turned else sides
    assert changes(base, other, link("1", "1")) == []


def test_a_target_of_an_unchanged_clause_may_be_told_elsewhere():
    """Base says it in clause 1 too, so that clause 2 has no target of its own there."""
    text = "引进人才2000个。"
    base = plan((f"总的目标是{text}", "引进人才2000个", "2000"), (text, "引进人才2000个", "2000"))
    other = plan((text, "引进人才2000个", "2000"))
    assert changes(base, other, link("2", "1")) == [("1/1", "1/1", "unchanged", "same")]


def test_years_of_the_document_keep_equal_words_apart():
    clause = ("引进人才50个。", "引进人才50个", "50")
    year = plan(clause, period=YEAR)
    years = plan(clause, period=Period(first=2021, last=2025))

    def framed(made, period):
        return replace(made, targets=tuple(replace(t, period=period) for t in made.targets))

    found = changes(
        framed(years, TimeFrame.CUMULATIVE), framed(year, TimeFrame.ANNUAL), link("1", "1")
    )
    assert found == [("1/1", "1/1", "not_comparable", "years")]


def test_a_volume_of_two_levels_is_not_comparable():
    clause = ("引进人才50个。", "引进人才50个", "50")
    base, other = plan(clause, jurisdiction=ZHEJIANG), plan(clause, jurisdiction=JIAXING)
    assert changes(base, other, link("1", "1")) == [("1/1", "1/1", "not_comparable", "level")]


def test_a_number_that_lost_its_point_is_no_sign_of_the_target():
    base = plan(("提高标准。发放生活补贴1.2个。", "发放生活补贴1.2个", "1.2"), "优化营商环境。")
    other = plan("提高标准。发放生活补贴12个。", "优化营商环境。")
    assert [change for *_, change, _ in changes(base, other)] == ["dropped"]


@given(ROWS, ROWS, ROWS)
def test_what_an_unchanged_clause_says_is_never_dropped_or_added(kept, left, right):
    def clauses(rows, head):
        return [(f"{head}{name}{n}个。", f"{name}{n}个", str(n)) for name, n in rows]

    base = plan(*clauses(left, "原有"), *clauses(kept, "推进工作,"), *clauses(left, "原有"))
    other = plan(*clauses(kept, "推进工作,"), *clauses(right, "新有"))
    named = replace(other, document=replace(other.document, id=DocumentId("other")))
    found = compare_plans(base, named)
    same = [a for a in found.alignments if a.change is Change.UNCHANGED]
    standing = {a.base[0] for a in same}, {a.other[0] for a in same}
    assert len(standing[1]) >= len({f"{name}{n}" for name, n in kept})
    for change in found.target_changes:
        if change.change is TargetVerdict.DROPPED:
            assert change.base is not None
            assert found.base.target(change.base).clause not in standing[0]
        if change.change is TargetVerdict.ADDED:
            assert change.other is not None
            assert found.other.target(change.other).clause not in standing[1]
