"""Volumes of two places for each unit of a denominator: beds for each 10 000 people of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import reduce
from pathlib import Path

from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.change_types import (
    Direction,
    PerHead,
    TargetChange,
    TargetVerdict,
)
from policydiff.stages.compare.model.comparison import Comparison
from policydiff.stages.compare.targets.values import committed_ends, want_high
from policydiff.stages.documents import Document
from policydiff.stages.support.csv_input import Entry, read_table
from policydiff.stages.support.errors import LexiconError, joined
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.numerals import plain_decimal
from policydiff.stages.targets import Target

DIGITS = 4  # significant ones of a volume for each unit
_COLUMNS = ("place", "year", "variable", "value", "source")
_BETWEEN = (TargetVerdict.HIGHER, TargetVerdict.LOWER, TargetVerdict.EQUAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denominator:
    """What volumes of a place are divided by, in one year."""

    place: str  # code or name
    year: int
    variable: str
    value: Decimal
    source: str


def read_denominators(path: Path) -> tuple[Denominator, ...]:
    """The rows of a CSV file: place (code or name), year, variable, value, source.

    Raises:
        LexiconError: The file cannot be read, lacks a column, or rows are wrong; all are named.
    """
    rows = read_table(path, required=_COLUMNS)
    problems = ["no rows"] if not rows else [said for row in rows for said in _problems(row)]
    if problems:
        raise LexiconError(str(path), joined(problems), hint="correct these rows")
    return tuple(
        Denominator(
            place=row.values["place"],
            year=int(row.values["year"]),
            variable=row.values["variable"],
            value=Decimal(row.values["value"]),
            source=row.values["source"],
        )
        for row in rows
    )


def _problems(row: Entry) -> Iterator[str]:
    for name in ("place", "variable"):
        if not row.values[name]:
            yield f"line {row.line}: no {name}"
    if not (row.values["year"].isascii() and row.values["year"].isdigit()):
        yield f"line {row.line}: year {row.values['year']} is no year"
    try:
        positive = Decimal(row.values["value"]) > 0
    except InvalidOperation:
        positive = False
    if not positive:
        yield f"line {row.line}: value {row.values['value']} is no number above 0"


def with_per_head(comparison: Comparison, given: Sequence[Denominator]) -> Comparison:
    """The comparison, with volumes of its two places for each unit of the denominators.

    Of each variable the latest year counts that is not after the last one that a plan is for; the
    years are told. Where a place has no row the volumes stay as they are.
    """
    base, other = (
        _latest(comparison.base.document, given),
        _latest(comparison.other.document, given),
    )
    shared = [name for name in base if name in other]
    if not shared:
        return comparison
    return replace(
        comparison,
        target_changes=tuple(
            _divided(comparison, change, [(base[name], other[name]) for name in shared])
            for change in comparison.target_changes
        ),
    )


def _latest(document: Document, given: Sequence[Denominator]) -> Mapping[str, Denominator]:
    """Of each variable the row for the document's place, in the order of the file."""
    place, period = document.jurisdiction, document.period
    if place is None:
        return {}
    found: dict[str, Denominator] = {}
    for row in given:
        known = row.place in (place.code, place.name) and (
            period is None or row.year <= period.last
        )
        if known and (row.variable not in found or row.year > found[row.variable].year):
            found[row.variable] = row
    return found


def _divided(
    comparison: Comparison,
    change: TargetChange,
    rows: Sequence[tuple[Denominator, Denominator]],
) -> TargetChange:
    if change.change not in _BETWEEN or change.base is None or change.other is None:
        return change
    left, right = comparison.base.target(change.base), comparison.other.target(change.other)
    if is_rate(left) or left.low is None or right.low is None:
        return change
    found = tuple(_per_head(left, right, mine, theirs) for mine, theirs in rows)
    return replace(change, per_head=found, why=reduce(_with_note, found, change.why))


def _per_head(left: Target, right: Target, mine: Denominator, theirs: Denominator) -> PerHead:
    high = want_high(left, right)
    before, after = (committed_ends(t, like=left, high=high)[0] for t in (left, right))
    base, other = _rounded(before / mine.value), _rounded(after / theirs.value)
    order = (Direction.SAME, Direction.HIGHER, Direction.LOWER)
    return PerHead(
        variable=mine.variable,
        base=base,
        other=other,
        unit=left.unit,
        direction=order[(other > base) - (other < base)],
        base_year=mine.year,
        other_year=theirs.year,
        base_source=mine.source,
        other_source=theirs.source,
    )


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - DIGITS + 1)) if value else value


def _with_note(why: Notice, found: PerHead) -> Notice:
    """The explanation with what the volumes are for each unit, and of which years that is."""
    return Notice.of(
        NoticeCode.PER_HEAD,
        why=why,
        variable=found.variable,
        base=plain_decimal(found.base),
        base_year=found.base_year,
        other=plain_decimal(found.other),
        other_year=found.other_year,
        unit=found.unit or "",
    )
