"""Target changes as the pages show them: grouped by verdict, with a picture of the move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from compare import Comparison, Kind, TargetChange, TargetVerdict
from reports.interface import Interface
from reports.site import SideName, Site
from targets import Plan, Target, TargetId

# In this order on every page; those that say something of a move come first and stand open.
ORDER = (
    TargetVerdict.STRENGTHENED,
    TargetVerdict.WEAKENED,
    TargetVerdict.MIXED,
    TargetVerdict.UNCHANGED,
    TargetVerdict.NOT_COMPARABLE,
    TargetVerdict.DROPPED,
    TargetVerdict.ADDED,
)
_CLOSED = (TargetVerdict.DROPPED, TargetVerdict.ADDED)
_SIDES: dict[TargetVerdict, tuple[SideName, ...]] = {
    TargetVerdict.DROPPED: ("base",),
    TargetVerdict.ADDED: ("other",),
}
SYMBOLS = {
    TargetVerdict.STRENGTHENED: "▲",
    TargetVerdict.WEAKENED: "▼",
    TargetVerdict.MIXED: "◆",
    TargetVerdict.UNCHANGED: "＝",
    TargetVerdict.NOT_COMPARABLE: "≠",
    TargetVerdict.DROPPED: "－",
    TargetVerdict.ADDED: "＋",
}
_LEFT, _WIDTH = 6, 108  # of the picture, in its own units; it is 120 wide


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCell:
    """One side of a target change."""

    href: str | None
    quote: str
    clause: str
    indicator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where the two values lie between 0 and the larger one, from 6 to 114."""

    base: str
    other: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One target change."""

    anchor: str
    verdict: str
    symbol: str
    label: str
    reason: str
    why: str
    axes: tuple[str, ...]  # what differs, axis by axis: 数值 更强
    base: TargetCell | None
    other: TargetCell | None
    move: Move | None
    expired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """Target changes of one verdict."""

    verdict: str
    symbol: str
    label: str
    rows: tuple[TargetRow, ...]
    sides: tuple[SideName, ...]  # those that have a target
    open: bool  # shown at first


def target_groups(comparison: Comparison, *, ui: Interface, site: Site) -> tuple[TargetGroup, ...]:
    """The target changes by verdict, verdicts without any left out."""
    rows = tuple(_rows(comparison, ui=ui, site=site))
    return tuple(
        TargetGroup(
            verdict=verdict.value,
            symbol=SYMBOLS[verdict],
            label=verdict_label(verdict, comparison.kind, ui=ui),
            rows=found,
            sides=_SIDES.get(verdict, ("base", "other")),
            open=verdict not in _CLOSED,
        )
        for verdict in ORDER
        if (found := tuple(row for row in rows if row.verdict == verdict.value))
    )


def verdict_label(verdict: TargetVerdict, kind: Kind, *, ui: Interface) -> str:
    """What a verdict is called: places are higher or lower, later documents stronger or weaker."""
    if kind is Kind.ANNEX and verdict in _CLOSED:
        return ui(f"verdict_annex.{verdict.value}")
    alone = kind is Kind.LEVELS and verdict in _CLOSED
    table = "verdict_peers" if alone or kind is Kind.PEERS else "verdict"
    return ui(f"{table}.{verdict.value}")


def change_anchor(change: TargetChange) -> str:
    """Anchor of a target change on the page of its pair."""
    return f"x-{change.base or ''}--{change.other or ''}"


def _rows(comparison: Comparison, *, ui: Interface, site: Site) -> Iterator[TargetRow]:
    for change in comparison.target_changes:
        base = _found(comparison.base, change.base)
        other = _found(comparison.other, change.other)
        yield TargetRow(
            anchor=change_anchor(change),
            verdict=change.change.value,
            symbol=SYMBOLS[change.change],
            label=verdict_label(change.change, comparison.kind, ui=ui),
            reason=ui(f"reason.{change.reason.value}"),
            why=change.why if ui.lang == "zh" else change.why_en,
            axes=tuple(_axes(change, ui=ui)),
            base=_cell(comparison.base, base, side="base", site=site),
            other=_cell(comparison.other, other, side="other", site=site),
            move=_move(change, base, other),
            expired=change.expired,
        )


def _found(plan: Plan, target_id: TargetId | None) -> Target | None:
    return None if target_id is None else plan.target(target_id)


def _axes(change: TargetChange, *, ui: Interface) -> Iterator[str]:
    if change.axes is not None:
        for name in ("value", "comparator", "deadline", "modality"):
            direction = getattr(change.axes, name).value
            if direction != "same":
                yield f"{ui(f'axis.{name}')} {ui(f'direction.{direction}')}"


def _cell(plan: Plan, target: Target | None, *, side: SideName, site: Site) -> TargetCell | None:
    if target is None:
        return None
    return TargetCell(
        href=site.target(plan.document.id, target.id, target.clause, side=side),
        quote=target.quote,
        clause=target.clause,
        indicator=target.indicator,
    )


def _move(change: TargetChange, base: Target | None, other: Target | None) -> Move | None:
    """A picture, where two values of one unit were compared and differ."""
    if change.axes is None or base is None or other is None or base.unit != other.unit:
        return None
    if base.low is None or other.low is None or base.low == other.low:
        return None
    floor = min(base.low, other.low, Decimal(0))
    top = max(base.low, other.low, Decimal(0))

    def place(value: Decimal) -> str:
        return f"{_LEFT + _WIDTH * float((value - floor) / (top - floor)):.1f}"

    return Move(
        base=place(base.low), other=place(other.low), title=f"{base.stated} → {other.stated}"
    )
