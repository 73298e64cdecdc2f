"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

FORMATS = ".txt, .md, .html, .docx or .pdf"
File = Annotated[Path, typer.Argument(metavar="FILE", help=f"A {FORMATS} file.")]
Base = Annotated[Path, typer.Argument(metavar="BASE", help=f"The earlier one: {FORMATS}.")]
Other = Annotated[Path, typer.Argument(metavar="OTHER", help=f"The later one: {FORMATS}.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help=f"Documents: {FORMATS}.")]
Json = Annotated[Path | None, typer.Option(help="Write JSON to this file; - prints it.")]
Html = Annotated[Path | None, typer.Option(help="Write a page to this file.")]
Csv = Annotated[Path | None, typer.Option(help="Write a table to this file.")]
Meta = Annotated[Path | None, typer.Option(help="CSV: corrections of the documents' data.")]
Decisions = Annotated[Path | None, typer.Option(help="CSV base,other,verdict: your own links.")]
Codebook = Annotated[str | None, typer.Option(help="Your themes: a CSV file, or policy-fields.")]
Lang = Annotated[str | None, typer.Option(help="Pages in zh or en; your locale's by default.")]
Indicators = Annotated[
    list[str] | None, typer.Option("--indicator", metavar="TEXT", help="Only names with TEXT in.")
]
Lexicon = Annotated[
    Path | None, typer.Option("--indicators", metavar="FILE.toml", help="Your own indicators.")
]
Verbs = Annotated[
    Path | None, typer.Option("--verbs", metavar="FILE.toml", help="Your own ranks of verbs.")
]
Places = Annotated[
    list[str] | None, typer.Option("--jurisdiction", metavar="TEXT", help="A place's name or code.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
