"""Read pages that are pictures: their lines and tables, as they are recognised on this machine."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw as pdfium

from policydiff.stages.documents.formats.pdf.pdf_columns import Piece, order_columns
from policydiff.stages.documents.formats.pdf.pdf_page import (
    NO_TABLES,
    OpenTables,
    PageText,
    in_tables,
    printed_lines,
)
from policydiff.stages.documents.formats.pdf.pdf_rotation import Box
from policydiff.stages.documents.formats.pdf.pdf_rows import stand_beside
from policydiff.stages.documents.formats.pdf.pdf_tables import PageTable, Rule, tables_between
from policydiff.stages.documents.formats.pdf.pdf_unruled import find_unruled_tables
from policydiff.stages.documents.formats.pdf.pdf_unruled_rows import Run, join_runs
from policydiff.stages.documents.formats.recognition.line_cache import recall
from policydiff.stages.documents.formats.recognition.recognised_lines import (
    RecognisedLine,
    RecognisedPage,
)
from policydiff.stages.documents.formats.recognition.recogniser import (
    can_recognise,
    engine_name,
    recognise,
)
from policydiff.stages.documents.model.removed_lines import Recognised

_SCALE = 2.0  # pixels a point: 144 dots an inch; more took longer and read no better
_MOST_PIXELS = 40_000_000  # of a page; a larger one is drawn smaller
_ROOM = 0.17  # of a line's height: the room around its characters

__all__ = ["can_recognise", "is_drawn", "read_scan"]


def is_drawn(page: pypdfium2.PdfPage) -> bool:
    """Whether anything stands on a page, as a picture does."""
    return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)


def read_scan(page: pypdfium2.PdfPage, number: int, *, before: OpenTables = NO_TABLES) -> PageText:
    """The lines that are recognised on a page, in reading order; none where it has no text.

    Args:
        page: The page.
        number: Its number.
        before: The columns of the tables that the page before ended with.
    """
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    recognised = recall(page.render(scale=scale).to_numpy(), engine_name(), recognise)
    lines = recognised.lines
    runs = [_as_run(line, scale) for line in lines]
    ruled = _ruled_tables(recognised, runs, scale, before=before.edges)
    outside = [run for run in runs if not any(_holds(table, run) for table in ruled)]
    found = find_unruled_tables(outside, before=before.unruled)
    tables = (*ruled, *found.tables)
    layout = order_columns(list(in_tables(tables, _pieces(runs))))
    return PageText(
        lines=tuple(printed_lines(layout.placed, tables, number)),
        characters=sum(len(line.text) for line in lines),
        unknown=0,
        aside=layout.doubtful,
        cells=sum(row.count("|") for table in tables for row in table.rows),
        source="\n".join(line.text for line in lines),
        recognised=tuple(
            Recognised(page=number, text=line.text, confidence=round(line.confidence, 3))
            for line in lines
        ),
        open=OpenTables(unruled=found.open, edges=ruled[-1].edges if ruled else ()),
    )


def _ruled_tables(
    page: RecognisedPage, runs: Sequence[Run], scale: float, *, before: Sequence[float]
) -> tuple[PageTable, ...]:
    """The tables between the rules that are drawn on a picture."""
    level = [Rule(-r.at / scale, r.first / scale, r.last / scale) for r in page.rules.level]
    upright = [Rule(r.at / scale, -r.last / scale, -r.first / scale) for r in page.rules.upright]

    def text_in(box: Box) -> str:
        return join_runs([run for run in runs if _stands_in(box, run)])

    return tables_between(level, upright, text_in, before=before)


def _stands_in(box: Box, run: Run) -> bool:
    middle = (run.box.left + run.box.right) / 2
    return box.left <= middle <= box.right and box.bottom <= run.middle <= box.top


def _holds(table: PageTable, run: Run) -> bool:
    return table.holds((run.box.left + run.box.right) / 2, run.middle)


def _as_run(line: RecognisedLine, scale: float) -> Run:
    """A line in points, as tall as its characters; y grows upwards."""
    room = _ROOM * (line.bottom - line.top)
    bottom, top = -(line.bottom - room) / scale, -(line.top + room) / scale
    return Run(line.text, Box((line.left + room) / scale, bottom, (line.right - room) / scale, top))


def _pieces(runs: Sequence[Run]) -> list[Piece]:
    """The lines from the top down, those beside each other as pieces of one."""
    rows = list[list[Run]]()
    for run in sorted(runs, key=lambda run: -run.middle):
        if rows and stand_beside(rows[-1][0].box, run.box):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [
        Piece(
            text=run.text,
            left=run.box.left,
            bottom=run.box.bottom,
            right=run.box.right,
            top=run.box.top,
            line=index,
        )
        for index, row in enumerate(rows)
        for run in sorted(row, key=lambda run: run.box.left)
    ]
