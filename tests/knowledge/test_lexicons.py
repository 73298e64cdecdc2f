"""Every lexicon holds what it promises; how few words of policy language stand in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.support.errors import LexiconError
from tests.factories import ROOT
from tests.test_layers import modules

LEXICONS = sorted(path.stem for path in (ROOT / "knowledge" / "lexicons").glob("*.toml"))
EXPRESSIONS = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in LEXICONS
    for entry in load_lexicon(name)
    if entry.text("form") == "expression"
]
# Lexicons whose entries are names alone: nothing else could be taken for one of them.
NAMES_ALONE = {"divisions_former": "counterexamples", "policy_fields": "counterexamples"}
# Words that stay in code, with the reason; anything else is a lexicon's.
REASONS: dict[str, str] = {}
MOST_WORDS = 50
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@pytest.mark.parametrize("name", LEXICONS)
def test_every_entry_has_examples_counterexamples_and_a_source(name: str) -> None:
    lacking = [
        (entry.key, what)
        for entry in load_lexicon(name)
        for what in ("examples", "counterexamples", "source")
        if not getattr(entry, what) and NAMES_ALONE.get(name) != what
    ]
    assert lacking == []


@pytest.mark.parametrize(("name", "entry"), EXPRESSIONS)
def test_an_expression_finds_its_examples_alone(name: str, entry: Entry) -> None:
    pattern = expression(name, entry.key)
    assert len(entry.patterns) == 1
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counterexamples if pattern.search(text)] == []


def test_every_lexicon_is_held_to_its_examples_by_some_test() -> None:
    files = (ROOT / "tests").glob("*/test_*.py")
    said = {text for file in files for text in _strings(file)}
    whole = {n for n in LEXICONS if all(e.text("form") == "expression" for e in load_lexicon(n))}
    assert set(LEXICONS) - said - whole == set()


def test_a_missing_entry_is_named() -> None:
    with pytest.raises(LexiconError, match="has no entry nothing"):
        words_of("units", "nothing")


def words_in_code() -> Iterator[tuple[str, str]]:
    """Module and word for each word of two or more Chinese characters in a string of the code."""
    for name, path in modules().items():
        if ".align.training" not in name:
            yield from ((name, word) for text in _strings(path) for word in _WORD.findall(text))


def _strings(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value
