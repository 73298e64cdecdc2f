from __future__ import annotations

from dataclasses import replace
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.align import (
    Alignment,
    Change,
    Decision,
    Links,
    Rejected,
    Relation,
    Side,
    Verdict,
)
from policydiff.stages.align.aligner import align_clauses
from policydiff.stages.align.assignment import Scored, assign
from policydiff.stages.align.scoring import Scores
from policydiff.stages.documents import ClauseId
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import SettingsError
from policydiff.stages.targets import Plan
from tests.factories import FIXTURES, plan, target

FINANCE = "推进金融创新。鼓励上海金融机构来我市设立分支机构,拓展引入市外资金的渠道。"
ELDERLY = "积极发展养老服务。支持利用社会资金兴办养老机构,为居家老年人提供生活照料。"
ROADS = "优化交通网络。加快推进高速公路和城际铁路建设,打通区域间断头路。"
SCHOOLS = "推进教育合作。每年选派一批教师赴上海学习培训,深化校际交流,打造职教高地。"
PARKS = "加快产业园区建设。承接上海先进制造业转移,完善标准厂房和供电供水设施。"
TEXTS = (FINANCE, ELDERLY, ROADS, SCHOOLS, PARKS)


def side(*texts: str) -> Side:
    built = plan(texts)
    return Side(plan=built, clauses=built.document.clauses)


def fixture(name: str) -> Side:
    document = read_document(FIXTURES / f"{name}.txt")
    return Side(plan=Plan(document=document, targets=()), clauses=document.main_text)


def scores(links: Links, *, mirrored: bool = False) -> dict[tuple[str, str, str], float]:
    pairs: dict[tuple[str, str, str], float] = {}
    for alignment in links.alignments:
        ends = (alignment.base, alignment.other)
        base, other = reversed(ends) if mirrored else ends
        for b in base:
            for o in other:
                pairs[b, o, alignment.relation.value] = alignment.score
    return pairs


def same(links: Links) -> set[tuple[str, str]]:
    return {(b, o) for b, o, relation in scores(links) if relation == "same"}


def decide(base: str, other: str, verdict: Verdict) -> Decision:
    return Decision(base=ClauseId(base), other=ClauseId(other), verdict=verdict)


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize(
    "name", ["jiaxing-2010", "jiaxing-2019", "nanhu-2023", "huangpu-2020", "wuxing-2024"]
)
def test_a_document_against_itself(name: str, ordered: bool) -> None:
    document = fixture(name)
    links = align_clauses(document, document, ordered=ordered)
    found = [a for a in links.alignments if a.relation is Relation.SAME]
    assert [(a.base, a.other) for a in found] == [((c.id,), (c.id,)) for c in document.clauses]
    assert {a.change for a in found} == {Change.UNCHANGED}
    assert min(a.score for a in found) >= 0.99
    assert not any(a.moved for a in found)
    assert links.rejected == ()


@pytest.mark.parametrize(
    ("one", "two"), [("jiaxing-2010", "wuxing-2024"), ("huangpu-2020", "nanhu-2023")]
)
def test_swapping_the_sides_gives_the_same_links(one: str, two: str) -> None:
    there = align_clauses(fixture(one), fixture(two), ordered=False)
    back = align_clauses(fixture(two), fixture(one), ordered=False)
    assert scores(there) == pytest.approx(scores(back, mirrored=True), abs=1e-3)
    assert {(r.base, r.other) for r in there.rejected} == {(r.other, r.base) for r in back.rejected}


@given(st.lists(st.sampled_from(TEXTS), max_size=5), st.lists(st.sampled_from(TEXTS), max_size=5))
@settings(max_examples=30, deadline=None)
def test_what_holds_of_any_two_sides(base: list[str], other: list[str]) -> None:
    left, right = side(*base), side(*other)
    links = align_clauses(left, right, ordered=False)
    assert links == align_clauses(left, right, ordered=False)
    judged: list[Alignment | Rejected] = [*links.alignments, *links.rejected]
    for found in judged:
        total = sum(part.log_odds for part in found.why)
        assert 0 < found.score < 1
        assert total == pytest.approx(log(found.score / (1 - found.score)), abs=1e-6)
    places = [(int(a.base[0]), int(a.other[0])) for a in links.alignments]
    assert places == sorted(places)
    linked = same(links)
    for text in TEXTS:
        mine, theirs = ([c.id for c in s.clauses if c.text == text] for s in (left, right))
        equal = {(b, o) for b, o in linked if b in mine and o in theirs}
        assert set(zip(mine, theirs, strict=False)) <= equal
        assert len(equal) == (max(len(mine), len(theirs)) if mine and theirs else 0)
    for rejected in links.rejected:
        lone_base = rejected.base not in {b for b, _ in linked}
        assert lone_base or rejected.other not in {o for _, o in linked}


