"""The commands `policydiff corpus …` that look at all documents of a store at once."""

from __future__ import annotations

from typing import Annotated

import typer

from policydiff.cli.console import STDOUT, keep_apart, language, say, write
from policydiff.cli.corpus_options import (
    EngineName,
    Folder,
    Places,
    Scheduler,
    Workers,
    Years,
    engine_of,
    rule_of,
)
from policydiff.cli.options import Codebook, Csv, Html, Indicators, Lang, Output, Quiet
from policydiff.cli.options import Places as Jurisdictions
from policydiff.stages.support import progress


def families(
    store: Folder,
    least: Annotated[
        int, typer.Option(metavar="N", min=2, help="Smallest number of documents in a family.")
    ] = 3,
    similarity: Annotated[
        float,
        typer.Option(
            metavar="SHARE", min=0.05, max=1.0, help="Lowest similarity to the canonical wording."
        ),
    ] = 0.5,
    years: Years = None,
    places: Places = None,
    csv: Csv = None,
    html: Html = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Find the clauses that many documents share.

    Each has its earliest document, its canonical wording and its variants.

    Example: policydiff corpus families --store plans.store --html families.html
    """
    from policydiff.stages.corpus.families.families import FamilySettings
    from policydiff.stages.corpus.families.family_job import find_families
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.reports.html.corpus_pages import write_families_page
    from policydiff.stages.reports.tables.corpus_tables import families_summary, table_csv

    keep_apart((), (csv, html))
    where, lang = engine_of(engine, scheduler=scheduler, workers=workers), language(lang)
    rule, settings = (
        rule_of("all", years=years, places=places),
        FamilySettings(near=similarity, documents=least),
    )
    with progress.shown(quiet=quiet) as tell:
        find_families(store, rule=rule, engine=where, settings=settings, tell=tell)
    found = open_store(store)
    if csv:
        write(csv, table_csv(found, "members"), bom=csv != STDOUT)
    if html:
        write_families_page(html, found, lang=lang)
    say(families_summary(found), csv, html, store)


def themes(
    store: Folder,
    codebook: Codebook = None,
    years: Years = None,
    places: Places = None,
    csv: Csv = None,
    html: Html = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    lang: Lang = None,
) -> None:
    """Show how much of each year's plans is about each theme.

    Example: policydiff corpus themes --store plans.store --csv themes.csv --html themes.html
    """
    from policydiff.stages.corpus.trends.field_trends import fields_over_years
    from policydiff.stages.reports.html.corpus_pages import write_fields_page
    from policydiff.stages.reports.tables.corpus_tables import fields_csv, fields_summary

    keep_apart((codebook,), (csv, html))
    where, lang = engine_of(engine, scheduler=scheduler, workers=workers), language(lang)
    rule = rule_of("all", years=years, places=places)
    found = fields_over_years(store, rule=rule, engine=where, codebook=codebook)
    if csv:
        write(csv, fields_csv(found), bom=csv != STDOUT)
    if html:
        write_fields_page(html, found, lang=lang)
    say(fields_summary(found), csv, html)


def track(
    store: Folder,
    indicator: Indicators = None,
    jurisdiction: Jurisdictions = None,
    years: Years = None,
    places: Places = None,
    csv: Csv = None,
    html: Html = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Follow every target of the store over places and years.

    Example: policydiff corpus track --indicator 城镇新增就业 --store plans.store --csv jobs.csv
    """
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.corpus.trends.store_series import track_store
    from policydiff.stages.reports.html.corpus_pages import write_series_page
    from policydiff.stages.reports.tables.corpus_tables import series_summary
    from policydiff.stages.reports.tables.csv_format import series_csv

    keep_apart((), (csv, html))
    where, lang = engine_of(engine, scheduler=scheduler, workers=workers), language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = track_store(
            store,
            rule=rule_of("all", years=years, places=places),
            engine=where,
            indicators=indicator or (),
            jurisdictions=jurisdiction or (),
            tell=tell,
        )
    if csv:
        write(csv, series_csv(found), bom=csv != STDOUT)
    if html:
        write_series_page(html, open_store(store), found, lang=lang)
    say(series_summary(found), csv, html)


def escalate(
    store: Folder,
    indicator: Indicators = None,
    years: Years = None,
    places: Places = None,
    csv: Csv = None,
    html: Html = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Follow targets down the levels of government (层层加码).

    Each year is shown on its own, from the country to the county.

    Example: policydiff corpus escalate --years 2024 --store plans.store --html steps.html
    """
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.corpus.trends.store_series import escalate_store
    from policydiff.stages.reports.html.corpus_pages import write_chains_page
    from policydiff.stages.reports.tables.csv_format import escalation_csv
    from policydiff.stages.reports.text.series_summary import escalation_summary

    keep_apart((), (csv, html))
    where, lang = engine_of(engine, scheduler=scheduler, workers=workers), language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = escalate_store(
            store,
            rule=rule_of("all", years=years, places=places),
            engine=where,
            indicators=indicator or (),
            tell=tell,
        )
    if csv:
        write(csv, escalation_csv(found), bom=csv != STDOUT)
    if html:
        write_chains_page(html, open_store(store), found, lang=lang)
    say(escalation_summary(found), csv, html)


def report(
    store: Folder,
    output: Output,
    years: Years = None,
    places: Places = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Write an overview of the store as linked pages.

    It shows families, themes over the years, series and pairs.

    Example: policydiff corpus report --store plans.store -o overview
    """
    from policydiff import __version__
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.corpus.trends.field_trends import fields_over_years
    from policydiff.stages.corpus.trends.store_series import escalate_store, track_store
    from policydiff.stages.reports.folder.report_folder import check_folder
    from policydiff.stages.reports.html.corpus_pages import write_corpus_report

    before = check_folder(output)
    where, lang = engine_of(engine, scheduler=scheduler, workers=workers), language(lang)
    rule = rule_of("all", years=years, places=places)
    with progress.shown(quiet=quiet) as tell:
        index = write_corpus_report(
            output,
            open_store(store),
            fields=fields_over_years(store, rule=rule, engine=where),
            track=track_store(store, rule=rule, engine=where, tell=tell),
            escalation=escalate_store(store, rule=rule, engine=where, tell=tell),
            lang=lang,
            version=__version__,
            before=before,
        )
    say(f"The overview is in {index}", index)
