"""Pages of their own: one file each, with styles and script in it, for --html."""

from __future__ import annotations

from pathlib import Path

from compare import Comparison, Kind, Track
from compare.chain import Escalation
from reports.document_view import document_view
from reports.escalation_view import escalation_view
from reports.interface import read_interface
from reports.output import write_text
from reports.pair_view import pair_view
from reports.render import Page, render_page
from reports.series_view import series_view
from reports.site import Site, page_names, short_names
from targets import Plan


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
    title = f"{shown[0]} · {ui('kind.annex')}" if annex else " → ".join(shown)
    page = Page(title=title, template="pair.html", lists=view.lists)
    write_text(path, render_page(page, view, ui=ui, site=site))


def write_document_page(path: Path, plan: Plan, *, lang: str) -> None:
    """Write a document as it was understood as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    site = Site(names=page_names((plan,)), alone=True)
    name = short_names((plan,))[plan.document.id]
    view = document_view(plan, name=name, ui=ui, site=site)
    page = Page(title=plan.document.title, template="document.html")
    write_text(path, render_page(page, view, ui=ui, site=site))


def write_annex_page(path: Path, comparison: Comparison, *, lang: str) -> None:
    """Write an annex check as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    write_comparison_page(path, comparison, lang=lang)


def write_track_page(path: Path, track: Track, *, lang: str) -> None:
    """Write all series as one HTML file that needs nothing else.

    Raises:
        OutputError: The file cannot be written.
        SettingsError: The language is unknown.
    """
    ui = read_interface(lang)
    site = Site(names=page_names(track.plans), alone=True)
    view = series_view(track, ui=ui, site=site)
    page = Page(title=ui("series.title"), template="series.html", lists=2)
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
    page = Page(title=ui("escalation.title"), template="escalation.html", lists=2)
    write_text(path, render_page(page, view, ui=ui, site=site))