def test_an_empty_side_has_no_links() -> None:
    assert align_clauses(side(), side(*TEXTS), ordered=False) == Links(alignments=())
    assert align_clauses(side(*TEXTS), side(), ordered=True) == Links(alignments=())


def test_one_clause_on_each_side() -> None:
    assert same(align_clauses(side(ROADS), side(ROADS + "好"), ordered=False)) == {("1", "1")}
    assert same(align_clauses(side(ROADS), side(ELDERLY), ordered=False)) == set()


@pytest.mark.parametrize("ordered", [True, False])
def test_equal_texts_find_one_counterpart_each(ordered: bool) -> None:
    base = side(ROADS, FINANCE, ROADS, PARKS)
    links = align_clauses(base, base, ordered=ordered)
    assert same(links) == {("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")}


def test_equal_texts_that_moved_find_one_counterpart_each() -> None:
    base, other = side(ROADS, ROADS, *TEXTS[:2], PARKS), side(*TEXTS[:2], PARKS, ROADS, ROADS)
    links = align_clauses(base, other, ordered=True)
    assert same(links) == {("1", "4"), ("2", "5"), ("3", "1"), ("4", "2"), ("5", "3")}


def test_one_text_more_often_on_one_side() -> None:
    base, other = side(ROADS, FINANCE, ROADS), side(ROADS, FINANCE)
    assert same(align_clauses(base, other, ordered=True)) == {("1", "1"), ("2", "2")}
    free = align_clauses(base, other, ordered=False)
    assert same(free) == {("1", "1"), ("2", "2"), ("3", "1")}


def test_a_number_tells_equal_texts_apart() -> None:
    base, other = side("发放补贴1.2万元。", ROADS), side("发放补贴12万元。", ROADS)
    changes = {a.base[0]: a.change for a in align_clauses(base, other, ordered=True).alignments}
    assert changes == {"1": Change.MODIFIED, "2": Change.UNCHANGED}


def test_a_clause_that_moved() -> None:
    links = align_clauses(side(*TEXTS), side(*TEXTS[1:], TEXTS[0]), ordered=True)
    assert [a.base for a in links.alignments if a.moved] == [("1",)]
    free = align_clauses(side(*TEXTS), side(*TEXTS[1:], TEXTS[0]), ordered=False)
    assert not any(a.moved for a in free.alignments)


def test_a_piece_of_a_clause_that_moved() -> None:
    base = side(ROADS + FINANCE, ELDERLY, SCHOOLS, PARKS)
    other = side(ROADS, ELDERLY, FINANCE, SCHOOLS, PARKS)
    links = align_clauses(base, other, ordered=True)
    split = next(a for a in links.alignments if a.base == ("1",))
    assert (split.other, split.change, split.moved) == (("1", "3"), Change.SPLIT, True)
    assert [a.other for a in links.alignments if not a.moved] == [("2",), ("4",), ("5",)]
    back = align_clauses(other, base, ordered=True)
    assert (("1", "3"), ("1",), True) in [(a.base, a.other, a.moved) for a in back.alignments]
    reworded = FINANCE.replace("鼓励", "支持").replace("拓展", "拓宽")
    other = side(ROADS, ELDERLY, reworded, SCHOOLS, PARKS)
    assert ("1", "3") not in same(align_clauses(base, other, ordered=True))


def test_split_and_merged() -> None:
    whole = side("".join(TEXTS[:2]), *TEXTS[2:])
    links = align_clauses(whole, side(*TEXTS), ordered=False)
    split = next(a for a in links.alignments if a.base == ("1",))
    assert split.other == ("1", "2")
    assert split.change is Change.SPLIT
    assert split.coverage == (1.0, 1.0)
    back = align_clauses(side(*TEXTS), whole, ordered=False)
    merged = next(a for a in back.alignments if a.other == ("1",))
    assert (merged.base, merged.change) == (("1", "2"), Change.MERGED)


def test_the_same_subject_in_other_words() -> None:
    other = "健全养老体系。依托社区开展居家照护,引进品牌机构建设老年人康养基地。"
    links = align_clauses(side(*TEXTS), side(other, SCHOOLS), ordered=False)
    found = next(a for a in links.alignments if a.other == ("1",))
    assert (found.base, found.change) == (("2",), Change.MODIFIED)
    assert "养老" in found.shared


