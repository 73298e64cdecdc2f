"""Killed at any moment and run again, `corpus add` leaves the store that one run would."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store.store import open_store
from tests.corpus.conftest import PLANS
from tests.corpus.cutting import cut_after
from tests.factories import ROOT

KILLS = 20
CODE = """
import sys
from pathlib import Path
from policydiff.stages.corpus.adding import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store import partitioning
from policydiff.stages.documents.metadata.corrections import read_corrections
partitioning.GROUP_DOCUMENTS, add_files.COMMIT_FILES = 3, 1
print("begun", flush=True)
plans, store, meta = map(Path, sys.argv[1:])
engine, stated = Engine(workers=1), read_corrections(meta)
add_files.add_files([plans], store, engine=engine, corrections=stated)
"""


def start(plans: Path, store: Path) -> subprocess.Popen[str]:
    meta = store.parent / "meta.csv"
    meta.write_text("document,jurisdiction,period\np03,杭州市,2030-2035\n", encoding="utf-8")
    command = [sys.executable, "-c", CODE, str(plans), str(store), str(meta)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_twenty_kills_at_random_moments_change_nothing(
    plans: Path, tmp_path: Path, content: Callable[[Path], dict[str, bytes]]
) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    begun = time.perf_counter()
    with start(plans, whole) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        begun = time.perf_counter()
        assert process.wait() == 0
    needed = time.perf_counter() - begun
    chance = random.Random(8)
    cut = 0
    for turn in range(KILLS):
        with start(plans, killed) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            # moments over the whole run at first, then short ones, so that work is left for all
            time.sleep(chance.uniform(0, needed * (0.3 if turn else 0.6)))
            process.send_signal(signal.SIGKILL)
            cut += process.wait() == -signal.SIGKILL
        if (killed / "manifest.json").exists():
            store = open_store(killed)
            assert len(list(store.plans())) == store.manifest.rows["documents"] <= PLANS
    assert cut >= KILLS // 2  # most runs were cut short
    with start(plans, killed) as process:
        assert process.wait() == 0
    assert content(killed) == content(whole)
    assert open_store(killed).plan("p03").document.corrected == ("jurisdiction", "period")


@pytest.mark.parametrize("step", [0, 1, 2, 3, 5, 8, 13, 21, 34])
def test_cut_after_any_write_the_store_is_whole(
    plans: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: Callable[[Path], dict[str, bytes]],
    step: int,
) -> None:
    """The same, at chosen moments: before the rename of the file with this number."""
    add_files([plans], tmp_path / "whole", engine=Engine())
    with cut_after(step, monkeypatch):
        add_files([plans], tmp_path / "store", engine=Engine())
    add_files([plans], tmp_path / "store", engine=Engine())
    assert content(tmp_path / "store") == content(tmp_path / "whole")
