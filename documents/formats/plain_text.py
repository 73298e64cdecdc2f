"""Read a text file, plain or Markdown, as lines."""

from __future__ import annotations

from policydiff.stages.documents.formats.markdown import (
    find_targets,
    plain_line,
    take_struck,
    without_marks,
)
from policydiff.stages.documents.lines.collector_head import cut_collector_head
from policydiff.stages.documents.lines.furniture import find_bare_numbers, is_page_number
from policydiff.stages.documents.lines.set_text import bars_for_tabs, join_indented
from policydiff.stages.documents.lines.unwrapping import join_wrapped, part_printed
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import (
    Content,
    Reason,
    drop,
    struck_notices,
)


def read_plain(text: str, *, markdown: bool) -> Content:
    """The lines of a text, those of one paragraph joined.

    Args:
        text: The text, with line feeds as the only line ends.
        markdown: Whether marks of Markdown are no text.
    """
    shown = bars_for_tabs(text.split("\n"))
    numbered = (
        Line(text=line.strip(), number=number) for number, line in enumerate(shown, start=1)
    )
    head, rest = cut_collector_head([line for line in numbered if line.text])
    filled = part_printed(rest)
    numbers = tuple(line for line in filled if is_page_number(line.text))
    lines = tuple(line for line in filled if not is_page_number(line.text))
    lines, struck = take_struck(lines) if markdown else (lines, ())
    lines, notes = without_marks(lines) if markdown else (lines, ())
    joined = join_wrapped(lines)
    if joined == lines and not markdown:
        joined = join_indented(lines, [shown[line.number - 1] for line in lines])
    if len(joined) < len(lines) and (bare := find_bare_numbers(lines)):
        numbers, pages = (*numbers, *bare), {line.number for line in bare}
        joined = join_wrapped([line for line in lines if line.number not in pages])
    gone = drop(struck, Reason.STRUCK)
    dropped = (*drop(numbers, Reason.RUNNING), *drop(notes, Reason.NOTE), *gone)
    warnings = struck_notices(gone)
    if markdown:
        dropped = (*dropped, *drop(find_targets((*head, *rest)), Reason.MARKUP))
    return Content(lines=joined, dropped=dropped, data=_data(head), warnings=warnings, source=text)


def _data(head: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a head without marks; a rule stays, so that no line is lost."""
    return tuple(Line(text=plain_line(line.text) or line.text, number=line.number) for line in head)
