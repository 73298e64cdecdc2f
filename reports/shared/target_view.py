"""Target changes as the pages show them, with a picture of the move."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from policydiff.stages.compare import Kind, TargetChange, TargetVerdict
from policydiff.stages.reports.shared.page_addresses import SideName, Site
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan, Target, TargetId

# In this order on every page; those that say something of a move come first.
ORDER = (
    TargetVerdict.STRENGTHENED,
    TargetVerdict.WEAKENED,
    TargetVerdict.RAISED,
    TargetVerdict.LOWERED,
    TargetVerdict.HIGHER,
    TargetVerdict.LOWER,
    TargetVerdict.MIXED,
    TargetVerdict.UNCHANGED,
    TargetVerdict.EQUAL,
    TargetVerdict.NOT_COMPARABLE,
    TargetVerdict.DROPPED,
    TargetVerdict.ADDED,
)
SYMBOLS = {
    TargetVerdict.STRENGTHENED: "▲",
    TargetVerdict.WEAKENED: "▼",
    TargetVerdict.RAISED: "↑",
    TargetVerdict.LOWERED: "↓",
    TargetVerdict.HIGHER: "↑",
    TargetVerdict.LOWER: "↓",
    TargetVerdict.MIXED: "◆",
    TargetVerdict.UNCHANGED: "＝",
    TargetVerdict.EQUAL: "＝",
    TargetVerdict.NOT_COMPARABLE: "≠",
    TargetVerdict.DROPPED: "－",
    TargetVerdict.ADDED: "＋",
}
MOVES = (
    TargetVerdict.STRENGTHENED,
    TargetVerdict.WEAKENED,
    TargetVerdict.RAISED,
    TargetVerdict.LOWERED,
    TargetVerdict.HIGHER,
    TargetVerdict.LOWER,
    TargetVerdict.MIXED,
)
COMPARED = (*MOVES, TargetVerdict.UNCHANGED, TargetVerdict.EQUAL)
BETWEEN_PLACES = (TargetVerdict.HIGHER, TargetVerdict.LOWER, TargetVerdict.EQUAL)
_ALONE = (TargetVerdict.DROPPED, TargetVerdict.ADDED)
_LEFT, _WIDTH = 8, 124  # of the picture, in its own units; it is 140 wide


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCell:
    """One side of a target change."""

    href: str | None
    spot: str  # for the panel that shows it in its context
    quote: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where the two values lie between 0 and the larger one, from 8 to 132."""

    base: int
    other: int
    title: str
    beside: bool = False  # of two places, so that the one did not become the other


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One target change that has both sides."""

    verdict: str
    symbol: str
    label: str
    why: str
    base: TargetCell
    other: TargetCell
    move: Move | None


def target_row(
    change: TargetChange, base: Plan, other: Plan, *, kind: Kind, ui: Interface, site: Site
) -> TargetRow | None:
    """A target change as a row; None where it has one side only."""
    left, right = _found(base, change.base), _found(other, change.other)
    if left is None or right is None:
        return None
    return TargetRow(
        verdict=change.change.value,
        symbol=SYMBOLS[change.change],
        label=verdict_label(change.change, kind, ui=ui),
        why=render(change.why, ui.lang),
        base=_cell(base, left, side="base", site=site),
        other=_cell(other, right, side="other", site=site),
        move=move_of(change, base, other),
    )


def verdict_table(kind: Kind, verdict: TargetVerdict) -> str:
    """The table of the interface that names a verdict between documents of this kind."""
    if verdict in _ALONE and kind is Kind.ANNEX:
        return "verdict_annex"
    apart = verdict in _ALONE and kind in (Kind.LEVELS, Kind.PEERS)
    return "verdict_apart" if apart else "verdict"


def verdict_label(verdict: TargetVerdict, kind: Kind, *, ui: Interface) -> str:
    """What a verdict is called."""
    return ui(f"{verdict_table(kind, verdict)}.{verdict.value}")


def move_of(change: TargetChange, base: Plan, other: Plan) -> Move | None:
    """A picture, where two values of one unit were compared and differ."""
    left, right = _found(base, change.base), _found(other, change.other)
    if change.axes is None or left is None or right is None or left.unit != right.unit:
        return None
    if left.low is None or right.low is None or left.low == right.low:
        return None
    floor = min(left.low, right.low, Decimal(0))
    top = max(left.low, right.low, Decimal(0))

    def place(value: Decimal) -> int:
        return round(_LEFT + _WIDTH * float((value - floor) / (top - floor)))

    beside = change.change in BETWEEN_PLACES
    title = f"{left.stated} {'/' if beside else '→'} {right.stated}"
    return Move(base=place(left.low), other=place(right.low), title=title, beside=beside)


def _found(plan: Plan, target_id: TargetId | None) -> Target | None:
    return None if target_id is None else plan.target(target_id)


def _cell(plan: Plan, target: Target, *, side: SideName, site: Site) -> TargetCell:
    return TargetCell(
        href=site.target(plan.document.id, target.id, target.clause, side=side),
        spot=site.spot(plan.document, target.clause, quote=target.quote),
        quote=target.quote,
        clause=target.clause,
    )
