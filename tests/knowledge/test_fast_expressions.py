"""Expressions that open with the set of characters that they can begin with find the same."""

from __future__ import annotations

import re

import pytest

from policydiff.stages.knowledge.expressions import expression_source
from policydiff.stages.knowledge.fast_expressions import fast_source
from policydiff.stages.knowledge.lexicon import load_lexicon
from tests.knowledge.test_word_lists import LISTED


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        pytest.param("(?:(?:给予|予以)奖|最高|减免)", "予减最给", id="nested-words"),
        pytest.param("(?<!再)(?:(?:奖|补)贴|补助)", "奖补", id="look-behind"),
        pytest.param("(?:再|另)?(?:(?:奖励|奖补)|[贴补]息)", "再另奖补贴", id="may-be-left-out"),
        pytest.param(r"(?:(?:约|近)\d|\s?达)", r"\s约达近", id="classes"),
    ],
)
def test_the_set_of_first_characters(source: str, begins: str) -> None:
    assert fast_source(source) == f"(?=[{begins}])(?:{source})"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("奖励|补助", id="the-engine-sees-it"),
        pytest.param("^(?:(?:奖|补)贴|补助)", id="at-the-start"),
        pytest.param("(?:(?:[^,]|补)贴|补助)", id="anything-but"),
        pytest.param("(?:(?:[一-龥]|补)贴|补助)", id="any-chinese-character"),
        pytest.param("(?:(?:奖|补)?|x?)", id="nothing"),
    ],
)
def test_an_expression_that_tells_no_set_stays(source: str) -> None:
    assert fast_source(source) == source


@pytest.mark.parametrize("name", LISTED)
def test_the_same_is_found_in_the_examples(name: str) -> None:
    entries = [e for e in load_lexicon(name) if e.text("form") == "expression"]
    texts = [text for entry in entries for text in (*entry.examples, *entry.counterexamples)]
    for entry in entries:
        plain = expression_source(name, entry.key)
        fast = fast_source(plain)
        if fast == plain:
            continue
        for text in texts:
            found = [match.span() for match in re.finditer(fast, text)]
            assert found == [match.span() for match in re.finditer(plain, text)]
