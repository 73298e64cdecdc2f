"""Every entry of this stage's lexicons against its own examples and counterexamples."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.stages.documents import Part
from policydiff.stages.documents.lines.furniture import is_footer, is_furniture
from policydiff.stages.documents.lines.instruments import find_instrument
from policydiff.stages.documents.lines.metadata_box import box_values
from policydiff.stages.documents.metadata.divisions import COUNTRY, find_division, names_in
from policydiff.stages.documents.metadata.jurisdiction import Clues, find_jurisdiction
from policydiff.stages.documents.model.line import PlacedLine
from policydiff.stages.documents.structure.bodies import find_statement, role_of_column
from policydiff.stages.documents.structure.clause_drafts import Draft
from policydiff.stages.documents.structure.clause_parts import classify_parts
from policydiff.stages.documents.structure.text_tables import Column, classify_column
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.support.errors import LexiconError

NAMES = (
    "responsible_bodies",
    "metadata_box",
    "central_bodies",
    "task_columns",
    "divisions_former",
    "furniture",
    "instruments",
    "document_parts",
)


def is_central(entry: Entry, text: str) -> bool:
    clues = Clues(issuers=(text,), titles=(), head=(), text="", path=Path("plan.txt"))
    return find_jurisdiction(clues).jurisdiction == COUNTRY


def is_safeguard(entry: Entry, text: str) -> bool:
    line = PlacedLine(text="加强领导。", number=1, start=0)
    draft = Draft(unit=("8",), label="", scheme=None, heading=(text,), line=line, start=0, end=5)
    return classify_parts([draft]) == (Part.SAFEGUARDS,)


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
    "responsible_bodies": states,
    "metadata_box": is_field,
    "central_bodies": is_central,
    "task_columns": is_column,
    "divisions_former": is_former,
    "furniture": dropped,
    "instruments": ends,
    "document_parts": is_safeguard,
}
ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in NAMES
    for entry in load_lexicon(name)
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_examples(name: str, entry: Entry) -> None:
    assert entry.examples
    assert [e for e in entry.examples if not RECOGNISED[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_counterexamples(name: str, entry: Entry) -> None:
    assert [e for e in entry.counterexamples if RECOGNISED[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_each_pattern_has_an_example(name: str, entry: Entry) -> None:
    if name == "furniture":
        unused = [p for p in entry.patterns if not any(re.search(p, e) for e in entry.examples)]
    else:
        unused = [p for p in entry.patterns if not any(p in e for e in entry.examples)]
    assert unused == []


def test_former_places_lead_to_present_ones() -> None:
    for entry in load_lexicon("divisions_former"):
        now = find_division(entry.text("now") or "")
        assert now is not None, entry.key
        assert now.until is None, entry.key


def test_a_number_that_an_entry_lacks_is_named() -> None:
    entry = Entry(key="翻番", patterns=("翻番",), examples=(), counterexamples=(), source="x")
    with pytest.raises(LexiconError, match="翻番: no value"):
        entry.needed_number("value")


def test_a_counting_unit_is_no_body() -> None:
    assert role_of_column("计量单位") is None
