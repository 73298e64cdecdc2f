"""The columns of an indicator table: which names, which values, and which of these are aims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.knowledge.stated_units import is_unit
from policydiff.stages.knowledge.table_heads import ColumnHead, HeadKind, read_column_head
from policydiff.stages.support.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYears:
    """The years of a document; None where they are not known."""

    issued: int | None
    first: int | None  # planned for
    last: int | None

    @property
    def single(self) -> bool:
        """Whether it plans for one year."""
        return self.first is not None and self.first == self.last


class Stage(StrEnum):
    """Whether a column holds aims or what was reached."""

    AIM = "aim"
    REACHED = "reached"
    OPEN = "open"  # named by a year alone


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueColumn:
    """A column with values."""

    index: int
    stage: Stage
    growth: bool  # 增长, 年均增速
    averaged: bool  # 年均 or 累计: of the years of the plan together
    rate: bool  # 增长 or 增速 is said of it, and not 年均 alone
    year: str | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what."""

    heads: tuple[str, ...]  # as written, of the rows of the head joined
    names: tuple[int, ...]  # the columns of the name; that behind is a part of what is before
    name_units: tuple[str, ...]
    unit: int | None
    binding: int | None
    aims: tuple[ValueColumn, ...]
    baselines: tuple[int, ...]  # the nearest to the aims last
    others: tuple[int, ...]  # columns whose head tells nothing

    @property
    def first_name(self) -> int:
        """The first column that names."""
        return self.names[0]


def read_columns(heads: Sequence[str], years: PlanYears, *, turned: bool = False) -> Columns | None:
    """The columns with these heads; None where they are not the head of an indicator table.

    A table has a column of names, and one or more with aims: those called 目标 or 预期, or else
    the last of those that are named by a year. Where the heads of names say only 项目 or nothing,
    a column must be called an aim.

    Args:
        heads: The heads as written, those of several rows joined; "" below a merged one.
        years: The document's.
        turned: Whether the table was turned, so that its first column names whatever heads it.
    """
    read = [read_column_head(head) for head in heads]
    values = _with_stages(_value_columns(read), years)
    aims = tuple(column for column in values if column.stage is Stage.AIM)
    called = any(HeadKind.TARGET in read[aim.index].kinds for aim in aims)
    names = (0,) if turned else _name_columns(read, called=called)
    if not names or not aims:
        return None
    kinds = [head.kind for head in read]
    reached = [v for v in values if v.stage is not Stage.AIM and not v.growth]
    return Columns(
        heads=tuple(heads),
        names=names,
        name_units=next((read[i].units for i in names if read[i].units), ()),
        unit=_index(kinds, HeadKind.UNIT),
        binding=_index(kinds, HeadKind.BINDING),
        aims=aims,
        baselines=tuple(column.index for column in reached),
        others=tuple(i for i, h in enumerate(read) if h.text and not h.speaks and i not in names),
    )


def _index(kinds: Sequence[HeadKind | None], kind: HeadKind) -> int | None:
    return kinds.index(kind) if kind in kinds else None


def _name_columns(heads: Sequence[ColumnHead], *, called: bool) -> tuple[int, ...]:
    """The columns of names: the last one headed so, and those below the rest of its head."""
    kinds = [head.kind for head in heads]
    found = [i for i, kind in enumerate(kinds) if kind is HeadKind.INDICATOR and not heads[i].years]
    if not found and called:
        found = [i for i, kind in enumerate(kinds) if kind is HeadKind.THING and not heads[i].years]
        found = found or [i for i, head in enumerate(heads[:1]) if not head.text]
    if not found:
        return ()
    last = found[-1]
    merged = takewhile(lambda head: not head.text, heads[last + 1 :])
    return tuple(range(last, last + 1 + len(tuple(merged))))


def _value_columns(heads: Sequence[ColumnHead]) -> list[ValueColumn]:
    """The columns with values; what their heads leave open stays so."""
    spans, grows = (
        expression("table_phrases", "span_of_years"),
        expression("change_words", "growth_noun"),
    )
    found = list[ValueColumn]()
    for index, head in enumerate(heads):
        growth = HeadKind.GROWTH in head.kinds
        named = {HeadKind.TARGET: Stage.AIM, HeadKind.BASELINE: Stage.REACHED}
        stages = [named[kind] for kind in head.kinds if kind in named]
        valued = head.kind in (*named, HeadKind.GROWTH) or (head.years and not head.kinds)
        if valued:
            column = ValueColumn(
                index=index,
                stage=stages[-1] if stages else Stage.OPEN,
                growth=growth,
                averaged=growth and spans.search(head.text) is not None,
                rate=growth and grows.search(head.text) is not None,
                year=head.years[-1] if head.years else None,
                units=head.units,
            )
            found.append(_beside(column, found[-1] if found else None))
    return found


def _beside(column: ValueColumn, before: ValueColumn | None) -> ValueColumn:
    """A growth without a year or a stage is of the column before it; 年均 is an aim."""
    if not column.growth or column.year or column.stage is not Stage.OPEN:
        return column
    if column.averaged or before is None:
        return replace(column, stage=Stage.AIM)
    return replace(column, stage=before.stage, year=before.year)


def _with_stages(columns: Sequence[ValueColumn], years: PlanYears) -> list[ValueColumn]:
    """The columns with those that a year alone names made aims or results.

    Beside columns that are called aims they are none. Else the last year is one, and so is each
    that lies behind the year of issue. An aim for a year before the plan begins is past.
    """
    called = any(column.stage is Stage.AIM and not column.averaged for column in columns)
    aimed_at = {column.year for column in columns if column.stage is Stage.AIM}
    open_years = [column.year for column in columns if column.stage is Stage.OPEN and column.year]
    last = max(open_years, default=None)
    latest = max((c.year for c in columns if c.stage is Stage.AIM and c.year), default=None)
    settled = list[ValueColumn]()
    for column in columns:
        stage = column.stage
        if stage is Stage.OPEN:
            aimed = column.growth and column.year in aimed_at
            aimed |= not called and (column.year == last or _is_ahead(column.year, years))
            stage = Stage.AIM if aimed and _is_planned(column.year, years) else Stage.REACHED
        elif stage is Stage.AIM and column.year and column.year != latest:
            stage = stage if _is_planned(column.year, years) else Stage.REACHED
        settled.append(replace(column, stage=stage))
    return settled


def _is_ahead(year: str | None, years: PlanYears) -> bool:
    """Whether a year lies behind that of issue, where this is known."""
    return year is not None and years.issued is not None and int(year) > years.issued


def _is_planned(year: str | None, years: PlanYears) -> bool:
    """Whether the document may plan for a year."""
    return year is None or years.first is None or int(year) >= years.first


def join_heads(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The heads of two rows; one merged over several columns holds for each of them."""
    joined, last = list[str](), ""
    for over, under in zip(upper, lower, strict=True):
        last = over or (last if under else "")
        unit = f"({under})" if is_unit(fold(under)) else under
        joined.append(under if under == last else last + unit)
    return tuple(joined)


def continues_head(heads: Sequence[str]) -> bool:
    """Whether cells are the second row of a head: words of heads, years, units; no values."""
    read = [read_column_head(head) for head in heads if head]
    if not any(head.speaks or head.units or is_unit(head.text) for head in read):
        return False
    return not any(re.search(r"\d", re.sub(r"(?:19|20)\d{2}", "", fold(h))) for h in heads)
