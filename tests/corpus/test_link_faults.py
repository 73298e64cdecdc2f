"""A pair of documents that cannot be aligned is told, and loses none of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.linking import link as linking
from policydiff.stages.corpus.linking.link import link_store
from policydiff.stages.corpus.linking.link_rows import link_rows
from policydiff.stages.corpus.linking.pair_rules import Rule
from policydiff.stages.corpus.store.store import Store, open_store
from tests.corpus.conftest import PLANS
from tests.corpus.cutting import cut_after
from tests.corpus.test_corpus_cli import status

HERE = Engine(workers=1)
Sides = tuple[str, str]
ALL = PLANS * (PLANS - 1) // 2


@pytest.fixture
def store(plans: Path, tmp_path: Path, small_tiles: None) -> Path:
    add_files([plans], tmp_path / "store", engine=HERE)
    return tmp_path / "store"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Aligning fails where this document is one of the two; without one it works again."""

    def breaks(document: str) -> None:
        def rows(pair: Any, *sides: Any, **options: Any) -> Any:
            if document in (pair.base, pair.other):
                raise KeyError("jx_")
            return link_rows(pair, *sides, **options)

        monkeypatch.setattr(linking, "link_rows", rows)

    return breaks


def pairs_of(store: Store) -> set[Sides]:
    rows = store.table("pairs").to_pylist()
    return {(row["base_document"], row["other_document"]) for row in rows}


def test_the_other_pairs_are_aligned(
    plans: Path, store: Path, tmp_path: Path, broken: Callable[[str], None], content: Any
) -> None:
    broken("p03")
    found = link_store(store, rule=Rule(), engine=HERE)
    assert (found.pairs, found.anew, len(found.failed)) == (ALL - 11, ALL - 11, 11)
    assert all(" × " in fault.where and "p03" in fault.where for fault in found.failed)
    assert {fault.what for fault in found.failed} == {"aligning failed: KeyError: 'jx_'"}
    opened = open_store(store)
    assert len(pairs_of(opened)) == ALL - 11
    assert not any("p03" in sides for sides in pairs_of(opened))
    assert found.same + found.related == opened.manifest.derived["links"].rows
    assert not list((store / "work").iterdir())

    broken("none")  # the next run aligns what is missing, and that alone
    again = link_store(store, rule=Rule(), engine=HERE)
    assert (again.pairs, again.anew, again.failed) == (ALL, 11, ())
    fresh = tmp_path / "fresh"
    add_files([plans], fresh, engine=HERE)
    link_store(fresh, rule=Rule(), engine=HERE)
    assert content(store) == content(fresh)


@pytest.mark.parametrize("step", [3, 9, 17])
def test_what_failed_before_a_kill_is_told_after_it(
    store: Path, broken: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    broken("p03")
    with cut_after(step, monkeypatch):
        link_store(store, rule=Rule(), engine=HERE)
    found = link_store(store, rule=Rule(), engine=HERE)
    assert (found.pairs, len(found.failed)) == (ALL - 11, 11)
    assert all("KeyError" in fault.trace for fault in found.failed)


@pytest.mark.filterwarnings("default")
def test_the_command_tells_each_pair_in_a_line(
    store: Path, broken: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    broken("p03")
    assert status("link", "--store", str(store), "--workers", "1") == 2
    printed = capsys.readouterr()
    lines = printed.err.splitlines()
    assert len(lines) == 11
    assert all(line.startswith("error: ") and "a fault of policydiff" in line for line in lines)
    assert f"pairs of documents: {ALL - 11}; aligned now: {ALL - 11}" in printed.out
    assert status("link", "--store", str(store), "--workers", "1", "--debug") == 2
    assert capsys.readouterr().err.count("Traceback (most recent call last)") == 11
