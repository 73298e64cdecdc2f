from __future__ import annotations

import pytest

from policydiff.stages.compare.themes.codebook import BUILT_IN, Code, Codebook, read_codebook
from policydiff.stages.compare.themes.theme_clusters import (
    ThemeSettings,
    find_themes,
    relate_themes,
)
from policydiff.stages.compare.themes.theme_splitting import split_groups
from policydiff.stages.compare.themes.theme_vocabulary import content_words
from policydiff.stages.documents import ClauseId, DocumentId, Part
from tests.factories import plan

ROADS = ["加快城际铁路建设。", "贯通高速公路断头路。", "提升内河航道等级,建设港口码头。"]
PEOPLE = ["引进高层次人才。", "建设人才公寓,办好人才市场。"]
CARE = ["增加养老服务床位。", "办好体育赛事。"]


def named(name, texts):
    return plan(texts, id=DocumentId(name))


def members(theme):
    return [(member.document, member.clause) for member in theme.clauses]


def test_themes_go_over_documents_and_are_numbered_by_size():
    first, second, third = find_themes(
        [named("a", ROADS + PEOPLE), named("b", PEOPLE + CARE)]
    ).themes
    assert [(t.id, t.label, len(t.clauses)) for t in (first, second, third)] == [
        ("t1", "人才", 4),
        ("t2", "交通基础设施", 3),
        ("t3", "养老体育", 2),
    ]
    assert members(first) == [("a", "4"), ("a", "5"), ("b", "1"), ("b", "2")]
    assert first.code is None
    assert "人才" in first.keywords


def test_codebook_gives_codes():
    themes = find_themes([named("a", ROADS)], codebook=read_codebook(BUILT_IN)).themes
    assert [theme.code for theme in themes] == ["transport"]


def test_users_own_codebook():
    book = Codebook(codes=(Code(code="x", label="水陆", keywords=("铁路", "航道")),))
    (theme,) = find_themes([named("a", ROADS)], codebook=book).themes
    assert (theme.code, theme.label, len(theme.clauses)) == ("x", "水陆", 2)


def test_a_clause_is_in_one_theme_at_most():
    plans = [named("a", ROADS + PEOPLE + CARE), named("b", ["扎实做好这一点。", *CARE])]
    found = [member for theme in find_themes(plans).themes for member in members(theme)]
    assert len(found) == len(set(found))


def test_annex_items_follow_the_clause_that_they_repeat_but_do_not_count():
    item = {"text": ROADS[0], "part": Part.ANNEX, "repeats": ClauseId("1")}
    (theme,) = find_themes([named("a", [ROADS[0], item])]).themes
    assert [(m.clause, m.repeats) for m in theme.clauses] == [("1", False), ("2", True)]
    assert [(s.document, s.clauses, s.characters) for s in theme.sizes] == [("a", 1, len(ROADS[0]))]


def test_what_became_of_the_fields():
    base, other = named("a", ROADS + PEOPLE), named("b", ["引进高层次人才。", *CARE])
    changes = {c.label: c for c in relate_themes(base, other).changes}
    assert {label: c.move for label, c in changes.items()} == {
        "交通基础设施": "lost",
        "养老体育": "new",
        "人才": "steady",
    }
    roads = changes["交通基础设施"]
    assert (roads.base.clauses, roads.other.clauses, roads.other.share) == (3, 0, 0)


def test_a_field_that_takes_more_of_the_text_has_grown():
    base, other = named("a", ROADS + PEOPLE[:1]), named("b", ROADS[:1] + PEOPLE * 3)
    changes = {c.label: c.move for c in relate_themes(base, other).changes}
    assert changes == {"交通基础设施": "shrunk", "人才": "grown"}
    against_itself = relate_themes(base, base).changes
    assert {c.move for c in against_itself} == {"steady"}


def test_adding_a_document_moves_no_clause():
    one, two = named("a", ROADS + PEOPLE), named("b", PEOPLE + CARE)
    before = {m: t.label for t in find_themes([one]).themes for m in members(t)}
    after = {m: t.label for t in find_themes([one, two]).themes for m in members(t)}
    assert before.items() <= after.items()


def test_a_theme_that_holds_too_much_is_split_by_its_words():
    settings = ThemeSettings(always_whole=4, largest_share=0.5)
    rail = ["新建城际铁路车站。", "改造铁路车站。", "开通城际铁路。"]
    water = ["疏浚内河航道。", "提升航道等级。", "建设航道锚地。"]
    themes = find_themes([named("a", rail + water)], settings=settings).themes
    assert [members(theme) for theme in themes] == [
        [("a", "1"), ("a", "2"), ("a", "3")],
        [("a", "4"), ("a", "5"), ("a", "6")],
    ]
    assert all(theme.label.startswith("交通基础设施：") for theme in themes)


def test_clauses_that_no_field_takes_are_clustered_by_their_words():
    texts = [f"编纂地方志书第{number}卷。" for number in "一二三四"]
    (theme,) = find_themes([named("a", texts)]).themes
    assert len(theme.clauses) == 4
    assert "志书" in theme.label or "地方志" in theme.label


def test_clauses_without_a_common_word_make_no_theme():
    texts = ["编纂地方志书。", "命名山川湖泊。", "维护钟表刻度。", "收集民间谚语。"]
    assert find_themes([named("a", texts)]).themes == ()


def test_shared_themes_have_clauses_of_both():
    base, other = named("a", ROADS + PEOPLE), named("b", PEOPLE + CARE)
    assert [theme.label for theme in relate_themes(base, other).shared] == ["人才"]


def test_nothing_to_find():
    assert find_themes([]).themes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("加快推进铁路建设", ("铁路",), id="generic-verbs-are-left-out"),
        pytest.param("上海的医院", ("医院",), id="places-are-left-out"),
        pytest.param("2025年达到30%", (), id="numbers-are-left-out"),
    ],
)
def test_content_words(text, expected):
    assert content_words(text) == expected


def test_split_groups_keeps_every_member_once():
    words = [["铁路", "车站"], ["铁路"], ["养老", "床位"], ["养老"], []]
    groups = split_groups(words, limit=2)
    assert sorted(place for group in groups for place in group) == [0, 1, 2, 3, 4]
    assert groups == split_groups(words, limit=2)


def test_equal_members_are_not_split():
    assert split_groups([["铁路"]] * 5, limit=2) == ((0, 1, 2, 3, 4),)
