"""Merge links kept from an earlier run with new ones into `links` and `pairs`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policydiff.stages.corpus.linking.document_pairs import DocumentPair
from policydiff.stages.corpus.linking.link_fingerprint import Grounds, Sides
from policydiff.stages.corpus.store.manifest import Derived
from policydiff.stages.corpus.store.part_writer import Parts, Reader
from policydiff.stages.corpus.store.row_encoding import StoreRow
from policydiff.stages.corpus.store.store import Store, read_rows
from policydiff.stages.corpus.store.store_writing import Writer

_COLUMNS = ("base_document", "other_document", "kind", "same", "related", "made_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Two documents that were aligned, and where their links stand."""

    kind: str
    same: int
    related: int
    start: int  # the first of them in the table of links

    @property
    def links(self) -> int:
        """How many there are."""
        return self.same + self.related


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Files with the pairs of a tile and their links, and with those that could not be aligned."""

    pairs: Path
    links: Path
    failed: Path  # there only where some could not


def find_earlier(
    store: Store, pairs: Sequence[DocumentPair], grounds: Grounds
) -> Mapping[int, Aligned]:
    """The pairs, by position, whose links stand in the store and would be the same now.

    None where one of the parts that hold them is damaged.
    """
    if not (store.is_sound("pairs") and store.is_sound("links")):
        return {}
    places = {(pair.base, pair.other): at for at, pair in enumerate(pairs)}
    found: dict[int, Aligned] = {}
    for row, aligned in _aligned(store.batches("pairs", columns=_COLUMNS)):
        at = places.get((row["base_document"], row["other_document"]))
        if at is not None and row["made_from"] == grounds.of(pairs[at]):
            found[at] = aligned
    return found


def gather(
    writer: Writer,
    pairs: Sequence[DocumentPair],
    *,
    earlier: Mapping[int, Aligned],
    tiles: Sequence[Tile],
    failed: Collection[Sides],
    grounds: Grounds,
    made_from: str,
) -> Mapping[str, Derived]:
    """Write the rows of all pairs, in order; memory holds few parts at a time.

    Args:
        writer: Of the store.
        pairs: Sorted.
        earlier: Those whose links the store has, by position.
        tiles: What was found for the others, in order.
        failed: Pairs that have no rows, since they could not be aligned.
        grounds: What the links depend on.
        made_from: A digest of all that the tables depend on.
    """
    links, counts = Parts(writer, "links"), Parts(writer, "pairs")
    before = Reader(writer.store.batches("links"))
    now = Reader(read_rows(tile.links, "links") for tile in tiles)
    new = _aligned(read_rows(tile.pairs, "pairs", columns=_COLUMNS) for tile in tiles)
    for at, pair in enumerate(pairs):
        if (pair.base, pair.other) in failed:
            continue
        kept = earlier.get(at)
        aligned = kept or next(new)[1]
        if aligned.links:
            reader = before if kept else now
            links.add_table(reader.rows(aligned.start, aligned.links))
        counts.add([_row(pair, aligned, grounds)])
    return {table.name: table.made(made_from) for table in (links, counts)}


def _row(pair: DocumentPair, aligned: Aligned, grounds: Grounds) -> StoreRow:
    return {
        "base_document": pair.base,
        "other_document": pair.other,
        "kind": aligned.kind,
        "near": pair.near,
        "weight": pair.weight,
        "same": aligned.same,
        "related": aligned.related,
        "made_from": grounds.of(pair),
    }


def _aligned(tables: Iterable[Any]) -> Iterator[tuple[Mapping[str, Any], Aligned]]:
    """Rows of pairs, and what they say with where their links start."""
    start = 0
    for table in tables:
        for batch in table.to_batches(max_chunksize=4096):
            for row in batch.to_pylist():
                found = Aligned(
                    kind=row["kind"], same=row["same"], related=row["related"], start=start
                )
                yield row, found
                start += found.links
