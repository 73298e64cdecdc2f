"""Each lexicon entry is held to its own examples and counterexamples."""

from __future__ import annotations

import re

import pytest

from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.knowledge.pattern_matcher import compile_entries
from policydiff.stages.support.numbers import find_numbers
from policydiff.stages.support.text import fold
from policydiff.stages.targets.indicator_names import Names, canonical_name, polarity_of
from policydiff.stages.targets.quantities import find_quantities
from policydiff.stages.targets.target_codes import Polarity

PATTERNED = (
    "indicator_columns",
    "given_values",
    "target_headings",
    "indicator_words",
    "modality",
    "modes",
    "number_names",
    "particles",
    "past_times",
    "polarity",
    "quantity_structure",
    "tense",
    "times",
    "valueless_aims",
    "indicator_verbs",
    "worded_values",
)


def entries(*names: str) -> list[object]:
    return [
        pytest.param(entry, id=f"{name}-{entry.key if entry.key.isascii() else number}")
        for name in names
        for number, entry in enumerate(load_lexicon(name), start=1)
    ]


def single(entry: Entry, pattern: str) -> Entry:
    return Entry(
        key=entry.key,
        patterns=(pattern,),
        examples=entry.examples,
        counterexamples=entry.counterexamples,
        source=entry.source,
        more=entry.more,
    )


@pytest.mark.parametrize("entry", entries(*PATTERNED))
def test_every_example_matches_a_pattern(entry: Entry) -> None:
    matcher = compile_entries((entry,))
    assert [e for e in entry.examples if not list(matcher.find(fold(e)))] == []


@pytest.mark.parametrize("entry", entries(*PATTERNED))
def test_every_pattern_matches_an_example(entry: Entry) -> None:
    examples = [fold(example) for example in entry.examples]
    unused = [
        pattern
        for pattern in entry.patterns
        if not any(list(compile_entries((single(entry, pattern),)).find(e)) for e in examples)
    ]
    assert unused == []


@pytest.mark.parametrize("entry", entries(*PATTERNED))
def test_no_counterexample_matches(entry: Entry) -> None:
    matcher = compile_entries((entry,))
    assert entry.counterexamples
    assert [e for e in entry.counterexamples if list(matcher.find(fold(e)))] == []


@pytest.mark.parametrize("entry", entries("indicators"))
def test_every_synonym_gets_the_canonical_name(entry: Entry) -> None:
    assert {name: canonical_name(name) for name in entry.patterns} == dict.fromkeys(
        entry.patterns, entry.key
    )
    assert entry.key not in {canonical_name(name) for name in entry.counterexamples}


@pytest.mark.parametrize("entry", entries("indicators"))
def test_polarity_follows_the_entry(entry: Entry) -> None:
    stated = entry.text("polarity")
    assert polarity_of(entry.key) is Polarity(stated or "higher_is_better")


@pytest.mark.parametrize("entry", entries("indicators"))
def test_measure_and_unit_follow_the_entry(entry: Entry) -> None:
    measure, unit = entry.text("measure"), entry.text("unit")
    assert Names().measure(entry.key) == measure
    assert unit is not None
    assert Names().unit(entry.key) == unit
    (found,) = find_quantities(f"达到3{unit}")
    assert found.unit.name == unit


@pytest.mark.parametrize("entry", entries("units"))
def test_every_unit_is_read(entry: Entry) -> None:
    kept = bool(entry.text("keep"))
    name = entry.text("base") or entry.key
    for pattern, example in zip(entry.patterns, entry.examples, strict=False):
        units = [quantity.unit.name for quantity in find_quantities(fold(example))]
        assert units == [fold(pattern) if kept else name], example


@pytest.mark.parametrize("entry", entries("units"))
def test_no_unit_is_read_from_a_counterexample(entry: Entry) -> None:
    kept = bool(entry.text("keep"))
    wrong = set(entry.patterns) if kept else {entry.text("base") or entry.key}
    for example in entry.counterexamples:
        found = {quantity.unit.name for quantity in find_quantities(fold(example))}
        assert not found & wrong, example


@pytest.mark.parametrize("entry", entries("comparators", "units"))
def test_every_pattern_stands_in_an_example(entry: Entry) -> None:
    words = {p: [word for word in re.split(r"\{\w+\}", p) if word] for p in entry.patterns}
    shown = {p for p in words for e in entry.examples if all(word in e for word in words[p])}
    assert [pattern for pattern in entry.patterns if pattern not in shown] == []


@pytest.mark.parametrize("entry", entries("comparators"))
def test_comparators_are_read(entry: Entry) -> None:
    for example in entry.examples:
        assert [q.comparator for q in find_quantities(fold(example))] == [entry.key], example
    for example in entry.counterexamples:
        assert entry.key not in {q.comparator for q in find_quantities(fold(example))}, example


def test_worded_values_state_number_and_mode() -> None:
    for entry in load_lexicon("worded_values"):
        assert entry.number("value") is not None
        assert entry.text("mode") in {None, "level", "growth", "multiple"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("一百二十", 120, id="hundreds"),
        pytest.param("三亿五千万", 350_000_000, id="yi-and-wan"),
        pytest.param("一万亿", 10**12, id="wan-yi"),
        pytest.param("两万三千", 23_000, id="liang"),
        pytest.param("二零二五", 2025, id="digits"),
        pytest.param("十五", 15, id="bare-ten"),
        pytest.param("1.3万亿", 1_300_000_000_000, id="mixed"),
        pytest.param("12,300", 12_300, id="thousands-comma"),
        pytest.param("5千万", 50_000_000, id="qian-wan"),
        pytest.param("4 9 2 5 0", 49_250, id="spaced-digits"),
    ],
)
def test_numbers_have_their_value(text: str, value: int) -> None:
    assert [number.value for number in find_numbers(text)] == [value]
