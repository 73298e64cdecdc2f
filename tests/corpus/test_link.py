"""Links in a corpus: the same as `compare` finds, by any engine, after any kill."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pytest

from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine, WorkerError
from policydiff.stages.corpus.linking.link import link_store
from policydiff.stages.corpus.linking.pair_rules import Pairs, Rule, Years, read_facts, takes_part
from policydiff.stages.corpus.search import tiling
from policydiff.stages.corpus.search.candidate_clauses import CandidateSettings
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.corpus.store.trigram_index import open_index, read_papers
from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.documents.metadata.corrections import Correction
from policydiff.stages.reports.tables.corpus_tables import table_csv
from policydiff.stages.support.errors import SettingsError
from tests.factories import FIXTURES, ROOT

HERE = Engine(workers=1)
pytestmark = pytest.mark.usefixtures("small_tiles")
Content = Callable[[Path], dict[str, bytes]]
CORRECTIONS = {DocumentId("p03"): Correction(period=Period(first=2030, last=2035))}


@pytest.fixture
def store(plans: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    add_files([plans], folder, engine=HERE)
    return folder


def test_links_of_a_pair_are_those_that_compare_finds(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    add_files([FIXTURES], folder, engine=HERE)
    found = link_store(folder, rule=Rule(), engine=HERE)
    assert found.pairs == 10  # of five documents, each with few enough partners
    store = open_store(folder)
    rows = store.table("links").to_pylist()
    pairs = {(row["base_document"], row["other_document"]) for row in rows}
    assert ("jiaxing-2010", "jiaxing-2019") in pairs
    for base, other in sorted(pairs):
        alone = compare_plans(store.plan(base), store.plan(other))
        mine = [r for r in rows if (r["base_document"], r["other_document"]) == (base, other)]
        wanted = [
            (n, b, o, a.score, a.relation, a.change, a.coverage, a.shared, alone.kind)
            for n, a in enumerate(alone.alignments)
            for b in a.base
            for o in a.other
        ]
        assert [
            (
                *(r["alignment"], r["base"], r["other"], r["score"], r["relation"], r["change"]),
                (r["base_coverage"], r["other_coverage"]),
                tuple(r["shared"]),
                r["kind"],
            )
            for r in mine
        ] == wanted


def test_rows_are_sorted_and_the_table_of_pairs_counts_them(store: Path) -> None:
    found = link_store(store, rule=Rule(), engine=HERE)
    opened = open_store(store)
    rows = opened.table("links").to_pylist()
    keys = [(r["base_document"], r["other_document"], r["alignment"]) for r in rows]
    assert keys == sorted(keys)
    assert len(opened.paths("links")) > 1
    pairs = opened.table("pairs").to_pylist()
    assert len(pairs) == found.pairs
    assert sum(p["same"] + p["related"] for p in pairs) == len(rows) == found.same + found.related
    assert not list((store / "work").iterdir())


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        pytest.param(Rule(pairs=Pairs.VERSIONS), lambda a, b: a.place == b.place, id="versions"),
        pytest.param(
            Rule(pairs=Pairs.JURISDICTIONS), lambda a, b: a.place != b.place, id="jurisdictions"
        ),
        pytest.param(Rule(pairs=Pairs.LEVELS), lambda a, b: False, id="levels"),
        pytest.param(
            Rule(years=Years(first=2019, last=2020), places=("湖州",)),
            lambda a, b: all(f.place.name == "湖州市" and f.year in (2019, 2020) for f in (a, b)),
            id="years-and-places",
        ),
    ],
)
def test_only_pairs_of_the_rule_are_aligned(store: Path, rule: Rule, wanted) -> None:
    link_store(store, rule=rule, engine=HERE)
    facts = {f.document: f for f in read_facts(open_store(store))}
    pairs = open_store(store).table("pairs").to_pylist()
    found = {(p["base_document"], p["other_document"]) for p in pairs}
    assert {frozenset(pair) for pair in found} == {
        frozenset((a, b)) for a in facts for b in facts if a < b and wanted(facts[a], facts[b])
    }
    assert all(facts[a].age < facts[b].age for a, b in found)


def test_each_document_keeps_its_nearest_partners(store: Path) -> None:
    every = link_store(store, rule=Rule(), engine=HERE)
    some = link_store(store, rule=Rule(), engine=HERE, partners=2)
    assert some.pairs + some.left_out <= every.pairs
    assert some.left_out > 0
    pairs = open_store(store).table("pairs").to_pylist()
    for name in open_store(store).documents():
        assert sum(name in (p["base_document"], p["other_document"]) for p in pairs) >= 2


def test_candidates_are_those_of_all_pairs_computed(store: Path, tmp_path: Path) -> None:
    """With nothing capped: the tiles yield what the full matrix of cosines says."""
    index = open_index(store)
    papers = read_papers(index)
    rows = len(index.array("norms"))
    settings = CandidateSettings(neighbours=4, looked_at=rows)
    paths = tiling.run_candidates(
        index,
        tmp_path / "work",
        taking=np.ones(rows, dtype=np.bool_),
        settings=settings,
        engine=HERE,
        tell=lambda *_: None,
    )
    assert len(paths) > 1
    pairs = np.concatenate([np.load(path) for path in paths])
    dense = np.zeros((rows, 2**24 // 2**4), dtype=np.float32)  # folded: collisions are unlikely
    starts, hashes = index.array("starts"), index.array("hashes")
    terms, posts = index.array("terms"), index.array("posts")
    frequency = dict(zip(terms.tolist(), np.diff(posts).tolist(), strict=True))
    for row in range(rows):
        for at in range(starts[row], starts[row + 1]):
            rare = np.log((rows + 1) / (frequency[int(hashes[at])] + 0.5))
            weight = (1 + np.log(index.array("counts")[at])) * rare
            dense[row, hashes[at] % dense.shape[1]] = weight
    dense /= np.linalg.norm(dense, axis=1, keepdims=True)
    cosines = dense @ dense.T
    paper = index.array("paper")
    for row in range(rows):
        mine = pairs[pairs["row"] == row]
        apart = np.flatnonzero(paper != paper[row])
        best = np.sort(cosines[row, apart])[::-1][:4]
        best = best[best >= settings.least]
        assert mine["similarity"] == pytest.approx(best, abs=1e-4)
        assert cosines[row, mine["other"]] == pytest.approx(mine["similarity"], abs=1e-4)
        assert all(papers[paper[o]].document != papers[paper[row]].document for o in mine["other"])


def test_rows_that_do_not_take_part_are_in_no_pair(store: Path, tmp_path: Path) -> None:
    index, facts = open_index(store), read_facts(open_store(store))
    rule = Rule(places=("湖州",))
    taking = tiling.taking_rows(index, [takes_part(rule, f) for f in facts])
    paths = tiling.run_candidates(
        index,
        tmp_path / "work",
        taking=taking,
        settings=CandidateSettings(),
        engine=HERE,
        tell=lambda *_: None,
    )
    pairs = np.concatenate([np.load(path) for path in paths])
    assert len(pairs)
    assert taking[pairs["row"]].all()
    assert taking[pairs["other"]].all()


# Engines


CODE = """
import sys
from pathlib import Path
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking import link
from policydiff.stages.corpus.linking.pair_rules import Rule
from policydiff.stages.corpus.search import candidate_clauses
from policydiff.stages.corpus.store import part_writer
link.TILE_PAIRS, part_writer.PART_ROWS, candidate_clauses.TILE_ROWS = 2, 40, 16
print("begun", flush=True)
link.link_store(Path(sys.argv[1]), rule=Rule(), engine=Engine(workers=int(sys.argv[2])))
"""


def start(store: Path, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CODE, str(store), str(workers)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_processes_and_kills_give_the_same_bytes(
    store: Path, content: Content, tmp_path: Path
) -> None:
    link_store(store, rule=Rule(), engine=HERE)
    wanted = content(store)
    other = tmp_path / "other"
    add_files([tmp_path / "plans"], other, engine=HERE)
    for seconds in (0.1, 0.3, 0.6, 1.0):
        with start(other, workers=1) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
    done = list((other / "work").rglob("tile-*.pairs.parquet"))
    found = link_store(other, rule=Rule(), engine=Engine(workers=2))
    assert found.again == len(done)
    assert content(other) == wanted


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and worker processes, as docs/cluster.md starts them."""
    dask = str(Path(sys.executable).with_name("dask"))
    address = folder / "scheduler.json"
    with ExitStack() as stack:

        def run(*arguments: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
            process = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        assert dask
        file = ("--scheduler-file", str(address))
        run("dask_scheduler", *file, "--port", "0", "--no-dashboard", "--no-show")
        started = [
            run("dask_worker", *file, "--nthreads", "1", "--no-nanny", "--no-dashboard")
            for _ in range(workers)
        ]
        from distributed import Client

        with Client(scheduler_file=str(address), timeout="60s", set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=90)
            url = client.scheduler.address
        yield url, started


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    store: Path, content: Content, tmp_path: Path
) -> None:
    add_files([tmp_path / "plans"], store, engine=HERE, corrections=CORRECTIONS)
    link_store(store, rule=Rule(), engine=HERE)
    wanted, csv = content(store), table_csv(open_store(store), "links")
    other = tmp_path / "other"
    killed: list[int] = []
    with cluster(tmp_path, workers=2) as (scheduler, workers):
        engine = Engine(scheduler=scheduler)
        add_files([tmp_path / "plans"], other, engine=engine, corrections=CORRECTIONS)

        def tell(what: str, done: int, total: int) -> None:
            if what == "aligning" and done >= total // 3 and not killed:
                workers[0].kill()
                killed.append(done)

        link_store(other, rule=Rule(), engine=engine, tell=tell)
    assert killed
    assert content(other) == wanted
    assert table_csv(open_store(other), "links") == csv


