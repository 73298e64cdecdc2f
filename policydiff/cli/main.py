"""The command line: arguments in, one function of the API, results out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from policydiff import __version__, api
from policydiff.cli.comparison_outputs import write_outputs
from policydiff.cli.console import Commands, keep_apart, language, run_app, say, write
from policydiff.cli.learn_command import learn
from policydiff.cli.options import (
    Base,
    ChangesCsv,
    Codebook,
    Csv,
    Decisions,
    Denominators,
    File,
    Files,
    Html,
    Indicators,
    Json,
    Lang,
    Lexicon,
    LinkWeights,
    Meta,
    Other,
    Places,
    PresenceCsv,
    Quiet,
    Verbs,
    Word,
    Xlsx,
    reads_many,
    reads_one,
)
from policydiff.cli.report_command import report
from policydiff.cli.stopping import stopped_like_ctrl_c
from policydiff.reading import USUAL, ReadOptions
from policydiff.stages.support import progress

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,  # help in 0.1 s instead of 0.3 s
    pretty_exceptions_enable=False,
)


def run(argv: Sequence[str] | None = None) -> None:
    """Run the command line; leave with 0 done, 1 differences (--exit-code), 2 an error."""
    with stopped_like_ctrl_c() as stop:
        run_app(app, argv, stop)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault of the program.")
    ] = False,
) -> None:
    """Compare Chinese government plans: clauses, targets, themes, and what changed."""
    context.obj.debug = debug
    if version:
        typer.echo(f"policydiff {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
@reads_one
def read(
    file: File,
    json: Json = None,
    html: Html = None,
    meta: Meta = None,
    lexicon: Lexicon = None,
    lang: Lang = None,
    reading: ReadOptions = USUAL,
) -> None:
    """Read one document: outline, clauses, bodies and targets.

    Example: policydiff read fixtures/nanhu-2023.txt --html nanhu.html
    """
    from policydiff.stages.compare.findings.document_profile import make_card
    from policydiff.stages.reports.json.json_format import plan_json
    from policydiff.stages.reports.text.text_summary import plan_summary

    keep_apart((file, meta, lexicon), (json, html))
    lang = language(lang)
    plan = api.read(file, meta=meta, lexicon=lexicon, reading=reading)
    card = make_card(plan)
    if json:
        write(json, plan_json(plan, card))
    if html:
        from policydiff.stages.reports.html.single_pages import write_document_page

        write_document_page(html, plan, card=card, lang=lang)
    say(plan_summary(plan, lang=lang), json, html)


@app.command()
@reads_one
def compare(
    base: Base,
    other: Other,
    json: Json = None,
    csv: ChangesCsv = None,
    html: Html = None,
    xlsx: Xlsx = None,
    docx: Word = None,
    meta: Meta = None,
    lexicon: Lexicon = None,
    decisions: Decisions = None,
    weights: LinkWeights = None,
    verbs: Verbs = None,
    denominators: Denominators = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with status 1 if the documents differ.")
    ] = False,
    lang: Lang = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Compare two documents, clause by clause.

    It tells which clauses correspond and what became of each target.

    Example: policydiff compare fixtures/jiaxing-2010.txt fixtures/jiaxing-2019.txt --html out.html
    """
    from policydiff.stages.reports.text.text_summary import comparison_summary, differ

    inputs = (base, other, meta, lexicon, decisions, weights, verbs, denominators)
    keep_apart(inputs, (json, csv, html, xlsx, docx))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.compare(
            base,
            other,
            meta=meta,
            lexicon=lexicon,
            decisions=decisions,
            weights=weights,
            verbs=verbs,
            denominators=denominators,
            reading=reading,
            tell=tell,
        )
        write_outputs(found, json=json, csv=csv, html=html, xlsx=xlsx, docx=docx, lang=lang)
    say(comparison_summary(found), json, csv, html, xlsx, docx)
    if exit_code and differ(found):
        raise typer.Exit(1)


@app.command()
@reads_one
def annex(
    file: File,
    json: Json = None,
    html: Html = None,
    meta: Meta = None,
    lexicon: Lexicon = None,
    decisions: Decisions = None,
    weights: LinkWeights = None,
    verbs: Verbs = None,
    lang: Lang = None,
    reading: ReadOptions = USUAL,
) -> None:
    """Check a plan's main text against its own task list.

    The list may be a responsibility list or a task table in the annex.

    Example: policydiff annex fixtures/nanhu-2023.txt --html annex.html
    """
    from policydiff.stages.reports.text.text_summary import annex_summary

    keep_apart((file, meta, lexicon, decisions, weights, verbs), (json, html))
    lang = language(lang)
    found = api.annex(
        file,
        meta=meta,
        lexicon=lexicon,
        decisions=decisions,
        weights=weights,
        verbs=verbs,
        reading=reading,
    )
    write_outputs(found, json=json, html=html, lang=lang)
    say(annex_summary(found), json, html)


