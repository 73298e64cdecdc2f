"""Compose the memo: what was compared, findings with sources, counts, caveats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policydiff.stages.compare import Comparison, Highlight, Kind, TargetVerdict
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.first_findings import Overview
from policydiff.stages.documents import DocumentId
from policydiff.stages.documents.model.document import cite
from policydiff.stages.reports.shared.cell_text import lines_of
from policydiff.stages.reports.shared.highlight_view import found_in
from policydiff.stages.reports.shared.page_addresses import short_names
from policydiff.stages.reports.shared.pair_summary import PairSummary, summarise
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan

# Points, for a page of A4 with margins of 2 cm, whose text is 728 points high and 482 wide. Line
# heights are exact, so that a page holds as much whatever font a computer has for a name.
PAGE = 712
TITLE, HEADING, LINE, SOURCE, COUNT = 40.0, 25.0, 15.5, 13.0, 12.0
_WIDTH, _SOURCE_WIDTH = 86, 98  # narrow characters on a line, a Chinese one is two; some are spare
_KIND_WIDTH, _COUNT_WIDTH = 18, 6  # the same in the first and the further columns of the counts
_TITLE, _QUOTE, _SENTENCE = 60, 44, 150  # characters of a title, a quote and a sentence; then "…"
_NAMED = 8  # documents named in the memo of a report
_SOURCES = 2  # of a finding
_HEADS = {  # of the columns that count targets, in their order
    "stronger": (TargetVerdict.STRENGTHENED, TargetVerdict.RAISED, TargetVerdict.HIGHER),
    "weaker": (TargetVerdict.WEAKENED, TargetVerdict.LOWERED, TargetVerdict.LOWER),
    "mixed": (TargetVerdict.MIXED,),
    "equal": (TargetVerdict.UNCHANGED, TargetVerdict.EQUAL),
    "apart": (TargetVerdict.NOT_COMPARABLE,),
    "base": (TargetVerdict.DROPPED,),
    "other": (TargetVerdict.ADDED,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoFinding:
    """A sentence and where it stands in the documents."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """All that the page says, in the words of one language."""

    compared: tuple[str, ...]
    findings: tuple[MemoFinding, ...]  # the weightiest first
    left_out: int = 0  # findings that found no room
    heads: tuple[str, ...]  # of the table of counts
    counts: tuple[tuple[str, ...], ...]  # a row for each kind of pair
    caveats: tuple[str, ...]


def pair_memo(comparison: Comparison, *, ui: Interface, version: str) -> Memo:
    """The memo on two documents, with as many findings as one page holds."""
    base, other, summary = comparison.base, comparison.other, summarise(comparison)
    names = short_names((base, other))
    memo = Memo(
        compared=(
            ui("memo.base", cited=_cited(base)),
            ui("memo.other", cited=_cited(other)),
            ui("memo.kind", kind=ui(f"kind.{comparison.kind.value}")),
        ),
        findings=tuple(_finding(h, names=names, ui=ui) for h in comparison.highlights),
        heads=_heads(ui),
        counts=tuple(_counts((summary,), ui=ui)),
        caveats=tuple(_caveats((summary,), (base, other), ui=ui, version=version)),
    )
    return fitted(memo, ui=ui)


def report_memo(pairs: Sequence[PairSummary], track: Track, *, ui: Interface, version: str) -> Memo:
    """The memo on all documents of a report, with as many findings as one page holds."""
    plans = track.plans
    names = short_names(plans)
    named = "、".join(_short(names[plan.document.id], _TITLE) for plan in plans[:_NAMED])
    more = ui("memo.and_more") if len(plans) > _NAMED else ""
    compared = ui("memo.documents", number=len(plans), pairs=len(pairs), named=named + more)
    memo = Memo(
        compared=(compared,),
        findings=tuple(_first(pairs, track, names=names, ui=ui)),
        heads=_heads(ui),
        counts=tuple(_counts(pairs, ui=ui)),
        caveats=tuple(_caveats(pairs, plans, ui=ui, version=version)),
    )
    return fitted(memo, ui=ui)


def fitted(memo: Memo, *, ui: Interface) -> Memo:
    """The memo without the last findings where it would take more than one page."""
    while height(memo, ui=ui) > PAGE and memo.findings:
        memo = replace(memo, findings=memo.findings[:-1], left_out=memo.left_out + 1)
    return memo


def height(memo: Memo, *, ui: Interface) -> float:
    """How high the memo is, in points."""
    texts = [*memo.compared, *memo.caveats, *(finding.text for finding in memo.findings)]
    if memo.left_out or not memo.findings:
        texts.append(ui("memo.left_out", number=memo.left_out))
    sources = [source for finding in memo.findings for source in finding.sources]
    return (
        TITLE
        + HEADING * len(("compared", "findings", "counts", "caveats"))
        + LINE * sum(lines_of(text, _WIDTH) for text in texts)
        + SOURCE * sum(lines_of(source, _SOURCE_WIDTH) for source in sources)
        + COUNT * max(lines_of(head, _COUNT_WIDTH) for head in memo.heads[1:])
        + sum(COUNT * lines_of(row[0], _KIND_WIDTH) + 2 for row in memo.counts)
    )


def _cited(plan: Plan) -> str:
    document = plan.document
    issuers = "、".join(document.issuers[:3])
    cited = cite(replace(document, title=_short(document.title, _TITLE)))
    return "，".join(filter(None, (cited, _short(issuers, _TITLE))))


def _first(
    pairs: Sequence[PairSummary],
    track: Track,
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
) -> Iterator[MemoFinding]:
    """The findings of all documents, as the first page has them."""
    short = {document: _short(name, _TITLE // 2) for document, name in names.items()}
    for found in Overview(track).choose([pair.findings for pair in pairs]):
        finding = _finding(found.highlight, names=names, ui=ui)
        whose = found_in(found, short, ui=ui)
        yield replace(finding, text=ui("memo.of_pair", pair=whose, text=finding.text))


def _finding(
    highlight: Highlight, *, names: Mapping[DocumentId, str], ui: Interface
) -> MemoFinding:
    text = render(highlight.notice, ui.lang)
    sources = (
        ui(
            "memo.source",
            name=_short(names[evidence.document], _TITLE // 2),
            clause=evidence.clause,
            quote=_short(" ".join(evidence.quote.split()), _QUOTE),
        )
        for evidence in highlight.evidence[:_SOURCES]
    )
    return MemoFinding(text=_short(text, _SENTENCE), sources=tuple(sources))


def _heads(ui: Interface) -> tuple[str, ...]:
    return tuple(ui(f"memo.{name}_head") for name in ("kind", "pairs", "same", *_HEADS))


def _counts(pairs: Sequence[PairSummary], *, ui: Interface) -> Iterator[tuple[str, ...]]:
    for kind in Kind:
        found = [pair for pair in pairs if pair.kind is kind]
        if found:
            targets = (
                sum(pair.number(verdict) for pair in found for verdict in verdicts)
                for verdicts in _HEADS.values()
            )
            numbers = (len(found), sum(pair.same for pair in found), *targets)
            yield (ui(f"kind.{kind.value}"), *map(str, numbers))


def _caveats(
    pairs: Sequence[PairSummary], plans: Sequence[Plan], *, ui: Interface, version: str
) -> Iterator[str]:
    yield ui("memo.checked", version=version)
    yield ui("memo.gold")
    if any(pair.kind in (Kind.PEERS, Kind.LEVELS) for pair in pairs):
        yield ui("memo.peers")
    else:
        expired = sum(reason.expired for pair in pairs for reason in pair.reasons)
        yield ui("memo.dropped", expired=expired)
    warnings = {w for plan in plans for w in plan.document.warnings}
    warnings |= {w for pair in pairs for w in pair.warnings}
    if warnings:
        yield ui("memo.warned", number=len(warnings))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
