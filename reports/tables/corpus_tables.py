"""What a corpus yields, as tables and a few lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.stages.align.decisions import Rulings
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.corpus.adding.add_files import Added, bad_files
from policydiff.stages.corpus.linking.link import Linked
from policydiff.stages.corpus.store.schema import TABLES
from policydiff.stages.corpus.store.sql import Answer
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.corpus.trends.field_trends import FieldYears
from policydiff.stages.reports.tables.csv_format import to_csv
from policydiff.stages.reports.tables.result_tables import Cell, Table

_MOST_LISTED = 20
_FIELDS = ("code", "label", "year", "documents", "clauses", "characters", "share")


def added_summary(added: Added) -> str:
    """What became of the files given, and which could not be read."""
    lines = [
        f"new: {added.new}; changed: {added.changed}; unchanged: {added.unchanged}; "
        f"removed: {added.removed}; not readable: {len(added.bad)}"
    ]
    lines += [f"  {bad.source}: {bad.reason}" for bad in added.bad[:_MOST_LISTED]]
    if len(added.bad) > _MOST_LISTED:
        lines.append(f"  … and {len(added.bad) - _MOST_LISTED} more: policydiff corpus status")
    if added.repaired:
        lines.append(f"read anew, since their part of the store was damaged: {added.repaired}")
    if added.corrected:
        lines.append(f"unchanged files with other corrections than before: {added.corrected}")
    if added.gone:
        lines.append(f"files that are gone: {added.gone}; their documents stay (--prune removes)")
    if added.others:
        told = ", ".join(f"{kind}: {n}" for kind, n in sorted(added.others.items()))
        lines.append(f"left out, of other kinds: {told}")
    return "\n".join(lines)


def repair_notes(added: Added) -> Iterator[str]:
    """What to tell of documents that were lost with a damaged part."""
    for group in added.unknown:
        named = f"the documents from {group.first} to {group.last}"
        yield f"{named} were lost with damaged parts; those whose files were given are read anew"
    for group in added.uncorrected:
        named = f"the documents from {group.first} to {group.last}"
        yield f"corrections of {named} were lost with a damaged part: give --meta again"


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
    kept = f"; unchanged since the last run: {linked.pairs - linked.anew}"
    lines = [f"pairs of documents: {linked.pairs}; aligned now: {linked.anew}{kept}"]
    if linked.left_out:
        lines.append(
            f"left out though they share clauses: {linked.left_out} pairs, each document having "
            "nearer ones (--partners)"
        )
    if linked.again:
        lines.append(f"tiles taken from a run that was stopped: {linked.again}")
    lines.append(f"links: corresponding {linked.same}; related {linked.related}")
    return "\n".join(lines)


def decisions_notes(rulings: Rulings, linked: Linked, store: Store) -> Iterator[str]:
    """What to tell of decisions that no pair of documents was aligned with."""
    if told := rulings.unused(store.documents()):
        yield told
    if linked.unaligned:
        pairs = ", ".join(" × ".join(sides) for sides in linked.unaligned[:_MOST_LISTED])
        more = len(linked.unaligned) - _MOST_LISTED
        pairs += f" and {more} more" if more > 0 else ""
        yield f"decisions not used, since these are not aligned with these options: {pairs}"


def families_summary(store: Store) -> str:
    """How many families there are, and those of most documents."""
    made = store.manifest.derived["families"]
    lines = [f"families: {made.rows}"]
    for row in store.table("families").slice(0, _MOST_LISTED).to_pylist():
        years = f"{row['first_year']}–{row['last_year']}"
        lines.append(f"  {row['family']}  documents {row['documents']}  {years}  {row['template']}")
    return "\n".join(lines)


def fields_summary(found: FieldYears) -> str:
    """How much text each theme has in all years together."""
    lines = []
    for code, label in found.labels.items():
        rows = [row for row in found.rows if row.code == code]
        clauses, documents = (sum(getattr(r, n) for r in rows) for n in ("clauses", "documents"))
        lines.append(f"{label}: clauses {clauses}; documents {documents}")
    return "\n".join(lines)


def fields_csv(found: FieldYears) -> str:
    """One row a theme and year."""
    rows = tuple(tuple(getattr(row, name) for name in _FIELDS) for row in found.rows)
    return to_csv(Table(columns=_FIELDS, rows=rows))


def series_summary(track: Track) -> str:
    """How many series and points there are."""
    indicators = len({series.indicator for series in track.series})
    points = sum(len(series.points) for series in track.series)
    return f"series: {len(track.series)} of {indicators} indicators; targets: {points}"


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
