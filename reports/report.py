"""Write the report: a folder of linked pages, with data for their scripts and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from policydiff.stages.compare import Card, Comparison, Themes
from policydiff.stages.compare.model.comparison import find_card
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.series.presence import shown_presence
from policydiff.stages.documents import DocumentId, FaultError
from policydiff.stages.reports.exports import Results, export_files
from policydiff.stages.reports.folder.report_folder import encoded, report_folder
from policydiff.stages.reports.folder.report_manifest import Stamp
from policydiff.stages.reports.html.data.document_data import document_object
from policydiff.stages.reports.html.data.site_data import ThemeNumbers, number_themes, site_object
from policydiff.stages.reports.html.render import (
    FINDINGS,
    SCRIPTS,
    STYLE,
    NavItem,
    Page,
    render_page,
    static_text,
)
from policydiff.stages.reports.html.series.series_view import series_view
from policydiff.stages.reports.html.views.document_view import document_view
from policydiff.stages.reports.html.views.escalation_view import escalation_view
from policydiff.stages.reports.html.views.index_view import index_view
from policydiff.stages.reports.html.views.methods_view import methods_view
from policydiff.stages.reports.html.views.pair_view import pair_view
from policydiff.stages.reports.html.views.themes_view import themes_view
from policydiff.stages.reports.pair_files import Chosen, pair_data, write_pairs
from policydiff.stages.reports.shared.export_options import NOTHING_MORE, Wanted
from policydiff.stages.reports.shared.page_addresses import Site, page_names, short_names
from policydiff.stages.reports.shared.pair_summary import PairSummary, pair_name
from policydiff.stages.reports.shared.run_provenance import UNKNOWN, RunFacts
from policydiff.stages.reports.shared.script_data import registered
from policydiff.stages.reports.shared.translations import (
    LANGUAGES,
    Interface,
    read_interface,
)
from policydiff.stages.support.errors import PolicyDiffError
from policydiff.stages.targets import Plan

MOST_DOCUMENTS = 10  # with a page for each pair; above, pair.html shows any pair from its data


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """All that is reported, and what its pages have in common."""

    plans: Sequence[Plan]
    annexes: Sequence[Comparison]
    themes: Themes
    track: Track
    escalation: Escalation  # without chains where documents of several levels share no year
    ui: Interface
    names: Mapping[DocumentId, str]  # short, as shown
    site: Site
    facts: RunFacts
    wanted: Wanted
    cards: Sequence[Card]
    unread: Sequence[PolicyDiffError] = ()
    unchecked: Sequence[FaultError] = ()  # why annexes are not among the annex checks

    @property
    def many(self) -> bool:
        """Too many documents for a page a pair."""
        return self.site.one_pair_page


def write_report(
    folder: Path,
    *,
    plans: Sequence[Plan],
    comparisons: Iterable[Comparison | FaultError],
    annexes: Sequence[Comparison | FaultError],
    themes: Themes,
    track: Track,
    escalation: Escalation | None = None,
    cards: Sequence[Card] = (),
    unread: Sequence[PolicyDiffError] = (),
    lang: str = "zh",
    one_language: bool = True,
    facts: RunFacts = UNKNOWN,
    wanted: Wanted = NOTHING_MORE,
    before: Mapping[str, Stamp] | None = None,
) -> Path:
    """Write the whole report; an earlier one in the same place is replaced.

    Args:
        folder: Where it is to stand; folders above it are made.
        plans: The documents, in the order in which the pages list them.
        comparisons: Of pairs of these documents, each pair at most once, or why there is none.
            They are taken one by one; those of more than ten documents are not kept, but for the
            chosen ones.
        annexes: Annex checks of these documents, or why there is none.
        themes: Over these documents.
        track: Of these documents.
        escalation: Of these documents; its page is written where it has chains.
        cards: Of these documents; without its card a page tells less of a document.
        unread: Why files that were given are not among the documents.
        lang: Language of the interface, "zh" or "en"; quotes stay as written.
        one_language: Whether there are no pages in the other language, in a folder `en` or `zh`;
            of more than ten documents there are none anyway.
        facts: How it is made, for the page on methods.
        wanted: What it is to hold beside pages and tables.
        before: What `check_folder` said of the folder when the work began, if it has begun.

    Returns:
        The report's index.html.

    Raises:
        OutputError: The folder cannot be written, or holds files that are no part of a report, or
            that were changed while it was made.
        SettingsError: The language is unknown.
    """
    report = _Report(
        plans=plans,
        annexes=[annex for annex in annexes if isinstance(annex, Comparison)],
        unchecked=[annex for annex in annexes if isinstance(annex, FaultError)],
        themes=themes,
        track=track,
        escalation=escalation or Escalation(plans=(), chains=()),
        ui=read_interface(lang),
        names=short_names(plans),
        site=Site(names=page_names(plans), one_pair_page=len(plans) > MOST_DOCUMENTS),
        facts=facts,
        wanted=wanted,
        cards=cards,
        unread=unread,
    )
    editions = (report,) if one_language or report.many else _in_both(report)
    with report_folder(folder, version=facts.version, before=before) as place:
        chosen = write_pairs(
            place, comparisons, wanted=wanted, editions=[(one.ui, one.site) for one in editions]
        )
        for name, data in _files(editions, chosen):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)  # report_folder turns its errors into one of `folder`
    return folder / "index.html"


def _in_both(report: _Report) -> tuple[_Report, _Report]:
    """The report, and the same in the other language, which has a folder of its own."""
    other = next(lang for lang in LANGUAGES if lang != report.ui.lang)
    site = replace(report.site, languages=True)
    second = replace(site, language=f"{other}/")
    return replace(report, site=site), replace(report, ui=read_interface(other), site=second)


def _files(editions: Sequence[_Report], chosen: Chosen) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, but those of the pairs' data and links."""
    for one in editions:
        for name, text in (*_pages(one, chosen), *_data(one, chosen.summaries)):
            yield one.site.language + name, encoded(text)
    report = editions[0]
    results = Results(
        plans=report.plans,
        pairs=chosen.summaries,
        kept=chosen.comparisons,
        links=chosen.links,
        annexes=report.annexes,
        themes=report.themes,
        track=report.track,
        escalation=report.escalation,
        cards=report.cards,
    )
    version = report.facts.version
    yield from export_files(results, wanted=report.wanted, lang=report.ui.lang, version=version)


