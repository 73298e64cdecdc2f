"""A document as it was understood: who it is, its outline, clauses, targets in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from compare import BodyProfile, Card
from compare.card import make_card
from compare.own import own_targets
from documents import Clause, Document, Part
from reports.interface import Interface
from reports.site import Site, clause_anchor, target_anchor
from targets import Plan, Target

_MOST_UNITS = 5  # of a card; the table of targets has all
_MOST_BODIES = 3
_DEEPEST = 5  # level of the deepest headings that are set apart; h1 is the title


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of a document."""

    label: str
    value: str
    corrected: bool  # by a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document is, for the head of its page and for its card."""

    name: str  # short, as in the matrix
    title: str
    href: str | None
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a clause; with an anchor where it is a target's quote."""

    text: str
    anchor: str | None
    kind: str  # "text", "target" or "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """What was understood of a target."""

    indicator: str
    stated: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading (level 2 to 5) or a clause (level 0) of the document's page."""

    anchor: str
    level: int
    text: str  # of a heading; the label of a clause
    number: str = ""
    part: str = ""
    segments: tuple[Segment, ...] = ()
    lead: str = ""
    support: str = ""
    repeats: tuple[str, str] | None = None  # number and address of the clause
    targets: tuple[TargetLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document's page."""

    identity: Identity
    outline: tuple[Block, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...]
    source: str


def document_view(plan: Plan, *, name: str, ui: Interface, site: Site) -> DocumentView:
    """The page of a document."""
    blocks = tuple(_blocks(plan, ui=ui, site=site))
    source = plan.document.source
    return DocumentView(
        identity=identity(plan, name=name, ui=ui, site=site),
        outline=tuple(block for block in blocks if block.level),
        blocks=blocks,
        furniture=plan.document.furniture,
        source=f"{PurePath(source.path).name} · {source.media_type} · SHA-256 {source.sha256}",
    )


def identity(plan: Plan, *, name: str, ui: Interface, site: Site) -> Identity:
    """Who a document is, as far as it is known."""
    document = plan.document
    return Identity(
        name=name,
        title=document.title,
        href=None if site.alone else site.page(site.document_file(document.id)),
        facts=tuple(_facts(plan, ui=ui)),
        warnings=document.warnings,
    )


def _facts(plan: Plan, *, ui: Interface) -> Iterator[Fact]:
    document, place, period = plan.document, plan.document.jurisdiction, plan.document.period
    values = {
        "issuers": "、".join(document.issuers),
        "number": document.number,
        "issued": document.issued,
        "instrument": document.instrument,
        "jurisdiction": place
        and f"{' '.join(place.path)} · {ui(f'level.{place.level.value}')} · {place.code}",
        "period": period and "–".join(dict.fromkeys((str(period.first), str(period.last)))),
        "clauses": str(len(document.clauses)),
        "targets": str(len(own_targets(plan))),
        "results": str(len(plan.results)),
        **_card_facts(make_card(plan), ui=ui),
    }
    for field, value in values.items():
        yield Fact(
            label=ui(f"fact.{field}"),
            value=value or ui("fact.unknown"),
            corrected=field in document.corrected,
        )


def _card_facts(card: Card, *, ui: Interface) -> dict[str, str]:
    """What the card adds; facts that cannot be told are left out."""
    facts: dict[str, str] = {}
    if card.months_left is not None:
        key = "fact.months" if card.months_left >= 0 else "fact.months_after"
        facts["months_left"] = ui(key, number=abs(card.months_left))
    if card.with_body is not None:
        number = f"{card.density:.1f}"
        facts["density"] = ui(
            "fact.density_of", number=number, targets=card.targets, characters=card.characters
        )
        facts["units"] = " · ".join(
            f"{unit.unit or ui('fact.no_unit')} {unit.targets}" for unit in card.units[:_MOST_UNITS]
        )
        facts["with_body"] = ui("fact.with_body_of", share=f"{card.with_body:.0%}")
    if card.bodies:
        facts["bodies"] = "、".join(_body(body, ui=ui) for body in card.bodies[:_MOST_BODIES])
    return facts


def _body(body: BodyProfile, *, ui: Interface) -> str:
    numbers = {
        "leads": len(body.leads),
        "supports": len(body.supports),
        "targets": len(body.targets),
    }
    return ui("fact.body_of", name=body.name, **numbers)


def _blocks(plan: Plan, *, ui: Interface, site: Site) -> Iterator[Block]:
    """Clauses in reading order, each heading before the first clause below it."""
    above: tuple[str, ...] = ()
    part, number = Part.PREAMBLE, 0
    for clause in plan.document.clauses:
        if clause.part is Part.ANNEX and part is not Part.ANNEX:
            yield Block(anchor="annex", level=2, text=ui("part.annex"))
            above = ()
        part = clause.part
        for depth in range(_shared(above, clause.heading), len(clause.heading)):
            number += 1
            level = min(depth + 2, _DEEPEST)
            yield Block(anchor=f"h-{number}", level=level, text=clause.heading[depth])
        above = clause.heading
        yield _clause(plan, clause, ui=ui, site=site)


def _shared(above: Sequence[str], heading: Sequence[str]) -> int:
    """How many headings stand already."""
    for depth, (one, two) in enumerate(zip(above, heading, strict=False)):
        if one != two:
            return depth
    return min(len(above), len(heading))


def _clause(plan: Plan, clause: Clause, *, ui: Interface, site: Site) -> Block:
    document = plan.document
    targets = [t for t in plan.targets if t.clause == clause.id]
    results = [t for t in plan.results if t.clause == clause.id]
    marks = [(t, "target") for t in targets] + [(t, "result") for t in results]
    repeats = clause.repeats and (
        clause.repeats,
        site.clause(document.id, clause.repeats) or "",
    )
    return Block(
        anchor=clause_anchor(clause.id),
        level=0,
        text=clause.label,
        number=clause.id,
        part=ui(f"part.{clause.part.value}"),
        segments=tuple(_segments(document, clause, marks)),
        lead="、".join(clause.bodies.lead),
        support="、".join(clause.bodies.support),
        repeats=repeats or None,
        targets=tuple(_target_line(target, plan, ui=ui) for target in targets),
    )


def _segments(
    document: Document, clause: Clause, marks: Iterable[tuple[Target, str]]
) -> Iterator[Segment]:
    """The clause's text, cut at quotes; of quotes that overlap the later one begins later."""
    at = clause.span.start
    for target, kind in sorted(marks, key=lambda mark: mark[0].span):
        start = min(max(at, target.span.start), clause.span.end)
        end = min(max(start, target.span.end), clause.span.end)
        if start > at:
            yield Segment(text=document.text[at:start], anchor=None, kind="text")
        anchor = target_anchor(target.id) if kind == "target" else None
        yield Segment(text=document.text[start:end], anchor=anchor, kind=kind)
        at = end
    yield Segment(text=document.text[at : clause.span.end], anchor=None, kind="text")


def _target_line(target: Target, plan: Plan, *, ui: Interface) -> TargetLine:
    frame = target.period and ui(f"period.{target.period.value}")
    floor = target.stretch_of and plan.target(target.stretch_of).stated
    stretch = target.stretched_by and plan.target(target.stretched_by).stated
    named = (
        ui(f"comparator.{target.comparator.value}"),
        ui(f"mode.{target.mode.value}"),
        frame,
        target.deadline and f"{ui('fact.deadline')} {target.deadline}",
        target.modality,
        target.scope,
        target.threshold,
        target.baseline,
        floor and f"{ui('fact.floor')} {floor}",
        stretch and f"{ui('fact.stretch')} {stretch}",
    )
    return TargetLine(
        indicator=target.indicator, stated=target.stated, facts=" · ".join(filter(None, named))
    )
