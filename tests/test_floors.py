"""What holds the figures: the floors, the gold data and cases that they are measured on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import case_floors, gold_floors
from tests.evidence import COPIES, GOLD, copies, differences
from tests.floors import BY_KIND, Figures, find_short, lift, read_floors, write_floors
from tests.gold_floors import Pair

MISSING = ["read x f1: not measured, the floor is 0.9"]


@pytest.mark.parametrize(
    ("figures", "short"),
    [
        pytest.param({"read x": {"f1": 0.9, "unit": 1.0}}, [], id="at-the-floor"),
        pytest.param({"read x": {"f1": 0.89}}, ["read x f1: 0.89 < 0.9"], id="below"),
        pytest.param({"read x": {"unit": 1.0}}, MISSING, id="another"),
        pytest.param({}, MISSING, id="nothing-measured"),
    ],
)
def test_what_is_below_its_floor(figures: dict[str, dict[str, float]], short: list[str]) -> None:
    assert find_short({"read x": {"f1": 0.9}}, figures) == short


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    floors: Figures = {"a": {"up": 0.5, "down": 0.9, "gone": 0.3}, BY_KIND: {"guard": 18}}
    raised = lift(floors, {"a": {"up": 0.919, "down": 0.8}, BY_KIND: {"guard": 19}})
    assert raised == {"a": {"up": 0.91, "down": 0.9, "gone": 0.3}, BY_KIND: {"guard": 19}}
    write_floors(raised, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == raised


def test_a_check_of_nothing_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert gold_floors.tell(read_floors(), {}) == 1
    assert case_floors.tell({"guard": 18}, {}) == 1
    assert capsys.readouterr().out.count("nothing was checked") == 2


def test_what_needs_the_corpus_is_said_not_to_be_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    floors: Figures = {"read x": {"f1": 0.9}, "track gwr": {"found": 1.0}, BY_KIND: {"guard": 18}}
    assert gold_floors.tell(floors, {"read x": {"f1": 0.9}}) == 0
    said = capsys.readouterr().out
    assert said.startswith("not checked: track gwr (needs ")
    assert said.endswith("all 1 floors hold\n")
    figures = {"read x": {"f1": 0.9}, "track gwr": {"found": 1.0, "extra_gdp_rows": 1.0}}
    assert gold_floors.tell(floors, figures) == 1


def test_a_guard_that_fails_is_below_any_floor(capsys: pytest.CaptureFixture[str]) -> None:
    results = {("guard", "a"): (), ("guard", "b"): ("no row",), ("names", "c"): ()}
    assert case_floors.count(results) == {"guard": (1, 2), "names": (1, 1)}
    assert case_floors.tell({"guard": 1, "names": 1}, results) == 1
    assert "b: no row" in capsys.readouterr().out


def test_all_pairs_of_the_gold_are_measured() -> None:
    documents = gold_floors.gold_documents(GOLD)
    found = gold_floors.gold_pairs(GOLD, documents)
    linked = {
        Pair("huangpu-2020", "nanhu-2023"),
        Pair("huangpu-2020", "wuxing-2024"),
        Pair("jiaxing-2010", "jiaxing-2019"),
        Pair("jiaxing-2019", "nanhu-2023"),
        Pair("jiaxing-2019", "wuxing-2024"),
        Pair("nanhu-2023", "wuxing-2024"),
    }
    assert set(found) >= linked | set(gold_floors.POOLED)
    assert len(set(found)) == len(found)
    floors = read_floors()
    assert all("links_f1" in floors[f"compare {base} {other}"] for base, other in linked)
    assert {f"read {name}" for name in documents} <= floors.keys()


def test_every_kind_of_case_has_a_floor_and_guards_are_whole() -> None:
    lines = (COPIES.cases.kept / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    floors = read_floors()[BY_KIND]
    assert floors.keys() == set(kinds)
    assert floors["guard"] == kinds.count("guard")


def test_every_guard_passes() -> None:
    """What the other kinds reach is held by tests/case_floors.py."""
    results = case_floors.run_cases("guard")
    assert len(results) >= 18
    assert {name: faults for (_, name), faults in results.items() if faults} == {}


def test_originals_beside_the_project_are_used_and_told(tmp_path: Path) -> None:
    root, shared = tmp_path / "project", tmp_path / "shared"
    found = copies(root, shared)
    for copy in found:
        assert copy.used == copy.kept
    written = {
        root / "tests" / "gold": {"same": "1", "changed": "1", "gone": "1", "README.md": "1"},
        shared / "gold": {"same": "1", "changed": "2", "added": "1", "gwr_targets.json": "{}"},
    }
    for folder, files in written.items():
        folder.mkdir(parents=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert found.gold.used == shared / "gold"
    assert found.cases.used == root / "tests" / "cases"
    said = {
        "added": "is used: the project has no copy",
        "changed": "differs",
        "gone": "is not used",
    }
    for line, (name, what) in zip(differences(found), said.items(), strict=True):
        assert f"/gold/{name} " in line
        assert what in line


def test_the_project_has_a_copy_of_all_that_it_measures_with() -> None:
    assert all(copy.kept.exists() for copy in COPIES)
