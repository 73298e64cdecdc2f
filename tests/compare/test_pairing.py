from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.compare.indicators.indicator_similarity import is_bare, score_names
from policydiff.stages.compare.targets.pairing import SETTINGS, Texts, pair_targets
from policydiff.stages.documents import ClauseId
from policydiff.stages.targets import TargetId
from tests.factories import document, target

NAMES = st.text(alphabet="新增引进人才企业科技项目国家省级", min_size=1, max_size=8)
SIDES = st.lists(NAMES.map(lambda name: (f"{name}。", name)), min_size=1, max_size=5)


def link(base, other, relation=Relation.SAME):
    return Alignment(
        base=(ClauseId(base),),
        other=(ClauseId(other),),
        score=0.9,
        relation=relation,
        change=Change.MODIFIED,
        coverage=(1.0, 1.0),
        why=(),
    )


def side(*clauses):
    """A document and its targets; each clause is (text, quote, …)."""
    made = document([text for text, *_ in clauses])
    targets = []
    for clause, (_, *quotes) in zip(made.clauses, clauses, strict=True):
        for number, quote in enumerate(quotes, start=1):
            found = target(clause, quote)
            targets.append(replace(found, id=TargetId(f"{clause.id}/{number}")))
    return made, targets


def paired(base, other, *links):
    (left, mine), (right, theirs) = side(*base), side(*other)
    texts = Texts(left.text, right.text)
    pairs = pair_targets(mine, theirs, texts=texts, alignments=links)
    return [(p.base.id, p.other.id, p.same_indicator) for p in pairs]


def test_across_clauses_by_name():
    base = [("发展数字经济。",), ("新设立私募基金10只。", "新设立私募基金")]
    other = [("私募基金数量达到20只。", "私募基金数量"), ("引进人才。",)]
    assert paired(base, other) == [("2/1", "1/1", True)]


def test_linked_clauses_need_less_of_the_name():
    base = [("养老服务站。", "养老服务站")]
    other = [("街道嵌入式养老服务站。", "街道嵌入式养老服务站")]
    assert paired(base, other, link("1", "1")) == [("1/1", "1/1", False)]
    assert paired(base, other) == []


@pytest.mark.parametrize(
    ("base", "other", "one"),
    [
        ("高技能人才", "技能人才", False),
        ("科技型企业", "科技型中小企业", False),
        ("重大技改项目", "技改项目", False),
        ("对俄进出口总额", "进出口总额", False),
        ("标杆智能工厂", "智能工厂", False),
        ("上市挂牌企业", "上市企业", False),
        ("嵌入式养老服务站", "养老服务站", False),
        ("签约亿元以上项目", "亿元以上项目", False),
        ("重型卡车产量", "卡车产量", False),
        ("养老机构护理型床位", "养老机构床位", False),
        ("上市公司", "上市公司或“新三板”挂牌企业", False),
        ("国家级绿色工厂", "省级绿色工厂", False),
        ("正常年景粮食产量", "粮食产量", True),
        ("粮食播种面积", "粮食面积", True),
        ("公共停车泊位", "公共停车位", True),
        ("生猪出栏", "出栏生猪", True),
        ("多渠道筹集保障性租赁住房", "保障性租赁住房", True),
        ("国控断面优良水体比例", "国控断面水质优良比例", True),
        ("新能源装机容量", "新能源装机", True),
        ("为民办实事", "民生实事", True),
        ("职业技能培训", "技能培训", True),
        ("公办园在园幼儿占比", "公办幼儿园在园幼儿占比", True),
    ],
)
def test_a_word_more_makes_a_narrower_class_unless_it_tells_nothing(base, other, one):
    clauses = [(f"{base}。", base)], [(f"{other}。", other)]
    assert paired(*clauses, link("1", "1")) == [("1/1", "1/1", one)]
    assert paired(*reversed(clauses), link("1", "1")) == [("1/1", "1/1", one)]


def test_the_indicator_itself_goes_before_a_near_one():
    base = [("引进高层次人才。", "引进高层次人才"), ("引进人才。", "引进人才")]
    other = [("引进人才。", "引进人才")]
    assert paired(base, other, link("1", "1")) == [("2/1", "1/1", True)]


def test_one_to_one():
    base = [("新增就业。", "新增就业"), ("新增就业。", "新增就业")]
    other = [("新增就业。", "新增就业")]
    assert paired(base, other) == [("1/1", "1/1", True)]


