"""Write a comparison for the pages' scripts: numbers and codes, without the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from policydiff.stages.align import Alignment, Change, Rejected, ScorePart
from policydiff.stages.align.link_changes import LinkChange, words_of_side
from policydiff.stages.compare import Comparison, Op, Piece, Reason, TargetChange, TargetVerdict
from policydiff.stages.compare.model.chapter_types import ChapterSide
from policydiff.stages.documents import ClauseId
from policydiff.stages.reports.html.data.wording_data import wording_object
from policydiff.stages.reports.shared.change_words import change_label, norm_words
from policydiff.stages.reports.shared.diffs import readable_diff
from policydiff.stages.reports.shared.link_lookup import (
    corresponding,
    nearest_of_base,
    nearest_of_other,
    only_in_base,
    only_in_other,
    related,
)
from policydiff.stages.reports.shared.script_data import Pool, quote_place, trimmed, units
from policydiff.stages.reports.shared.target_view import BETWEEN_PLACES, move_of
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.notices import Notice, render, render_all, shortened
from policydiff.stages.targets import Plan

# The numbers by which rows name them; data/site.js has their words in the same order.
CODES: dict[str, tuple[StrEnum, ...]] = {
    "verdict": tuple(TargetVerdict),
    "reason": tuple(Reason),
    "change": tuple(Change),
}
_FEW = 2  # terms of related clauses, where pairs are very many
_DIRECTIONS = {"stronger": "+", "weaker": "-", "same": "=", "higher": "^", "lower": "v"}
_HERE, _SAID = "\ue000", "\ue001"  # for private use, so that no document has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Clauses and targets of both sides → their numbers in the documents' data."""

    base: dict[str, int]
    other: dict[str, int]
    base_targets: dict[str, int]
    other_targets: dict[str, int]


def pair_object(comparison: Comparison, *, ui: Interface, brief: bool = False) -> dict[str, object]:
    """Rows of links, lone clauses, target changes and wording; read by static/pair.js.

    Args:
        comparison: The comparison.
        ui: For the words that the data holds.
        brief: Of very many pairs: no parts of scores of what does not correspond, fewer terms.
    """
    orders = _orders(comparison)
    parts, notes = Pool(), Pool()
    found = corresponding(comparison)
    return {
        "kind": comparison.kind.value,
        "links": [_link(comparison, a, orders=orders, parts=parts, ui=ui) for a in found],
        "related": [
            _related(a, orders=orders, parts=parts, brief=brief) for a in related(comparison)
        ],
        "only_base": list(_lone_base(comparison, orders, parts, ui=ui, brief=brief)),
        "only_other": list(_lone_other(comparison, orders, parts, ui=ui, brief=brief)),
        "targets": [
            _target(comparison, change, orders=orders, notes=notes, ui=ui)
            for change in comparison.target_changes
        ],
        **wording_object(comparison, base=orders.base, other=orders.other, ui=ui),
        "highlights": list(_highlights(comparison, orders, ui=ui)),
        "warnings": list(render_all(comparison.warnings, ui.lang)),
        "parts": [ui.known(f"part_of_score.{name}", default=name) for name in parts.texts()],
        "notes": notes.texts(),
    }


def _orders(comparison: Comparison) -> Orders:
    base, other = comparison.base, comparison.other
    return Orders(
        base=_numbers(c.id for c in base.document.clauses),
        other=_numbers(c.id for c in other.document.clauses),
        base_targets=_numbers(t.id for t in base.targets),
        other_targets=_numbers(t.id for t in other.targets),
    )


def _numbers(ids: Iterable[str]) -> dict[str, int]:
    """The first of equal ids counts, as everywhere."""
    found: dict[str, int] = {}
    for at, name in enumerate(ids):
        found.setdefault(name, at)
    return found


def _link(
    comparison: Comparison, alignment: Alignment, *, orders: Orders, parts: Pool, ui: Interface
) -> list[object]:
    standing = round(alignment.boilerplate * 100)
    return trimmed(
        (
            _several(alignment.base, orders.base),
            _several(alignment.other, orders.other),
            _percent(alignment.score),
            _why(alignment.why, parts),
            "、".join(alignment.shared),
            _flags(alignment),
            CODES["change"].index(alignment.change),
            [_percent(share) for share in alignment.coverage],
            _diff(comparison, alignment),
            standing if standing >= 50 else None,
            "、".join(alignment.synonyms),
            [[change_label(c, ui=ui), *_sides(c), c.type.value] for c in alignment.changes] or None,
        )
    )


def _sides(change: LinkChange) -> tuple[str, str]:
    return words_of_side(change.base), words_of_side(change.other)


def _related(alignment: Alignment, *, orders: Orders, parts: Pool, brief: bool) -> list[object]:
    return trimmed(
        (
            _several(alignment.base, orders.base),
            _several(alignment.other, orders.other),
            _percent(alignment.score),
            None if brief else _why(alignment.why, parts),
            "、".join(alignment.shared[:_FEW] if brief else alignment.shared),
            _flags(alignment) or None,
        )
    )


def _several(clauses: Sequence[ClauseId], order: dict[str, int]) -> int | list[int]:
    """One number where there is one clause."""
    found = [order[clause] for clause in clauses]
    return found[0] if len(found) == 1 else found


def _percent(share: float) -> int:
    return round(share * 100)


def _why(why: Iterable[ScorePart], parts: Pool) -> list[object]:
    """Tenths of log-odds by the number of the part; parts of one name are added."""
    row: list[object] = []
    for part in why:
        at = parts.number(part.name)
        row += [None] * (at + 1 - len(row))
        before = row[at]
        row[at] = (before if isinstance(before, int) else 0) + round(part.log_odds * 10)
    return trimmed([n or None for n in row])  # what rounds to nothing is not told


