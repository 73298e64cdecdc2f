"""Lists of words that expressions and the grammar of targets use are held to their examples."""

from __future__ import annotations

import pytest

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon

LEXICONS = (
    "baseline_phrases",
    "cell_comparators",
    "change_words",
    "deed_names",
    "indicator_name_frames",
    "measured_things",
    "passage_kinds",
    "table_phrases",
    "target_nature",
    "value_bounds",
    "valueless_aim_parts",
)
LISTS = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in LEXICONS
    for entry in load_lexicon(name)
    if entry.text("form") != "expression"
]


@pytest.mark.parametrize(("name", "entry"), LISTS)
def test_a_list_finds_its_examples_alone(name: str, entry: Entry) -> None:
    pattern = expression(name, entry.key)
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counterexamples if pattern.search(text)] == []


@pytest.mark.parametrize(("name", "entry"), LISTS)
def test_every_word_of_a_list_has_an_example(name: str, entry: Entry) -> None:
    pattern = expression(name, entry.key)
    found = {match[0] for text in entry.examples for match in pattern.finditer(text)}
    assert set(entry.patterns) - found == set()
