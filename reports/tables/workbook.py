"""Write changes.xlsx: a revision table (修改对照表) for each pair, and sheets of data."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policydiff.stages.compare import Comparison
from policydiff.stages.documents import Clause
from policydiff.stages.reports.folder.report_folder import write_bytes
from policydiff.stages.reports.shared.cell_text import encodable, first_units, fitting, lines_of
from policydiff.stages.reports.shared.diffs import Mark, Run, plain_runs
from policydiff.stages.reports.shared.pair_selection import choose_pairs
from policydiff.stages.reports.shared.pair_summary import PairSummary, summarise
from policydiff.stages.reports.shared.revision_rows import RevisionRow, revision_rows
from policydiff.stages.reports.shared.translations import Interface, read_interface
from policydiff.stages.reports.tables.data_dictionary import worded
from policydiff.stages.reports.tables.finding_tables import clause_changes_table
from policydiff.stages.reports.tables.result_tables import (
    links_table,
    target_changes_table,
    targets_table,
    without_texts,
)
from policydiff.stages.reports.tables.table import Cell, Table
from policydiff.stages.targets import Plan

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576 - 2  # of a table: Excel's limit less the head and a note on the rest
_LINE, _MOST_HEIGHT = 13.5, 409.0  # points: a line of text, and Excel's limit for a row
_CREATED = datetime(2000, 1, 1)  # fixed, so that equal input gives equal bytes
_CONTENTS_HEAD = 5  # row of the head of the first sheet, below what it says of the workbook
_PAIR = (  # columns of a 修改对照表 and their widths
    *(("base_number", 9), ("base_heading", 22), ("base_text", 58), ("other_text", 58)),
    *(("other_heading", 22), ("other_number", 9), ("change", 12), ("changes", 40)),
    *(("score", 8),),
    *(("base_bodies", 20), ("other_bodies", 20), ("decided", 10)),
)
_CHANGES = (  # columns of the sheet of target changes, the verdict first
    *("base_document", "other_document", "change", "base_indicator", "base_stated"),
    *(
        "other_indicator",
        "other_stated",
        "why",
        "why_en",
        "reason",
        "value",
        "comparator",
        "deadline",
    ),
    *("modality", "expired", "base_quote", "other_quote", "base_clause", "other_clause"),
    *("base_low", "base_high", "base_unit", "other_low", "other_high", "other_unit"),
)
_WIDE = frozenset(("quote", "heading", "citation", "why", "en", "text", "shared"))


def write_workbook(
    path: Path, comparisons: Sequence[Comparison], plans: Sequence[Plan], *, lang: str = "zh"
) -> None:
    """Write the workbook of `workbook_bytes`.

    Raises:
        OutputError: The file cannot be written, say since Excel holds it open.
    """
    write_bytes(path, workbook_bytes(comparisons, plans, lang=lang))


def workbook_bytes(
    comparisons: Sequence[Comparison],
    plans: Sequence[Plan],
    *,
    chosen: Sequence[Comparison] | None = None,
    listed: Sequence[PairSummary] | None = None,
    lang: str = "zh",
) -> bytes:
    """A workbook: contents, a 修改对照表 for each chosen pair, then changes, targets and links.

    Args:
        comparisons: The pairs to choose from.
        plans: The documents, for the sheet of targets.
        chosen: The pairs that have a sheet, their target changes and links in the workbook;
            None: by the rule of `choose_pairs`.
        listed: All pairs, for the first sheet; None: those of `comparisons`.
        lang: Language of heads and words, "zh" or "en"; quotes stay as written.
    """
    from xlsxwriter import Workbook

    ui, out = read_interface(lang), io.BytesIO()
    shown = choose_pairs(comparisons) if chosen is None else chosen
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, {"in_memory": True, **off}) as book:
        book.set_properties({"created": _CREATED, "author": "policydiff"})
        sheets = _Sheets(book, ui)
        sheets.contents(tuple(map(summarise, comparisons)) if listed is None else listed, shown)
        for number, comparison in enumerate(shown, start=1):
            sheets.pair(comparison, number=number)
        changes, links = target_changes_table(shown), without_texts(links_table(shown))
        foreign = "why" if lang == "en" else "why_en"
        kept = [column for column in _CHANGES if column != foreign]
        sheets.table("target_changes", changes, columns=kept)
        sheets.table("clause_changes", clause_changes_table(shown))
        sheets.table("targets", targets_table(plans))
        sheets.table("links", links)
    return out.getvalue()


class _Sheets:
    """The formats of a workbook, and the sheets that use them."""

    def __init__(self, book: Workbook, ui: Interface) -> None:
        self._book, self._ui = book, ui
        wrap = {"text_wrap": True, "valign": "top", "font_size": 10}
        grid = {**wrap, "border": 1, "border_color": "#D0D7DE"}
        self._plain = book.add_format(wrap)
        self._title = book.add_format({**wrap, "bold": True, "font_size": 14, "text_wrap": False})
        self._cell = book.add_format(grid)
        head = {"bold": True, "bg_color": "#1F3A52", "font_color": "#FFFFFF", "valign": "vcenter"}
        self._head = book.add_format({**grid, **head})
        self._score = book.add_format({**grid, "num_format": "0.00"})
        self._link = book.add_format({**grid, "font_color": "#0B5C8A", "underline": 1})
        self._lone = {
            Mark.GONE: book.add_format({**grid, "bg_color": "#FBEBED"}),
            Mark.NEW: book.add_format({**grid, "bg_color": "#E6F1F7"}),
        }
        marks: dict[Mark, dict[str, Any]] = {
            Mark.GONE: {"font_color": "#A32638", "font_strikeout": True},
            Mark.NEW: {"font_color": "#0B5C8A", "underline": 1},
            Mark.SHARED: {"bold": True},
        }
        self._marks = {mark: book.add_format(font) for mark, font in marks.items()}
        self._alone = {mark: book.add_format({**grid, **font}) for mark, font in marks.items()}

    def contents(self, pairs: Sequence[PairSummary], shown: Sequence[Comparison]) -> None:
        """The first sheet: how to read the others, and which pair stands in which sheet."""
        ui = self._ui
        columns = ("sheet", "base", "other", "kind", "corresponding", "only_base", "only_other")
        sheet = self._sheet(ui("sheet.contents"), _words(ui, columns), head=_CONTENTS_HEAD)
        self._notes(sheet, pairs=len(pairs), shown=len(shown))
        names = {
            (c.base.document.id, c.other.document.id, c.kind): _pair_name(c, number=number)
            for number, c in enumerate(shown, start=1)
        }
        for row, pair in enumerate(pairs, start=_CONTENTS_HEAD + 1):
            self._cells(sheet, row, (ui("sheet.left_out"), *_counts(pair, ui=ui)))
            if name := names.get((pair.base, pair.other, pair.kind)):
                sheet.write_url(row, 0, f"internal:'{name}'!A1", self._link, name)
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 2, 46)
        sheet.set_column(3, 3, 20)
        self._filter(sheet, _CONTENTS_HEAD, len(pairs), len(columns))

    def pair(self, comparison: Comparison, *, number: int) -> None:
        """A 修改对照表: base on the left, other on the right, what differs in colour."""
        heads = _words(self._ui, [name for name, _ in _PAIR])
        sheet = self._sheet(_pair_name(comparison, number=number), heads)
        for at, (_, width) in enumerate(_PAIR):
            sheet.set_column(at, at, width)
        row = 0
        widths = [width for _, width in _PAIR]
        for row, line in enumerate(revision_rows(comparison, ui=self._ui), start=1):
            self._line(sheet, row, line, widths)
        self._filter(sheet, 0, row, len(_PAIR))
        names = [plan.document.title for plan in (comparison.base, comparison.other)]
        # & begins a code in headers; the limit of a header is 255 characters
        sheet.set_header("&C" + " → ".join(encodable(n)[:50].replace("&", "&&") for n in names))

    def table(self, name: str, table: Table, *, columns: Sequence[str] | None = None) -> None:
        """A table in words, those of its columns that are named, with a filter."""
        ui, kept = self._ui, columns or table.columns
        at = [table.columns.index(column) for column in kept]
        shown = worded(table, name=name, ui=ui)
        sheet = self._sheet(ui(f"sheet.{name}"), [shown.columns[i] for i in at])
        widths = [40 if column.split("_")[-1] in _WIDE else 13 for column in kept]
        for row, cells in enumerate(shown.rows[:MOST_ROWS], start=1):
            self._cells(sheet, row, [cells[i] for i in at])
            _set_height(sheet, row, [cells[i] for i in at], widths)
        if len(shown.rows) > MOST_ROWS:
            note = ui("sheet.rows_cut", total=len(shown.rows), shown=MOST_ROWS)
            self._cells(sheet, MOST_ROWS + 1, (note,))
        self._filter(sheet, 0, min(len(shown.rows), MOST_ROWS), len(at))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def _sheet(self, name: str, columns: Sequence[str], *, head: int = 0) -> Worksheet:
        """A sheet with its head, frozen and repeated on each printed page."""
        sheet = self._book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.write_string(head, at, column, self._head)
        sheet.freeze_panes(head + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _filter(self, sheet: Worksheet, head: int, rows: int, columns: int) -> None:
        sheet.autofilter(head, 0, head + max(rows, 1), columns - 1)

    def _notes(self, sheet: Worksheet, *, pairs: int, shown: int) -> None:
        """What the workbook is, how its marks read, and which pairs have no sheet."""
        ui, marks = self._ui, self._marks
        sheet.write_string(0, 0, ui("sheet.title"), self._title)
        legend: list[Any] = [ui("sheet.legend")]
        for mark, key in ((Mark.GONE, "gone"), (Mark.NEW, "new"), (Mark.SHARED, "shared")):
            legend += [*([ui("sheet.gap")] if len(legend) > 1 else []), marks[mark]]
            legend.append(ui(f"sheet.{key}"))
        sheet.merge_range(1, 0, 1, 6, "", self._plain)
        sheet.write_rich_string(1, 0, *legend, self._plain)
        some = ui("sheet.some_pairs", pairs=pairs, shown=shown, left=pairs - shown)
        said = some if shown < pairs else ui("sheet.all_pairs", pairs=pairs)
        for row, note in ((2, said), (3, ui("sheet.caution"))):
            sheet.merge_range(row, 0, row, 6, "", self._plain)
            sheet.write_string(row, 0, note, self._plain)
            sheet.set_row(row, 30)  # two lines: merged cells find no height of their own

    def _line(self, sheet: Worksheet, row: int, line: RevisionRow, widths: Sequence[float]) -> None:
        ui = self._ui
        base, other = _texts(line.base), _texts(line.other)
        self._cells(sheet, row, base[:2])
        self._runs(sheet, row, 2, line.base_runs)
        self._runs(sheet, row, 3, line.other_runs)
        self._cells(sheet, row, other[1::-1], at=4)
        lone = None if line.base and line.other else Mark.GONE if line.base else Mark.NEW
        self._cells(sheet, row, (line.change,), at=6, style=self._lone.get(lone) if lone else None)
        self._cells(sheet, row, (line.changes,), at=7)
        self._cells(sheet, row, (line.score,), at=8, style=self._score)
        decided = ui("pair.decided") if line.decided else ""
        self._cells(sheet, row, (base[3], other[3], decided), at=9)
        said = (line.change, line.changes, "")
        texts = (*base[:3], *other[2::-1], *said, base[3], other[3], decided)
        _set_height(sheet, row, texts, widths)

    def _runs(self, sheet: Worksheet, row: int, at: int, runs: Sequence[Run]) -> None:
        """Write runs of text, those that differ in their format."""
        formats = self._marks
        shown = fitting(runs, note=self._ui("sheet.cut"))
        fragments: list[Any] = []
        for run in shown:
            fragments += [formats[run.mark], run.text] if run.mark in formats else [run.text]
        if len(fragments) > 2:
            sheet.write_rich_string(row, at, *fragments, self._cell)
        else:  # xlsxwriter refuses rich text of one run
            style = self._alone.get(shown[0].mark) if shown else None
            self._cells(sheet, row, ["".join(run.text for run in shown)], at=at, style=style)

    def _cells(
        self, sheet: Worksheet, row: int, cells: Sequence[Cell], *, at: int = 0, style: Any = None
    ) -> None:
        for column, cell in enumerate(cells, start=at):
            if cell is None:
                sheet.write_blank(row, column, None, style or self._cell)
            elif isinstance(cell, int | float | Decimal):
                share = self._score if isinstance(cell, float) else self._cell  # scores, coverage
                sheet.write_number(row, column, float(cell), style or share)
            else:
                kept = fitting(plain_runs(cell), note=self._ui("sheet.cut"))
                text = "".join(run.text for run in kept)
                sheet.write_string(row, column, text, style or self._cell)


def _words(ui: Interface, columns: Sequence[str]) -> list[str]:
    return [ui(f"column.{column}") for column in columns]


def _counts(pair: PairSummary, *, ui: Interface) -> tuple[Cell, ...]:
    kind = ui(f"kind.{pair.kind.value}")
    return (
        *(pair.base_title, pair.other_title, kind),
        *(pair.same, pair.only_base, pair.only_other),
    )


def _pair_name(comparison: Comparison, *, number: int) -> str:
    """At most 31 characters, as Excel wants it; the number makes it unique."""
    names = f"{comparison.base.document.id} {comparison.other.document.id}"
    allowed = re.sub(r"[\[\]:*?/\\'\x00-\x1f]", "-", encodable(names))
    return first_units(f"{number:02d} {allowed}", 31).strip()


def _texts(clauses: Sequence[Clause]) -> tuple[str, str, str, str]:
    """Numbers, headings, texts and bodies of the clauses of one side."""
    bodies = (body for c in clauses for body in c.bodies.all)
    return (
        "\n".join(clause.id for clause in clauses),
        "\n".join(dict.fromkeys(" / ".join(clause.heading) for clause in clauses)),
        "\n".join(clause.text for clause in clauses),
        "、".join(dict.fromkeys(bodies)),
    )


def _set_height(sheet: Worksheet, row: int, cells: Sequence[Cell], widths: Sequence[float]) -> None:
    """Make a row as high as its longest text; not every program does that when it opens a file."""
    texts = ((cell, width) for cell, width in zip(cells, widths, strict=True))
    lines = max(lines_of(cell, width) for cell, width in texts if isinstance(cell, str))
    sheet.set_row(row, min(_MOST_HEIGHT, _LINE * max(1, lines) + 2))
