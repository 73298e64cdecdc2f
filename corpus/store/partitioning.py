"""Group documents into parts by their ids alone, whatever the order of additions.

Documents are sorted by id, and a group ends at each id whose hash says so, on average every
`GROUP_DOCUMENTS`. So a document that comes or goes changes only the group where it stands.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.store.manifest import Group
from policydiff.stages.corpus.store.row_encoding import Entry
from policydiff.stages.corpus.store.schema import BASE, arrow_schema
from policydiff.stages.corpus.store.store import Store, read_part

GROUP_DOCUMENTS = 256  # on average: parts of some megabytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """The groups after a change."""

    groups: tuple[Group, ...]
    pieces: Mapping[str, Sequence[Any]]  # base table → for each group its part's name, or rows


class _Piece(NamedTuple):
    """A group and for each base table its part's name, or its rows."""

    group: Group
    parts: Mapping[str, Any]


def ends_group(document: str) -> bool:
    """Whether a group ends with this document."""
    digest = hashlib.sha256(document.encode()).digest()
    return int.from_bytes(digest[:4], "big") % GROUP_DOCUMENTS == 0


def regroup(
    store: Store, entries: Sequence[Entry], *, removed: frozenset[str], lost: int | None = None
) -> Regrouped | None:
    """The groups with these entries in and the removed documents out; None: nothing changes.

    All documents of the group `lost` are out, since its parts cannot be read.
    """
    old = store.manifest.groups
    fresh = {str(entry.file["document"]): entry for entry in entries}
    out = [*removed] if lost is None else [*removed, old[lost].first, old[lost].last]
    touched = _touched(old, [*fresh, *out])
    if not touched:
        return None
    found: list[_Piece] = []
    at = 0
    for first, last in _runs(touched):
        found += _kept(store, range(at, first))
        inside = {name: e for name, e in fresh.items() if first <= _slot(old, name) < last}
        which = [group for group in range(first, min(last, len(old))) if group != lost]
        found += _rebuilt(store, which, fresh=inside, removed=removed)
        at = last
    found += _kept(store, range(at, len(old)))
    return Regrouped(
        groups=tuple(piece.group for piece in found),
        pieces={table: [piece.parts[table] for piece in found] for table in BASE},
    )


def _slot(groups: Sequence[Group], name: str) -> int:
    """The group where a document stands or belongs; one past the last where a new one begins."""
    at = bisect_left([group.last for group in groups], name)
    if at == len(groups) and groups and not ends_group(groups[-1].last):
        return at - 1
    return at


def _touched(groups: Sequence[Group], names: Sequence[str]) -> list[int]:
    """Groups to be made anew; with one that loses its end goes the next."""
    found = set[int]()
    for name in names:
        at = _slot(groups, name)
        found.add(at)
        if at < len(groups) and groups[at].last == name and at + 1 < len(groups):
            found.add(at + 1)
    return sorted(found)


def _runs(touched: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers as half-open ranges."""
    breaks = [i for i, (a, b) in enumerate(pairwise(touched), start=1) if b != a + 1]
    edges = [0, *breaks, len(touched)]
    return [(touched[a], touched[b - 1] + 1) for a, b in pairwise(edges)]


def _kept(store: Store, which: range) -> Iterator[_Piece]:
    for at in which:
        parts = {table: store.manifest.parts[table][at] for table in BASE}
        yield _Piece(store.manifest.groups[at], parts)


def _rebuilt(
    store: Store, which: Sequence[int], *, fresh: Mapping[str, Entry], removed: frozenset[str]
) -> Iterator[_Piece]:
    """New groups in place of some old ones."""
    tables = {
        table: _merged([store.paths(table)[at] for at in which], table, fresh, removed)
        for table in BASE
    }
    names = tables["files"]["document"].to_pylist()
    edges = [at for at, name in enumerate(names, start=1) if ends_group(name)]
    if names and (not edges or edges[-1] != len(names)):
        edges.append(len(names))
    for start, end in pairwise([0, *edges]):
        group = Group(first=names[start], last=names[end - 1])
        yield _Piece(group, {table: _between(tables[table], group) for table in BASE})


def _merged(
    paths: Sequence[Path], table: str, fresh: Mapping[str, Entry], removed: frozenset[str]
) -> Any:
    """The rows of some groups with the fresh ones, sorted by document and position."""
    arrow, compute = need("pyarrow"), need("pyarrow.compute")
    gone = arrow.array([*fresh, *removed], arrow.string())
    kept = []
    for path in paths:
        rows = read_part(path, table)
        kept.append(rows.filter(compute.invert(compute.is_in(rows["document"], gone))))
    new = [row for name in sorted(fresh) for row in fresh[name].rows(table)]
    made = arrow.Table.from_pylist(new, schema=arrow_schema(table))
    order = [("document", "ascending")]
    if table in ("clauses", "targets"):
        order.append(("position", "ascending"))
    return arrow.concat_tables([*kept, made]).sort_by(order).combine_chunks()


def _between(rows: Any, group: Group) -> Any:
    compute = need("pyarrow.compute")
    names = rows["document"]
    inside = compute.and_(
        compute.greater_equal(names, group.first), compute.less_equal(names, group.last)
    )
    return rows.filter(inside).combine_chunks()
