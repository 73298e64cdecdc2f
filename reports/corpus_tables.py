"""What a corpus yields, as tables and a few lines of text."""

from __future__ import annotations

from corpus.add import Added, bad_files
from corpus.asking import Answer
from corpus.link import Linked
from corpus.schema import TABLES
from corpus.store import Store
from reports.rows import Cell, Table
from reports.tables import to_csv

_MOST_LISTED = 20


def added_summary(added: Added) -> str:
    """What became of the files given, and which could not be read."""
    lines = [
        f"new: {added.new}; changed: {added.changed}; unchanged: {added.unchanged}; "
        f"removed: {added.removed}; not readable: {len(added.bad)}"
    ]
    lines += [f"  {bad.source}: {bad.reason}" for bad in added.bad[:_MOST_LISTED]]
    if len(added.bad) > _MOST_LISTED:
        lines.append(f"  … and {len(added.bad) - _MOST_LISTED} more: policydiff corpus status")
    if added.gone:
        lines.append(f"files that are gone: {added.gone}; their documents stay (--prune removes)")
    if added.others:
        told = ", ".join(f"{kind}: {n}" for kind, n in sorted(added.others.items()))
        lines.append(f"left out, of other kinds: {told}")
    return "\n".join(lines)


def status_summary(store: Store, *, documents: bool) -> str:
    """How large each table is, which files are bad, and the documents if asked for."""
    rows = dict(store.manifest.rows)
    rows |= {name: made.rows for name, made in store.manifest.derived.items()}
    lines = ["; ".join(f"{name}: {rows[name]}" for name in TABLES if name in rows)]
    lines.append(f"index: {'made' if store.manifest.index else 'none'}")
    lines += [f"not readable: {bad.source}: {bad.reason}" for bad in bad_files(store)]
    if documents:
        columns = ("document", "place", "issued", "title")
        found = store.table("documents", columns=columns).to_pylist()
        lines += ["  ".join(row[name] or "?" for name in columns) for row in found]
    return "\n".join(lines)


def linked_summary(linked: Linked) -> str:
    """How much was aligned, what was left out, and how many links there are."""
    lines = [f"pairs of documents aligned: {linked.pairs}"]
    if linked.left_out:
        lines.append(
            f"left out though they share clauses: {linked.left_out} pairs, each document having "
            "nearer ones (--partners)"
        )
    if linked.again:
        lines.append(f"tiles taken from a run that was stopped: {linked.again}")
    lines.append(f"links: corresponding {linked.same}; related {linked.related}")
    return "\n".join(lines)


def table_csv(store: Store, table: str) -> str:
    """A table of the store, with its columns and in its order."""
    columns = tuple(name for name, _ in TABLES[table])
    parts = [to_csv(Table(columns=columns, rows=()))]
    for batch in store.batches(table):
        rows = (tuple(_flat(row[name]) for name in columns) for row in batch.to_pylist())
        parts.append(to_csv(Table(columns=columns, rows=tuple(rows))).split("\n", 1)[1])
    return "".join(parts)


def answer_csv(answer: Answer) -> str:
    """The rows of an answer."""
    return to_csv(Table(columns=answer.columns, rows=answer.rows))


def _flat(cell: str | float | list[str] | None) -> Cell:
    return "、".join(cell) if isinstance(cell, list) else cell
