"""Every column of every table has a name and a description in both languages."""

from __future__ import annotations

import pytest

from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.presence_types import PresenceTable
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.reports.shared.translations import all_words, read_interface
from policydiff.stages.reports.tables.data_dictionary import variable, worded
from policydiff.stages.reports.tables.data_frames import tables_of
from policydiff.stages.reports.tables.escalation_tables import escalation_table
from policydiff.stages.reports.tables.finding_tables import bodies_table
from policydiff.stages.reports.tables.result_tables import clauses_table, links_table, targets_table
from policydiff.stages.reports.tables.series_tables import presence_table, series_table
from policydiff.stages.reports.tables.table import Table
from tests.reports.samples import sample

SAMPLE = sample()
TABLES = {
    **tables_of(SAMPLE.comparisons[0]),
    **tables_of(SAMPLE.themes),
    "targets": targets_table(()),
    "clauses": clauses_table(()),
    "links": links_table(()),
    "bodies": bodies_table(()),
    "series": series_table(Track(plans=(), series=())),
    "presence": presence_table(PresenceTable(cells=(), turns=())),
    "escalation": escalation_table(Escalation(plans=(), chains=())),
}
del TABLES["alignments"]  # the links by another name
COLUMNS = [(name, column) for name, table in TABLES.items() for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_each_column_is_named_and_described(table: str, column: str) -> None:
    found = variable(column, table=table)
    assert found.name == column
    for text in (found.zh, found.en, found.zh_about, found.en_about):
        assert text.strip()
    assert len(found.zh.encode()) <= 80  # Stata's limit for a label
    assert len(found.en) <= 80
    if found.codes:
        assert [key for key in all_words() if key.startswith(f"{found.codes}.")]


@pytest.mark.parametrize("name", list(TABLES))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_columns_of_a_table_have_one_name(name: str, lang: str) -> None:
    names = worded(TABLES[name], name=name, ui=read_interface(lang)).columns
    assert len(set(names)) == len(names)


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError):
        variable("base_nonsense")


def test_codes_become_words_and_other_cells_stay() -> None:
    table = Table(columns=("kind", "moved", "score", "shared"), rows=((None, True, 0.5, "same"),))
    shown = worded(table, name="links", ui=read_interface("zh"))
    assert shown.rows == ((None, "是", 0.5, "same"),)
