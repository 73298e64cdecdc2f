"""A report takes the place of an earlier one whole, and nothing of the user's is ever deleted."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.stages.reports.folder import staging
from policydiff.stages.reports.folder.report_folder import check_folder, report_folder, write_bytes
from policydiff.stages.reports.folder.report_manifest import MANIFEST
from policydiff.stages.support.atomic_files import exchange, hidden_folder
from policydiff.stages.support.errors import OutputError

JUNK = (".DS_Store", "Thumbs.db", "desktop.ini", "pairs/.DS_Store")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def build(folder: Path, *, meanwhile: Callable[[], object] = lambda: None, **files: str) -> None:
    """Make a report of a few files and one in a folder; something may happen in the meantime."""
    with report_folder(folder, version="1.0") as inside:
        for name, text in files.items():
            (inside / name).write_text(text, encoding="utf-8")
        (inside / "pairs").mkdir()
        (inside / "pairs" / "p").write_text("pair", encoding="utf-8")
        meanwhile()


def texts(folder: Path) -> dict[str, str]:
    """What a folder holds, but for the list of the report's files."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in found}


def report_of(**files: str) -> dict[str, str]:
    """What `build` writes."""
    return {**files, "pairs/p": "pair"}


@pytest.fixture(params=["swap", "renames", "inside"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a report, whichever way reports get there.

    At once where the system can swap two names, by two renames where not, and entry by entry in the
    folder that the process works in.
    """
    folder = tmp_path / "report"
    if request.param == "renames":
        monkeypatch.setattr(staging, "exchange", lambda one, other: False)
    if request.param == "inside":
        folder.mkdir()
        monkeypatch.chdir(folder)
    return folder


def in_the_last_moment(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Do something when the folder was looked at for the last time before it is replaced."""
    make = Path.mkdir

    def act_first(self: Path, *arguments: object, **options: object) -> None:
        if self.name == "old":
            act()
        make(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", act_first)


def test_a_report_folder_lists_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "report"
    build(folder, a="1")
    assert names(folder) == ["a", "pairs", "pairs/p", MANIFEST]
    assert json.loads((folder / MANIFEST).read_text(encoding="utf-8")) == {
        "format": 1,
        "made_by": "policydiff 1.0",
        "files": ["a", "pairs/p"],
    }
    assert names(tmp_path / "deep") == ["report", *(f"report/{name}" for name in names(folder))]


def test_an_earlier_report_is_replaced_as_a_whole(place: Path, tmp_path: Path) -> None:
    build(place, a="1", b="1")
    build(place, a="2")
    assert texts(tmp_path) == {f"report/{k}": v for k, v in report_of(a="2").items()}
    assert "b" not in (place / MANIFEST).read_text(encoding="utf-8").split('"')


def test_an_empty_folder_is_taken(place: Path) -> None:
    place.mkdir(exist_ok=True)
    build(place, a="1")
    assert texts(place) == report_of(a="1")


# Nothing of the user's is lost


@pytest.mark.parametrize("ours", [True, False], ids=["added-to-a-report", "foreign-folder"])
@pytest.mark.parametrize("name", ["notes.txt", "pairs/notes.txt"])
def test_files_of_others_are_never_deleted(place: Path, ours: bool, name: str) -> None:
    if ours:
        build(place, a="1")
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text("mine", encoding="utf-8")
    before = texts(place)
    with pytest.raises(OutputError, match=rf"no part of a report: {name} \(choose another"):
        check_folder(place)
    with pytest.raises(OutputError, match=name):
        build(place, a="2")
    assert texts(place) == before


@pytest.mark.parametrize("name", ["~$draft.docx", "word/.~lock.memo.docx#"])
def test_the_mark_of_an_open_document_is_the_users(place: Path, name: str) -> None:
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="close the document that is open in Office"):
        build(place, a="1")
    assert texts(place) == {name: "mine"}


@pytest.mark.parametrize("earlier", [True, False])
@pytest.mark.parametrize("name", ["notes.md", "pairs/notes.md", "~$draft.docx"])
def test_a_file_that_comes_while_the_report_is_made_stays(
    place: Path, tmp_path: Path, earlier: bool, name: str
) -> None:
    if earlier:
        build(place, a="1")

    def come() -> None:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match=rf"left as it was, .*meanwhile: {re.escape(name)} "):
        build(place, a="2", meanwhile=come)
    assert texts(place) == {**(report_of(a="1") if earlier else {}), name: "mine"}
    assert names(tmp_path)[0] == "report"  # nothing hidden is left


def test_a_file_that_comes_in_the_last_moment_stays(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(place, a="1")
    notes = place / "pairs" / "notes.md"
    in_the_last_moment(monkeypatch, lambda: notes.write_text("mine", encoding="utf-8"))
    with pytest.raises(OutputError, match=r"left as it was, .*meanwhile: pairs/notes\.md"):
        build(place, a="2")
    assert texts(place) == {**report_of(a="1"), "pairs/notes.md": "mine"}
    assert names(tmp_path)[0] == "report"


def test_a_folder_that_is_made_in_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, place = Path.rename, tmp_path / "report"

    def make_first(self: Path, target: Path) -> Path:
        if not place.exists():
            place.mkdir()
            (place / "notes.md").write_text("mine", encoding="utf-8")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", make_first)
    with pytest.raises(OutputError, match=r"meanwhile: notes\.md"):
        build(place, a="2")
    assert names(tmp_path) == ["report", "report/notes.md"]


def test_a_file_that_takes_the_place_stays(tmp_path: Path) -> None:
    place = tmp_path / "report"
    with pytest.raises(OutputError, match="has become a file"):
        build(place, a="2", meanwhile=lambda: place.write_text("mine", encoding="utf-8"))
    assert texts(tmp_path) == {"report": "mine"}


def test_a_file_of_the_report_that_is_changed_meanwhile_stays(place: Path) -> None:
    build(place, a="1", b="1")
    with pytest.raises(OutputError, match="changed meanwhile: a "):
        build(place, a="2", meanwhile=lambda: (place / "a").write_text("my remarks", "utf-8"))
    assert texts(place) == report_of(a="my remarks", b="1")


def test_what_was_changed_since_the_work_began_stays(place: Path) -> None:
    build(place, a="1")
    before = check_folder(place)
    (place / "a").write_text("my remarks", encoding="utf-8")
    with (
        pytest.raises(OutputError, match="changed meanwhile: a "),
        report_folder(place, version="1.0", before=before),
    ):
        pass
    assert texts(place) == report_of(a="my remarks")


def test_a_report_that_another_run_makes_meanwhile_is_replaced(place: Path) -> None:
    build(place, a="1")
    build(place, a="3", meanwhile=lambda: build(place, a="2"))
    assert texts(place) == report_of(a="3")


def test_a_file_of_the_report_may_be_deleted_meanwhile(place: Path) -> None:
    build(place, a="1")
    build(place, a="2", meanwhile=lambda: (place / "a").unlink())
    assert texts(place) == report_of(a="2")


@pytest.mark.parametrize("moment", ["before", "meanwhile", "last"])
def test_what_file_managers_left_goes_along(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    build(place, a="1")

    def leave() -> None:
        for name in JUNK:
            (place / name).write_text(name, encoding="utf-8")
        (place / "empty").mkdir()

    if moment == "before":
        leave()
    if moment == "last":
        in_the_last_moment(monkeypatch, leave)
    build(place, a="2", meanwhile=leave if moment == "meanwhile" else lambda: None)
    assert texts(place) == {**report_of(a="2"), **{name: name for name in JUNK}}
    assert (place / "empty").is_dir()
    assert names(tmp_path)[0] == "report"
    listed = json.loads((place / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert listed == ["a", "pairs/p"]


def test_what_file_managers_left_in_an_empty_folder_stays(place: Path) -> None:
    (place / "pairs").mkdir(parents=True)
    (place / ".DS_Store").write_text("1", encoding="utf-8")
    (place / "pairs" / ".DS_Store").write_text("2", encoding="utf-8")
    build(place, a="1")
    assert texts(place) == {**report_of(a="1"), ".DS_Store": "1", "pairs/.DS_Store": "2"}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}', '{"files": [[]]}', "\udcff"])
def test_a_broken_list_of_files_protects_the_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / MANIFEST).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(OutputError, match=MANIFEST):
        build(tmp_path / "report", a="2")


def test_a_list_that_names_files_elsewhere_deletes_none(tmp_path: Path) -> None:
    build(tmp_path / "report", a="1")
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    listed = json.dumps({"files": ["a", "pairs/p", "../thesis.txt", str(tmp_path / "thesis.txt")]})
    (tmp_path / "report" / MANIFEST).write_text(listed, encoding="utf-8")
    build(tmp_path / "report", a="2")
    assert texts(tmp_path)["thesis.txt"] == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        build(tmp_path / "report", a="1")


def test_a_failure_in_the_middle_leaves_the_old_report(place: Path, tmp_path: Path) -> None:
    build(place, a="1")

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build(place, a="2", meanwhile=fail)
    assert texts(place) == report_of(a="1")
    assert names(tmp_path)[0] == "report"


@pytest.mark.parametrize("error", [PermissionError(13, "Access is denied"), KeyboardInterrupt()])
@pytest.mark.parametrize("count", range(1, 7))
def test_a_folder_that_cannot_be_exchanged_stays(
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    count: int,
) -> None:
    """The rename with this number fails, or Ctrl-C comes just after it."""
    build(place, a="1", b="1")
    rename, calls = Path.rename, []

    def refuse(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == count and isinstance(error, OSError):
            raise error
        done = rename(self, target)
        if len(calls) == count:
            raise error
        return done

    monkeypatch.setattr(Path, "rename", refuse)
    failed = False
    try:
        build(place, a="2")
    except (OutputError, KeyboardInterrupt):
        failed = True
    assert failed == (len(calls) >= count)
    assert texts(place) == (report_of(a="1", b="1") if failed else report_of(a="2"))
    assert names(tmp_path)[0] == "report"


def test_ctrl_c_right_after_the_swap_puts_the_old_report_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "report", a="1")
    calls: list[bool] = []

    def interrupted(one: Path, other: Path) -> bool:
        calls.append(exchange(one, other))
        if len(calls) == 1:
            raise KeyboardInterrupt
        return calls[-1]

    monkeypatch.setattr(staging, "exchange", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "report", a="2")
    assert texts(tmp_path / "report") == report_of(a="1")
    assert names(tmp_path)[0] == "report"


# Where the folder stands


def mounted(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == place)


def bound(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    table = place.parent / "mounts"
    name = str(place).replace(" ", "\\040")
    table.write_text(f"36 35 98:0 /a /b rw shared:1 - ext4 /dev/sda rw\n22 1 8:1 / {name} rw\n")
    monkeypatch.setattr(staging, "_MOUNTS", table)


def locked_in(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != place.parent)


@pytest.mark.parametrize(
    "pin",
    [
        pytest.param(lambda patch, place: patch.chdir(place), id="the-folder-worked-in"),
        pytest.param(mounted, id="a-mount-point"),
        pytest.param(bound, id="a-folder-bound-here"),
        pytest.param(locked_in, id="a-parent-that-is-not-ours"),
    ],
)
def test_a_folder_that_cannot_move_is_filled(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pin: Callable[[pytest.MonkeyPatch, Path], None],
) -> None:
    place = tmp_path / "my report"
    place.mkdir()
    pin(monkeypatch, place)
    folder, before = place.stat().st_ino, sorted(tmp_path.iterdir())
    for turn in ("1", "2"):
        build(place, a=turn)
        assert texts(place) == report_of(a=turn)
        assert names(place) == ["a", "pairs", "pairs/p", MANIFEST]
        assert place.stat().st_ino == folder
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("written", [".", "./", "../report", "../link/"])
def test_the_folder_worked_in_may_be_named_as_one_likes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "link").symlink_to("report")
    monkeypatch.chdir(tmp_path / "report")
    build(Path(written), a="1")
    assert names(Path()) == ["a", "pairs", "pairs/p", MANIFEST]


@pytest.mark.parametrize("written", ["report/", "link", "link/", "dangling"])
def test_a_link_goes_on_naming_the_folder(tmp_path: Path, written: str) -> None:
    (tmp_path / "link").symlink_to("report")
    (tmp_path / "dangling").symlink_to("report")
    for turn in ("1", "2"):
        build(tmp_path / written, a=turn)
        assert texts(tmp_path / "report") == report_of(a=turn)
    assert (tmp_path / "link").is_symlink()


def test_a_folder_above_the_one_worked_in_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "report", a="1")
    monkeypatch.chdir(tmp_path / "report" / "pairs")
    with pytest.raises(OutputError, match=r"\.\.: holds the folder that you are in"):
        check_folder(Path(".."))


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_replaced_report_keeps_the_modes(place: Path) -> None:
    build(place, a="1", b="1")
    place.chmod(0o700)
    (place / "a").chmod(0o600)
    (place / "pairs").chmod(0o750)
    build(place, a="2", b="2", c="2")
    modes = {name: stat.S_IMODE((place / name).stat().st_mode) for name in (".", "a", "pairs")}
    assert modes == {".": 0o700, "a": 0o600, "pairs": 0o750}
    assert stat.S_IMODE((place / "c").stat().st_mode) == stat.S_IMODE((place / "b").stat().st_mode)


def test_a_file_above_the_place_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="is not a folder"):
        check_folder(tmp_path / "file" / "report")


def test_a_place_without_permission_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="no permission"):
        check_folder(tmp_path / "deep" / "report")


