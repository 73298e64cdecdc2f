"""Matrices of indicators × years or places: a value in each cell, or a sign for what it lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from policydiff.stages.compare.indicators.indicator_similarity import plain_name
from policydiff.stages.compare.model.presence_types import Presence, State
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import half_width, signed
from policydiff.stages.support.numerals import prefix
from policydiff.stages.targets import Target

_SHORT = 4  # characters of a value that a cell tells beside its sign
_SPAN = 5  # years of a five-year plan


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """What stands there, short; the title tells it whole."""

    words: str
    look: str  # "stated", "kept", "first", "above", "below", "silent", "not_given"
    title: str
    href: str | None = None
    spot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """An indicator."""

    indicator: str
    unit: str
    cells: tuple[GridCell, ...]
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """Rows below one heading; "" has none."""

    title: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A matrix."""

    anchor: str
    title: str
    about: str
    heads: tuple[str, ...]
    count_head: str
    groups: tuple[GridGroup, ...]
    more: tuple[GridRow, ...]  # folded
    source: str
    upright: bool = False  # heads of many columns are written from top to bottom
    first: bool = False  # the first column is the superior's
    turned: bool = False  # a row for each place, a column for each indicator


def value_cell(
    target: Target, low: Decimal, high: Decimal, *, factor: Decimal, look: str, where: str
) -> GridCell:
    """A cell with a value: ≈5.5."""
    title = f"{where}：{half_width(target.stated)}"
    return GridCell(words=signed(target, low, high, factor=factor), look=look, title=title)


def sign_cell(
    cell: Presence, *, where: str, mentioned: bool, roomy: bool, ui: Interface
) -> GridCell:
    """A cell without a value of its own: what stands there instead, as a sign.

    Args:
        cell: What was found there.
        where: Place and year, for the title.
        mentioned: Whether the document has the name at least.
        roomy: Whether there is room for the value of what stands there by another name.
        ui: For the signs.
    """
    if cell.state is State.NOT_GIVEN:
        return GridCell(words="", look="not_given", title=f"{where}：{ui('state.not_given')}")
    words = _sign(cell if roomy else replace(cell, target=None), mentioned=mentioned, ui=ui)
    told = half_width(cell.stated) if cell.stated else ui(f"state.{cell.state.value}")
    if mentioned and cell.state is State.ABSENT:
        told = ui("sign_about.mentioned")
    return GridCell(words=words, look="silent", title=f"{where}：{told}")


def sign_of(cell: Presence, *, ui: Interface) -> str:
    """The sign alone, for pictures."""
    return _sign(replace(cell, target=None), mentioned=False, ui=ui)


def _sign(cell: Presence, *, mentioned: bool, ui: Interface) -> str:
    if cell.state is State.ABSENT:
        return ui("sign.mentioned") if mentioned else "·"
    if cell.state is State.STATED:  # by this name, and in another unit or of another kind
        return _near(cell.target, ui=ui)
    if cell.state is not State.SEE_ALSO:
        return ui(f"sign.{cell.state.value}")
    target = cell.target
    own = target is not None and plain_name(target.indicator) == plain_name(cell.indicator)
    if target is not None and own and target.years is not None and target.years.first is not None:
        five = target.years.last - target.years.first + 1 == _SPAN
        return ui("sign.five" if five else "sign.several_years")
    return _near(target, ui=ui)


def _near(target: Target | None, *, ui: Interface) -> str:
    """另 with the value of what stands there by another name."""
    if target is None or target.low is None:
        return ui("sign.see_also")
    high = target.low if target.high is None else target.high
    factor, word = prefix(max(abs(target.low), abs(high)))
    value = f"{signed(target, target.low, high, factor=factor)}{word}"
    return ui("sign.near", value=value) if len(value) <= _SHORT else ui("sign.see_also")


def signs_legend(*, ui: Interface) -> str:
    """What the signs of the cells stand for."""
    names = ("see_also", "refers", "words", "five", "mentioned")
    parts = [ui("sign.legend", sign=ui(f"sign.{n}"), about=ui(f"sign_about.{n}")) for n in names]
    return ui("ranking.stop").join([*parts, ui("sign_about.absent"), ui("sign_about.not_given")])
