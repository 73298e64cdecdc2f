"""Parts that are not as they were written: noticed by every command, and read anew by `add`."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.families.family_job import find_families
from policydiff.stages.corpus.linking.link import link_store
from policydiff.stages.corpus.linking.pair_rules import Rule
from policydiff.stages.corpus.store import partitioning as groups
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.metadata.corrections import Correction
from policydiff.stages.support.errors import SettingsError
from tests.corpus.conftest import PLANS, plan_text
from tests.corpus.cutting import cut_after
from tests.corpus.test_corpus_cli import refused, status

Content = Callable[[Path], dict[str, bytes]]
Damage = Callable[[Path], object]
HERE = Engine(workers=1)
CORRECTIONS = {DocumentId("p03"): Correction(title="更正后的标题")}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def flip(path: Path) -> None:
    """Turn one bit, as a disk may."""
    data = bytearray(path.read_bytes())
    data[random.Random(path.name).randrange(len(data))] ^= 16
    path.write_bytes(data)


DAMAGES = [
    pytest.param(cut, id="cut"),
    pytest.param(flip, id="bit"),
    pytest.param(Path.unlink, id="gone"),
    pytest.param(lambda path: path.write_bytes(b""), id="empty"),
]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of plans, and beside it a store of them, in several groups."""
    folder = tmp_path_factory.mktemp("made") / "plans"
    folder.mkdir()
    for number in range(PLANS):
        (folder / f"p{number:02}.txt").write_text(plan_text(number), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "GROUP_DOCUMENTS", 3)
        add_files([folder], folder.parent / "store", engine=HERE, corrections=CORRECTIONS)
    return folder


@pytest.fixture
def store(sources: Path, tmp_path: Path) -> Path:
    """A copy of the store."""
    return Path(shutil.copytree(sources.parent / "store", tmp_path / "store"))


def parts(store: Path, table: str) -> tuple[Path, ...]:
    return open_store(store).paths(table)


# Readers


@pytest.mark.parametrize("damage", DAMAGES[:3])
@pytest.mark.parametrize(
    ("table", "arguments"),
    [
        pytest.param("targets", ("sql", "SELECT * FROM targets"), id="sql"),
        pytest.param("files", ("status",), id="status"),
        pytest.param("documents", ("track", "--csv", "-", "--workers", "1"), id="facts"),
        pytest.param("targets", ("track", "--csv", "-", "--workers", "1"), id="track"),
        pytest.param("targets", ("escalate", "--csv", "-", "--workers", "1"), id="escalate"),
        pytest.param("clauses", ("themes", "--csv", "-", "--workers", "2"), id="themes"),
        pytest.param("clauses", ("report", "-o", "report", "--workers", "2"), id="report"),
        pytest.param("clauses", ("pair", "p01", "p03"), id="pair"),
    ],
)
def test_a_damaged_part_is_told_in_one_line(
    store: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    damage: Damage,
    table: str,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in parts(store, table):
        damage(path)
    told = refused(capsys, *arguments, "--store", "store")
    assert any(path.name in told for path in parts(store, table))
    assert re.search(r"or run policydiff corpus add FILES --store \S*store, which reads", told)
    assert "fault" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize("seed", range(12))
def test_no_bit_of_a_table_turns_without_being_told(store: Path, seed: int) -> None:
    path = random.Random(seed).choice(parts(store, "targets"))
    data = bytearray(path.read_bytes())
    data[random.Random(seed).randrange(len(data))] ^= 1 << seed % 8
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=path.name):
        open_store(store).table("targets")


def test_a_part_is_held_against_its_name_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[str]()
    whole = hashlib.file_digest

    def digest(file: Any, name: str) -> object:
        read.append(Path(file.name).name)
        return whole(file, name)

    monkeypatch.setattr(hashlib, "file_digest", digest)
    found = open_store(store)
    for _ in range(3):
        found.table("targets")
        list(found.plans())
    tables = ("documents", "clauses", "targets")
    assert sorted(read) == sorted(path.name for table in tables for path in found.paths(table))


