"""Nothing is ever half-written, and nothing that is not ours is deleted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from policydiff.stages.reports.shared.output import MANIFEST, report_folder, write_bytes, write_text
from policydiff.stages.support.errors import OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def build(folder: Path, **files: str) -> None:
    with report_folder(folder, version="1.0") as inside:
        for name, text in files.items():
            (inside / name).write_text(text, encoding="utf-8")


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
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
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


def test_a_report_folder_lists_its_files(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "report", a="1")
    folder = tmp_path / "deep" / "report"
    assert names(folder) == ["a", MANIFEST]
    assert json.loads((folder / MANIFEST).read_text(encoding="utf-8")) == {
        "format": 1,
        "made_by": "policydiff 1.0",
        "files": ["a"],
    }
    assert names(tmp_path / "deep") == ["report", "report/a", f"report/{MANIFEST}"]


def test_an_earlier_report_is_replaced_as_a_whole(tmp_path: Path) -> None:
    build(tmp_path / "report", a="1", b="1")
    (tmp_path / "report" / ".DS_Store").write_bytes(b"junk of a file manager")
    build(tmp_path / "report", a="2")
    assert names(tmp_path) == ["report", "report/a", f"report/{MANIFEST}"]
    assert (tmp_path / "report" / "a").read_text(encoding="utf-8") == "2"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    build(tmp_path / "report", a="1")
    assert names(tmp_path / "report") == ["a", MANIFEST]


@pytest.mark.parametrize("ours", [True, False], ids=["added-to-a-report", "foreign-folder"])
def test_files_of_others_are_never_deleted(tmp_path: Path, ours: bool) -> None:
    if ours:
        build(tmp_path / "report", a="1")
    (tmp_path / "report").mkdir(exist_ok=True)
    (tmp_path / "report" / "notes.txt").write_text("mine", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(OutputError, match=r"no part of a report: notes\.txt \(choose another"):
        build(tmp_path / "report", a="2")
    assert names(tmp_path) == before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}', "\udcff"])
def test_a_broken_list_of_files_protects_the_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / MANIFEST).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(OutputError, match=MANIFEST):
        build(tmp_path / "report", a="2")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        build(tmp_path / "report", a="1")


def test_a_failure_in_the_middle_leaves_the_old_report(tmp_path: Path) -> None:
    build(tmp_path / "report", a="1")

    def fail_in_the_middle() -> None:
        with report_folder(tmp_path / "report", version="1.0") as inside:
            (inside / "a").write_text("2", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()
    assert names(tmp_path) == ["report", "report/a", f"report/{MANIFEST}"]
    assert (tmp_path / "report" / "a").read_text(encoding="utf-8") == "1"


def test_a_folder_that_cannot_be_swapped_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "report", a="1")
    rename, calls = Path.rename, []

    def refuse_the_second(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 2:
            raise PermissionError(13, "Access is denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_the_second)
    with pytest.raises(OutputError, match="open in another program"):
        build(tmp_path / "report", a="2")
    assert names(tmp_path) == ["report", "report/a", f"report/{MANIFEST}"]
    assert (tmp_path / "report" / "a").read_text(encoding="utf-8") == "1"
