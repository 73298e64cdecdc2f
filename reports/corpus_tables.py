"""What a corpus yields, as tables and a few lines of text."""

from __future__ import annotations

from corpus.add import Added, bad_files
from corpus.asking import Answer
from corpus.schema import TABLES
from corpus.store import Store
from reports.rows import Table
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


def answer_csv(answer: Answer) -> str:
    """The rows of an answer."""
    return to_csv(Table(columns=answer.columns, rows=answer.rows))
