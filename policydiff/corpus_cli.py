"""The commands `policydiff corpus …`: many documents in a store."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from documents import SettingsError
from policydiff import progress
from policydiff.console import STDOUT, language, say, write
from policydiff.options import FORMATS, Codebook, Csv, Html, Indicators, Json, Lang, Quiet
from policydiff.options import Places as Jurisdictions

if TYPE_CHECKING:
    from corpus.engine import Engine
    from corpus.rules import Rule

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Keep many documents in a store, and look into all of them at once.",
)

Folder = Annotated[Path, typer.Option("--store", metavar="DIR", help="The folder of the store.")]
Workers = Annotated[
    int | None, typer.Option(help="Processes on this machine; as many as it has cores.")
]
EngineName = Annotated[str, typer.Option("--engine", help="local, or dask for a cluster.")]
Scheduler = Annotated[
    str | None, typer.Option(metavar="tcp://HOST:PORT", help="Of the Dask cluster.")
]
Years = Annotated[str | None, typer.Option(metavar="FROM-TO", help="Only plans for these years.")]
Places = Annotated[
    list[str] | None,
    typer.Option("--places", metavar="TEXT", help="Only of places with TEXT in their path."),
]


def run_corpus(arguments: Sequence[str]) -> int:
    """Run one of the commands; returns the status."""
    status = app(list(arguments), prog_name="policydiff corpus", standalone_mode=False)
    return status if isinstance(status, int) else 0


@app.command()
def add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help=f"{FORMATS}; or folders of them.")
    ],
    store: Folder,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out documents whose files are gone.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged files anew too.")] = False,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    """Put files into a store: only new and changed ones are read. Stop it when you like.

    Example: policydiff corpus add plans/ --store plans.store
    """
    from corpus.add import add_files
    from reports.corpus_tables import added_summary

    where = _engine(engine, scheduler=scheduler, workers=workers)
    with progress.shown(quiet=quiet) as tell:
        found = add_files(files, store, engine=where, prune=prune, again=again, tell=tell)
    typer.echo(added_summary(found))


@app.command()
def status(
    store: Folder,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents.")] = False,
) -> None:
    """Tell what a store holds, and which files could not be read.

    Example: policydiff corpus status --store plans.store
    """
    from corpus.store import open_store
    from reports.corpus_tables import status_summary

    typer.echo(status_summary(open_store(store), documents=documents))


@app.command()
def link(
    store: Folder,
    pairs: Annotated[
        str, typer.Option(help="versions, jurisdictions, levels or all: which are aligned.")
    ] = "all",
    years: Years = None,
    places: Places = None,
    partners: Annotated[
        int, typer.Option(min=1, help="Documents that each is aligned with, the nearest first.")
    ] = 20,
    csv: Csv = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    """Align documents pairwise: which clauses correspond. Stop it when you like.

    Example: policydiff corpus link --pairs versions --years 2015-2020 --store plans.store
    """
    from corpus.link import link_store
    from corpus.store import open_store
    from reports.corpus_tables import linked_summary, table_csv

    where = _engine(engine, scheduler=scheduler, workers=workers)
    rule = _rule(pairs, years=years, places=places)
    with progress.shown(quiet=quiet) as tell:
        found = link_store(store, rule=rule, engine=where, partners=partners, tell=tell)
    if csv:
        write(csv, table_csv(open_store(store), "links"), bom=csv != STDOUT)
    say(linked_summary(found), unless=csv)


@app.command()
def families(
    store: Folder,
    least: Annotated[int, typer.Option(min=2, help="The fewest documents of a family.")] = 3,
    similarity: Annotated[
        float, typer.Option(min=0.05, max=1.0, help="With the canonical wording, at least.")
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
    """Find clauses that many documents share: earliest, canonical wording, variants.

    Example: policydiff corpus families --store plans.store --html families.html
    """
    from corpus.families import FamilySettings
    from corpus.spread import find_families
    from corpus.store import open_store
    from reports.corpus_pages import write_families_page
    from reports.corpus_tables import families_summary, table_csv

    where, lang = _engine(engine, scheduler=scheduler, workers=workers), language(lang)
    rule, settings = (
        _rule("all", years=years, places=places),
        FamilySettings(near=similarity, documents=least),
    )
    with progress.shown(quiet=quiet) as tell:
        find_families(store, rule=rule, engine=where, settings=settings, tell=tell)
    found = open_store(store)
    if csv:
        write(csv, table_csv(found, "members"), bom=csv != STDOUT)
    if html:
        write_families_page(html, found, lang=lang)
    say(families_summary(found), unless=csv)


@app.command()
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
    """Tell how much of the plans of each year speaks of each theme.

    Example: policydiff corpus themes --store plans.store --csv themes.csv --html themes.html
    """
    from corpus.fields import fields_over_years
    from reports.corpus_pages import write_fields_page
    from reports.corpus_tables import fields_csv, fields_summary

    where, lang = _engine(engine, scheduler=scheduler, workers=workers), language(lang)
    rule = _rule("all", years=years, places=places)
    found = fields_over_years(store, rule=rule, engine=where, codebook=codebook)
    if csv:
        write(csv, fields_csv(found), bom=csv != STDOUT)
    if html:
        write_fields_page(html, found, lang=lang)
    say(fields_summary(found), unless=csv)


@app.command()
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
    """Follow every target of the store: indicator × jurisdiction × year.

    Example: policydiff corpus track --indicator 城镇新增就业 --store plans.store --csv jobs.csv
    """
    from corpus.series import track_store
    from corpus.store import open_store
    from reports.corpus_pages import write_series_page
    from reports.corpus_tables import series_summary
    from reports.tables import series_csv

    where, lang = _engine(engine, scheduler=scheduler, workers=workers), language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = track_store(
            store,
            rule=_rule("all", years=years, places=places),
            engine=where,
            indicators=indicator or (),
            jurisdictions=jurisdiction or (),
            tell=tell,
        )
    if csv:
        write(csv, series_csv(found), bom=csv != STDOUT)
    if html:
        write_series_page(html, open_store(store), found, lang=lang)
    say(series_summary(found), unless=csv)


@app.command()
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
    """Follow targets from the country down to the county (层层加码), year by year.

    Example: policydiff corpus escalate --years 2024 --store plans.store --html steps.html
    """
    from corpus.series import escalate_store
    from corpus.store import open_store
    from reports.corpus_pages import write_chains_page
    from reports.summary import escalation_summary
    from reports.tables import escalation_csv

    where, lang = _engine(engine, scheduler=scheduler, workers=workers), language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = escalate_store(
            store,
            rule=_rule("all", years=years, places=places),
            engine=where,
            indicators=indicator or (),
            tell=tell,
        )
    if csv:
        write(csv, escalation_csv(found), bom=csv != STDOUT)
    if html:
        write_chains_page(html, open_store(store), found, lang=lang)
    say(escalation_summary(found), unless=csv)


@app.command()
def report(
    store: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder for the report.")],
    years: Years = None,
    places: Places = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Write an overview of the store: families, themes over the years, series, pairs.

    Example: policydiff corpus report --store plans.store -o overview
    """
    from corpus.fields import fields_over_years
    from corpus.series import escalate_store, track_store
    from corpus.store import open_store
    from policydiff import __version__
    from reports.corpus_pages import write_corpus_report

    where, lang = _engine(engine, scheduler=scheduler, workers=workers), language(lang)
    rule = _rule("all", years=years, places=places)
    with progress.shown(quiet=quiet) as tell:
        index = write_corpus_report(
            output,
            open_store(store),
            fields=fields_over_years(store, rule=rule, engine=where),
            track=track_store(store, rule=rule, engine=where, tell=tell),
            escalation=escalate_store(store, rule=rule, engine=where, tell=tell),
            lang=lang,
            version=__version__,
        )
    typer.echo(f"The overview is in {index}")


