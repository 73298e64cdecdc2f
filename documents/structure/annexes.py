"""Find the annexes of a document: their markers, what announces them, their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policydiff.stages.documents.lines.furniture import is_contact, is_date, is_organ
from policydiff.stages.documents.lines.labels import find_label
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.structure.head_lines import is_text
from policydiff.stages.documents.structure.text_tables import classify_column
from policydiff.stages.documents.structure.titles import LONGEST_TITLE
from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.support.text import fold_width

_NUMBERED = re.compile(r"\d{1,2}\s*[.、]")
_MARKS = tuple("。;!?:,、")
_FRAME = Expressions("document_frame")


def split_annexes(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The main text, then each annex from its marker on."""
    starts = _annex_starts(lines)
    bounds = [0, *starts, len(lines)]
    return [tuple(lines[a:b]) for a, b in pairwise(bounds)]


def without_announcements(
    segments: list[tuple[Line, ...]],
) -> tuple[list[tuple[Line, ...]], tuple[Line, ...]]:
    """Segments without those that only list the annexes to come, and the lines of these."""
    lists = [segment for segment in segments[1:-1] if _only_announces(segment, len(segment))]
    if len(segments) > 1 and _only_announces(segments[-1], _tail_start(segments[-1])):
        lists.append(segments[-1])  # the names of annexes that stand in files of their own
    listed = set(map(id, lists))
    kept = [segment for segment in segments if id(segment) not in listed]
    return kept, tuple(line for segment in lists for line in segment)


def _only_announces(segment: Sequence[Line], end: int) -> bool:
    return end > 1 and all(announces(segment, i) for i in range(1, end))


def _tail_start(segment: Sequence[Line]) -> int:
    """Where the signature, date and contact begin that end a segment."""
    start = len(segment)
    while start > 1:
        text = segment[start - 1].text
        if not (is_date(text) or is_organ(text) or is_contact(text)):
            break
        start -= 1
    return start


def _annex_starts(lines: Sequence[Line]) -> list[int]:
    """Indices of the marker lines; an annex before any text of the plan is the plan itself."""
    head = (i for i, line in enumerate(lines) if find_label(line.text) or is_text(line.text))
    return [i for i in range(next(head, 0) + 1, len(lines)) if _begins_annex(lines, i)]


def _begins_annex(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a marker, 附件 or 附件1:清单, with its annex below it."""
    if is_marker(lines[index].text):
        return True
    below = lines[index + 1 : index + 4]
    return (
        _is_named(lines[index])
        and any(_is_content(line) for line in below)
        and not any(is_marker(line.text) or _is_named(line) for line in below)
    )


def is_marker(text: str) -> bool:
    """Whether a line is the mark of an annex and nothing else: 附件2."""
    return _FRAME["annex_marker"].fullmatch(fold_width(text)) is not None


def _is_named(line: Line) -> bool:
    plain = fold_width(line.text)
    return len(plain) <= LONGEST_TITLE and _FRAME["annex_named"].match(plain) is not None


def _is_content(line: Line) -> bool:
    return "|" in line.text or is_text(line.text) or find_label(line.text) is not None


def announces(lines: Sequence[Line], index: int) -> bool:
    """Whether a line announces an annex: 附件:责任清单, or 2.任务表 below such a line."""
    plain = fold_width(lines[index].text)
    if _FRAME["annex_named"].match(plain) and len(plain) <= LONGEST_TITLE:
        return index > 0
    if not _NUMBERED.match(plain) or len(plain) > LONGEST_TITLE or plain.endswith("。"):
        return False
    for before in range(index - 1, max(-1, index - 12), -1):
        text = fold_width(lines[before].text)
        if _FRAME["annex_named"].match(text) or is_marker(text):
            return True
        if not _NUMBERED.match(text):
            return False
    return False


def annex_head(annex: Sequence[Line]) -> int:
    """How many lines of an annex are its marker and its title."""
    if not is_marker(annex[0].text) or len(annex) < 3:
        return 1
    title = annex[1].text
    plain = len(title) <= LONGEST_TITLE and not title.endswith(_MARKS) and "|" not in title
    return 2 if plain and find_label(title) is None and classify_column(title) is None else 1


def annex_name(annex: Sequence[Line]) -> str:
    """What an annex is called by its marker: 附件2 of 附件 2:责任清单."""
    plain = fold_width(annex[0].text)
    named = _FRAME["annex_named"].match(plain)
    name = named[0] if named else plain if is_marker(plain) else ""
    return "".join(name.split()).strip(":.、")
