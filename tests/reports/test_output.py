"""Files are never half-written, and a place where none can stand is told."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from policydiff.stages.reports.folder.report_folder import check_place, write_bytes, write_text
from policydiff.stages.support.errors import OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "增长8%\r\n以上\n")
    assert (tmp_path / "a.txt").read_bytes() == "增长8%\r\n以上\n".encode()
    assert names(tmp_path) == ["a.txt"]


def test_a_byte_order_mark_stands_in_front_where_asked_for(tmp_path: Path) -> None:
    write_text(tmp_path / "a.csv", "指标", bom=True)
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + "指标".encode()


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "甲\ud800乙")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "甲?乙"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        pytest.param("folder", "is a folder (give the name of a file)", id="a-folder"),
        pytest.param("none/a.txt", "does not exist (create it", id="no-parent"),
        pytest.param("file/a.txt", "is not a folder (choose", id="below-a-file"),
        pytest.param("长" * 200, "name is too long", id="long-name"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(OutputError) as caught:
        write_text(tmp_path / place, "new")
    assert str(caught.value).startswith(f"{tmp_path / place}: ")
    assert message in str(caught.value)
    assert names(tmp_path) == before


def test_a_file_held_open_by_excel_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "changes.xlsx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="close the program that has it open, such as Excel"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["changes.xlsx"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def fill_up(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fill_up)
    with pytest.raises(OutputError, match="the disk is full"):
        write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"


def test_a_link_goes_on_naming_its_file(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not Path(os.devnull).exists(), reason="no such device here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_text(Path(os.devnull), "new")
    assert not Path(os.devnull).is_file()


def test_a_link_to_itself_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError, match=r"loop: cannot be written: .*symbolic links"):
        check_place(tmp_path / "loop")


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "secret.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_bytes(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
