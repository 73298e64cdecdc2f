"""The first page: findings, documents, what became of targets, all pairs, warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from policydiff.stages.compare import Card, Comparison, Highlight, Kind, TargetVerdict, Themes
from policydiff.stages.compare.indicators.deduplication import own_targets
from policydiff.stages.compare.model.comparison import Rule, find_card
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.overview.first_findings import FirstFinding
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.html.pictures.drawing import Figure
from policydiff.stages.reports.html.pictures.finding_pictures import (
    Pictured,
    draw_finding,
    yearly_aims,
)
from policydiff.stages.reports.html.pictures.series_points import comparable
from policydiff.stages.reports.html.pictures.time_axis import time_axis
from policydiff.stages.reports.html.views.accuracy import (
    SENTENCES,
    sample_figure,
)
from policydiff.stages.reports.html.views.document_view import Identity, identity
from policydiff.stages.reports.html.views.matrix_view import Matrix, matrix_view
from policydiff.stages.reports.html.views.theme_bars import ThemeBars, theme_bars
from policydiff.stages.reports.shared.highlight_view import HighlightRow, first_highlights
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.pair_summary import PairSummary, pair_name, summarise
from policydiff.stages.reports.shared.target_view import (
    ORDER,
    SYMBOLS,
    verdict_label,
)
from policydiff.stages.reports.shared.translations import Interface
from policydiff.stages.reports.shared.value_words import value_words
from policydiff.stages.support.errors import PolicyDiffError
from policydiff.stages.support.notices import Notice
from policydiff.stages.targets import Plan

if TYPE_CHECKING:
    from markupsafe import Markup

_MOST_PAIRS = 20  # rows of the table of pairs; the matrix has all
_KINDS = (Kind.REVISION, Kind.SUCCESSOR, Kind.LEVELS, Kind.PEERS, Kind.ANNEX)  # in this order
_MANY = 10  # documents; more of them are listed in a table instead of cards


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCell:
    """How many targets of a pair have one verdict, and why."""

    verdict: str
    number: int
    reasons: str  # why, with counts, where the verdict needs one
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A pair with its counts."""

    href: str
    title: str
    kind_label: str
    sentence: str
    verdicts: tuple[VerdictCell, ...]  # in the order of the columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A finding in one sentence, with the page that shows it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWarnings:
    """What a reader should know of how a document was read."""

    name: str
    href: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The first page."""

    kicker: str  # how many documents of which years
    title: str  # what they show, in one sentence
    deck: str  # what that sentence rests on
    facts: tuple[tuple[str, str], ...]  # number and what is counted
    axis: Figure | None
    themes: ThemeBars | None
    highlights: tuple[HighlightRow, ...]
    sentence_sample: str  # how many of such sentences were true in a sample
    sentences: tuple[Sentence, ...]
    documents: tuple[Identity, ...]
    many: bool
    columns: tuple[tuple[str, str], ...]  # symbol and label of each verdict
    pairs: tuple[PairRow, ...]
    all_pairs: int
    matrix: Matrix
    warnings: tuple[DocumentWarnings, ...]
    files: tuple[tuple[str, str], ...]  # name and what it holds
    left_out: tuple[tuple[str, str], ...]  # file, or what was not compared, and why


def index_view(
    plans: Sequence[Plan],
    pairs: Sequence[PairSummary],
    annexes: Sequence[Comparison],
    themes: Themes,
    track: Track,
    *,
    cards: Sequence[Card],
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
    chains: int = 0,
    unread: Sequence[PolicyDiffError] = (),
    failed: Sequence[PolicyDiffError] = (),
    word: bool = False,
) -> IndexView:
    """The first page of a report.

    `chains` is how many indicators its escalation page has, `unread` why files are missing,
    `failed` why comparisons are, `word` whether a memo lies beside it.
    """
    everything = (*map(summarise, annexes), *pairs)
    ranked = sorted(pairs, key=lambda pair: (_KINDS.index(pair.kind), -len(pair.moves)))
    known = tuple(
        identity(
            plan,
            card=find_card(cards, plan.document.id),
            name=names[plan.document.id],
            ui=ui,
            site=site,
        )
        for plan in plans
    )
    given = [v for v in ORDER if any(pair.number(v) for pair in pairs)]
    pictured = Pictured(track=track, plans={p.document.id: p for p in plans}, ui=ui)
    highlights = first_highlights(
        everything,
        track,
        names=names,
        ui=ui,
        site=site,
        draw=partial(_picture, pictured=pictured, pairs=everything),
    )
    title, deck = _title(ranked, highlights, names, pictured, ui=ui)
    return IndexView(
        kicker=_kicker(plans, pairs, ui=ui),
        title=title,
        deck=deck,
        facts=_facts(plans, themes, known, ui=ui),
        axis=time_axis(plans, names=names, ui=ui),
        themes=theme_bars(themes, names=names),
        highlights=highlights,
        sentence_sample=sample_figure(SENTENCES),
        sentences=(
            *_annex_sentences(annexes, names, ui=ui, site=site),
            *_overall(themes, track, chains=chains, ui=ui, site=site),
        ),
        documents=known,
        many=len(plans) > _MANY,
        columns=tuple((SYMBOLS[v], _column(v, pairs, ui=ui)) for v in given),
        pairs=tuple(_pair(pair, names, given, ui=ui, site=site) for pair in ranked[:_MOST_PAIRS]),
        all_pairs=len(pairs),
        matrix=matrix_view(plans, pairs, names=names, ui=ui, site=site),
        warnings=tuple(_warnings(known)),
        left_out=(
            *((PurePath(error.where).name, error.told(ui.lang)) for error in unread),
            *((error.where, error.told(ui.lang)) for error in failed),
        ),
        files=tuple(_files(site, escalation=chains > 0, word=word, ui=ui)),
    )


FILES = (
    *("changes.xlsx", "targets.csv", "clauses.csv", "links.csv", "target_changes.csv"),
    *("series.csv", "dictionary.csv"),
)
FILES_OF_MANY = ("changes.xlsx", "targets.csv", "dictionary.csv", "tables.zip")


def _kicker(plans: Sequence[Plan], pairs: Sequence[PairSummary], *, ui: Interface) -> str:
    years = [int(p.document.issued[:4]) for p in plans if p.document.issued]
    years += [year for p in plans if (t := p.document.period) for year in (t.first, t.last)]
    places = {p.document.jurisdiction.code for p in plans if p.document.jurisdiction}
    spread = "–".join(dict.fromkeys((str(min(years)), str(max(years))))) if years else ""
    counts = (
        ui("index.all_documents", number=len(plans)),
        ui("index.places", number=len(places)) if len(places) > 1 else "",
        spread,
        ui("index.all_pairs", number=len(pairs)) if len(pairs) > 1 else "",
    )
    return " · ".join(filter(None, counts))


def _title(
    ranked: Sequence[PairSummary],
    highlights: Sequence[HighlightRow],
    names: Mapping[DocumentId, str],
    pictured: Pictured,
    *,
    ui: Interface,
) -> tuple[str, str]:
    """What the documents show in one sentence, and what it rests on.

    A core indicator over years or places first; else of one place how much of the earlier document
    goes on in the later one; else the first finding, and where there is none, what was compared.
    """
    if highlights and highlights[0].core is not None:
        core = highlights[0].core
        short = _over_years(core, pictured) or _over_places(core, pictured)
        return short or highlights[0].text, ""
    first = next(iter(ranked), None)
    if first is not None and first.kind in (Kind.REVISION, Kind.SUCCESSOR):
        known = {
            "pair": pair_name(names[first.base], names[first.other], first.kind),
            "clauses": first.clauses,
            "linked": first.linked,
            "targets": sum(
                found.number for found in first.reasons if found.verdict is not TargetVerdict.ADDED
            ),
            "dropped": first.number(TargetVerdict.DROPPED),
            "added": first.number(TargetVerdict.ADDED),
            "firmly": min(first.firmly, first.linked),
            "weakly": max(first.linked - first.firmly, 0),
        }
        key = "index.went_on" if known["targets"] else "index.went_on_in_words"
        expired = sum(found.expired for found in first.reasons)
        if known["targets"] and expired == known["targets"]:
            key = "index.went_on_expired"
        return ui(key, **known), ui("index.went_on_by", **known)
    if highlights:
        return highlights[0].text, ""
    return ui("index.title"), ""


def _over_years(highlight: Highlight, pictured: Pictured) -> str:
    """The first and the last aim of a place; "" where the finding is of places."""
    points = yearly_aims(highlight, pictured) if highlight.rule is Rule.SERIES else {}
    if len(points) < 2:
        return ""
    values = dict(highlight.notice.values)
    (first, base), *_, (last, other) = points.items()
    return pictured.ui(
        "index.over_years",
        place=str(values.get("place", "")),
        indicator=base.target.indicator,
        first=first,
        last=last,
        base=value_words(base.target, ui=pictured.ui),
        other=value_words(other.target, ui=pictured.ui),
    )


def _over_places(highlight: Highlight, pictured: Pictured) -> str:
    """The middle of many places, and how they lie to the one above; "" where none is above."""
    values = dict(highlight.notice.values)
    above = values.get("superior")
    if not isinstance(above, Notice) or not {"median", "places"} <= values.keys():
        return ""
    beside = dict(above.values)
    if "higher" not in beside:
        return ""
    told = {name: str(values[name]) for name in ("year", "indicator", "places", "median")}
    known = {name: str(beside[name]) for name in ("place", "higher", "equal", "lower")}
    return pictured.ui("index.over_places", **told, **known)


def _facts(
    plans: Sequence[Plan], themes: Themes, known: Sequence[Identity], *, ui: Interface
) -> tuple[tuple[str, str], ...]:
    numbers = {
        "index.count_clauses": sum(len(plan.document.main_text) for plan in plans),
        "index.count_targets": sum(len(own_targets(plan)) for plan in plans),
        "index.count_themes": len(themes.themes),
        "index.count_warnings": sum(len(one.warnings) for one in known),
    }
    return tuple((f"{number:,}", ui(key)) for key, number in numbers.items())


def _picture(
    found: FirstFinding, *, pictured: Pictured, pairs: Sequence[PairSummary]
) -> Markup | None:
    """The picture of a finding of the first page."""
    ends = (found.documents[0], found.documents[-1])
    chapters = next((p.chapters for p in pairs if (p.base, p.other) == ends), ())
    became = found.kind in (Kind.REVISION, Kind.SUCCESSOR)
    return draw_finding(found.highlight, pictured, chapters=chapters, became=became)


def _warnings(documents: Sequence[Identity]) -> Iterator[DocumentWarnings]:
    for one in documents:
        if one.warnings:
            yield DocumentWarnings(name=one.name, href=one.href, warnings=one.warnings)


def _files(site: Site, *, escalation: bool, word: bool, ui: Interface) -> Iterator[tuple[str, str]]:
    """Files beside the pages, and what they hold."""
    names = (
        *(FILES_OF_MANY if site.one_pair_page else FILES),
        *(["escalation.csv"] if escalation else []),
        *(["memo.docx"] if word else []),
    )
    yield from ((name, ui(f"file.{name.split('.')[0]}")) for name in names)


def _column(verdict: TargetVerdict, pairs: Sequence[PairSummary], *, ui: Interface) -> str:
    """What the verdict is called between most of the pairs."""
    kinds = Counter(pair.kind for pair in pairs) or Counter([Kind.SUCCESSOR])
    labels = dict.fromkeys(verdict_label(verdict, kind, ui=ui) for kind, _ in kinds.most_common())
    return " / ".join(labels)


def _pair(
    pair: PairSummary,
    names: Mapping[DocumentId, str],
    given: Sequence[TargetVerdict],
    *,
    ui: Interface,
    site: Site,
) -> PairRow:
    href = site.pair(pair.base, pair.other)
    return PairRow(
        href=href,
        title=pair_name(names[pair.base], names[pair.other], pair.kind),
        kind_label=ui(f"kind.{pair.kind.value}"),
        sentence=ui(
            "index.pair",
            same=pair.same,
            related=pair.related,
            only_base=pair.only_base,
            only_other=pair.only_other,
        ),
        verdicts=tuple(
            VerdictCell(
                verdict=verdict.value,
                number=pair.number(verdict),
                reasons=_reasons(pair, verdict, ui=ui),
                href=f"{href}#v-{verdict.value}",
            )
            for verdict in given
        ),
    )


def _reasons(pair: PairSummary, verdict: TargetVerdict, *, ui: Interface) -> str:
    if verdict not in (TargetVerdict.DROPPED, TargetVerdict.ADDED, TargetVerdict.NOT_COMPARABLE):
        return ""
    found = [one for one in pair.reasons if one.verdict is verdict]
    named = [f"{ui(f'reason.{one.reason.value}')} {one.number}" for one in found]
    if expired := sum(one.expired for one in found):
        named.append(f"{ui('target.expired')} {expired}")
    return "; ".join(named)


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
        named = " · ".join(f"{ui(f'finding.{kind}')} {n}" for kind, n in kinds.items())
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
