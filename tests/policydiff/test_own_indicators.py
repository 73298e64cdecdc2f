"""--lexicon FILE.toml, with the example of the manual."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from policydiff.cli import run
from tests.factories import FIXTURES

MANUAL = FIXTURES.parent / "docs" / "manual.md"
PLAN = "甲市工业发展行动计划\n\n一、目标\n\n到2025年，闲置厂房降至{}万平方米。\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    example = re.search(r"```toml\n(.+?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    path = tmp_path / "own.toml"
    path.write_text(example[1], encoding="utf-8")
    return path


@pytest.fixture
def plans(tmp_path: Path) -> tuple[str, str]:
    for name, value in (("plan-2021", 3), ("plan-2022", 2)):
        (tmp_path / f"{name}.txt").write_text(PLAN.format(value), encoding="utf-8")
    return str(tmp_path / "plan-2021.txt"), str(tmp_path / "plan-2022.txt")


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    with pytest.raises(SystemExit) as left:
        run(argv)
    out, err = capsys.readouterr()
    assert left.value.code == 0, err
    return out


@pytest.mark.parametrize("option", ["--lexicon", "--indicators"])
def test_read(
    own: Path, plans: tuple[str, str], capsys: pytest.CaptureFixture[str], option: str
) -> None:
    found = json.loads(printed(capsys, "read", plans[0], "--json", "-", option, str(own)))
    (target,) = found["targets"]
    assert target["indicator"] == "空置厂房面积"
    assert target["indicator_text"] == "闲置厂房"
    assert target["polarity"] == "lower_is_better"


def test_compare(own: Path, plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    argv = ("compare", *plans, "--json", "-", "--lexicon", str(own))
    (change,) = json.loads(printed(capsys, *argv))["target_changes"]
    assert change["change"] == "strengthened"


def test_track(own: Path, plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "track", *plans, "--csv", "-", "--lexicon", str(own))
    rows = csv.DictReader(io.StringIO(out.lstrip("\ufeff")))
    assert {row["indicator"] for row in rows} == {"空置厂房面积"}


def test_report(own: Path, plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    folder = own.parent / "report"
    printed(capsys, "report", *plans, "-o", str(folder), "--lexicon", str(own), "--quiet")
    assert "空置厂房面积" in (folder / "targets.csv").read_text(encoding="utf-8-sig")


def test_a_wrong_file_is_an_error(
    plans: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[entry]]\nkey = "甲"\n', encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        run(["read", plans[0], "--lexicon", str(wrong)])
    assert left.value.code == 2
    assert "wrong.toml: " in capsys.readouterr().err
