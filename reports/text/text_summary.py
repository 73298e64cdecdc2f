"""Summarise results in a few lines: what a command prints when no file is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policydiff.stages.align import Change, Relation
from policydiff.stages.compare import Comparison, Kind, TargetVerdict, Themes
from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.documents import Document
from policydiff.stages.reports.shared.translations import Interface, read_interface
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.ledger.counts import RESULTS, TARGETS, count_numbers
from policydiff.stages.targets.target_codes import Passed

_SURE = 0.9  # of the recognition of a line, in [0, 1]; right lines of tests have 0.95 and more
_MOST_UNSURE = 20
_ALIKE = (TargetVerdict.UNCHANGED, TargetVerdict.EQUAL)


def plan_summary(plan: Plan, *, lang: str = "en") -> str:
    """A document's identity, its size, its targets and its warnings, a line each.

    Args:
        plan: The document.
        lang: The language of the line that tells where its numbers went, "zh" or "en".
    """
    document = plan.document
    lines = [
        *_identity(document),
        f"clauses: {len(document.clauses)}; targets: {len(own_targets(plan))}; "
        f"past results: {len(plan.results)}",
        _numbers(plan, read_interface(lang)),
        *_source_share(document, read_interface(lang)),
        *(f"  {t.clause}  {t.quote}{_beyond(t, plan)}" for t in plan.targets),
        *_unsure(document, read_interface(lang)),
        *(f"warning: {w}" for w in document.warnings),
    ]
    return "\n".join(lines)


def _unsure(document: Document, ui: Interface) -> tuple[str, ...]:
    """The recognised lines that a person should look at, the least sure first."""
    lines = [line for line in document.recognised if line.confidence < _SURE]
    lines = sorted(lines, key=lambda line: line.confidence)[:_MOST_UNSURE]
    return tuple(
        ui("recognised.line", page=f"{line.page}", sure=f"{line.confidence:.0%}", words=line.text)
        for line in lines
    )


def _numbers(plan: Plan, ui: Interface) -> str:
    """How many numbers are in targets, in results, passed over for each reason, and doubtful."""
    counts = count_numbers(plan)
    passed = {r: counts[r.value] for r in Passed if r.value in counts and r is not Passed.DOUBTFUL}
    joiner = "、" if ui.lang == "zh" else ", "
    reasons = joiner.join(f"{ui(f'passed.{reason.value}')} {n}" for reason, n in passed.items())
    return ui(
        "numbers.line",
        targets=counts.get(TARGETS, 0),
        results=counts.get(RESULTS, 0),
        passed=f"{sum(passed.values())}",
        reasons=reasons or "–",
        doubtful=counts.get(Passed.DOUBTFUL.value, 0),
    )


def _source_share(document: Document, ui: Interface) -> tuple[str, ...]:
    """The share of the source that is accounted for, cut off so that only all of it is 100 %."""
    if document.accounted is None or document.kept is None:
        return ()
    shares = {"accounted": document.accounted, "kept": document.kept}
    shown = {name: f"{int(share * 10_000) / 100:g}%" for name, share in shares.items()}
    return (ui("account.line", **shown),)


def _beyond(target: Target, plan: Plan) -> str:
    """Which floor a stretch goes beyond."""
    return f"  (stretch of {plan.target(target.stretch_of).quote})" if target.stretch_of else ""


def comparison_summary(comparison: Comparison) -> str:
    """How two documents stand to each other, counts of links, and each target change."""
    base, other = comparison.base, comparison.other
    same = [a for a in comparison.alignments if a.relation is Relation.SAME]
    related = len(comparison.alignments) - len(same)
    changes = Counter(a.change.value for a in same)
    lines = [
        f"base:  {base.document.id}  {base.document.title}",
        f"other: {other.document.id}  {other.document.title}",
        f"kind: {comparison.kind.value}",
        f"corresponding: {len(same)} ({counts_line(changes)}); related: {related}",
        *_inside(comparison),
        f"targets: {counts_line(Counter(c.change.value for c in comparison.target_changes))}",
        *_changes(comparison),
        *(f"warning: {w}" for w in comparison.warnings),
    ]
    return "\n".join(lines)


def _inside(comparison: Comparison) -> Iterator[str]:
    """What changed inside links, by type, and what lone clauses of regulations ask."""
    inside = Counter(c.type.value for a in comparison.alignments for c in a.changes)
    if inside:
        yield f"changes inside: {counts_line(inside)}"
    norms = Counter(f"{n.kind.value} in {n.side.value} alone" for n in comparison.lone_norms)
    if norms:
        yield f"norms: {counts_line(norms)}"


def annex_summary(comparison: Comparison) -> str:
    """What an annex check found, by kind, and where."""
    document = comparison.base.document
    lines = [
        *_identity(document),
        f"findings: {counts_line(Counter(f.kind.value for f in comparison.findings))}",
        *(
            f"  {finding.kind.value}: {finding.base or '-'} | {finding.other or '-'}"
            for finding in comparison.findings
        ),
    ]
    return "\n".join(lines)


def themes_summary(found: Themes) -> str:
    """A line for each theme: label, number of clauses, of documents, keywords."""
    return "\n".join(
        f"{theme.id}  {theme.label}  clauses: {len(theme.clauses)}, "
        f"documents: {len({member.document for member in theme.clauses})}  "
        f"({'、'.join(theme.keywords)})"
        for theme in found.themes
    )


def differ(comparison: Comparison) -> bool:
    """Whether anything at all was changed, added, dropped or moved."""
    aligned = [a for a in comparison.alignments if a.relation is Relation.SAME]
    sides = (comparison.base.document.main_text, comparison.other.document.main_text)
    linked = ({i for a in aligned for i in a.base}, {i for a in aligned for i in a.other})
    return (
        any(a.change is not Change.UNCHANGED or a.moved for a in aligned)
        or any({c.id for c in side} != ids for side, ids in zip(sides, linked, strict=True))
        or any(c.change not in _ALIKE for c in comparison.target_changes)
    )


def _identity(document: Document) -> Iterator[str]:
    place, period = document.jurisdiction, document.period
    yield document.title
    yield (
        f"{'、'.join(document.issuers) or 'issuer unknown'}; {document.number or 'no number'}; "
        f"{document.issued or 'date unknown'}; {document.instrument or 'instrument unknown'}"
    )
    yield (
        f"{' '.join(place.path)} ({place.code}, {place.level.value})" if place else "place unknown"
    ) + (f"; plans for {period.first}–{period.last}" if period else "; period unknown")


def counts_line(counts: Counter[str]) -> str:
    """How many of each, the most first: 3 added, 1 dropped."""
    return ", ".join(f"{n} {name}" for name, n in counts.most_common()) or "none"


def _changes(comparison: Comparison) -> Iterator[str]:
    base = {t.id: t for t in comparison.base.targets}
    other = {t.id: t for t in comparison.other.targets}
    for change in comparison.target_changes:
        left = base[change.base] if change.base else None
        right = other[change.other] if change.other else None
        mark = "/" if comparison.kind in (Kind.LEVELS, Kind.PEERS) else "→"
        yield (
            f"  {change.change.value} ({change.reason.value}): "
            f"{_quoted(left)} {mark} {_quoted(right)}"
        )


def _quoted(target: Target | None) -> str:
    return f"{target.quote} [{target.clause}]" if target else "—"
