"""A document as it was understood: who it is, its outline, clauses, targets in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from policydiff.stages.compare import BodyProfile, Card
from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.documents import Document, Part
from policydiff.stages.documents.model.clause_place import told_warnings
from policydiff.stages.reports.shared.page_addresses import Site, clause_anchor
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.targets import Plan, Target

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
    issued: str
    issuers: str
    period: str
    clauses: int  # of the main text
    targets: int
    density: str  # targets for ten thousand characters; "" where it is not known
    answered: str  # how many targets name a body, of how many; "" where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A heading, with the address of the first clause below it."""

    href: str
    level: int  # 2 to 5; h1 is the title
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedLine:
    """A line that is no text of the document, and why."""

    reason: str
    line: str  # number of the line, block or page
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadField:
    """Where one field was read."""

    label: str
    where: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document's page; its clauses are painted from data/."""

    identity: Identity
    outline: tuple[OutlineEntry, ...]
    number: int  # in data/site.js
    clauses: int
    dropped: tuple[DroppedLine, ...]
    read: tuple[ReadField, ...]
    source: str


def document_view(
    plan: Plan, *, card: Card | None, name: str, ui: Interface, site: Site
) -> DocumentView:
    """The page of a document."""
    document, source = plan.document, plan.document.source
    return DocumentView(
        identity=identity(plan, card=card, name=name, ui=ui, site=site),
        outline=tuple(_outline(plan, ui=ui)),
        number=site.number(document.id),
        clauses=len(document.clauses),
        dropped=tuple(_dropped(document, ui=ui)),
        read=tuple(_read(document, ui=ui)),
        source=f"{PurePath(source.path).name} · {source.media_type} · SHA-256 {source.sha256}",
    )


def _dropped(document: Document, *, ui: Interface) -> Iterator[DroppedLine]:
    """The lines left out in the order of the source, those of no line there last."""
    for dropped in sorted(document.dropped, key=lambda d: (d.line is None, d.line or 0)):
        yield DroppedLine(
            reason=ui(f"left_out.{dropped.reason.value}"),
            line="" if dropped.line is None else str(dropped.line),
            text=dropped.text,
        )


def _read(document: Document, *, ui: Interface) -> Iterator[ReadField]:
    for entry in document.evidence:
        person = entry.field in document.corrected
        yield ReadField(
            label=ui(f"fact.{entry.field}"),
            where=ui("read_in.person" if person else f"read_in.{entry.where.value}"),
            quote=entry.quote,
        )


def identity(plan: Plan, *, card: Card | None, name: str, ui: Interface, site: Site) -> Identity:
    """Who a document is, as far as it is known."""
    document = plan.document
    return Identity(
        name=name,
        title=document.title,
        href=None if site.alone else site.page(site.document_file(document.id)),
        facts=tuple(_facts(plan, card, ui=ui)),
        warnings=told_warnings(document, ui.lang),
        issued=document.issued or ui("fact.unknown"),
        issuers="、".join(document.issuers),
        period=_period(document) or ui("fact.unknown"),
        clauses=len(document.main_text),
        targets=len(own_targets(plan)),
        density="" if card is None else f"{card.density:.1f}",
        answered=_answered(card) if card is not None and card.targets else "",
    )


def _answered(card: Card) -> str:
    return f"{card.targets - len(card.without_body)}/{card.targets}"


def _period(document: Document) -> str | None:
    period = document.period
    if period is None:
        return None
    return "–".join(dict.fromkeys((str(period.first), str(period.last))))


def _facts(plan: Plan, card: Card | None, *, ui: Interface) -> Iterator[Fact]:
    document, place = plan.document, plan.document.jurisdiction
    values = {
        "issuers": "、".join(document.issuers),
        "number": document.number,
        "issued": document.issued,
        "instrument": document.instrument,
        "index": document.index,
        "posted": document.posted,
        "jurisdiction": place
        and f"{' '.join(place.path)} · {ui(f'level.{place.level.value}')} · {place.code}",
        "period": _period(document),
        "clauses": clause_count(document, ui=ui),
        "targets": str(len(own_targets(plan))),
        "results": str(len(plan.results)),
        **({} if card is None else _card_facts(card, ui=ui)),
    }
    for field, value in values.items():
        if value is None and field in ("index", "posted"):
            continue  # only pages have them
        yield Fact(
            label=ui(f"fact.{field}"),
            value=value or ui("fact.unknown"),
            corrected=field in document.corrected,
        )


def clause_count(document: Document, *, ui: Interface) -> str:
    """How many clauses: 82（正文 30，附件重列 52）, or one number where nothing is said again."""
    number, main = len(document.clauses), len(document.main_text)
    return (
        f"{number}"
        if number == main
        else ui("fact.clauses_of", all=number, main=main, rest=number - main)
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
        "named": len(body.named),
        "targets": len(body.targets),
    }
    return ui("fact.body_of", name=body.name, **numbers)


def _outline(plan: Plan, *, ui: Interface) -> Iterator[OutlineEntry]:
    """Each heading where it first stands, with the clause that follows it."""
    above: tuple[str, ...] = ()
    part = Part.PREAMBLE
    for clause in plan.document.clauses:
        href = f"#{quote(clause_anchor(clause.id))}"
        if clause.part is Part.ANNEX and part is not Part.ANNEX:
            yield OutlineEntry(href=href, level=2, text=ui("part.annex"))
            above = ()
        part = clause.part
        for depth in range(shared_headings(above, clause.heading), len(clause.heading)):
            level = min(depth + 2, _DEEPEST)
            yield OutlineEntry(href=href, level=level, text=clause.heading[depth])
        above = clause.heading


def shared_headings(above: Sequence[str], heading: Sequence[str]) -> int:
    """How many headings stand already."""
    for depth, (one, two) in enumerate(zip(above, heading, strict=False)):
        if one != two:
            return depth
    return min(len(above), len(heading))


def target_facts(target: Target, plan: Plan, *, ui: Interface) -> str:
    """What was understood of a target beside indicator and value, in one line."""
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
    return " · ".join(filter(None, named))
