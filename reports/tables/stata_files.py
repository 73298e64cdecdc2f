"""Write tables as Stata files (.dta, version 118, UTF-8) with their dictionary."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from policydiff.stages.reports.shared.cell_text import encodable
from policydiff.stages.reports.shared.translations import all_words
from policydiff.stages.reports.tables.data_dictionary import Variable, variable
from policydiff.stages.reports.tables.result_tables import Cell, Table

if TYPE_CHECKING:
    import pandas as pd

_WRITTEN = datetime(2000, 1, 1)  # fixed, so that equal input gives equal bytes
_MOST_NAME, _MOST_LABEL = 32, 80  # characters
_LONG = 100  # bytes; longer texts are strL, which takes the room that each of them needs
_MOST_TEXT = 2045  # bytes of a text that is no strL; what tables are merged by must be none
_KEYS = frozenset(("document", "clause", "target", "base", "other", "code", "indicator"))
_DICTIONARY = ("table", "variable", "type", "zh", "en", "zh_about", "en_about", "codes")


def stata_bytes(table: Table, *, name: str, lang: str) -> bytes:
    """The table as a .dta file.

    Codes are numbers with value labels, which are the codes as CSV has them; they keep their
    numbers whatever a table holds. One that has no words comes after those that have. What is
    unknown is missing, or "" for texts.

    Args:
        table: Its columns are in variables.toml.
        name: Of the table: "targets".
        lang: Of the labels, "zh" or "en".
    """
    import pandas as pd

    variables = [variable(column, table=name) for column in table.columns]
    cells = {v.name: [row[at] for row in table.rows] for at, v in enumerate(variables)}
    columns = {v.name: _column(cells[v.name], v) for v in variables}
    texts = [v.name for v in variables if v.kind == "text"]
    out = io.BytesIO()
    pd.DataFrame(columns).to_stata(
        out,
        write_index=False,
        version=118,
        byteorder="<",
        time_stamp=_WRITTEN,
        data_label=f"policydiff: {name}"[:_MOST_LABEL],
        variable_labels={v.name: v.label(lang)[:_MOST_LABEL] for v in variables},
        convert_strl=[name for name in texts if _longest(cells[name]) > _room(name)],
    )
    return out.getvalue()


def dictionary_table(tables: Mapping[str, Table]) -> Table:
    """What each variable of each table is, in Chinese and English, with its codes."""
    rows = []
    for name, table in tables.items():
        for column in table.columns:
            of = variable(column, table=name)
            about = (of.zh, of.en, of.zh_about, of.en_about)
            rows.append((name, column, of.kind, *about, _told_codes(of)))
    return Table(columns=_DICTIONARY, rows=tuple(rows))


def _column(cells: Sequence[Cell], of: Variable) -> pd.Series:
    import pandas as pd

    if of.codes and not cells:  # pandas cannot write categories of nothing
        return pd.Series([], dtype="int8")
    if of.codes:
        given = [None if cell is None else _code(cell) for cell in cells]
        known = codes_of(of)
        further = sorted({code for code in given if code is not None} - set(known))
        return pd.Series(pd.Categorical(given, categories=[*known, *further]))
    if of.number:
        return pd.Series([None if c is None else float(c) for c in cells], dtype="float64")
    return pd.Series([_text(cell) for cell in cells], dtype="object")


def codes_of(of: Variable) -> list[str]:
    """The codes that a column can hold, each at its number."""
    prefix = f"{of.codes}."
    return [key.removeprefix(prefix) for key in all_words() if key.startswith(prefix)]


def _told_codes(of: Variable) -> str:
    """The numbers and codes with their words: 0 at_least 不低于 (at least)."""
    words = all_words()
    return "; ".join(
        f"{number} {code} {words[f'{of.codes}.{code}']['zh']} ({words[f'{of.codes}.{code}']['en']})"
        for number, code in enumerate(codes_of(of) if of.codes else ())
    )


def _code(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else encodable(str(cell)).replace("\0", "")  # it would end the text


def _longest(cells: Sequence[Cell]) -> int:
    return max((len(_text(cell).encode()) for cell in cells), default=0)


def _room(column: str) -> int:
    bare = column.removeprefix("base_").removeprefix("other_")
    return _MOST_TEXT if bare in _KEYS else _LONG
