"""A document's page that stands alone: its text in order, with every number marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from policydiff.stages.compare import Card
from policydiff.stages.documents import Clause, ClauseId, Part
from policydiff.stages.documents.model.clause_place import place_words
from policydiff.stages.reports.html.views.document_view import (
    DocumentView,
    document_view,
    shared_headings,
    target_facts,
)
from policydiff.stages.reports.html.views.number_marks import Mark, number_anchor, number_marks
from policydiff.stages.reports.shared.page_addresses import Site, clause_anchor, target_anchor
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.ledger.counts import RESULTS, TARGETS, count_numbers
from policydiff.stages.targets.plan import PassedNumber
from policydiff.stages.targets.target_codes import Passed

_DEEPEST = 5  # level of the deepest headings that are set apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading that is new at a clause."""

    level: int  # 2 to 5; h1 is the title
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """A target below its clause."""

    anchor: str
    indicator: str
    stated: str
    facts: str
    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """A clause as it is read."""

    anchor: str
    href: str
    place: str  # in words
    part: str
    label: str
    spot: str
    titles: tuple[Title, ...]
    marks: tuple[Mark, ...]
    lead: str
    support: str
    named: str
    repeats: str  # id of the clause that it repeats
    repeats_href: str
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A kind of mark: its sign, what it means, how many there are."""

    kind: str
    label: str
    about: str
    count: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulNumber:
    """A number that no rule explains, with the clause that it stands in."""

    href: str
    quote: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A document's page with its clauses."""

    document: DocumentView
    clauses: tuple[ClauseView, ...]
    legend: tuple[LegendEntry, ...]
    numbers: int  # in all
    doubtful: tuple[DoubtfulNumber, ...]


def reading_view(
    plan: Plan, *, card: Card | None, name: str, ui: Interface, site: Site
) -> ReadingView:
    """The page of a document that stands alone."""
    counts = count_numbers(plan)
    passed = _passed_by_clause(plan)
    return ReadingView(
        document=document_view(plan, card=card, name=name, ui=ui, site=site),
        clauses=tuple(_clauses(plan, passed, ui=ui, site=site)),
        legend=tuple(_legend(counts, ui=ui)),
        numbers=sum(counts.values()),
        doubtful=tuple(
            DoubtfulNumber(href=f"#{number_anchor(n)}", quote=n.quote, clause=clause)
            for clause, numbers in passed.items()
            for n in numbers
            if n.reason is Passed.DOUBTFUL
        ),
    )


def _legend(counts: Mapping[str, int], *, ui: Interface) -> Iterator[LegendEntry]:
    """Targets and results, then the reasons that occur, doubtful numbers last."""
    for key, kind in ((TARGETS, "target"), (RESULTS, "result")):
        label, about = ui(f"numbers.{key}"), ui(f"numbers.{key}_about")
        yield LegendEntry(kind=kind, label=label, about=about, count=counts.get(key, 0), why="")
    for reason in Passed:
        if counts.get(reason.value) or reason is Passed.DOUBTFUL:
            yield LegendEntry(
                kind=reason.value,
                label=ui(f"passed.{reason.value}"),
                about=ui(f"passed_about.{reason.value}"),
                count=counts.get(reason.value, 0),
                why=ui(f"passed_short.{reason.value}"),
            )


def _clauses(
    plan: Plan, passed: Mapping[ClauseId, Sequence[PassedNumber]], *, ui: Interface, site: Site
) -> Iterator[ClauseView]:
    targets, results = _by_clause(plan.targets), _by_clause(plan.results)
    before: Clause | None = None
    for clause in plan.document.clauses:
        mine = targets.get(clause.id, ())
        anchor = clause_anchor(clause.id)
        yield ClauseView(
            anchor=anchor,
            href=f"#{quote(anchor)}",
            place=place_words(clause),
            part=ui(f"part.{clause.part.value}"),
            label=clause.label or "",
            spot=site.spot(plan.document, clause.id),
            titles=tuple(_titles(clause, before)),
            marks=number_marks(
                clause, mine, results.get(clause.id, ()), passed.get(clause.id, ()), ui=ui
            ),
            lead="、".join(clause.bodies.lead),
            support="、".join(clause.bodies.support),
            named="、".join(clause.bodies.named),
            repeats=clause.repeats or "",
            repeats_href=f"#{quote(clause_anchor(clause.repeats))}" if clause.repeats else "",
            targets=tuple(_line(target, plan, ui=ui) for target in mine),
        )
        before = clause


def _titles(clause: Clause, before: Clause | None) -> Iterator[Title]:
    """The headings that are new here; an annex begins anew."""
    same_part = before is not None and (before.part, clause.part).count(Part.ANNEX) != 1
    above = before.heading if before is not None and same_part else ()
    for depth in range(shared_headings(above, clause.heading), len(clause.heading)):
        yield Title(level=min(depth + 2, _DEEPEST), text=clause.heading[depth])


def _line(target: Target, plan: Plan, *, ui: Interface) -> TargetLine:
    return TargetLine(
        anchor=target_anchor(target.id),
        indicator=target.indicator,
        stated=target.stated,
        facts=target_facts(target, plan, ui=ui),
        doubt=ui(f"doubt.{target.doubt.value}") if target.doubt else "",
    )


def _by_clause(targets: Sequence[Target]) -> dict[ClauseId, tuple[Target, ...]]:
    return {clause: tuple(found) for clause, found in groupby(targets, lambda t: t.clause)}


def _passed_by_clause(plan: Plan) -> dict[ClauseId, list[PassedNumber]]:
    """The numbers passed over, by the clause that they stand in; both are in reading order."""
    found: dict[ClauseId, list[PassedNumber]] = {}
    numbers = iter(plan.numbers_passed)
    number = next(numbers, None)
    for clause in plan.document.clauses:
        while number is not None and number.span.start < clause.span.end:
            found.setdefault(clause.id, []).append(number)
            number = next(numbers, None)
    return found
