"""Encode a plan as rows of the store's tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policydiff.stages.compare.indicators.target_times import year_of
from policydiff.stages.compare.themes.codebook import BUILT_IN, Codebook, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.corpus.store.record_rows import StoreRow, encode
from policydiff.stages.targets import Plan


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
        document=encode(plan),
        clauses=tuple(
            {
                "document": document.id,
                "position": position,
                "main": clause.id in fields,
                "field": fields.get(clause.id),
                **encode(clause),
            }
            for position, clause in enumerate(document.clauses)
        ),
        targets=tuple(
            {
                "document": document.id,
                "position": position,
                "kind": kind,
                "year": year_of(target, document),
                **encode(target),
            }
            for position, (kind, target) in enumerate(found)
        ),
    )


@cache
def _fields() -> Codebook:
    return read_codebook(BUILT_IN)
