"""The store: what goes in comes out, whatever its history; readers, writers, versions."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from policydiff.stages.corpus.adding.add_files import add_files, bad_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store import store as reading
from policydiff.stages.corpus.store.lock import write_lock
from policydiff.stages.corpus.store.manifest import read_manifest
from policydiff.stages.corpus.store.schema import SCHEMA
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.corpus.store.store_writing import write_store
from policydiff.stages.documents.read import read_document
from policydiff.stages.support.errors import OutputError, SettingsError
from policydiff.stages.targets.extraction import find_targets
from tests.corpus.conftest import PLANS, plan_text
from tests.factories import FIXTURES

HERE = Engine(workers=1)
Content = Callable[[Path], dict[str, bytes]]


def test_a_plan_comes_out_as_it_went_in(tmp_path: Path) -> None:
    add_files([FIXTURES], tmp_path / "store", engine=HERE)
    store = open_store(tmp_path / "store")
    assert "nanhu-2023" in store.documents()
    for name in store.documents():
        path = (FIXTURES / f"{name}.txt").resolve()
        assert store.plan(name) == find_targets(read_document(path, document_id=name))


def test_a_second_run_reads_nothing_and_changes_nothing(
    plans: Path, tmp_path: Path, content: Content
) -> None:
    store = tmp_path / "store"
    first = add_files([plans], store, engine=HERE)
    assert (first.new, first.unchanged) == (PLANS, 0)
    before = content(store)
    second = add_files([plans], store, engine=HERE)
    assert (second.new, second.changed, second.unchanged) == (0, 0, PLANS)
    assert content(store) == before


def test_a_changed_file_replaces_its_document_and_nothing_else(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    old = open_store(store)
    (plans / "p03.txt").write_text(plan_text(3, jobs=9), encoding="utf-8")
    found = add_files([plans], store, engine=HERE)
    assert (found.changed, found.unchanged) == (1, PLANS - 1)
    new = open_store(store)
    assert new.documents() == old.documents()
    assert "9万人" in new.plan("p03").document.text
    assert new.plan("p05") == old.plan("p05")
    kept = set(old.paths("clauses")) & set(new.paths("clauses"))
    assert len(kept) == len(old.paths("clauses")) - 1


def test_no_history_shows_in_the_store(plans: Path, tmp_path: Path, content: Content) -> None:
    at_once, bit_by_bit = tmp_path / "one", tmp_path / "two"
    add_files([plans], at_once, engine=HERE)
    files = sorted(plans.rglob("*.txt"))
    (plans / "p05.txt").rename(tmp_path / "p05.txt")
    (plans / "p99.txt").write_text(plan_text(9), encoding="utf-8")
    add_files([plans], bit_by_bit, engine=HERE)
    (plans / "p99.txt").unlink()
    (tmp_path / "p05.txt").rename(plans / "p05.txt")
    add_files([plans], bit_by_bit, engine=HERE, prune=True)
    assert len(files) == PLANS
    assert content(bit_by_bit) == content(at_once)


def test_workers_give_the_same_store(plans: Path, tmp_path: Path, content: Content) -> None:
    add_files([plans], tmp_path / "one", engine=HERE)
    add_files([plans], tmp_path / "two", engine=Engine(workers=2))
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_a_vanished_file_keeps_its_document_until_pruned(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    (plans / "p03.txt").unlink()
    found = add_files([plans], store, engine=HERE)
    assert (found.gone, found.removed) == (1, 0)
    assert "p03" in open_store(store).documents()
    found = add_files([plans], store, engine=HERE, prune=True)
    assert (found.gone, found.removed) == (0, 1)
    assert "p03" not in open_store(store).documents()


def test_a_folder_that_moved_keeps_its_documents(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    plans.rename(tmp_path / "elsewhere")
    add_files([tmp_path / "elsewhere"], store, engine=HERE)
    assert len(open_store(store).documents()) == PLANS
    source = open_store(store).plan("p03").document.source.path
    assert source == (tmp_path / "elsewhere" / "p03.txt").resolve().as_posix()


def test_files_that_share_a_name_are_told_apart_in_the_same_way_later(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(plan_text(len(folder)), encoding="utf-8")
    store = tmp_path / "store"
    for folder in ("b", "a", "b"):
        add_files([tmp_path / folder], store, engine=HERE)
    names = open_store(store).documents()
    assert len(names) == 2
    assert names[1] == "plan"
    assert names[0].endswith("a/plan")


def test_bad_files_are_told_kept_in_mind_and_tried_again_when_changed(
    plans: Path, tmp_path: Path
) -> None:
    store, bad = tmp_path / "store", plans / "bad.txt"
    bad.write_bytes(b"")
    (plans / "picture.png").write_bytes(b"\x89PNG")
    found = add_files([plans], store, engine=HERE)
    assert found.new == PLANS
    assert [Path(b.source).name for b in found.bad] == ["bad.txt"]
    assert found.others == {".png": 1}
    assert "empty" in bad_files(open_store(store))[0].reason
    assert add_files([plans], store, engine=HERE).unchanged == PLANS + 1
    bad.write_text(plan_text(1), encoding="utf-8")
    assert add_files([plans], store, engine=HERE).new == 1
    assert bad_files(open_store(store)) == ()
    assert "bad" in open_store(store).documents()


def test_a_reader_is_not_disturbed_by_a_writer(plans: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    add_files([plans], folder, engine=HERE)
    reader = open_store(folder)
    for path in plans.rglob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8").replace("3亿", "7亿"), encoding="utf-8")
    add_files([plans], folder, engine=HERE)
    with write_store(folder):
        texts = [plan.document.text for plan in reader.plans()]
        assert len(texts) == PLANS
        assert all("3亿" in text for text in texts)
        assert all("7亿" in plan.document.text for plan in open_store(folder).plans())


def test_only_what_a_store_wrote_is_cleared_away(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    mine = (store / "parts" / "notes.parquet", store / "parts" / "targets.csv", store / "notes.md")
    for path in mine:
        path.write_bytes(b"mine")
    left = (
        store / "parts" / f"targets-{'0' * 20}.parquet",
        store / "parts" / ".policydiff-1-2.part",
        store / ".policydiff-1-3.part",
    )
    for path in left:
        path.write_bytes(b"half")
    add_files([plans], store, engine=HERE)
    assert [path.exists() for path in mine] == [True] * 3
    assert [path.exists() for path in left] == [False] * 3


def test_replaced_parts_go_after_their_time(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    add_files([plans], folder, engine=HERE)
    old = open_store(folder).paths("clauses")
    for path in plans.rglob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8").replace("3亿", "7亿"), encoding="utf-8")
    add_files([plans], folder, engine=HERE)
    assert all(path.exists() for path in old)
    monkeypatch.setattr("policydiff.stages.corpus.store.store_writing.GRACE_SECONDS", -1)
    with write_store(folder):
        pass
    assert not any(path.exists() for path in old)
    assert {p.name for p in (folder / "parts").iterdir()} == read_manifest(folder).all_parts()


def test_duckdb_and_pandas_read_it_as_the_manual_shows(plans: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    add_files([plans], folder, engine=HERE)
    connection = duckdb.connect()
    for statement in (folder / "views.sql").read_text(encoding="utf-8").split(";\n"):
        connection.execute(statement)
    assert connection.execute("SELECT count(*) FROM documents").fetchone() == (PLANS,)
    parts = json.loads((folder / "manifest.json").read_text())["tables"]["targets"]["parts"]
    frame = pd.concat(pd.read_parquet(folder / "parts" / part) for part in parts)
    jobs = frame[frame.quote.str.contains("城镇新增就业")]
    assert set(jobs.low) == {50000.0}
    assert set(jobs.year) == {2018, 2019, 2020, 2021}


# Writers and versions


def test_workers_that_stand_elsewhere_find_the_parts(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add_files([plans], Path("store"), engine=HERE)
    with write_store(Path("store")) as writer:
        assert all(path.is_absolute() for path in writer.store.paths("clauses"))


def test_a_second_writer_is_told_who_writes(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    code = (
        "import sys; from pathlib import Path\n"
        "from policydiff.stages.corpus.store.lock import write_lock\n"
        f"with write_lock(Path({str(store)!r})): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(SettingsError, match=f"process {other.pid} on"):
            add_files([plans], store, engine=HERE)
        assert len(open_store(store).documents()) == PLANS
        other.kill()
        other.wait()
    assert (store / "lock").exists()
    assert add_files([plans], store, engine=HERE).unchanged == PLANS
    assert not (store / "lock").exists()


@pytest.mark.parametrize(
    ("owner", "taken"),
    [
        pytest.param({"pid": 2**22 + 1, "started": 1.0}, True, id="dead"),
        pytest.param({"pid": os.getpid(), "started": 1.0}, True, id="number-used-again"),
        pytest.param({"host": "elsewhere", "pid": 1, "started": 1.0}, False, id="another-machine"),
        pytest.param(None, True, id="written-in-part"),
    ],
)
def test_a_lock_is_taken_over_where_its_process_is_gone(
    tmp_path: Path, owner: dict[str, object] | None, taken: bool
) -> None:
    text = json.dumps({"host": socket.gethostname(), **owner}) if owner else '{"host": "x'
    (tmp_path / "lock").write_text(text, encoding="utf-8")
    if taken:
        with write_lock(tmp_path):
            assert json.loads((tmp_path / "lock").read_text())["pid"] == os.getpid()
        assert list(tmp_path.iterdir()) == []
    else:
        with pytest.raises(SettingsError, match=r"elsewhere.*delete"), write_lock(tmp_path):
            pass
        assert (tmp_path / "lock").read_text() == text


def test_a_store_of_a_newer_version_is_refused_and_left_alone(
    plans: Path, tmp_path: Path, content: Content
) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    manifest = store / "manifest.json"
    text = manifest.read_text().replace(f'"schema": {SCHEMA}', f'"schema": {SCHEMA + 1}')
    manifest.write_text(text)
    before = sorted(path.name for path in (store / "parts").iterdir())
    for use in (lambda: open_store(store), lambda: add_files([plans], store, engine=HERE)):
        with pytest.raises(SettingsError, match=r"newer policydiff.*update"):
            use()
    assert manifest.read_text() == text
    assert sorted(path.name for path in (store / "parts").iterdir()) == before


def test_columns_that_an_older_part_lacks_are_read_as_empty(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    path = open_store(store).paths("targets")[0]
    pq.write_table(pq.read_table(path).drop_columns(["year"]), path)
    table = reading.read_rows(path, "targets")
    assert set(table["year"].to_pylist()) == {None}
    assert set(table["kind"].to_pylist()) == {"target"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("manifest.json", "{", "manifest", id="half-a-manifest"),
        pytest.param("manifest.json", '{"kind": "x", "schema": 1}', "no corpus", id="other-json"),
        pytest.param("notes.txt", "mine", "no part of a store: notes.txt", id="other-folder"),
    ],
)
def test_a_folder_that_is_no_store_is_refused(
    plans: Path, tmp_path: Path, name: str, text: str, message: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises((SettingsError, OutputError), match=message):
        add_files([plans], folder, engine=HERE)
    assert [p.name for p in folder.iterdir()] == [name]
