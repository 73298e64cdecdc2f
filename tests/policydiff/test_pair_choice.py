"""Which pairs a report compares."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path

import pytest

from policydiff import report
from policydiff.pair_choice import CHOICES, PairChoice, choose_wanted
from policydiff.reading import read_all
from policydiff.stages.support.errors import SettingsError
from tests.factories import FIXTURES

NAMES = ("jiaxing-2010", "jiaxing-2019", "nanhu-2023", "wuxing-2024")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four plans, and the first of them again with a sentence more."""
    folder = tmp_path_factory.mktemp("pairs")
    for name in NAMES:
        shutil.copy(FIXTURES / f"{name}.txt", folder)
    text = (FIXTURES / "wuxing-2024.txt").read_text(encoding="utf-8")
    (folder / "wuxing-again.txt").write_text(text + "\n以上各项抓好落实。", encoding="utf-8")
    return sorted(folder.glob("*.txt"))


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        ("adjacent", {("jiaxing-2010", "jiaxing-2019"), ("wuxing-2024", "wuxing-again")}),
        ("versions", {("wuxing-2024", "wuxing-again")}),
        ("levels", {("jiaxing-2010", "nanhu-2023"), ("jiaxing-2019", "nanhu-2023")}),
        ("none", set()),
    ],
)
def test_a_choice_keeps_its_pairs(
    files: list[Path], choice: PairChoice, wanted: set[tuple[str, str]]
) -> None:
    plans = read_all(files)
    keeps = choose_wanted(choice, plans)
    assert keeps is not None
    found = {(a.document.id, b.document.id) for a, b in combinations(plans, 2) if keeps(a, b)}
    assert found == wanted


def test_of_years_of_one_place_neighbours_are_adjacent(tmp_path: Path) -> None:
    for year in (2016, 2017, 2018):
        head, foot = f"嘉兴市{year}年工作要点", f"嘉兴市人民政府\n{year}年1月5日"
        text = f"{head}\n一、目标\n（一）新建学校{year - 2000}所。\n{foot}\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    plans = read_all(sorted(tmp_path.glob("*.txt")))
    keeps = choose_wanted("adjacent", plans)
    assert keeps is not None
    found = [(a.document.id, b.document.id) for a, b in combinations(plans, 2) if keeps(a, b)]
    assert found == [("2016", "2017"), ("2017", "2018")]


def test_all_asks_nothing_and_another_word_is_refused() -> None:
    assert choose_wanted("all", ()) is None
    with pytest.raises(SettingsError, match="adjacent, versions, levels"):
        choose_wanted("nearest", ())  # type: ignore[arg-type]
    assert CHOICES[-1] == "none"


def test_a_report_without_pairs_has_the_other_pages(files: list[Path], tmp_path: Path) -> None:
    index = report(files, tmp_path / "report", compared="none")
    assert (
        not list((index.parent / "pairs").glob("*")) if (index.parent / "pairs").exists() else True
    )
    assert (index.parent / "series.html").exists()
    assert "matrix" not in index.read_text(encoding="utf-8")
    assert "--no-pairs" in (index.parent / "methods.html").read_text(encoding="utf-8")
