"""Write a comparison to the files asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.console import STDOUT, write

if TYPE_CHECKING:
    from policydiff.stages.compare import Comparison


def write_outputs(
    found: Comparison,
    *,
    json: Path | None = None,
    csv: Path | None = None,
    html: Path | None = None,
    xlsx: Path | None = None,
    docx: Path | None = None,
    lang: str,
) -> None:
    """Write a comparison, or an annex check, to the files asked for.

    Args:
        found: What is written.
        json: As JSON; "-" prints it.
        csv: The typed changes inside corresponding clauses, one a row; "-" prints them.
        html: As one page.
        xlsx: As a workbook.
        docx: As a memo of one page and a 修改对照表, which are in Chinese whatever `lang` says.
        lang: Language of page and workbook.

    Raises:
        OutputError: A file cannot be written.
    """
    if json:
        from policydiff.stages.reports.json.json_format import comparison_json

        write(json, comparison_json(found))
    if csv:
        from policydiff.stages.reports.tables.csv_format import clause_changes_csv

        write(csv, clause_changes_csv((found,)), bom=csv != STDOUT)
    if html:
        from policydiff.stages.reports.html.single_pages import write_comparison_page

        write_comparison_page(html, found, lang=lang)
    if xlsx:
        from policydiff.stages.reports.tables.workbook import write_workbook

        write_workbook(xlsx, (found,), (found.base, found.other), lang=lang)
    if docx:
        from policydiff import __version__
        from policydiff.stages.reports.word.docx_files import write_comparison_docx

        write_comparison_docx(docx, found, version=__version__)
