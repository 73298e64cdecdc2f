"""Lists of words that expressions are made of are held to their examples, as expressions are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon, load_user_lexicon
from policydiff.stages.knowledge.placeholders import firsts, regex
from policydiff.stages.support.errors import LexiconError
from policydiff.stages.support.text import fold
from tests.knowledge.test_lexicons import LEXICONS
from tests.test_layers import modules

LISTED = (
    "baseline_words",
    "body_statements",
    "copy_faults",
    "counting_words",
    "division_names",
    "document_frame",
    "place_references",
    "planning_periods",
    "work_reports",
    "leading_phrases",
    "list_connectives",
    "measure_words",
    "measured_parts",
    "placeholders",
    "quantity_verbs",
    "rule_words",
    "sized_things",
    "surroundings",
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
    asked |= {e.key for e in entries if e.texts("parts") or f'"{e.key}"' in code}
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
