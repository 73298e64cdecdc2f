"""Each entry of this stage's lexicons by its own examples, as the program takes them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.body_names import functions_of
from policydiff.stages.align.clause_features import count_fields
from policydiff.stages.align.clause_view import GENERAL, Role, view_side
from policydiff.stages.align.flow_direction import find_direction
from policydiff.stages.align.synonyms import spoken_of
from policydiff.stages.align.terms import normalise_bare
from policydiff.stages.documents import Part
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from tests.factories import plan

PATTERNED = ("flow_direction", "clause_roles")  # regular expressions; the others are plain


def number_of(name: str, entry: Entry) -> int:
    return load_lexicon(name).index(entry)


def role_of(text: str, part: Part) -> Role:
    """What a clause below the heading does in a plan."""
    built = plan([{"text": "建设道路，发展教育。", "heading": (text,), "part": part}])
    (view,) = view_side(Side(plan=built, clauses=built.document.clauses), places=())
    return view.role


def is_role(entry: Entry, text: str) -> bool:
    if Role(entry.key) in GENERAL:
        return role_of(text, Part.BODY) == entry.key
    built = plan([{"text": f"{text}。", "part": Part.SAFEGUARDS}])
    (view,) = view_side(Side(plan=built, clauses=built.document.clauses), places=())
    return view.role == entry.key


TAKEN: dict[str, Callable[[Entry, str], bool]] = {
    "body_functions": lambda entry, text: entry.key in functions_of(text),
    "flow_direction": lambda entry, text: find_direction(text).name == entry.key.upper(),
    "policy_fields": lambda entry, text: count_fields(text)[number_of("policy_fields", entry)] > 0,
    "clause_roles": is_role,
    "policy_synonyms": lambda entry, text: (
        f"={number_of('policy_synonyms', entry)}" in spoken_of(normalise_bare(text))
    ),
}
ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{entry.key if entry.key.isascii() else number}")
    for name in sorted(TAKEN)
    for number, entry in enumerate(load_lexicon(name), start=1)
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_examples_are_taken(name: str, entry: Entry) -> None:
    assert entry.examples
    assert [e for e in entry.examples if not TAKEN[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_counterexamples_are_not_taken(name: str, entry: Entry) -> None:
    assert [e for e in entry.counterexamples if TAKEN[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_each_pattern_has_an_example(name: str, entry: Entry) -> None:
    patterns = {p: p if name in PATTERNED else re.escape(p) for p in entry.patterns}
    unused = [p for p, e in patterns.items() if not any(re.search(e, x) for x in entry.examples)]
    assert unused == []
