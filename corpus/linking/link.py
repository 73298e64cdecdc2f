"""Link the documents of a store, tile by tile; each pair as `compare` aligns it.

A pair keeps the links that the store has of it where nothing that they depend on has changed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

from policydiff.stages.align import Decision
from policydiff.stages.align.clause_view import SIDES
from policydiff.stages.align.decisions import NO_RULINGS, Rulings
from policydiff.stages.align.weights import Weights
from policydiff.stages.corpus.engine.job_engine import run_tasks
from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.code_fingerprint import program_digest
from policydiff.stages.corpus.linking.document_pairs import DocumentPair, Selection, select_pairs
from policydiff.stages.corpus.linking.link_fingerprint import Sides, read_grounds
from policydiff.stages.corpus.linking.link_rows import link_rows
from policydiff.stages.corpus.linking.merge_links import Tile, find_earlier, gather
from policydiff.stages.corpus.linking.pair_rules import Rule, read_facts, takes_part
from policydiff.stages.corpus.search.candidate_clauses import CandidateSettings
from policydiff.stages.corpus.search.indexing import index_store
from policydiff.stages.corpus.search.tiling import run_candidates, taking_rows
from policydiff.stages.corpus.store.record_rows import StoreRow
from policydiff.stages.corpus.store.schema import arrow_schema
from policydiff.stages.corpus.store.store import Store, open_store
from policydiff.stages.corpus.store.store_writing import Writer, parquet_bytes, write_store
from policydiff.stages.corpus.store.trigram_index import open_index
from policydiff.stages.documents import FaultError
from policydiff.stages.support.atomic_files import write_file
from policydiff.stages.support.errors import faults_of
from policydiff.stages.support.progress import ProgressCallback, silent
from policydiff.stages.targets import Plan

TILE_PAIRS = 24  # of documents: some seconds of work
PARTNERS = 20
WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking found."""

    pairs: int  # of documents
    anew: int  # of these aligned now; the others keep the links that the store had
    left_out: int  # pairs with candidates that were not, see `select_pairs`
    same: int  # links
    related: int
    again: int  # tiles that a stopped run had done
    unaligned: tuple[Sides, ...]  # pairs with rulings that are not among them
    failed: tuple[FaultError, ...]  # why others could not be aligned; the next run tries again


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Pairs to align, and the files for what is found."""

    store: Path
    state: str  # digest of the manifest: another one is another store
    pairs: tuple[DocumentPair, ...]
    decided: Mapping[Sides, tuple[Decision, ...]]
    weights: Weights | None
    tile: Tile


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is to be linked."""

    rule: Rule
    partners: int
    settings: CandidateSettings
    rulings: Rulings
    weights: Weights | None

    def made_from(self, store: Store) -> str:
        """A digest of all that the links depend on."""
        parts = [store.manifest.parts[table] for table in ("documents", "clauses", "targets")]
        verdicts = [[*row.base, *row.other, row.verdict] for row in self.rulings.rows]
        options = [asdict(self.rule), asdict(self.settings), self.partners, verdicts]
        options += [] if self.weights is None else [self.weights.digest()]
        return _digest([parts, options, program_digest()])


def link_store(
    folder: Path,
    *,
    rule: Rule,
    engine: Engine,
    partners: int = PARTNERS,
    settings: CandidateSettings | None = None,
    rulings: Rulings = NO_RULINGS,
    weights: Weights | None = None,
    tell: ProgressCallback = silent,
) -> Linked:
    """Align the documents of a store pairwise, and put the tables `links` and `pairs` in it.

    A killed run goes on where it was: each tile is a file. Any engine gives the same bytes, and so
    does any history: a pair keeps the links that the store has only where they would be the same.

    Args:
        folder: The store.
        rule: Which pairs are wanted.
        engine: Where to run.
        partners: How many other documents each is aligned with at least, where it has as many.
        settings: How candidates are found.
        rulings: A person's verdicts on pairs of clauses; they overrule the scores.
        weights: Of the scores; None takes ours.
        tell: Told how far the work is.

    Raises:
        LexiconError: A ruling names a clause that its document does not have.
        OutputError: The store cannot be written.
        SettingsError: There is no store, or another process writes it.
        WorkerError: Workers die, or the scheduler cannot be reached.
    """
    settings = settings or CandidateSettings()
    wanted = _Wanted(
        rule=rule, partners=partners, settings=settings, rulings=rulings, weights=weights
    )
    with write_store(folder) as writer:
        index_store(writer, engine=engine, tell=tell)
        return _link(writer, wanted, engine=engine, tell=tell)


def _link(writer: Writer, wanted: _Wanted, *, engine: Engine, tell: ProgressCallback) -> Linked:
    made_from = wanted.made_from(writer.store)
    before = [path.name for path in writer.store.paths("pairs")]
    state = _digest([made_from, before])  # what is left to align depends on both
    work = writer.folder.resolve() / WORK / f"links-{state}"
    _drop_other_work(work)
    chosen = _select(writer.store, work, wanted, engine=engine, tell=tell)
    grounds = read_grounds(
        writer.store,
        chosen.pairs,
        rulings=wanted.rulings,
        weights=wanted.weights,
        engine=engine,
    )
    earlier = find_earlier(writer.store, chosen.pairs, grounds)
    new = [pair for at, pair in enumerate(chosen.pairs) if at not in earlier]
    tasks = _tasks(
        writer.folder.resolve(),
        new,
        work,
        state=state,
        decided=grounds.decided,
        weights=wanted.weights,
    )
    again = _run(tasks, engine=engine, tell=tell)
    tiles = [task.tile for task in tasks]
    failed = _failed(tiles)
    tables = gather(
        writer,
        chosen.pairs,
        earlier=earlier,
        tiles=tiles,
        failed=failed,
        grounds=grounds,
        made_from=made_from,
    )
    writer.replace_derived(tables)
    shutil.rmtree(work, ignore_errors=True)
    told = _told(writer.store, chosen, anew=len(new), again=again, rulings=wanted.rulings)
    lost, faults = len(failed), tuple(failed.values())
    return replace(told, pairs=told.pairs - lost, anew=told.anew - lost, failed=faults)


