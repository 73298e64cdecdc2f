"""Clauses as the pages show them: side by side, related, or alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reports.diffs import Run, compare_sides, plain_runs
from reports.sides import (
    corresponding,
    nearest_of_base,
    nearest_of_other,
    only_in_base,
    only_in_other,
    related,
)
from reports.site import SideName, Site, side_anchor

if TYPE_CHECKING:
    from align import Alignment, Rejected, ScorePart
    from compare import Comparison
    from documents import Clause, ClauseId, Document
    from reports.interface import Interface

_SHORT = 44  # characters of a clause that is only named
_LEAST_PART = 0.05  # log-odds


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCell:
    """One clause on one side."""

    anchor: str | None  # None where the clause has its anchor elsewhere on the page
    href: str | None
    number: str
    label: str
    heading: str  # the nearest one; the clause's own page shows those above
    runs: tuple[Run, ...]
    lead: str
    support: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score and what it is made of."""

    text: str
    parts: str  # names and log-odds, largest first; what rounds to nothing is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """An alignment of relation same."""

    anchor: str
    base: tuple[ClauseCell, ...]
    other: tuple[ClauseCell, ...]
    change: str
    change_label: str
    score: Score
    coverage: str
    shared: str
    synonyms: str
    moved: bool
    decided: bool
    opposite: bool
    standing: str  # share of standing phrases, where they are half of it or more; "" elsewhere
    rephrased: bool  # what is shared is marked, not what differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A clause that is only named."""

    href: str | None
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedItem:
    """What a clause is related to."""

    other: tuple[Short, ...]
    score: Score
    shared: str
    decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedRow:
    """A clause of base, or several, and all that is related to it."""

    base: tuple[Short, ...]
    items: tuple[RelatedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneRow:
    """A clause that corresponds to nothing, with the candidate that came nearest."""

    cell: ClauseCell
    nearest: Short | None
    score: str
    decided: bool


class ClauseView:
    """Makes the rows of one comparison; each clause has its anchor where it first stands."""

    def __init__(self, comparison: Comparison, *, ui: Interface, site: Site) -> None:
        self._comparison, self._ui, self._site = comparison, ui, site
        self._anchored: set[str] = set()

    def pairs(self) -> tuple[PairRow, ...]:
        """Clauses that correspond, in order of base."""
        return tuple(map(self._pair, corresponding(self._comparison)))

    def related(self) -> tuple[RelatedRow, ...]:
        """Clauses that are related, in order of base."""
        found = groupby(related(self._comparison), key=lambda alignment: alignment.base)
        return tuple(
            RelatedRow(
                base=tuple(self._short(c, side="base") for c in base),
                items=tuple(map(self._related, alignments)),
            )
            for base, alignments in found
        )

    def only_in_base(self) -> tuple[LoneRow, ...]:
        """Clauses that stand in base only, in reading order."""
        nearest = nearest_of_base(self._comparison)
        return tuple(
            self._lone(clause, nearest.get(clause.id), side="base")
            for clause in only_in_base(self._comparison)
        )

    def only_in_other(self) -> tuple[LoneRow, ...]:
        """Clauses that stand in other only, in reading order."""
        nearest = nearest_of_other(self._comparison)
        return tuple(
            self._lone(clause, nearest.get(clause.id), side="other")
            for clause in only_in_other(self._comparison)
        )

    def _pair(self, alignment: Alignment) -> PairRow:
        base = [self._clause(c, side="base") for c in alignment.base]
        other = [self._clause(c, side="other") for c in alignment.other]
        texts = [c.text for c in base], [c.text for c in other]
        sides = compare_sides(*texts, terms=alignment.shared)
        return PairRow(
            anchor=f"r-{'+'.join(alignment.base)}--{'+'.join(alignment.other)}",
            base=self._cells(base, sides.base, side="base"),
            other=self._cells(other, sides.other, side="other"),
            change=alignment.change.value,
            change_label=self._ui(f"change.{alignment.change.value}"),
            score=self._score(alignment.score, alignment.why),
            coverage=" / ".join(f"{share:.0%}" for share in alignment.coverage),
            shared="、".join(alignment.shared),
            synonyms="、".join(alignment.synonyms),
            moved=alignment.moved,
            decided=alignment.decided,
            opposite=alignment.opposite,
            standing=f"{standing:.0%}" if (standing := alignment.boilerplate) >= 0.5 else "",
            rephrased=sides.rephrased,
        )

    def _related(self, alignment: Alignment) -> RelatedItem:
        return RelatedItem(
            other=tuple(self._short(c, side="other") for c in alignment.other),
            score=self._score(alignment.score, alignment.why),
            shared="、".join(alignment.shared),
            decided=alignment.decided,
        )

    def _lone(self, clause: Clause, nearest: Rejected | None, *, side: SideName) -> LoneRow:
        cell = self._cell(clause, plain_runs(clause.text), side=side)
        if nearest is None:
            return LoneRow(cell=cell, nearest=None, score="", decided=False)
        facing: SideName = "other" if side == "base" else "base"
        return LoneRow(
            cell=cell,
            nearest=self._short(nearest.other if side == "base" else nearest.base, side=facing),
            score=f"{nearest.score:.2f}",
            decided=nearest.decided,
        )

    def _cells(
        self, clauses: Sequence[Clause], runs: Sequence[tuple[Run, ...]], *, side: SideName
    ) -> tuple[ClauseCell, ...]:
        both = zip(clauses, runs, strict=True)
        return tuple(self._cell(clause, found, side=side) for clause, found in both)

    def _cell(self, clause: Clause, runs: tuple[Run, ...], *, side: SideName) -> ClauseCell:
        anchor = side_anchor(side, clause.id)
        first = anchor not in self._anchored
        self._anchored.add(anchor)
        return ClauseCell(
            anchor=anchor if first else None,
            href=self._site.clause(self._document(side).id, clause.id, side=side),
            number=clause.id,
            label=clause.label,
            heading=clause.heading[-1] if clause.heading else "",
            runs=runs,
            lead="、".join(clause.bodies.lead),
            support="、".join(clause.bodies.support),
        )

    def _short(self, clause_id: ClauseId, *, side: SideName) -> Short:
        return Short(
            href=self._site.clause(self._document(side).id, clause_id, side=side),
            number=clause_id,
            text=shortened(self._clause(clause_id, side=side).text),
        )

    def _score(self, value: float, why: Sequence[ScorePart]) -> Score:
        telling = (part for part in why if abs(part.log_odds) >= _LEAST_PART)
        ordered = sorted(telling, key=lambda part: -abs(part.log_odds))
        return Score(
            text=f"{value:.2f}",
            parts=" · ".join(f"{self._part(part)} {part.log_odds:+.2f}" for part in ordered),
        )

    def _part(self, part: ScorePart) -> str:
        return self._ui.known(f"part_of_score.{part.name}", default=part.name)

    def _clause(self, clause_id: ClauseId, *, side: SideName) -> Clause:
        return self._document(side).clause(clause_id)

    def _document(self, side: SideName) -> Document:
        sides = self._comparison
        return sides.base.document if side == "base" else sides.other.document


def shortened(text: str, length: int = _SHORT) -> str:
    """The text, cut to `length` characters with an ellipsis where it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"
