"""Every field of every record comes back from the store, those too that are added later."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from policydiff.stages.align import Alignment, ScorePart
from policydiff.stages.corpus.adding.plan_facts import find_facts
from policydiff.stages.corpus.store.record_rows import decode, encode, stored_columns
from policydiff.stages.corpus.store.row_decoding import decode_plan
from policydiff.stages.corpus.store.row_encoding import encode_plan
from policydiff.stages.documents import Clause, Document
from policydiff.stages.support.fields import Field, Held, fields_of
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.plan import PassedNumber
from tests.factories import document, target

RECORDS = [Document, Clause, Target]


def filled(record: type) -> Any:
    """A record with another value than the default in each field that the store keeps."""
    kept = (f for f in fields_of(record) if f.about.store and not f.computed)
    return {field.name: _value(field) for field in kept}


def _value(field: Field) -> object:
    held = field.held
    return (_one(held), _one(held)) if held.many else _one(held)


def _one(held: Held) -> Any:
    if held.kind is Span:
        return Span(2, 5)
    if held.record:
        return held.kind(**filled(held.kind))
    if issubclass(held.kind, StrEnum):
        return list(held.kind)[-1]
    return {str: "文", int: 7, float: 0.5, bool: True, Decimal: Decimal("1.50")}[held.kind]


@pytest.mark.parametrize("record", RECORDS)
def test_each_field_comes_back(record: type) -> None:
    others = {"clauses": ()} if record is Document else {}
    whole = record(**filled(record), **others)
    row = encode(whole)
    assert list(row) == [name for name, _ in stored_columns(record)]
    assert decode(record, row, **others) == whole


@pytest.mark.parametrize("record", RECORDS)
def test_a_column_that_an_older_part_lacks_holds_the_default(record: type) -> None:
    others = {"clauses": ()} if record is Document else {}
    row = encode(record(**filled(record), **others))
    for field in fields_of(record):
        if field.default and not field.computed and field.about.store and not field.held.record:
            old = decode(record, row | {field.about.column or field.name: None}, **others)
            assert getattr(old, field.name) == field.default()


def test_a_plan_with_passed_numbers_comes_back() -> None:
    doc = document(["到2025年，新设立私募基金1000只以上。"])
    plan = Plan(
        document=doc,
        targets=(target(doc.clauses[0], "私募基金1000只"),),
        numbers_passed=(PassedNumber(**filled(PassedNumber)),),
    )
    entry = encode_plan(plan, file={}, facts=find_facts(plan))
    assert entry.document is not None
    assert decode_plan(entry.document, entry.clauses, entry.targets) == plan


def test_a_number_has_a_column_to_reckon_with_and_one_that_is_exact() -> None:
    columns = dict(stored_columns(Target))
    assert (columns["low"], columns["low_exact"]) == ("float", "str")
    row = encode(Target(**filled(Target) | {"low": Decimal("0.10")}))
    assert (row["low"], row["low_exact"]) == (0.1, "0.10")


def test_the_parts_of_a_score_are_one_text() -> None:
    assert dict(stored_columns(Alignment))["why"] == "str"
    part = ScorePart(name="words", log_odds=0.5)
    link = Alignment(**filled(Alignment) | {"coverage": (0.5, 1.0), "why": (part, part)})
    row = encode(link)
    assert (row["why"], row["other_coverage"]) == ('{"words": 1.0}', 1.0)
    assert row["tasks"] == ['{"base": [2, 5], "other": [2, 5], "score": 0.5}'] * 2
