"""Lists of words that expressions are made of are held to their examples, as expressions are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from policydiff.stages.knowledge import lexicon
from policydiff.stages.knowledge.expressions import expression, expression_source, words_of
from policydiff.stages.knowledge.lexicon import (
    Entry,
    load_lexicon,
    load_user_lexicon,
    shipped_entries,
)
from policydiff.stages.knowledge.placeholders import firsts, regex
from policydiff.stages.support.errors import LexiconError
from policydiff.stages.support.text import fold
from tests.knowledge.test_lexicons import LEXICONS
from tests.test_layers import modules

LISTED = (
    "clause_changes",
    "government_levels",
    "striving",
    "baseline_words",
    "asides",
    "background",
    "superior_outlines",
    "body_statements",
    "copy_faults",
    "counting_words",
    "division_names",
    "document_frame",
    "beside_text",
    "document_kinds",
    "place_references",
    "planning_periods",
    "work_reports",
    "leading_phrases",
    "list_connectives",
    "measure_words",
    "list_heads",
    "share_names",
    "measured_parts",
    "payers",
    "placeholders",
    "quantity_verbs",
    "rule_words",
    "sized_things",
    "surroundings",
    "topics",
    "counted_deeds",
    "valueless_aim_parts",
)
LISTS = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in LISTED
    for entry in load_lexicon(name)
    if entry.text("form") != "expression"
]
_NAMED = re.compile(r"\{([a-z]\w*)\}")


@pytest.mark.parametrize(("name", "entry"), LISTS)
def test_a_list_finds_its_examples_alone(name: str, entry: Entry) -> None:
    pattern = expression(name, entry.key)
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counterexamples if pattern.search(text)] == []


@pytest.mark.parametrize(("name", "entry"), LISTS)
def test_every_word_of_a_list_stands_in_an_example(name: str, entry: Entry) -> None:
    examples = [*entry.examples, *(e for one in users(name, entry.key) for e in one.examples)]
    assert [w for w in entry.patterns if not any(w in example for example in examples)] == []


@pytest.mark.parametrize("name", LISTED)
def test_examples_are_written_as_the_program_sees_them(name: str) -> None:
    texts = [t for e in load_lexicon(name) for t in (*e.examples, *e.counterexamples)]
    assert [text for text in texts if fold(text) != text] == []


def users(name: str, key: str) -> list[Entry]:
    """The expressions of a lexicon that an entry is part of."""
    return [e for e in load_lexicon(name) if any(f"{{{key}}}" in p for p in e.patterns)]


@pytest.mark.parametrize("name", LISTED)
def test_every_entry_is_asked_for(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in modules().values())
    entries = [e for lexicon in LEXICONS for e in load_lexicon(lexicon)]
    asked = {found for e in entries for pattern in e.patterns for found in _NAMED.findall(pattern)}
    by_field = ("parts", "days", "side")
    named = {key for keys in re.findall(r'"([\w|]+)"', code) for key in keys.split("|")}
    asked |= {e.key for e in entries if any(map(e.texts, by_field)) or e.key in named}
    asked |= {given.rpartition(".")[2] for e in entries for given in e.texts("includes")}
    assert [e.key for e in load_lexicon(name) if e.key not in asked] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        pytest.param("高于{ref}", "高于全国平均水平", id="longest-reference"),
        pytest.param("完成{body}下达{some}任务", "完成国家和省下达的任务", id="body-and-gap"),
        pytest.param("第{n}届", "第二十届", id="number-behind-a-word"),
        pytest.param("{n}{n2}", "5十", id="number-behind-a-number"),
        pytest.param("{year}年", "二零二五年", id="year"),
    ],
)
def test_a_pattern_with_placeholders(pattern: str, text: str) -> None:
    assert re.fullmatch(regex(pattern, "p"), text)


def test_a_pattern_may_not_begin_with_what_has_no_first_character() -> None:
    with pytest.raises(LexiconError, match="ref has no firsts"):
        firsts("{ref}")


def test_words_of_a_users_lexicon_mean_one_thing(tmp_path: Path) -> None:
    entry = "[[entry]]\nkey = '{}'\npatterns = ['研发投入']\nsource = '某市'\n"
    path = tmp_path / "own.toml"
    path.write_text(f"shared_words = true\n{entry.format('a')}{entry.format('b')}", "utf-8")
    with pytest.raises(LexiconError, match="b: pattern 研发投入 stands in a too"):
        load_user_lexicon(path, fields=(), check=lambda _: ())


def test_guards_of_a_list_are_part_of_its_group() -> None:
    pattern = re.compile(f"{expression_source('particles', 'again')}*$")
    found = pattern.search("再再")
    assert found is not None
    assert found.span() == (0, 2)


MOST_SHARED = 0.6  # of the words of the longer of two lists of different lexicons
OWN = {  # the words that stand in a list itself, without those of the lists that it includes
    f"{name}.{entry.key}": frozenset(entry.patterns)
    for name in LEXICONS
    for entry in shipped_entries(name)
    if entry.text("form") != "expression"
}
UNLIKE = {  # each with the list that it is told apart from, and the reason
    (f"{name}.{entry.key}", *told.split(": ", 1))
    for name in LEXICONS
    for entry in load_lexicon(name)
    for told in entry.texts("unlike")
}


def test_no_concept_has_lists_of_its_words_in_two_lexicons() -> None:
    told = {frozenset(both) for *both, _ in UNLIKE}
    alike = [
        (one, two)
        for one, two in combinations(OWN, 2)
        if one.partition(".")[0] != two.partition(".")[0]
        and min(len(OWN[one]), len(OWN[two])) > 2
        and len(OWN[one] & OWN[two]) > MOST_SHARED * max(len(OWN[one]), len(OWN[two]))
    ]
    assert [both for both in alike if frozenset(both) not in told] == []


def test_a_list_is_told_apart_from_one_that_there_is_with_a_reason() -> None:
    assert UNLIKE
    assert [(one, two) for one, two, reason in UNLIKE if two not in OWN or not reason] == []


def test_a_list_has_the_words_of_those_that_it_includes() -> None:
    assert {"县", "旗", "林区"} <= set(words_of("division_names", "kind"))
    assert set(words_of("list_connectives", "joining_word")) == {"以及", "和", "与", "及", "或"}


@pytest.mark.parametrize(
    ("included", "problem"),
    [
        pytest.param("nothing", "includes nothing, which is no list", id="missing"),
        pytest.param("list", "a circle of lists: units.list → units.list", id="circle"),
    ],
)
def test_a_list_that_cannot_be_included_is_named(
    included: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = replace(load_lexicon("units")[0], key="list", more={"includes": [included]})
    monkeypatch.setattr(lexicon, "shipped_entries", lambda _: (entry,))
    with pytest.raises(LexiconError, match=problem):
        load_lexicon.__wrapped__("units")
