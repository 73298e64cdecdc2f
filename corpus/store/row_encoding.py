"""Encode a plan as rows of the store's tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache

from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.themes.codebook import BUILT_IN, Codebook, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.documents import Clause, Document
from policydiff.stages.targets import Plan, Target

Cell = str | int | float | bool | list[str] | None
StoreRow = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All rows of one file."""

    file: StoreRow
    document: StoreRow | None = None  # None: the file could not be read
    clauses: tuple[StoreRow, ...] = ()
    targets: tuple[StoreRow, ...] = ()

    def rows(self, table: str) -> Sequence[StoreRow]:
        """The rows for one of the base tables."""
        if table == "files":
            return (self.file,)
        if table == "documents":
            return () if self.document is None else (self.document,)
        return self.clauses if table == "clauses" else self.targets


def encode_plan(plan: Plan, *, file: StoreRow) -> Entry:
    """The rows of a document that was read."""
    document = plan.document
    main = document.main_text
    fields = dict(zip((c.id for c in main), code_clauses(main, _fields()), strict=True))
    found = [("target", t) for t in plan.targets] + [("result", t) for t in plan.results]
    return Entry(
        file=file,
        document=_document(document),
        clauses=tuple(
            {
                "document": document.id,
                "position": position,
                "main": clause.id in fields,
                "field": fields.get(clause.id),
                **_clause(clause),
            }
            for position, clause in enumerate(document.clauses)
        ),
        targets=tuple(
            {
                "document": document.id,
                "position": position,
                "kind": kind,
                "year": year_of(target, document),
                **_target(target),
            }
            for position, (kind, target) in enumerate(found)
        ),
    )


@cache
def _fields() -> Codebook:
    return read_codebook(BUILT_IN)


def _document(document: Document) -> StoreRow:
    place, period, source = document.jurisdiction, document.period, document.source
    return {
        "document": document.id,
        "title": document.title,
        "issuers": list(document.issuers),
        "number": document.number,
        "instrument": document.instrument,
        "issued": document.issued,
        "code": place.code if place else None,
        "place": place.name if place else None,
        "path": list(place.path) if place else None,
        "level": place.level.value if place else None,
        "place_kind": place.kind if place else None,
        "first_year": period.first if period else None,
        "last_year": period.last if period else None,
        "text": document.text,
        "source": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "warnings": list(document.warnings),
        "dropped": [json.dumps(asdict(line), ensure_ascii=False) for line in document.dropped],
        "evidence": [json.dumps(asdict(e), ensure_ascii=False) for e in document.evidence],
        "posted": document.posted,
        "catalogue": document.index,
        "corrected": list(document.corrected),
    }


def _clause(clause: Clause) -> StoreRow:
    return {
        "clause": clause.id,
        "label": clause.label,
        "heading": list(clause.heading),
        "part": clause.part.value,
        "text": clause.text,
        "start": clause.span.start,
        "end": clause.span.end,
        "lead": list(clause.bodies.lead),
        "support": list(clause.bodies.support),
        "repeats": clause.repeats,
        "line": clause.line,
    }


def _target(target: Target) -> StoreRow:
    return {
        "target": target.id,
        "clause": target.clause,
        "quote": target.quote,
        "start": target.span.start,
        "end": target.span.end,
        "indicator": target.indicator,
        "indicator_text": target.indicator_text,
        "low": _number(target.low),
        "high": _number(target.high),
        "low_exact": None if target.low is None else str(target.low),
        "high_exact": None if target.high is None else str(target.high),
        "unit": target.unit,
        "stated": target.stated,
        "comparator": target.comparator.value,
        "mode": target.mode.value,
        "deadline": target.deadline,
        "period": target.period.value if target.period else None,
        "measure": target.measure.value if target.measure else None,
        "baseline": target.baseline,
        "modality": target.modality,
        "binding": target.binding.value if target.binding else None,
        "scope": target.scope,
        "threshold": target.threshold,
        "part_of": target.part_of,
        "stretch_of": target.stretch_of,
        "stretched_by": target.stretched_by,
        "polarity": target.polarity.value,
        "mentions": list(target.mentions),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
