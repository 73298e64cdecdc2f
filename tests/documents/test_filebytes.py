"""Paths that lead to no usual file: each is read, or refused in one line, and soon."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from policydiff.stages.documents.formats.format_detection import read_source
from policydiff.stages.documents.metadata.corrections import read_corrections
from policydiff.stages.documents.read import document_ids, read_document
from policydiff.stages.support.errors import DocumentError, LexiconError
from policydiff.stages.support.file_bytes import read_bytes, real_path
from policydiff.stages.support.limits import MEGABYTE, read_limits
from tests.documents.files import PLAN, write_text
from tests.factories import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices in the folder")


def refusal(path: Path, *limits: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path, limits=read_limits(limits))
    assert "fault of policydiff" not in str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value.what


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    """A link to itself."""
    path = tmp_path / "circle.txt"
    path.symlink_to(path)
    return path


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe with a name."""
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


def test_a_link_in_a_circle(circle: Path, tmp_path: Path) -> None:
    assert refusal(circle) == "cannot be read: Too many levels of symbolic links"
    plan = write_text(tmp_path / "plan.txt")
    assert document_ids([circle, plan]) == ("circle", "plan")
    with pytest.raises(LexiconError, match="Too many levels of symbolic links"):
        read_corrections(circle)


def test_a_link_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "link.txt"
    path.symlink_to(tmp_path / "gone.txt")
    assert refusal(path) == "no such file"


@pytest.mark.parametrize("name", ["a" * 5_000, "a/" * 3_000 + "b"])
def test_a_name_that_is_too_long(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert refusal(path) == "cannot be read: File name too long"
    assert len(document_ids([path, tmp_path / "plan.txt"])) == 2
    with pytest.raises(LexiconError, match="File name too long"):
        read_corrections(path)


def test_a_name_with_a_nul() -> None:
    path = Path("a\0b")
    assert "null byte" in refusal(path)
    assert real_path(path) == path.absolute()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without end")
def test_a_device_without_end(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("/dev/zero")
    for path in (Path("/dev/zero"), link):
        assert refusal(path, "megabytes=3") == "cannot be read: has more than 3 MB"
        with pytest.raises(LexiconError, match="has more than 100 MB"):
            read_corrections(path)


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"1" * MEGABYTE)
    assert len(read_bytes(path, megabytes=1)) == MEGABYTE
    path.write_bytes(b"1" * (MEGABYTE + 1))
    with pytest.raises(OSError, match="has more than 1 MB"):
        read_bytes(path, megabytes=1)
    assert "is 2 MB large, more than 1" in refusal(path, "megabytes=1")


def test_a_pipe_that_nobody_writes_to(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policydiff.stages.support.file_bytes.PATIENCE_SECONDS", 0.2)
    assert refusal(pipe) == "cannot be read: is a pipe that nobody writes to"


@pytest.mark.parametrize("pauses", [(0.0, 0.0), (0.3, 0.0), (0.0, 0.6), (0.3, 0.6)])
def test_a_pipe_is_read_to_its_end(
    pipe: Path, monkeypatch: pytest.MonkeyPatch, pauses: tuple[float, float]
) -> None:
    """Whoever writes comes late, or says nothing for longer than one waits for somebody."""
    monkeypatch.setattr("policydiff.stages.support.file_bytes.PATIENCE_SECONDS", 0.5)
    data = "\n".join(PLAN * 500).encode()

    def write() -> None:
        time.sleep(pauses[0])
        with pipe.open("wb") as file:
            time.sleep(pauses[1])
            file.write(data)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert read_bytes(pipe) == data
    finally:
        writer.join()


def test_a_pipe_without_end(pipe: Path) -> None:
    def write() -> None:
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as file:
            while file.write(b"1" * 65_536):
                pass

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(OSError, match="has more than 1 MB"):
            read_bytes(pipe, megabytes=1)
    finally:
        writer.join()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('cat "$0" | "$@" read /dev/stdin', id="stdin"),
        pytest.param('"$@" read /dev/stdin <"$0"', id="stdin-of-a-file"),
        pytest.param('"$@" read <(cat "$0")', id="process"),
        pytest.param('"$@" read <(sleep 0.3; cat "$0")', id="slow-process"),
        pytest.param('"$@" compare <(cat "$0") "$0"', id="one-of-two"),
    ],
)
def test_what_a_shell_pipes_is_read(tmp_path: Path, line: str) -> None:
    plan = write_text(tmp_path / "plan.txt")
    command = ["bash", "-c", line, str(plan), sys.executable, "-m", "policydiff"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_bytes_of_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"")
    assert read_source(path) == b""
    assert refusal(path) == "is empty"
