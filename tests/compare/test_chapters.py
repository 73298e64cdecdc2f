from __future__ import annotations

from dataclasses import replace

import pytest

from policydiff.reading import read_all
from policydiff.stages.align import Alignment, Change, Relation
from policydiff.stages.compare import Rule
from policydiff.stages.compare.compare import compare_plans, main_side
from policydiff.stages.compare.themes.chapters import leaves, short_heading, tell_chapters
from policydiff.stages.documents import ClauseId
from tests.compare.highlights import headed
from tests.factories import FIXTURES, plan

FARMS, ROADS, CARE = "一、农业", "二、交通", "三、养老"


def side(*chapters: tuple[str, int]):
    """The main text of a plan with so many clauses of five characters below each heading."""
    names = [(f"{name}{n}"[:5], name.split("/")) for name, count in chapters for n in range(count)]
    clauses = [
        {"text": text.ljust(5, "文"), "heading": tuple(h for h in heading if h)}
        for text, heading in names
    ]
    return main_side(plan(clauses))


def link(base: int, other: int, relation: Relation = Relation.SAME) -> Alignment:
    return Alignment(
        base=(ClauseId(str(base)),),
        other=(ClauseId(str(other)),),
        score=0.9,
        relation=relation,
        change=Change.MODIFIED,
        coverage=(1.0, 1.0),
        why=(),
    )


def told(base, other, *links: Alignment):
    found = tell_chapters(base, other, alignments=links)
    return [(c.side, c.heading, c.verdict, c.matched, c.clauses) for c in found]


def test_a_chapter_is_kept_partly_kept_not_found_or_new():
    base, other = side((FARMS, 3), (ROADS, 2), (CARE, 1)), side((ROADS, 3), ("四、数据", 2))
    assert told(base, other, link(4, 1), link(5, 2)) == [
        ("base", FARMS, "not_found", 0, 3),
        ("base", ROADS, "kept", 2, 2),
        ("base", CARE, "not_found", 0, 1),
        ("other", ROADS, "kept", 2, 3),
        ("other", "四、数据", "new", 0, 2),
    ]
    assert told(base, other, link(4, 1))[3] == ("other", ROADS, "partly", 1, 3)


def test_a_related_clause_is_no_counterpart():
    related = link(1, 1, Relation.RELATED)
    assert told(side((FARMS, 1)), side((ROADS, 1)), related)[0][2:] == ("not_found", 0, 1)


def test_where_its_clauses_go_to_in_the_order_of_the_other_side():
    base, other = side((FARMS, 2)), side((ROADS, 2), (CARE, 1))
    links = (link(1, 3), link(2, 1), link(2, 2))
    chapters = tell_chapters(base, other, alignments=links)
    # A clause counts once, however many counterparts it has in a chapter.
    assert [(f.heading, f.clauses) for f in chapters[0].flows] == [(ROADS, 1), (CARE, 1)]
    assert [(f.heading, f.clauses) for f in chapters[1].flows] == [(FARMS, 2)]


def test_a_long_chapter_is_told_by_its_sections_too():
    tasks = [(f"二、任务/({n})路", 2) for n in "一二三"]
    base = side((FARMS, 1), *tasks)
    long = tell_chapters(base, side((ROADS, 1)), alignments=())[1]
    assert (long.clauses, long.share) == (6, pytest.approx(6 / 7))
    assert [(c.heading, c.clauses, c.side) for c in long.sections] == [
        (f"({n})路", 2, "base") for n in "一二三"
    ]
    assert [c.short for c in leaves([long])] == ["路", "路", "路"]
    # Two sections tell no more than the chapter.
    few = tell_chapters(side((FARMS, 1), *tasks[:2]), base, alignments=())[1]
    assert not few.sections
    assert leaves([few]) == (few,)


def test_clauses_above_the_first_heading_belong_to_no_chapter():
    found = tell_chapters(side(("", 2), (FARMS, 2)), side(("", 1)), alignments=[link(3, 1)])
    assert [(c.heading, c.clauses, c.matched, c.share) for c in found] == [(FARMS, 2, 1, 0.5)]
    assert found[0].flows == ()


def test_an_article_is_a_clause_and_no_chapter():
    articles = side(("第三条 实行目录管理", 2), ("第四条", 1))
    assert told(articles, side((ROADS, 2)), link(1, 1)) == [("other", ROADS, "partly", 1, 2)]
    (chapter,) = tell_chapters(side((ROADS, 2)), articles, alignments=(link(1, 1),))
    assert chapter.flows == ()
    sections = [(f"第二章 保护/第{n}条", 2) for n in "三四五"]
    (law,) = tell_chapters(side(*sections), articles, alignments=())
    assert (law.heading, law.sections) == ("第二章 保护", ())


def test_a_comparison_tells_the_chapters_and_their_targets():
    base, other = read_all([FIXTURES / f"{name}.txt" for name in ("jiaxing-2010", "jiaxing-2019")])
    chapters = [c for c in compare_plans(base, other).chapters if c.side == "base"]
    assert sum(chapter.targets for chapter in chapters) == len(main_side(base).targets)
    farming = next(c for c in chapters if c.heading.startswith("三、发展都市型"))
    assert (farming.verdict, farming.clauses, farming.targets) == ("not_found", 4, 7)


@pytest.mark.parametrize(
    ("heading", "short"),
    [
        ("三、发展都市型高效生态农业,扩大农产品供长三角规模", "发展都市型高效生态农业"),
        ("（一）以非常力度推进重大项目建设，努力形成更多有效投资", "以非常力度推进重大项目建设"),
        ("第二章　指标", "指标"),
        ("环境,卫生与城管", "环境,卫生与城管"),
        ("保障措施", "保障措施"),
    ],
)
def test_short_heading(heading, short):
    assert short_heading(heading) == short


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (("嘉兴市加强区域合作三年指导意见", "嘉兴市推进区域一体化行动计划"), True),
        (("嘉兴市食品科技发展行动方案", "嘉兴市脑机接口产业培育行动方案"), False),
        (("", "嘉兴市脑机接口产业培育行动方案"), True),
    ],
)
def test_that_a_chapter_stands_alone_is_told_of_plans_on_one_subject(titles, told):
    plans = [headed("编修地方志", (2010, 2012)), headed("数字赋能", (2016, 2018))]
    left, right = (
        replace(plan, document=replace(plan.document, title=title))
        for plan, title in zip(plans, titles, strict=True)
    )
    rules = {highlight.rule for highlight in compare_plans(left, right).highlights}
    assert (Rule.CHAPTER in rules) is told