@app.command()
@reads_many
def themes(
    files: Files,
    json: Json = None,
    codebook: Codebook = None,
    meta: Meta = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Find the themes that several documents share.

    Example: policydiff themes fixtures/*.txt --codebook policy-fields --json themes.json
    """
    from policydiff.stages.compare.findings.document_profile import make_cards
    from policydiff.stages.reports.json.json_format import themes_json
    from policydiff.stages.reports.text.text_summary import themes_summary

    keep_apart((*files, meta, codebook), (json,))
    with progress.shown(quiet=quiet) as tell:
        found = api.themes(files, codebook=codebook, meta=meta, reading=reading, tell=tell)
    if json:
        write(json, themes_json(found, make_cards(found.plans)))
    say(themes_summary(found), json)


@app.command()
@reads_many
def track(
    files: Files,
    csv: Csv = None,
    html: Html = None,
    presence: PresenceCsv = None,
    indicator: Indicators = None,
    jurisdiction: Places = None,
    meta: Meta = None,
    lexicon: Lexicon = None,
    lang: Lang = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Follow every target over places and years.

    A series is one indicator in one place; each target of it is a point with its source.

    Example: policydiff track fixtures/*.txt --csv series.csv --html series.html
    """
    from policydiff.stages.reports.html.single_pages import write_track_page
    from policydiff.stages.reports.tables.csv_format import presence_csv, series_csv
    from policydiff.stages.reports.text.series_summary import track_summary

    keep_apart((*files, meta, lexicon), (csv, html, presence))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.track(
            files,
            indicators=indicator or (),
            jurisdictions=jurisdiction or (),
            meta=meta,
            lexicon=lexicon,
            reading=reading,
            tell=tell,
        )
    if csv:
        write(csv, series_csv(found), bom=True)
    if html:
        write_track_page(html, found, lang=lang)
    if presence:
        write(presence, presence_csv(api.presence(found)), bom=True)
    say(track_summary(found), csv, html, presence)


@app.command()
@reads_many
def escalate(
    files: Files,
    csv: Csv = None,
    html: Html = None,
    json: Json = None,
    presence: PresenceCsv = None,
    indicator: Indicators = None,
    meta: Meta = None,
    lexicon: Lexicon = None,
    lang: Lang = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Follow targets down the levels of government (层层加码).

    It shows the step of each target from one level to the next, from the country to the county.

    Example: policydiff escalate national-2025.txt provinces-2025/*.docx --html steps.html
    """
    from policydiff.stages.compare.findings.document_profile import make_cards
    from policydiff.stages.reports.html.single_pages import write_escalation_page
    from policydiff.stages.reports.json.escalation_json import escalation_json
    from policydiff.stages.reports.tables.csv_format import escalation_csv, presence_csv
    from policydiff.stages.reports.text.series_summary import escalation_summary

    keep_apart((*files, meta, lexicon), (csv, html, json, presence))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.escalate(
            files,
            indicators=indicator or (),
            meta=meta,
            lexicon=lexicon,
            reading=reading,
            tell=tell,
        )
    if csv:
        write(csv, escalation_csv(found), bom=True)
    if json:
        write(json, escalation_json(found, make_cards(found.plans)))
    if html:
        write_escalation_page(html, found, lang=lang)
    if presence:
        write(presence, presence_csv(api.presence(found)), bom=True)
    say(escalation_summary(found), csv, html, json, presence)


@app.command()
@reads_many
def highlights(
    files: Files,
    json: Json = None,
    meta: Meta = None,
    lexicon: Lexicon = None,
    decisions: Decisions = None,
    weights: LinkWeights = None,
    verbs: Verbs = None,
    lang: Lang = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Print what a reader of several documents should know first.

    Each sentence stands with the passages that it rests on.

    Example: policydiff highlights fixtures/*.txt --json highlights.json
    """
    from policydiff.stages.reports.json.highlights_json import highlights_json
    from policydiff.stages.reports.text.highlights_summary import highlights_summary

    keep_apart((*files, meta, lexicon, decisions, weights, verbs), (json,))
    lang = language(lang)
    with progress.shown(quiet=quiet) as tell:
        found = api.highlights(
            files,
            meta=meta,
            lexicon=lexicon,
            decisions=decisions,
            weights=weights,
            verbs=verbs,
            reading=reading,
            tell=tell,
        )
    if json:
        write(json, highlights_json(found))
    say(highlights_summary(found, lang=lang), json)


app.command()(report)
app.command()(learn)


@app.command(
    context_settings={
        **{"allow_extra_args": True, "ignore_unknown_options": True},
        "allow_interspersed_args": False,
    },
    add_help_option=False,
)
def corpus(context: typer.Context) -> None:
    """Keep many documents in a store and query all of them.

    Its own commands are listed by policydiff corpus --help.

    Example: policydiff corpus add plans/ --store plans.store
    """
    from policydiff.cli.corpus_commands import run_corpus  # its commands would slow down all others

    raise typer.Exit(run_corpus(context.args))
