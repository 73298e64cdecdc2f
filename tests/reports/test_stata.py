"""Stata files hold what the tables hold, with labels, and are the same bytes each time."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.reports.tables.csv_format import to_csv
from policydiff.stages.reports.tables.data_dictionary import variable
from policydiff.stages.reports.tables.result_tables import (
    links_table,
    target_changes_table,
    targets_table,
)
from policydiff.stages.reports.tables.series_tables import series_table
from policydiff.stages.reports.tables.stata_files import codes_of, dictionary_table, stata_bytes
from policydiff.stages.reports.tables.table import Cell, Table
from tests.reports.samples import HOSTILE, sample

COLUMNS = ("document", "low", "comparator", "quote")


def read(data: bytes) -> pd.DataFrame:
    return pd.read_stata(io.BytesIO(data))


def of_targets(*rows: tuple[Cell, ...]) -> pd.DataFrame:
    return read(stata_bytes(Table(columns=COLUMNS, rows=rows), name="targets", lang="zh"))


def test_numbers_codes_and_texts_are_what_the_table_holds() -> None:
    found = of_targets(
        ("嘉兴-2010", Decimal("300000000"), "at_least", "实到外资3亿美元以上"),
        ("嘉兴-2019", None, None, ""),
    )
    assert found["document"].tolist() == ["嘉兴-2010", "嘉兴-2019"]
    assert found["low"].tolist()[0] == 3e8
    assert found["low"].isna().tolist() == [False, True]
    assert found["comparator"].astype(object).tolist()[0] == "at_least"
    assert found["comparator"].isna().tolist() == [False, True]
    assert found["quote"].tolist() == ["实到外资3亿美元以上", ""]


def test_a_code_has_one_number_in_every_file() -> None:
    data = stata_bytes(
        Table(columns=("comparator",), rows=(("about",),)), name="targets", lang="zh"
    )
    plain = pd.read_stata(io.BytesIO(data), convert_categoricals=False)
    assert plain["comparator"].tolist() == [2]
    assert codes_of(variable("comparator")) == ["at_least", "at_most", "about", "plain"]
    with pd.io.stata.StataReader(io.BytesIO(data)) as reader:
        assert list(reader.value_labels().values()) == [
            {0: "at_least", 1: "at_most", 2: "about", 3: "plain"}
        ]


def test_a_code_without_words_comes_after_the_others() -> None:
    table = Table(columns=("comparator",), rows=(("novel",), ("plain",)))
    data = stata_bytes(table, name="targets", lang="zh")
    plain = pd.read_stata(io.BytesIO(data), convert_categoricals=False)
    assert plain["comparator"].tolist() == [4, 3]
    assert read(data)["comparator"].astype(object).tolist() == ["novel", "plain"]


def test_long_hostile_and_odd_texts_are_kept() -> None:
    texts = ["长" * 40_000, HOSTILE, "=1+1", "甲\ud800乙", "行一\n行二\r\n", "零\0字"]
    found = of_targets(*(("d", None, None, text) for text in texts))["quote"].tolist()
    assert found == [*texts[:3], "甲?乙", texts[4], "零字"]


@pytest.mark.parametrize(("column", "long"), [("document", False), ("quote", True)])
def test_what_tables_are_merged_by_is_never_a_long_text_of_stata(column: str, long: bool) -> None:
    table = Table(columns=(column,), rows=(("很长的名称" * 20,),))
    data = stata_bytes(table, name="targets", lang="zh")
    assert (b"GSO" in data) is long  # the mark of a strL
    assert read(data)[column].tolist() == ["很长的名称" * 20]


def test_a_column_of_nothing_and_a_table_of_nothing_are_written() -> None:
    assert of_targets(("d", None, None, None))["low"].dtype == "float64"
    for name, table in {
        "targets": targets_table(()),
        "links": links_table(()),
        "target_changes": target_changes_table(()),
        "series": series_table(Track(plans=(), series=())),
    }.items():
        found = read(stata_bytes(table, name=name, lang="en"))
        assert tuple(found.columns) == table.columns
        assert found.empty


@pytest.mark.parametrize(("lang", "label"), [("zh", "数值（下限）"), ("en", "value, low")])
def test_variables_have_labels(lang: str, label: str) -> None:
    data = stata_bytes(Table(columns=COLUMNS, rows=()), name="targets", lang=lang)
    with pd.io.stata.StataReader(io.BytesIO(data)) as reader:
        assert reader.variable_labels()["low"] == label
        assert reader.data_label == "policydiff: targets"
        stamp = reader.time_stamp  # type: ignore[attr-defined]  # its stubs lack it
        assert stamp == "01 Jan 2000 00:00"


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    table = targets_table(sample(said="=1").plans)
    one, two = (stata_bytes(table, name="targets", lang="zh") for _ in "ab")
    assert one == two
    assert len(read(one)) == len(table.rows)


def test_the_dictionary_describes_every_variable() -> None:
    tables = {"targets": targets_table(()), "links": links_table(())}
    rows = list(csv.DictReader(io.StringIO(to_csv(dictionary_table(tables)))))
    named = [(row["table"], row["variable"]) for row in rows]
    assert named == [(name, column) for name, t in tables.items() for column in t.columns]
    low = next(row for row in rows if row["variable"] == "low")
    assert (low["type"], low["zh"]) == ("number", "数值（下限）")
    comparator = next(row for row in rows if row["variable"] == "comparator")
    assert comparator["codes"].startswith("0 at_least 不低于 (at least); 1 at_most")
