"""Describe the columns of the tables: names, meanings, words of their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import tomli

from policydiff.stages.align import Alignment, Rejected
from policydiff.stages.align.link_changes import LinkChange
from policydiff.stages.compare import (
    AnnexFinding,
    BodyChange,
    BodyProfile,
    CarriedName,
    CommitmentChange,
    Highlight,
    Kind,
    TargetChange,
    TargetVerdict,
    Theme,
    ThemeChange,
    ThemeSize,
)
from policydiff.stages.compare.model.comparison import Evidence
from policydiff.stages.compare.model.escalation_types import Chain, Rung, Total
from policydiff.stages.compare.model.norm_types import LoneNorm
from policydiff.stages.compare.model.presence_types import Presence
from policydiff.stages.compare.model.series_types import Series, SeriesPoint
from policydiff.stages.compare.model.theme_types import ThemeMember
from policydiff.stages.documents import Clause, Document
from policydiff.stages.documents.model.origin import Origin
from policydiff.stages.reports.shared.target_view import verdict_label
from policydiff.stages.reports.shared.translations import Interface, read_interface
from policydiff.stages.reports.tables.escalation_tables import SuperiorSteps
from policydiff.stages.reports.tables.series_tables import YearSteps
from policydiff.stages.reports.tables.table import Cell, Table
from policydiff.stages.support.fields import Column, columns_of
from policydiff.stages.support.resources import shipped_text
from policydiff.stages.targets import Target

COMMON = "common"
_SIDES = ("base", "other")
_RECORDS: Mapping[str, tuple[type, ...]] = {  # whose tables of fields describe a table's columns
    "links": (Alignment,),
    "target_changes": (TargetChange,),
    "rejected": (Rejected,),
    "findings": (AnnexFinding,),
    "highlights": (Highlight, Evidence),
    "clause_changes": (LinkChange, Alignment),
    "lone_norms": (LoneNorm,),
    "commitments": (CommitmentChange,),
    "body_changes": (BodyChange,),
    "carried": (CarriedName,),
    "theme_changes": (ThemeChange,),
    "themes": (Theme, ThemeMember),
    "sizes": (Theme, ThemeSize),
    "bodies": (BodyProfile,),
    "series": (Series, SeriesPoint, YearSteps),
    "presence": (Presence,),
    "escalation": (Chain, Rung, SuperiorSteps, Total),
    COMMON: (Target, Clause, Document, Origin),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A column of a table."""

    name: str  # as in CSV and Stata
    zh: str
    en: str
    zh_about: str
    en_about: str
    codes: str | None = None  # table of interface.toml with the words for its codes
    number: bool = False

    @property
    def kind(self) -> str:
        """What the column holds: "code", "number" or "text"."""
        return "code" if self.codes else "number" if self.number else "text"

    def label(self, lang: str) -> str:
        """What the column is called."""
        return self.en if lang == "en" else self.zh


def variable(name: str, *, table: str = COMMON) -> Variable:
    """What a column of a table is: `value` of "target_changes".

    Raises:
        KeyError: Nothing describes such a column.
    """
    entries = _entries()
    for of in (table, COMMON):
        for record in _RECORDS.get(of, ()):
            if name in (described := _described(record)):
                return described[name]
        if name in entries.get(of, {}):
            return Variable(name=name, **entries[of][name])
    side, _, rest = name.partition("_")
    if side not in _SIDES or not rest:
        raise KeyError(name)
    return _of_side(variable(rest), side=side)


def _of_side(one: Variable, *, side: str) -> Variable:
    """The column of either side that holds what `one` does."""
    zh, en = read_interface("zh"), read_interface("en")
    return Variable(
        name=f"{side}_{one.name}",
        zh=f"{zh(f'side.{side}')}·{one.zh}",
        en=f"{en(f'side.{side}')}: {one.en}",
        zh_about=zh(f"side_about.{side}", about=one.zh_about),
        en_about=en(f"side_about.{side}", about=one.en_about),
        codes=one.codes,
        number=one.number,
    )


def worded(table: Table, *, name: str, ui: Interface) -> Table:
    """The table for a reader: its columns by their names, codes in words."""
    variables = [variable(column, table=name) for column in table.columns]
    return Table(
        columns=tuple(v.label(ui.lang) for v in variables),
        rows=tuple(tuple(_words(table, row, variables, ui)) for row in table.rows),
    )


def _words(
    table: Table, row: tuple[Cell, ...], variables: list[Variable], ui: Interface
) -> Iterator[Cell]:
    for of, cell in zip(variables, row, strict=True):
        if of.codes is None or cell is None:
            yield cell
        elif of.codes == "verdict":  # of different places nothing is stronger, but higher
            kind = Kind(str(row[table.columns.index("kind")]))
            yield verdict_label(TargetVerdict(str(cell)), kind, ui=ui)
        else:
            code = str(cell).lower() if isinstance(cell, bool) else str(cell)
            yield ui.known(f"{of.codes}.{code}", default=code)


@cache
def _described(record: type) -> Mapping[str, Variable]:
    """What the columns of a record are, by its table of fields."""
    named = (column for column in columns_of(record) if column.about.zh)
    return {column.name: _variable(column) for column in named}


def _variable(column: Column) -> Variable:
    side = column.prefix.removesuffix("_")
    one = Variable(
        name=column.name.removeprefix(column.prefix) if side in _SIDES else column.name,
        zh=column.about.zh,
        en=column.about.en,
        zh_about=column.about.zh_about or column.about.zh,
        en_about=column.about.en_about or column.about.en,
        codes=column.codes,
        number=column.number,
    )
    return _of_side(one, side=side) if side in _SIDES else one


@cache
def _entries() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomli.loads(shipped_text("reports", "lexicons", "variables.toml"))
