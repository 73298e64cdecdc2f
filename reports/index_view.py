"""The first page: findings, documents, all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from compare import Comparison, Kind, TargetVerdict, Themes, Track
from compare.own import own_targets
from documents import DocumentId, PolicyDiffError
from reports.document_view import Identity, identity
from reports.highlight_view import HighlightRow, first_highlights
from reports.interface import Interface
from reports.series_view import comparable
from reports.sides import corresponding, only_in_base, only_in_other, related
from reports.site import Site
from reports.target_view import ORDER, SYMBOLS, TargetGroup, target_groups, verdict_label
from targets import Plan

_MOST_MOVES = 6  # target changes that a finding names; its page has all
_MOST_FINDINGS = 20  # pairs; the matrix has all
_KINDS = (Kind.REVISION, Kind.SUCCESSOR, Kind.LEVELS, Kind.PEERS, Kind.ANNEX)  # in this order
_MOVES = {
    verdict.value
    for verdict in (TargetVerdict.STRENGTHENED, TargetVerdict.WEAKENED, TargetVerdict.MIXED)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCount:
    """How many targets have one verdict."""

    verdict: str
    symbol: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFinding:
    """What a pair shows, in a sentence, with the targets that moved."""

    href: str
    base: str
    other: str
    kind_label: str
    sentence: str
    verdicts: tuple[VerdictCount, ...]
    reasons: tuple[str, ...]  # why targets were dropped, added or not comparable, with counts
    moves: tuple[TargetGroup, ...]
    more: int  # moves that are not shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A finding in one sentence, with the page that shows it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A pair in the matrix."""

    href: str
    number: int  # of clauses of base and other that correspond
    shade: int  # 0 to 5
    verdicts: tuple[VerdictCount, ...]  # those that say something of a move
    label: str  # for those who do not see where the cell stands


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A document's row of the matrix."""

    name: str
    href: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The first page."""

    lead: str
    highlights: tuple[HighlightRow, ...]
    findings: tuple[PairFinding, ...]
    sentences: tuple[Sentence, ...]
    documents: tuple[Identity, ...]
    columns: tuple[tuple[str, str], ...]
    matrix: tuple[MatrixRow, ...]
    files: tuple[tuple[str, str], ...]  # name and what it holds
    unread: tuple[tuple[str, str], ...]  # file and why it could not be read


def index_view(
    plans: Sequence[Plan],
    comparisons: Sequence[Comparison],
    annexes: Sequence[Comparison],
    themes: Themes,
    track: Track,
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
    chains: int = 0,
    unread: Sequence[PolicyDiffError] = (),
) -> IndexView:
    """The first page of a report.

    `chains` is how many indicators its escalation page has, `unread` why files are missing.
    """
    numbers = {
        "documents": len(plans),
        "pairs": len(comparisons),
        "clauses": sum(len(plan.document.clauses) for plan in plans),
        "targets": sum(len(own_targets(plan)) for plan in plans),
    }
    files = (*FILES, *(["escalation.csv"] if chains else []))
    later = (*_annex_sentences(annexes, names, ui=ui, site=site),)
    columns = tuple(
        (names[p.document.id], site.page(site.document_file(p.document.id))) for p in plans
    )
    return IndexView(
        lead=ui("index.lead", **numbers),
        highlights=first_highlights((*annexes, *comparisons), names=names, ui=ui, site=site),
        findings=_findings(comparisons, names, ui=ui, site=site),
        sentences=(*later, *_overall(themes, track, chains=chains, ui=ui, site=site)),
        documents=tuple(identity(p, name=names[p.document.id], ui=ui, site=site) for p in plans),
        columns=columns,
        matrix=tuple(_matrix(plans, comparisons, names, ui=ui, site=site)),
        unread=tuple((PurePath(e.where).name, f"{e.what} ({e.hint})") for e in unread),
        files=tuple((name, ui(f"file.{name.split('.')[0]}")) for name in files),
    )


FILES = ("changes.xlsx", "targets.csv", "clauses.csv", "links.csv", "series.csv")


def _findings(
    comparisons: Sequence[Comparison],
    names: Mapping[DocumentId, str],
    *,
    ui: Interface,
    site: Site,
) -> tuple[PairFinding, ...]:
    """Pairs with targets that moved, and pairs of one place; those of one place first."""
    telling = [c for c in comparisons if _moves(c) or c.kind in (Kind.REVISION, Kind.SUCCESSOR)]
    ranked = sorted(telling, key=lambda c: (_KINDS.index(c.kind), -_moves(c)))
    return tuple(_finding(c, names, ui=ui, site=site) for c in ranked[:_MOST_FINDINGS])


def _moves(comparison: Comparison) -> int:
    return sum(change.change.value in _MOVES for change in comparison.target_changes)


def _finding(
    comparison: Comparison, names: Mapping[DocumentId, str], *, ui: Interface, site: Site
) -> PairFinding:
    base, other = comparison.base.document, comparison.other.document
    groups = target_groups(comparison, ui=ui, site=site)
    moved = tuple(group for group in groups if group.verdict in _MOVES)
    shown, room = [], _MOST_MOVES
    for group in moved:
        rows = group.rows[:room]
        room -= len(rows)
        if rows:
            shown.append(replace(group, rows=rows))
    return PairFinding(
        href=site.page(site.pair_file(base.id, other.id)),
        base=names[base.id],
        other=names[other.id],
        kind_label=ui(f"kind.{comparison.kind.value}"),
        sentence=ui(
            "index.pair",
            same=len(corresponding(comparison)),
            related=len(related(comparison)),
            only_base=len(only_in_base(comparison)),
            only_other=len(only_in_other(comparison)),
        ),
        verdicts=tuple(_verdicts(comparison, ui=ui)),
        reasons=tuple(_reasons(comparison, ui=ui)),
        moves=tuple(shown),
        more=sum(len(group.rows) for group in moved) - (_MOST_MOVES - room),
    )


def _verdicts(comparison: Comparison, *, ui: Interface) -> Iterator[VerdictCount]:
    found = Counter(change.change for change in comparison.target_changes)
    for verdict in ORDER:
        if found[verdict]:
            yield VerdictCount(
                verdict=verdict.value,
                symbol=SYMBOLS[verdict],
                label=verdict_label(verdict, comparison.kind, ui=ui),
                number=found[verdict],
            )


def _reasons(comparison: Comparison, *, ui: Interface) -> Iterator[str]:
    for verdict in (TargetVerdict.DROPPED, TargetVerdict.ADDED, TargetVerdict.NOT_COMPARABLE):
        changes = [c for c in comparison.target_changes if c.change is verdict]
        counts = Counter(ui(f"reason.{c.reason.value}") for c in changes)
        if expired := sum(c.expired for c in changes):
            counts[ui("target.expired")] = expired
        if changes:
            named = "; ".join(f"{reason} {number}" for reason, number in counts.items())
            yield f"{verdict_label(verdict, comparison.kind, ui=ui)} {len(changes)} — {named}"


def _annex_sentences(
    annexes: Sequence[Comparison],
    names: Mapping[DocumentId, str],
    *,
    ui: Interface,
    site: Site,
) -> Iterator[Sentence]:
    for annex in annexes:
        document = annex.base.document
        kinds = Counter(finding.kind.value for finding in annex.findings)
        named = "; ".join(f"{ui(f'finding.{kind}')}: {n}" for kind, n in kinds.items())
        text = ui("index.annex", name=names[document.id], findings=named or ui("index.none"))
        yield Sentence(text=text, href=site.page(site.annex_file(document.id)))


def _overall(
    themes: Themes, track: Track, *, chains: int, ui: Interface, site: Site
) -> Iterator[Sentence]:
    everywhere = [
        theme.label
        for theme in themes.themes
        if len({member.document for member in theme.clauses}) == len(themes.plans)
    ]
    named = "、".join(everywhere[:8]) or ui("index.none")
    text = ui("index.themes", number=len(themes.themes), shared=len(everywhere), named=named)
    yield Sentence(text=text, href=site.page("themes.html"))
    indicators = {series.indicator for series in track.series}
    text = ui("index.series", number=len(indicators), several=len(comparable(track)[0]))
    yield Sentence(text=text, href=site.page("series.html"))
    if chains:
        text = ui("index.escalation", number=chains)
        yield Sentence(text=text, href=site.page("escalation.html"))


def _matrix(
    plans: Sequence[Plan],
    comparisons: Sequence[Comparison],
    names: Mapping[DocumentId, str],
    *,
    ui: Interface,
    site: Site,
) -> Iterator[MatrixRow]:
    largest = max((len(corresponding(c)) for c in comparisons), default=0)
    cells = {
        (c.base.document.id, c.other.document.id): _cell(
            c, names, ui=ui, site=site, largest=largest
        )
        for c in comparisons
    }
    for row in plans:
        mine = row.document.id
        yield MatrixRow(
            name=names[mine],
            href=site.page(site.document_file(mine)),
            cells=tuple(
                cells.get((mine, p.document.id)) or cells.get((p.document.id, mine)) for p in plans
            ),
        )


def _cell(
    comparison: Comparison,
    names: Mapping[DocumentId, str],
    *,
    ui: Interface,
    site: Site,
    largest: int,
) -> MatrixCell:
    base, other = comparison.base.document.id, comparison.other.document.id
    number = len(corresponding(comparison))
    verdicts = tuple(v for v in _verdicts(comparison, ui=ui) if v.verdict in _MOVES)
    return MatrixCell(
        href=site.page(site.pair_file(base, other)),
        number=number,
        shade=-(-5 * number // max(largest, 1)),
        verdicts=verdicts,
        label=f"{names[base]} → {names[other]}: {ui('relation.same')} {number}",
    )
