from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.candidates import NEIGHBOURS, find_candidates
from policydiff.stages.align.clause_view import ClauseView, view_side
from policydiff.stages.align.pair_features import ARTICLE, find_features
from policydiff.stages.align.scoring import score_pairs
from policydiff.stages.align.similarity import Similarities, compare_views
from policydiff.stages.align.verbatim_overlap import find_copying
from policydiff.stages.align.weights import NAMES, PARTS, load_weights
from policydiff.stages.align.word_statistics import load_background
from tests.factories import plan, target

PHRASES = ("推进养老服务", "建设高速公路", "引进高端人才", "。", "深化教育合作", "长三角", "5G", "")
CLAUSES = st.lists(st.lists(st.sampled_from(PHRASES), max_size=4).map("".join), max_size=6)
GRIDS = Similarities.__slots__
SIGNED = ("topics", "sentences", "lead_topics")  # cosines of vectors from which a mean is taken


def views(*texts: str) -> tuple[ClauseView, ...]:
    built = plan(texts)
    return view_side(Side(plan=built, clauses=built.document.clauses), places=())


@given(CLAUSES, CLAUSES)
@settings(max_examples=40, deadline=None)
def test_similarities_lie_in_range_and_mirror(base: list[str], other: list[str]) -> None:
    left, right = views(*base), views(*other)
    if not left or not right:
        return
    there = compare_views(left, right, load_background())
    back = compare_views(right, left, load_background())
    for name in GRIDS:
        grid = getattr(there, name)
        assert grid.shape == (len(left), len(right))
        assert np.all(grid >= (-1.000001 if name in SIGNED else -0.000001)), name
        assert np.all(grid <= 1.000001), name
        assert grid == pytest.approx(getattr(back, name).T), name


def test_a_clause_is_most_similar_to_itself() -> None:
    texts = ("推进养老服务体系建设。", "建设高速公路和铁路。", "引进高端人才和团队。")
    similarities = compare_views(views(*texts), views(*texts), load_background())
    for name in GRIDS:
        grid = getattr(similarities, name)
        assert grid.argmax(axis=1).tolist() == [0, 1, 2], name


def test_subject_is_seen_where_no_word_is_shared() -> None:
    base = views("支持兴办养老机构", "建设高速公路")
    other = views("为失能长者提供居家照护", "打通铁路干线")
    grid = compare_views(base, other, load_background()).topics
    assert grid[0, 0] > grid[0, 1]
    assert grid[1, 1] > grid[1, 0]


def test_every_feature_is_in_one_part_and_has_a_weight() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert len({name for name, _ in PARTS}) == len(PARTS)
    weights = load_weights()
    assert len(weights.values) == len(weights.centre) == len(weights.scale) == len(NAMES)
    assert np.all(weights.scale > 0)


def test_more_evidence_never_speaks_against_a_link() -> None:
    """Similarities raise scores; clashing roles and boilerplate lower them, or a fit is wrong."""
    shipped = load_weights()
    slopes = dict(zip(NAMES, shipped.values / shipped.scale, strict=True))
    plain = {name: slope for name, slope in slopes.items() if not name.endswith(ARTICLE)}
    between = {name: slope + slopes.get(name + ARTICLE, 0.0) for name, slope in plain.items()}
    found = [(name, kind[name]) for kind in (plain, between) for name in kind]
    negative = {name for name, slope in found if slope < -0.01}
    assert negative <= {
        *("role_other", "role_opening", "role_clash", "annex", "boilerplate", "regulations")
    }


def test_parts_sum_to_the_logit() -> None:
    left, right = views("推进养老服务", "建设公路"), views("发展养老机构", "建设铁路")
    similarities = compare_views(left, right, load_background())
    weights = load_weights()
    scores = score_pairs(
        find_features(left, right, similarities, find_copying(left, right), weights.usual), weights
    )
    for base in range(2):
        for other in range(2):
            total = sum(part.log_odds for part in scores.why(base, other))
            assert scores.probability[base, other] == pytest.approx(1 / (1 + np.exp(-total)))


def test_candidates_are_the_nearest_and_who_shares_an_indicator() -> None:
    many = [f"推进养老服务第{'甲乙丙丁戊己庚辛壬癸子丑寅卯'[n]}类工作" for n in range(14)]
    built = plan(["推进养老服务", "建设高速公路"])
    shared = target(built.document.clauses[1], "建设高速公路", indicator="里程")
    built = type(built)(document=built.document, targets=(shared,))
    left = view_side(Side(plan=built, clauses=built.document.clauses), places=())
    built = plan([*many, "新增通车50公里"])
    shared = target(built.document.clauses[-1], "新增通车50公里", indicator="里程")
    built = type(built)(document=built.document, targets=(shared,))
    right = view_side(Side(plan=built, clauses=built.document.clauses), places=())
    found = find_candidates(left, right, compare_views(left, right, load_background()))
    assert found[1, 14]
    assert found[0].sum() >= NEIGHBOURS
