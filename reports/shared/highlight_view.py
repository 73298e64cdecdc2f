"""Highlights as the pages show them: a sentence, and the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policydiff.stages.compare import Comparison, Highlight, Kind
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.first_findings import FirstFinding, Overview
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.model.clause_place import place_words
from policydiff.stages.reports.shared.page_addresses import SideName, Site
from policydiff.stages.reports.shared.pair_summary import PairSummary, pair_name
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan

if TYPE_CHECKING:
    from markupsafe import Markup


_STOPS = "，。；：！？、,;:!?)）”》\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCell:
    """A quote with the place where it stands."""

    name: str  # of the document, short; "" where the page has one document only
    href: str | None
    spot: str  # for the panel that shows it in its context
    number: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightRow:
    """A sentence that a reader should see first."""

    anchor: str
    text: str
    pair: str  # whose it is, on the first page: 嘉兴市 2010 → 嘉兴市 2019
    href: str  # the page of the pair, on the first page
    evidence: tuple[EvidenceCell, ...]
    picture: Markup | None = None  # on the first page, where a number moves
    core: Highlight | None = None  # where it is of a core indicator over years or places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whose:
    base: DocumentId
    kind: Kind | None
    pair: str
    href: str


def highlight_rows(
    comparison: Comparison, *, names: Mapping[DocumentId, str], ui: Interface, site: Site
) -> tuple[HighlightRow, ...]:
    """The highlights of one comparison, for its own page."""
    plans = {p.document.id: p for p in (comparison.base, comparison.other)}
    whose = _Whose(base=comparison.base.document.id, kind=comparison.kind, pair="", href="")
    return tuple(
        _row(h, whose, plans, number=n, names=names, ui=ui, site=site)
        for n, h in enumerate(comparison.highlights, start=1)
    )


def first_highlights(
    pairs: Sequence[PairSummary],
    track: Track,
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
    draw: Callable[[FirstFinding], Markup | None],
) -> tuple[HighlightRow, ...]:
    """The findings of all documents for the first page, as `Overview.choose` ranks them.

    Args:
        pairs: Whose findings are chosen from.
        track: Of all documents.
        names: Of the documents, short.
        ui: Words of the pages.
        site: Addresses of the pages.
        draw: The picture beside a finding, where it has one.
    """
    plans = {plan.document.id: plan for plan in track.plans}
    chosen = Overview(track).choose([pair.findings for pair in pairs])
    return tuple(
        replace(
            _row(
                found.highlight,
                _whose(found, names, ui=ui, site=site),
                plans,
                number=number,
                names=names,
                ui=ui,
                site=site,
            ),
            picture=draw(found),
            core=found.highlight if found.highlight.rule in (Rule.SERIES, Rule.SPREAD) else None,
        )
        for number, found in enumerate(chosen, start=1)
    )


def found_in(found: FirstFinding, names: Mapping[DocumentId, str], *, ui: Interface) -> str:
    """What a finding is about: 嘉兴市 2010 → 嘉兴市 2019; of many documents the first and last."""
    first, last = names[found.documents[0]], names[found.documents[-1]]
    if found.kind is Kind.ANNEX:
        return f"{first} · {ui('kind.annex')}"
    if found.highlight.rule is Rule.SPREAD:
        return ui("index.places", number=len(found.documents))
    if found.highlight.rule is Rule.TAKEN:
        told = {evidence.document for evidence in found.highlight.evidence}
        return ui("index.all_documents", number=len(told))
    if found.highlight.rule is Rule.DENSITY:
        return ui("index.all_documents", number=len(found.documents))
    return pair_name(first, last, found.kind)


def _whose(
    found: FirstFinding, names: Mapping[DocumentId, str], *, ui: Interface, site: Site
) -> _Whose:
    base, other = found.documents[0], found.documents[-1]
    if found.kind is None:
        href = site.page("series.html")
    elif found.kind is Kind.ANNEX:
        href = site.page(site.annex_file(base))
    else:
        href = site.pair(base, other)
    return _Whose(base=base, kind=found.kind, pair=found_in(found, names, ui=ui), href=href)


def _row(
    highlight: Highlight,
    whose: _Whose,
    plans: Mapping[DocumentId, Plan],
    *,
    number: int,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> HighlightRow:
    def side(document: DocumentId) -> SideName:
        return "base" if document == whose.base else "other"

    return HighlightRow(
        anchor=f"s-{number}",
        text=render(highlight.notice, ui.lang),
        pair=whose.pair,
        href=whose.href,
        evidence=tuple(
            EvidenceCell(
                name="" if whose.kind is Kind.ANNEX else names[e.document],
                href=site.clause(e.document, e.clause, side=side(e.document)),
                spot=site.spot(plans[e.document].document, e.clause, quote=e.quote),
                number=place_words(plans[e.document].document.clause(e.clause)),
                quote=_shown(e.quote, plans[e.document].document.clause(e.clause).text),
            )
            for e in highlight.evidence
        ),
    )


def _shown(quote: str, text: str) -> str:
    """A quote; one that stops within a phrase, or at a comma, ends in “…”."""
    following = text.partition(quote)[2][:1]
    within = bool(following) and following not in _STOPS and quote[-1:] not in "。；！？"
    return f"{quote}…" if within or quote[-1:] in "、，," else quote
