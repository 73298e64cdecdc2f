"""What the links of two documents depend on, as a digest: where it is the same, they are."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align import Decision
from align.decisions import Rulings
from corpus.engine import Engine, run_tasks
from corpus.program import program_digest
from corpus.selection import DocumentPair
from corpus.store import Store, read_part

Sides = tuple[str, str]  # the ids of base and other
_TABLES = ("documents", "clauses", "targets")
_ROWS = 1024  # as Python objects at a time
_DIGITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What links depend on, for all pairs of a store."""

    contents: Mapping[str, str]  # document → digest of its rows
    decided: Mapping[Sides, tuple[Decision, ...]]  # a person's verdicts, where there are any
    program: str

    def of(self, pair: DocumentPair) -> str:
        """The digest for one pair."""
        decided = self.decided.get((pair.base, pair.other), ())
        verdicts = sorted((d.base, d.other, d.verdict.value) for d in decided)
        told = [self.program, self.contents[pair.base], self.contents[pair.other], verdicts]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_DIGITS]


def read_grounds(
    store: Store, pairs: Iterable[DocumentPair], *, rulings: Rulings, engine: Engine
) -> Grounds:
    """What the links of these pairs depend on.

    Raises:
        LexiconError: A ruling names a clause that its document does not have.
    """
    tasks = list(zip(*(store.paths(table) for table in _TABLES), strict=True))
    contents: dict[str, str] = {}
    for done in run_tasks(_contents, tasks, engine=engine):
        contents |= done.need("corpus link")
    decided = _decided(store, pairs, rulings)
    return Grounds(contents=contents, decided=decided, program=program_digest())


def _decided(
    store: Store, pairs: Iterable[DocumentPair], rulings: Rulings
) -> Mapping[Sides, tuple[Decision, ...]]:
    named = {frozenset((row.base[0], row.other[0])) for row in rulings.rows}
    return {
        (pair.base, pair.other): rulings.between(
            store.plan(pair.base).document, store.plan(pair.other).document
        )
        for pair in pairs
        if frozenset((pair.base, pair.other)) in named
    }


def _contents(paths: Sequence[Path]) -> dict[str, str]:
    """Digests of the documents of one group; runs in a worker."""
    digests = defaultdict[str, Any](hashlib.sha256)
    for table, path in zip(_TABLES, paths, strict=True):
        for batch in read_part(path, table).to_batches(max_chunksize=_ROWS):
            for row in batch.to_pylist():
                row.pop("source", None)  # a file that moved says the same
                digests[row["document"]].update(json.dumps(row).encode())
    return {document: digest.hexdigest() for document, digest in digests.items()}
