"""What the rows of indicator tables state: a value, or words that are read as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.stated_units import units_in, without_units
from policydiff.stages.support.span import Span
from policydiff.stages.support.text import fold
from policydiff.stages.targets.context_words import dropped_verbs, kept_verbs
from policydiff.stages.targets.tables.cells import (
    Cell,
    Stated,
    begins_with_value,
    read_aim,
    read_cell,
    read_lead,
)
from policydiff.stages.targets.tables.columns import (
    Columns,
    PlanYears,
    ValueColumn,
    continues_head,
    join_heads,
    read_columns,
)
from policydiff.stages.targets.tables.grid import (
    Grid,
    Row,
    caption_of,
    find_grids,
    lone,
    upright,
)
from policydiff.stages.targets.target_codes import Binding, Comparator, Mode, TimeFrame

_SHORTEST_NAME = 2  # characters; a shorter one needs the name that it is a part of: 居民收入, 城镇


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTarget:
    """What one row of an indicator table states of one column."""

    start: int  # of the row, for the quote; code points of the text
    end: int
    cell: Span
    indicator: str
    stated: str
    low: Decimal | None  # None where the cell states an aim without a value
    high: Decimal | None
    unit: str | None
    comparator: Comparator
    mode: Mode
    deadline: str | None
    frame: TimeFrame
    averaged: bool
    baseline: str | None
    binding: Binding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText:
    """A cell that holds words: 增长8%左右, 建成5个…、改造3个…."""

    start: int  # of the row, for the quote; code points of the text
    end: int
    cell: Span
    subject: str  # the name of the row, for a cell that names nothing itself; "" for other cells
    deadline: str | None
    baseline: str | None
    binding: Binding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of an indicator table and all that it states; nothing for heads and notes."""

    start: int  # of the line; code points of the text
    stated: tuple[TableTarget | CellText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What holds for all rows below a head."""

    columns: Columns
    labels: tuple[Cell, ...]  # of a turned table the first cells of its lines; else none
    units: tuple[str, ...]  # of the caption
    brackets: Mapping[str, bool]  # what the notes say: True for sums, False for rates of growth
    years: PlanYears


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The cells of a row by column, and what its name says."""

    cells: tuple[Cell | None, ...]
    named: Cell  # the cell of the name
    name: str  # what it says, without number and unit
    units: tuple[str, ...]

    def at(self, index: int | None) -> Cell | None:
        """The cell of a column, if the table and the row have it."""
        return self.cells[index] if index is not None and index < len(self.cells) else None


def find_rows(text: str, years: PlanYears) -> Iterator[TableRow]:
    """The rows of all indicator tables of a text, in reading order, their heads too.

    A table whose head names no indicators or no aims has none.

    Args:
        text: A document's text; rows are lines with cells divided by |.
        years: The document's, for columns that name none.
    """
    for grid in find_grids(text):
        if grid.keyed:
            yield from (row for row in _of_grid(grid, years, turned=False) if row.stated)
            continue
        turned = upright(grid)
        if turned is grid:
            yield from _of_grid(grid, years, turned=False)
            continue
        rows = _of_grid(turned, years, turned=True)
        found = tuple(item for row in rows for item in row.stated)
        for row in grid.rows if found else ():
            inside = (item for item in found if row.start <= item.start <= row.end)
            yield TableRow(start=row.start, stated=tuple(inside))


def _of_grid(grid: Grid, years: PlanYears, *, turned: bool) -> Iterator[TableRow]:
    """The rows below each head of a grid; a head stands anew where a page begins."""
    table: _Table | None = None
    heads: tuple[str, ...] = ()
    fresh = False
    for number, row in enumerate(grid.rows):
        found = None
        if fresh and table is not None:
            below = _texts(_aligned(row.cells, len(heads), table.columns.first_name))
            joined = join_heads(heads, below)
            found = read_columns(joined, years) if continues_head(below) else None
        found = found or read_columns(_texts(row.cells), years, turned=turned and not number)
        fresh = found is not None
        if found is not None:
            heads = found.heads
            labels = row.cells if turned else ()
            table = _table(found, labels, grid, number, years)
        if table is not None:
            stated = () if fresh else tuple(_of_row(row, table))
            yield TableRow(start=row.start, stated=stated)


def _texts(cells: Sequence[Cell | None]) -> tuple[str, ...]:
    return tuple(cell.text if cell else "" for cell in cells)


def _table(
    columns: Columns, labels: tuple[Cell, ...], grid: Grid, number: int, years: PlanYears
) -> _Table:
    """What holds below a head that is the row of this number."""
    notes = [fold(line) for line in (*grid.above, *grid.below)]
    notes += [fold(c.text) for row in grid.rows if lone(row) for c in row.cells if c.text]
    brackets = dict[str, bool]()
    for note in notes:
        for key, sums in (("averaged_brackets", False), ("summed_brackets", True)):
            for match in expression("table_phrases", key).finditer(note):
                brackets[match["open"]] = sums
    stated = (units_in(line) for line in caption_of(grid.rows[:number], grid.above).split("\n"))
    return _Table(
        columns=columns,
        labels=labels,
        units=next((units for units in reversed(tuple(stated)) if units), ()),
        brackets=brackets,
        years=years,
    )


def _aligned(cells: Sequence[Cell], width: int, first_name: int) -> tuple[Cell | None, ...]:
    """Cells by column.

    A line may begin with a bar; cells that are merged with those above may be left out.
    """
    if len(cells) > width and not cells[0].text:
        return tuple(cells[1 : width + 1])
    missing = max(0, min(width - len(cells), first_name))
    return (*[None] * missing, *cells, *[None] * (width - len(cells) - missing))[:width]


def _of_row(row: Row, table: _Table) -> Iterator[TableTarget | CellText]:
    """What the cells of a row state: of each aim, else the name, then the other columns."""
    named = _named(row, table)
    if named is None:
        return
    aims = list[TableTarget | CellText]()
    for column in table.columns.aims:
        cell = named.at(column.index)
        if cell is not None and cell.text:
            stated = _of_cell(named, column, cell, table)
            aims += [stated] if stated else []
    yield from aims or [_words(named.named, named, table)]
    others = (named.at(index) for index in table.columns.others)
    yield from (_words(cell, named, table) for cell in others if cell is not None and cell.text)


def _named(row: Row, table: _Table) -> _Named | None:
    """The row, if it has a name; a note on the row above has none."""
    columns = table.columns
    cells = _aligned(row.cells, len(columns.heads), columns.first_name)
    names = [cell for i in columns.names if (cell := cells[i]) is not None and cell.text]
    if not names or expression("table_phrases", "row_note").match(fold(names[-1].text)):
        return None
    cell = names[-1]
    name = _bare_name(cell.text)
    if len(name) <= _SHORTEST_NAME and len(names) > 1:
        whole = _bare_name(names[-2].text)
        before = name in words_of("table_phrases", "half_of_people")
        name = name + whole if before else whole + name
    unit = cells[columns.unit] if columns.unit is not None else None
    stated = (fold(unit.text),) if unit is not None and unit.text else units_in(cell.text)
    return _Named(cells=cells, named=cell, name=name, units=stated) if name else None


def _bare_name(text: str) -> str:
    """A name without its number, 其中, unit and marks of notes."""
    label = expression("indicator_name_frames", "row_label")
    return without_units(label.sub("", fold(text)).strip("*#[] ")).strip("*# ")


def _of_cell(
    named: _Named, column: ValueColumn, cell: Cell, table: _Table
) -> TableTarget | CellText | None:
    """What the cell of an aim states: a value, an aim without one, or words."""
    mode = _mode_of(named, column, cell, table)
    unit = _unit(named, column, cell, table, mode=mode)
    stated = read_cell(cell, unit) or read_lead(cell, unit)
    if stated is None and not any(map(str.isdigit, cell.text)):
        stated = read_aim(cell)
    if stated is None:
        return _words_of_aim(named, column, cell, table)
    if stated.signed and not column.growth:
        mode, stated = _change(stated)
    return _target(named, column, cell, stated, table, mode=mode)


def _change(stated: Stated) -> tuple[Mode, Stated]:
    """A signed value that is not in a column of growth: +8 is a growth of 8, -3 a cut of 3."""
    if stated.low is None or stated.high is None or stated.low >= 0:
        return Mode.GROWTH, stated
    return Mode.CUT, replace(stated, low=-stated.high, high=-stated.low)


def _mode_of(named: _Named, column: ValueColumn, cell: Cell, table: _Table) -> Mode:
    """Level, growth or cut, by the end of the name, the column and the brackets around a value.

    A sum in brackets of what comes about (新增…) is no growth: [8] of 城镇新增就业(万人).
    """
    added = expression("change_words", "newly_added").search(named.name) is not None
    counted = added or kept_verbs().match(named.name) is not None
    share = expression("table_phrases", "share_name").search(named.name) is not None
    level = (_is_summed(cell, table) and counted) or (share and not column.rate)
    growing = table.brackets.get(cell.bracket) is False or (column.growth and not level)
    if expression("change_words", "cut_at_end").search(named.name):
        return Mode.CUT
    grown = expression("change_words", "growth_at_end").search(named.name)
    return Mode.GROWTH if growing or grown else Mode.LEVEL


def _is_summed(cell: Cell, table: _Table) -> bool:
    """Whether brackets mark a sum; a note below the table may say what they mean."""
    return table.brackets.get(cell.bracket, cell.summed)


def _unit(named: _Named, column: ValueColumn, cell: Cell, table: _Table, *, mode: Mode) -> str:
    """The unit of a value whose cell names none; "" where nothing states it.

    The head of the column comes first, then the row, the head of the names, the caption. What is
    stated for many rows is not said of shares (城镇化率), nor of rates of growth.
    """
    rate = column.growth and mode is not Mode.LEVEL and not _is_summed(cell, table)
    rate = rate or table.brackets.get(cell.bracket) is False
    if not column.units and rate:
        return "%"
    share = expression("table_phrases", "share_name").search(named.name) is not None
    if not column.units and named.units:
        return named.units[0]
    shared = column.units or table.columns.name_units or table.units
    if share or (column.growth and "%" in shared):
        return "%"
    return next((unit for unit in shared if unit != "%" or len(shared) == 1), "")


def _target(
    named: _Named, column: ValueColumn, cell: Cell, stated: Stated, table: _Table, *, mode: Mode
) -> TableTarget:
    quote = _quote(named, column, cell, table)
    year = _year(column, table)
    summed = _is_summed(cell, table)
    mean = expression("table_phrases", "mean_in_name").search(named.name)
    averaged = column.averaged or mean is not None or table.brackets.get(cell.bracket) is False
    yearly = (column.growth or averaged or table.years.single) and stated.low is not None
    frame = TimeFrame.CUMULATIVE if summed else TimeFrame.ANNUAL if yearly else TimeFrame.BY
    return TableTarget(
        start=quote.start,
        end=quote.end,
        cell=Span(cell.start, cell.end),
        indicator=_without_change(_without_mean(named.name)),
        stated=cell.text,
        low=stated.low,
        high=stated.high,
        unit=stated.unit,
        comparator=Comparator(stated.comparator),
        mode=mode,
        deadline=year,
        frame=frame,
        averaged=averaged and not summed and stated.low is not None,
        baseline=_baseline(named, table),
        binding=_binding_of(named, table),
    )


def _year(column: ValueColumn, table: _Table) -> str | None:
    """The year that a value is for: the head's, the document's last, that of the last aim."""
    if column.year or table.years.last:
        return column.year or str(table.years.last)
    return max((aim.year for aim in table.columns.aims if aim.year), default=None)


def _quote(named: _Named, column: ValueColumn, cell: Cell, table: _Table) -> Span:
    """From the name of the row to the cell; in a turned table the year stands in its line."""
    first = table.labels[column.index] if table.labels else named.named
    return Span(min(first.start, cell.start), max(first.end, cell.end))


def _words_of_aim(named: _Named, column: ValueColumn, cell: Cell, table: _Table) -> CellText:
    """The words of an aim, said of the row's name."""
    quote = _quote(named, column, cell, table)
    return CellText(
        start=quote.start,
        end=quote.end,
        cell=Span(cell.start, cell.end),
        subject=named.name,
        deadline=_year(column, table),
        baseline=_baseline(named, table),
        binding=_binding_of(named, table),
    )


def _words(cell: Cell, named: _Named, table: _Table) -> CellText:
    """The words of a cell that stand for themselves."""
    return CellText(
        start=cell.start,
        end=cell.end,
        cell=Span(cell.start, cell.end),
        subject="",
        deadline=None,
        baseline=None,
        binding=_binding_of(named, table),
    )


def _without_mean(name: str) -> str:
    """年均新增就业 without 年均, which is told apart."""
    return expression("table_phrases", "mean_in_name").sub("", name) or name


def _without_change(name: str) -> str:
    """单位GDP能耗降低 without 降低, which the mode says."""
    growth, cut = (expression("change_words", key) for key in ("growth_at_end", "cut_at_end"))
    return cut.sub("", growth.sub("", name)) or name


def _baseline(named: _Named, table: _Table) -> str | None:
    """What the last of the columns of what was reached says in figures."""
    cells = (named.at(index) for index in reversed(table.columns.baselines))
    return next((c.text for c in cells if c and any(map(str.isdigit, c.text))), None)


def _binding_of(named: _Named, table: _Table) -> Binding | None:
    cell = named.at(table.columns.binding)
    text = f"{cell.text if cell else ''}{named.named.text}"
    if expression("target_nature", "binding_in_table").search(text):
        return Binding.BINDING
    expected = expression("target_nature", "expected_in_table").search(text)
    return Binding.EXPECTED if expected else None


def sentence_of(item: CellText, text: str) -> str:
    """The name of a row and the words of its cell as a sentence.

    A verb before a number takes the name as its object: 高标准农田 with 建成5万亩 is
    建成高标准农田5万亩.
    """
    words = fold(item.cell.of(text)).strip()
    verb = kept_verbs().match(words) or dropped_verbs().match(words)
    if verb is None or not begins_with_value(words[verb.end() :]):
        return item.subject + words
    known = verb[0] in item.subject
    return f"{'' if known else verb[0]}{item.subject}{words[verb.end() :]}"