def _failed(tiles: Sequence[Tile]) -> Mapping[Sides, FaultError]:
    """Why pairs could not be aligned."""
    found: dict[Sides, FaultError] = {}
    for tile in tiles:
        if tile.failed.exists():
            for base, other, *fault in json.loads(tile.failed.read_text(encoding="utf-8")):
                found[base, other] = FaultError.again(*fault)
    return found


def _select(
    store: Store, work: Path, wanted: _Wanted, *, engine: Engine, tell: ProgressCallback
) -> Selection:
    """The pairs of documents to link."""
    facts = read_facts(store)
    taking = [takes_part(wanted.rule, f) for f in facts]
    index = open_index(store.folder.resolve())
    candidates = run_candidates(
        index,
        work / "candidates",
        taking=taking_rows(index, taking),
        settings=wanted.settings,
        engine=engine,
        tell=tell,
    )
    rule, partners = wanted.rule, wanted.partners
    return select_pairs(index, candidates, facts, taking=taking, rule=rule, partners=partners)


def _digest(told: object) -> str:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _drop_other_work(work: Path) -> None:
    """Remove what runs of another state left."""
    work.mkdir(parents=True, exist_ok=True)
    for other in work.parent.iterdir():
        if other != work and other.name.startswith("links-"):
            shutil.rmtree(other, ignore_errors=True)


def _tasks(
    store: Path,
    pairs: Sequence[DocumentPair],
    work: Path,
    *,
    state: str,
    decided: Mapping[Sides, tuple[Decision, ...]],
    weights: Weights | None,
) -> list[_Task]:
    tasks = []
    for number, first in enumerate(range(0, len(pairs), TILE_PAIRS)):
        some = tuple(pairs[first : first + TILE_PAIRS])
        sides = [(pair.base, pair.other) for pair in some]
        tasks.append(
            _Task(
                store=store,
                state=state,
                pairs=some,
                decided={both: decided[both] for both in sides if both in decided},
                weights=weights,
                tile=Tile(
                    pairs=work / f"tile-{number:07}.pairs.parquet",
                    links=work / f"tile-{number:07}.links.parquet",
                    failed=work / f"tile-{number:07}.failed.json",
                ),
            )
        )
    return tasks


def _run(tasks: Sequence[_Task], *, engine: Engine, tell: ProgressCallback) -> int:
    """Do the tiles that are not done; returns how many were."""
    left = [task for task in tasks if not task.tile.pairs.exists()]
    before = len(tasks) - len(left)
    for count, done in enumerate(run_tasks(_align_tile, left, engine=engine), start=1):
        done.need("corpus link")
        tell("aligning", before + count, len(tasks))
    return before


def _align_tile(task: _Task) -> int:
    """Align the pairs of a tile and write what is found; runs in a worker."""
    links, pairs, failed = list[StoreRow](), list[StoreRow](), list[tuple[str, ...]]()
    for pair in task.pairs:
        base, other = (_plan(task.store, task.state, name) for name in (pair.base, pair.other))
        decisions = task.decided.get((pair.base, pair.other), ())
        try:
            with faults_of(f"{pair.base} × {pair.other}", doing="aligning"):
                rows, row = link_rows(pair, base, other, decisions=decisions, weights=task.weights)
        except FaultError as fault:
            failed.append((pair.base, pair.other, *fault.held()))
            continue
        links += rows
        pairs.append(row)
    if failed:
        write_file(task.tile.failed, json.dumps(failed, ensure_ascii=False).encode())
    table = need("pyarrow").Table.from_pylist
    # the pairs last: their file says that the tile is done
    for name, found, path in (
        ("links", links, task.tile.links),
        ("pairs", pairs, task.tile.pairs),
    ):
        write_file(path, parquet_bytes(table(found, schema=arrow_schema(name))))
    return len(links)


@lru_cache(maxsize=1)
def _opened(folder: Path, state: str) -> Store:
    """The store of this state; a worker opens it once."""
    return open_store(folder)


@lru_cache(maxsize=SIDES)
def _plan(folder: Path, state: str, document: str) -> Plan:
    """A document of this store: the same value each time, of which aligning keeps its tables."""
    return _opened(folder, state).plan(document)


def _told(store: Store, chosen: Selection, *, anew: int, again: int, rulings: Rulings) -> Linked:
    compute = need("pyarrow.compute")
    same = related = 0
    for rows in store.batches("pairs", columns=("same", "related")):
        same += compute.sum(rows["same"]).as_py() or 0
        related += compute.sum(rows["related"]).as_py() or 0
    known = set(store.documents())
    linked = {frozenset((pair.base, pair.other)) for pair in chosen.pairs} if rulings.rows else ()
    ruled = dict.fromkeys((row.base[0], row.other[0]) for row in rulings.rows)
    return Linked(
        pairs=len(chosen.pairs),
        anew=anew,
        left_out=chosen.left_out,
        same=same,
        related=related,
        again=again,
        failed=(),
        unaligned=tuple(
            sides for sides in ruled if known.issuperset(sides) and frozenset(sides) not in linked
        ),
    )