# What killed runs left


def test_left_overs_go_at_the_next_run(place: Path, tmp_path: Path) -> None:
    place.mkdir(exist_ok=True)
    for folder in (tmp_path, place):
        (folder / ".policydiff-1-2.part" / "data").mkdir(parents=True)
        (folder / ".policydiff-1-2.part" / "data" / "a").write_text("half", encoding="utf-8")
        (folder / ".policydiff-1-3.part").write_text("half", encoding="utf-8")
    build(place, a="1")
    assert texts(tmp_path) == {f"report/{k}": v for k, v in report_of(a="1").items()}
    assert not any("part" in name for name in names(tmp_path))


def test_left_overs_go_where_a_file_is_written(tmp_path: Path) -> None:
    (tmp_path / ".policydiff-1-2.part" / "new").mkdir(parents=True)
    (tmp_path / ".policydiff-1-3.part").write_text("half", encoding="utf-8")
    write_bytes(tmp_path / "out.json", b"{}")
    assert names(tmp_path) == ["out.json"]


def test_what_another_run_builds_stays(tmp_path: Path) -> None:
    with hidden_folder(tmp_path) as hidden:
        build(tmp_path / "report", a="1")
        write_bytes(tmp_path / "out.json", b"{}")
        assert hidden.is_dir() or os.name != "posix"