def test_a_scheduler_that_does_not_answer_is_one_clear_error(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policydiff.stages.corpus.engine.dask_cluster._PATIENCE", "1s")
    with pytest.raises(WorkerError, match="no scheduler answers"):
        link_store(store, rule=Rule(), engine=Engine(scheduler="tcp://127.0.0.1:9"))


def _die_on(name: str) -> str:
    if name == "bad":
        import os

        os._exit(9)
    return name


def test_a_task_that_kills_its_worker_is_told_and_the_others_are_done() -> None:
    from policydiff.stages.corpus.engine.job_engine import run_tasks

    names = ["a", "bad", "c", "d"]
    done = list(run_tasks(_die_on, names, engine=Engine(workers=2)))
    assert {d.position: d.result for d in done} == {0: "a", 1: None, 2: "c", 3: "d"}
    assert [d.position for d in done if d.crashed] == [1]


def test_rows_of_a_pair_carry_what_selected_it(store: Path) -> None:
    link_store(store, rule=Rule(), engine=HERE)
    rows = {
        (row["base_document"], row["other_document"]): row
        for row in open_store(store).table("pairs").to_pylist()
    }
    row = rows["p01", "p03"]
    assert row["near"] >= 1
    assert 0 < row["weight"] <= row["near"]


def test_a_store_is_needed(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no corpus store"):
        link_store(tmp_path, rule=Rule(), engine=HERE)
