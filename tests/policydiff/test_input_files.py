"""The files that a command is given: in folders, by patterns, in archives."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from policydiff import api
from policydiff.input_files import listed_files, opened_archives
from policydiff.stages.support.errors import DocumentError, SettingsError
from policydiff.stages.support.limits import DEFAULT_LIMITS, Limits
from tests.documents.files import PLAN

TEXT = "\n".join(PLAN)


def given(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return folder


def archive(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/") + ".txt", text)
    return path


def test_a_folder_stands_for_its_documents_in_order(tmp_path: Path) -> None:
    given(tmp_path, "b.txt", "a.md", "deep/c.txt", "README.md", "picture.png", ".hidden/d.txt")
    found = listed_files([tmp_path])
    assert [p.relative_to(tmp_path).as_posix() for p in found] == ["a.md", "b.txt", "deep/c.txt"]


def test_files_beside_a_folder_keep_their_places(tmp_path: Path) -> None:
    given(tmp_path, "z.txt", "in/a.txt")
    assert listed_files([tmp_path / "z.txt", tmp_path / "in"]) == (
        tmp_path / "z.txt",
        tmp_path / "in" / "a.txt",
    )


def test_a_pattern_stands_for_what_it_matches(tmp_path: Path) -> None:
    given(tmp_path, "2023.txt", "2024.txt", "2024.md")
    names = [path.name for path in listed_files([str(tmp_path / "*.txt")])]
    assert names == ["2023.txt", "2024.txt"]


@pytest.mark.parametrize(
    ("path", "said"), [("*.xyz", "matches no file"), ("empty", "holds no document")]
)
def test_what_stands_for_nothing_is_refused(tmp_path: Path, path: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsError, match=said):
        listed_files([tmp_path / path])


def test_a_file_with_the_signs_of_a_pattern_in_its_name_is_that_file(tmp_path: Path) -> None:
    given(tmp_path, "plan[1].txt")
    assert listed_files([tmp_path / "plan[1].txt"]) == (tmp_path / "plan[1].txt",)


def test_the_documents_of_an_archive_go_by_its_path(tmp_path: Path) -> None:
    made = archive(tmp_path / "plans.zip", 嘉兴__2023="甲", 湖州="乙")
    with opened_archives([made], [made], limits=DEFAULT_LIMITS) as (paths, names):
        assert [path.read_text(encoding="utf-8") for path in paths] == ["甲", "乙"]
        assert names == [made / "嘉兴/2023.txt", made / "湖州.txt"]
    assert not any(path.exists() for path in paths)


@pytest.mark.parametrize("member", ["..__outside", "__root"])
def test_nothing_is_unpacked_outside(tmp_path: Path, member: str) -> None:
    made = archive(tmp_path / "plans.zip", **{member: "甲"})
    with (
        pytest.raises(DocumentError, match="holds no document"),
        opened_archives([made], [made], limits=DEFAULT_LIMITS),
    ):
        pass


def test_an_archive_over_the_limit_is_refused(tmp_path: Path) -> None:
    made = archive(tmp_path / "plans.zip", a="甲" * 1_000_000)
    limits = Limits(unpacked_megabytes=1)
    with (
        pytest.raises(DocumentError, match="unpacks to 3 MB"),
        opened_archives([made], [made], limits=limits),
    ):
        pass


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    made = archive(tmp_path / "plans.zip", a=TEXT)
    data = made.read_bytes()
    made.write_bytes(data.replace(TEXT.encode()[:6], b"123456"))
    with (
        pytest.raises(DocumentError, match="damaged or locked archive"),
        opened_archives([made], [made], limits=DEFAULT_LIMITS),
    ):
        pass


def test_track_reads_folders_and_archives_alike(tmp_path: Path) -> None:
    folder = given(tmp_path / "plans", "2023.txt", "2024.txt")
    made = archive(tmp_path / "plans.zip", **{"2023": TEXT, "2024": TEXT})
    assert len(api.track([folder]).series) == len(api.track([made]).series) > 0


def test_a_command_for_one_document_refuses_a_folder(tmp_path: Path) -> None:
    given(tmp_path, "a.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        api.read(tmp_path)
