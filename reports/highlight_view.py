"""Highlights as the pages show them: a sentence, and the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare import Comparison, Highlight, Kind
from documents import DocumentId
from reports.interface import Interface
from reports.site import SideName, Site

MOST = 10  # highlights of a whole report
MOST_OF_ONE = 3  # of one comparison among them


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCell:
    """A quote with the place where it stands."""

    name: str  # of the document, short; "" where the page has one document only
    href: str | None
    number: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightRow:
    """A sentence that a reader should see first."""

    text: str
    pair: str  # whose it is, on the first page: 嘉兴市 2010 → 嘉兴市 2019
    href: str  # the page of the pair, on the first page
    evidence: tuple[EvidenceCell, ...]


def highlight_rows(
    comparison: Comparison, *, names: Mapping[DocumentId, str], ui: Interface, site: Site
) -> tuple[HighlightRow, ...]:
    """The highlights of one comparison, for its own page."""
    return tuple(_row(comparison, h, names=names, ui=ui, site=site) for h in comparison.highlights)


def first_highlights(
    comparisons: Sequence[Comparison],
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> tuple[HighlightRow, ...]:
    """The weightiest highlights of all comparisons, few of each, for the first page.

    Ties go to the comparison that comes first.
    """
    found = [
        (comparison, highlight)
        for comparison in comparisons
        for highlight in comparison.highlights[:MOST_OF_ONE]
    ]
    ranked = sorted(found, key=lambda pair: -pair[1].weight)[:MOST]
    return tuple(_row(c, h, names=names, ui=ui, site=site, first=True) for c, h in ranked)


def _row(
    comparison: Comparison,
    highlight: Highlight,
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
    first: bool = False,
) -> HighlightRow:
    base, other = comparison.base.document.id, comparison.other.document.id
    annex = comparison.kind is Kind.ANNEX
    file = site.annex_file(base) if annex else site.pair_file(base, other)
    pair = f"{names[base]} · {ui('kind.annex')}" if annex else f"{names[base]} → {names[other]}"
    return HighlightRow(
        text=highlight.en if ui.lang == "en" else highlight.zh,
        pair=pair if first else "",
        href=site.page(file) if first else "",
        evidence=tuple(
            EvidenceCell(
                name="" if annex else names[e.document],
                href=site.clause(e.document, e.clause, side=_side(comparison, e.document)),
                number=e.clause,
                quote=e.quote,
            )
            for e in highlight.evidence
        ),
    )


def _side(comparison: Comparison, document: DocumentId) -> SideName:
    return "base" if document == comparison.base.document.id else "other"
