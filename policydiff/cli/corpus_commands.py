"""The commands `policydiff corpus …`: many documents in a store."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from policydiff.cli import corpus_view_commands as corpus_views
from policydiff.cli.console import STDOUT, keep_apart, language, say, write
from policydiff.cli.corpus_options import (
    EngineName,
    Folder,
    PairRule,
    Partners,
    Places,
    Scheduler,
    Workers,
    Years,
    engine_of,
    rule_of,
)
from policydiff.cli.options import (
    FORMATS,
    Csv,
    Decisions,
    Html,
    Json,
    Lang,
    LinkWeights,
    Quiet,
    Word,
    Xlsx,
)
from policydiff.input_files import unpacked_to_keep
from policydiff.reading import UnreadWarning
from policydiff.stages.support import progress
from policydiff.stages.support.errors import SettingsError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Keep many documents in a store and query all of them at once.",
)


def run_corpus(arguments: Sequence[str]) -> int:
    """Run one of the commands; returns the status."""
    given = list(arguments) or ["--help"]
    status = app(given, prog_name="policydiff corpus", standalone_mode=False)
    return status if isinstance(status, int) else 0


@app.command()
def add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=f"Files ({FORMATS}), folders or .zip.")
    ],
    store: Folder,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents whose files no longer exist.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read unchanged files again as well.")
    ] = False,
    meta: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="All corrections to these files; earlier ones lapse."
        ),
    ] = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    """Add files to a store, reading only new and changed ones.

    It may be interrupted at any moment; run it again to go on. Corrections stay until a later
    --meta states others. A .zip archive is unpacked beside the store, into DIR.unpacked.

    Example: policydiff corpus add plans/ --store plans.store
    """
    from policydiff.stages.corpus.adding.add_files import add_files
    from policydiff.stages.documents.metadata.corrections import read_corrections, tell_unused
    from policydiff.stages.reports.tables.corpus_tables import added_summary, repair_notes
    from policydiff.stages.support.limits import DEFAULT_LIMITS

    stated = read_corrections(meta) if meta else None
    where = engine_of(engine, scheduler=scheduler, workers=workers)
    beside = store.with_name(f"{store.name}.unpacked")
    kept = unpacked_to_keep(files, beside, limits=DEFAULT_LIMITS)
    with progress.shown(quiet=quiet) as tell:
        found = add_files(
            kept, store, engine=where, corrections=stated, prune=prune, again=again, tell=tell
        )
    if meta and found.unused:
        warnings.warn(tell_unused(meta, found.unused), stacklevel=1)
    for told in repair_notes(found):
        warnings.warn(told, stacklevel=1)
    say(added_summary(found), store)


@app.command()
def status(
    store: Folder,
    documents: Annotated[
        bool, typer.Option("--documents", help="List the documents with their ids.")
    ] = False,
) -> None:
    """Show what a store holds and which files could not be read.

    Example: policydiff corpus status --store plans.store
    """
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.reports.tables.corpus_tables import status_summary

    typer.echo(status_summary(open_store(store), documents=documents))


@app.command()
def link(
    store: Folder,
    pairs: PairRule = "all",
    years: Years = None,
    places: Places = None,
    partners: Partners = 20,
    decisions: Decisions = None,
    weights: LinkWeights = None,
    csv: Csv = None,
    workers: Workers = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    """Find which clauses of the documents correspond, pair by pair.

    It may be interrupted at any moment. Run again, it aligns only the pairs of which a document
    or a decision has changed.

    Example: policydiff corpus link --pairs versions --years 2015-2020 --store plans.store
    """
    from policydiff.stages.align.decisions import rulings_in
    from policydiff.stages.align.learning.weights_file import weights_in
    from policydiff.stages.corpus.linking.link import link_store
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.reports.tables.corpus_tables import (
        decisions_notes,
        linked_summary,
        table_csv,
    )

    where = engine_of(engine, scheduler=scheduler, workers=workers)
    rule, rulings = rule_of(pairs, years=years, places=places), rulings_in(decisions)
    learned = weights_in(weights)
    keep_apart((decisions, weights), (csv,))
    with progress.shown(quiet=quiet) as tell:
        found = link_store(
            store,
            rule=rule,
            engine=where,
            partners=partners,
            rulings=rulings,
            weights=learned,
            tell=tell,
        )
    opened = open_store(store)
    for fault in found.failed:
        warnings.warn(UnreadWarning(fault), stacklevel=1)
    for told in decisions_notes(rulings, found, opened):
        warnings.warn(told, stacklevel=1)
    if csv:
        write(csv, table_csv(opened, "links"), bom=csv != STDOUT)
    say(linked_summary(found), csv, store)


@app.command()
def pair(
    base: Annotated[str, typer.Argument(metavar="BASE", help="Id of the earlier document.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Id of the later document.")],
    store: Folder,
    json: Json = None,
    html: Html = None,
    xlsx: Xlsx = None,
    docx: Word = None,
    lang: Lang = None,
) -> None:
    """Compare two documents of the store.

    The result is that of policydiff compare on their files.

    Example: policydiff corpus pair jiaxing-2010 jiaxing-2019 --store S --html pair.html
    """
    from policydiff.cli.comparison_outputs import write_outputs
    from policydiff.pair_comparison import compare_two
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.reports.text.text_summary import comparison_summary

    keep_apart((), (json, html, xlsx, docx))
    lang, opened = language(lang), open_store(store)
    if base == other:
        raise SettingsError(base, "is given twice", hint="name two documents")
    found = compare_two(opened.plan(base), opened.plan(other))
    write_outputs(found, json=json, html=html, xlsx=xlsx, docx=docx, lang=lang)
    say(comparison_summary(found), json, html, xlsx, docx)


@app.command()
def query(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A clause, or a few words of one.")],
    store: Folder,
    count: Annotated[
        int, typer.Option("-n", "--count", metavar="N", min=1, help="Number of clauses to show.")
    ] = 10,
    csv: Csv = None,
) -> None:
    """Find the clauses nearest to a text.

    Example: policydiff corpus query 新建人才公寓 --store plans.store
    """
    from policydiff.stages.corpus.search.text_search import Searcher
    from policydiff.stages.corpus.store.trigram_index import open_index
    from policydiff.stages.reports.tables.search_tables import nearest_csv, nearest_summary

    keep_apart((), (csv,))
    found = Searcher(open_index(store)).nearest(text, count=count)
    if csv:
        write(csv, nearest_csv(found), bom=csv != STDOUT)
    say(nearest_summary(found), csv)


@app.command()
def sql(
    statement: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the tables.")],
    store: Folder,
    csv: Csv = None,
) -> None:
    """Query the store's tables in SQL.

    The dialect is DuckDB's; docs/store.md lists tables and columns.

    SELECT only: no other file is read, nothing is written, loaded or fetched.

    Example: policydiff corpus sql "SELECT level, count(*) FROM documents GROUP BY 1" --store S
    """
    from policydiff.stages.corpus.store.sql import ask
    from policydiff.stages.corpus.store.store import open_store
    from policydiff.stages.reports.tables.corpus_tables import answer_csv

    keep_apart((), (csv,))
    found = answer_csv(ask(open_store(store), statement))
    write(csv or STDOUT, found, bom=bool(csv) and csv != STDOUT)


for _command in (
    corpus_views.families,
    corpus_views.themes,
    corpus_views.track,
    corpus_views.escalate,
    corpus_views.report,
):
    app.command()(_command)
