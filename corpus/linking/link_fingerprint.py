"""Fingerprint what a pair's links depend on; pairs with the same one need no new run."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policydiff.stages.align import Decision, Side
from policydiff.stages.align.aligner import place_verdicts
from policydiff.stages.align.decisions import Rulings
from policydiff.stages.align.weights import Weights
from policydiff.stages.corpus.engine.job_engine import run_tasks
from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.code_fingerprint import program_digest
from policydiff.stages.corpus.linking.document_pairs import DocumentPair
from policydiff.stages.corpus.store.store import Store, read_part
from policydiff.stages.targets import Plan

Sides = tuple[str, str]  # the ids of base and other
_TABLES = ("documents", "clauses", "targets")
_CELL, _ITEM, _NOTHING = "\x1e", "\x1f", "\x00"  # no document has these letters
_DIGITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What links depend on, for all pairs of a store."""

    contents: Mapping[str, str]  # document → digest of its rows
    decided: Mapping[Sides, tuple[Decision, ...]]  # a person's verdicts, where there are any
    program: str
    weights: str | None  # digest of a user's weights

    def of(self, pair: DocumentPair) -> str:
        """The digest for one pair."""
        decided = self.decided.get((pair.base, pair.other), ())
        verdicts = sorted((d.base, d.other, d.verdict.value) for d in decided)
        told = [self.program, self.contents[pair.base], self.contents[pair.other], verdicts]
        told += [] if self.weights is None else [self.weights]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_DIGITS]


def read_grounds(
    store: Store,
    pairs: Iterable[DocumentPair],
    *,
    rulings: Rulings,
    weights: Weights | None = None,
    engine: Engine,
) -> Grounds:
    """What the links of these pairs depend on.

    Raises:
        LexiconError: A ruling names a clause that its document does not have.
        SettingsError: A ruling on two documents names a clause of an annex.
    """
    tasks = list(zip(*(store.paths(table) for table in _TABLES), strict=True))
    contents: dict[str, str] = {}
    for done in run_tasks(_contents, tasks, engine=engine):
        contents |= done.need("corpus link")
    decided = _decided(store, pairs, rulings)
    return Grounds(
        contents=contents,
        decided=decided,
        program=program_digest(),
        weights=None if weights is None else weights.digest(),
    )


def _decided(
    store: Store, pairs: Iterable[DocumentPair], rulings: Rulings
) -> Mapping[Sides, tuple[Decision, ...]]:
    """The verdicts on clauses of each pair; wrong ones are told before a night's work."""
    named = {frozenset((row.base[0], row.other[0])) for row in rulings.rows}
    found: dict[Sides, tuple[Decision, ...]] = {}
    for pair in pairs:
        if frozenset((pair.base, pair.other)) in named:
            base, other = store.plan(pair.base), store.plan(pair.other)
            decisions = rulings.between(base.document, other.document)
            place_verdicts(_side(base), _side(other), decisions)
            found[pair.base, pair.other] = decisions
    return found


def _side(plan: Plan) -> Side:
    return Side(plan=plan, clauses=plan.document.main_text)


def _contents(paths: Sequence[Path]) -> dict[str, str]:
    """Digests of the documents of one group; runs in a worker."""
    digests = defaultdict[str, Any](hashlib.sha256)
    for table, path in zip(_TABLES, paths, strict=True):
        rows = read_part(path, table)
        for document, line in zip(rows["document"].to_pylist(), _lines(rows), strict=True):
            digests[document].update(line.encode())
    return {document: digest.hexdigest() for document, digest in digests.items()}


def _lines(rows: Any) -> list[str]:
    """Each row as one text, joined by Arrow: as Python objects they take three times as long."""
    compute, text = need("pyarrow.compute"), need("pyarrow").string()
    cells = []
    for field in rows.schema:
        if field.name != "source":  # a file that moved says the same
            cell = rows[field.name]
            cell = compute.binary_join(cell, _ITEM) if cell.type.num_fields else cell.cast(text)
            cells.append(compute.fill_null(cell, _NOTHING))
    lines: list[str] = compute.binary_join_element_wise(*cells, _CELL).to_pylist()
    return lines
