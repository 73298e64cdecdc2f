"""The page of two documents, and the page of an annex check; scripts paint the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policydiff.stages.compare import AnnexFinding, Comparison, FindingKind, Kind, TargetVerdict
from policydiff.stages.compare.model.comparison import find_card
from policydiff.stages.documents import ClauseId, DocumentId
from policydiff.stages.reports.html.views.clause_stubs import Short, short_of
from policydiff.stages.reports.html.views.document_view import Identity, identity
from policydiff.stages.reports.html.views.plain_rows import PlainRows, plain_rows
from policydiff.stages.reports.shared.diffs import Run, runs_of
from policydiff.stages.reports.shared.highlight_view import HighlightRow, highlight_rows
from policydiff.stages.reports.shared.page_addresses import SideName, Site
from policydiff.stages.reports.shared.pair_summary import PairSummary, summarise
from policydiff.stages.reports.shared.target_view import COMPARED
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.notices import render_all
from policydiff.stages.targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding of an annex check, with its clauses named."""

    anchor: str
    base: Short | None
    other: Short | None
    spots: str  # of both, for the citation
    target: str
    lead: str  # who leads, where the finding is of that
    runs: tuple[Run, ...]  # how main text and item differ, where the finding is of that
    differences: tuple[str, ...]  # what they differ in


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one kind."""

    kind: str
    label: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """The page of a comparison."""

    key: str  # of its data
    base: Identity
    other: Identity
    base_number: int  # in data/site.js
    other_number: int
    kind: str
    kind_label: str
    lead: str  # how much of the one has a counterpart in the other
    annex: bool
    sides: str  # table of the interface that names the sides
    findings: tuple[FindingGroup, ...]
    warnings: tuple[str, ...]
    highlights: tuple[HighlightRow, ...]
    plain: PlainRows  # for browsers without scripts


def pair_view(
    comparison: Comparison, *, names: Mapping[DocumentId, str], ui: Interface, site: Site
) -> PairView:
    """The page of a comparison; of an annex check, both sides are the same document."""
    base, other = (
        identity(
            plan,
            card=find_card(comparison.cards, plan.document.id),
            name=names[plan.document.id],
            ui=ui,
            site=site,
        )
        for plan in (comparison.base, comparison.other)
    )
    annex = comparison.kind is Kind.ANNEX
    return PairView(
        key=pair_key(comparison, site=site),
        base=base,
        other=other,
        base_number=site.number(comparison.base.document.id),
        other_number=site.number(comparison.other.document.id),
        kind=comparison.kind.value,
        kind_label=ui(f"kind.{comparison.kind.value}"),
        lead="" if annex else _lead(summarise(comparison), names, ui=ui),
        annex=annex,
        sides="annex" if annex else f"pair_{comparison.kind.value}",
        findings=_findings(comparison, ui=ui, site=site),
        warnings=render_all(comparison.warnings, ui.lang),
        highlights=highlight_rows(comparison, names=names, ui=ui, site=site),
        plain=plain_rows(comparison, ui=ui),
    )


def _lead(pair: PairSummary, names: Mapping[DocumentId, str], *, ui: Interface) -> str:
    return ui(
        "pair.lead",
        base=names[pair.base],
        other=names[pair.other],
        clauses=pair.clauses,
        linked=pair.linked,
        firmly=min(pair.firmly, pair.linked),
        weakly=max(pair.linked - pair.firmly, 0),
        alone=pair.only_base,
        new=pair.only_other,
        base_targets=sum(f.number for f in pair.reasons if f.verdict is not TargetVerdict.ADDED),
        other_targets=sum(f.number for f in pair.reasons if f.verdict is not TargetVerdict.DROPPED),
        compared=sum(pair.number(verdict) for verdict in COMPARED),
    )


def pair_key(comparison: Comparison, *, site: Site) -> str:
    """The key of a comparison's data."""
    return site.pair_name(comparison.base.document.id, comparison.other.document.id)


def _findings(comparison: Comparison, *, ui: Interface, site: Site) -> tuple[FindingGroup, ...]:
    return tuple(
        FindingGroup(
            kind=kind.value,
            label=ui(f"finding.{kind.value}"),
            rows=tuple(
                _finding(comparison, f, number=n, ui=ui, site=site) for n, f in enumerate(found)
            ),
        )
        for kind in FindingKind
        if (found := [f for f in comparison.findings if f.kind is kind])
    )


def _finding(
    comparison: Comparison, finding: AnnexFinding, *, number: int, ui: Interface, site: Site
) -> FindingRow:
    target, lead = finding.quote or "", ""
    if finding.target is not None:
        target = comparison.base.target(finding.target).quote
    if finding.kind is FindingKind.TWO_LEADS and finding.other is not None:
        lead = "、".join(comparison.other.document.clause(finding.other).bodies.lead)
    part = f"-{number}" if finding.kind is FindingKind.PART_MISSING else ""
    about = finding.target or finding.base or ""
    base = _named(comparison.base, finding.base, side="base", site=site)
    other = _named(comparison.other, finding.other, side="other", site=site)
    return FindingRow(
        anchor=f"f-{finding.kind.value}-{about}-{finding.other or ''}{part}",
        base=base,
        other=other,
        spots=" ".join(short.spot for short in (base, other) if short),
        target=target,
        lead=lead,
        runs=runs_of(finding.pieces),
        differences=tuple(ui(f"difference.{kind.value}") for kind in finding.differences),
    )


def _named(plan: Plan, clause_id: ClauseId | None, *, side: SideName, site: Site) -> Short | None:
    return (clause_id and short_of(plan.document, clause_id, site=site, side=side)) or None
