"""Write verbs, bodies, names and fields of a comparison for the pages' scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from policydiff.stages.compare import BodyChange, BodyMove, Comparison, Ladder, ThemeMove
from policydiff.stages.documents import ClauseId
from policydiff.stages.reports.shared.translations import Interface

_TOLD = (BodyMove.TO_LEAD, BodyMove.TO_SUPPORT, BodyMove.ADDED, BodyMove.DROPPED)


def wording_object(
    comparison: Comparison,
    *,
    base: Mapping[str, int],
    other: Mapping[str, int],
    ui: Interface,
) -> dict[str, object]:
    """Rows of verbs, bodies, names, who names whom, and fields that are not steady.

    Args:
        comparison: The comparison.
        base: The numbers of base's clauses.
        other: The numbers of other's.
        ui: For the names of kinds and moves.
    """
    return {
        "verbs": list(_verbs(comparison, base, other, ui=ui)),
        "bodies": list(_bodies(comparison, base, other, ui=ui)),
        "names": list(_names(comparison, base, other, ui=ui)),
        "namings": list(_namings(comparison, base, other)),
        "fields": list(_fields(comparison, ui=ui)),
    }


def _verbs(
    comparison: Comparison, base: Mapping[str, int], other: Mapping[str, int], *, ui: Interface
) -> Iterator[list[object]]:
    for change in comparison.commitments:
        yield [
            base[change.base],
            other[change.other],
            change.direction.value,
            ui(f"ladder.{Ladder(change.ladder).value}"),
            change.base_word,
            change.other_word,
            change.base_quote,
            change.other_quote,
        ]


def _bodies(
    comparison: Comparison, base: Mapping[str, int], other: Mapping[str, int], *, ui: Interface
) -> Iterator[list[object]]:
    def clauses(change: BodyChange) -> tuple[tuple[ClauseId, ...], tuple[ClauseId, ...]]:
        return change.base, change.other

    for (left, right), group in groupby(comparison.body_changes, key=clauses):
        moves = list(_moves(tuple(group), ui=ui))
        if moves:
            yield [[base[c] for c in left], [other[c] for c in right], moves]


def _moves(changes: Sequence[BodyChange], *, ui: Interface) -> Iterator[list[str]]:
    for move in _TOLD:
        found = [change for change in changes if change.move is move]
        if found:
            names = (" → ".join(dict.fromkeys(_both(change))) for change in found)
            yield [ui(f"body_move.{move.value}"), "、".join(names)]


def _both(change: BodyChange) -> tuple[str, ...]:
    return tuple(name for name in (change.base_body, change.other_body) if name)


def _names(
    comparison: Comparison, base: Mapping[str, int], other: Mapping[str, int], *, ui: Interface
) -> Iterator[list[object]]:
    """Those of the two documents first, then those of the whole country."""
    for name in sorted(comparison.carried, key=lambda name: name.common):
        verbs = (name.base_verb, name.other_verb)
        yield [
            name.name,
            "" if name.other_name == name.name else name.other_name,
            ui(f"name_kind.{name.kind.value}"),
            int(name.common),
            [base[c] for c in name.base],
            [other[c] for c in name.other],
            " → ".join(verb or "…" for verb in verbs) if any(verbs) else "",
        ]


def _namings(
    comparison: Comparison, base: Mapping[str, int], other: Mapping[str, int]
) -> Iterator[list[object]]:
    for naming in comparison.namings:
        in_base = naming.document == comparison.base.document.id
        order = base if in_base else other
        yield [0 if in_base else 1, naming.place, [order[c] for c in naming.clauses]]


def _fields(comparison: Comparison, *, ui: Interface) -> Iterator[list[object]]:
    """Label, move, clauses and per cent of the text in base, the same in other."""
    for change in comparison.theme_changes:
        if change.move is not ThemeMove.STEADY:
            yield [
                change.label,
                ui(f"theme_move.{change.move.value}"),
                change.base.clauses,
                round(change.base.share * 100),
                change.other.clauses,
                round(change.other.share * 100),
            ]
