"""Write the pages of a corpus: single files, or linked in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.series_types import Series, Track
from policydiff.stages.compare.series.presence import find_presence
from policydiff.stages.corpus.store.store import Store
from policydiff.stages.corpus.trends.field_trends import FieldYears
from policydiff.stages.reports.folder.report_folder import encoded, report_folder, write_text
from policydiff.stages.reports.folder.report_manifest import Stamp
from policydiff.stages.reports.html.pictures.series_points import comparable, drawn
from policydiff.stages.reports.html.render import NavItem, Page, render_page
from policydiff.stages.reports.html.series.series_view import series_view
from policydiff.stages.reports.html.single_pages import site_block
from policydiff.stages.reports.html.views.corpus_view import corpus_view
from policydiff.stages.reports.html.views.escalation_view import escalation_view
from policydiff.stages.reports.html.views.families_view import families_view
from policydiff.stages.reports.html.views.fields_view import fields_view
from policydiff.stages.reports.shared.page_addresses import Site, page_names, short_names
from policydiff.stages.reports.shared.translations import Interface, read_interface
from policydiff.stages.targets import Plan

MOST_CHARTS = 60  # of a page: the indicators of most places and years
MOST_CHAINS = 40
MOST_LINES = 12  # of a chart: the places with most values
_NAMES = ("index", "families", "themes", "series", "escalation")


def write_families_page(path: Path, store: Store, *, lang: str) -> None:
    """Write the families of most documents as one HTML file.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    write_text(path, _families(store, read_interface(lang), nav=()))


def write_fields_page(path: Path, found: FieldYears, *, lang: str) -> None:
    """Write themes over the years as one HTML file; errors as above."""
    write_text(path, _fields(found, read_interface(lang), nav=()))


def write_series_page(path: Path, store: Store, track: Track, *, lang: str) -> None:
    """Write the series of most places and years as one HTML file; errors as above."""
    write_text(path, _series(store, track, read_interface(lang), nav=()))


def write_chains_page(path: Path, store: Store, escalation: Escalation, *, lang: str) -> None:
    """Write the chains of most places as one HTML file; errors as above."""
    write_text(path, _chains(store, escalation, read_interface(lang), nav=()))


def write_corpus_report(
    folder: Path,
    store: Store,
    *,
    fields: FieldYears,
    track: Track,
    escalation: Escalation,
    lang: str,
    version: str,
    before: Mapping[str, Stamp] | None = None,
) -> Path:
    """Write the overview of a corpus and its further pages; an earlier one is replaced.

    Returns:
        The overview's index.html.

    Raises:
        OutputError: The folder cannot be written, or holds files that are no part of a report.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    with report_folder(folder, version=version, before=before) as place:
        for name in _NAMES:
            nav = tuple(_nav(ui, name))
            text = {
                "index": lambda nav=nav: _overview(store, fields, ui, nav=nav),
                "families": lambda nav=nav: _families(store, ui, nav=nav),
                "themes": lambda nav=nav: _fields(fields, ui, nav=nav),
                "series": lambda nav=nav: _series(store, track, ui, nav=nav),
                "escalation": lambda nav=nav: _chains(store, escalation, ui, nav=nav),
            }[name]()
            (place / f"{name}.html").write_bytes(encoded(text))
    return folder / "index.html"


def main_series(track: Track) -> tuple[Series, ...]:
    """The series that a page shows: of each indicator the places with most values."""
    return tuple(series for group in _ranked(track)[:MOST_CHARTS] for series in _lines(group))


def _lines(group: Sequence[Series]) -> Sequence[Series]:
    """Of several years the lines that find room; places of one year all have a name to stand by."""
    if not _over_years(group):
        return group
    return sorted(group, key=lambda series: -len(series.points))[:MOST_LINES]


def _over_years(group: Sequence[Series]) -> bool:
    return len({point.year for series in group for point in drawn(series)}) > 1


def _ranked(track: Track) -> list[list[Series]]:
    several, _ = comparable(track)
    return sorted(several, key=lambda group: -sum(len(s.points) for s in group))


def cut_words(track: Track, ui: Interface) -> str:
    """How many indicators and places a page leaves out, in words; "" where it has all."""
    ranked = _ranked(track)
    most = max((len(group) for group in ranked if _over_years(group)), default=0)
    told = []
    if len(ranked) > MOST_CHARTS:
        told.append(ui("corpus.series_cut", shown=MOST_CHARTS, total=len(ranked)))
    if most > MOST_LINES:
        told.append(ui("corpus.lines_cut", lines=MOST_LINES, places=most))
    return " ".join(told)


def _nav(ui: Interface, current: str) -> Iterator[NavItem]:
    for name in _NAMES:
        key = "corpus.title" if name == "index" else f"corpus.{name}"
        yield NavItem(label=ui(key), href=f"{name}.html", current=name == current)


def _overview(store: Store, fields: FieldYears, ui: Interface, *, nav: Sequence[NavItem]) -> str:
    view = corpus_view(store, fields, ui=ui)
    return _page("corpus.html", ui("corpus.title"), view, (), ui=ui, nav=nav, lists=4)


def _families(store: Store, ui: Interface, *, nav: Sequence[NavItem]) -> str:
    view = families_view(store)
    return _page("families.html", ui("corpus.families"), view, (), ui=ui, nav=nav, lists=2)


def _fields(found: FieldYears, ui: Interface, *, nav: Sequence[NavItem]) -> str:
    view = fields_view(found)
    return _page("fields.html", ui("corpus.themes"), view, (), ui=ui, nav=nav, lists=1)


def _series(store: Store, track: Track, ui: Interface, *, nav: Sequence[NavItem]) -> str:
    shown = main_series(track)
    plans = _plans(store, {point.document for series in shown for point in series.points})
    names = {series.indicator for series in shown}
    view = series_view(
        replace(track, plans=plans, series=shown),
        ui=ui,
        site=_site(plans),
        presence=replace(find_presence(plans, indicators=sorted(names)), turns=()),
        cut=cut_words(track, ui),
    )
    return _page("series.html", ui("series.title"), view, plans, ui=ui, nav=nav, lists=2)


def _chains(store: Store, escalation: Escalation, ui: Interface, *, nav: Sequence[NavItem]) -> str:
    shown = escalation.chains[:MOST_CHAINS]
    plans = _plans(store, {r.document for c in shown for r in c.rungs if r.document is not None})
    total = len(escalation.chains)
    cut = ui("corpus.chains_cut", shown=MOST_CHAINS, total=total) if total > MOST_CHAINS else ""
    found = Escalation(plans=plans, chains=shown)
    view = escalation_view(found, ui=ui, site=_site(plans), cut=cut)
    return _page("escalation.html", ui("escalation.title"), view, plans, ui=ui, nav=nav, lists=2)


def _plans(store: Store, names: set[str]) -> tuple[Plan, ...]:
    return tuple(store.plan(name) for name in sorted(names))


def _site(plans: Sequence[Plan]) -> Site:
    return Site(names=page_names(plans), alone=True)


def _page(
    template: str,
    title: str,
    view: object,
    plans: Sequence[Plan],
    *,
    ui: Interface,
    nav: Sequence[NavItem],
    lists: int,
) -> str:
    site = _site(plans)
    data = (site_block(plans, names=short_names(plans), ui=ui, site=site),)
    page = Page(title=title, template=template, nav=nav, lists=lists, data=data)
    return render_page(page, view, ui=ui, site=site)
