"""Indicator tables: rows of `cell | cell |` whose header names 指标 and a target column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from targets.folding import fold
from targets.numerals import find_numbers
from targets.patterns import matcher
from targets.quantities import plain
from targets.target import Binding, Comparator, Mode, TimeFrame
from targets.times import Horizon
from targets.units import unit_at

_YEAR = re.compile(r"(?:19|20)\d{2}")
_VALUE = re.compile(
    r"(?P<sign>≥|≤|>=|<=|>|<|约|超过|不低于|不超过|达到)?\s?(?P<low>\d[\d,]*(?:\.\d+)?)"
    r"(?:\s?[-~至]\s?(?P<high>\d[\d,]*(?:\.\d+)?))?\s?(?P<unit>[^\d\s以左]{0,8}?)\s?"
    r"(?P<after>以上|以下|以内|左右|及以上)?"
)
_SIGNS = {
    "≥": Comparator.AT_LEAST, ">=": Comparator.AT_LEAST, ">": Comparator.AT_LEAST,
    "超过": Comparator.AT_LEAST, "不低于": Comparator.AT_LEAST, "以上": Comparator.AT_LEAST,
    "及以上": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, "<=": Comparator.AT_MOST,
    "<": Comparator.AT_MOST, "不超过": Comparator.AT_MOST, "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST, "约": Comparator.ABOUT, "左右": Comparator.ABOUT,
}  # fmt: skip
_UNIT_ASIDE = re.compile(r"\((?P<unit>[^()]{1,12})\)$")
_CUT = re.compile(r"(?:降低|下降|减少|削减)(?:率|幅度|比例)?$")
_GROWTH = re.compile(r"(?:增长|增速|增幅|提高)(?:率|速度|幅度)?$")
_NUMBERED = re.compile(r"^[(\d.、)①-⑳]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTarget:
    """One row of an indicator table."""

    start: int  # of the row, for the quote; code points of the text
    end: int
    indicator: str
    stated: str
    low: Decimal
    high: Decimal
    unit: str
    comparator: Comparator
    mode: Mode
    deadline: str | None
    frame: TimeFrame
    baseline: str | None
    binding: Binding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    text: str  # as written, stripped
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Which column holds what; None where the table lacks it."""

    indicator: int
    target: int | None
    year: str | None
    unit: int | None
    baseline: int | None
    growth: int | None
    binding: int | None


def find_rows(text: str, horizon: Horizon) -> Iterator[TableTarget]:
    """The rows of all indicator tables of a text, in reading order.

    Args:
        text: A document's text; rows are lines with cells divided by |.
        horizon: The document's years, for tables whose target column names none.
    """
    columns: _Columns | None = None
    position = 0
    for line in text.split("\n"):
        cells = _cells(line, position)
        position += len(line) + 1
        if len(cells) < 3:
            columns = None
            continue
        header = _columns(cells, horizon)
        if header is not None:
            columns = header
        elif columns is not None and len(cells) > columns.indicator:
            row = _row(cells, columns)
            if row is not None:
                yield row


def _cells(line: str, offset: int) -> tuple[_Cell, ...]:
    if "|" not in line:
        return ()
    cells, start = list[_Cell](), 0
    parts = line.split("|")
    for part in parts:
        lead = len(part) - len(part.lstrip())
        stripped = part.strip()
        cells.append(_Cell(text=stripped, start=offset + start + lead,
                           end=offset + start + lead + len(stripped)))  # fmt: skip
        start += len(part) + 1
    first = 1 if not cells[0].text and line.lstrip().startswith("|") else 0
    last = -1 if not cells[-1].text and line.rstrip().endswith("|") else len(cells)
    return tuple(cells[first:last])


def _columns(cells: Sequence[_Cell], horizon: Horizon) -> _Columns | None:
    """The columns, if these cells are the header of an indicator table."""
    kinds = [_kind(fold(cell.text)) for cell in cells]
    if "indicator" not in kinds:
        return None
    years = {i: m[0] for i, c in enumerate(cells) if (m := _YEAR.search(c.text)) is not None}
    target = _target_column(kinds, years)
    growth = kinds.index("growth") if "growth" in kinds else None
    if target is None and growth is None:
        return None
    earlier = [
        i for i in years if i != target and (target is None or years[i] < years.get(target, "9999"))
    ]
    baseline = kinds.index("baseline") if "baseline" in kinds else earlier[-1] if earlier else None
    last = str(horizon.last) if horizon.last else None
    return _Columns(
        indicator=kinds.index("indicator"),
        target=target,
        year=years.get(target, last) if target is not None else last,
        unit=kinds.index("unit") if "unit" in kinds else None,
        baseline=baseline,
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
    found = next(matcher("columns").find(name), None)
    return found.key if found else ""


def _row(cells: Sequence[_Cell], columns: _Columns) -> TableTarget | None:
    """The target of a row: the value of the target year, else the growth over the period."""

    def cell(index: int | None) -> _Cell | None:
        return cells[index] if index is not None and index < len(cells) else None

    name = _NUMBERED.sub("", fold(cells[columns.indicator].text))
    aside = _UNIT_ASIDE.search(name)
    unit_cell = cell(columns.unit)
    stated_unit = fold(unit_cell.text) if unit_cell else aside["unit"] if aside else ""
    by_year, by_growth = cell(columns.target), cell(columns.growth)
    chosen = by_year if by_year and _VALUE.search(fold(by_year.text)) else by_growth
    found = _VALUE.search(fold(chosen.text)) if chosen else None
    if not name or chosen is None or found is None:
        return None
    grows = chosen is by_growth
    unit, factor = _unit("%" if grows and "%" not in stated_unit else found["unit"] or stated_unit)
    low, high = _number(found["low"]) * factor, _number(found["high"] or found["low"]) * factor
    base, kind = cell(columns.baseline), cell(columns.binding)
    name = name[: aside.start()] if aside and not unit_cell else name
    return TableTarget(
        start=cells[columns.indicator].start,
        end=max(chosen.end, cells[columns.indicator].end),
        indicator=_CUT.sub("", _GROWTH.sub("", name)) or name,
        stated=chosen.text,
        low=plain(min(low, high)),
        high=plain(max(low, high)),
        unit=unit,
        comparator=_SIGNS.get(found["after"] or found["sign"] or "", Comparator.PLAIN),
        mode=Mode.CUT
        if _CUT.search(name)
        else Mode.GROWTH
        if grows or _GROWTH.search(name)
        else Mode.LEVEL,
        deadline=columns.year,
        frame=_frame(chosen, grows=grows),
        baseline=base.text if base and any(c.isdigit() for c in base.text) else None,
        binding=_binding(kind.text if kind else ""),
    )


def _frame(chosen: _Cell, *, grows: bool) -> TimeFrame:
    """A growth is annual unless brackets mark it as summed up: [15], 〔15〕."""
    if not grows:
        return TimeFrame.BY
    return TimeFrame.CUMULATIVE if chosen.text[:1] in "[［〔【" else TimeFrame.ANNUAL


def _binding(text: str) -> Binding | None:
    if "约束" in text:
        return Binding.BINDING
    return Binding.EXPECTED if "预期" in text or "导向" in text else None


def _unit(text: str) -> tuple[str, Decimal]:
    """Base unit and factor of a unit as a column states it: 万元/人 is 元/人 times 10000."""
    plain_text = text.strip("() ")
    number = next(find_numbers("1" + plain_text), None)
    if number is not None:
        found = unit_at("1" + plain_text, number.end)
        if found is not None:
            rest = plain_text[number.end - 1 + found.length :]
            return found.name + rest, number.value
    return plain_text, Decimal(1)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
