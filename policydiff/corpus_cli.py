"""The commands `policydiff corpus …`: many documents in a store."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from documents import SettingsError
from policydiff import progress
from policydiff.console import STDOUT, say, write
from policydiff.options import FORMATS, Csv, Quiet

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
