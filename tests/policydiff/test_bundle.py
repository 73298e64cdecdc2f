"""A bundle, unpacked elsewhere, repeats its report byte by byte."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from policydiff.cli import run
from policydiff.run_request import Request
from tests.factories import FIXTURES, ROOT

OLD, NANHU = FIXTURES / "jiaxing-2010.txt", FIXTURES / "nanhu-2023.txt"


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        run([*map(str, arguments)])
    return int(left.value.code or 0)


def files_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def command_of(place: Path) -> list[str]:
    """What the script of an unpacked bundle runs."""
    lines = (place / "repeat.sh").read_text("utf-8").splitlines()
    line = next(line for line in lines if line.startswith("policydiff "))
    return shlex.split(line.removesuffix(" ||"))


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Arguments with documents of two folders, corrections, decisions and a codebook."""
    home = tmp_path / "我的 文件"
    for year, plan in (("2010", OLD), ("2023", NANHU)):
        (home / year).mkdir(parents=True)
        shutil.copy(plan, home / year / "plan.txt")
    (home / "更正.csv").write_text("document,number\n2010/plan,嘉政发〔2010〕1号\n", "utf-8")
    rows = "base,other,verdict\n2010/plan#3.8,2023/plan#2.1.5,related\n"
    (home / "decisions.csv").write_text(rows, "utf-8")
    (home / "book.csv").write_text("code,label,keywords\n1,人才,人才;引才\n", "utf-8")
    return [
        *("report", str(home / "2010" / "plan.txt"), str(home / "2023" / "plan.txt")),
        *("--meta", str(home / "更正.csv"), "--decisions", str(home / "decisions.csv")),
        *("--codebook", str(home / "book.csv"), "--lang", "zh", "--quiet"),
    ]


def test_what_is_unpacked_elsewhere_gives_the_same_bytes(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, bundle = tmp_path / "out", tmp_path / "all.zip"
    more = ("--docx", "--json-files", "--bundle", str(bundle))
    assert status(*inputs, "-o", str(folder), *more) == 0
    place = tmp_path / "elsewhere"
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(place)
    assert files_of(place / "report") == files_of(folder)
    assert {"inputs/我的 文件/2010/plan.txt", "settings/meta.csv", "settings/codebook.csv"} <= set(
        files_of(place)
    )
    command = command_of(place)
    assert command[0] == "policydiff"
    assert str(tmp_path) not in " ".join(command)
    monkeypatch.chdir(place)
    shutil.rmtree(place / "report")
    assert status(*command[1:], "--quiet") == 0
    assert files_of(place / "report") == files_of(folder)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_its_script_repeats_and_checks(tmp_path: Path, inputs: list[str]) -> None:
    bundle = tmp_path / "all.zip"
    assert status(*inputs, "-o", str(tmp_path / "out"), "--bundle", str(bundle)) == 0
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "there")
    program = tmp_path / "bin" / "policydiff"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m policydiff "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    command = ["sh", str(tmp_path / "there" / "repeat.sh")]
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "the same files, byte by byte" in done.stdout
    (tmp_path / "there" / "inputs" / "我的 文件" / "2010" / "plan.txt").write_bytes(
        OLD.read_bytes() + "\n新建泵站3座。\n".encode()
    )
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    assert "FAILED" in done.stdout + done.stderr


def test_digests_and_readme_tell_what_is_inside(tmp_path: Path, inputs: list[str]) -> None:
    bundle = tmp_path / "all.zip"
    assert status(*inputs, "-o", str(tmp_path / "out"), "--bundle", str(bundle)) == 0
    with zipfile.ZipFile(bundle) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    sums = dict(line.split("  ", 1)[::-1] for line in held["SHA256SUMS"].decode().splitlines())
    about = {"README.md", "repeat.sh", "repeat.ps1", "SHA256SUMS"}
    assert sums == {
        name: hashlib.sha256(data).hexdigest() for name, data in held.items() if name not in about
    }
    assert "policydiff report 'inputs/我的 文件/2010/plan.txt'" in held["README.md"].decode()
    assert held["repeat.ps1"].startswith(b"\xef\xbb\xbf")


def test_a_file_that_cannot_be_read_is_told_alike(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "我的 文件" / "empty.txt"
    empty.write_bytes(b"")
    inputs.insert(1, str(empty))
    folder, bundle = tmp_path / "out", tmp_path / "all.zip"
    assert status(*inputs, "-o", str(folder), "--bundle", str(bundle)) == 2
    told = (folder / "methods.html").read_text("utf-8")
    assert "inputs/我的 文件/empty.txt: 文件为空" in told or "empty.txt: is empty" in told
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "there")
    monkeypatch.chdir(tmp_path / "there")
    command = command_of(Path())
    assert status(*command[1:], "--quiet") == 2
    assert files_of(Path("report")) == files_of(folder)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param("out/all.zip", "lies in the folder of the report", id="inside"),
        pytest.param("none/all.zip", "does not exist (create it", id="no-folder"),
        pytest.param("我的 文件/decisions.csv", "is an input", id="an-input"),
    ],
)
def test_a_wrong_place_is_refused_before_the_work(
    tmp_path: Path, inputs: list[str], place: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    bundle = str(tmp_path / place)
    assert status(*inputs, "-o", str(tmp_path / "out"), "--bundle", bundle) == 2
    assert said in capsys.readouterr().err
    assert not list((tmp_path / "out").iterdir())


def test_files_without_a_common_folder_keep_their_names(tmp_path: Path) -> None:
    one, two = tmp_path / "a" / "x.txt", tmp_path / "b" / "c" / "x.txt"
    request = Request(files=(one, two), lang="en", codebook="policy-fields")
    shown = [path.as_posix() for path in request.bundled().files]
    assert shown == [f"inputs/{tmp_path.name}/a/x.txt", f"inputs/{tmp_path.name}/b/c/x.txt"]
    command = request.bundled().command()
    assert command[-4:] == ("--codebook", "policy-fields", "--lang", "en")


def test_a_name_like_an_option_is_told_from_one() -> None:
    command = Request(files=(Path("-x.txt"), Path("y.txt"))).command()
    assert command == ("policydiff", "report", "./-x.txt", "y.txt", "-o", "report", "--lang", "zh")


def test_a_pair_and_a_limit_are_repeated_too(tmp_path: Path, inputs: list[str]) -> None:
    bundle = tmp_path / "all.zip"
    more = ("--pair", "2023/plan=2010/plan", "--limit", "pages=9000", "--bundle", str(bundle))
    assert status(*inputs, "-o", str(tmp_path / "out"), *more) == 0
    with zipfile.ZipFile(bundle) as archive:
        script = archive.read("repeat.sh").decode()
        links = archive.read("report/links.csv").decode("utf-8-sig")
    assert "--pair 2023/plan=2010/plan --limit pages=9000" in script
    assert list(csv.DictReader(io.StringIO(links)))


def test_a_pair_of_other_documents_is_one_clear_line(
    tmp_path: Path, inputs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(*inputs, "-o", str(tmp_path / "out"), "--pair", "a=b") == 2
    assert "--pair: 'a=b' names no pair of these documents" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
