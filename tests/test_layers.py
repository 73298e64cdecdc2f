"""A stage imports only stages above it; the folders are the pipeline."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import ROOT

STAGES = ("documents", "targets", "align", "compare", "corpus", "reports", "policydiff")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_stages_above_it(stage: str) -> None:
    below = set(STAGES[STAGES.index(stage) + 1 :])
    files = sorted((ROOT / stage).rglob("*.py"))
    assert files
    wrong = [(str(f), name) for f in files for name in imported(f) if name in below]
    assert wrong == []


@pytest.mark.parametrize("stage", ["documents", "targets", "align"])
def test_tables_are_made_in_reports_only(stage: str) -> None:
    files = sorted((ROOT / stage).rglob("*.py"))
    assert [str(f) for f in files if "pandas" in set(imported(f))] == []
