"""Restore tables that were saved with one cell a line: their rows become `cell | cell |` again.

Where the lines do not fit the heads they stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.flattened.cells import (
    SENTENCE_ENDS,
    Restored,
    are_parted,
)
from policydiff.stages.documents.structure.flattened.figures import values_at
from policydiff.stages.documents.structure.flattened.headed import headed_at, is_head
from policydiff.stages.documents.structure.flattened.numbered import numbered_at


def restore_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of each table with one cell a line joined to rows."""
    parted, restored, index = are_parted(lines), list[Line](), 0
    while index < len(lines):
        found = _table_at(lines, index, parted=parted)
        restored += found.rows if found else (lines[index],)
        index = found.stop if found else index + 1
    return tuple(restored)


def _table_at(lines: Sequence[Line], start: int, *, parted: bool) -> Restored | None:
    """The table that begins with a line, of several readings the longest one; else None."""
    text, found = lines[start].text, None
    if is_head(text):
        headed = headed_at(lines, start, parted=parted)
        numbered = numbered_at(lines, start, parted=parted)
        found = max(filter(None, (headed, numbered)), key=lambda one: one.stop, default=None)
    if found is None and text[-1:] not in SENTENCE_ENDS:
        return values_at(lines, start)
    return found
