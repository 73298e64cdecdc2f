"""Killed at any moment, a report is the old one or the new one; the next run clears up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.factories import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

# Each turn makes the report A, then the report B in a process of its own, which is killed before it
# asks the system for anything the n-th time; and says what stands there then, and what does when
# the next run has begun.
CODE = """
import json, os, shutil, signal, sys
from itertools import count
from pathlib import Path
from policydiff.stages.reports.folder import report_folder as output, staging

mode, place = sys.argv[1], Path(sys.argv[2])
if mode == "renames":
    staging.exchange = lambda one, other: False

def build(text, files):
    if mode == "inside":
        os.chdir(place)
    with output.report_folder(Path(".") if mode == "inside" else place, version="1") as folder:
        (folder / "pairs").mkdir()
        for name in files:
            (folder / name).write_text(text)

def state():
    found = {p.relative_to(place).as_posix(): p.read_text() for p in place.rglob("*")
             if p.is_file() and not any(".policydiff-" in part for part in p.parts)}
    listed = found.pop("policydiff.json", None)
    whole = listed and sorted(found) == sorted(json.loads(listed)["files"])
    texts = "".join(sorted(set(found.values())))
    return texts if whole and len(texts) == 1 else "mixed" if place.exists() and found else "none"

def kill_at(number):
    asked = 0
    def ask(event, arguments):
        nonlocal asked
        if event.startswith(("os.", "shutil.", "ctypes.", "open")):
            asked += 1
            if asked == number:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(ask)

for number in count(1):
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    build("A", ["index", "old", "pairs/p", "pairs/q"])
    child = os.fork()
    if child == 0:
        kill_at(number)
        build("B", ["index", "new", "pairs/p"])
        os._exit(0)
    killed = os.waitpid(child, 0)[1]
    before = state()
    output.check_folder(place)
    hidden = [str(p) for p in place.parent.rglob(".policydiff-*")]
    print(json.dumps([before, state(), hidden]), flush=True)
    if not killed:
        break
"""


@pytest.mark.parametrize("mode", ["swap", "renames", "inside"])
def test_killed_at_any_moment_a_report_is_old_or_new(tmp_path: Path, mode: str) -> None:
    place = tmp_path / "report"
    done = subprocess.run(
        [sys.executable, "-c", CODE, mode, str(place)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    turns = [json.loads(line) for line in done.stdout.splitlines()]
    before, after = Counter(turn[0] for turn in turns), Counter(turn[1] for turn in turns)
    assert set(after) == {"A", "B"}, turns
    assert turns[-1][0] == "B"
    assert [turn for turn in turns if turn[2]] == []
    allowed = {
        "swap": {"A", "B"},
        "renames": {"A", "B", "none"},
        "inside": {"A", "B", "none", "mixed"},
    }
    if mode != "swap" or sys.platform.startswith("linux"):
        assert set(before) <= allowed[mode]
    assert before["A"] > 20  # it was cut at many moments
