"""The page of two documents, and the page of an annex check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align import Change
from compare import AnnexFinding, Comparison, FindingKind, Kind
from documents import ClauseId, DocumentId
from reports.clause_view import ClauseView, LoneRow, PairRow, RelatedRow, Short, shortened
from reports.diffs import Run, runs_of
from reports.document_view import Identity, identity
from reports.highlight_view import HighlightRow, highlight_rows
from reports.interface import Interface
from reports.site import SideName, Site
from reports.target_view import TargetGroup, target_groups
from reports.wording_view import WordingView, wording_view
from targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something, and where they stand on the page."""

    label: str
    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding of an annex check, with its clauses named."""

    anchor: str
    base: Short | None
    other: Short | None
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

    base: Identity
    other: Identity
    kind: str
    kind_label: str
    annex: bool
    sides: str  # table of the interface that names the sides
    counts: tuple[Count, ...]
    findings: tuple[FindingGroup, ...]
    targets: tuple[TargetGroup, ...]
    pairs: tuple[PairRow, ...]
    changes: tuple[tuple[str, str], ...]  # those that occur, for the filter: value and label
    related: tuple[RelatedRow, ...]
    only_base: tuple[LoneRow, ...]
    only_other: tuple[LoneRow, ...]
    warnings: tuple[str, ...]
    highlights: tuple[HighlightRow, ...]
    wording: WordingView

    @property
    def lists(self) -> int:
        """How many lists of rows the page has."""
        beside = (self.wording.verbs, self.wording.names, self.wording.bodies)
        return len(self.findings) + len(self.targets) + 4 + sum(map(bool, beside))


def pair_view(
    comparison: Comparison, *, names: Mapping[DocumentId, str], ui: Interface, site: Site
) -> PairView:
    """The page of a comparison; of an annex check, both sides are the same document."""
    clauses = ClauseView(comparison, ui=ui, site=site)
    pairs = clauses.pairs()
    only_base, only_other = clauses.only_in_base(), clauses.only_in_other()
    related, targets = clauses.related(), target_groups(comparison, ui=ui, site=site)
    base, other = (
        identity(plan, name=names[plan.document.id], ui=ui, site=site)
        for plan in (comparison.base, comparison.other)
    )
    annex = comparison.kind is Kind.ANNEX
    sides = "annex" if annex else "pair"
    numbers = {
        "related": sum(len(row.items) for row in related),
        "only_base": len(only_base),
        "only_other": len(only_other),
    }
    return PairView(
        base=base,
        other=other,
        kind=comparison.kind.value,
        kind_label=ui(f"kind.{comparison.kind.value}"),
        annex=annex,
        sides=sides,
        counts=(*_change_counts(pairs, ui=ui), *_counts(numbers, sides=sides, ui=ui)),
        findings=_findings(comparison, ui=ui, site=site),
        targets=targets,
        pairs=pairs,
        changes=_changes(pairs, ui=ui),
        related=related,
        only_base=only_base,
        only_other=only_other,
        warnings=comparison.warnings,
        highlights=highlight_rows(comparison, names=names, ui=ui, site=site),
        wording=wording_view(comparison, ui=ui, site=site),
    )


def _change_counts(pairs: Sequence[PairRow], *, ui: Interface) -> tuple[Count, ...]:
    found = Counter(pair.change for pair in pairs)
    return tuple(
        Count(label=ui(f"change.{c.value}"), number=found[c.value], href="#pairs")
        for c in Change
        if found[c.value]
    )


def _counts(numbers: Mapping[str, int], *, sides: str, ui: Interface) -> tuple[Count, ...]:
    return tuple(
        Count(label=ui(f"{sides}.{name}"), number=number, href=f"#{name}")
        for name, number in numbers.items()
    )


def _changes(pairs: Sequence[PairRow], *, ui: Interface) -> tuple[tuple[str, str], ...]:
    found = {pair.change for pair in pairs}
    return tuple((c.value, ui(f"change.{c.value}")) for c in Change if c.value in found)


def _findings(comparison: Comparison, *, ui: Interface, site: Site) -> tuple[FindingGroup, ...]:
    return tuple(
        FindingGroup(
            kind=kind.value,
            label=ui(f"finding.{kind.value}"),
            rows=tuple(_finding(comparison, f, ui=ui, site=site) for f in found),
        )
        for kind in FindingKind
        if (found := [f for f in comparison.findings if f.kind is kind])
    )


def _finding(
    comparison: Comparison, finding: AnnexFinding, *, ui: Interface, site: Site
) -> FindingRow:
    target, lead = "", ""
    if finding.target is not None:
        target = comparison.base.target(finding.target).quote
    if finding.kind is FindingKind.TWO_LEADS and finding.other is not None:
        lead = "、".join(comparison.other.document.clause(finding.other).bodies.lead)
    about = finding.target or finding.base or ""
    return FindingRow(
        anchor=f"f-{finding.kind.value}-{about}-{finding.other or ''}",
        base=_named(comparison.base, finding.base, side="base", site=site),
        other=_named(comparison.other, finding.other, side="other", site=site),
        target=target,
        lead=lead,
        runs=runs_of(finding.pieces),
        differences=tuple(ui(f"difference.{kind.value}") for kind in finding.differences),
    )


def _named(plan: Plan, clause_id: ClauseId | None, *, side: SideName, site: Site) -> Short | None:
    if clause_id is None:
        return None
    clause = plan.document.clause(clause_id)
    href = site.clause(plan.document.id, clause.id, side=side)
    return Short(href=href, number=clause.id, text=shortened(clause.text))