def test_decisions_overrule_scores() -> None:
    decisions = [
        decide("1", "1", Verdict.NO),
        decide("1", "2", Verdict.SAME),
        decide("3", "5", Verdict.RELATED),
    ]
    links = align_clauses(side(*TEXTS), side(*TEXTS), ordered=False, decisions=decisions)
    by_pair: dict[tuple[str, str], Alignment] = {
        (a.base[0], a.other[0]): a for a in links.alignments
    }
    assert ("1", "1") not in by_pair
    assert by_pair["1", "2"].decided
    assert by_pair["1", "2"].score == pytest.approx(0.999, abs=1e-4)
    assert by_pair["1", "2"].why[-1].name == "decision"
    assert by_pair["3", "5"].relation is Relation.RELATED
    assert not by_pair["2", "2"].decided


def test_a_decision_outlives_the_order_of_clauses() -> None:
    decisions = [decide("1", "5", Verdict.SAME)]
    links = align_clauses(side(*TEXTS), side(*TEXTS), ordered=True, decisions=decisions)
    found = next(a for a in links.alignments if a.base == ("1",) and a.other == ("5",))
    assert found.decided
    assert found.moved


def test_a_rejected_pair_tells_that_a_person_said_no() -> None:
    decisions = [decide("1", "1", Verdict.NO)]
    links = align_clauses(side(ROADS), side(ROADS), ordered=False, decisions=decisions)
    assert links.alignments == ()
    assert [(r.base, r.other, r.decided) for r in links.rejected] == [("1", "1", True)]


def test_unknown_clauses_of_decisions_are_all_named() -> None:
    decisions = [decide("9", "1", Verdict.SAME), decide("1", "8", Verdict.NO)]
    with pytest.raises(SettingsError, match="base has no clause 9; other has no clause 8"):
        align_clauses(side(ROADS), side(ROADS), ordered=False, decisions=decisions)


def test_clauses_without_a_word() -> None:
    odd = side("。", "——", "2025", ROADS)
    links = align_clauses(odd, replace(odd, clauses=odd.clauses[::-1]), ordered=False)
    assert ("4", "4") in same(links)


def test_results_of_last_year_are_not_what_this_year_aims_at() -> None:
    base = plan(["城镇新增就业5万人,扶持创业带动就业。", ROADS])
    other = plan(["促进就业创业。城镇新增就业6万人。", ROADS])
    done = target(base.document.clauses[0], "城镇新增就业5万人")
    aim = target(other.document.clauses[0], "城镇新增就业6万人")
    review = replace(base, results=(done,))
    aims = replace(other, targets=(aim,))
    sides = [Side(plan=p, clauses=p.document.clauses) for p in (review, aims)]
    found: dict[tuple[str, str], Relation] = {
        (a.base[0], a.other[0]): a.relation for a in align_clauses(*sides, ordered=False).alignments
    }
    assert found.get(("1", "1")) in (None, Relation.RELATED)
    wanted = replace(base, targets=(done,))
    sides[0] = Side(plan=wanted, clauses=wanted.document.clauses)
    assert ("1", "1") in same(align_clauses(*sides, ordered=False))


def test_candidates_can_be_replaced() -> None:
    def first_only(base, other, _similarities):
        found = np.zeros((len(base), len(other)), dtype=bool)
        found[0, 0] = True
        return found

    base, other = side(ROADS, SCHOOLS), side(ROADS + "好", SCHOOLS + "好")
    assert same(align_clauses(base, other, ordered=False)) == {("1", "1"), ("2", "2")}
    links = align_clauses(base, other, ordered=False, candidates=first_only)
    assert same(links) == {("1", "1")}


def test_scores_can_be_replaced() -> None:
    def by_first_character(base, other, _similarities):
        equal = np.array([[a.bare[0] == b.bare[0] for b in other] for a in base])
        logit = np.where(equal, 2.0, -2.0)
        probability = 1 / (1 + np.exp(-logit))
        return Scores(
            probability=probability,
            related=probability,
            parts=((logit * 10_000).astype(np.int32),),
            names=("first",),
        )

    base, other = side(ROADS, FINANCE), side("优质的政务服务要到家。", "推动乡村旅游再上台阶。")
    assert same(align_clauses(base, other, ordered=False)) == set()
    links = align_clauses(
        base,
        other,
        ordered=False,
        scores=by_first_character,
        candidates=lambda base, other, _: np.ones((len(base), len(other)), dtype=bool),
    ).alignments
    assert {(a.base, a.other) for a in links} == {(("1",), ("1",)), (("2",), ("2",))}
    assert [(part.name, part.log_odds) for part in links[0].why] == [("first", 2.0)]
    assert links[0].score == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_assignment_can_be_replaced() -> None:
    def first_in_order(scored: Scored, *, ordered: bool) -> Links:
        found = assign(scored, ordered=not ordered)
        return replace(found, alignments=found.alignments[:1])

    texts = side(*TEXTS), side(*TEXTS[1:], TEXTS[0])
    links = align_clauses(*texts, ordered=False, links=first_in_order)
    assert [(a.base, a.other, a.moved) for a in links.alignments] == [(("1",), ("5",), True)]
