"""--verbs FILE.toml, with the example of the manual."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from policydiff.cli import run
from tests.factories import FIXTURES

MANUAL = FIXTURES.parent / "docs" / "manual.md"
PLAN = "甲市养老服务行动计划\n\n一、任务\n\n{}养老服务综合改革。\n\n二、保障\n\n加强组织领导。\n"
ENTRY = '[[entry]]\nkey = "a"\npatterns = ["示范"]\nsource = "手册"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    examples = re.findall(r"```toml\n(.+?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "verbs.toml"
    path.write_text(next(e for e in examples if "ladder" in e), encoding="utf-8")
    return path


def plans(folder: Path, *verbs: str) -> list[str]:
    names = [f"plan-{2021 + place}.txt" for place, _ in enumerate(verbs)]
    for name, verb in zip(names, verbs, strict=True):
        (folder / name).write_text(PLAN.format(verb), encoding="utf-8")
    return [str(folder / name) for name in names]


def commitments(capsys: pytest.CaptureFixture[str], *argv: str) -> list[tuple[str, str, str]]:
    with pytest.raises(SystemExit) as left:
        run(("compare", *argv, "--json", "-", "--quiet"))
    out, err = capsys.readouterr()
    assert left.value.code == 0, err
    found = json.loads(out)["commitments"]
    return [(c["base"]["verb"], c["other"]["verb"], c["direction"]) for c in found]


def test_a_word_of_ones_own(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = plans(tmp_path, "谋划", "先行示范")
    assert commitments(capsys, *files) == []
    expected = [("谋划", "先行示范", "stronger")]
    assert commitments(capsys, *files, "--verbs", str(own)) == expected


def test_rank_0_takes_a_word_off_the_ladder(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = plans(tmp_path, "谋划", "抓好")
    assert commitments(capsys, *files) == [("谋划", "抓好", "stronger")]
    assert commitments(capsys, *files, "--verbs", str(own)) == []


def test_report(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, folder = plans(tmp_path, "谋划", "先行示范"), tmp_path / "report"
    with pytest.raises(SystemExit) as left:
        run(("report", *files, "-o", str(folder), "--verbs", str(own), "--quiet"))
    assert left.value.code == 0, capsys.readouterr().err
    said = "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.html"))
    assert "先行示范" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("patterns = 1", "verbs.toml: ", id="no-entry"),
        pytest.param(
            f'{ENTRY}ladder = "height"\nrank = 1',
            "a: ladder height is none of stage, role, effort, extent, attainment",
            id="no-such-ladder",
        ),
        pytest.param(
            f'{ENTRY}ladder = "stage"\nrank = "high"',
            "a: rank high is no whole number from 0 on",
            id="no-number",
        ),
    ],
)
def test_a_wrong_file_is_one_line(
    text: str, told: str, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        run(("compare", *plans(tmp_path, "谋划", "推进"), "--verbs", str(own), "--quiet"))
    err = capsys.readouterr().err
    assert left.value.code == 2
    assert told in err
    assert err.count("\n") == 1


def test_the_file_itself_must_be_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = plans(tmp_path, "谋划", "推进")
    with pytest.raises(SystemExit) as left:
        run(("annex", files[0], "--verbs", str(tmp_path / "none.toml")))
    assert left.value.code == 2
    assert "none.toml: cannot be read" in capsys.readouterr().err
