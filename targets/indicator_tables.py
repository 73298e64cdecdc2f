"""Indicator tables: rows of `cell | cell |` whose header names 指标 and a target column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.text import fold
from policydiff.stages.targets.context_words import kept_verbs
from policydiff.stages.targets.table_cells import Cell, Stated, is_unit, read_cell
from policydiff.stages.targets.target_codes import Binding, Comparator, Mode, TimeFrame
from policydiff.stages.targets.years.horizon import Horizon

_YEAR = re.compile(r"(?:19|20)\d{2}")
_ASIDE = re.compile(r"\((?P<unit>[^()]{1,12})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTarget:
    """What one row of an indicator table states of one column."""

    start: int  # of the row, for the quote; code points of the text
    end: int
    indicator: str
    stated: str
    low: Decimal | None  # None where the cell states an aim without a value
    high: Decimal | None
    unit: str | None
    comparator: Comparator
    mode: Mode
    deadline: str | None
    frame: TimeFrame
    baseline: str | None
    binding: Binding | None
    averaged: bool = False  # of a column of yearly means


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Which column holds what; None where the table lacks it."""

    names: tuple[str, ...]  # the heads, folded; of the rows of a header joined
    indicator: int
    target: int | None
    year: str | None
    unit: int | None
    baselines: tuple[int, ...]  # the nearest to the target last
    growth: int | None
    binding: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The cells of a row by column, and what its name says."""

    cells: tuple[Cell | None, ...]
    columns: _Columns
    named: Cell  # the cell of the indicator
    name: str  # what it says, without number and unit
    unit: str  # "" where none is stated

    def at(self, index: int | None) -> Cell | None:
        """The cell of a column, if the table and the row have it."""
        return self.cells[index] if index is not None and index < len(self.cells) else None


def find_rows(text: str, horizon: Horizon) -> Iterator[TableTarget]:
    """The targets of all indicator tables of a text, in reading order; a row has up to two.

    Args:
        text: A document's text; rows are lines with cells divided by |.
        horizon: The document's years, for tables whose target column names none.
    """
    columns, fresh, position = None, False, 0
    for line in text.split("\n"):
        cells = _cells(line, position)
        position += len(line) + 1
        if len(cells) < 3:
            columns = None
            continue
        header = _header(cells, columns if fresh else None, horizon)
        fresh = header is not None
        columns = header or columns
        if header is None and columns is not None:
            row = _row(cells, columns)
            yield from _of_row(row) if row else ()


def _cells(line: str, offset: int) -> tuple[Cell, ...]:
    """The cells of a line; a bar at its end closes the last one."""
    if "|" not in line:
        return ()
    cells, start = list[Cell](), 0
    for part in line.split("|"):
        text = part.strip()
        begin = offset + start + (len(part) - len(part.lstrip()) if text else 0)
        cells.append(Cell(text=text, start=begin, end=begin + len(text)))
        start += len(part) + 1
    return tuple(cells[:-1] if not cells[-1].text else cells)


def _header(cells: Sequence[Cell], above: _Columns | None, horizon: Horizon) -> _Columns | None:
    """The columns, if these cells are a header, or the second row of the one above."""
    names = [fold(cell.text) for cell in cells]
    if above is not None:
        below = _aligned(cells, len(above.names), above.indicator)
        names = [fold(cell.text) if cell else "" for cell in below]
        if any(re.search(r"\d", _YEAR.sub("", name)) for name in names):
            return None
        if not any(_kind(name) or _YEAR.search(name) for name in names):
            return None
        names = _joined(above.names, names)
    return _columns(names, horizon)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The heads of two rows; one merged over several columns holds for each of them."""
    joined, last = list[str](), ""
    for over, under in zip(upper, lower, strict=True):
        last = over or (last if under else "")
        joined.append(under if under == last else last + under)
    return joined


def _columns(names: Sequence[str], horizon: Horizon) -> _Columns | None:
    kinds = [_kind(name) for name in names]
    if "indicator" not in kinds:
        return None
    years = {i: m[0] for i, name in enumerate(names) if (m := _YEAR.search(name)) is not None}
    growth = kinds.index("growth") if "growth" in kinds else None
    target = _target_column(kinds, years)
    if target is None and growth is None:
        return None
    earlier = [
        i for i in years if i != target and (target is None or years[i] < years.get(target, "9999"))
    ]
    named = [i for i, kind in enumerate(kinds) if kind == "baseline"]
    last = str(horizon.last) if horizon.last else None
    return _Columns(
        names=tuple(names),
        indicator=kinds.index("indicator"),
        target=target,
        year=years.get(target, last) if target is not None else years.get(growth or 0, last),
        unit=kinds.index("unit") if "unit" in kinds else None,
        baselines=tuple(named or earlier),
        growth=growth,
        binding=kinds.index("binding") if "binding" in kinds else None,
    )


