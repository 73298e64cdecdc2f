"""Highlights as the pages show them: a sentence, and the sentences that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydiff.stages.compare import Comparison, Highlight, Kind
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.shared.page_addresses import SideName, Site
from policydiff.stages.reports.shared.pair_summary import PairSummary
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan

MOST = 10  # highlights of a whole report


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whose:
    base: DocumentId
    kind: Kind
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
    plans: Mapping[DocumentId, Plan],
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
) -> tuple[HighlightRow, ...]:
    """The weightiest highlights of all comparisons, few of each, for the first page.

    Ties go to the comparison whose documents are named least so far, then to the one
    that is told of least, then to the one that comes first.
    """
    return tuple(
        _row(
            h, _whose(pair, names, ui=ui, site=site), plans, number=n, names=names, ui=ui, site=site
        )
        for n, (pair, h) in enumerate(_ranked(pairs), start=1)
    )


def _ranked(pairs: Sequence[PairSummary]) -> Iterator[tuple[PairSummary, Highlight]]:
    found = [(pair, highlight) for pair in pairs for highlight in pair.highlights]
    named: Counter[DocumentId] = Counter()
    told: Counter[tuple[DocumentId, DocumentId]] = Counter()

    def rank(one: tuple[PairSummary, Highlight]) -> tuple[float, int, int]:
        pair, highlight = one
        both = (pair.base, pair.other)
        return -highlight.weight, named[pair.base] + named[pair.other], told[both]

    for _ in range(min(MOST, len(found))):
        best = min(found, key=rank)
        found.remove(best)
        named.update({best[0].base, best[0].other})
        told[best[0].base, best[0].other] += 1
        yield best


def _whose(
    pair: PairSummary, names: Mapping[DocumentId, str], *, ui: Interface, site: Site
) -> _Whose:
    if pair.kind is Kind.ANNEX:
        title = f"{names[pair.base]} · {ui('kind.annex')}"
        href = site.page(site.annex_file(pair.base))
    else:
        title, href = f"{names[pair.base]} → {names[pair.other]}", site.pair(pair.base, pair.other)
    return _Whose(base=pair.base, kind=pair.kind, pair=title, href=href)


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
                number=e.clause,
                quote=e.quote,
            )
            for e in highlight.evidence
        ),
    )
