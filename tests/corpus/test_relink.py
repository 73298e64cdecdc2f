"""Linking again aligns only what changed, and leaves what linking from scratch would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from policydiff.cli import run
from policydiff.stages.align.decisions import Rulings, read_decisions
from policydiff.stages.align.weights import load_weights
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking import link as linking
from policydiff.stages.corpus.linking import link_fingerprint as grounds
from policydiff.stages.corpus.linking.link import link_store
from policydiff.stages.corpus.linking.pair_rules import Pairs, Rule
from policydiff.stages.corpus.store import partitioning as groups
from policydiff.stages.corpus.store.part_soundness import part_name
from policydiff.stages.corpus.store.schema import SCHEMA
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.corpus.store.store_writing import parquet_bytes
from policydiff.stages.documents import DocumentId, Period
from policydiff.stages.documents.metadata.corrections import Correction
from policydiff.stages.support.errors import LexiconError, SettingsError
from tests.corpus.conftest import PLANS, plan_text
from tests.corpus.cutting import Cut, cut_after
from tests.factories import FIXTURES

HERE = Engine(workers=1)
pytestmark = pytest.mark.usefixtures("small_tiles")
Content = Callable[[Path], dict[str, bytes]]
ALL = PLANS * (PLANS - 1) // 2


@pytest.fixture
def store(plans: Path, tmp_path: Path) -> Path:
    """A store that is linked."""
    folder = tmp_path / "store"
    add_files([plans], folder, engine=HERE)
    link_store(folder, rule=Rule(), engine=HERE)
    return folder


def rulings(folder: Path, *rows: str) -> Rulings:
    path = folder / "decisions.csv"
    path.write_text("\n".join(["base,other,verdict", *rows]) + "\n", encoding="utf-8")
    return read_decisions(path)


def fresh(plans: Path, folder: Path, **options: Any) -> Path:
    """Another store of the same files, linked from scratch."""
    add_files([plans], folder, engine=HERE)
    link_store(folder, engine=HERE, **{"rule": Rule(), **options})
    return folder


def test_after_changes_it_is_byte_for_byte_as_from_scratch(
    plans: Path, store: Path, tmp_path: Path, content: Content
) -> None:
    (plans / "p03.txt").write_text(plan_text(3, jobs=9), encoding="utf-8")
    (plans / "p05.txt").unlink()
    (plans / "p99.txt").write_text(plan_text(13), encoding="utf-8")
    add_files([plans], store, engine=HERE, prune=True)
    found = link_store(store, rule=Rule(), engine=HERE)
    # of 12 documents two are new to it: their pairs with the ten others, and their own
    assert (found.pairs, found.anew) == (ALL, 2 * (PLANS - 2) + 1)
    assert content(store) == content(fresh(plans, tmp_path / "fresh"))
    assert link_store(store, rule=Rule(), engine=HERE).anew == 0
    assert content(store) == content(tmp_path / "fresh")


def test_only_pairs_of_a_corrected_document_are_aligned(
    plans: Path, store: Path, tmp_path: Path, content: Content
) -> None:
    before = content(store)
    corrections = {DocumentId("p03"): Correction(period=Period(first=2030, last=2035))}
    add_files([plans], store, engine=HERE, corrections=corrections)
    assert link_store(store, rule=Rule(), engine=HERE).anew == PLANS - 1
    add_files([plans], store, engine=HERE, corrections={})
    assert link_store(store, rule=Rule(), engine=HERE).anew == PLANS - 1
    assert content(store) == before


def test_a_folder_that_moved_is_not_aligned_again(
    plans: Path, store: Path, tmp_path: Path, content: Content
) -> None:
    plans.rename(tmp_path / "elsewhere")
    add_files([tmp_path / "elsewhere"], store, engine=HERE)
    assert link_store(store, rule=Rule(), engine=HERE).anew == 0
    assert content(store) == content(fresh(tmp_path / "elsewhere", tmp_path / "fresh"))


def test_other_options_keep_the_pairs_that_both_want(
    plans: Path, store: Path, tmp_path: Path, content: Content
) -> None:
    rule = Rule(pairs=Pairs.VERSIONS)
    found = link_store(store, rule=rule, engine=HERE)
    assert (found.pairs, found.anew) == (18, 0)
    assert content(store) == content(fresh(plans, tmp_path / "fresh", rule=rule))
    assert link_store(store, rule=Rule(), engine=HERE).anew == ALL - 18


def test_another_program_aligns_all_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (grounds, linking):
        monkeypatch.setattr(module, "program_digest", lambda: "another")
    assert link_store(store, rule=Rule(), engine=HERE).anew == ALL


@pytest.mark.parametrize("step", [0, 2, 7, 12, 17, 20, 22, 24])
def test_cut_after_any_write_it_is_as_from_scratch(
    plans: Path,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: Content,
    step: int,
) -> None:
    (plans / "p03.txt").write_text(plan_text(3, jobs=9), encoding="utf-8")
    add_files([plans], store, engine=HERE)
    with cut_after(step, monkeypatch):
        link_store(store, rule=Rule(), engine=HERE)
    link_store(store, rule=Rule(), engine=HERE)
    assert content(store) == content(fresh(plans, tmp_path / "fresh"))
    assert not list((store / "work").iterdir())


def test_cut_then_linked_with_other_options(
    plans: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Content
) -> None:
    """Tiles of a run that was stopped are not taken for those of another."""
    (plans / "p03.txt").write_text(plan_text(3, jobs=9), encoding="utf-8")
    add_files([plans], store, engine=HERE)
    with monkeypatch.context() as patch:
        patch.setattr(linking, "gather", lambda *_, **__: (_ for _ in ()).throw(Cut))
        with pytest.raises(Cut):
            link_store(store, rule=Rule(), engine=HERE)
    assert list((store / "work").rglob("tile-*.pairs.parquet"))
    for rule in (Rule(pairs=Pairs.VERSIONS), Rule()):
        assert link_store(store, rule=rule, engine=HERE).again == 0
    assert content(store) == content(fresh(plans, tmp_path / "fresh"))


def made_older(store: Path) -> None:
    """Make it a store of schema 1: the table of pairs lacks a column, and so has other parts."""
    manifest = json.loads((store / "manifest.json").read_text(encoding="utf-8"))
    manifest["schema"] = 1
    table = manifest["tables"]["pairs"]
    for at, name in enumerate(table["parts"]):
        data = parquet_bytes(pq.read_table(store / "parts" / name).drop_columns(["made_from"]))
        (store / "parts" / name).unlink()
        table["parts"][at] = part_name("pairs", data)
        (store / "parts" / table["parts"][at]).write_bytes(data)
    (store / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_store_of_the_first_schema_is_linked_again_whole(
    plans: Path, store: Path, tmp_path: Path, content: Content
) -> None:
    """Its pairs do not say what they were made from; nothing else has changed."""
    made_older(store)
    opened = open_store(store)
    assert set(opened.table("pairs")["made_from"].to_pylist()) == {None}
    assert len(list(opened.plans())) == PLANS
    assert add_files([plans], store, engine=HERE).unchanged == PLANS
    assert link_store(store, rule=Rule(), engine=HERE).anew == ALL
    assert json.loads((store / "manifest.json").read_text(encoding="utf-8"))["schema"] == SCHEMA
    assert content(store) == content(fresh(plans, tmp_path / "fresh"))
    assert link_store(store, rule=Rule(), engine=HERE).anew == 0


# A person's decisions


def links(store: Path, base: str, other: str) -> list[tuple[object, ...]]:
    rows = open_store(store).table("links").to_pylist()
    return [
        (row["base"], row["other"], row["relation"], row["score"])
        for row in rows
        if (row["base_document"], row["other_document"]) == (base, other)
    ]


def test_with_decisions_links_are_those_of_compare(
    plans: Path, store: Path, tmp_path: Path, content: Content
) -> None:
    before = links(store, "p01", "p03")
    stated = rulings(tmp_path, "p03#2.1,p01#2.1,no", "p01#1.2,p03#2.2,same", "p05#1.1,p07#1.1,no")
    found = link_store(store, rule=Rule(), engine=HERE, rulings=stated)
    assert (found.anew, found.unaligned) == (2, ())
    opened = open_store(store)
    base, other = opened.plan("p01"), opened.plan("p03")
    decided = stated.between(base.document, other.document)
    assert len(decided) == 2
    wanted = [
        (b, o, a.relation, a.score)
        for a in compare_plans(base, other, decisions=decided).alignments
        for b in a.base
        for o in a.other
    ]
    assert links(store, "p01", "p03") == wanted != before
    assert content(store) == content(fresh(plans, tmp_path / "fresh", rulings=stated))
    assert link_store(store, rule=Rule(), engine=HERE, rulings=stated).anew == 0
    assert link_store(store, rule=Rule(), engine=HERE).anew == 2
    assert links(store, "p01", "p03") == before


def test_a_decision_on_an_unknown_clause_is_refused(store: Path, tmp_path: Path) -> None:
    stated = rulings(tmp_path, "p01#9.9,p03#2.1,same")
    with pytest.raises(LexiconError, match=r"line 2: p01 has no clause 9\.9"):
        link_store(store, rule=Rule(), engine=HERE, rulings=stated)


def test_a_decision_on_an_annex_is_refused_before_anything_is_aligned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [FIXTURES / f"{name}.txt" for name in ("nanhu-2023", "huangpu-2020")]
    add_files(files, tmp_path / "store", engine=HERE)
    documents = [open_store(tmp_path / "store").plan(path.stem).document for path in files]
    item = next(c for c in documents[0].clauses if c not in documents[0].main_text)
    row = f"nanhu-2023#{item.id},huangpu-2020#{documents[1].main_text[0].id},same"
    monkeypatch.setattr(linking, "link_rows", None)
    with pytest.raises(SettingsError, match=f"decisions: other has no clause {item.id}"):
        link_store(tmp_path / "store", rule=Rule(), engine=HERE, rulings=rulings(tmp_path, row))


def test_with_other_weights_all_pairs_are_linked_again(plans: Path, store: Path) -> None:
    shipped = load_weights()
    weights = replace(shipped, prior=shipped.prior + 1)
    before = links(store, "p01", "p03")
    assert link_store(store, rule=Rule(), engine=HERE, weights=weights).anew == ALL
    opened = open_store(store)
    wanted = [
        (b, o, a.relation, a.score)
        for a in compare_plans(opened.plan("p01"), opened.plan("p03"), weights=weights).alignments
        for b in a.base
        for o in a.other
    ]
    assert links(store, "p01", "p03") == wanted != before
    assert link_store(store, rule=Rule(), engine=HERE, weights=weights).anew == 0
    assert link_store(store, rule=Rule(), engine=HERE).anew == ALL
    assert links(store, "p01", "p03") == before


@pytest.mark.filterwarnings("default")
def test_decisions_that_find_no_pair_are_told(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rulings(tmp_path, "p01#2.1,p03#2.1,no", "p01#2.1,more/p00#2.1,no", "gone#1,p03#2.1,no")
    command = ["corpus", "link", "--pairs", "versions", "--store", str(store), "--workers", "1"]
    with pytest.raises(SystemExit) as left:
        run([*command, "--quiet", "--decisions", str(tmp_path / "decisions.csv")])
    printed = capsys.readouterr()
    assert left.value.code == 0
    assert "pairs of documents: 18; aligned now: 0; unchanged since the last run: 18" in printed.out
    assert "line 4 not used: no document gone in this run" in printed.err
    assert "not aligned with these options: p01 × p03, p01 × more/p00\n" in printed.err


def test_contents_are_told_apart_by_what_links_see(plans: Path, store: Path) -> None:
    assert groups.GROUP_DOCUMENTS == 3
    pairs = ()
    found = grounds.read_grounds(open_store(store), pairs, rulings=Rulings(), engine=HERE)
    assert len(set(found.contents.values())) == PLANS
    again = grounds.read_grounds(
        open_store(store), pairs, rulings=Rulings(), engine=Engine(workers=2)
    )
    assert found == again