@app.command()
def pair(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The id of a document.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The id of another one.")],
    store: Folder,
    json: Json = None,
    html: Html = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook to this file.")] = None,
    docx: Annotated[Path | None, typer.Option(help="Write a Word file, in Chinese.")] = None,
    lang: Lang = None,
) -> None:
    """Compare two documents of the store, as policydiff compare does with their files.

    Example: policydiff corpus pair jiaxing-2010 jiaxing-2019 --store S --html pair.html
    """
    from compare.compare import compare_plans
    from corpus.store import open_store
    from policydiff.outputs import write_outputs
    from reports.summary import comparison_summary

    lang, opened = language(lang), open_store(store)
    if base == other:
        raise SettingsError(base, "is given twice", hint="name two documents")
    found = compare_plans(opened.plan(base), opened.plan(other))
    write_outputs(found, json=json, html=html, xlsx=xlsx, docx=docx, lang=lang)
    say(comparison_summary(found), unless=json)


@app.command()
def query(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A clause, or a few words of one.")],
    store: Folder,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="How many to show.")] = 10,
    csv: Csv = None,
) -> None:
    """Find the clauses nearest to a text.

    Example: policydiff corpus query 新建人才公寓 --store plans.store
    """
    from corpus.index import open_index
    from corpus.nearest import Searcher
    from reports.nearest_rows import nearest_csv, nearest_summary

    found = Searcher(open_index(store)).nearest(text, count=count)
    if csv:
        write(csv, nearest_csv(found), bom=csv != STDOUT)
    say(nearest_summary(found), unless=csv)


@app.command()
def sql(
    statement: Annotated[str, typer.Argument(metavar="SQL", help="A SELECT over the tables.")],
    store: Folder,
    csv: Csv = None,
) -> None:
    """Ask the tables in DuckDB's SQL; docs/store.md lists their columns.

    Example: policydiff corpus sql "SELECT level, count(*) FROM documents GROUP BY 1" --store S
    """
    from corpus.asking import ask
    from corpus.store import open_store
    from reports.corpus_tables import answer_csv

    found = answer_csv(ask(open_store(store), statement))
    write(csv or STDOUT, found, bom=bool(csv) and csv != STDOUT)


def _rule(pairs: str, *, years: str | None, places: list[str] | None) -> Rule:
    from corpus.rules import Pairs, Rule, parse_years

    if pairs not in tuple(Pairs):
        raise SettingsError("--pairs", f"{pairs!r} is no rule", hint=", ".join(Pairs))
    return Rule(pairs=Pairs(pairs), years=parse_years(years), places=tuple(places or ()))


def _engine(name: str, *, scheduler: str | None, workers: int | None) -> Engine:
    from corpus.engine import Engine

    if name not in ("local", "dask"):
        raise SettingsError("--engine", f"{name!r} is no engine", hint="local or dask")
    if (name == "dask") != (scheduler is not None):
        hint = "for a cluster: --engine dask --scheduler tcp://HOST:PORT"
        raise SettingsError("--scheduler", "belongs to --engine dask", hint=hint)
    if workers is not None and workers < 1:
        raise SettingsError("--workers", f"{workers} is too few", hint="1 or more")
    return Engine(workers=workers or os.cpu_count() or 1, scheduler=scheduler)
