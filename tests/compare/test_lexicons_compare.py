from __future__ import annotations

import pytest

from policydiff.stages.compare import Ladder
from policydiff.stages.compare.indicators.bilingual import any_of
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon

ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in (
        "generic_words",
        "modality_compare",
        "indicator_name_parts",
        "indicator_qualifiers",
        "unit_families",
        "stock_and_flow",
        "bare_indicators",
        "indicator_aliases",
        "several_years",
        "works",
    )
    for entry in load_lexicon(name)
]


def matches(name: str, entry: Entry, text: str) -> bool:
    if name in ("unit_families", "generic_words", "bare_indicators", "indicator_aliases"):
        return text in entry.patterns
    if entry.key == "common":
        return text in entry.patterns
    if entry.key == "ending":
        return text.endswith(entry.patterns)
    if name == "works":
        return any(word in entry.patterns for word in longest(name, text))
    return any(stands(entry, pattern, text) for pattern in entry.patterns)


def longest(name: str, text: str) -> list[str]:
    words = any_of(p for e in load_lexicon(name) for p in e.patterns)
    return words.findall(text)


def stands(entry: Entry, pattern: str, text: str) -> bool:
    before, found, after = text.partition(pattern)
    other_word = [before.endswith(w) for w in entry.texts("not_after")]
    other_word += [after.startswith(w) for w in entry.texts("not_before")]
    return bool(found) and not any(other_word)


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_examples_match_and_counterexamples_do_not(name, entry):
    assert all(matches(name, entry, example) for example in entry.examples)
    assert not any(matches(name, entry, wrong) for wrong in entry.counterexamples)
    assert entry.counterexamples


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_each_pattern_has_an_example(name, entry):
    assert [p for p in entry.patterns if not any(p in e for e in entry.examples)] == []


def test_every_modality_has_a_strength():
    strengths = [entry.number("strength") for entry in load_lexicon("modality_compare")]
    assert all(strength in (0, 2) for strength in strengths)


def test_every_qualifier_has_a_group():
    entries = [*load_lexicon("indicator_qualifiers"), *load_lexicon("works")]
    assert all(entry.text("group") for entry in entries)


def test_factors_stand_for_each_pattern_or_none():
    for entry in load_lexicon("unit_families"):
        assert len(entry.texts("factors")) in (0, len(entry.patterns))


def test_every_commitment_verb_has_a_ladder_and_a_rank():
    entries = [e for name in ("verb_stage", "verb_role", "verb_effort") for e in load_lexicon(name)]
    assert all(entry.text("ladder") in set(Ladder) and entry.number("rank") for entry in entries)