def _target_column(kinds: Sequence[str], years: dict[int, str]) -> int | None:
    """The column of the last year that is no baseline, else the one that is called 目标."""
    named = [i for i, kind in enumerate(kinds) if kind == "target"]
    dated = [i for i in years if kinds[i] in ("", "target")]
    if dated and (named or len(dated) > 1 or "baseline" in kinds):
        return max(dated, key=lambda i: years[i])
    return named[-1] if named else dated[0] if dated else None


def _kind(name: str) -> str:
    """What a column holds; of several words in its head the last one tells (2025年目标增速)."""
    found = ""
    for match in matcher("indicator_columns").find(name):
        found = match.key
    return found


def _aligned(cells: Sequence[Cell], width: int, indicator: int) -> tuple[Cell | None, ...]:
    """Cells by column.

    A line may begin with a bar; cells that are merged with those above may be left out.
    """
    if len(cells) > width and not cells[0].text:
        return tuple(cells[1:])
    missing = max(0, min(width - len(cells), indicator))
    return (*[None] * missing, *cells, *[None] * (width - len(cells) - missing))


def _row(cells: Sequence[Cell], columns: _Columns) -> _Row | None:
    by_column = _aligned(cells, len(columns.names), columns.indicator)
    cell = by_column[columns.indicator]
    if cell is None:
        return None
    name = expression("indicator_name_frames", "row_label").sub("", fold(cell.text)).strip("* ")
    if not name:
        return None
    unit_cell = by_column[columns.unit] if columns.unit is not None else None
    aside = _ASIDE.search(name)
    if aside and (is_unit(aside["unit"]) or unit_cell is None):
        name = name[: aside.start()]
    stated = (
        fold(unit_cell.text) if unit_cell and unit_cell.text else aside["unit"] if aside else ""
    )
    return _Row(cells=by_column, columns=columns, named=cell, name=name, unit=stated)


def _of_row(row: _Row) -> Iterator[TableTarget]:
    """The value of the target year, and the growth over the period beside it."""
    level, growth = row.at(row.columns.target), row.at(row.columns.growth)
    if level is not None and (stated := read_cell(level, row.unit)) is not None:
        yield _target(row, level, stated, mode=_mode(row.name, Mode.LEVEL))
    if growth is not None and growth is not level:
        mode = _growth_mode(row, growth)
        unit = row.unit if growth.summed or mode is Mode.LEVEL else "%"
        if (stated := read_cell(growth, unit)) is not None:
            yield _target(row, growth, stated, mode=mode)


def _growth_mode(row: _Row, cell: Cell) -> Mode:
    """A sum in brackets of what comes about (新增…) is no growth: [8] of 城镇新增就业(万人)."""
    added = expression("change_words", "newly_added").search(row.name) is not None
    counted = cell.summed and (added or kept_verbs().match(row.name) is not None)
    return _mode(row.name, Mode.LEVEL if counted else Mode.GROWTH)


def _mode(name: str, otherwise: Mode) -> Mode:
    if expression("change_words", "cut_at_end").search(name):
        return Mode.CUT
    return Mode.GROWTH if expression("change_words", "growth_at_end").search(name) else otherwise


def _without_change(name: str) -> str:
    """单位GDP能耗降低 without 降低, which the mode says."""
    growth, cut = (expression("change_words", key) for key in ("growth_at_end", "cut_at_end"))
    return cut.sub("", growth.sub("", name)) or name


def _target(row: _Row, cell: Cell, stated: Stated, *, mode: Mode) -> TableTarget:
    kind = row.at(row.columns.binding)
    yearly = cell is row.at(row.columns.growth) and stated.low is not None
    frame = TimeFrame.CUMULATIVE if cell.summed else TimeFrame.ANNUAL if yearly else TimeFrame.BY
    averaged = frame is TimeFrame.ANNUAL and _is_mean(row.columns.names[row.columns.growth or 0])
    return TableTarget(
        start=min(row.named.start, cell.start),
        end=max(row.named.end, cell.end),
        indicator=_without_change(row.name),
        stated=cell.text,
        low=stated.low,
        high=stated.high,
        unit=stated.unit,
        comparator=stated.comparator,
        mode=mode,
        deadline=row.columns.year,
        frame=frame,
        baseline=_baseline(row),
        binding=_binding(f"{kind.text if kind else ''}{row.named.text}"),
        averaged=averaged,
    )


def _is_mean(head: str) -> bool:
    """Whether a column is of yearly means: 年均增速."""
    return any(match.key == "averaged" for match in matcher("times").find(head))


def _baseline(row: _Row) -> str | None:
    """What the last of the columns with a value says."""
    cells = (row.at(index) for index in reversed(row.columns.baselines))
    return next((c.text for c in cells if c and any(map(str.isdigit, c.text))), None)


def _binding(text: str) -> Binding | None:
    if expression("target_nature", "binding_in_table").search(text):
        return Binding.BINDING
    expected = expression("target_nature", "expected_in_table").search(text)
    return Binding.EXPECTED if expected else None
