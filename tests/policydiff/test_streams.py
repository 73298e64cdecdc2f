"""Standard streams that are closed, full, or have no reader: a line where one can be told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import ROOT
from tests.policydiff.test_cli import NANHU, NEW, OLD

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
CLOSED = "error: standard output: is closed (give it a place: > FILE, or > /dev/null)\n"


def shell(line: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run policydiff with the arguments; in `line` it is "$@"."""
    command = [sys.executable, "-m", "policydiff", *arguments]
    return subprocess.run(
        ["sh", "-c", line, "sh", *command], capture_output=True, text=True, cwd=ROOT, check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("read", NANHU, "--json", "-"), id="json"),
        pytest.param(("read", NANHU), id="summary"),
        pytest.param(("track", NANHU, "--csv", "-"), id="csv"),
        pytest.param(("--help",), id="help"),
        pytest.param(("read", "--help"), id="help-of-a-command"),
        pytest.param(("corpus", "--help"), id="help-of-the-corpus"),
        pytest.param(("--version",), id="version"),
        pytest.param((), id="nothing"),
    ],
)
def test_what_is_to_be_printed_needs_a_standard_output(arguments: tuple[str, ...]) -> None:
    done = shell('"$@" >&-', *arguments)
    assert (done.returncode, done.stderr) == (2, CLOSED)


def test_files_can_be_written_without_a_standard_output(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = shell('"$@" >&-', "compare", OLD, NEW, "--json", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.stat().st_size
    assert shell('"$@" >&-', "compare", OLD, NEW, "--json", str(out), "--exit-code").returncode == 1


def test_a_report_needs_no_stream_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    done = shell('"$@" <&- >&- 2>&-', "report", OLD, NEW, "-o", str(folder), "--jobs", "2")
    assert done.returncode == 0
    assert (folder / "index.html").exists()


@pytest.mark.parametrize("place", ["&-", " /dev/full"])
def test_the_status_tells_where_no_line_can(place: str) -> None:
    if place != "&-" and not Path("/dev/full").exists():
        pytest.skip("needs a device that is always full")
    done = shell(f'"$@" 2>{place}', "read", "none.txt")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("reader", ["true", "head -c 10"])
def test_a_reader_that_has_seen_enough_is_no_error(reader: str) -> None:
    line = f'{{ "$@"; echo $? >&2; }} | {reader} >/dev/null'
    done = shell(line, "read", NANHU, "--json", "-")
    assert done.stderr == "0\n"


def test_the_corpus_without_a_command_lists_them() -> None:
    done = shell('"$@"', "corpus")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: policydiff corpus [OPTIONS] COMMAND")
