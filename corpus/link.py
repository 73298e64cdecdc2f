"""Links between the documents of a store, tile by tile; each pair as `compare` aligns it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from align import Alignment, Relation
from align.scoring import load_weights
from compare import Kind
from compare.compare import align_plans
from corpus.candidates import CandidateSettings
from corpus.durable import write_durably
from corpus.encode import Row
from corpus.engine import Engine, run_tasks
from corpus.index import open_index
from corpus.indexing import index_store
from corpus.manifest import Derived
from corpus.needs import need
from corpus.rules import Rule, read_facts, takes_part
from corpus.schema import arrow_schema
from corpus.selection import DocumentPair, Selection, select_pairs
from corpus.store import Store, open_store
from corpus.tiling import run_candidates, taking_rows
from corpus.writing import Writer, parquet_bytes, write_store
from targets import Plan

Report = Callable[[str, int, int], None]
TILE_PAIRS = 24  # of documents: some seconds of work
PART_ROWS = 250_000  # of a part of the table: some 20 MB
PARTNERS = 20
WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking found."""

    pairs: int  # of documents that were aligned
    left_out: int  # pairs with candidates that were not, see `select_pairs`
    same: int  # links
    related: int
    again: int  # tiles that an earlier run had done


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Pairs to align, and the files for what is found."""

    store: Path
    state: str  # digest of the manifest: another one is another store
    pairs: tuple[DocumentPair, ...]
    path: Path  # without ending


def link_store(
    folder: Path,
    *,
    rule: Rule,
    engine: Engine,
    partners: int = PARTNERS,
    settings: CandidateSettings | None = None,
    tell: Report = lambda what, done, total: None,
) -> Linked:
    """Align the documents of a store pairwise, and put the tables `links` and `pairs` in it.

    A killed run goes on where it was: each tile is a file. Any engine gives the same bytes.

    Args:
        folder: The store.
        rule: Which pairs are wanted.
        engine: Where to run.
        partners: How many other documents each is aligned with at least, where it has as many.
        settings: How candidates are found.
        tell: Told how far the work is.

    Raises:
        OutputError: The store cannot be written.
        SettingsError: There is no store, or another process writes it.
        WorkerError: Workers die, or the scheduler cannot be reached.
    """
    settings = settings or CandidateSettings()
    with write_store(folder) as writer:
        index_store(writer, engine=engine, tell=tell)
        state = made_from(writer, rule=rule, settings=settings, partners=partners)
        work = folder.resolve() / WORK / f"links-{state}"
        _drop_other_work(work)
        facts = read_facts(writer.store)
        taking = [takes_part(rule, f) for f in facts]
        index = open_index(folder.resolve())
        candidates = run_candidates(
            index,
            work / "candidates",
            taking=taking_rows(index, taking),
            settings=settings,
            engine=engine,
            tell=tell,
        )
        chosen = select_pairs(index, candidates, facts, taking=taking, rule=rule, partners=partners)
        tasks = _tasks(folder.resolve(), chosen.pairs, work, state=state)
        again = _run(tasks, engine=engine, tell=tell)
        _keep(writer, tasks, made_from=state)
        shutil.rmtree(work, ignore_errors=True)
        return _told(writer.store, chosen, again=again)


def made_from(writer: Writer, *, rule: Rule, settings: CandidateSettings, partners: int) -> str:
    """A digest of all that links depend on."""
    weights = load_weights()
    parts = [writer.manifest.parts[table] for table in ("documents", "clauses", "targets")]
    numbers = [weights.values.tolist(), weights.prior, weights.related_values.tolist()]
    told = [parts, asdict(rule), asdict(settings), partners, numbers]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def link_rows(pair: DocumentPair, base: Plan, other: Plan) -> tuple[list[Row], Row]:
    """The rows of `links` and the row of `pairs` for two documents."""
    kind, found = align_plans(base, other)
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
        "near": pair.near,
        "weight": pair.weight,
        "same": same,
        "related": len(rows) - same,
    }


def _alignment_rows(
    pair: DocumentPair, kind: Kind, number: int, alignment: Alignment
) -> Iterator[Row]:
    why = {part.name: part.log_odds for part in alignment.why}
    for base in alignment.base:
        for other in alignment.other:
            yield {
                "base_document": pair.base,
                "other_document": pair.other,
                "kind": kind.value,
                "alignment": number,
                "base": base,
                "other": other,
                "score": alignment.score,
                "relation": alignment.relation.value,
                "change": alignment.change.value,
                "base_coverage": alignment.coverage[0],
                "other_coverage": alignment.coverage[1],
                "moved": alignment.moved,
                "opposite": alignment.opposite,
                "boilerplate": alignment.boilerplate,
                "shared": list(alignment.shared),
                "synonyms": list(alignment.synonyms),
                "why": json.dumps(why, ensure_ascii=False),
            }


def _drop_other_work(work: Path) -> None:
    """Remove what runs of another state left."""
    work.mkdir(parents=True, exist_ok=True)
    for other in work.parent.iterdir():
        if other != work and other.name.startswith("links-"):
            shutil.rmtree(other, ignore_errors=True)


def _tasks(store: Path, pairs: Sequence[DocumentPair], work: Path, *, state: str) -> list[_Task]:
    return [
        _Task(
            store=store,
            state=state,
            pairs=tuple(pairs[first : first + TILE_PAIRS]),
            path=work / f"tile-{number:07}",
        )
        for number, first in enumerate(range(0, len(pairs), TILE_PAIRS))
    ]


def _run(tasks: Sequence[_Task], *, engine: Engine, tell: Report) -> int:
    """Do the tiles that are not done; returns how many were."""
    left = [task for task in tasks if not _file(task, "pairs").exists()]
    before = len(tasks) - len(left)
    for count, done in enumerate(run_tasks(_align_tile, left, engine=engine), start=1):
        done.need("corpus link")
        tell("aligning", before + count, len(tasks))
    return before


def _file(task: _Task, table: str) -> Path:
    return task.path.with_suffix(f".{table}.parquet")


def _align_tile(task: _Task) -> int:
    """Align the pairs of a tile and write what is found; runs in a worker."""
    store = _opened(task.store, task.state)
    links: list[Row] = []
    pairs: list[Row] = []
    for pair in task.pairs:
        rows, row = link_rows(pair, store.plan(pair.base), store.plan(pair.other))
        links += rows
        pairs.append(row)
    table = need("pyarrow").Table.from_pylist
    # the pairs last: their file says that the tile is done
    for name, found in (("links", links), ("pairs", pairs)):
        data = parquet_bytes(table(found, schema=arrow_schema(name)))
        write_durably(_file(task, name), data)
    return len(links)


@lru_cache(maxsize=1)
def _opened(folder: Path, state: str) -> Store:
    """The store of this state; a worker opens it once."""
    return open_store(folder)


def _keep(writer: Writer, tasks: Sequence[_Task], *, made_from: str) -> None:
    """Put what the tiles found in the store."""
    names = ("links", "pairs")
    writer.replace_derived({n: _gather(writer, n, tasks, made_from=made_from) for n in names})


def _gather(writer: Writer, table: str, tasks: Sequence[_Task], *, made_from: str) -> Derived:
    """The rows of all tiles, in order, as parts of the table."""
    arrow, read = need("pyarrow"), need("pyarrow.parquet").read_table
    parts: list[str] = []
    waiting: list[Any] = []
    total = 0
    for at, task in enumerate(tasks, start=1):
        waiting.append(read(_file(task, table), schema=arrow_schema(table)))
        if sum(map(len, waiting)) >= PART_ROWS or at == len(tasks):
            whole = arrow.concat_tables(waiting).combine_chunks()
            parts.append(writer.write_part(table, whole))
            total += len(whole)
            waiting = []
    return Derived(parts=tuple(parts), rows=total, made_from=made_from)


def _told(store: Store, chosen: Selection, *, again: int) -> Linked:
    compute = need("pyarrow.compute")
    same = related = 0
    for rows in store.batches("pairs", columns=("same", "related")):
        same += compute.sum(rows["same"]).as_py() or 0
        related += compute.sum(rows["related"]).as_py() or 0
    return Linked(
        pairs=len(chosen.pairs),
        left_out=chosen.left_out,
        same=same,
        related=related,
        again=again,
    )
