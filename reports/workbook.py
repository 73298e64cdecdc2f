"""changes.xlsx: a 修改对照表 for each pair, and sheets of targets, target changes and links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align import Alignment
from compare import Comparison
from documents import Clause
from reports.diffs import Mark, Run, compare_sides, plain_runs
from reports.interface import Interface, read_interface
from reports.output import write_bytes
from reports.rows import (
    Cell,
    Table,
    links_table,
    target_changes_table,
    targets_table,
    without_texts,
)
from reports.sides import base_clauses, corresponding, only_in_base, only_in_other
from targets import Plan

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_PAIRS = 45  # sheets; all pairs of ten documents. The links sheet has every pair
_MOST_CHARACTERS = 32_000  # in a cell; Excel's limit is 32,767
_CREATED = datetime(2000, 1, 1)  # fixed, so that equal input gives equal bytes
_WIDTHS = {"number": 9, "heading": 22, "text": 58, "bodies": 20, "change": 10, "score": 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row of a 修改对照表; runs are empty on a side that has no clause."""

    base: tuple[Clause, ...] = ()
    other: tuple[Clause, ...] = ()
    base_runs: tuple[Run, ...] = ()
    other_runs: tuple[Run, ...] = ()
    change: str = ""
    score: float | None = None
    decided: bool = False


def write_workbook(
    path: Path, comparisons: Sequence[Comparison], plans: Sequence[Plan], *, lang: str = "zh"
) -> None:
    """Write a workbook with the first 45 comparisons as 修改对照表, and all in the other sheets.

    Raises:
        OutputError: The file cannot be written, say since Excel holds it open.
    """
    write_bytes(path, workbook_bytes(comparisons, plans, lang=lang))


def workbook_bytes(
    comparisons: Sequence[Comparison], plans: Sequence[Plan], *, lang: str = "zh"
) -> bytes:
    """The workbook as it would be written."""
    from xlsxwriter import Workbook

    ui, out = read_interface(lang), io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, {"in_memory": True, **off}) as book:
        book.set_properties({"created": _CREATED, "author": "policydiff"})
        sheets = _Sheets(book, ui)
        sheets.contents(comparisons)
        for number, comparison in enumerate(comparisons[:MOST_PAIRS], start=1):
            sheets.pair(comparison, number=number)
        sheets.table(ui("sheet.target_changes"), target_changes_table(comparisons))
        sheets.table(ui("sheet.targets"), targets_table(plans))
        sheets.table(ui("sheet.links"), without_texts(links_table(comparisons)))
    return out.getvalue()


class _Sheets:
    """The formats of a workbook, and the sheets that use them."""

    def __init__(self, book: Workbook, ui: Interface) -> None:
        self._book, self._ui = book, ui
        wrap = {"text_wrap": True, "valign": "top", "font_size": 10}
        self._cell = book.add_format(wrap)
        self._head = book.add_format({**wrap, "bold": True, "bg_color": "#E8ECEF", "bottom": 1})
        self._score = book.add_format({**wrap, "num_format": "0.00"})
        self._marks = {
            Mark.GONE: book.add_format({"font_color": "#A32638", "font_strikeout": True}),
            Mark.NEW: book.add_format({"font_color": "#0B5C8A", "underline": 1}),
            Mark.SHARED: book.add_format({"bold": True}),
        }

    def contents(self, comparisons: Sequence[Comparison]) -> None:
        """The first sheet: which pair stands in which sheet."""
        ui = self._ui
        columns = ("sheet", "base", "other", "kind", "corresponding", "only_base", "only_other")
        sheet = self._sheet(ui("sheet.contents"), [ui(f"column.{c}") for c in columns])
        for row, comparison in enumerate(comparisons, start=1):
            cells: tuple[Cell, ...] = (
                _pair_name(comparison, number=row) if row <= MOST_PAIRS else "",
                comparison.base.document.title,
                comparison.other.document.title,
                ui(f"kind.{comparison.kind.value}"),
                len(corresponding(comparison)),
                len(only_in_base(comparison)),
                len(only_in_other(comparison)),
            )
            self._cells(sheet, row, cells)
        sheet.set_column(1, 2, 44)
        sheet.set_column(3, 3, 22)

    def pair(self, comparison: Comparison, *, number: int) -> None:
        """A 修改对照表: base on the left, other on the right, what differs in colour."""
        ui = self._ui
        columns = (
            *("base_number", "base_heading", "base_text", "other_text", "other_heading"),
            *("other_number", "change", "score", "base_bodies", "other_bodies", "decided"),
        )
        sheet = self._sheet(
            _pair_name(comparison, number=number), [ui(f"column.{c}") for c in columns]
        )
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column.split("_")[-1], 10))
        row = 0
        for row, line in enumerate(_lines(comparison, ui=ui), start=1):
            self._line(sheet, row, line)
        sheet.autofilter(0, 0, max(row, 1), len(columns) - 1)
        names = [plan.document.title for plan in (comparison.base, comparison.other)]
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        # & begins a code in headers; the limit of a header is 255 characters
        sheet.set_header("&C" + " → ".join(_encodable(n).replace("&", "&&")[:100] for n in names))

    def table(self, name: str, table: Table) -> None:
        """A table as it is, with a filter."""
        sheet = self._sheet(name, table.columns)
        for row, cells in enumerate(table.rows, start=1):
            self._cells(sheet, row, cells)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            long = column.split("_")[-1] in {"text", "quote", "heading", "citation", "why"}
            sheet.set_column(at, at, 40 if long else 13)

    def _sheet(self, name: str, columns: Sequence[str]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, self._head)
        sheet.freeze_panes(1, 0)
        return sheet

    def _line(self, sheet: Worksheet, row: int, line: _Line) -> None:
        ui = self._ui
        self._cells(sheet, row, (_numbers(line.base), _headings(line.base)))
        self._runs(sheet, row, 2, line.base_runs)
        self._runs(sheet, row, 3, line.other_runs)
        self._cells(sheet, row, (_headings(line.other), _numbers(line.other), line.change), at=4)
        if line.score is not None:
            sheet.write_number(row, 7, line.score, self._score)
        decided = ui("pair.decided") if line.decided else ""
        self._cells(sheet, row, (_bodies(line.base), _bodies(line.other), decided), at=8)

    def _runs(self, sheet: Worksheet, row: int, at: int, runs: Sequence[Run]) -> None:
        """Write runs of text, those that differ in their format."""
        formats = self._marks
        shown = _shortened(runs)
        if len(shown) < 2:  # xlsxwriter refuses rich text of one run
            alone = formats.get(shown[0].mark, self._cell) if shown else self._cell
            self._cells(sheet, row, ["".join(run.text for run in shown)], at=at, style=alone)
            return
        fragments: list[Any] = []
        for run in shown:
            fragments += [formats[run.mark], run.text] if run.mark in formats else [run.text]
        sheet.write_rich_string(row, at, *fragments, self._cell)

    def _cells(
        self, sheet: Worksheet, row: int, cells: Sequence[Cell], *, at: int = 0, style: Any = None
    ) -> None:
        for column, cell in enumerate(cells, start=at):
            if isinstance(cell, bool) or cell is None:
                text = "" if cell is None else str(cell).lower()
                sheet.write_string(row, column, text, style or self._cell)
            elif isinstance(cell, int | float | Decimal):
                sheet.write_number(row, column, float(cell), style or self._cell)
            else:
                sheet.write_string(row, column, _encodable(cell), style or self._cell)


