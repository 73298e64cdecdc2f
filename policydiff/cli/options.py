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
from policydiff.stages.documents.model.limits import read_limits

FORMATS = ".txt, .md, .html, .docx or .pdf"
File = Annotated[Path, typer.Argument(metavar="FILE", help=f"A {FORMATS} file.")]
Base = Annotated[Path, typer.Argument(metavar="BASE", help=f"The earlier one: {FORMATS}.")]
Other = Annotated[Path, typer.Argument(metavar="OTHER", help=f"The later one: {FORMATS}.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help=f"Documents: {FORMATS}.")]
Json = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Write JSON to this file; - prints it.")
]
Html = Annotated[
    Path | None, typer.Option(metavar="PATH", callback=a_file, help="Write a page to this file.")
]
Csv = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Write a table to this file; - prints it.")
]
Xlsx = Annotated[
    Path | None,
    typer.Option(metavar="PATH", callback=a_file, help="Write a workbook to this file."),
]
Word = Annotated[
    Path | None,
    typer.Option(metavar="PATH", callback=a_file, help="Write a Word file, in Chinese."),
]
Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="The folder for the report.")
]
Meta = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="Your corrections of the documents' data."),
]
Decisions = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="Your own links: columns base, other, verdict."),
]
Codebook = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Themes of policy-fields, or of your FILE.csv."),
]
Lang = Annotated[
    str | None,
    typer.Option(metavar="LANG", help="Pages in zh or en; your locale's by default."),
]
Indicators = Annotated[
    list[str] | None, typer.Option("--indicator", metavar="TEXT", help="Only names with TEXT in.")
]
Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", "--indicators", metavar="FILE.toml", help="Your own indicators."),
]
Verbs = Annotated[
    Path | None, typer.Option("--verbs", metavar="FILE.toml", help="Your own ranks of verbs.")
]
Places = Annotated[
    list[str] | None, typer.Option("--jurisdiction", metavar="TEXT", help="A place's name or code.")
]
Docx = Annotated[bool, typer.Option("--docx", help="Add Word files, in Chinese.")]
JsonFiles = Annotated[bool, typer.Option("--json-files", help="Add the JSON of all.")]
Pairs = Annotated[
    list[str] | None,
    typer.Option("--pair", metavar="BASE=OTHER", help="Sheets for these pairs only."),
]
Bundle = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.zip", callback=a_file, help="Write inputs and report, to be repeated."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
Limit = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=VALUE", help="Allow more: pages=9000. See the manual."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at a file that cannot be read.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="N", min=1, help="Processes at work; by default a core each for much."
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