def test_equal_names_follow_their_clauses():
    base = [("新增就业。", "新增就业"), ("新增就业。", "新增就业")]
    other = [("新增就业。", "新增就业"), ("新增就业。", "新增就业")]
    links = link("1", "2"), link("2", "1")
    assert paired(base, other, *links) == [("1/1", "2/1", True), ("2/1", "1/1", True)]


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        pytest.param(
            ("建设中央公园,计划投资。", "投资"),
            ("建设污水处理厂,计划投资。", "投资"),
            [],
            id="other-project",
        ),
        pytest.param(
            ("建设中央公园,计划投资。", "投资"),
            ("建设中央公园,计划投资。", "投资"),
            [("1/1", "1/1", True)],
            id="same-project",
        ),
    ],
)
def test_a_bare_name_is_judged_by_its_sentence(base, other, expected):
    assert paired([base], [other], link("1", "1")) == expected


def test_the_same_words_in_linked_clauses_are_one_target_whatever_its_name():
    made, targets = side(("完成投资促进任务。", "投资促进任务"))
    base = made, [replace(t, stated="") for t in targets]
    other = side(("完成投资促进任务。", "投资促进任务"))
    renamed = [replace(t, indicator="促进", indicator_text="促进", stated="") for t in other[1]]
    texts = Texts(base[0].text, other[0].text)
    (pair,) = pair_targets(base[1], renamed, texts=texts, alignments=(link("1", "1"),))
    assert (pair.names, pair.same_indicator) == (1.0, True)


def test_a_bare_name_is_of_the_named_target_before_it():
    old, new = "长三角一体化重大项目", "长三角一体化发展重大项目"
    base = [(f"建设轨道工程。不少于6个{old},完成投资。", old, "投资")]
    other = [(f"实施{new}等20项工作,年内完成投资。", new, "投资")]
    wrong = [("实施棚户区改造等20项工作,年内完成投资。", "棚户区改造", "投资")]
    assert ("1/2", "1/2", True) in paired(base, other)
    assert paired(base, wrong) == []


def test_words_of_comparison_make_no_two_targets_one():
    """比上年增加3000亿元 says nothing of what was added to."""
    words = "比上年增加"
    made, targets = side((f"发行特别国债,{words}。", words))
    other, theirs = side((f"安排专项债券,{words}。", words))
    left = [replace(t, indicator="特别国债", indicator_text="特别国债") for t in targets]
    right = [replace(t, indicator="专项债券", indicator_text="专项债券") for t in theirs]
    texts = Texts(made.text, other.text)
    assert pair_targets(left, right, texts=texts, alignments=(link("1", "1"),)) == ()


@given(SIDES, SIDES, st.booleans())
def test_the_index_of_names_loses_no_pair(base, other, linked):
    """Pairs found through shared characters are those found by looking at every pair."""
    (left, mine), (right, theirs) = side(*base), side(*other)
    links = (link("1", "1"),) if linked else ()
    near = {
        (a.id, b.id)
        for a in mine
        for b in theirs
        if score_names(a, b) >= SETTINGS.near and not (is_bare(a) or is_bare(b))
    }
    found = pair_targets(mine, theirs, texts=Texts(left.text, right.text), alignments=links)
    taken = {p.base.id for p in found}, {p.other.id for p in found}
    assert all(a in taken[0] or b in taken[1] for a, b in near)


def test_nothing_to_pair():
    assert paired([("新增就业。", "新增就业")], [("发展养老事业。",)]) == []
    assert paired([], []) == []


def test_an_aim_past_the_plans_years_answers_such_an_one():
    """Of 年均增长6.5%以上 (to 2020) and this year's 6.5%－7%, the latter answers next year's."""
    base = [("生产总值年均增长。", "生产总值"), ("生产总值增长。", "生产总值")]
    (left, mine), (right, theirs) = side(*base), side(("生产总值增长。", "生产总值"))
    mine[0] = replace(mine[0], deadline="2020", low=theirs[0].low, high=theirs[0].high)
    mine[1] = replace(mine[1], low=mine[1].low + 1)
    texts = Texts(left.text, right.text, 2016, 2017)
    (pair,) = pair_targets(mine, theirs, texts=texts, alignments=())
    assert pair.base.id == "2/1"