def test_other_tables_are_asked_all_the_same(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in parts(store, "targets"):
        cut(path)
    assert status("sql", "SELECT count(*) FROM clauses", "--store", str(store)) == 0
    assert "targets-" in refused(capsys, "sql", "SHOW TABLES", "--store", str(store))


# Adding


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    ("tables", "which"),
    [
        pytest.param(("clauses",), "first", id="clauses-of-the-first-group"),
        pytest.param(("targets",), "last", id="targets-of-the-last-group"),
        pytest.param(("files", "targets"), "all", id="files-and-targets"),
    ],
)
def test_adding_reads_the_documents_anew(
    sources: Path,
    store: Path,
    content: Content,
    damage: Damage,
    tables: tuple[str, ...],
    which: str,
) -> None:
    before, number = content(store), len(open_store(store).manifest.groups)
    assert number > 2
    places = {"first": [0], "last": [number - 1], "all": range(number)}[which]
    for table in tables:
        for at in places:
            damage(parts(store, table)[at])
    added = add_files([sources / "p01.txt"], store, engine=HERE)
    assert added.repaired == PLANS if which == "all" else 0 < added.repaired < PLANS
    assert (added.unchanged, added.bad, added.unknown, added.uncorrected) == (1, (), (), ())
    assert content(store) == before


@pytest.mark.parametrize("step", [0, 1, 4, 9, 14, 19])
def test_a_repair_that_is_cut_loses_nothing(
    sources: Path, store: Path, content: Content, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = content(store)
    for table in ("files", "clauses"):
        for path in parts(store, table):
            cut(path)
    with cut_after(step, monkeypatch):
        add_files([sources / "p01.txt"], store, engine=HERE)
    add_files([sources / "p01.txt"], store, engine=HERE)
    assert content(store) == before


@pytest.mark.filterwarnings("default")
def test_corrections_are_lost_with_the_table_of_documents(
    sources: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in parts(store, "documents"):
        flip(path)
    assert status("add", str(sources), "--store", str(store), "--workers", "1") == 0
    told = capsys.readouterr()
    assert "note: corrections of the documents from " in told.err
    assert f"their part of the store was damaged: {PLANS}" in told.out
    assert open_store(store).plan("p03").document.title != "更正后的标题"


@pytest.mark.filterwarnings("default")
def test_documents_that_nobody_knows_are_told(
    sources: Path, store: Path, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    before, (first, second, *_) = content(store), open_store(store).manifest.groups
    for table in ("files", "documents"):
        flip(parts(store, table)[1])
    other = str(sources / f"{first.first}.txt")
    assert status("add", other, "--store", str(store), "--workers", "1") == 0
    told = f"the documents from {second.first} to {second.last} were lost with damaged parts"
    assert told in capsys.readouterr().err
    assert not {second.first, second.last} & set(open_store(store).documents())
    add_files([sources], store, engine=HERE, corrections=CORRECTIONS)
    assert content(store) == before


def test_nothing_is_dropped_where_files_are_gone(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the part would bring their documents back; a disk may not be mounted."""
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE)
    copy = Path(shutil.copytree(store, tmp_path / "copy"))
    (plans / "p01.txt").unlink()
    for path in parts(store, "clauses"):
        flip(path)
    told = refused(capsys, "add", str(plans), "--store", str(store), "--workers", "1")
    assert "p01.txt (bring them back, or restore" in told
    assert "clauses-" in told
    for path in parts(copy, "clauses"):
        shutil.copy(path, store / "parts")
    assert add_files([plans], store, engine=HERE).gone == 1
    for path in parts(store, "clauses"):
        flip(path)
    assert add_files([plans], store, engine=HERE, prune=True).repaired == PLANS - 1
    assert "p01" not in open_store(store).documents()


# What is made from the documents


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("table", ["links", "pairs"])
def test_linking_makes_its_damaged_tables_anew(
    store: Path, content: Content, damage: Damage, table: str
) -> None:
    found = link_store(store, rule=Rule(), engine=HERE)
    before = content(store)
    for path in parts(store, table):
        damage(path)
    with pytest.raises(SettingsError, match="corpus link"):
        open_store(store).table(table)
    assert link_store(store, rule=Rule(), engine=HERE).anew == found.pairs
    assert content(store) == before


def test_families_are_made_anew(store: Path, content: Content) -> None:
    find_families(store, rule=Rule(), engine=HERE)
    before = content(store)
    for path in (*parts(store, "families"), *parts(store, "members")):
        flip(path)
    with pytest.raises(SettingsError, match="corpus families"):
        open_store(store).table("members")
    find_families(store, rule=Rule(), engine=HERE)
    assert content(store) == before


def test_an_index_that_cannot_be_read_is_made_anew_as_its_message_says(
    sources: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = store / "parts" / str(open_store(store).manifest.index)
    (index / "starts.npy").write_bytes(b"no array")
    told = refused(capsys, "query", "人才公寓", "--store", str(store))
    assert f"delete the folder {index}: " in told
    shutil.rmtree(index)
    assert status("add", str(sources), "--store", str(store), "--workers", "1") == 0
    assert status("query", "人才公寓", "--store", str(store)) == 0
