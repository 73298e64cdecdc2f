"""The command line: arguments in, one function of the API, results out."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from documents import PolicyDiffError
from policydiff import __version__, api, progress
from policydiff.console import fail, keep_apart, language, note, say, unwritable, use_utf8, write
from policydiff.options import (
    Base,
    Codebook,
    Csv,
    Decisions,
    File,
    Files,
    Html,
    Indicators,
    Json,
    Lang,
    Lexicon,
    Meta,
    Other,
    Places,
    Quiet,
    Verbs,
)
from policydiff.outputs import write_outputs

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # help in 0.1 s instead of 0.3 s
    pretty_exceptions_enable=False,
)


def run(argv: Sequence[str] | None = None) -> None:
    """Run the command line; leave with 0 done, 1 differences (--exit-code), 2 an error."""
    use_utf8(sys.stdout, sys.stderr)
    # one thread for numpy's small products: more of them spin, and may round otherwise elsewhere
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        with warnings.catch_warnings():
            warnings.showwarning = note
            # typer expands * on Windows only where it takes the arguments itself
            arguments = None if argv is None else list(argv)
            status = app(arguments, prog_name="policydiff", standalone_mode=False)
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: policydiff read FILE | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        fail(str(unwritable(error)))
    except PolicyDiffError as error:
        fail(str(error))
    except typer.TyperException as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "policydiff")
        message = error.format_message().rstrip(".")
        fail(f"{command}: {message} (see {command} --help)")
    except (KeyboardInterrupt, typer.Abort):
        fail("stopped by the keyboard; nothing was left half-written", status=130)
    raise SystemExit(status if isinstance(status, int) else 0)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Compare Chinese government plans: clauses, targets, themes, and what changed."""
    if version:
        typer.echo(f"policydiff {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def read(file: File, json: Json = None, meta: Meta = None, indicators: Lexicon = None) -> None:
    """Read one document: outline, clauses, responsible bodies, targets.

    Example: policydiff read fixtures/nanhu-2023.txt --json nanhu.json
    """
    from reports.contract import plan_json
    from reports.summary import plan_summary

    keep_apart((file, meta, indicators), (json,))
    plan = api.read(file, meta=meta, lexicon=indicators)
    if json:
        write(json, plan_json(plan))
    say(plan_summary(plan), unless=json)


@app.command()
def compare(
    base: Base,
    other: Other,
    json: Json = None,
    html: Html = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook to this file.")] = None,
    docx: Annotated[Path | None, typer.Option(help="Write a Word file, in Chinese.")] = None,
    meta: Meta = None,
    indicators: Lexicon = None,
    decisions: Decisions = None,
    verbs: Verbs = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="1 where they differ.")] = False,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Compare two documents: clauses that correspond, what became of the targets.

    Example: policydiff compare fixtures/jiaxing-2010.txt fixtures/jiaxing-2019.txt --html out.html
    """
    from reports.summary import comparison_summary, differ

    keep_apart((base, other, meta, indicators, decisions, verbs), (json, html, xlsx, docx))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.compare(
            base,
            other,
            meta=meta,
            lexicon=indicators,
            decisions=decisions,
            verbs=verbs,
            tell=tell,
        )
        write_outputs(found, json=json, html=html, xlsx=xlsx, docx=docx, lang=lang)
    say(comparison_summary(found), unless=json)
    if exit_code and differ(found):
        raise typer.Exit(1)


@app.command()
def annex(
    file: File,
    json: Json = None,
    html: Html = None,
    meta: Meta = None,
    decisions: Decisions = None,
    verbs: Verbs = None,
    lang: Lang = None,
) -> None:
    """Check a document's main text against its own responsibility list or task table.

    Example: policydiff annex fixtures/nanhu-2023.txt --html annex.html
    """
    from reports.summary import annex_summary

    keep_apart((file, meta, decisions, verbs), (json, html))
    lang = language(lang)
    found = api.annex(file, meta=meta, decisions=decisions, verbs=verbs)
    write_outputs(found, json=json, html=html, lang=lang)
    say(annex_summary(found), unless=json)


@app.command()
def themes(
    files: Files,
    json: Json = None,
    codebook: Codebook = None,
    meta: Meta = None,
    quiet: Quiet = False,
) -> None:
    """Find the themes that documents share.

    Example: policydiff themes fixtures/*.txt --codebook policy-fields --json themes.json
    """
    from reports.contract import themes_json
    from reports.summary import themes_summary

    keep_apart((*files, meta, codebook), (json,))
    with progress.shown(quiet=quiet) as tell:
        found = api.themes(files, codebook=codebook, meta=meta, tell=tell)
    if json:
        write(json, themes_json(found))
    say(themes_summary(found), unless=json)


@app.command()
def track(
    files: Files,
    csv: Csv = None,
    html: Html = None,
    indicator: Indicators = None,
    jurisdiction: Places = None,
    meta: Meta = None,
    indicators: Lexicon = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Follow every target of many documents: indicator × jurisdiction × year.

    --indicator and --jurisdiction may be given several times.

    Example: policydiff track fixtures/*.txt --csv series.csv --html series.html
    """
    from reports.pages import write_track_page
    from reports.summary import track_summary
    from reports.tables import series_csv

    keep_apart((*files, meta, indicators), (csv, html))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.track(
            files,
            indicators=indicator or (),
            jurisdictions=jurisdiction or (),
            meta=meta,
            lexicon=indicators,
            tell=tell,
        )
    if csv:
        write(csv, series_csv(found), bom=True)
    if html:
        write_track_page(html, found, lang=lang)
    say(track_summary(found), unless=csv)


@app.command()
def escalate(
    files: Files,
    csv: Csv = None,
    html: Html = None,
    json: Json = None,
    indicator: Indicators = None,
    meta: Meta = None,
    indicators: Lexicon = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Follow targets from the country down to the county (层层加码): the step at every level.

    Example: policydiff escalate national-2025.txt provinces-2025/*.docx --html steps.html
    """
    from reports.escalation_json import escalation_json
    from reports.pages import write_escalation_page
    from reports.summary import escalation_summary
    from reports.tables import escalation_csv

    keep_apart((*files, meta, indicators), (csv, html, json))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.escalate(
            files, indicators=indicator or (), meta=meta, lexicon=indicators, tell=tell
        )
    if csv:
        write(csv, escalation_csv(found), bom=True)
    if json:
        write(json, escalation_json(found))
    if html:
        write_escalation_page(html, found, lang=lang)
    say(escalation_summary(found), unless=json if csv is None else csv)


@app.command()
def report(
    files: Files,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder for the report.")],
    meta: Meta = None,
    indicators: Lexicon = None,
    decisions: Decisions = None,
    codebook: Codebook = None,
    verbs: Verbs = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Write the whole report on several documents: linked pages, tables, a workbook.

    Example: policydiff report fixtures/*.txt -o report
    """
    with progress.shown(quiet=quiet) as tell:
        index = api.report(
            files,
            output,
            meta=meta,
            lexicon=indicators,
            decisions=decisions,
            codebook=codebook,
            verbs=verbs,
            lang=language(lang),
            tell=tell,
        )
    typer.echo(f"The report is in {index}")
