"""Arguments and options that several commands take."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, get_type_hints

import typer

from policydiff.cli.console import a_file
from policydiff.reading import ReadOptions
from policydiff.stages.support.limits import read_limits

FORMATS = ".txt, .md, .html, .docx, .pdf or .xlsx"
File = Annotated[Path, typer.Argument(metavar="FILE", help=f"The document: {FORMATS}.")]
Base = Annotated[Path, typer.Argument(metavar="BASE", help=f"The earlier document: {FORMATS}.")]
Other = Annotated[Path, typer.Argument(metavar="OTHER", help=f"The later document: {FORMATS}.")]
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...",
        help="The documents, folders of them, or .zip archives.",
    ),
]
Json = Annotated[
    Path | None,
    typer.Option(metavar="PATH", help="Write the result as JSON to this file; - prints it."),
]
Html = Annotated[
    Path | None,
    typer.Option(metavar="PATH", callback=a_file, help="Write the result as one HTML page."),
]
Csv = Annotated[
    Path | None,
    typer.Option(metavar="PATH", help="Write the table as CSV to this file; - prints it."),
]
ChangesCsv = Annotated[
    Path | None,
    typer.Option(
        "--csv",
        metavar="PATH",
        help="Write the changes inside clauses as CSV, one a row; - prints it.",
    ),
]
PresenceCsv = Annotated[
    Path | None,
    typer.Option(
        "--presence",
        metavar="PATH",
        help="Write as CSV where each indicator stands and where not; - prints it.",
    ),
]
Xlsx = Annotated[
    Path | None,
    typer.Option(metavar="PATH", callback=a_file, help="Write the result as an Excel workbook."),
]
Word = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        callback=a_file,
        help="Write a Word file; it is in Chinese whatever --lang says.",
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="FOLDER",
        help="Folder for the report; an earlier report in it is replaced.",
    ),
]
Meta = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv", help="Table of corrections to titles, places, dates and so on."
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv", help="Your verdicts on pairs of clauses: base, other, verdict."
    ),
]
LinkWeights = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        metavar="FILE.json",
        help="Weights of links that policydiff learn has written.",
    ),
]
Codebook = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Use the built-in codebook policy-fields or your own CSV file."
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(metavar="LANG", help="Language of the pages, zh or en; by default your locale's."),
]
Indicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="TEXT",
        help="Show only indicators with TEXT in their name; repeatable.",
    ),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        "--indicators",
        metavar="FILE.toml",
        help="Your own names of indicators, which override the built-in ones.",
    ),
]
Verbs = Annotated[
    Path | None,
    typer.Option(
        "--verbs",
        metavar="FILE.toml",
        help="Your own ranking of verbs, which overrides the built-in one.",
    ),
]
Denominators = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv",
        help="Table of populations and the like, to divide volumes by.",
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--jurisdiction",
        metavar="TEXT",
        help="Show only places with TEXT in their name, or this code; repeatable.",
    ),
]
Docx = Annotated[
    bool,
    typer.Option(
        "--docx", help="Also write Word files, which are in Chinese whatever --lang says."
    ),
]
JsonFiles = Annotated[
    bool,
    typer.Option("--json-files", help="Also write a JSON file for each document and each pair."),
]
Pairs = Annotated[
    list[str] | None,
    typer.Option(
        "--pair",
        metavar="BASE=OTHER",
        help="Give a sheet and Word file only to this pair; repeatable.",
    ),
]
OneLanguage = Annotated[
    bool,
    typer.Option("--one-language", help="Leave out the pages in the other language."),
]
Compared = Annotated[
    str,
    typer.Option(
        "--pairs",
        metavar="WHICH",
        help="Pairs to compare: all, adjacent, versions or levels.",
    ),
]
NoPairs = Annotated[
    bool,
    typer.Option("--no-pairs", help="Compare no pairs: themes, series and levels only."),
]
Bundle = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.zip",
        callback=a_file,
        help="Also write a ZIP of inputs and report that can repeat the run.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Do not show progress.")]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=VALUE",
        help="Raise a size limit, such as pages=9000; the manual lists them.",
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Stop at the first file that cannot be read; otherwise skip it."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Number of worker processes; by default one per core for large jobs.",
    ),
]
_ONE = {"limit": (Limit, None)}
_MANY = {**_ONE, "strict": (Strict, False), "jobs": (Jobs, None)}


def reads_one(command: Callable[..., None]) -> Callable[..., None]:
    """The command with `--limit`, which reaches it as its argument `reading`."""
    return _with_options(command, _ONE)


def reads_many(command: Callable[..., None]) -> Callable[..., None]:
    """The command with `--limit`, `--strict` and `--jobs`, as its argument `reading`."""
    return _with_options(command, _MANY)


def _with_options(
    command: Callable[..., None], options: Mapping[str, tuple[object, object]]
) -> Callable[..., None]:
    @functools.wraps(command)
    def wrapped(**arguments: object) -> None:
        stated = {name: arguments.pop(name) for name in options}
        limits = read_limits(stated.pop("limit") or ())  # type: ignore[arg-type]  # typer checked
        command(reading=ReadOptions(limits=limits, **stated), **arguments)  # type: ignore[arg-type]

    signature = inspect.signature(command)
    own = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=usual, annotation=kind)
        for name, (kind, usual) in options.items()
    ]
    hints = get_type_hints(command, include_extras=True)
    del hints["reading"]
    parameters = signature.parameters
    kept = [
        parameters[name].replace(annotation=kind)
        for name, kind in hints.items()
        if name in parameters
    ]
    wrapped.__annotations__ = {**hints, **{name: kind for name, (kind, _) in options.items()}}
    vars(wrapped)["__signature__"] = signature.replace(parameters=[*kept, *own])
    return wrapped
