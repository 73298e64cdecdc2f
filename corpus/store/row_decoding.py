"""Rows of the store's tables → a plan, equal to the one that was stored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields

from policydiff.stages.corpus.store.record_rows import Stored, decode, decode_field, field_columns
from policydiff.stages.documents import Clause, Document, Jurisdiction
from policydiff.stages.documents.metadata.corrections import Correction
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, notice_of
from policydiff.stages.targets import Plan, Target

_STATED = tuple(field.name for field in fields(Correction))
CORRECTED = field_columns(Document, (*_STATED, "corrected"))  # tell what a person stated


def decode_plan(document: Stored, clauses: Iterable[Stored], targets: Iterable[Stored]) -> Plan:
    """The plan of these rows; clauses and targets in the order of their positions."""
    rows = sorted(targets, key=lambda row: row["position"])
    parts = sorted(clauses, key=lambda row: row["position"])
    return Plan(
        document=decode(
            Document,
            document,
            clauses=tuple(decode(Clause, row) for row in parts),
            warnings=_warnings(document),
        ),
        targets=tuple(decode(Target, row) for row in rows if row["kind"] == "target"),
        results=tuple(decode(Target, row) for row in rows if row["kind"] == "result"),
        numbers_passed=decode_field(Plan, "numbers_passed", document),
    )


def _warnings(row: Stored) -> tuple[Notice, ...]:
    """The warnings; of a part that was written before they had codes, their sentences."""
    if row["notices"] is None:
        return tuple(Notice.of(NoticeCode.AS_STORED, text=text) for text in row["warnings"])
    return tuple(notice_of(json.loads(text)) for text in row["notices"])


def decode_correction(row: Stored) -> Correction | None:
    """What a person stated of a document, by a row of documents with the columns CORRECTED."""
    if not row["corrected"]:
        return None
    return Correction(**{name: decode_field(Document, name, row) for name in row["corrected"]})


def decode_place(row: Stored) -> Jurisdiction | None:
    """The jurisdiction in a row of documents."""
    place: Jurisdiction | None = decode_field(Document, "jurisdiction", row)
    return place
