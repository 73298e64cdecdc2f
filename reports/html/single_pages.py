"""Write pages for --html: one file each, with styles and scripts in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from policydiff.stages.compare import Card, Comparison, Kind
from policydiff.stages.compare.model.escalation_types import Escalation
from policydiff.stages.compare.model.series_types import Track
from policydiff.stages.compare.series.presence import shown_presence
from policydiff.stages.documents import DocumentId
from policydiff.stages.reports.folder.report_folder import write_text
from policydiff.stages.reports.html.data.document_data import document_object
from policydiff.stages.reports.html.data.pair_data import pair_object
from policydiff.stages.reports.html.data.site_data import (
    NO_THEMES,
    ThemeNumbers,
    number_themes,
    site_object,
)
from policydiff.stages.reports.html.render import FINDINGS, Block, Page, render_page
from policydiff.stages.reports.html.series.series_view import series_view
from policydiff.stages.reports.html.views.escalation_view import escalation_view
from policydiff.stages.reports.html.views.pair_view import pair_view
from policydiff.stages.reports.html.views.reading_view import reading_view
from policydiff.stages.reports.shared.page_addresses import Site, page_names, short_names
from policydiff.stages.reports.shared.pair_summary import pair_name
from policydiff.stages.reports.shared.translations import Interface, read_interface
from policydiff.stages.targets import Plan


def write_comparison_page(path: Path, comparison: Comparison, *, lang: str) -> None:
    """Write a comparison, or an annex check, as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    annex = comparison.kind is Kind.ANNEX
    plans = (comparison.base,) if annex else (comparison.base, comparison.other)
    names, site = short_names(plans), Site(names=page_names(plans), alone=True)
    view = pair_view(comparison, names=names, ui=ui, site=site)
    shown = [names[plan.document.id] for plan in plans]
    both = pair_name(shown[0], shown[-1], comparison.kind)
    title = f"{shown[0]} · {ui('kind.annex')}" if annex else both
    themes = number_themes(comparison.themes)
    data = (
        site_block(plans, names=names, ui=ui, site=site, themes=themes),
        *(_document_block(plan, themes=themes, ui=ui, site=site) for plan in plans),
        Block(kind="pair", key=view.key, value=pair_object(comparison, ui=ui)),
    )
    page = Page(title=title, template="pair.html", data=data, lists=FINDINGS)
    write_text(path, render_page(page, view, ui=ui, site=site))


def write_document_page(path: Path, plan: Plan, *, lang: str, card: Card | None = None) -> None:
    """Write a document as it was understood as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    site = Site(names=page_names((plan,)), alone=True)
    names = short_names((plan,))
    view = reading_view(plan, card=card, name=names[plan.document.id], ui=ui, site=site)
    data = (
        site_block((plan,), names=names, ui=ui, site=site),
        _document_block(plan, themes=NO_THEMES, ui=ui, site=site),
    )
    page = Page(title=plan.document.title, template="reading.html", data=data)
    write_text(path, render_page(page, view, ui=ui, site=site))


def write_track_page(path: Path, track: Track, *, lang: str) -> None:
    """Write all series as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    site = Site(names=page_names(track.plans), alone=True)
    view = series_view(track, ui=ui, site=site, presence=shown_presence(track))
    data = (site_block(track.plans, names=short_names(track.plans), ui=ui, site=site),)
    page = Page(title=ui("series.title"), template="series.html", lists=2, data=data)
    write_text(path, render_page(page, view, ui=ui, site=site))


def write_escalation_page(path: Path, escalation: Escalation, *, lang: str) -> None:
    """Write all chains as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    site = Site(names=page_names(escalation.plans), alone=True)
    view = escalation_view(escalation, ui=ui, site=site)
    plans = escalation.plans
    data = (site_block(plans, names=short_names(plans), ui=ui, site=site),)
    page = Page(title=ui("escalation.title"), template="escalation.html", lists=2, data=data)
    write_text(path, render_page(page, view, ui=ui, site=site))


def site_block(
    plans: Sequence[Plan],
    *,
    names: Mapping[DocumentId, str],
    ui: Interface,
    site: Site,
    themes: ThemeNumbers = NO_THEMES,
) -> Block:
    """What the scripts of a page that stands alone know of its documents."""
    value = site_object(plans, pairs=(), themes=themes, names=names, ui=ui, site=site)
    return Block(kind="site", key="", value=value)


def _document_block(plan: Plan, *, themes: ThemeNumbers, ui: Interface, site: Site) -> Block:
    value = document_object(plan, themes=themes.of_document(plan.document.id), ui=ui)
    return Block(kind="document", key=site.names[plan.document.id], value=value)
