"""What a pair page shows beside targets: verbs, bodies, names, fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare import BodyChange, BodyMove, Comparison, Ladder, ThemeMove
from documents import ClauseId
from reports.clause_view import Short, shortened
from reports.interface import Interface
from reports.site import SideName, Site

_SYMBOLS = {"stronger": "▲", "weaker": "▼"}
_VERDICTS = {"stronger": "strengthened", "weaker": "weakened"}  # classes of the style sheet
_TOLD = (BodyMove.TO_LEAD, BodyMove.TO_SUPPORT, BodyMove.ADDED, BodyMove.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbRow:
    """A commitment without a number, with another verb."""

    verdict: str
    symbol: str
    label: str  # 更强
    ladder: str  # 阶段
    base: Short
    other: Short
    base_word: str
    other_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """Clauses that correspond, and what became of their bodies."""

    base: tuple[Short, ...]
    other: tuple[Short, ...]
    moves: tuple[tuple[str, str], ...]  # what happened, and to whom


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A named project or scheme in both documents."""

    name: str
    other_name: str  # "" where it is the same
    kind: str
    common: bool
    base: tuple[Short, ...]
    other: tuple[Short, ...]
    verbs: str  # 加快 → 推进


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """What became of a policy field."""

    label: str
    move: str
    base: str  # 9 条 · 22%
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """The sections of a pair page beside targets and clauses."""

    verbs: tuple[VerbRow, ...]
    bodies: tuple[BodyRow, ...]
    names: tuple[NameRow, ...]
    namings: tuple[tuple[str, tuple[Short, ...]], ...]  # what is named by whom, and where
    fields: tuple[FieldRow, ...]


def wording_view(comparison: Comparison, *, ui: Interface, site: Site) -> WordingView:
    """Those sections of a comparison; steady fields are left out."""
    return WordingView(
        verbs=tuple(_verbs(comparison, ui=ui, site=site)),
        bodies=tuple(_bodies(comparison, ui=ui, site=site)),
        names=tuple(_names(comparison, ui=ui, site=site)),
        namings=tuple(_namings(comparison, ui=ui, site=site)),
        fields=tuple(_fields(comparison, ui=ui)),
    )


def _verbs(comparison: Comparison, *, ui: Interface, site: Site) -> Iterator[VerbRow]:
    for change in comparison.commitments:
        yield VerbRow(
            verdict=_VERDICTS[change.direction.value],
            symbol=_SYMBOLS[change.direction.value],
            label=ui(f"direction.{change.direction.value}"),
            ladder=ui(f"ladder.{Ladder(change.ladder).value}"),
            base=_short(comparison, change.base, "base", site=site, text=change.base_quote),
            other=_short(comparison, change.other, "other", site=site, text=change.other_quote),
            base_word=change.base_word,
            other_word=change.other_word,
        )


def _bodies(comparison: Comparison, *, ui: Interface, site: Site) -> Iterator[BodyRow]:
    def clauses(change: BodyChange) -> tuple[tuple[ClauseId, ...], tuple[ClauseId, ...]]:
        return change.base, change.other

    for (base, other), group in groupby(comparison.body_changes, key=clauses):
        moves = tuple(_moves(tuple(group), ui=ui))
        if moves:
            yield BodyRow(
                base=tuple(_short(comparison, c, "base", site=site) for c in base),
                other=tuple(_short(comparison, c, "other", site=site) for c in other),
                moves=moves,
            )


def _moves(changes: Sequence[BodyChange], *, ui: Interface) -> Iterator[tuple[str, str]]:
    for move in _TOLD:
        found = [change for change in changes if change.move is move]
        if found:
            names = (" → ".join(dict.fromkeys(_both(change))) for change in found)
            yield ui(f"body_move.{move.value}"), "、".join(names)


def _both(change: BodyChange) -> tuple[str, ...]:
    return tuple(name for name in (change.base_body, change.other_body) if name)


def _names(comparison: Comparison, *, ui: Interface, site: Site) -> Iterator[NameRow]:
    """Those of the two documents first, then those of the whole country."""
    for name in sorted(comparison.carried, key=lambda name: name.common):
        yield NameRow(
            name=name.name,
            other_name="" if name.other_name == name.name else name.other_name,
            kind=ui(f"name_kind.{name.kind.value}"),
            common=name.common,
            base=tuple(_number(comparison, c, "base", site=site) for c in name.base),
            other=tuple(_number(comparison, c, "other", site=site) for c in name.other),
            verbs=" → ".join(v or "…" for v in (name.base_verb, name.other_verb))
            if name.base_verb or name.other_verb
            else "",
        )


def _namings(
    comparison: Comparison, *, ui: Interface, site: Site
) -> Iterator[tuple[str, tuple[Short, ...]]]:
    for naming in comparison.namings:
        side: SideName = "base" if naming.document == comparison.base.document.id else "other"
        label = ui("wording.named", side=ui(f"pair.{side}"), place=naming.place)
        yield label, tuple(_number(comparison, c, side, site=site) for c in naming.clauses)


def _fields(comparison: Comparison, *, ui: Interface) -> Iterator[FieldRow]:
    for change in comparison.theme_changes:
        if change.move is not ThemeMove.STEADY:
            yield FieldRow(
                label=change.label,
                move=ui(f"theme_move.{change.move.value}"),
                base=f"{change.base.clauses} · {change.base_share:.0%}",
                other=f"{change.other.clauses} · {change.other_share:.0%}",
            )


def _short(
    comparison: Comparison, clause: ClauseId, side: SideName, *, site: Site, text: str = ""
) -> Short:
    """A clause by its number, with the text given or its beginning."""
    document = (comparison.base if side == "base" else comparison.other).document
    return Short(
        href=site.clause(document.id, clause, side=side),
        number=clause,
        text=text or shortened(document.clause(clause).text),
    )


def _number(comparison: Comparison, clause: ClauseId, side: SideName, *, site: Site) -> Short:
    """A clause by its number alone."""
    document = (comparison.base if side == "base" else comparison.other).document
    href = site.clause(document.id, clause, side=side)
    return Short(href=href, number=clause, text="")
