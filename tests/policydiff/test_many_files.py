"""Many files at once: one that cannot be read stops nothing, unless that is asked for."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

import policydiff
from policydiff import ReadOptions, UnreadWarning
from policydiff.reading import Job, read_files
from policydiff.stages.documents import DocumentId
from policydiff.stages.support.errors import DocumentError, PolicyDiffError
from policydiff.stages.support.limits import DEFAULT_LIMITS
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.targets.indicator_names import NO_INDICATORS
from policydiff.worker_processes import outcomes
from tests.documents.files import PLAN, write_text
from tests.factories import FIXTURES
from tests.policydiff.test_cli import refused, status

NAMES = ("jiaxing-2010", "jiaxing-2019", "nanhu-2023")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three documents, one that is none between them."""
    found = [tmp_path / f"{name}.txt" for name in NAMES]
    for path in found:
        shutil.copyfile(FIXTURES / path.name, path)
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    return [found[0], tmp_path / "image.txt", *found[1:]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_cannot_be_read_is_left_out(files: list[Path], jobs: int) -> None:
    readings = read_files(files, reading=ReadOptions(jobs=jobs))
    assert [plan.document.id for plan in readings.plans] == list(NAMES)
    assert [Path(error.where).name for error in readings.unread] == ["image.txt"]
    assert readings.plans == read_files([files[0], *files[2:]], reading=ReadOptions(jobs=1)).plans


@pytest.mark.parametrize("jobs", [1, 2])
def test_strict_reading_stops(files: list[Path], jobs: int) -> None:
    with pytest.raises(DocumentError, match="PNG image"):
        read_files(files, reading=ReadOptions(jobs=jobs, strict=True))


def test_no_file_that_can_be_read(tmp_path: Path, files: list[Path]) -> None:
    with pytest.raises(DocumentError, match="PNG image"):
        policydiff.track([files[1]])
    with pytest.raises(DocumentError, match="no such file"):
        policydiff.themes([tmp_path / "missing.txt", files[1]])


def test_a_library_user_is_warned(files: list[Path]) -> None:
    with pytest.warns(UnreadWarning, match=r"image\.txt: is a PNG image"):
        found = policydiff.track(files)
    assert {plan.document.id for plan in found.plans} == set(NAMES)


def test_a_report_names_the_files_that_it_lacks(
    tmp_path: Path, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    given = [str(path) for path in files]
    assert status("report", *given, "-o", str(folder), "--lang", "en") == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"error: {files[1]}: is a PNG image")
    assert printed.err.count("\n") == 1
    assert "image.txt" in (folder / "index.html").read_text(encoding="utf-8")
    assert status("report", str(files[0]), str(files[2]), "-o", str(folder), "--lang", "en") == 0
    assert "image.txt" not in (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="needs links")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("themes",), id="themes"),
        pytest.param(("track",), id="track"),
        pytest.param(("escalate",), id="escalate"),
        pytest.param(("highlights",), id="highlights"),
        pytest.param(("report", "-o", "report", "--bundle", "all.zip"), id="report"),
    ],
)
def test_links_in_a_circle_are_told_and_the_others_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: list[Path],
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").symlink_to("two.txt")
    Path("two.txt").symlink_to("one.txt")
    given = ("one.txt", str(files[0]), str(files[2]), "x" * 300)
    assert status(arguments[0], *given, *arguments[1:]) == 2
    printed = capsys.readouterr()
    assert printed.out
    first, second = printed.err.splitlines()
    assert first.startswith("error: one.txt: cannot be read: Too many levels of symbolic links (")
    assert second.startswith(f"error: {'x' * 300}: cannot be read: File name too long (")
    for command in (("read", "one.txt"), ("compare", "one.txt", str(files[0]))):
        assert refused(capsys, *command) == first + "\n"


def test_a_strict_report_writes_nothing(
    tmp_path: Path, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    line = refused(capsys, "report", *map(str, files), "-o", str(folder), "--strict")
    assert "PNG image" in line
    assert not folder.exists()


@pytest.mark.parametrize("command", ["themes", "track", "escalate", "highlights"])
def test_other_commands_go_on_too(
    command: str, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(command, *map(str, files), "--jobs", "2") == 2
    printed = capsys.readouterr()
    assert printed.out
    assert "PNG image" in printed.err
    assert "PNG image" in refused(capsys, command, *map(str, files), "--strict")


def test_a_report_needs_two_documents(
    tmp_path: Path, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    line = refused(capsys, "report", str(files[0]), str(files[1]), "-o", str(tmp_path / "report"))
    assert "PNG image" in line


class Crash:
    """What ends the process that unpickles it, as a fault in a library would."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)


def test_a_worker_that_dies_fails_its_file_alone(tmp_path: Path) -> None:
    paths = [write_text(tmp_path / f"plan{number}.txt") for number in range(6)]
    jobs = [
        Job(
            path=path,
            name=DocumentId(path.stem),
            limits=DEFAULT_LIMITS,
            own=Crash() if number == 2 else NO_INDICATORS,  # type: ignore[arg-type]
        )
        for number, path in enumerate(paths)
    ]
    found = dict(outcomes(jobs, workers=2))
    assert sorted(found) == list(range(6))
    died = found.pop(2)
    assert isinstance(died, DocumentError)
    assert str(died).startswith(f"{paths[2]}: the process that read it died (status 7)")
    assert not any(isinstance(outcome, PolicyDiffError) for outcome in found.values())


def test_a_job_that_cannot_be_sent_fails_alone(tmp_path: Path) -> None:
    paths = [write_text(tmp_path / f"plan{number}.txt") for number in range(3)]
    jobs = [
        Job(
            path=path,
            name=DocumentId(path.stem),
            limits=DEFAULT_LIMITS,
            own=threading.Lock() if number == 1 else NO_INDICATORS,  # type: ignore[arg-type]
        )
        for number, path in enumerate(paths)
    ]
    found = dict(outcomes(jobs, workers=2))
    assert str(found.pop(1)).startswith(f"{paths[1]}: the process that read it died (TypeError)")
    assert not any(isinstance(outcome, PolicyDiffError) for outcome in found.values())


def test_duplicates_are_told(tmp_path: Path) -> None:
    paths = [write_text(tmp_path / "first.txt"), write_text(tmp_path / "second.txt", PLAN[1:])]
    paths.append(Path(shutil.copyfile(FIXTURES / "wuxing-2024.txt", tmp_path / "other.txt")))
    told = [
        [w["document"] for w in plan.document.warnings if w.code is NoticeCode.DUPLICATE]
        for plan in read_files(paths).plans
    ]
    assert told == [["second"], ["first"], []]


def test_a_chinese_report_says_in_chinese_why_a_file_was_not_read(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("", encoding="utf-8")
    plans = [str(FIXTURES / f"{name}.txt") for name in ("nanhu-2023", "wuxing-2024")]
    folder = tmp_path / "report"
    assert status("report", *plans, str(empty), "-o", str(folder), "--lang", "zh") == 2
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "文件为空（请提供有文字的文件）" in page
    assert "is empty" not in page
