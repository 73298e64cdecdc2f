"""What a comparison is written as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.console import write

if TYPE_CHECKING:
    from compare import Comparison


def write_outputs(
    found: Comparison, *, json: Path | None, html: Path | None, xlsx: Path | None, lang: str
) -> None:
    """The JSON, the page and the workbook that were asked for."""
    from reports.contract import comparison_json

    if json:
        write(json, comparison_json(found))
    if html:
        from reports.pages import write_comparison_page

        write_comparison_page(html, found, lang=lang)
    if xlsx:
        from reports.workbook import write_workbook

        write_workbook(xlsx, (found,), (found.base, found.other))
