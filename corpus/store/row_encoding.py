"""Encode a plan as rows of the store's tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.corpus.store.record_rows import StoreRow, encode
from policydiff.stages.documents import ClauseId
from policydiff.stages.targets import Plan, TargetId


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the store holds of a plan beside the plan itself."""

    fields: Mapping[ClauseId, str | None]  # policy field of each clause of the main text
    years: Mapping[TargetId, int | None]  # that each target or result is for


def encode_plan(plan: Plan, *, file: StoreRow, facts: PlanFacts) -> Entry:
    """The rows of a document that was read."""
    document = plan.document
    found = [("target", t) for t in plan.targets] + [("result", t) for t in plan.results]
    return Entry(
        file=file,
        document=encode(plan),
        clauses=tuple(
            {
                "document": document.id,
                "position": position,
                "main": clause.id in facts.fields,
                "field": facts.fields.get(clause.id),
                **encode(clause),
            }
            for position, clause in enumerate(document.clauses)
        ),
        targets=tuple(
            {
                "document": document.id,
                "position": position,
                "kind": kind,
                "year": facts.years[target.id],
                **encode(target),
            }
            for position, (kind, target) in enumerate(found)
        ),
    )
