"""Small values for tests: each factory fills in what a case is not about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from policydiff.stages.documents import (
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
from policydiff.stages.support.span import Span
from policydiff.stages.targets import Comparator, Mode, Plan, Target, TargetId
from tests.evidence import GOLD, ROOT

FIXTURES = ROOT / "fixtures"
JIAXING = Jurisdiction(
    code="330400", name="嘉兴市", path=("浙江省", "嘉兴市"), level=Level.PREFECTURE
)


def document(texts: Iterable[str | dict[str, Any]], **fields: Any) -> Document:
    """A document whose clauses have the texts given, or the fields given as a dict."""
    body, clauses = "", []
    for number, given in enumerate(texts, start=1):
        entry: dict[str, Any] = {"text": given} if isinstance(given, str) else dict(given)
        span = Span(len(body), len(body) + len(entry["text"]))
        body += entry["text"] + "\n"
        defaults: dict[str, Any] = {
            "id": ClauseId(str(number)),
            "label": "",
            "heading": (),
            "part": Part.BODY,
        }
        clauses.append(Clause(**{**defaults, **entry, "span": span}))
    source = Source(path="plan.txt", sha256="0" * 64, media_type="text/plain", encoding="utf-8")
    values: dict[str, Any] = {
        "id": DocumentId("plan"),
        "title": "嘉兴市行动计划",
        "issuers": ("嘉兴市人民政府",),
        "number": None,
        "instrument": "行动计划",
        "issued": "2019-09-18",
        "jurisdiction": JIAXING,
        "period": Period(first=2019, last=2025),
        "source": source,
    }
    return Document(**{**values, **fields, "text": body, "clauses": tuple(clauses)})


def target(clause: Clause, quote: str, value: str | None = "10", **fields: Any) -> Target:
    """A target whose quote stands in the clause."""
    start = clause.span.start + clause.text.index(quote)
    amount = None if value is None else Decimal(value)
    values: dict[str, Any] = {
        "id": TargetId(f"{clause.id}/1"),
        "clause": clause.id,
        "indicator": quote,
        "indicator_text": quote,
        "low": amount,
        "high": amount,
        "unit": None if value is None else "个",
        "stated": quote,
        "comparator": Comparator.PLAIN,
        "mode": Mode.LEVEL,
    }
    return Target(**{**values, **fields, "quote": quote, "span": Span(start, start + len(quote))})


def plan(texts: Iterable[str | dict[str, Any]], **fields: Any) -> Plan:
    """A plan without targets."""
    return Plan(document=document(texts, **fields), targets=())


def gold_document(name: str) -> Document:
    """A fixture as the annotators split it; clause ids are the gold's, after the #."""
    lines = (GOLD / "clauses.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [entry for entry in map(json.loads, lines) if entry["doc"] == name]
    return document(
        (
            {
                "id": ClauseId(entry["id"].split("#")[1]),
                "text": entry["text"],
                "heading": tuple(filter(None, entry["path"].split("/"))),
                "part": Part.ANNEX
                if "#annex" in entry["id"] or "#task" in entry["id"]
                else Part.BODY,
            }
            for entry in entries
        ),
        id=DocumentId(name),
        title=name,
    )
