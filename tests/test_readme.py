"""What the README shows is run: its files, its Python, its commands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import policydiff
from policydiff.cli import app
from tests.factories import FIXTURES, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, holding: str) -> str:
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)
    return next(found for found in blocks if holding in found)


def test_the_corrections_shown_are_taken(tmp_path: Path) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_text(block("csv", "jurisdiction"), encoding="utf-8")
    plan = policydiff.read(FIXTURES / "nanhu-2023.txt", meta=meta)
    assert set(plan.document.corrected) == {"jurisdiction", "period", "issuers"}


def test_the_decisions_shown_are_obeyed(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(block("csv", "verdict"), encoding="utf-8")
    files = (FIXTURES / "jiaxing-2010.txt", FIXTURES / "jiaxing-2019.txt")
    found = policydiff.compare(*files, decisions=decisions)
    decided = [a for a in found.alignments if a.decided]
    assert [("3.8" in a.base, "2.4.p3" in a.other) for a in decided] == [(True, True)]
    links = {(b, o) for a in found.alignments for b in a.base for o in a.other}
    assert ("4.9.p2", "2.2.p1") not in links


def test_the_python_shown_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(block("python", "import policydiff"), names)
    assert names["frames"]


def test_the_python_shown_runs_beside_files_named_like_our_folders(tmp_path: Path) -> None:
    """A user's own compare.py, align.py, targets/ and reports/ hinder nothing."""
    for name in ("align.py", "documents.py", "support.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong module')\n", encoding="utf-8")
    for name in ("targets", "reports", "fixtures"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("", encoding="utf-8")
    for plan in FIXTURES.glob("jiaxing-*.txt"):
        (tmp_path / "fixtures" / plan.name).write_bytes(plan.read_bytes())
    example = block("python", "import policydiff") + "print(sorted(frames)[0])\n"
    (tmp_path / "compare.py").write_text(example, encoding="utf-8")
    read = ("-m", "policydiff", "read", "fixtures/jiaxing-2010.txt", "--json", "-")
    plans = [f"fixtures/{name}.txt" for name in ("jiaxing-2010", "jiaxing-2019")]
    report = ("-m", "policydiff", "report", *plans, "-o", "out")
    for arguments, shown in (
        (("compare.py",), "alignments\n"),
        (read, '{\n "format"'),
        (report, "The report is in out"),
    ):
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, text=True, cwd=tmp_path
        )
        assert done.stdout.startswith(shown), done.stderr


def test_every_command_stands_in_the_table() -> None:
    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
    assert {name for name in commands if f"| `policydiff {name} " not in README} == set()


def test_both_shells_get_the_same_two_commands() -> None:
    shown = [block("sh", "report fixtures"), block("sh", "pytest")]
    for line in shown:
        parts = line.strip().replace("python3 -m venv", "py -m venv").split(" && ")
        windows = [p.replace(".venv/bin/", ".venv\\Scripts\\") for p in parts]
        assert "; ".join(windows) in README