def _lines(comparison: Comparison, *, ui: Interface) -> Iterator[_Line]:
    """Alignments and clauses that stand alone in order of base; then what is only in other."""
    of_base: dict[str, list[Alignment]] = {}
    for alignment in corresponding(comparison):
        of_base.setdefault(alignment.base[0], []).append(alignment)
    alone = {clause.id for clause in only_in_base(comparison)}
    for clause in base_clauses(comparison):
        for alignment in of_base.get(clause.id, ()):
            yield _aligned(comparison, alignment, ui=ui)
        if clause.id in alone:
            gone = (Run(mark=Mark.GONE, text=clause.text),)
            yield _Line(base=(clause,), base_runs=gone, change=ui("column.only_base"))
    for clause in only_in_other(comparison):
        new = (Run(mark=Mark.NEW, text=clause.text),)
        yield _Line(other=(clause,), other_runs=new, change=ui("column.only_other"))


def _aligned(comparison: Comparison, alignment: Alignment, *, ui: Interface) -> _Line:
    base = tuple(map(comparison.base.document.clause, alignment.base))
    other = tuple(map(comparison.other.document.clause, alignment.other))
    texts = [c.text for c in base], [c.text for c in other]
    sides = compare_sides(*texts, terms=alignment.shared)
    return _Line(
        base=base,
        other=other,
        base_runs=_joined(sides.base),
        other_runs=_joined(sides.other),
        change=ui(f"change.{alignment.change.value}"),
        score=alignment.score,
        decided=alignment.decided,
    )


def _joined(clauses: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    joint = plain_runs("\n")
    return tuple(run for i, runs in enumerate(clauses) for run in (*(joint if i else ()), *runs))


def _shortened(runs: Sequence[Run]) -> list[Run]:
    """Runs that have text, up to what a cell can hold; no two neighbours have the same mark."""
    kept, room = [], _MOST_CHARACTERS
    for mark, found in groupby(runs, key=lambda run: run.mark):
        text = _encodable("".join(run.text for run in found))[:room]
        room = max(0, room - len(text.encode("utf-16-le")) // 2)
        if text:
            kept.append(Run(mark=mark, text=text))
    return kept


def _encodable(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")[:_MOST_CHARACTERS]


def _pair_name(comparison: Comparison, *, number: int) -> str:
    """At most 31 characters, as Excel wants it; the number makes it unique."""
    names = f"{comparison.base.document.id} {comparison.other.document.id}"
    allowed = re.sub(r"[\[\]:*?/\\'\x00-\x1f]", "-", _encodable(names))
    return f"{number:02d} {allowed}"[:31].strip()


def _numbers(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.id for clause in clauses)


def _headings(clauses: Sequence[Clause]) -> str:
    return "\n".join(dict.fromkeys(" / ".join(clause.heading) for clause in clauses))


def _bodies(clauses: Sequence[Clause]) -> str:
    named = (body for c in clauses for body in (*c.bodies.lead, *c.bodies.support))
    return "、".join(dict.fromkeys(named))
