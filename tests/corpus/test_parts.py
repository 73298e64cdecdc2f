"""Rows of a table in several files, and what a table says whose files do not fit it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.search.candidate_matrix import KeepSettings, keep_grams
from policydiff.stages.corpus.store.part_writer import Reader
from policydiff.stages.corpus.store.store import open_store
from policydiff.stages.corpus.store.trigram_index import open_index
from policydiff.stages.support.errors import SettingsError


class Rows(list):
    """As a table of arrow counts and cuts its rows."""

    def slice(self, start: int, count: int) -> list:
        return self[start : start + count]


@pytest.fixture
def reader() -> Reader:
    """Five rows in two files."""
    return Reader([Rows([0, 1, 2]), Rows([3, 4])])


def test_rows_come_from_one_file_after_the_other(reader: Reader) -> None:
    assert [reader.rows(0, 2), reader.rows(2, 1), reader.rows(3, 2)] == [[0, 1], [2], [3, 4]]


@pytest.mark.parametrize(
    ("start", "count"),
    [
        pytest.param(2, 2, id="over-two-files"),
        pytest.param(4, 2, id="more-than-there-are"),
        pytest.param(5, 1, id="behind-the-last"),
    ],
)
def test_rows_that_no_file_holds_are_an_error(reader: Reader, start: int, count: int) -> None:
    last = start + count - 1
    with pytest.raises(SettingsError, match=f"rows {start} to {last} do not stand in one file"):
        reader.rows(start, count)


def test_rows_are_asked_for_in_order(reader: Reader) -> None:
    reader.rows(3, 2)
    with pytest.raises(SettingsError, match="rows 0 to 0 do not stand"):
        reader.rows(0, 1)


def test_a_flag_for_each_clause_of_the_index(plans: Path, tmp_path: Path) -> None:
    add_files([plans], tmp_path / "store", engine=Engine())
    index = open_index(open_store(tmp_path / "store").folder)
    flags = np.ones(len(index.array("starts")), dtype=np.bool_)
    with pytest.raises(SettingsError, match=r"is asked for \d+ of \d+ clauses"):
        keep_grams(index, tmp_path, rows=flags, settings=KeepSettings())
