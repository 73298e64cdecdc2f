"""Tables of terms: products as sums over dictionaries give them, and what is kept of a side."""

from __future__ import annotations

from collections import Counter
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align import scoring
from policydiff.stages.align.alignment import Side
from policydiff.stages.align.clause_view import view_side
from policydiff.stages.align.scoring import score_views
from policydiff.stages.align.similarity import compare_views
from policydiff.stages.align.term_tables import (
    lengths_of,
    product,
    rarity_of,
    share_of,
    table_of,
)
from policydiff.stages.align.word_statistics import load_background
from policydiff.stages.support.value_types import once_each
from tests.factories import plan

WORDS = st.sampled_from(("养老", "公路", "科技创新", "人工智能产业", "养", "AI", "绿色低碳发展"))
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(Counter), max_size=5)


@given(TEXTS, TEXTS)
def test_products_are_sums_over_shared_terms(base: list[Counter], other: list[Counter]) -> None:
    left, right = table_of(base), table_of(other)
    shared = share_of(left, right)
    found = product(left, right, shared)
    wanted = [
        [sum((1 + log(a[t])) * (1 + log(b[t])) for t in a.keys() & b.keys()) for b in other]
        for a in base
    ]
    assert found == pytest.approx(np.array(wanted).reshape(len(base), len(other)))
    ones = np.ones(len(left.terms))
    assert lengths_of(left, ones) ** 2 == pytest.approx(
        np.diag(product(left, left, share_of(left, left)))
    )


@given(TEXTS, TEXTS)
def test_rarity_counts_the_texts_of_both_sides(base: list[Counter], other: list[Counter]) -> None:
    left, right = table_of(base), table_of(other)
    spreads = share_of(left, right).spreads(left, right)
    every = Counter(term for text in (*base, *other) for term in text)
    for table, spread in zip((left, right), spreads, strict=True):
        assert dict(zip(table.terms, spread, strict=True)) == {t: every[t] for t in table.terms}
    assert all(rarity_of(spreads[0], len(base) + len(other)) > 0)


def test_scores_do_not_depend_on_how_many_rows_are_scored_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"推进第{n}类养老服务设施建设,完善{n}项制度" for n in range(9)]
    sides = [plan(texts), plan([*reversed(texts), "建设高速公路"])]
    left, right = (view_side(Side(plan=p, clauses=p.document.clauses), places=()) for p in sides)
    similarities = compare_views(left, right, load_background())
    whole = score_views(left, right, similarities)
    monkeypatch.setattr(scoring, "_CELLS", 20)
    parted = score_views(left, right, similarities)
    assert np.array_equal(whole.probability, parted.probability)
    assert np.array_equal(whole.related, parted.related)
    assert all(map(np.array_equal, whole.parts, parted.parts))


def test_a_side_is_read_again_only_where_it_names_another_place() -> None:
    built = plan(["宁波市推进养老服务", "建设公路"])
    side = Side(plan=built, clauses=built.document.clauses)
    first = view_side(side, places=("嘉兴市", "嘉兴"))
    assert view_side(side, places=("杭州市", "杭州")) is first
    assert view_side(side, places=("宁波市", "宁波")) is not first


def test_what_is_worked_out_once_is_told_apart_by_identity_and_forgotten_in_turn() -> None:
    asked = list[object]()

    @once_each(2)
    def double(given: list[int], name: str) -> list[int]:
        asked.append(name)
        return [*given, *given]

    one, two = [1], [1]
    assert double(one, "a") is double(one, "a")
    assert double(two, "a") is not double(one, "a")
    double(one, "b")  # the third: the oldest, of `two`, goes
    double(two, "a")
    assert asked == ["a", "a", "b", "a"]
