"""Decode rows of the store's tables into a plan equal to the one stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from policydiff.stages.documents import (
    Bodies,
    Clause,
    ClauseId,
    Document,
    DocumentId,
    Jurisdiction,
    Level,
    Part,
    Period,
    Source,
)
from policydiff.stages.documents.metadata.corrections import Correction
from policydiff.stages.documents.model.provenance import Evidence, Where
from policydiff.stages.documents.model.removed_lines import Dropped, Reason
from policydiff.stages.support.span import Span
from policydiff.stages.targets import (
    Binding,
    Comparator,
    Measure,
    Mode,
    Plan,
    Polarity,
    Target,
    TargetId,
    TimeFrame,
)

Stored = Mapping[str, Any]  # a row as Arrow gives it; the schema says what its cells are
CORRECTED = (  # columns of documents that tell what a person stated
    *("title", "issuers", "number", "instrument", "issued", "code", "place", "path", "level"),
    *("place_kind", "first_year", "last_year", "corrected"),
)


def decode_plan(document: Stored, clauses: Iterable[Stored], targets: Iterable[Stored]) -> Plan:
    """The plan of these rows; clauses and targets in the order of their positions."""
    rows = sorted(targets, key=lambda row: row["position"])
    return Plan(
        document=_document(document, sorted(clauses, key=lambda row: row["position"])),
        targets=tuple(_target(row) for row in rows if row["kind"] == "target"),
        results=tuple(_target(row) for row in rows if row["kind"] == "result"),
    )


def decode_correction(row: Stored) -> Correction | None:
    """What a person stated of a document, by a row of documents with the columns CORRECTED."""
    if not row["corrected"]:
        return None
    stated = {
        "title": row["title"],
        "issuers": tuple(row["issuers"]),
        "number": row["number"],
        "instrument": row["instrument"],
        "issued": row["issued"],
        "jurisdiction": decode_place(row),
        "period": _period(row),
    }
    return Correction(**{name: stated[name] for name in row["corrected"]})


def decode_place(row: Stored) -> Jurisdiction | None:
    """The jurisdiction in a row of documents."""
    if row["code"] is None:
        return None
    return Jurisdiction(
        code=row["code"],
        name=row["place"],
        path=tuple(row["path"]),
        level=Level(row["level"]),
        kind=row["place_kind"],
    )


def _document(row: Stored, clauses: Iterable[Stored]) -> Document:
    return Document(
        id=DocumentId(row["document"]),
        title=row["title"],
        issuers=tuple(row["issuers"]),
        number=row["number"],
        instrument=row["instrument"],
        issued=row["issued"],
        jurisdiction=decode_place(row),
        period=_period(row),
        text=row["text"],
        source=Source(
            path=row["source"],
            sha256=row["sha256"],
            media_type=row["media_type"],
            encoding=row["encoding"],
        ),
        clauses=tuple(_clause(clause) for clause in clauses),
        warnings=tuple(row["warnings"]),
        dropped=tuple(_dropped(**json.loads(text)) for text in row["dropped"] or ()),
        evidence=tuple(_evidence(**json.loads(text)) for text in row["evidence"] or ()),
        posted=row["posted"],
        index=row["catalogue"],
        corrected=tuple(row["corrected"] or ()),
    )


def _period(row: Stored) -> Period | None:
    first, last = row["first_year"], row["last_year"]
    return None if first is None else Period(first=first, last=last)


def _clause(row: Stored) -> Clause:
    return Clause(
        id=ClauseId(row["clause"]),
        label=row["label"],
        heading=tuple(row["heading"]),
        part=Part(row["part"]),
        text=row["text"],
        span=Span(row["start"], row["end"]),
        bodies=Bodies(lead=tuple(row["lead"]), support=tuple(row["support"])),
        repeats=None if row["repeats"] is None else ClauseId(row["repeats"]),
        line=row["line"],
    )


def _target(row: Stored) -> Target:
    return Target(
        id=TargetId(row["target"]),
        clause=ClauseId(row["clause"]),
        quote=row["quote"],
        span=Span(row["start"], row["end"]),
        indicator=row["indicator"],
        indicator_text=row["indicator_text"],
        low=_decimal(row["low_exact"]),
        high=_decimal(row["high_exact"]),
        unit=row["unit"],
        stated=row["stated"],
        comparator=Comparator(row["comparator"]),
        mode=Mode(row["mode"]),
        deadline=row["deadline"],
        period=TimeFrame(row["period"]) if row["period"] else None,
        measure=Measure(row["measure"]) if row["measure"] else None,
        baseline=row["baseline"],
        modality=row["modality"],
        binding=Binding(row["binding"]) if row["binding"] else None,
        scope=row["scope"],
        threshold=row["threshold"],
        part_of=_target_id(row["part_of"]),
        stretch_of=_target_id(row["stretch_of"]),
        stretched_by=_target_id(row["stretched_by"]),
        polarity=Polarity(row["polarity"]),
        mentions=tuple(TargetId(mention) for mention in row["mentions"]),
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _target_id(text: str | None) -> TargetId | None:
    return None if text is None else TargetId(text)


def _dropped(*, text: str, reason: str, line: int | None) -> Dropped:
    return Dropped(text=text, reason=Reason(reason), line=line)


def _evidence(*, field: str, where: str, quote: str) -> Evidence:
    return Evidence(field=field, where=Where(where), quote=quote)
