from __future__ import annotations

import csv

import pytest

from policydiff.stages.knowledge.core_indicators import core_rank
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.resources import shipped_text

ROWS = [*csv.DictReader(shipped_text("knowledge", "data", "core_indicators.csv").splitlines())]


@pytest.mark.parametrize(
    ("level", "first"),
    [
        ("country", "国内生产总值"),
        ("province", "地区生产总值"),
        ("prefecture", "地区生产总值"),
    ],
)
def test_growth_comes_first(level, first):
    assert core_rank(first, level=level) == 0


def test_what_is_rare_or_of_another_level_has_no_rank():
    assert core_rank("名城", level="county") is None
    assert core_rank("地区生产总值", level="country") is None


def test_the_country_alone_ranks_deficits():
    ranked = [level for level in ("country", "province") if core_rank("赤字率", level=level)]
    assert ranked == ["country"]


def test_each_row_is_a_known_measure_and_each_level_is_in_order():
    entries = load_lexicon("indicators")
    known = {entry.key for entry in entries} | {entry.text("regional") for entry in entries}
    assert {row["indicator"] for row in ROWS} <= known
    for level in {row["level"] for row in ROWS}:
        counts = [int(row["documents"]) for row in ROWS if row["level"] == level]
        assert counts == sorted(counts, reverse=True)
        assert {int(row["of"]) >= max(counts) for row in ROWS if row["level"] == level} == {True}