def _flags(alignment: Alignment) -> int:
    return alignment.moved + 2 * alignment.decided + 4 * alignment.opposite


def _diff(comparison: Comparison, alignment: Alignment) -> list[int] | None:
    """The diff of an alignment as lengths; None where none would be readable."""
    base = [comparison.base.document.clause(c).text for c in alignment.base]
    other = [comparison.other.document.clause(c).text for c in alignment.other]
    pieces = readable_diff(base, other)
    return None if pieces is None else diff_lengths(pieces)


def diff_lengths(pieces: Iterable[Piece]) -> list[int]:
    """A diff as lengths: equal, only in base, only in other, and so on in turns."""
    turn = (Op.EQUAL, Op.DELETE, Op.INSERT)
    lengths: list[int] = []
    for piece in pieces:
        while turn[len(lengths) % 3] is not piece.op:
            lengths.append(0)
        lengths.append(units(piece.text))
    return lengths


def _lone_base(
    comparison: Comparison, orders: Orders, parts: Pool, *, ui: Interface, brief: bool
) -> Iterator[list[object]]:
    nearest, norms = nearest_of_base(comparison), norm_words(comparison, ui=ui)
    for clause in only_in_base(comparison):
        found = nearest.get(clause.id)
        at = None if found is None else orders.other[found.other]
        asked = norms.get((ChapterSide.BASE, clause.id))
        yield _lone(orders.base[clause.id], found, at, parts, asked=asked, brief=brief)


def _lone_other(
    comparison: Comparison, orders: Orders, parts: Pool, *, ui: Interface, brief: bool
) -> Iterator[list[object]]:
    nearest, norms = nearest_of_other(comparison), norm_words(comparison, ui=ui)
    for clause in only_in_other(comparison):
        found = nearest.get(clause.id)
        at = None if found is None else orders.base[found.base]
        asked = norms.get((ChapterSide.OTHER, clause.id))
        yield _lone(orders.other[clause.id], found, at, parts, asked=asked, brief=brief)


def _lone(
    clause: int,
    nearest: Rejected | None,
    at: int | None,
    parts: Pool,
    *,
    asked: str | None,
    brief: bool,
) -> list[object]:
    """A clause, the nearest one over there, their score, whether a person said no; what it asks."""
    if nearest is None:
        return trimmed((clause, None, None, None, None, asked))
    score, why = _percent(nearest.score), None if brief else _why(nearest.why, parts)
    return trimmed((clause, at, score, why, 2 if nearest.decided else None, asked))


def _target(
    comparison: Comparison, change: TargetChange, *, orders: Orders, notes: Pool, ui: Interface
) -> list[object]:
    axes = change.axes
    directions = axes and "".join(
        _DIRECTIONS[axis.value]
        for axis in (axes.value, axes.comparator, axes.deadline, axes.modality)
    )
    move = move_of(change, comparison.base, comparison.other)
    note, clause = _note(comparison, change, orders=orders, ui=ui)
    return trimmed(
        (
            None if change.base is None else orders.base_targets[change.base],
            None if change.other is None else orders.other_targets[change.other],
            CODES["verdict"].index(change.change),
            CODES["reason"].index(change.reason),
            notes.number(note),
            clause,
            int(change.expired) or None,
            directions,
            move and [move.base, move.other],
            _DIRECTIONS[change.ambition.value] if _is_told(change) and change.ambition else None,
            change.stretch and change.stretch.value,
        )
    )


def _is_told(change: TargetChange) -> bool:
    """Whether the verdict leaves the ambition open: it tells what the numbers of two places do."""
    return change.change in BETWEEN_PLACES


def _note(
    comparison: Comparison, change: TargetChange, *, orders: Orders, ui: Interface
) -> tuple[str, object]:
    """Why, without what the row says anyway: its one target, and that it had expired.

    Two marks stand for the clause of the facing side that is named and for what is quoted of it.

    Returns:
        The words, and the number of the clause, or the number and the place of the quote.
    """
    trace = dict(change.why.values).get("trace")
    if not isinstance(trace, Notice):
        return render(change.why, ui.lang), None
    added = change.base is None
    facing = comparison.base if added else comparison.other
    return _placed(trace, facing, orders.base if added else orders.other, ui=ui)


def _placed(
    trace: Notice, facing: Plan, order: Mapping[str, int], *, ui: Interface
) -> tuple[str, object]:
    if trace.where is None or trace.where not in order:
        return render(trace, ui.lang), None
    number = order[trace.where]
    marked = replace(trace, where=_HERE)
    values = dict(trace.values)
    quote = shortened(str(values.get("quote", "")))
    said = quote.removesuffix("…")
    place = quote_place(facing.document.clauses[number], said) if said else None
    if place is None:
        return render(marked, ui.lang), number
    values["quote"] = _SAID + quote[len(said) :]
    return render(replace(marked, values=tuple(values.items())), ui.lang), [number, *place]


def _highlights(comparison: Comparison, orders: Orders, *, ui: Interface) -> Iterator[list[object]]:
    """The sentence, and for each source: side (0 base, 1 other), clause, place of the quote."""
    for highlight in comparison.highlights:
        evidence: list[list[object]] = []
        for source in highlight.evidence:
            in_base = source.document == comparison.base.document.id
            plan, order = (
                (comparison.base, orders.base) if in_base else (comparison.other, orders.other)
            )
            place = quote_place(plan.document.clause(source.clause), source.quote)
            said = [source.quote] if place is None else list(place)
            evidence.append([0 if in_base else 1, order[source.clause], *said])
        yield [render(highlight.notice, ui.lang), evidence]
