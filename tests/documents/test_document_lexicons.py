"""Every entry of this stage's lexicons against its own examples and counterexamples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from policydiff.stages.documents.lines.furniture import is_footer, is_furniture
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.metadata_box import box_values
from policydiff.stages.documents.metadata.divisions import find_division, names_in
from policydiff.stages.documents.structure.bodies import find_statement, role_of_column
from policydiff.stages.documents.structure.text_tables import Column, classify_column
from policydiff.stages.support.lexicon import Entry, load_lexicon

NAMES = (
    *("bodies", "box", "central", "columns", "divisions_former", "furniture", "instruments"),
    "parts",
)


def contains(entry: Entry, text: str) -> bool:
    return any(pattern in text for pattern in entry.patterns)


def states(entry: Entry, text: str) -> bool:
    return find_statement(text) is not None


def is_column(entry: Entry, text: str) -> bool:
    return classify_column(text) is Column(entry.key)


def is_former(entry: Entry, text: str) -> bool:
    return any(p.code == entry.text("code") for places in names_in(text) for p in places)


def dropped(entry: Entry, text: str) -> bool:
    return is_furniture(text) or is_footer(text)


def is_field(entry: Entry, text: str) -> bool:
    return any(found.field == entry.key for found in box_values([text]))


def ends(entry: Entry, text: str) -> bool:
    return find_instrument(text) in entry.patterns


RECOGNISED: dict[str, Callable[[Entry, str], bool]] = {
    "bodies": states,
    "box": is_field,
    "central": contains,
    "columns": is_column,
    "divisions_former": is_former,
    "furniture": dropped,
    "instruments": ends,
    "parts": contains,
}
ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in NAMES
    for entry in load_lexicon("documents", name)
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_examples(name: str, entry: Entry) -> None:
    assert entry.examples
    assert [e for e in entry.examples if not RECOGNISED[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_counterexamples(name: str, entry: Entry) -> None:
    if name == "central":  # a body of a place names the place before it
        assert not any(entry.patterns[0] == e for e in entry.counterexamples)
    else:
        assert [e for e in entry.counterexamples if RECOGNISED[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_each_pattern_has_an_example(name: str, entry: Entry) -> None:
    if name == "furniture":
        unused = [p for p in entry.patterns if not any(re.search(p, e) for e in entry.examples)]
    else:
        unused = [p for p in entry.patterns if not any(p in e for e in entry.examples)]
    assert unused == []


def test_former_places_lead_to_present_ones() -> None:
    for entry in load_lexicon("documents", "divisions_former"):
        now = find_division(entry.text("now") or "")
        assert now is not None, entry.key
        assert now.until is None, entry.key


def test_a_counting_unit_is_no_body() -> None:
    assert role_of_column("计量单位") is None
