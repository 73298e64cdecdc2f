"""A file is the old one or the new one; what killed runs left goes, what runs write stays."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policydiff.stages.support.atomic_files import (
    GRACE_SECONDS,
    exchange,
    hidden_file,
    hidden_folder,
    in_turn,
    remove_leftovers,
    write_file,
)
from tests.factories import ROOT

KILLED = """
import os, signal, sys
from pathlib import Path
from policydiff.stages.support.atomic_files import hidden_file, hidden_folder
with hidden_folder(Path(sys.argv[1])) as folder, hidden_file(Path(sys.argv[1])):
    (folder / "half").write_text("x")
    print("writing", flush=True)
    sys.stdin.read()
"""
posix = pytest.mark.skipif(os.name != "posix", reason="modes and locks of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def start_writing(folder: Path) -> subprocess.Popen[str]:
    """Another run, in the midst of writing a folder and a file."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "secret.json"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_what_is_private_is_so_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen = []
    flush = os.fsync

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        flush(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_file(path, b"new")
    assert seen[0] == 0o600


@posix
def test_a_new_file_has_the_mode_that_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_a_replaced_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    os.chown(path, 1234, 1235)
    write_file(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


def test_an_owner_that_cannot_be_kept_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    path = tmp_path / "a"
    path.write_bytes(b"old")
    if os.name == "posix" and os.geteuid() == 0:
        os.chown(path, 1234, 1235)
    monkeypatch.setattr(os, "chown", refuse, raising=False)
    monkeypatch.setattr(os, "chmod", refuse)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_link_names_its_file_though_that_is_still_to_be_made(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there/real")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "real").read_bytes() == b"new"


def test_a_link_to_itself_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="symbolic links"):
        write_file(tmp_path / "loop", b"new")
    assert (tmp_path / "loop").is_symlink()


def test_a_failure_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fill_up)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


# What killed runs left


@posix
def test_what_a_killed_run_left_goes(tmp_path: Path) -> None:
    with start_writing(tmp_path) as process:
        assert len(names(tmp_path)) == 2
        process.kill()
    remove_leftovers(tmp_path)
    assert names(tmp_path) == []


@posix
def test_what_another_run_writes_stays(tmp_path: Path) -> None:
    with start_writing(tmp_path) as process:
        before = names(tmp_path)
        remove_leftovers(tmp_path)
        assert names(tmp_path) == before
        process.communicate("")
    assert process.returncode == 0
    assert names(tmp_path) == []


@posix
@pytest.mark.parametrize("number", [1, os.getpid()], ids=["of-another", "used-again"])
def test_a_number_of_a_process_that_is_in_use_again_protects_nothing(
    tmp_path: Path, number: int
) -> None:
    (tmp_path / f".policydiff-{number}-17.part").mkdir()
    (tmp_path / f".policydiff-{number}-18.part").write_bytes(b"half")
    remove_leftovers(tmp_path)
    assert names(tmp_path) == []


def test_other_hidden_names_are_left_alone(tmp_path: Path) -> None:
    for name in (".policydiff-notes", "a.part", ".policydiff.part", "policydiff-1.part"):
        (tmp_path / name).write_bytes(b"mine")
    before = names(tmp_path)
    remove_leftovers(tmp_path)
    assert names(tmp_path) == before


@pytest.mark.parametrize("age", [0, 2 * GRACE_SECONDS], ids=["fresh", "old"])
def test_without_locks_only_what_is_old_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    if os.name == "posix":
        monkeypatch.setattr("fcntl.flock", unknown)
    folder = tmp_path / ".policydiff-1-2.part"
    folder.mkdir()
    (folder / "half").write_bytes(b"x")
    written = time.time() - age
    for path in (folder / "half", folder):
        os.utime(path, (written, written))
    with hidden_file(tmp_path) as mine:
        remove_leftovers(tmp_path)
        assert mine.exists()
        assert folder.exists() is (age == 0)


@posix
def test_a_name_that_is_taken_for_a_left_over_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run may see a hidden name in the moment before it is locked."""
    make, made = Path.mkdir, []

    def made_and_swept(self: Path, *arguments: object, **options: object) -> None:
        make(self, *arguments, **options)  # type: ignore[arg-type]
        made.append(self)
        if len(made) == 1:
            remove_leftovers(tmp_path)

    monkeypatch.setattr(Path, "mkdir", made_and_swept)
    with hidden_folder(tmp_path) as folder:
        assert folder == made[1]
        assert names(tmp_path) == [folder.name]


# Names that change at once


def test_two_folders_swap_names_where_the_system_can(tmp_path: Path) -> None:
    one, other = tmp_path / "增长 one", tmp_path / "other"
    for path in (one, other):
        path.mkdir()
        (path / path.name).touch()
    swapped = exchange(one, other)
    assert names(one) == [(other if swapped else one).name]
    assert names(other) == [(one if swapped else other).name]
    assert swapped or not sys.platform.startswith("linux")


def test_a_swap_that_cannot_be_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not exchange(tmp_path / "one", tmp_path / "none")
    assert names(tmp_path) == ["one"]


def test_a_turn_is_waited_for_and_a_lock_of_others_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    with in_turn(tmp_path), in_turn(tmp_path / "none"):
        assert waited == []
        with in_turn(tmp_path):
            assert sum(waited) == pytest.approx(10) or os.name != "posix"
    with in_turn(tmp_path):
        assert len(waited) in (0, 500)
