"""Summarise a pair for the first page: counts, moved targets, first sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from policydiff.stages.compare import (
    Comparison,
    Highlight,
    Kind,
    Reason,
    TargetChange,
    TargetVerdict,
)
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.model.chapter_types import Chapter
from policydiff.stages.compare.model.comparison import Rule
from policydiff.stages.compare.overview.first_findings import PairFindings
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.shared.link_lookup import (
    base_clauses,
    corresponding,
    only_in_base,
    only_in_other,
    related,
)
from policydiff.stages.reports.shared.target_view import BETWEEN_PLACES, MOVES, ORDER
from policydiff.stages.support.notices import Notice

MOST_OF_ONE = 6  # of one comparison; its page has all
FIRM = 0.9  # score from which a correspondence is told as sure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonNumber:
    """How many targets have one verdict for one reason."""

    verdict: TargetVerdict
    reason: Reason
    number: int
    expired: int  # of them, had run out before other was issued


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSummary:
    """A comparison without its rows."""

    base: DocumentId
    other: DocumentId
    base_title: str
    other_title: str
    kind: Kind
    same: int  # groups of clauses that correspond
    related: int
    only_base: int
    only_other: int
    reasons: tuple[ReasonNumber, ...]  # verdicts in the order of the pages
    clauses: int  # of base
    linked: int  # of them, with a counterpart
    firmly: int  # of those, by a link of score 0.9 or more
    chapters: tuple[Chapter, ...]  # where a sentence is of one
    moves: tuple[TargetChange, ...]  # in the order of the pages; of two places rates alone
    highlights: tuple[Highlight, ...]  # the first six
    warnings: tuple[Notice, ...] = ()

    @property
    def findings(self) -> PairFindings:
        """Its first sentences, as the first page chooses among them."""
        return PairFindings(
            base=self.base, other=self.other, kind=self.kind, highlights=self.highlights
        )

    def number(self, verdict: TargetVerdict) -> int:
        """How many targets have this verdict."""
        return sum(found.number for found in self.reasons if found.verdict is verdict)


def pair_name(base: str, other: str, kind: Kind | None) -> str:
    """嘉兴市 2010 → 嘉兴市 2019; two places stand side by side: 嘉兴市 × 湖州市."""
    return f"{base} {'×' if kind in (Kind.PEERS, Kind.LEVELS) else '→'} {other}"


def summarise(comparison: Comparison) -> PairSummary:
    """A comparison's counts and first findings."""
    changes, links = comparison.target_changes, corresponding(comparison)
    highlights = comparison.highlights[:MOST_OF_ONE]
    alone, clauses = only_in_base(comparison), base_clauses(comparison)
    counts = Counter((change.change, change.reason) for change in changes)
    expired = Counter((c.change, c.reason) for c in changes if c.expired)
    return PairSummary(
        base=comparison.base.document.id,
        other=comparison.other.document.id,
        base_title=comparison.base.document.title,
        other_title=comparison.other.document.title,
        kind=comparison.kind,
        same=len(links),
        related=len(related(comparison)),
        only_base=len(alone),
        only_other=len(only_in_other(comparison)),
        reasons=tuple(
            ReasonNumber(verdict=v, reason=reason, number=n, expired=expired[v, reason])
            for verdict in ORDER
            for (v, reason), n in counts.items()
            if v is verdict
        ),
        clauses=len(clauses),
        linked=len(clauses) - len(alone),
        firmly=len({clause for link in links if link.score >= FIRM for clause in link.base}),
        chapters=comparison.chapters if any(h.rule is Rule.CHAPTER for h in highlights) else (),
        moves=tuple(_moves(comparison)),
        highlights=highlights,
        warnings=comparison.warnings,
    )


def _moves(comparison: Comparison) -> Iterator[TargetChange]:
    """Volumes of two places follow their size, so that only the page of the pair has them."""
    for verdict in MOVES:
        for change in comparison.target_changes:
            if change.change is verdict and (
                verdict not in BETWEEN_PLACES
                or change.base is None
                or is_rate(comparison.base.target(change.base))
            ):
                yield change
