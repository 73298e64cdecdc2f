"""Align two plans as `compare` does and give the rows of the tables of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.align import Alignment, Decision, Relation
from policydiff.stages.align.weights import Weights
from policydiff.stages.compare import Kind
from policydiff.stages.compare.compare import align_plans
from policydiff.stages.corpus.linking.document_pairs import DocumentPair
from policydiff.stages.corpus.store.record_rows import StoreRow, encode
from policydiff.stages.targets import Plan


def link_rows(
    pair: DocumentPair,
    base: Plan,
    other: Plan,
    *,
    decisions: Sequence[Decision] = (),
    weights: Weights | None = None,
) -> tuple[list[StoreRow], StoreRow]:
    """The rows of `links` for two documents, and what the row of `pairs` says of them."""
    kind, found, _ = align_plans(base, other, decisions=decisions, weights=weights)
    rows = [
        row
        for number, alignment in enumerate(found.alignments)
        for row in _alignment_rows(pair, kind, number, alignment)
    ]
    same = sum(row["relation"] == Relation.SAME for row in rows)
    return rows, {
        "base_document": pair.base,
        "other_document": pair.other,
        "kind": kind.value,
        "same": same,
        "related": len(rows) - same,
    }


def _alignment_rows(
    pair: DocumentPair, kind: Kind, number: int, alignment: Alignment
) -> Iterator[StoreRow]:
    cells = encode(alignment)
    for base in alignment.base:
        for other in alignment.other:
            yield {
                **cells,
                "base_document": pair.base,
                "other_document": pair.other,
                "kind": kind.value,
                "alignment": number,
                "base": base,
                "other": other,
            }
