"""Killed at any moment and run again, `corpus add` leaves the store that one run would."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
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
# Tells before each rename of a file that it is about to, and waits for a line; at once where its
# standard input has ended.
CODE = """
import sys
from pathlib import Path
from policydiff.stages.corpus.adding import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.store import partitioning
from policydiff.stages.documents.metadata.corrections import read_corrections
rename = Path.replace
def tell_and_wait(path, target):
    print("writes", flush=True)
    sys.stdin.readline()
    return rename(path, target)
Path.replace = tell_and_wait
partitioning.GROUP_DOCUMENTS, add_files.COMMIT_FILES = 3, 1
plans, store, meta = map(Path, sys.argv[1:])
corrections = read_corrections(meta)
add_files.add_files([plans], store, engine=Engine(workers=1), corrections=corrections)
"""


def start(plans: Path, store: Path, *, waits: bool) -> subprocess.Popen[str]:
    """A run of `corpus add`, which waits before each write or does not."""
    meta = store.parent / "meta.csv"
    meta.write_text("document,jurisdiction,period\np03,杭州市,2030-2035\n", encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(plans), str(store), str(meta)],
        cwd=ROOT,
        stdin=subprocess.PIPE if waits else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )


def run_whole(plans: Path, store: Path) -> int:
    """Run to the end; how many files it writes."""
    with start(plans, store, waits=False) as process:
        assert process.stdout is not None
        writes = len(process.stdout.readlines())
        assert process.wait() == 0
    return writes


def kill_after(writes: int, plans: Path, store: Path) -> bool:
    """Let a run write so many files, kill it before it has written the next but one.

    Returns:
        Whether it was cut short; False where it had no more to write.
    """
    with start(plans, store, waits=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(writes):
            if not process.stdout.readline():
                break
            process.stdin.write("\n")
            process.stdin.flush()
        # at whatever moment up to its next write, where it would wait
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def test_twenty_kills_at_random_moments_change_nothing(
    plans: Path, tmp_path: Path, content: Callable[[Path], dict[str, bytes]]
) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    needed = run_whole(plans, whole)
    chance = random.Random(8)
    cut = 0
    for turn in range(KILLS):
        # over the whole run at first, then few writes, so that work is left for all
        cut += kill_after(chance.randint(0, needed // (8 if turn else 2)), plans, killed)
        if (killed / "manifest.json").exists():
            store = open_store(killed)
            assert len(list(store.plans())) == store.manifest.rows["documents"] <= PLANS
    assert cut == KILLS
    assert run_whole(plans, killed) > 0  # work was left
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
