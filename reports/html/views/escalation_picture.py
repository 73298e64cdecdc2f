"""Lay out the picture of a chain: a band of dots for each level below a superior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.compare.model.escalation_types import Chain, Rung, Standing
from policydiff.stages.reports.shared.axis import Axis, Tick
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.numerals import plain_decimal, prefix

WIDTH = 640
LEFT, RIGHT = 16, 24
_OVER = 8  # by which the superior's line stands out above a pile and below the floor
_LABEL, _FOOT, _GAP = 24, 42, 18  # heights of a band's name, of the axis, between bands
_PITCH, _TALLEST = 11.0, 150.0  # between dots of one value; of a pile of them
_OPEN = ("at_least", "at_most")  # on top of a pile
_ORDER = ("country", "province", "prefecture", "county")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One place's target."""

    x: str
    y: str
    shape: str  # the comparator: at_least and at_most are open marks
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Places of one level that are held against one superior."""

    label: str
    label_y: str
    top: str
    floor: str
    line_end: str
    line: str | None  # where the superior's value lies; None: no superior states one
    line_title: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chain as dots, in units of its own."""

    height: int
    radius: str
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    unit: str
    summary: str  # for those who do not see it

    width: int = WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    superior: Rung | None
    level: str
    rungs: tuple[Rung, ...]


def draw_chain(chain: Chain, *, ui: Interface) -> Picture | None:
    """The picture of rates; None for volumes, which do not compare across levels, and for aims."""
    groups = _groups(chain)
    stated = [r for group in groups for r in (*group.rungs, group.superior) if r is not None]
    if not groups or chain.totals or not stated:
        return None
    values = [value for rung in stated for value in (rung.low, rung.high) if value is not None]
    room = (max(values) - min(values)) / 12 or abs(max(values)) / 4 or Decimal(1)
    low, high = min(values) - room, max(values) + room
    axis = Axis(low=low, high=high, start=LEFT, end=WIDTH - RIGHT)
    pitch = min(_PITCH, _TALLEST / max(_tallest(group) for group in groups))
    bands, y = [], 4.0
    for group in groups:
        floor = y + _LABEL + _OVER + max(2, _tallest(group)) * pitch
        bands.append(_band(group, axis, top=y, floor=floor, pitch=pitch, ui=ui))
        y = floor + _GAP
    ticks = axis.ticks()
    factor, word = prefix(ticks[-1] if ticks else Decimal(1))
    return Picture(
        height=round(y + _FOOT - _GAP),
        radius=f"{pitch * 0.42:.1f}",
        bands=tuple(bands),
        ticks=tuple(Tick(at=axis.at(v), text=plain_decimal(v / factor)) for v in ticks),
        unit=f"{word}{chain.unit or ''}",
        summary="; ".join(_said(rung) for rung in stated),
    )


def _groups(chain: Chain) -> tuple[_Group, ...]:
    """Places that state a value, by the superior that they are held against and by level."""
    by_name = {rung.name: rung for rung in chain.rungs if rung.standing is Standing.STATED}
    found: dict[tuple[str, str], list[Rung]] = {}
    above = {r.same_year.place for r in chain.rungs if r.same_year is not None}
    for rung in by_name.values():
        if rung.same_year is not None or rung.name not in above:
            place = rung.same_year.place if rung.same_year else ""
            found.setdefault((place, rung.level.value), []).append(rung)

    def place_order(key: tuple[str, str]) -> tuple[str, int]:
        superior = by_name.get(key[0])
        return superior.code if superior else "", _ORDER.index(key[1])

    return tuple(
        _Group(superior=by_name.get(key[0]), level=key[1], rungs=tuple(found[key]))
        for key in sorted(found, key=place_order)
    )


def _tallest(group: _Group) -> int:
    values = [rung.low for rung in group.rungs]
    return max(values.count(value) for value in values)


def _band(
    group: _Group, axis: Axis, *, top: float, floor: float, pitch: float, ui: Interface
) -> Band:
    superior = group.superior
    level = ui(f"level.{group.level}")
    name = _said(superior) if superior else ui("escalation.no_superior")
    return Band(
        label=ui("escalation.band", superior=name, level=level, number=len(group.rungs)),
        label_y=f"{top + 15:.1f}",
        top=f"{top + _LABEL - 4:.1f}",
        floor=f"{floor:.1f}",
        line_end=f"{floor + _OVER:.1f}",
        line=axis.at(superior.low) if superior and superior.low is not None else None,
        line_title=_said(superior) if superior else "",
        dots=tuple(_dots(group.rungs, axis, floor=floor, pitch=pitch)),
    )


def _dots(rungs: Sequence[Rung], axis: Axis, *, floor: float, pitch: float) -> list[Dot]:
    """Equal values pile up, in the order of the places' codes."""
    piled: dict[Decimal, int] = {}
    dots = []
    for rung in sorted(rungs, key=lambda rung: (_shape(rung) in _OPEN, rung.code)):
        if rung.low is None:
            continue
        height = piled.get(rung.low, 0)
        piled[rung.low] = height + 1
        y = floor - (height + 0.5) * pitch
        dots.append(Dot(x=axis.at(rung.low), y=f"{y:.1f}", shape=_shape(rung), title=_said(rung)))
    return dots


def _shape(rung: Rung) -> str:
    return rung.target.comparator.value if rung.target else ""


def _said(rung: Rung) -> str:
    return f"{rung.name} {rung.target.stated if rung.target else ''}"
