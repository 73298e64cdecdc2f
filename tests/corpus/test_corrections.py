"""A person's corrections of documents' data: they reach the store, stay, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.cli import run
from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking.link import link_store
from policydiff.stages.corpus.linking.pair_rules import Pairs, Rule
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.metadata.corrections import Corrections, read_corrections
from policydiff.stages.documents.read import read_document
from policydiff.stages.targets.extraction import find_targets
from tests.corpus.conftest import PLANS, plan_text
from tests.corpus.cutting import cut_after

HERE = Engine(workers=1)
Content = Callable[[Path], dict[str, bytes]]
META = (
    "document,title,issuers,number,instrument,issued,jurisdiction,period\n"
    "p01,另一个标题,甲局、乙局,甲发〔2030〕1号,意见,2030-05,杭州市,2030-2035\n"
    "more/p04,,,,,,杭州市,\n"
    "p05,,,,,,,2031\n"
)


def stated(folder: Path, text: str = META) -> Corrections:
    path = folder / "meta.csv"
    path.write_text(text, encoding="utf-8")
    return read_corrections(path)


def test_the_store_holds_what_read_says_with_the_same_file(plans: Path, tmp_path: Path) -> None:
    corrections = stated(tmp_path)
    add_files([plans], tmp_path / "store", engine=HERE, corrections=corrections)
    store = open_store(tmp_path / "store")
    for name in store.documents():
        path = plans.resolve() / f"{name}.txt"
        wanted = read_document(path, document_id=name, correction=corrections.get(name))
        assert store.plan(name) == find_targets(wanted)
    assert store.plan("p01").document.title == "另一个标题"
    assert len(store.plan("p01").document.corrected) == 7


def test_they_stay_though_they_are_not_stated_again(
    plans: Path, tmp_path: Path, content: Content
) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE, corrections=stated(tmp_path))
    before = content(store)
    for corrections in (None, stated(tmp_path)):
        found = add_files([plans], store, engine=HERE, corrections=corrections)
        assert (found.unchanged, found.corrected) == (PLANS, 0)
        assert content(store) == before
    (plans / "p01.txt").write_text(plan_text(1, jobs=9), encoding="utf-8")
    found = add_files([plans], store, engine=HERE)
    assert (found.changed, found.corrected) == (1, 0)
    document = open_store(store).plan("p01").document
    assert "9万人" in document.text
    assert (document.title, document.issued) == ("另一个标题", "2030-05")
    plans.rename(tmp_path / "elsewhere")
    add_files([tmp_path / "elsewhere"], store, engine=HERE, again=True)
    assert open_store(store).plan("p01").document.title == "另一个标题"


def test_only_documents_whose_correction_changed_are_read_again(
    plans: Path, tmp_path: Path, content: Content
) -> None:
    store, plain = tmp_path / "store", tmp_path / "plain"
    add_files([plans], plain, engine=HERE)
    add_files([plans], store, engine=HERE)
    for text, corrected in (
        (META, 3),
        (META.replace("2031", "2032"), 1),
        (META.splitlines()[0] + "\np05,,,,,,,2032\n", 2),
        ("document,title\n", 1),
    ):
        fresh = tmp_path / f"fresh-{corrected}-{len(text)}"
        found = add_files([plans], store, engine=HERE, corrections=stated(tmp_path, text))
        assert (found.corrected, found.changed, found.unchanged) == (
            corrected,
            0,
            PLANS - corrected,
        )
        add_files([plans], fresh, engine=HERE, corrections=stated(tmp_path, text))
        assert content(store) == content(fresh)
    assert content(store) == content(plain)


def test_files_that_are_not_given_keep_theirs(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_files([plans], store, engine=HERE, corrections=stated(tmp_path))
    found = add_files([plans / "p03.txt"], store, engine=HERE, corrections={})
    assert (found.unchanged, found.corrected) == (1, 0)
    assert open_store(store).plan("p01").document.title == "另一个标题"


def test_a_bad_file_is_not_tried_again_for_its_correction(plans: Path, tmp_path: Path) -> None:
    (plans / "bad.txt").write_bytes(b"")
    corrections = stated(tmp_path, "document,period\nbad,2030\n")
    for unchanged in (0, PLANS + 1):
        found = add_files([plans], tmp_path / "store", engine=HERE, corrections=corrections)
        assert (found.unchanged, found.unused) == (unchanged, frozenset())


def test_a_corrected_place_decides_what_is_linked(plans: Path, tmp_path: Path) -> None:
    store, rule = tmp_path / "store", Rule(pairs=Pairs.VERSIONS)
    paired = set[str]()
    for corrections in ({}, stated(tmp_path)):
        add_files([plans], store, engine=HERE, corrections=corrections)
        link_store(store, rule=rule, engine=HERE)
        rows = open_store(store).table("pairs").to_pylist()
        pairs = {frozenset((row["base_document"], row["other_document"])) for row in rows}
        paired = {name for pair in pairs if "p01" in pair for name in pair}
    assert paired == {"p01", "more/p04"}  # of 杭州市 now


@pytest.mark.parametrize("step", range(11))
def test_cut_while_correcting_the_store_is_whole(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Content, step: int
) -> None:
    """Before the rename of the file with this number; run again, it is as one run leaves it."""
    corrections = stated(tmp_path)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    for store in (whole, killed):
        add_files([plans], store, engine=HERE)
    add_files([plans], whole, engine=HERE, corrections=corrections)
    with cut_after(step, monkeypatch):
        add_files([plans], killed, engine=HERE, corrections=corrections)
    add_files([plans], killed, engine=HERE, corrections=corrections)
    assert content(killed) == content(whole)


@pytest.mark.filterwarnings("default")
def test_the_command_tells_of_documents_that_the_run_lacks(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated(tmp_path, META + "nowhere,x,,,,,,\nelsewhere,x,,,,,,\n")
    command = ["corpus", "add", str(plans), "--store", str(tmp_path / "store"), "--workers", "1"]
    with pytest.raises(SystemExit) as left:
        run([*command, "--quiet", "--meta", str(tmp_path / "meta.csv")])
    printed = capsys.readouterr()
    assert left.value.code == 0
    assert "not used: no document elsewhere, nowhere in this run" in printed.err
    assert printed.err.count("\n") == 1
    period = open_store(tmp_path / "store").plan("p05").document.period
    assert period is not None
    assert period.first == 2031
    (tmp_path / "meta.csv").write_text("document\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        run([*command, "--meta", str(tmp_path / "meta.csv")])
    assert "unchanged files with other corrections than before: 3" in capsys.readouterr().out


def test_wrong_corrections_are_refused_before_the_store_is_made(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "meta.csv"
    path.write_text("document,jurisdiction\np01,无此地\n", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        run(["corpus", "add", str(plans), "--store", str(tmp_path / "store"), "--meta", str(path)])
    assert left.value.code == 2
    assert "无此地 is unknown" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


def test_workers_give_the_same_store(plans: Path, tmp_path: Path, content: Content) -> None:
    corrections = {DocumentId(name): value for name, value in stated(tmp_path).items()}
    for workers in (1, 2):
        engine = Engine(workers=workers)
        add_files([plans], tmp_path / str(workers), engine=engine, corrections=corrections)
    assert content(tmp_path / "1") == content(tmp_path / "2")
