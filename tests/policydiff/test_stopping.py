"""What ends a run from outside ends it as Ctrl-C does: cleared up, and told in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from policydiff.cli import run
from policydiff.cli.stopping import stopped_like_ctrl_c
from tests.factories import FIXTURES, ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
FILES = [str(FIXTURES / f"{name}.txt") for name in ("jiaxing-2010", "jiaxing-2019", "nanhu-2023")]
PATIENCE_SECONDS = 60.0


def start_report(folder: Path) -> subprocess.Popen[str]:
    """A run of `report` in the midst of its writing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "policydiff", "report", *FILES, "-o", str(folder), "--quiet"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    begun = time.monotonic()
    while not list(folder.parent.glob(".policydiff-*.part")):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() - begun < PATIENCE_SECONDS
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_a_report_without_a_trace(tmp_path: Path, name: str) -> None:
    with start_report(tmp_path / "report") as process:
        process.send_signal(getattr(signal, name))
        out, told = process.communicate(timeout=PATIENCE_SECONDS)
    by = "the keyboard" if name == "SIGINT" else name
    assert (out, told) == ("", f"error: stopped by {by}; nothing was left half-written\n")
    assert process.returncode == 128 + getattr(signal, name)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_report_left_goes_with_the_next_one(tmp_path: Path) -> None:
    with start_report(tmp_path / "report") as process:
        process.kill()
    assert [path.name != "report" for path in tmp_path.iterdir()] == [True]
    with pytest.raises(SystemExit) as left:
        run(["report", *FILES[:2], "-o", str(tmp_path / "report"), "--quiet"])
    assert left.value.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_file_that_comes_while_a_report_is_made_is_named_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    with start_report(folder) as process:
        folder.mkdir()
        (folder / "notes.md").write_text("mine", encoding="utf-8")
        out, told = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 2
    assert out == ""
    assert "notes.md" in told
    assert told.count("\n") == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["report", "notes.md"]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_the_status_is_that_of_the_signal_wherever_it_comes(name: str) -> None:
    """Python itself ends by SIGINT where KeyboardInterrupt has passed through exec of a text."""
    code = f"""
import os, signal, time
from policydiff import api, cli
def read(*_, **__):
    exec("os.kill(os.getpid(), signal.{name}); time.sleep(60)", globals())
api.read = read
cli.run(["read", {FILES[0]!r}])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 128 + getattr(signal, name)
    assert done.stderr.startswith("error: stopped by ")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_is_ctrl_c_within_and_passed_over_while_clearing_up(name: str) -> None:
    number, cleared = getattr(signal, name), False
    try:
        with stopped_like_ctrl_c() as stop:
            try:
                os.kill(os.getpid(), number)
                time.sleep(PATIENCE_SECONDS)
            finally:
                os.kill(os.getpid(), number)
                cleared = True
    except KeyboardInterrupt:
        assert stop.status == 128 + number
    assert cleared
    assert signal.getsignal(number) == signal.SIG_DFL


def test_a_signal_that_is_passed_over_or_taken_stays_so() -> None:
    def take(*_: object) -> None:
        """Another handler."""

    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    signal.signal(signal.SIGTERM, take)
    try:
        with stopped_like_ctrl_c():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is take
        assert signal.getsignal(signal.SIGTERM) is take
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def test_in_another_thread_signals_are_left_alone() -> None:
    seen = []

    def look() -> None:
        with stopped_like_ctrl_c() as stop:
            seen.append((signal.getsignal(signal.SIGTERM), stop.status))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [(signal.SIG_DFL, 130)]