def _data(report: _Report, pairs: Sequence[PairSummary]) -> Iterator[tuple[str, str]]:
    """What the scripts of the pages load, but the pairs; the documents' text stands here once."""
    themes = number_themes(report.themes.themes)
    yield "data/site.js", registered("site", "", _site(report, pairs, themes))
    for plan in report.plans:
        name = report.site.names[plan.document.id]
        value = document_object(plan, themes=themes.of_document(plan.document.id), ui=report.ui)
        yield (
            f"data/documents/{name}.js",
            registered("document", name, value, packed=report.site.packed),
        )
    for annex in report.annexes:
        yield pair_data(annex, ui=report.ui, site=report.site)


def _site(report: _Report, pairs: Sequence[PairSummary], themes: ThemeNumbers) -> dict[str, object]:
    return site_object(
        report.plans,
        pairs=[(pair.base, pair.other) for pair in pairs],
        themes=themes,
        names=report.names,
        ui=report.ui,
        site=report.site,
    )


def _pages(report: _Report, chosen: Chosen) -> Iterator[tuple[str, str]]:
    """File and text of each page, and of what pages share."""
    for name in () if report.site.language else (STYLE, *SCRIPTS):
        yield f"static/{name}", static_text(name)
    yield from _overviews(report, chosen)
    ui, names, below = report.ui, report.names, report.site.below()
    for plan in report.plans:
        name = names[plan.document.id]
        card = find_card(report.cards, plan.document.id)
        view = document_view(plan, card=card, name=name, ui=ui, site=below)
        file = below.document_file(plan.document.id)
        page = _page(report, plan.document.title, "document.html", file=file, site=below)
        yield file, render_page(page, view, ui=ui, site=below)
    if report.many:
        page = _page(report, ui("pair.any"), "pair.html", file="pair.html", site=report.site)
        yield "pair.html", render_page(page, None, ui=ui, site=report.site)
    for comparison in () if report.many else chosen.comparisons:
        base, other = comparison.base.document.id, comparison.other.document.id
        title = pair_name(names[base], names[other], comparison.kind)
        file = below.pair_file(base, other)
        yield file, _pair(report, comparison, title=title, file=file, site=below)
    for annex in report.annexes:
        document = annex.base.document.id
        title = f"{names[document]} · {ui('kind.annex')}"
        file = below.annex_file(document)
        yield file, _pair(report, annex, title=title, file=file, site=below)


def _overviews(report: _Report, chosen: Chosen) -> Iterator[tuple[str, str]]:
    ui, site, names, pairs = report.ui, report.site, report.names, chosen.summaries
    failed = (*report.unchecked, *chosen.failed)
    views: dict[str, object] = {
        "index": index_view(
            report.plans,
            pairs,
            report.annexes,
            report.themes,
            report.track,
            cards=report.cards,
            names=names,
            ui=ui,
            site=site,
            chains=len(report.escalation.chains),
            unread=report.unread,
            failed=failed,
            word=report.wanted.word,
        ),
        "themes": themes_view(report.themes, pairs, names=names, site=site),
        "series": series_view(
            report.track,
            ui=ui,
            site=site,
            presence=shown_presence(report.track),
            chains=report.escalation.chains,
        ),
    }
    if report.escalation.chains:
        views["escalation"] = escalation_view(report.escalation, ui=ui, site=site)
    views["methods"] = methods_view(
        report.plans,
        report.facts,
        left_out=(*report.unread, *failed),
        names=names,
        ui=ui,
        site=site,
    )
    for name, view in views.items():
        file = f"{name}.html"
        page = _page(report, ui(f"{name}.title"), file, file=file, site=site, lists=2, current=name)
        yield file, render_page(page, view, ui=ui, site=site)


def _page(
    report: _Report,
    title: str,
    template: str,
    *,
    file: str,
    site: Site,
    lists: int = 1,
    current: str = "",
) -> Page:
    """The frame of the page that is to stand in `file`."""
    other = next(lang for lang in LANGUAGES if lang != report.ui.lang)
    return Page(
        title=title,
        template=template,
        nav=_nav(report, site, current=current),
        lists=lists,
        translated=site.translated(file, second=f"{other}/") if site.languages else "",
    )


def _pair(report: _Report, comparison: Comparison, *, title: str, file: str, site: Site) -> str:
    view = pair_view(comparison, names=report.names, ui=report.ui, site=site)
    page = _page(report, title, "pair.html", file=file, site=site, lists=FINDINGS)
    return render_page(page, view, ui=report.ui, site=site)


def _nav(report: _Report, site: Site, *, current: str = "") -> tuple[NavItem, ...]:
    names = ["index", "themes", "series", *(["escalation"] if report.escalation.chains else [])]
    names.append("methods")
    return tuple(
        NavItem(
            label=report.ui(f"nav.{name}"), href=site.page(f"{name}.html"), current=name == current
        )
        for name in names
    )
